//! Backups that are made by themselves: each under a name of its own, the oldest removed.

use std::path::{Path, PathBuf};

use jiff::Timestamp as Instant;
use keywright_backup::EncryptTo;
use keywright_core::{Issuer, RegistryError, Surface, Timestamp};

use crate::disk::{FileError, clear_abandoned};
use crate::making::make_through;
use crate::schedule::{Kept, Scheduled, kept};
use crate::{BackupError, Every, LastBackup, Made, Schedule, Watch};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// After a failure, and between two backups that follow changes.
const PAUSE: i64 = 5 * 60 * 1000;

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
    let Some(last) = &kept.scheduled else {
        return Ok(true);
    };
    Ok(match schedule.every {
        Every::Day => passed(last.at, DAY),
        Every::Week => passed(last.at, 7 * DAY),
        Every::Change => passed(last.at, PAUSE) && issuer.head()?.number != last.entry,
    })
}

/// Makes the backup that a schedule asks for, and removes those that it does not keep. One that lacks more
/// access keys than the one before it does not take its place: a keychain that was emptied must not empty the
/// folder, too. The activity names through what that was begun: [`Surface::Keywright`] where its time had
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
    let mut number = 1;
    let (path, made) = loop {
        let path = schedule.folder.join(names.name(at, number));
        match make_through(issuer, made_by, to(), &path, through, watch) {
            // Another one of this second.
            Err(BackupError::File(FileError::Exists(_))) if number < 100 => number += 1,
            outcome => break (path, outcome?),
        }
    };
    let last = LastBackup::of(&made, &path);
    last.keep(issuer)?;
    let before = kept(issuer)?.scheduled.unwrap_or_default();
    let scheduled = Scheduled {
        at: at.0,
        // Whatever was noted since it was begun is not in it.
        entry: made.entry + 1,
        file: name_of(&path),
        lost: made.lost,
        fuller: fuller(before, made.lost),
    };
    scheduled.keep(issuer)?;
    names.remove_old(&schedule.folder, schedule.keep, &scheduled);
    Ok((last, made))
}

/// The files with access keys that a new one lacks, which has lost so many.
fn fuller(before: Scheduled, lost: u64) -> Vec<String> {
    let mut fuller = before.fuller;
    if lost == 0 {
        fuller.clear();
    } else if lost > before.lost {
        fuller.push(before.file);
    }
    fuller
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
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

    /// Removes all but so many of the newest, and never this one or what is fuller. What cannot be removed
    /// now is removed the next time.
    fn remove_old(&self, folder: &Path, keep: u32, newest: &Scheduled) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        let mut found: Vec<PathBuf> = entries
            .flatten()
            .filter(|entry| {
                let name = entry.file_name();
                let stays = |name: &str| {
                    name == newest.file || newest.fuller.iter().any(|file| file == name)
                };
                name.to_str()
                    .is_some_and(|name| self.is_one(name) && !stays(name))
            })
            .map(|entry| entry.path())
            .collect();
        // Without a number comes before with one: the end of the name does not count.
        found.sort_by_key(|path| path.file_stem().map(std::ffi::OsStr::to_owned));
        let others = usize::try_from(keep)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        let surplus = found.len().saturating_sub(others);
        for path in found.into_iter().take(surplus) {
            let _ = std::fs::remove_file(path);
        }
    }
}
