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

/// The page on which something was asked for.
#[derive(Clone, Copy)]
pub(crate) struct AskedOn(u64);

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
    page: Option<AskedOn>,
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

    /// The present page, on which something is asked for.
    pub(crate) fn page(&self) -> AskedOn {
        AskedOn(self.lock().page)
    }

    /// What earlier pages have begun. What came of it is told once.
    pub(crate) fn left(&self) -> WorkLeft {
        let mut state = self.lock();
        let now = state.now.as_ref().filter(|now| state.is_left(now.page));
        let now = now.map(|now| WorkNow {
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

    fn begin(&self, kind: WorkKind, page: Option<AskedOn>) -> Result<Busy<'_>, CommandError> {
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
        Ok(Busy {
            work: self,
            end: None,
        })
    }

    /// It could not begin, which a page that is gone is not told.
    fn refused(&self, page: AskedOn, error: &CommandError) {
        let mut state = self.lock();
        if state.is_left(Some(page)) {
            let error = error.clone();
            state.ended.get_or_insert(WorkEnd::Failed { error });
        }
    }

    /// So many are done; whether it is to go on, and whether its page is gone.
    fn pass(&self, done: usize, total: usize) -> (ControlFlow<()>, bool) {
        let mut state = self.lock();
        let Some(now) = &mut state.now else {
            return (ControlFlow::Continue(()), false);
        };
        (now.done, now.total) = (done, total);
        let (stops, page) = (now.stops, now.page);
        let goes_on = match stops {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        (goes_on, state.is_left(page))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn is_left(&self, page: Option<AskedOn>) -> bool {
        page.is_some_and(|page| page.0 != self.page)
    }
}

/// Something is under way beside which nothing else of the kind may be.
pub(crate) struct Busy<'a> {
    work: &'a Work,
    /// What came of it, and whether Keywright is locked; none where it panicked.
    end: Option<(WorkEnd, bool)>,
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        let mut state = self.work.lock();
        let Some(now) = state.now.take() else {
            return;
        };
        let (end, is_locked) = self.end.take().unwrap_or_else(|| {
            let error = CommandError::saying(ErrorCode::Internal, "error-internal");
            (WorkEnd::Failed { error }, false)
        });
        // What was refused since Keywright was locked has not begun.
        let was_refused = match &end {
            WorkEnd::Failed { error } => error.code == ErrorCode::Locked,
            _ => false,
        };
        if now.page.is_some() && (state.is_left(now.page) || is_locked) && !was_refused {
            state.ended = Some(end);
        }
    }
}

/// Tells the page at its end that there is something which it has to ask for.
struct Telling<'a, R: Runtime>(&'a AppHandle<R>);

impl<R: Runtime> Drop for Telling<'_, R> {
    fn drop(&mut self) {
        if self.0.state::<Work>().lock().ended.is_some() {
            tell(self.0, News::WorkEnded);
        }
    }
}

