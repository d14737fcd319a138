//! A key in one go, without the window: made, put on the clipboard, said.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};

use jiff::Zoned;
use keywright_core::{Environment, IssueError, KeyRecord, Surface};
use tauri::{AppHandle, Manager, Runtime};

use crate::clipboard;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::news::tell;
use crate::notifications::{self, Notice};
use crate::texts::text_with;
use crate::window::{self, Ready};
use crate::wire::{ClipboardTimer, News};
use crate::{history, tray};

/// What is asked for, in its turn: each key takes the place of the one before on the
/// clipboard. A thread that waits for the next takes less than one for each.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: Mutex<Option<Sender<Wanted>>>,
    /// How many are asked for and not done.
    count: AtomicUsize,
}

type Wanted = (Environment, Surface);

/// Makes a key and copies it, off the thread that asked.
pub(crate) fn create_soon<R: Runtime>(
    app: &AppHandle<R>,
    environment: Environment,
    surface: Surface,
) {
    let queue = app.state::<Queue>();
    let mut waiting = queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
    queue.count.fetch_add(1, SeqCst);
    // It listens for as long as the application runs.
    let _ = waiting
        .get_or_insert_with(|| wait(app.clone()))
        .send((environment, surface));
}

/// Whether a key is being made, or waits to be.
pub(crate) fn is_busy<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<Queue>().count.load(SeqCst) > 0
}

fn wait<R: Runtime>(app: AppHandle<R>) -> Sender<Wanted> {
    let (send, wanted) = channel();
    std::thread::spawn(move || {
        app.state::<Ready>().wait();
        for (environment, surface) in wanted {
            create(&app, environment, surface);
            app.state::<Queue>().count.fetch_sub(1, SeqCst);
        }
    });
    send
}

fn create<R: Runtime>(app: &AppHandle<R>, environment: Environment, surface: Surface) {
    let desk = app.state::<TheDesk>();
    // With the stores comes whether there is a lock; where they fail, that is said below.
    let _ = desk.issuer();
    if desk.lock().is_closed() {
        window::open_soon(app);
        return;
    }
    desk.lock().stay_open();
    let notice = match make(app, environment, surface) {
        Ok((record, Ok(timer))) => {
            changed(app);
            tell(app, News::Clipboard { timer: Some(timer) });
            // A clipboard that is never cleared would keep it running, out of reach.
            if timer.clears_in_seconds.is_none() && window::is_unreachable(app) {
                window::open_soon(app);
            }
            let record = Box::new(record);
            Notice::Created { record, timer }
        }
        // The window offers its one showing.
        Ok((record, Err(reason))) => {
            changed(app);
            window::open_soon(app);
            let record = Box::new(record);
            Notice::NotCopied { record, reason }
        }
        Err(error) => {
            let error = CommandError::new(Doing::QuickCreating, error);
            let news = News::NotCreated {
                error: error.clone(),
            };
            tell(app, news);
            window::open_soon(app);
            Notice::NotCreated { error }
        }
    };
    // Of many in one go only the last is on the clipboard, and said. A storm of notifications
    // would help nobody, and the plugin's own locks do not bear one.
    if app.state::<Queue>().count.load(SeqCst) == 1 {
        notifications::show(app, notice);
    }
}

type Copied = Result<ClipboardTimer, tauri_plugin_clipboard_manager::Error>;

fn make<R: Runtime>(
    app: &AppHandle<R>,
    environment: Environment,
    surface: Surface,
) -> Result<(KeyRecord, Copied), IssueError> {
    let desk = app.state::<TheDesk>();
    let issuer = desk.issuer().map_err(IssueError::from)?;
    // Read after the stores are open, and with them the settings.
    let time = desk.settings().clipboard;
    let when = Zoned::now().strftime("%Y-%m-%d %H:%M:%S").to_string();
    let name = text_with("quick-key-name", &[("when", when.into())]);
    issuer.quick_create(&name, environment, surface, |created| {
        clipboard::copy(app, &created.access_key, time)
    })
}

fn changed<R: Runtime>(app: &AppHandle<R>) {
    tell(app, News::KeysChanged);
    tray::refresh(app);
    history::keep_end(app);
}
