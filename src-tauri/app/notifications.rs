//! What is said while no window may be open. Never a key: a notification stays in the
//! desktop's history, and stands on the lock screen.

use keywright_core::{Environment, KeyRecord, TruncatedKey};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::NotificationExt;

use crate::desk::TheDesk;
use crate::error::{CommandError, reason};
use crate::lock;
use crate::texts::{text, text_with};
use crate::window;
use crate::wire::{ClipboardTimer, ReminderSummary};

/// What a notification says.
pub(crate) enum Notice {
    /// A key was made and copied.
    Created {
        record: Box<KeyRecord>,
        timer: ClipboardTimer,
    },
    /// No key was made.
    NotCreated { error: CommandError },
    /// A key was made and waits for its one showing.
    NotCopied {
        record: Box<KeyRecord>,
        reason: tauri_plugin_clipboard_manager::Error,
    },
    /// Keys expire soon, or are to be rotated.
    Reminders { summary: ReminderSummary },
    /// A key may still be on the clipboard.
    NotCleared { truncated: TruncatedKey },
    /// The schedule's backup was not made.
    NotBackedUp { error: CommandError },
    /// It was made, and lacks what it ought to hold.
    BackedUpLess { lost: u64 },
}

impl Notice {
    /// Its title, and what it says.
    pub(crate) fn words(&self) -> (String, String) {
        match self {
            Self::Created { record, timer } => {
                let title = match record.environment {
                    Environment::Live => text("notification-live-created"),
                    Environment::Test => text("notification-test-created"),
                };
                let name = record.name.as_str().into();
                let truncated = record.truncated.as_str().into();
                let values = [("name", name), ("truncated", truncated)];
                let body = match timer.clears_in_seconds {
                    Some(seconds) => {
                        let [name, truncated] = values;
                        let seconds = ("seconds", seconds.into());
                        text_with("notification-copied", &[name, truncated, seconds])
                    }
                    None => text_with("notification-copied-kept", &values),
                };
                (title, body)
            }
            Self::NotCreated { error } => (text("notification-not-created"), error.message.clone()),
            Self::NotCopied {
                record,
                reason: why,
            } => (
                text("notification-not-copied"),
                text_with(
                    "notification-not-copied-text",
                    &[
                        ("name", record.name.as_str().into()),
                        ("reason", reason(why)),
                    ],
                ),
            ),
            Self::NotBackedUp { error } => {
                (text("notification-backup-failed"), error.message.clone())
            }
            Self::BackedUpLess { lost } => (
                text("notification-backup-lost"),
                text_with("backup-lost", &[("count", (*lost).into())]),
            ),
            Self::Reminders { summary } => {
                let mut sentences = Vec::new();
                if summary.expiring > 0 {
                    let count = [("count", summary.expiring.into())];
                    sentences.push(text_with("reminder-expiring", &count));
                }
                if summary.rotating > 0 {
                    let count = [("count", summary.rotating.into())];
                    sentences.push(text_with("reminder-rotating", &count));
                }
                (text("notification-reminder"), sentences.join(" "))
            }
            Self::NotCleared { truncated } => (
                text("notification-not-cleared"),
                text_with(
                    "notification-not-cleared-text",
                    &[("truncated", truncated.as_str().into())],
                ),
            ),
        }
    }
}

/// Shows it, unless the person wants none or nothing shows them. Whatever went wrong, the window says, too.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, notice: Notice) {
    // Locked, no name of a key is told; only that one may be where others can read it.
    let is_urgent = matches!(notice, Notice::NotCleared { .. });
    if !are_shown(app) || lock::is_closed(app) && !is_urgent {
        return;
    }
    let (title, body) = notice.words();
    // It is shown beside what was done, and hinders nothing of it.
    let _ = app
        .notification()
        .builder()
        .title(title)
        .body(escaped(&body))
        .show();
}

/// Whether the person wants notifications, and something shows them.
pub(crate) fn are_shown<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<TheDesk>().settings().notifications && service_is_there()
}

/// A click on a notification opens the window. Elsewhere than on Linux the plugin would keep a
/// thread for each that is shown.
pub(crate) fn open_window_on_click<R: Runtime>(app: &AppHandle<R>) {
    if cfg!(target_os = "linux") {
        let opening = app.clone();
        // It only keeps the function.
        let _ = app
            .notification()
            .on_action(move |_| window::open_soon(&opening));
    }
}

/// Whether something shows notifications.
pub(crate) fn service_is_there() -> bool {
    #[cfg(target_os = "linux")]
    return service::is_there().unwrap_or(false);
    #[cfg(not(target_os = "linux"))]
    return true;
}

/// On Linux the body is markup, and a name may hold what looks like some.
fn escaped(body: &str) -> String {
    if cfg!(target_os = "linux") {
        body.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    } else {
        body.to_owned()
    }
}

#[cfg(target_os = "linux")]
mod service {
    use zbus::blocking::Connection;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::names::BusName;

    /// Running, or started by the bus when it is needed.
    pub(super) fn is_there() -> zbus::Result<bool> {
        const NAME: &str = "org.freedesktop.Notifications";
        let bus = Connection::session()?;
        let proxy = DBusProxy::new(&bus)?;
        if proxy.name_has_owner(BusName::try_from(NAME)?)? {
            return Ok(true);
        }
        let startable = proxy.list_activatable_names()?;
        Ok(startable.iter().any(|name| name.as_str() == NAME))
    }
}
