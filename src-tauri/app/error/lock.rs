use keywright_core::{GenerateError, LockError, PASSPHRASE_LENGTH};

use super::{CommandError, Doing, ErrorCode, reason};
use crate::texts::text_with;

impl CommandError {
    /// The answer for a passphrase that may not be chosen.
    pub(crate) fn passphrase_too_short() -> Self {
        Self {
            code: ErrorCode::PassphraseTooShort,
            message: text_with(
                "error-passphrase-too-short",
                &[("least", PASSPHRASE_LENGTH.into())],
            ),
        }
    }

    /// The answer for a passphrase that was tried.
    pub(crate) fn from_lock(doing: Doing, error: &LockError) -> Self {
        match error {
            LockError::Wrong { .. } => {
                Self::saying(ErrorCode::PassphraseWrong, "error-passphrase-wrong")
            }
            LockError::Wait { wait } => wait_for(*wait),
            LockError::NoRecoverySheet => {
                Self::saying(ErrorCode::RecoveryAbsent, "error-recovery-absent")
            }
            LockError::Unreadable => {
                Self::saying(ErrorCode::LockUnreadable, "error-lock-unreadable")
            }
            LockError::Hash(cause) | LockError::Generate(GenerateError::Random(cause)) => Self {
                code: ErrorCode::Internal,
                message: text_with("error-passphrase-failed", &[("reason", reason(cause))]),
            },
            LockError::Registry(error) => Self::new(doing, error.clone()),
        }
    }

    /// The answer for the identity of a recovery sheet that was tried.
    pub(crate) fn from_recovery(error: &LockError) -> Self {
        match error {
            LockError::Wrong { .. } => {
                Self::saying(ErrorCode::RecoveryWrong, "error-recovery-wrong")
            }
            other => Self::from_lock(Doing::Changing, other),
        }
    }
}

fn wait_for(milliseconds: u64) -> CommandError {
    let seconds = milliseconds.div_ceil(1000);
    let (id, name, count) = match seconds {
        0..=90 => ("error-passphrase-wait-seconds", "seconds", seconds),
        _ => (
            "error-passphrase-wait-minutes",
            "minutes",
            seconds.div_ceil(60),
        ),
    };
    CommandError {
        code: ErrorCode::PassphraseWait,
        message: text_with(id, &[(name, count.into())]),
    }
}
