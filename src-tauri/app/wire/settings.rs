use keywright_core::{
    CLIPBOARD_SECONDS, ClipboardTime, LOCK_MINUTES, Language as CoreLanguage, LockTime,
    Theme as CoreTheme,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Environment;

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
}

impl From<CoreTheme> for Theme {
    fn from(theme: CoreTheme) -> Self {
        match theme {
            CoreTheme::System => Self::System,
            CoreTheme::Light => Self::Light,
            CoreTheme::Dark => Self::Dark,
        }
    }
}

impl From<Theme> for CoreTheme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::System => Self::System,
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
pub(crate) enum Language {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "de")]
    German,
    #[serde(rename = "zh-Hans")]
    Chinese,
}

impl From<CoreLanguage> for Language {
    fn from(language: CoreLanguage) -> Self {
        match language {
            CoreLanguage::English => Self::English,
            CoreLanguage::German => Self::German,
            CoreLanguage::Chinese => Self::Chinese,
        }
    }
}

impl From<Language> for CoreLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::German => Self::German,
            Language::Chinese => Self::Chinese,
        }
    }
}

/// Whether an icon in the tray can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum TrayState {
    There,
    /// This desktop shows none.
    Absent,
    /// GNOME, which shows one with an extension.
    GnomeWithout,
}

/// Whether keys can be caught anywhere on the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ShortcutSupport {
    Works,
    /// Programs may not, so the desktop itself has to.
    Wayland,
}

/// The operating system, for what it protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum System {
    Linux,
    Windows,
    Macos,
}

impl System {
    pub(crate) const THIS: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Macos
    } else {
        Self::Linux
    };
}

/// What this desktop is, for what it protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Protection {
    pub(crate) system: System,
    /// Whether text that is selected is pasted with the middle mouse button.
    pub(crate) selection: bool,
}

/// All settings as the page shows them, and what this desktop makes of them.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsView {
    /// `null` for never.
    pub(crate) clipboard_seconds: Option<u32>,
    pub(crate) clipboard_choices: [u32; CLIPBOARD_SECONDS.len()],
    pub(crate) keep_in_tray: bool,
    pub(crate) tray: TrayState,
    pub(crate) start_at_login: bool,
    /// Such as `Ctrl+Alt+K`; `null` for none.
    pub(crate) shortcut: Option<String>,
    pub(crate) shortcut_environment: Environment,
    pub(crate) shortcut_support: ShortcutSupport,
    /// What a shortcut of the desktop's own has to run.
    pub(crate) shortcut_command: String,
    pub(crate) notifications: bool,
    /// Whether there is a service that shows them.
    pub(crate) notification_service: bool,
    /// Whether there is a passphrase.
    pub(crate) lock_set: bool,
    /// `null` for never.
    pub(crate) lock_minutes: Option<u32>,
    pub(crate) lock_choices: [u32; LOCK_MINUTES.len()],
    /// Whether a recovery sheet can open the lock.
    pub(crate) recovery_sheet: bool,
    pub(crate) theme: Theme,
    /// `null` follows the system.
    pub(crate) language: Option<Language>,
    pub(crate) data_folder: String,
    pub(crate) protection: Protection,
}

/// One change, as the page asks for it.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "setting", content = "value", rename_all = "camelCase")]
pub(crate) enum SettingChange {
    /// `null` for never.
    ClipboardSeconds(Option<u32>),
    KeepInTray(bool),
    StartAtLogin(bool),
    /// `null` for none.
    Shortcut(Option<String>),
    ShortcutEnvironment(Environment),
    Notifications(bool),
    /// `null` for never.
    LockMinutes(Option<u32>),
    /// Whether the vault file that is offered for many keys is not wanted.
    VaultDeclined(bool),
    Theme(Theme),
    /// `null` follows the system.
    Language(Option<Language>),
}

/// `null` for never.
pub(crate) fn minutes(time: LockTime) -> Option<u32> {
    match time {
        LockTime::After(minutes) => Some(minutes),
        LockTime::Never => None,
    }
}

/// `null` for never.
pub(crate) fn seconds(time: ClipboardTime) -> Option<u32> {
    match time {
        ClipboardTime::After(seconds) => Some(seconds),
        ClipboardTime::Never => None,
    }
}
