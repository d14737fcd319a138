use serde::Serialize;
use ts_rs::TS;

use super::KeyRow;

/// A key that was found in a text.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LeakedKey {
    pub(crate) truncated_key: String,
    /// The key's record; `null` when this registry has none.
    pub(crate) row: Option<KeyRow>,
    #[ts(type = "number | null")]
    pub(crate) deleted_at: Option<i64>,
    #[ts(type = "number")]
    pub(crate) first_line: u64,
    #[ts(type = "number")]
    pub(crate) times: u64,
}

/// What was found in a text.
#[derive(Clone, Serialize, TS)]
pub(crate) struct LeakReport {
    /// The file's name; `null` for what was pasted.
    pub(crate) file: Option<String>,
    pub(crate) found: Vec<LeakedKey>,
    /// Strings that look like keys and whose checksum is wrong.
    pub(crate) malformed: u32,
    #[ts(type = "number")]
    pub(crate) lines: u64,
}
