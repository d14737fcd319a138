//! The one long thing that is done at a time: a file made, restored or taken over, secrets moved or
//! looked at. How far it is, that it is to stop, and what came of it where the page that began it is gone.

use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_safekeeping::Watch;
use tauri::{AppHandle, Manager, Runtime};

use crate::error::{CommandError, ErrorCode};
use crate::lock;
use crate::news::tell;
use crate::wire::{News, WorkEnd, WorkKind, WorkLeft, WorkNow};

/// What is done now, if anything is.
#[derive(Default)]
pub(crate) struct Work(Mutex<State>);

#[derive(Default)]
struct State {
    /// How many pages are gone.
    page: u64,
    now: Option<Now>,
    /// What came of what a page that is gone had begun, until another one has asked.
    ended: Option<WorkEnd>,
}

struct Now {
    kind: WorkKind,
    /// The page that began it; none where Keywright did by itself.
    page: Option<u64>,
    done: usize,
    total: usize,
    /// Whether somebody has asked to stop it.
    stops: bool,
}

impl Work {
    /// What is under way is to stop.
    pub(crate) fn stop(&self) {
        if let Some(now) = &mut self.lock().now {
            now.stops = true;
        }
    }

    /// The page is gone; what it has begun goes on.
    pub(crate) fn turn_page(&self) {
        self.lock().page += 1;
    }

    /// What earlier pages have begun. What came of it is told once.
    pub(crate) fn left(&self) -> WorkLeft {
        let mut state = self.lock();
        let present = state.page;
        let is_left = |now: &&Now| now.page.is_some_and(|page| page != present);
        let now = state.now.as_ref().filter(is_left).map(|now| WorkNow {
            kind: now.kind,
            done: now.done,
            total: now.total,
        });
        WorkLeft {
            now,
            ended: state.ended.take(),
        }
    }

    /// From now on this is under way, by itself and unseen, until the answer is dropped.
    ///
    /// # Errors
    ///
    /// Where something is under way already.
    pub(crate) fn begin_unseen(&self, kind: WorkKind) -> Result<Busy<'_>, CommandError> {
        self.begin(kind, None)
    }

    fn begin(&self, kind: WorkKind, page: Option<u64>) -> Result<Busy<'_>, CommandError> {
        let mut state = self.lock();
        if state.now.is_some() {
            let code = ErrorCode::BackupFailed;
            return Err(CommandError::saying(code, "error-backup-under-way"));
        }
        let [done, total] = [0; 2];
        state.now = Some(Now {
            kind,
            page,
            done,
            total,
            stops: false,
        });
        Ok(Busy(self))
    }

    /// So many are done; whether it is to go on.
    fn pass(&self, done: usize, total: usize) -> ControlFlow<()> {
        match &mut self.lock().now {
            Some(now) => {
                (now.done, now.total) = (done, total);
                match now.stops {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            }
            None => ControlFlow::Continue(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Something is under way beside which nothing else of the kind may be.
pub(crate) struct Busy<'a>(&'a Work);

impl Busy<'_> {
    /// It has come to its end. Whether another page is to be told than the one that began it, or that one
    /// once it is unlocked.
    fn end(self, error: Option<CommandError>, is_locked: bool) -> bool {
        let mut state = self.0.lock();
        let present = state.page;
        let begun = state
            .now
            .as_ref()
            .and_then(|now| Some((now.kind, now.page?)));
        let Some((kind, page)) = begun else {
            return false;
        };
        let is_left = page != present || is_locked;
        if is_left {
            state.ended = Some(WorkEnd { kind, error });
        }
        is_left
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.lock().now = None;
    }
}

/// Does what the page has asked for and takes long. It is given what tells the page about a hundred times
/// how far it is, and whether it is to go on.
///
/// # Errors
///
/// Its own, and where something is under way already.
pub(crate) fn work<R: Runtime, T>(
    app: &AppHandle<R>,
    kind: WorkKind,
    does: impl FnOnce(Watch<'_>) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let work = app.state::<Work>();
    let page = work.lock().page;
    let busy = work.begin(kind, Some(page))?;
    let answer = does(&mut |done, total| {
        if done == total || done % (total / 100).max(1) == 0 {
            tell(app, News::Progress { done, total });
        }
        work.pass(done, total)
    });
    if busy.end(answer.as_ref().err().cloned(), lock::is_closed(app)) {
        tell(app, News::WorkEnded);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: WorkKind = WorkKind::Import;

    #[test]
    fn one_thing_is_done_at_a_time() {
        let work = Work::default();
        let busy = work.begin(KIND, Some(0)).ok();
        let refused = work.begin_unseen(KIND).err().map(|error| error.code);
        assert_eq!(refused, Some(ErrorCode::BackupFailed));
        drop(busy);
        assert!(work.begin_unseen(KIND).is_ok());
    }

    #[test]
    fn only_what_is_under_way_is_stopped() {
        let work = Work::default();
        work.stop();
        let busy = work.begin(KIND, Some(0)).ok();
        assert_eq!(work.pass(1, 2), ControlFlow::Continue(()));
        work.stop();
        assert_eq!(work.pass(2, 2), ControlFlow::Break(()));
        drop(busy);
        let _busy = work.begin(KIND, Some(0)).ok();
        assert_eq!(work.pass(1, 2), ControlFlow::Continue(()));
    }

    #[test]
    fn the_next_page_learns_how_far_it_is_and_once_what_came_of_it() {
        let work = Work::default();
        let left = || {
            let WorkLeft { now, ended } = work.left();
            let error = ended.map(|end| end.error.map(|error| error.code));
            (now.map(|now| (now.done, now.total)), error)
        };
        let busy = work.begin(KIND, Some(0)).ok();
        let _ = work.pass(3, 7);
        assert_eq!(left(), (None, None), "its own page knows by itself");
        work.turn_page();
        assert_eq!(left(), (Some((3, 7)), None));
        let stopped = CommandError::saying(ErrorCode::WorkStopped, "error-import-stopped");
        assert!(busy.is_some_and(|busy| busy.end(Some(stopped), false)));
        assert_eq!(left(), (None, Some(Some(ErrorCode::WorkStopped))));
        assert_eq!(left(), (None, None));
    }

    #[test]
    fn what_ends_while_it_is_locked_is_told_afterwards_and_what_its_page_was_told_is_not() {
        let work = Work::default();
        for (is_locked, is_told) in [(false, false), (true, true)] {
            let busy = work.begin(KIND, Some(0)).ok();
            let ended = busy.map(|busy| busy.end(None, is_locked));
            assert_eq!(ended, Some(is_told));
            assert_eq!(work.left().ended.is_some(), is_told);
        }
    }

    #[test]
    fn what_keywright_does_by_itself_is_no_pages() {
        let work = Work::default();
        let busy = work.begin_unseen(WorkKind::Backup).ok();
        work.turn_page();
        assert!(work.left().now.is_none());
        assert_eq!(busy.map(|busy| busy.end(None, true)), Some(false));
        assert!(work.left().ended.is_none());
    }
}
