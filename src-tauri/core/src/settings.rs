use std::collections::BTreeMap;

use crate::{Environment, WorkspaceId};

/// The seconds after which a copied key may leave the clipboard.
pub const CLIPBOARD_SECONDS: [u32; 5] = [10, 30, 45, 60, 120];

/// When a copied key leaves the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipboardTime {
    /// After this many seconds, one of [`CLIPBOARD_SECONDS`].
    After(u32),
    /// When Keywright is quit, and not before.
    Never,
}

impl ClipboardTime {
    /// So many seconds, if they can be chosen.
    pub fn after(seconds: u32) -> Option<Self> {
        CLIPBOARD_SECONDS
            .contains(&seconds)
            .then_some(Self::After(seconds))
    }
}

/// The minutes without activity after which Keywright may lock itself.
pub const LOCK_MINUTES: [u32; 5] = [1, 5, 15, 30, 60];

/// When Keywright locks itself because nobody uses it, where there is a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockTime {
    /// After this many minutes, one of [`LOCK_MINUTES`].
    After(u32),
    /// Not for that reason.
    Never,
}

impl LockTime {
    /// So many minutes, if they can be chosen.
    pub fn after(minutes: u32) -> Option<Self> {
        LOCK_MINUTES
            .contains(&minutes)
            .then_some(Self::After(minutes))
    }
}

/// Which colours the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Those of the system, as they change.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Chinese];

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Chinese => "zh-Hans",
        }
    }

    /// The language of this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// How Keywright works on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// When a copied key leaves the clipboard.
    pub clipboard: ClipboardTime,
    /// Whether Keywright stays in the tray when its window is closed.
    pub keep_in_tray: bool,
    /// Whether that was explained.
    pub tray_explained: bool,
    /// Whether a vault file was offered for many keys and is not wanted.
    pub vault_declined: bool,
    /// Whether notifications are shown.
    pub notifications: bool,
    /// The keys that create a key from anywhere, as the shell reads them; `None` for none.
    pub shortcut: Option<String>,
    /// What those keys create.
    pub shortcut_environment: Environment,
    /// When Keywright locks itself.
    pub lock: LockTime,
    /// The colours.
    pub theme: Theme,
    /// The language; `None` follows the system.
    pub language: Option<Language>,
    /// The workspace that is worked on; `None` for the first one.
    pub workspace: Option<WorkspaceId>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            clipboard: ClipboardTime::After(45),
            keep_in_tray: true,
            tray_explained: false,
            vault_declined: false,
            notifications: true,
            shortcut: None,
            shortcut_environment: Environment::Test,
            lock: LockTime::After(15),
            theme: Theme::System,
            language: None,
            workspace: None,
        }
    }
}

impl Settings {
    /// Reads what the registry holds. What is not there is as at the first start, and so is
    /// what only a newer version understands; the registry goes on holding it.
    pub fn read(kept: &BTreeMap<String, String>) -> Self {
        let mut settings = Self::default();
        for (name, value) in kept {
            if let Some(setting) = Setting::read(name, value) {
                settings.set(setting);
            }
        }
        settings
    }

    /// Changes one of them.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Clipboard(time) => self.clipboard = time,
            Setting::KeepInTray(yes) => self.keep_in_tray = yes,
            Setting::TrayExplained(yes) => self.tray_explained = yes,
            Setting::VaultDeclined(yes) => self.vault_declined = yes,
            Setting::Notifications(yes) => self.notifications = yes,
            Setting::Shortcut(keys) => self.shortcut = keys,
            Setting::ShortcutEnvironment(environment) => self.shortcut_environment = environment,
            Setting::Lock(time) => self.lock = time,
            Setting::Theme(theme) => self.theme = theme,
            Setting::Language(language) => self.language = language,
            Setting::Workspace(id) => self.workspace = Some(id),
        }
    }
}

/// One setting and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// [`Settings::clipboard`].
    Clipboard(ClipboardTime),
    /// [`Settings::keep_in_tray`].
    KeepInTray(bool),
    /// [`Settings::tray_explained`].
    TrayExplained(bool),
    /// [`Settings::vault_declined`].
    VaultDeclined(bool),
    /// [`Settings::notifications`].
    Notifications(bool),
    /// [`Settings::shortcut`].
    Shortcut(Option<String>),
    /// [`Settings::shortcut_environment`].
    ShortcutEnvironment(Environment),
    /// [`Settings::lock`].
    Lock(LockTime),
    /// [`Settings::theme`].
    Theme(Theme),
    /// [`Settings::language`].
    Language(Option<Language>),
    /// [`Settings::workspace`].
    Workspace(WorkspaceId),
}

impl Setting {
    /// The name under which the registry holds it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Clipboard(_) => "clipboard_seconds",
            Self::KeepInTray(_) => "keep_in_tray",
            Self::TrayExplained(_) => "tray_explained",
            Self::VaultDeclined(_) => "vault_declined",
            Self::Notifications(_) => "notifications",
            Self::Shortcut(_) => "shortcut",
            Self::ShortcutEnvironment(_) => "shortcut_environment",
            Self::Lock(_) => "lock_minutes",
            Self::Theme(_) => "theme",
            Self::Language(_) => "language",
            Self::Workspace(_) => "workspace",
        }
    }

    /// The value as the registry holds it.
    pub fn value(&self) -> String {
        match self {
            Self::Clipboard(ClipboardTime::After(seconds)) => seconds.to_string(),
            Self::Clipboard(ClipboardTime::Never) => "never".to_owned(),
            Self::KeepInTray(yes)
            | Self::TrayExplained(yes)
            | Self::VaultDeclined(yes)
            | Self::Notifications(yes) => yes.to_string(),
            Self::Shortcut(keys) => keys.clone().unwrap_or_default(),
            Self::ShortcutEnvironment(environment) => environment.as_str().to_owned(),
            Self::Lock(LockTime::After(minutes)) => minutes.to_string(),
            Self::Lock(LockTime::Never) => "never".to_owned(),
            Self::Theme(Theme::System) => "system".to_owned(),
            Self::Theme(Theme::Light) => "light".to_owned(),
            Self::Theme(Theme::Dark) => "dark".to_owned(),
            Self::Language(language) => language.map_or("system", Language::tag).to_owned(),
            Self::Workspace(id) => id.0.to_string(),
        }
    }

    /// `None` for a name or a value that this version does not know.
    fn read(name: &str, value: &str) -> Option<Self> {
        Some(match name {
            "clipboard_seconds" if value == "never" => Self::Clipboard(ClipboardTime::Never),
            "clipboard_seconds" => Self::Clipboard(ClipboardTime::after(value.parse().ok()?)?),
            "keep_in_tray" => Self::KeepInTray(value.parse().ok()?),
            "tray_explained" => Self::TrayExplained(value.parse().ok()?),
            "vault_declined" => Self::VaultDeclined(value.parse().ok()?),
            "notifications" => Self::Notifications(value.parse().ok()?),
            "shortcut" => Self::Shortcut((!value.is_empty()).then(|| value.to_owned())),
            "shortcut_environment" => Self::ShortcutEnvironment(Environment::from_word(value)?),
            "lock_minutes" if value == "never" => Self::Lock(LockTime::Never),
            "lock_minutes" => Self::Lock(LockTime::after(value.parse().ok()?)?),
            "theme" => Self::Theme(match value {
                "system" => Theme::System,
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => return None,
            }),
            "language" if value == "system" => Self::Language(None),
            "language" => Self::Language(Some(Language::from_tag(value)?)),
            "workspace" => Self::Workspace(WorkspaceId(value.parse().ok()?)),
            _ => return None,
        })
    }
}
