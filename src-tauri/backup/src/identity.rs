use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::Recipient;

/// What opens backups that were encrypted to its [`Recipient`]: an X25519 identity of `age`,
/// `AGE-SECRET-KEY-1…`. It cannot be printed.
pub struct Identity(x25519::Identity);

impl Identity {
    /// A new one, drawn by `age` from the operating system's generator.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads one that was written down, in capitals or not; blanks around and within it do not
    /// count, for people copy it from paper.
    ///
    /// # Errors
    ///
    /// See [`IdentityError`].
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let mut plain = Zeroizing::new(String::with_capacity(text.len()));
        for character in text.chars().filter(|character| !character.is_whitespace()) {
            plain.push(character.to_ascii_uppercase());
        }
        match plain.as_str() {
            "" => Err(IdentityError::Empty),
            text if text.starts_with("AGE1") => Err(IdentityError::Recipient),
            text => x25519::Identity::from_str(text)
                .map(Self)
                .map_err(|_| IdentityError::Malformed),
        }
    }

    /// To whom backups are encrypted so that this identity opens them.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(self.0.to_public())
    }

    /// The secret itself, `AGE-SECRET-KEY-1…`. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub(crate) fn age(&self) -> &x25519::Identity {
        &self.0
    }
}

/// Why a text is no identity. It never repeats the text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum IdentityError {
    /// Nothing was given.
    #[error("Enter the identity: it begins with AGE-SECRET-KEY-1.")]
    Empty,
    /// It is the public part.
    #[error(
        "This is the public recipient. Enter the secret identity: it begins with AGE-SECRET-KEY-1."
    )]
    Recipient,
    /// A character was changed, or it is something else.
    #[error("This is no identity: compare it with the recovery sheet, character by character.")]
    Malformed,
}
