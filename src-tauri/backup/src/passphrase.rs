use age::secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use zeroize::Zeroizing;

/// A passphrase, exactly as it was typed. It cannot be printed, and is wiped when it is dropped.
///
/// How hard it is to guess is for whoever asks for it to judge.
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes what was typed, which is wiped.
    ///
    /// # Errors
    ///
    /// [`PassphraseError::Empty`].
    pub fn new(typed: Zeroizing<String>) -> Result<Self, PassphraseError> {
        match typed.is_empty() {
            true => Err(PassphraseError::Empty),
            // A box of the right size at once: shrinking a string may leave a copy behind.
            false => Ok(Self(SecretString::from(Box::<str>::from(typed.as_str())))),
        }
    }

    /// The same once more.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// The passphrase itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

/// Why something is no passphrase.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("Enter a passphrase.")]
    Empty,
}
