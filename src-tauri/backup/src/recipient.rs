use std::fmt;
use std::str::FromStr;

use age::x25519;
use thiserror::Error;

/// To whom a backup is encrypted: the public part of an [`crate::Identity`], `age1…`. It is no
/// secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    /// Reads one; blanks around it do not count.
    ///
    /// # Errors
    ///
    /// See [`RecipientError`].
    pub fn parse(text: &str) -> Result<Self, RecipientError> {
        let text = text.trim();
        if text
            .get(..15)
            .is_some_and(|start| start.eq_ignore_ascii_case("AGE-SECRET-KEY-"))
        {
            return Err(RecipientError::Secret);
        }
        x25519::Recipient::from_str(text)
            .map(Self)
            .map_err(|_| RecipientError::Malformed)
    }

    pub(crate) fn of(recipient: x25519::Recipient) -> Self {
        Self(recipient)
    }

    pub(crate) fn age(&self) -> &dyn age::Recipient {
        &self.0
    }
}

/// `age1…`, 62 characters.
impl fmt::Display for Recipient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Recipient({self})")
    }
}

/// Why a text is no recipient. It never repeats the text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum RecipientError {
    /// It is the secret part of one.
    #[error("This is a secret identity. Enter its public recipient: it begins with age1.")]
    Secret,
    /// A character was changed, or it is something else.
    #[error("This is no recipient: it begins with age1 and has 62 characters.")]
    Malformed,
}
