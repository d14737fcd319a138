use serde::Serialize;
use ts_rs::TS;

use super::{ClipboardTimer, LeakReport, ReminderSummary};
use crate::error::CommandError;

/// What the page is told without having asked.
#[derive(Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum News {
    /// Keys were made or changed elsewhere, from the tray for example.
    KeysChanged,
    /// A key was copied elsewhere, or has left the clipboard (`null`).
    Clipboard { timer: Option<ClipboardTimer> },
    /// Bring this key into view.
    Show { id: String },
    /// A key that was asked for elsewhere was not created.
    NotCreated { error: CommandError },
    /// The window is about to close, if the person agrees.
    Closing { reason: ClosingReason },
    /// A setting, or what the desktop offers, has changed.
    SettingsChanged,
    /// A file is being dragged over the window, or no longer is.
    Dragging { over: bool },
    /// A file was dropped on the window, and looked through.
    Dropped {
        report: Option<LeakReport>,
        error: Option<CommandError>,
    },
    /// A backup is being made or restored, secrets are being moved or looked at: so many keys
    /// are done.
    Progress {
        #[ts(type = "number")]
        done: usize,
        #[ts(type = "number")]
        total: usize,
        /// Whether a page that is gone had begun it.
        left: bool,
    },
    /// What a page that is gone had begun has ended; `work_left` tells what came of it.
    WorkEnded,
    /// A backup was made, or could not be made.
    BackupChanged,
    /// Keys expire soon, or are to be rotated.
    Reminders { summary: ReminderSummary },
}

/// What a person should know before the window closes.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ClosingReason {
    /// The key in the reveal step was not copied.
    Uncopied,
    /// Keywright stays in the tray; said once.
    Tray,
}
