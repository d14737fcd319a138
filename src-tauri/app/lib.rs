//! The desktop shell of Keywright: the window, its commands, the clipboard.
//!
//! A command unpacks its arguments, calls one use case of `keywright-core` and wraps the
//! answer. Rules about keys do not belong here, nor does anything that knows SQLite or a
//! keychain.

mod bindings;
mod clipboard;
mod commands;
mod desk;
mod error;
mod hardening;
mod reveal;
mod run;
mod start;
mod wire;

pub use bindings::bindings;
pub use commands::COMMANDS;
pub use desk::Desk;
pub use run::{builder, context, run};
