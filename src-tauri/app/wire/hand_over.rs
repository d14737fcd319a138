use keywright_exchange::HandOver;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kinds of file in which keys are handed over.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum HandOverFormat {
    KeePass,
    BitwardenProtected,
    BitwardenPlain,
    OnePassword,
    DotEnv,
}

impl From<HandOverFormat> for HandOver {
    fn from(format: HandOverFormat) -> Self {
        match format {
            HandOverFormat::KeePass => Self::KeePass,
            HandOverFormat::BitwardenProtected => Self::BitwardenProtected,
            HandOverFormat::BitwardenPlain => Self::BitwardenPlain,
            HandOverFormat::OnePassword => Self::OnePassword,
            HandOverFormat::DotEnv => Self::DotEnv,
        }
    }
}

/// What a hand-over would hold, as far as is known before the keychain is asked.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandOverCheck {
    /// How many keys have a secret that is kept.
    #[ts(type = "number")]
    pub(crate) keys: usize,
    /// Names of those that have none, the first hundred.
    pub(crate) without: Vec<String>,
    #[ts(type = "number")]
    pub(crate) without_count: usize,
}

/// Keys that were handed over.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandOverDone {
    pub(crate) file: String,
    #[ts(type = "number")]
    pub(crate) keys: usize,
    /// Names of keys that are not in it, the first hundred.
    pub(crate) without: Vec<String>,
    #[ts(type = "number")]
    pub(crate) without_count: usize,
}
