use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest characters of an admin passphrase.
pub const PASSPHRASE_LENGTH: usize = 8;

/// What the admin types to unlock Keywright.
///
/// It cannot be printed, serialised, copied or compared, and is wiped when it is dropped. One
/// letter that two keyboards write in different ways (é) is the same letter.
pub struct AdminPassphrase(Zeroizing<String>);

/// The passphrase has fewer than [`PASSPHRASE_LENGTH`] characters.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the passphrase has fewer than {PASSPHRASE_LENGTH} characters")]
pub struct PassphraseTooShort;

impl AdminPassphrase {
    /// One that was typed to be compared with the one that was chosen.
    pub fn typed(text: Zeroizing<String>) -> Self {
        // Room for every spelling, so that the string never grows and leaves a copy behind.
        const LONGEST_SPELLING: usize = 3;
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * LONGEST_SPELLING));
        normal.extend(text.nfc());
        Self(normal)
    }

    /// One that is being chosen.
    ///
    /// # Errors
    ///
    /// When it is too short.
    pub fn chosen(text: Zeroizing<String>) -> Result<Self, PassphraseTooShort> {
        let chosen = Self::typed(text);
        match chosen.0.chars().count() < PASSPHRASE_LENGTH {
            true => Err(PassphraseTooShort),
            false => Ok(chosen),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
