//! What is said of the store that holds the secrets.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use fluent_bundle::FluentValue;
use keywright_core::{IssueError, KeychainError};
use keywright_stores::{MoveError, StoreKind, VaultError};

use super::{CommandError, Doing, ErrorCode, from_keychain, keychain_failed, reason};
use crate::texts::text_with;

/// Whether a vault with a passphrase holds the secrets, so that sentences about the keychain are
/// about that. Of one whose key is in the keychain they are about the keychain, which opens it.
static VAULT: AtomicBool = AtomicBool::new(false);

/// From now on this holds the secrets.
pub(crate) fn speak_of(kind: StoreKind) {
    VAULT.store(kind == StoreKind::VaultWithPassphrase, Relaxed);
}

/// What a sentence about this error is about. No service is ever the keychain's; of a vault whose
/// key is in the keychain it may be the file.
pub(super) fn of(error: &KeychainError) -> Store {
    let vault = VAULT.load(Relaxed) && !matches!(error, KeychainError::NoService);
    match vault || in_vault(error).is_some() {
        true => Store::Vault,
        false => Store::Keychain,
    }
}

/// What a sentence is about.
#[derive(Clone, Copy)]
pub(super) enum Store {
    Keychain,
    Vault,
}

impl Store {
    pub(super) fn value(self) -> (&'static str, FluentValue<'static>) {
        let word = match self {
            Self::Keychain => "keychain",
            Self::Vault => "vault",
        };
        ("store", word.into())
    }
}

/// Whether it is that there is no vault file.
pub(super) fn is_gone(error: &KeychainError) -> bool {
    matches!(in_vault(error), Some(VaultError::Absent(_)))
}

/// What is wrong with the vault file, if it is that.
fn in_vault(error: &KeychainError) -> Option<&VaultError> {
    match error {
        KeychainError::Refused(cause) | KeychainError::Platform(cause) => cause.as_error(),
        _ => None,
    }
}

impl CommandError {
    /// The answer where secrets were not moved.
    pub(crate) fn from_moving(error: &MoveError) -> Self {
        let say = Self::saying;
        match error {
            MoveError::Stopped => say(ErrorCode::WorkStopped, "error-move-stopped"),
            MoveError::OtherProcess => say(ErrorCode::RegistryBusy, "error-move-other-process"),
            MoveError::UnderWay => say(ErrorCode::SecretsMoving, "error-move-under-way"),
            MoveError::Usable => failed("error-move-usable", &[]),
            MoveError::Vault(error) => Self::from_vault(Doing::Moving, error),
            MoveError::Keychain(error) => {
                let store = match in_vault(error).is_some() {
                    true => Store::Vault,
                    false => Store::Keychain,
                };
                keychain_failed(Doing::Moving, error, store)
            }
            MoveError::OtherPassphrase(path) => Self {
                code: ErrorCode::VaultPassphraseWrong,
                ..failed(
                    "error-move-other-passphrase",
                    &[("path", path.display().to_string().into())],
                )
            },
            MoveError::Issue(IssueError::Mismatch) => failed("error-move-unproven", &[]),
            MoveError::Issue(error) => Self::new(Doing::Moving, error.clone()),
        }
    }

    /// The answer for what is wrong with a vault file.
    pub(crate) fn from_vault(doing: Doing, error: &VaultError) -> Self {
        let at = |id, path: &Path| failed(id, &[("path", path.display().to_string().into())]);
        match error {
            VaultError::WrongPassphrase => {
                Self::saying(ErrorCode::VaultPassphraseWrong, "error-vault-passphrase")
            }
            VaultError::HasNoPassphrase => failed("error-vault-no-passphrase", &[]),
            VaultError::Locked => from_keychain(doing, &KeychainError::Locked),
            VaultError::Place(error) => from_keychain(doing, error),
            VaultError::KeyMissing | VaultError::WrongKey => failed("error-vault-key", &[]),
            VaultError::TooLong => failed("error-vault-too-long", &[]),
            VaultError::Absent(path) => at("error-vault-absent", path),
            VaultError::Exists(path) => at("error-vault-exists", path),
            VaultError::OtherRegistry(path) => at("error-vault-other-list", path),
            VaultError::AbsurdWork(path) => at("error-vault-absurd-work", path),
            VaultError::Damaged(path) => at("error-vault-damaged", path),
            VaultError::Newer(path) => at("error-vault-newer", path),
            VaultError::Foreign(path) => at("error-vault-foreign", path),
            VaultError::NotOurs(path) => at("error-vault-not-ours", path),
            VaultError::ReadOnly(path) => at("error-vault-read-only", path),
            VaultError::Full(path) => at("error-vault-full", path),
            VaultError::Busy(path) => at("error-vault-busy", path),
            VaultError::Failed(cause) => failed("error-vault-failed", &[("reason", reason(cause))]),
        }
    }
}

fn failed(id: &str, values: &[(&str, FluentValue<'_>)]) -> CommandError {
    CommandError {
        code: ErrorCode::VaultFailed,
        message: text_with(id, values),
    }
}
