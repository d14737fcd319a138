//! Work on files with access keys in them, one after the other: backups, what was chosen for them, what
//! is done by the schedule; and what is handed over.

pub(crate) mod handing;
pub(crate) mod restoring;
mod setup;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keywright_backup::EncryptTo;
use keywright_core::{Issuer, Surface};
use keywright_safekeeping::{
    BackupError, LastBackup, Made, Problem, Schedule, Watch, back_up, is_due, kept, make,
};
use tauri::{AppHandle, Manager, Runtime};

use self::restoring::Opened;
use self::setup::Setup;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::history;
use crate::lock as admin_lock;
use crate::news::{Listener, tell};
use crate::notifications::{self, Notice};
use crate::wire::{BackupDone, News, WorkEnd, WorkKind, some_names};
use crate::work::{AskedOn, Work, work};

/// The version that a backup says it was made by.
const MADE_BY: &str = env!("CARGO_PKG_VERSION");

/// What the person has begun on the page “Backup”.
#[derive(Default)]
pub(crate) struct Backups {
    /// A folder that was chosen, and is not in the schedule yet.
    folder: Mutex<Option<PathBuf>>,
    setup: Mutex<Option<Setup>>,
    /// A file that was chosen to be restored.
    file: Mutex<Option<Arc<Path>>>,
    opened: Mutex<Option<Opened>>,
    /// The problem of the schedule that was said last, until there is none.
    said: Mutex<Option<String>>,
}

impl Backups {
    /// The page is gone, and with it all that was begun on it.
    pub(crate) fn turn_page(&self) {
        self.close_setup();
        self.close_file();
    }

    /// Whether this problem of the schedule is another one than that which was said last; from now
    /// on it is that one.
    fn is_news(&self, problem: &str) -> bool {
        let last = lock(&self.said).replace(problem.to_owned());
        last.as_deref() != Some(problem)
    }
}

/// Makes a backup at this place.
pub(crate) fn by_hand<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    to: EncryptTo,
    target: &Path,
) -> Result<BackupDone, CommandError> {
    let ended = |done| WorkEnd::Backup { done };
    work(app, asked_on, WorkKind::Backup, ended, |watch| {
        let issuer = issuer(app, Doing::BackingUp)?;
        let made = make(&issuer, MADE_BY, to, target, watch);
        let made = made.map_err(|error| CommandError::from_backup(&error))?;
        let last = LastBackup::of(&made, target);
        // The file is there in any case; that it was the last one is a convenience.
        let _ = last.keep(&issuer);
        history::keep_end(app);
        tell(app, News::BackupChanged);
        Ok(done(last.file, &made))
    })
}

/// Makes the backup that the schedule would make next.
pub(crate) fn by_schedule<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
) -> Result<BackupDone, CommandError> {
    let ended = |done| WorkEnd::Backup { done };
    work(app, asked_on, WorkKind::Backup, ended, |watch| {
        let issuer = issuer(app, Doing::BackingUp)?;
        let schedule = kept(&issuer).map_err(|error| CommandError::new(Doing::Reading, error))?;
        let Some(schedule) = schedule.schedule else {
            let code = ErrorCode::BackupFailed;
            return Err(CommandError::saying(code, "error-backup-no-schedule"));
        };
        // The person has asked for it.
        let outcome = scheduled(app, &issuer, &schedule, Surface::Window, watch);
        let (last, made) = outcome.map_err(|error| CommandError::from_backup(&error))?;
        Ok(done(last.file, &made))
    })
}

/// On each round: makes a backup where the schedule asks for one. Not waited for.
pub(crate) fn on_round<R: Runtime>(app: &AppHandle<R>, issuer: &Issuer) {
    let Ok(kept) = kept(issuer) else {
        return;
    };
    let due = is_due(issuer, &kept).unwrap_or(false);
    let (true, Some(schedule)) = (due, &kept.schedule) else {
        // What could not be told when it was made.
        let lost = kept.lost();
        if kept.schedule.is_some() && kept.problem.is_none() && lost > 0 {
            say(app, Some(Notice::BackedUpLess { lost }));
        }
        return;
    };
    let schedule = schedule.clone();
    let app = app.clone();
    std::thread::spawn(move || {
        let work = app.state::<Work>();
        // What is under way now is looked at on the next round.
        let Ok(_busy) = work.begin_unseen(WorkKind::Backup) else {
            return;
        };
        if let Ok(issuer) = app.state::<TheDesk>().issuer() {
            let mut unseen = |_, _| ControlFlow::Continue(());
            let through = Surface::Keywright;
            let outcome = scheduled(&app, &issuer, &schedule, through, &mut unseen);
            let notice = match &outcome {
                Ok((LastBackup { lost: 0, .. }, _)) => None,
                Ok((LastBackup { lost, .. }, _)) => Some(Notice::BackedUpLess { lost: *lost }),
                Err(error) => Some(Notice::NotBackedUp {
                    error: CommandError::from_backup(error),
                }),
            };
            say(&app, notice);
        }
    });
}

/// The schedule's backup; what goes wrong is kept, for the page to tell.
fn scheduled<R: Runtime>(
    app: &AppHandle<R>,
    issuer: &Issuer,
    schedule: &Schedule,
    through: Surface,
    watch: Watch<'_>,
) -> Result<(LastBackup, Made), BackupError> {
    let outcome = back_up(issuer, MADE_BY, schedule, through, watch);
    match &outcome {
        Ok(_) | Err(BackupError::Stopped) => {}
        Err(error) => {
            let problem = Problem {
                at: issuer.now().0,
                message: CommandError::from_backup(error).message,
            };
            // A registry that keeps nothing is spoken of by the window.
            let _ = problem.keep(issuer);
        }
    }
    history::keep_end(app);
    tell(app, News::BackupChanged);
    outcome
}

/// Says a problem of the schedule where no page tells of it: once, and again when another one or
/// none has come between.
fn say<R: Runtime>(app: &AppHandle<R>, problem: Option<Notice>) {
    let backups = app.state::<Backups>();
    let Some(problem) = problem else {
        *lock(&backups.said) = None;
        return;
    };
    // What nobody is told now is told on a later round.
    let is_heard = app.state::<Listener>().hears();
    if is_heard || admin_lock::is_closed(app) || !notifications::are_shown(app) {
        return;
    }
    if backups.is_news(&problem.words().1) {
        notifications::show(app, problem);
    }
}

fn done(file: String, made: &Made) -> BackupDone {
    let names = made.without_secret.iter().map(ToString::to_string);
    let (without, without_count) = some_names(names);
    BackupDone {
        file,
        keys: made.summary.counts.listed,
        secrets: made.summary.counts.secrets,
        without,
        without_count,
    }
}

fn issuer<R: Runtime>(app: &AppHandle<R>, doing: Doing) -> Result<Arc<Issuer>, CommandError> {
    app.state::<TheDesk>().for_page(doing)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_the_schedule_is_said_once_and_another_one_again() {
        let backups = Backups::default();
        assert!(backups.is_news("the folder is gone"));
        assert!(!backups.is_news("the folder is gone"), "on each round");
        assert!(backups.is_news("the keychain is locked"));
        assert!(backups.is_news("the folder is gone"));
        // What was made in between ends it.
        *lock(&backups.said) = None;
        assert!(backups.is_news("the folder is gone"));
    }
}
