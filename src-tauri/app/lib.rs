//! The desktop shell of Keywright: window, tray, commands, clipboard, notifications.
//!
//! A command unpacks its arguments, calls one use case of `keywright-core` and wraps the
//! answer. Rules about keys do not belong here, nor does anything that knows SQLite or a
//! keychain.

mod backups;
mod bindings;
mod clipboard;
mod commands;
mod desk;
mod error;
mod exports;
mod hardening;
mod history;
mod imports;
mod launch;
mod leaks;
mod lock;
mod months;
mod news;
mod notifications;
mod quick;
mod reminders;
mod reveal;
mod rounds;
mod run;
mod saving;
mod shortcut;
mod texts;
mod tray;
mod window;
mod wire;
#[cfg(target_os = "linux")]
mod without_gl;
mod work;

pub use bindings::bindings;
pub use commands::COMMANDS;
pub use desk::Desk;
pub use run::{builder, context, run};
