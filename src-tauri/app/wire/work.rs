use serde::Serialize;
use ts_rs::TS;

use crate::error::CommandError;

/// Something long, of which one is done at a time.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum WorkKind {
    Backup,
    Restore,
    HandOver,
    Import,
    /// From one store of secrets to another.
    Move,
    /// Each secret compared with its record.
    Check,
}

/// What pages that are gone have begun.
#[derive(Serialize, TS)]
pub(crate) struct WorkLeft {
    pub(crate) now: Option<WorkNow>,
    pub(crate) ended: Option<WorkEnd>,
}

/// How far it is, in keys; of 0 before it is known how many there are.
#[derive(Serialize, TS)]
pub(crate) struct WorkNow {
    pub(crate) kind: WorkKind,
    #[ts(type = "number")]
    pub(crate) done: usize,
    #[ts(type = "number")]
    pub(crate) total: usize,
}

/// What came of it.
#[derive(Serialize, TS)]
pub(crate) struct WorkEnd {
    pub(crate) kind: WorkKind,
    /// Why it was not done.
    pub(crate) error: Option<CommandError>,
}
