//! What is said when a backup could not be made, opened or restored.

use std::path::Path;

use fluent_bundle::FluentValue;
use keywright_backup::{IdentityError, Limit, ReadError, RecipientError, WriteError};
use keywright_core::RestoreError;
use keywright_safekeeping::{BackupError, FileError};

use super::{CommandError, Doing, ErrorCode, reason};
use crate::texts::text_with;

impl CommandError {
    /// The answer where no backup was made.
    pub(crate) fn from_backup(error: &BackupError) -> Self {
        let at = |id, path: &Path| saying(id, &[("path", path.display().to_string().into())]);
        match error {
            BackupError::Issue(error) => Self::new(Doing::BackingUp, error.clone()),
            BackupError::Stopped => Self::saying(ErrorCode::WorkStopped, "error-backup-stopped"),
            BackupError::File(FileError::Exists(path)) => at("error-backup-exists", path),
            BackupError::File(FileError::NoFolder(path)) => at("error-backup-no-folder", path),
            BackupError::File(FileError::ReadOnly(path)) => at("error-backup-read-only", path),
            BackupError::File(FileError::Full(path)) => at("error-backup-full", path),
            BackupError::File(FileError::Disk { path, cause }) => saying(
                "error-backup-disk",
                &[
                    ("path", path.display().to_string().into()),
                    ("reason", reason(cause)),
                ],
            ),
            BackupError::Write(WriteError::TooManyRecipients(_) | WriteError::NoRecipients) => {
                Self::saying(ErrorCode::RecipientInvalid, "error-recipients-count")
            }
            BackupError::Write(error) => {
                saying("error-backup-unwritable", &[("reason", reason(error))])
            }
            BackupError::Unread(error) => {
                saying("error-backup-unread", &[("reason", reason(error))])
            }
            BackupError::NotProven => saying("error-backup-not-proven", &[]),
        }
    }

    /// The answer where a file was not opened as a backup.
    pub(crate) fn from_reading(error: &ReadError) -> Self {
        let secret = |id| Self::saying(ErrorCode::SecretWrong, id);
        match error {
            ReadError::WrongPassphrase => secret("error-restore-passphrase"),
            ReadError::NotForThisIdentity => secret("error-restore-identity"),
            ReadError::NeedsPassphrase => secret("error-restore-needs-passphrase"),
            ReadError::NeedsIdentity => secret("error-restore-needs-identity"),
            ReadError::Foreign => saying("error-restore-foreign", &[]),
            ReadError::Armored => saying("error-restore-armored", &[]),
            ReadError::NotABackup => saying("error-restore-not-a-backup", &[]),
            ReadError::Damaged => saying("error-restore-damaged", &[]),
            ReadError::Truncated => saying("error-restore-truncated", &[]),
            ReadError::Newer(version) => {
                saying("error-restore-newer", &[("version", (*version).into())])
            }
            ReadError::TooMuchWork { .. } => saying("error-restore-too-much-work", &[]),
            ReadError::TooLarge(Limit::Header | Limit::Document | Limit::Item) => {
                saying("error-restore-too-large", &[])
            }
            ReadError::Malformed(what) => {
                saying("error-restore-malformed", &[("reason", reason(what))])
            }
            // Nothing was written that this could be held against.
            ReadError::Different => saying("error-restore-damaged", &[]),
            ReadError::Failed(cause) => {
                saying("error-restore-failed", &[("reason", reason(cause))])
            }
        }
    }

    /// The answer where nothing was restored.
    pub(crate) fn from_restoring(error: &RestoreError) -> Self {
        match error {
            RestoreError::Changed => {
                Self::saying(ErrorCode::RestoreChanged, "error-restore-changed")
            }
            RestoreError::Stopped => Self::saying(ErrorCode::WorkStopped, "error-restore-stopped"),
            RestoreError::Issue(error) => Self::new(Doing::Restoring, error.clone()),
        }
    }

    /// The answer for an identity that is none.
    pub(crate) fn from_identity(error: IdentityError) -> Self {
        let id = match error {
            IdentityError::Empty => "error-identity-empty",
            IdentityError::Recipient => "error-identity-recipient",
            IdentityError::Malformed => "error-identity-malformed",
        };
        Self::saying(ErrorCode::SecretWrong, id)
    }

    /// The answer for a recipient that is none.
    pub(crate) fn from_recipient(error: RecipientError) -> Self {
        let id = match error {
            RecipientError::Secret => "error-recipient-secret",
            RecipientError::Malformed => "error-recipient-malformed",
        };
        Self::saying(ErrorCode::RecipientInvalid, id)
    }
}

fn saying(id: &str, values: &[(&str, FluentValue<'_>)]) -> CommandError {
    CommandError {
        code: ErrorCode::BackupFailed,
        message: text_with(id, values),
    }
}
