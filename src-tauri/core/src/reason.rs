use thiserror::Error;

use crate::name::is_refused;
use crate::scan::holds_key;

/// The most characters (Unicode scalar values) of a reason.
pub const REASON_LENGTH: usize = 500;

/// Why something was done: one line that a person typed, which the activity keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Trims and checks it.
    ///
    /// # Errors
    ///
    /// See [`ReasonError`].
    pub fn new(typed: &str) -> Result<Self, ReasonError> {
        let reason = typed.trim();
        let length = reason.chars().count();
        match reason {
            "" => Err(ReasonError::Missing),
            _ if length > REASON_LENGTH => Err(ReasonError::TooLong(length)),
            reason if reason.chars().any(is_refused) => Err(ReasonError::Invisible),
            reason if holds_key(reason) => Err(ReasonError::HoldsKey),
            reason => Ok(Self(reason.to_owned())),
        }
    }

    /// As it was typed, trimmed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no reason.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ReasonError {
    /// Nothing was typed.
    #[error("no reason was given")]
    Missing,
    /// More than [`REASON_LENGTH`] characters; this many.
    #[error("a reason has at most {REASON_LENGTH} characters; this one has {0}")]
    TooLong(usize),
    /// It holds control characters, line ends among them, or others that are not seen.
    #[error("the reason holds characters that cannot be seen")]
    Invisible,
    /// It holds a whole access key.
    #[error("the reason holds an access key")]
    HoldsKey,
}
