//! When backups are made by themselves, and what came of that, as the registry keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use keywright_backup::Recipient;
use keywright_core::{Deed, Issuer, KeyId, RECOVERY_RECIPIENT, RegistryError};
use serde::{Deserialize, Serialize};

use crate::Made;

/// The most backups that are kept in the folder.
pub const MOST_KEPT: u32 = 365;

/// The most names that are kept of keys whose access key is not in the last backup.
pub(crate) const MOST_NAMED: usize = 100;

/// How often a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Every {
    /// A day after the last one.
    Day,
    /// Seven days after the last one.
    Week,
    /// When anything was changed since the last one.
    Change,
}

impl Every {
    /// The word in the activity.
    fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Change => "change",
        }
    }
}

/// When backups are made by themselves, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Into this folder.
    pub folder: PathBuf,
    /// How often.
    pub every: Every,
    /// How many are kept, from 1 to [`MOST_KEPT`]; older ones are removed.
    pub keep: u32,
    /// To whom they are encrypted: whoever has the recovery sheet.
    pub recipient: Recipient,
}

/// The last backup that was proven, by hand or by the schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was made, in milliseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Where it was put.
    pub file: String,
    /// The fingerprint of its content.
    pub fingerprint: String,
    /// How many keys of the list it holds.
    pub keys: u64,
    /// How many access keys.
    pub secrets: u64,
    /// The names of keys whose access key is not in it, the first hundred of them.
    #[serde(default)]
    pub without: Vec<String>,
    /// How many there are.
    #[serde(default)]
    pub without_count: u64,
    /// How many of them ought to have a copy.
    #[serde(default)]
    pub lost: u64,
}

/// Why the schedule made none at last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// When, in milliseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What happened, for people.
    pub message: String,
}

/// All that is kept about backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The schedule, if there is one.
    pub schedule: Option<Schedule>,
    /// The last backup that was proven.
    pub last: Option<LastBackup>,
    /// What went wrong since.
    pub problem: Option<Problem>,
    /// The end of the activity after the schedule's last backup.
    pub(crate) scheduled: Option<Scheduled>,
    /// What its backups hold.
    pub(crate) held: Held,
}

/// The schedule's last backup, since it was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Scheduled {
    pub(crate) at: i64,
    /// The number that the entry has which says that it was made, if nothing was noted meanwhile.
    pub(crate) entry: u64,
}

/// What the schedule's backups hold, whichever schedule it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    /// The file of the last one, without its folder; none at first.
    pub(crate) last: Option<String>,
    /// The keys that had lost their copy when it was made, by their ids, and which files should have it.
    pub(crate) lost: BTreeMap<String, BTreeSet<String>>,
}

impl Held {
    /// The same after a backup in this file, when these keys had lost their copy. What the registry knows as
    /// the last one may be older than the newest that was in the folder before: a process has ended before it
    /// was noted, or the registry was put back to an earlier state.
    pub(crate) fn after(mut self, file: String, lost: &[KeyId], before: Option<String>) -> Self {
        let last: BTreeSet<String> = self.last.into_iter().chain(before).collect();
        let mut held_by = |id: &KeyId| {
            let id = id.to_string();
            let files = self.lost.remove(&id).unwrap_or_else(|| last.clone());
            (id, files)
        };
        Self {
            lost: lost.iter().map(&mut held_by).collect(),
            last: Some(file),
        }
    }

    /// Whether a file of this name is not to be removed: the last one, and those with access keys that it lacks.
    pub(crate) fn stays(&self, file: &str) -> bool {
        let mut needed = self.lost.values().flatten().chain(&self.last);
        needed.any(|needed| needed == file)
    }
}

impl Kept {
    /// How many keys had lost their copy when the schedule made its last backup.
    pub fn lost(&self) -> u64 {
        self.held.lost.len() as u64
    }

    /// This, unless it is not what is kept. A failing disk may report a failure for what it has written.
    fn after_trying(
        self,
        tried: Result<(), RegistryError>,
        issuer: &Issuer,
    ) -> Result<Self, RegistryError> {
        match tried {
            Err(error) if kept(issuer).as_ref() != Ok(&self) => Err(error),
            _ => Ok(self),
        }
    }
}

const SCHEDULE: &str = "backup_schedule";
const LAST: &str = "backup_last";
const PROBLEM: &str = "backup_problem";
const SCHEDULED: &str = "backup_scheduled";
const HELD: &str = "backup_held";

/// The schedule as a text.
#[derive(Serialize, Deserialize)]
struct ScheduleText {
    folder: PathBuf,
    every: Every,
    keep: u32,
    recipient: String,
}

