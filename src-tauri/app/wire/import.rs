use keywright_exchange::TakeOver;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Environment;

/// The kinds of file from which keys are taken over.
#[derive(Clone, Copy, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ImportFormat {
    Csv,
    DotEnv,
    KeePass,
    Bitwarden,
}

impl From<ImportFormat> for TakeOver {
    fn from(format: ImportFormat) -> Self {
        match format {
            ImportFormat::Csv => Self::Csv,
            ImportFormat::DotEnv => Self::DotEnv,
            ImportFormat::KeePass => Self::KeePass,
            ImportFormat::Bitwarden => Self::Bitwarden,
        }
    }
}

impl From<TakeOver> for ImportFormat {
    fn from(format: TakeOver) -> Self {
        match format {
            TakeOver::Csv => Self::Csv,
            TakeOver::DotEnv => Self::DotEnv,
            TakeOver::KeePass => Self::KeePass,
            TakeOver::Bitwarden => Self::Bitwarden,
        }
    }
}

/// A file that was chosen to take keys over from.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportFile {
    pub(crate) name: String,
    /// `null` where nothing tells.
    pub(crate) format: Option<ImportFormat>,
    pub(crate) needs_passphrase: bool,
}

/// One entry of such a file, without its secret.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportRow {
    #[ts(type = "number")]
    pub(crate) index: usize,
    /// Where it stands in the file, in words.
    pub(crate) place: String,
    pub(crate) name: String,
    /// `null` where it has no secret.
    pub(crate) truncated_key: Option<String>,
    /// Whether it is of another format than Keywright's own.
    pub(crate) foreign: bool,
    pub(crate) environment: Environment,
    /// Empty for none.
    pub(crate) owner: String,
    #[ts(type = "number | null")]
    pub(crate) expires_at: Option<i64>,
    /// Sentences; none where it may be taken over.
    pub(crate) problems: Vec<String>,
    /// Whether another name would mend one of them.
    pub(crate) name_problem: bool,
}

/// What taking keys over would do.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportPreview {
    /// The name of the workspace that they would be in.
    pub(crate) workspace: String,
    /// Whether the keychain would keep copies of them.
    pub(crate) keeps_copies: bool,
    pub(crate) rows: Vec<ImportRow>,
}

/// An entry that the person chose, and what it shall be called.
#[derive(Deserialize, TS)]
pub(crate) struct ImportChoice {
    #[ts(type = "number")]
    pub(crate) index: usize,
    pub(crate) name: String,
}

/// What was taken over.
#[derive(Clone, Serialize, TS)]
pub(crate) struct ImportDone {
    #[ts(type = "number")]
    pub(crate) keys: usize,
    /// How many of them are of a foreign format.
    #[ts(type = "number")]
    pub(crate) foreign: usize,
}