/// Does what this page has asked for and takes long. It is given what tells the page about a hundred times
/// how far it is, and whether it is to go on. `ended` makes of its answer what another page is told, should
/// this one be gone by then.
///
/// # Errors
///
/// Its own, and where something is under way already.
pub(crate) fn work<R: Runtime, T: Clone>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    kind: WorkKind,
    ended: impl FnOnce(T) -> WorkEnd,
    does: impl FnOnce(Watch<'_>) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let work = app.state::<Work>();
    let _telling = Telling(app);
    let begun = work.begin(kind, Some(asked_on));
    let mut busy = begun.inspect_err(|error| work.refused(asked_on, error))?;
    let answer = does(&mut |done, total| {
        let (goes_on, left) = work.pass(done, total);
        if done == total || done % (total / 100).max(1) == 0 {
            tell(app, News::Progress { done, total, left });
        }
        goes_on
    });
    let end = match answer.clone() {
        Ok(done) => ended(done),
        Err(error) => WorkEnd::Failed { error },
    };
    busy.end = Some((end, lock::is_closed(app)));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: WorkKind = WorkKind::Check;

    fn stopped() -> WorkEnd {
        let error = CommandError::saying(ErrorCode::WorkStopped, "error-check-stopped");
        WorkEnd::Failed { error }
    }

    /// What was left: how far it is, and the code with which it failed.
    fn left(work: &Work) -> (Option<(usize, usize)>, Option<ErrorCode>) {
        let WorkLeft { now, ended } = work.left();
        let code = ended.map(|end| match end {
            WorkEnd::Failed { error } => error.code,
            _ => ErrorCode::Internal,
        });
        (now.map(|now| (now.done, now.total)), code)
    }

    fn begin(work: &Work) -> Busy<'_> {
        let page = work.page();
        #[expect(clippy::expect_used, reason = "a test may fail")]
        work.begin(KIND, Some(page)).expect("nothing is under way")
    }

    fn end(mut busy: Busy<'_>, end: WorkEnd, is_locked: bool) {
        busy.end = Some((end, is_locked));
    }

    #[test]
    fn one_thing_is_done_at_a_time() {
        let work = Work::default();
        let busy = begin(&work);
        let refused = work.begin_unseen(KIND).err().map(|error| error.code);
        assert_eq!(refused, Some(ErrorCode::BackupFailed));
        drop(busy);
        assert!(work.begin_unseen(KIND).is_ok());
    }

    #[test]
    fn only_what_is_under_way_is_stopped() {
        let work = Work::default();
        work.stop();
        let busy = begin(&work);
        assert_eq!(work.pass(1, 2).0, ControlFlow::Continue(()));
        work.stop();
        assert_eq!(work.pass(2, 2).0, ControlFlow::Break(()));
        drop(busy);
        let _busy = begin(&work);
        assert_eq!(work.pass(1, 2).0, ControlFlow::Continue(()));
    }

    #[test]
    fn the_next_page_learns_how_far_it_is_and_once_what_came_of_it() {
        let work = Work::default();
        let busy = begin(&work);
        assert_eq!(work.pass(3, 7), (ControlFlow::Continue(()), false));
        assert_eq!(left(&work), (None, None), "its own page knows by itself");
        work.turn_page();
        assert_eq!(work.pass(4, 7), (ControlFlow::Continue(()), true));
        assert_eq!(left(&work), (Some((4, 7)), None));
        end(busy, stopped(), false);
        assert_eq!(left(&work), (None, Some(ErrorCode::WorkStopped)));
        assert_eq!(left(&work), (None, None));
    }

    #[test]
    fn what_was_asked_for_on_a_page_that_was_gone_when_it_began_is_told_to_the_next_one() {
        let work = Work::default();
        let page = work.page();
        // While a file was chosen.
        work.turn_page();
        let busy = work.begin(KIND, Some(page)).ok();
        let _ = work.pass(3, 7);
        assert_eq!(left(&work), (Some((3, 7)), None));
        busy.into_iter()
            .for_each(|busy| end(busy, stopped(), false));
        assert_eq!(left(&work), (None, Some(ErrorCode::WorkStopped)));
        let error = CommandError::saying(ErrorCode::BackupFailed, "error-backup-under-way");
        work.refused(work.page(), &error);
        assert_eq!(left(&work), (None, None));
        work.refused(page, &error);
        assert_eq!(left(&work), (None, Some(ErrorCode::BackupFailed)));
    }

    #[test]
    fn what_ends_while_it_is_locked_is_told_afterwards_and_what_its_page_was_told_is_not() {
        let work = Work::default();
        end(begin(&work), stopped(), false);
        assert_eq!(left(&work), (None, None));
        end(begin(&work), stopped(), true);
        assert_eq!(left(&work), (None, Some(ErrorCode::WorkStopped)));
        let error = CommandError::saying(ErrorCode::Locked, "error-locked");
        end(begin(&work), WorkEnd::Failed { error }, true);
        assert_eq!(left(&work), (None, None), "it had not begun");
    }

    #[test]
    fn what_panics_is_told_as_an_error() {
        let work = Work::default();
        let busy = begin(&work);
        work.turn_page();
        drop(busy);
        assert_eq!(left(&work), (None, Some(ErrorCode::Internal)));
    }

    #[test]
    fn what_keywright_does_by_itself_is_no_pages() {
        let work = Work::default();
        let busy = work.begin_unseen(WorkKind::Backup).ok();
        work.turn_page();
        assert_eq!(left(&work), (None, None));
        drop(busy);
        assert_eq!(left(&work), (None, None));
    }
}