/// What the registry keeps about backups. What cannot be read, or was never there, is not there.
///
/// # Errors
///
/// Those of the registry as a whole.
pub fn kept(issuer: &Issuer) -> Result<Kept, RegistryError> {
    fn read<T: for<'a> Deserialize<'a>>(text: Option<String>) -> Option<T> {
        serde_json::from_str(&text?).ok()
    }
    let schedule = read(issuer.kept_value(SCHEDULE)?).and_then(|text: ScheduleText| {
        Some(Schedule {
            folder: text.folder,
            every: text.every,
            keep: text.keep.clamp(1, MOST_KEPT),
            recipient: Recipient::parse(&text.recipient).ok()?,
        })
    });
    Ok(Kept {
        schedule,
        last: read(issuer.kept_value(LAST)?),
        problem: read(issuer.kept_value(PROBLEM)?),
        scheduled: read(issuer.kept_value(SCHEDULED)?),
        held: read(issuer.kept_value(HELD)?).unwrap_or_default(),
    })
}

impl Schedule {
    /// From now on, backups are made by this schedule; the first one at once. Gives what is kept from then
    /// on.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then all is as it was.
    pub fn set(self, issuer: &Issuer) -> Result<Kept, RegistryError> {
        let before = kept(issuer)?;
        let text = ScheduleText {
            folder: self.folder.clone(),
            every: self.every,
            keep: self.keep.clamp(1, MOST_KEPT),
            recipient: self.recipient.to_string(),
        };
        let values = [
            (SCHEDULE, &*written(&text)),
            // The same sheet opens the lock where its passphrase was forgotten.
            (RECOVERY_RECIPIENT, &text.recipient),
            (PROBLEM, ""),
            (SCHEDULED, ""),
        ];
        let (every, folder) = (self.every.as_str(), self.folder.display().to_string());
        let tried = issuer.keep_values_noted(&values, |at, by| {
            Deed::backups_scheduled(every, &folder, text.keep, &text.recipient, at, by)
        });
        let after = Kept {
            schedule: Some(Self {
                keep: text.keep,
                ..self
            }),
            problem: None,
            scheduled: None,
            ..before
        };
        after.after_trying(tried, issuer)
    }

    /// The next backup is due at once: what the last one has lost or lacks may be there again.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn hurry(issuer: &Issuer) -> Result<(), RegistryError> {
        issuer.keep_values(&[(SCHEDULED, "")])
    }

    /// From now on, none is made by itself. Gives what is kept from then on.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then all is as it was.
    pub fn end(issuer: &Issuer) -> Result<Kept, RegistryError> {
        let before = kept(issuer)?;
        if before.schedule.is_none() {
            return Ok(before);
        }
        let tried =
            issuer.keep_values_noted(&[(SCHEDULE, ""), (PROBLEM, "")], Deed::backups_stopped);
        let after = Kept {
            schedule: None,
            problem: None,
            ..before
        };
        after.after_trying(tried, issuer)
    }
}

impl LastBackup {
    /// What is to be known of this one, which was put here.
    pub fn of(made: &Made, file: &Path) -> Self {
        let without = &made.without_secret;
        let names = without.iter().take(MOST_NAMED).map(ToString::to_string);
        Self {
            at: made.summary.about.made_at.0,
            file: file.display().to_string(),
            fingerprint: made.summary.fingerprint.to_string(),
            keys: made.summary.counts.listed,
            secrets: made.summary.counts.secrets,
            without: names.collect(),
            without_count: without.len() as u64,
            lost: made.lost.len() as u64,
        }
    }

    /// It is the last one from now on.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn keep(&self, issuer: &Issuer) -> Result<(), RegistryError> {
        issuer.keep_values(&[(LAST, &written(self))])
    }
}

impl Problem {
    /// It is what went wrong at last.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn keep(&self, issuer: &Issuer) -> Result<(), RegistryError> {
        issuer.keep_values(&[(PROBLEM, &written(self))])
    }
}

/// The schedule made one, and nothing is wrong.
pub(crate) fn keep_scheduled(
    issuer: &Issuer,
    last: &LastBackup,
    scheduled: Scheduled,
    held: &Held,
) -> Result<(), RegistryError> {
    issuer.keep_values(&[
        (LAST, &written(last)),
        (HELD, &written(held)),
        (SCHEDULED, &written(&scheduled)),
        (PROBLEM, ""),
    ])
}

/// As it is kept.
fn written<T: Serialize>(value: &T) -> String {
    // Of these types, none fails to be written.
    serde_json::to_string(value).unwrap_or_default()
}
