use serde::Serialize;
use ts_rs::TS;

use super::{BackupDone, HandOverDone, ImportDone, MoveDone, RestoreDone};
use crate::error::CommandError;

/// Something long, of which one is done at a time.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum WorkKind {
    Backup,
    Restore,
    HandOver,
    Import,
    /// Secrets, from one store to another.
    Move,
    /// Secrets that lie in other stores, into the present one.
    Bring,
    /// A store of secrets that cannot be used is left for another one.
    Leave,
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

/// What came of it, as its own page would have been told.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum WorkEnd {
    Backup {
        done: BackupDone,
    },
    Restore {
        done: RestoreDone,
    },
    /// `plain` where whoever has the file can read it.
    HandOver {
        done: HandOverDone,
        plain: bool,
    },
    Import {
        done: ImportDone,
    },
    Move {
        done: MoveDone,
    },
    Bring {
        done: MoveDone,
    },
    Leave {
        done: MoveDone,
    },
    Check,
    Failed {
        error: CommandError,
    },
}
