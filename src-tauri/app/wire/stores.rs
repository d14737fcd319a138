use keywright_stores::StoreKind as CoreKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What holds the secrets: the system's keychain, one item each, or a vault file, which a
/// passphrase opens or a key that is in the keychain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum StoreKind {
    Keychain,
    VaultWithPassphrase,
    VaultWithKeychain,
}

impl From<CoreKind> for StoreKind {
    fn from(kind: CoreKind) -> Self {
        match kind {
            CoreKind::Keychain => Self::Keychain,
            CoreKind::VaultWithPassphrase => Self::VaultWithPassphrase,
            CoreKind::VaultWithKeychain => Self::VaultWithKeychain,
        }
    }
}

/// Where secrets are kept.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SecretStore {
    pub(crate) kind: StoreKind,
    /// How many keys there are.
    #[ts(type = "number")]
    pub(crate) keys: usize,
    /// Whether there are so many items in the keychain that a vault file would be faster.
    pub(crate) offers_vault: bool,
    /// Whether that offer was declined, so that it is made where one looks for it alone.
    pub(crate) declined: bool,
    /// Secrets that are in another place: still where they were before, or already where they were
    /// to be moved.
    #[ts(type = "number")]
    pub(crate) left: usize,
    /// Where the vault file is, or would be.
    pub(crate) file: String,
}

/// Where secrets are to be kept.
#[derive(Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum StoreChoice {
    Keychain,
    VaultWithPassphrase {
        #[ts(type = "string")]
        passphrase: zeroize::Zeroizing<String>,
    },
    VaultWithKeychain,
}

/// What became of the secrets that were moved.
#[derive(Clone, Serialize, TS)]
pub(crate) struct MoveDone {
    #[ts(type = "number")]
    pub(crate) moved: usize,
    /// Names of keys that had no secret before, either, or whose secret was left out of reach.
    pub(crate) missing: Vec<String>,
    /// Names of keys whose secret is not that of their record. It was not moved.
    pub(crate) unfit: Vec<String>,
    /// Secrets that are still where they were before, too.
    #[ts(type = "number")]
    pub(crate) left: usize,
    /// Whether some of these are in a vault file that wants its passphrase.
    pub(crate) locked: bool,
}
