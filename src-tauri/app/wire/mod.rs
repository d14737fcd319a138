//! What crosses to the page and back. The TypeScript in `ui/src/bindings` is generated from
//! these types. [`RevealedKey`] is the only one that holds a secret, and crosses once.

mod keys;
mod news;
mod settings;
mod start;

pub(crate) use keys::{
    ClipboardTimer, Environment, KeyPage, KeyRow, KeychainState, ListQuery, Overview, RevealedKey,
    SortColumn, SortDirection, WorkspaceInfo, count,
};
pub(crate) use news::{ClosingReason, News};
pub(crate) use settings::{
    Language, Protection, SettingChange, SettingsView, ShortcutSupport, System, Theme, TrayState,
    seconds,
};
pub(crate) use start::{First, Start};
