//! Backups that are made by themselves: each under a name of its own, the oldest removed.

use std::fs::DirEntry;
use std::path::Path;

use jiff::Timestamp as Instant;
use keywright_backup::EncryptTo;
use keywright_core::{Issuer, RegistryError, Surface, Timestamp};

use crate::disk::{FileError, clear_abandoned};
use crate::making::make_through;
use crate::schedule::{Held, Kept, Scheduled, keep_scheduled, kept};
use crate::{BackupError, Every, LastBackup, Made, Schedule, Watch};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// After a failure, and between two backups that follow changes.
const PAUSE: i64 = 5 * 60 * 1000;
/// The most backups of one second.
const LAST_NUMBER: usize = 99;

/// Whether the schedule asks for a backup now. What failed is tried again after five minutes.
///
/// # Errors
///
/// Those of the registry as a whole.
pub fn is_due(issuer: &Issuer, kept: &Kept) -> Result<bool, RegistryError> {
    let Some(schedule) = &kept.schedule else {
        return Ok(false);
    };
    let now = issuer.now();
    // A clock that was set back keeps nothing from being made.
    let passed = |since: i64, wait: i64| !(since..since.saturating_add(wait)).contains(&now.0);
    if let Some(problem) = &kept.problem
        && !passed(problem.at, PAUSE)
    {
        return Ok(false);
    }
    let Some(last) = kept.scheduled else {
        return Ok(true);
    };
    Ok(match schedule.every {
        Every::Day => passed(last.at, DAY),
        Every::Week => passed(last.at, 7 * DAY),
        Every::Change => passed(last.at, PAUSE) && issuer.head()?.number != last.entry,
    })
}

/// Makes the backup that a schedule asks for, and removes those that it does not keep: but for the newest that
/// has an access key whose copy is lost, since a keychain that was emptied must not empty the folder, too. The
/// activity names through what that was begun: [`Surface::Keywright`] where its time had
/// come.
///
/// # Errors
///
/// See [`BackupError`].
pub fn back_up(
    issuer: &Issuer,
    made_by: &str,
    schedule: &Schedule,
    through: Surface,
    watch: Watch<'_>,
) -> Result<(LastBackup, Made), BackupError> {
    clear_abandoned(&schedule.folder);
    let names = Names::of(&issuer.identity()?);
    let at = issuer.now();
    let to = || EncryptTo::Recipients(vec![schedule.recipient.clone()]);
    let mut number = names.number(&schedule.folder, at);
    let (path, made) = loop {
        let path = schedule.folder.join(names.name(at, number));
        match make_through(issuer, made_by, to(), &path, through, watch) {
            // Another one of this second.
            Err(BackupError::File(FileError::Exists(_))) if number < LAST_NUMBER => {
                number += 1;
            }
            outcome => break (path, outcome?),
        }
    };
    let last = LastBackup::of(&made, &path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.into_owned();
    let before = names.newest_before(&schedule.folder, &name);
    let held = kept(issuer)?.held.after(name.clone(), &made.lost, before);
    let scheduled = Scheduled {
        at: at.0,
        // Whatever was noted since it was begun is not in it.
        entry: made.entry + 1,
    };
    keep_scheduled(issuer, &last, scheduled, &held)?;
    names.remove_old(&schedule.folder, schedule.keep, &name, &held);
    Ok((last, made))
}

/// The names of a registry's backups: `keywright-1a2b3c4d-20261128T165218Z.age`, or with a number
/// behind the time.
struct Names {
    prefix: String,
}

impl Names {
    fn of(registry: &str) -> Self {
        let short: String = registry.chars().take(8).collect();
        Self {
            prefix: format!("keywright-{short}-"),
        }
    }

    fn name(&self, at: Timestamp, number: usize) -> String {
        let at = Instant::from_millisecond(at.0).unwrap_or_default();
        let time = at.strftime("%Y%m%dT%H%M%SZ");
        match number {
            1 => format!("{}{time}.age", self.prefix),
            number => format!("{}{time}-{number:02}.age", self.prefix),
        }
    }

    fn is_one(&self, name: &str) -> bool {
        let time = name
            .strip_prefix(&self.prefix)
            .and_then(|rest| rest.strip_suffix(".age"));
        time.is_some_and(|time| {
            let shape = |pattern: &str| {
                time.len() == pattern.len()
                    && time
                        .bytes()
                        .zip(pattern.bytes())
                        .all(|(is, shall)| match shall {
                            b'9' => is.is_ascii_digit(),
                            other => is == other,
                        })
            };
            shape("99999999T999999Z") || shape("99999999T999999Z-99")
        })
    }

    /// The number for one that is made now: above all that others have made in this second.
    fn number(&self, folder: &Path, at: Timestamp) -> usize {
        (1..LAST_NUMBER)
            .rev()
            .find(|number| folder.join(self.name(at, *number)).exists())
            .map_or(1, |last| last + 1)
    }

    /// Those in the folder that were made before this one, the oldest first.
    fn older(&self, folder: &Path, own: &str) -> Vec<String> {
        let is_older = |entry: &DirEntry| {
            let name = entry.file_name();
            // An empty one is nothing but a name that a process had taken when it ended.
            let is_empty = entry.metadata().is_ok_and(|about| about.len() == 0);
            let name = name.into_string().ok()?;
            (self.is_one(&name) && stem(&name) < stem(own) && !is_empty).then_some(name)
        };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut found: Vec<String> = entries.filter_map(|entry| is_older(&entry)).collect();
        found.sort_by(|one, other| stem(one).cmp(stem(other)));
        found
    }

    fn newest_before(&self, folder: &Path, own: &str) -> Option<String> {
        self.older(folder, own).pop()
    }

    /// Removes all but so many of the newest: never this one, one that another process has made since, one of a
    /// clock that was ahead, or what is held for keys that have lost their copy. What cannot be removed now is
    /// removed the next time.
    fn remove_old(&self, folder: &Path, keep: u32, own: &str, held: &Held) {
        let mut older = self.older(folder, own);
        older.retain(|name| !held.stays(name));
        let others = usize::try_from(keep)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        older.truncate(older.len().saturating_sub(others));
        for name in older {
            let _ = std::fs::remove_file(folder.join(name));
        }
    }
}

/// Without a number comes before with one: the end of the name does not count.
fn stem(name: &str) -> &str {
    name.strip_suffix(".age").unwrap_or(name)
}
