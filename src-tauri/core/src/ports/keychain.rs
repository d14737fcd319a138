use thiserror::Error;

use super::Cause;
use crate::{AccessKey, Digest, Head, KeyId};

/// The operating system's secret store.
///
/// No call asks the person for anything, except [`Keychain::unlock`]. Each outcome that a
/// call can have is a variant of [`KeychainError`]; a later call needs no restart.
pub trait Keychain: Send + Sync {
    /// Whether secrets can be stored now.
    fn state(&self) -> KeychainState;

    /// Asks the person to unlock the keychain, and waits for the answer.
    ///
    /// `Locked` when the person declined.
    fn unlock(&self) -> Result<(), KeychainError>;

    /// Keeps a secret under the item's id. An item that is there already is replaced.
    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError>;

    /// Gives an item that is there another label. `Missing` when there is none.
    fn relabel(&self, item: &Item) -> Result<(), KeychainError>;

    /// The secret of this id that has this digest. Its owner may have put others under the
    /// same id; where none has the digest, one of those, so whoever asks compares. `Missing`
    /// when there is none at all.
    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError>;

    /// Removes the secret of this id for good. That there is none is fine.
    fn remove(&self, id: KeyId) -> Result<(), KeychainError>;

    /// The ids of all secrets that it has, those of other registries of the person included.
    fn ids(&self) -> Result<Vec<KeyId>, KeychainError>;

    /// Those of them that were stored for this registry. Where the keychain cannot tell, none.
    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError>;

    /// Keeps the last entry of this registry's activity, in the place of an earlier one.
    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError>;

    /// The entry that was kept for this registry. `Missing` when there is none.
    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError>;
}

/// One secret's place in the keychain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The record's id.
    pub id: KeyId,
    /// What its owner reads in the system's own keychain program.
    pub label: String,
}

/// Whether secrets can be stored now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeychainState {
    /// Yes.
    Unlocked,
    /// The person has to unlock the keychain first.
    Locked,
    /// No keychain service is running, and none could be started.
    Absent,
    /// The service is there and does not answer as it should.
    Failed,
}

/// Why the keychain did not do it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum KeychainError {
    /// No keychain service is running, and none could be started. Nothing was done.
    #[error("no keychain service is running")]
    NoService,
    /// The keychain is locked. Nothing was done.
    #[error("the keychain is locked")]
    Locked,
    /// The keychain said no. Nothing was done.
    #[error("the keychain refused: {0}")]
    Refused(#[source] Cause),
    /// The secrets are being moved to another store. Nothing was done.
    #[error("the secrets are being moved to another store")]
    Moving,
    /// There is no such item.
    #[error("the keychain has no copy of this key")]
    Missing,
    /// The service failed in the middle; whether it did it is not known.
    #[error("the keychain stopped answering: {0}")]
    Platform(#[source] Cause),
}
