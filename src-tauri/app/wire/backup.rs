use keywright_core::{RestoreChoice as CoreChoice, Standing as CoreStanding, Weighed};
use keywright_safekeeping as files;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All that the page “Backup” shows.
#[derive(Clone, Serialize, TS)]
pub(crate) struct BackupOverview {
    pub(crate) schedule: Option<BackupSchedule>,
    pub(crate) last: Option<LastBackup>,
    pub(crate) problem: Option<BackupProblem>,
}

/// When backups are made by themselves.
#[derive(Clone, Serialize, TS)]
pub(crate) struct BackupSchedule {
    pub(crate) folder: String,
    pub(crate) every: BackupEvery,
    pub(crate) keep: u32,
    pub(crate) recipient: String,
}

/// How often.
#[derive(Clone, Copy, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum BackupEvery {
    Day,
    Week,
    Change,
}

/// The last backup that was proven to restore.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LastBackup {
    #[ts(type = "number")]
    pub(crate) at: i64,
    pub(crate) file: String,
    #[ts(type = "number")]
    pub(crate) keys: u64,
    #[ts(type = "number")]
    pub(crate) secrets: u64,
    /// Names of keys whose access key is not in it, some of them.
    pub(crate) without: Vec<String>,
    #[ts(type = "number")]
    pub(crate) without_count: u64,
    /// How many of them ought to have a copy.
    #[ts(type = "number")]
    pub(crate) lost: u64,
    pub(crate) fingerprint: String,
}

/// Why the schedule made none at last.
#[derive(Clone, Serialize, TS)]
pub(crate) struct BackupProblem {
    #[ts(type = "number")]
    pub(crate) at: i64,
    pub(crate) message: String,
}

/// Who can open a backup.
#[derive(Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum BackupTo {
    Passphrase {
        #[ts(type = "string")]
        passphrase: zeroize::Zeroizing<String>,
    },
    /// One in each line.
    Recipients { recipients: String },
}

/// A backup that was made.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BackupDone {
    pub(crate) file: String,
    #[ts(type = "number")]
    pub(crate) keys: u64,
    #[ts(type = "number")]
    pub(crate) secrets: u64,
    /// Names of keys whose access key is not in it, the first hundred.
    pub(crate) without: Vec<String>,
    #[ts(type = "number")]
    pub(crate) without_count: usize,
}

/// The one showing of a recovery sheet.
#[derive(Serialize, TS)]
pub(crate) struct RecoverySheet {
    #[ts(type = "Array<string>")]
    pub(crate) groups: Vec<zeroize::Zeroizing<String>>,
    pub(crate) recipient: String,
    /// The group that is to be typed back, from 1.
    pub(crate) asked: u32,
}

/// How a schedule shall be, beside its folder.
#[derive(Clone, Copy, Deserialize, TS)]
pub(crate) struct ScheduleDraft {
    pub(crate) every: BackupEvery,
    pub(crate) keep: u32,
}

/// A file that was chosen to be restored.
#[derive(Clone, Serialize, TS)]
pub(crate) struct RestoreFile {
    pub(crate) name: String,
    #[ts(type = "\"passphrase\" | \"identity\"")]
    pub(crate) needs: &'static str,
}

/// How a key of a backup stands to what is here.
#[derive(Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Standing {
    New,
    Same,
    NewerHere,
    NewerThere,
    DeletedHere,
    DeletedThere,
    Tombstone,
    Conflict,
}

/// One key of a backup.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoreKey {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) truncated_key: String,
    pub(crate) workspace: String,
    pub(crate) standing: Standing,
    pub(crate) has_secret: bool,
}

/// What restoring would do.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestorePreview {
    #[ts(type = "number")]
    pub(crate) made_at: i64,
    pub(crate) made_by: String,
    pub(crate) keys: Vec<RestoreKey>,
    #[ts(type = "number")]
    pub(crate) secrets_missing: usize,
    pub(crate) takes_activity: bool,
    /// The names of workspaces that keep the prefix and policies that they have here, where the backup has
    /// other ones.
    pub(crate) policies_stay: Vec<String>,
}

/// Which keys are to be restored.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoreChoice {
    pub(crate) new: bool,
    pub(crate) newer_there: bool,
    pub(crate) deleted_here: bool,
}

/// What was restored.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoreDone {
    #[ts(type = "number")]
    pub(crate) keys: usize,
    #[ts(type = "number")]
    pub(crate) secrets: usize,
    /// Names of keys that came without their access key, the first hundred.
    pub(crate) without: Vec<String>,
    #[ts(type = "number")]
    pub(crate) without_count: usize,
}

impl From<files::Kept> for BackupOverview {
    fn from(kept: files::Kept) -> Self {
        Self {
            schedule: kept.schedule.map(|schedule| BackupSchedule {
                folder: schedule.folder.display().to_string(),
                every: schedule.every.into(),
                keep: schedule.keep,
                recipient: schedule.recipient.to_string(),
            }),
            last: kept.last.map(|last| LastBackup {
                at: last.at,
                file: last.file,
                keys: last.keys,
                secrets: last.secrets,
                without: last.without,
                without_count: last.without_count,
                lost: last.lost,
                fingerprint: last.fingerprint,
            }),
            problem: kept.problem.map(|problem| BackupProblem {
                at: problem.at,
                message: problem.message,
            }),
        }
    }
}

impl From<files::Every> for BackupEvery {
    fn from(every: files::Every) -> Self {
        match every {
            files::Every::Day => Self::Day,
            files::Every::Week => Self::Week,
            files::Every::Change => Self::Change,
        }
    }
}

impl From<BackupEvery> for files::Every {
    fn from(every: BackupEvery) -> Self {
        match every {
            BackupEvery::Day => Self::Day,
            BackupEvery::Week => Self::Week,
            BackupEvery::Change => Self::Change,
        }
    }
}

impl From<CoreStanding> for Standing {
    fn from(standing: CoreStanding) -> Self {
        match standing {
            CoreStanding::New => Self::New,
            CoreStanding::Same => Self::Same,
            CoreStanding::NewerHere => Self::NewerHere,
            CoreStanding::NewerThere => Self::NewerThere,
            CoreStanding::DeletedHere => Self::DeletedHere,
            CoreStanding::DeletedThere => Self::DeletedThere,
            CoreStanding::Tombstone => Self::Tombstone,
            CoreStanding::Conflict => Self::Conflict,
        }
    }
}

impl From<Weighed> for RestoreKey {
    fn from(key: Weighed) -> Self {
        Self {
            id: key.id.to_string(),
            name: key.name.to_string(),
            truncated_key: key.truncated.as_str().to_owned(),
            workspace: key.workspace,
            standing: key.standing.into(),
            has_secret: key.has_secret,
        }
    }
}

impl From<RestoreChoice> for CoreChoice {
    fn from(choice: RestoreChoice) -> Self {
        Self {
            new: choice.new,
            newer_there: choice.newer_there,
            deleted_here: choice.deleted_here,
        }
    }
}

/// So many names are enough to look for what they have in common.
const MOST_NAMES: usize = 100;

/// The first names, and how many there are.
pub(crate) fn some_names(names: impl ExactSizeIterator<Item = String>) -> (Vec<String>, usize) {
    let count = names.len();
    (names.take(MOST_NAMES).collect(), count)
}
