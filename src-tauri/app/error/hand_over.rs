//! What is said when keys were not handed over, or one was not recovered.

use std::path::Path;

use fluent_bundle::FluentValue;
use keywright_core::{
    HandOverError, IssueError, KeychainError, LockError, REASON_LENGTH, ReasonError, RecoverError,
};
use keywright_exchange::WriteError;
use keywright_safekeeping::{FileError, HandOverFailure};

use super::{CommandError, Doing, ErrorCode, reason};
use crate::texts::text_with;

impl CommandError {
    /// The answer where nothing was handed over.
    pub(crate) fn from_hand_over(failure: &HandOverFailure) -> Self {
        let at = |id, path: &Path| saying(id, &[("path", path.display().to_string().into())]);
        match failure {
            HandOverFailure::File(FileError::Exists(path)) => at("error-hand-over-exists", path),
            HandOverFailure::File(FileError::NoFolder(path)) => {
                at("error-hand-over-no-folder", path)
            }
            HandOverFailure::File(FileError::ReadOnly(path)) => {
                at("error-hand-over-read-only", path)
            }
            HandOverFailure::File(FileError::Full(path)) => at("error-hand-over-full", path),
            HandOverFailure::File(FileError::Disk { path, cause }) => saying(
                "error-hand-over-disk",
                &[
                    ("path", path.display().to_string().into()),
                    ("reason", reason(cause)),
                ],
            ),
            HandOverFailure::Keys(HandOverError::NoCopy) => {
                Self::saying(ErrorCode::NoCopy, "error-hand-over-no-copy")
            }
            HandOverFailure::Keys(HandOverError::Stopped) => {
                Self::saying(ErrorCode::WorkStopped, "error-hand-over-stopped")
            }
            HandOverFailure::Keys(HandOverError::Issue(error)) => {
                Self::new(Doing::HandingOver, error.clone())
            }
            HandOverFailure::Write(WriteError::NoRecipients | WriteError::TooManyRecipients(_)) => {
                Self::saying(ErrorCode::RecipientInvalid, "error-letter-one-recipient")
            }
            HandOverFailure::Write(WriteError::Formula(name)) => saying(
                "error-hand-over-formula",
                &[("name", name.as_str().to_owned().into())],
            ),
            HandOverFailure::Write(error) => {
                saying("error-hand-over-unwritable", &[("reason", reason(error))])
            }
            HandOverFailure::NotProven => saying("error-hand-over-not-proven", &[]),
        }
    }

    /// The answer for a reason that is none.
    pub(crate) fn from_reason(error: ReasonError) -> Self {
        match error {
            ReasonError::Missing => Self::saying(ErrorCode::ReasonMissing, "error-reason-missing"),
            ReasonError::TooLong(length) => Self {
                code: ErrorCode::ReasonInvalid,
                message: text_with(
                    "error-reason-long",
                    &[("most", REASON_LENGTH.into()), ("length", length.into())],
                ),
            },
            ReasonError::Invisible => {
                Self::saying(ErrorCode::ReasonInvalid, "error-reason-invisible")
            }
            ReasonError::HoldsKey => Self::saying(ErrorCode::ReasonInvalid, "error-holds-key"),
        }
    }

    /// The answer where a key was not recovered.
    pub(crate) fn from_recovering(error: &RecoverError) -> Self {
        match error {
            RecoverError::RuledOut => {
                Self::saying(ErrorCode::RecoveryRuledOut, "error-recovery-ruled-out")
            }
            RecoverError::NotSet => {
                Self::saying(ErrorCode::PassphraseNotSet, "error-passphrase-not-set")
            }
            RecoverError::NoCopy => Self::saying(ErrorCode::NoCopy, "error-recovery-no-copy"),
            RecoverError::Lock(LockError::Registry(error)) => {
                Self::new(Doing::Recovering, error.clone())
            }
            RecoverError::Lock(error) => Self::from_lock(Doing::Recovering, error),
            RecoverError::Issue(
                IssueError::Mismatch | IssueError::Keychain(KeychainError::Missing),
            ) => Self::saying(ErrorCode::KeychainItemMissing, "error-recovery-lost"),
            RecoverError::Issue(error) => Self::new(Doing::Recovering, error.clone()),
        }
    }
}

fn saying(id: &str, values: &[(&str, FluentValue<'_>)]) -> CommandError {
    CommandError {
        code: ErrorCode::HandOverFailed,
        message: text_with(id, values),
    }
}
