use keywright_core::{
    Action as CoreAction, ActivityPage as CorePage, ActivityQuery as CoreQuery, ActivityRow, KeyId,
    Timestamp, Verdict, Verified, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::count;
use crate::error::what_happened;

/// What was done.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Action {
    Created,
    Shown,
    Renamed,
    Documented,
    ExpiryChanged,
    Disabled,
    Enabled,
    Rotated,
    RotationFinished,
    RotationUndone,
    Retired,
    Compromised,
    Deleted,
    WorkspaceCreated,
    WorkspaceChanged,
    WorkspaceDeleted,
    Postponed,
    Discarded,
    Restored,
    BackedUp,
    BackupRestored,
    HandedOver,
    Recovered,
    LockSet,
    LockChanged,
    LockRemoved,
    LockRecovered,
    LockTried,
    LockOpened,
    BackupsScheduled,
    BackupsStopped,
    SecretsMoved,
    Imported,
    KeysImported,
}

impl From<Action> for CoreAction {
    fn from(action: Action) -> Self {
        match action {
            Action::Created => Self::Created,
            Action::Shown => Self::Shown,
            Action::Renamed => Self::Renamed,
            Action::Documented => Self::Documented,
            Action::ExpiryChanged => Self::ExpiryChanged,
            Action::Disabled => Self::Disabled,
            Action::Enabled => Self::Enabled,
            Action::Rotated => Self::Rotated,
            Action::RotationFinished => Self::RotationFinished,
            Action::RotationUndone => Self::RotationUndone,
            Action::Retired => Self::Retired,
            Action::Compromised => Self::Compromised,
            Action::Deleted => Self::Deleted,
            Action::WorkspaceCreated => Self::WorkspaceCreated,
            Action::WorkspaceChanged => Self::WorkspaceChanged,
            Action::WorkspaceDeleted => Self::WorkspaceDeleted,
            Action::Postponed => Self::Postponed,
            Action::Discarded => Self::Discarded,
            Action::Restored => Self::Restored,
            Action::BackedUp => Self::BackedUp,
            Action::BackupRestored => Self::BackupRestored,
            Action::HandedOver => Self::HandedOver,
            Action::Recovered => Self::Recovered,
            Action::LockSet => Self::LockSet,
            Action::LockChanged => Self::LockChanged,
            Action::LockRemoved => Self::LockRemoved,
            Action::LockRecovered => Self::LockRecovered,
            Action::LockTried => Self::LockTried,
            Action::LockOpened => Self::LockOpened,
            Action::BackupsScheduled => Self::BackupsScheduled,
            Action::BackupsStopped => Self::BackupsStopped,
            Action::SecretsMoved => Self::SecretsMoved,
            Action::Imported => Self::Imported,
            Action::KeysImported => Self::KeysImported,
        }
    }
}

/// Which entries of the activity the page asks for.
#[derive(Deserialize, TS)]
pub(crate) struct ActivityQuery {
    #[ts(type = "number | null")]
    pub(crate) workspace: Option<i64>,
    pub(crate) key: Option<String>,
    /// Empty for all.
    pub(crate) actions: Vec<Action>,
    pub(crate) search: String,
    #[ts(type = "number | null")]
    pub(crate) from: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) until: Option<i64>,
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

impl ActivityQuery {
    /// What it asks; `None` where it names a key that cannot be.
    pub(crate) fn read(self) -> Option<CoreQuery> {
        Some(CoreQuery {
            workspace: self.workspace.map(WorkspaceId),
            key: match self.key {
                Some(id) => Some(KeyId::from_hex(&id)?),
                None => None,
            },
            actions: self.actions.into_iter().map(Into::into).collect(),
            search: self.search,
            from: self.from.map(Timestamp),
            until: self.until.map(Timestamp),
            offset: self.offset as usize,
            limit: self.limit as usize,
        })
    }
}

/// One entry of the activity.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityEntry {
    #[ts(type = "number")]
    pub(crate) number: u64,
    #[ts(type = "number")]
    pub(crate) at: i64,
    #[ts(type = "number")]
    pub(crate) workspace: i64,
    pub(crate) key_id: Option<String>,
    /// What the key is called today, or was when it was deleted.
    pub(crate) key_name: Option<String>,
    pub(crate) truncated_key: Option<String>,
    /// The word of an `Action`; another one where the database was changed by hand.
    pub(crate) action: String,
    pub(crate) system_user: String,
    /// window, tray, shortcut, launcher, keywright.
    pub(crate) surface: String,
    /// Names and values, in order.
    pub(crate) facts: Vec<(String, String)>,
}

impl From<ActivityRow> for ActivityEntry {
    fn from(ActivityRow { entry, key }: ActivityRow) -> Self {
        let (key_name, truncated_key) = key.unzip();
        Self {
            number: entry.number,
            at: entry.at.0,
            workspace: entry.workspace.0,
            key_id: entry.key.map(|id| id.to_string()),
            key_name,
            truncated_key,
            action: entry.action,
            system_user: entry.system_user,
            surface: entry.surface,
            facts: entry
                .facts
                .pairs()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }
}

/// A part of the activity, the newest first.
#[derive(Serialize, TS)]
pub(crate) struct ActivityPage {
    pub(crate) rows: Vec<ActivityEntry>,
    pub(crate) matching: u32,
}

impl From<CorePage> for ActivityPage {
    fn from(page: CorePage) -> Self {
        Self {
            rows: page.rows.into_iter().map(Into::into).collect(),
            matching: count(page.matching),
        }
    }
}

/// Whether the activity is as it was written.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum ActivityVerdict {
    Intact,
    EndUnknown {
        reason: String,
    },
    Changed {
        entry: ActivityEntry,
    },
    Missing {
        #[ts(type = "number")]
        number: u64,
    },
    CutOff {
        #[ts(type = "number")]
        last: u64,
        #[ts(type = "number")]
        known: u64,
    },
    Rewritten {
        #[ts(type = "number")]
        number: u64,
    },
}

/// What looking through the whole activity has shown.
#[derive(Serialize, TS)]
pub(crate) struct ActivityVerified {
    /// How many entries were found to be as they were written.
    #[ts(type = "number")]
    pub(crate) entries: u64,
    pub(crate) verdict: ActivityVerdict,
}

impl From<Verified> for ActivityVerified {
    fn from(verified: Verified) -> Self {
        let verdict = match verified.verdict {
            Verdict::Intact => ActivityVerdict::Intact,
            Verdict::EndUnknown(error) => ActivityVerdict::EndUnknown {
                reason: what_happened(&error.into()),
            },
            Verdict::Changed(entry) => ActivityVerdict::Changed {
                entry: ActivityRow {
                    entry: *entry,
                    key: None,
                }
                .into(),
            },
            Verdict::Missing(number) => ActivityVerdict::Missing { number },
            Verdict::CutOff { last, known } => ActivityVerdict::CutOff { last, known },
            Verdict::Rewritten(number) => ActivityVerdict::Rewritten { number },
        };
        Self {
            entries: verified.entries,
            verdict,
        }
    }
}

/// The files in which the activity can be saved.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ActivityFormat {
    JsonLines,
    Csv,
}

impl From<ActivityFormat> for keywright_export::ActivityFormat {
    fn from(format: ActivityFormat) -> Self {
        match format {
            ActivityFormat::JsonLines => Self::JsonLines,
            ActivityFormat::Csv => Self::Csv,
        }
    }
}
