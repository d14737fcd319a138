use std::sync::Arc;

use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Runtime};

use crate::desk::{Desk, TheDesk};
use crate::error::{CommandError, ErrorCode};

/// All that the lock screen asks for.
const WHILE_CLOSED: [&str; 3] = ["lock_state", "unlock", "unlock_with_recovery"];

/// The commands behind the lock: while it is closed, none of them is reached but those that open
/// it. A new command is behind it without doing anything for that.
pub(crate) fn guarded<R: Runtime>(
    commands: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let commands = Arc::new(commands);
    move |invoke| {
        let app = invoke.message.webview_ref().app_handle().clone();
        let desk = app.state::<TheDesk>().inner().clone();
        if desk.lock().is_known() {
            return pass(&app, &*commands, invoke);
        }
        // Whether there is a lock stands in the registry, and the main thread does not wait for
        // the disk.
        let commands = commands.clone();
        std::thread::spawn(move || {
            // Where it cannot be opened, there is nothing to see; each command says so.
            let _ = desk.issuer();
            pass(&app, &*commands, invoke);
        });
        true
    }
}

fn pass<R: Runtime>(
    app: &AppHandle<R>,
    commands: &impl Fn(Invoke<R>) -> bool,
    invoke: Invoke<R>,
) -> bool {
    let desk = app.state::<TheDesk>();
    // The time may have come while the computer slept, and nobody has noticed yet.
    if desk.lock().left().is_some_and(|left| left.is_zero()) {
        super::close(app);
    }
    let opens = WHILE_CLOSED.contains(&invoke.message.command());
    match desk.unless_locked() {
        Err(refusal) if !opens => {
            invoke.resolver.reject(refusal);
            true
        }
        _ => commands(invoke),
    }
}

impl Desk {
    /// # Errors
    ///
    /// `Locked` while the lock is closed.
    pub(crate) fn unless_locked(&self) -> Result<(), CommandError> {
        match self.lock().is_closed() {
            true => Err(CommandError::saying(ErrorCode::Locked, "error-locked")),
            false => Ok(()),
        }
    }
}
