use keywright_core::LockStatus;
use serde::Serialize;
use ts_rs::TS;

use super::{Language, Theme};
use crate::desk::Desk;
use crate::texts;

/// What the page asks for before it draws anything. Of the data it says nothing.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LockState {
    locked: bool,
    /// In milliseconds: how long the next try has to wait.
    wait: u32,
    /// Whether a recovery sheet can open it.
    recovery: bool,
    theme: Theme,
    language: Language,
}

impl LockState {
    pub(crate) fn new(desk: &Desk, status: LockStatus) -> Self {
        Self {
            locked: desk.lock().is_closed(),
            wait: u32::try_from(status.wait).unwrap_or(u32::MAX),
            recovery: status.has_recovery,
            theme: desk.settings().theme.into(),
            language: texts::spoken().into(),
        }
    }
}
