use std::fmt;

use crate::{Details, Digest, Handle, KeyName, Life, WorkspaceId, fold_for_search};

/// `live` or `test`: part of the key string, never changed after creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// For real use.
    Live,
    /// For trying things out.
    Test,
}

impl Environment {
    /// The word in the key string.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Test => "test",
        }
    }

    /// The environment of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Live, Self::Test]
            .into_iter()
            .find(|environment| environment.as_str() == word)
    }
}

/// Names a record, for ever: 128 random bits, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId([u8; 16]);

impl KeyId {
    /// Reads 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = digits
            .then(|| u128::from_str_radix(text, 16).ok())
            .flatten()?;
        Some(Self(number.to_be_bytes()))
    }

    /// The 16 bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for KeyId {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "KeyId({self})")
    }
}

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// What a person sees of a key after its one showing: `acme_live_8f3Kq2Zx_…h7Qa`. Of a key of a
/// foreign format, the first and the last characters, or none: `ghp_…9fQ2`, `…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TruncatedKey(String);

impl TruncatedKey {
    /// As shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// For what the registry kept; [`crate::AccessKey::truncated`] makes new ones.
impl From<String> for TruncatedKey {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// What is known about a key; never the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The record's id.
    pub id: KeyId,
    /// The workspace that it belongs to.
    pub workspace: WorkspaceId,
    /// The key's name.
    pub name: KeyName,
    /// Whether Keywright gave it that name, until a person chooses one.
    pub provisional: bool,
    /// The environment.
    pub environment: Environment,
    /// The public part of the key string; `None` of a key of a foreign format, which has none.
    pub handle: Option<Handle>,
    /// What a person sees of the key.
    pub truncated: TruncatedKey,
    /// What verification needs.
    pub digest: Digest,
    /// When it was created.
    pub created_at: Timestamp,
    /// When the whole key was shown; `None` until then.
    pub shown_at: Option<Timestamp>,
    /// What it is for.
    pub details: Details,
    /// What became of it.
    pub life: Life,
}

impl KeyRecord {
    /// Whether its key is of another format than Keywright's own: it was made elsewhere, and has
    /// neither handle nor checksum.
    pub fn is_foreign(&self) -> bool {
        self.handle.is_none()
    }

    /// What the list is searched in: name, truncated key, owner, applications, tags and
    /// notes, each folded (see [`fold_for_search`]) and in a line of its own.
    pub fn search_text(&self) -> String {
        let Self { details, .. } = self;
        let mut text = String::new();
        let parts = [self.name.as_str(), self.truncated.as_str()]
            .into_iter()
            .chain(details.owner())
            .chain(details.used_by())
            .chain(details.tags())
            .chain(details.notes().lines());
        for part in parts.filter(|part| !part.is_empty()) {
            text.push_str(&fold_for_search(part));
            text.push('\n');
        }
        text
    }
}

/// Through what something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// The application's window.
    Window,
    /// The menu of its tray icon.
    Tray,
    /// The keys that work anywhere on the desktop.
    Shortcut,
    /// A launcher of the desktop, or the application's own command line.
    Launcher,
    /// Keywright itself, when a time has come.
    Keywright,
}

impl Surface {
    /// The word in the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Tray => "tray",
            Self::Shortcut => "shortcut",
            Self::Launcher => "launcher",
            Self::Keywright => "keywright",
        }
    }
}

/// Who does what is done through an issuer; written into the activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name with which the person is logged in.
    pub system_user: String,
    /// The surface.
    pub surface: Surface,
}

impl Author {
    /// The same person, through another surface.
    pub(crate) fn through(&self, surface: Surface) -> Self {
        Self {
            surface,
            ..self.clone()
        }
    }
}
