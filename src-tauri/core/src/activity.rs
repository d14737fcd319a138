//! What was done to which key: a list that is only ever added to. Each entry holds the
//! SHA-256 of the one before and of itself, so that none can be changed, removed or put in
//! between without all later ones showing it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::{Author, Detail, Details, KeyId, Timestamp, WorkspaceId};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// A key was created.
    Created,
    /// A whole key was shown, once.
    Shown,
    /// A key has another name.
    Renamed,
    /// What a key is for was written down.
    Documented,
    /// A key expires at another time.
    ExpiryChanged,
    /// A key was disabled.
    Disabled,
    /// A key was enabled.
    Enabled,
    /// Another key came in the place of this one.
    Rotated,
    /// A rotated key was retired before its time.
    RotationFinished,
    /// A rotation was undone.
    RotationUndone,
    /// The time of a rotated key had come.
    Retired,
    /// Somebody else may have the key.
    Compromised,
    /// A key was deleted.
    Deleted,
    /// A finding was put off, or is not put off any more.
    Postponed,
    /// A person had a secret discarded that no key names. Noted before it leaves the keychain;
    /// where that fails, each further try is noted, too.
    Discarded,
    /// A key came back from a backup.
    Restored,
    /// A backup was made, or was about to be given its name.
    BackedUp,
    /// A backup was restored.
    BackupRestored,
    /// A key was handed over in a file, or was about to be.
    HandedOver,
    /// A whole key was about to be put on the clipboard, for a person who had proven who they are.
    Recovered,
    /// An admin passphrase was set where there was none.
    LockSet,
    /// The admin passphrase is another one.
    LockChanged,
    /// There is no admin passphrase any more.
    LockRemoved,
    /// The recovery sheet opened the lock, and gave it another passphrase.
    LockRecovered,
    /// Wrong tries on the lock: so many in a row.
    LockTried,
    /// The lock opened after wrong tries.
    LockOpened,
    /// Backups are made by themselves from then on, or otherwise than before.
    BackupsScheduled,
    /// No backups are made by themselves any more.
    BackupsStopped,
    /// All secrets were moved from one store to another.
    SecretsMoved,
    /// A key that was made elsewhere came under management.
    Imported,
    /// Such keys were taken over, all at once.
    KeysImported,
    /// A workspace was made.
    WorkspaceCreated,
    /// A workspace has another name, prefix or policies.
    WorkspaceChanged,
    /// A workspace was deleted.
    WorkspaceDeleted,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 34] = [
        Self::Created,
        Self::Shown,
        Self::Renamed,
        Self::Documented,
        Self::ExpiryChanged,
        Self::Disabled,
        Self::Enabled,
        Self::Rotated,
        Self::RotationFinished,
        Self::RotationUndone,
        Self::Retired,
        Self::Compromised,
        Self::Deleted,
        Self::Postponed,
        Self::Discarded,
        Self::Restored,
        Self::BackedUp,
        Self::BackupRestored,
        Self::HandedOver,
        Self::Recovered,
        Self::LockSet,
        Self::LockChanged,
        Self::LockRemoved,
        Self::LockRecovered,
        Self::LockTried,
        Self::LockOpened,
        Self::BackupsScheduled,
        Self::BackupsStopped,
        Self::SecretsMoved,
        Self::Imported,
        Self::KeysImported,
        Self::WorkspaceCreated,
        Self::WorkspaceChanged,
        Self::WorkspaceDeleted,
    ];

    /// The word in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Shown => "shown",
            Self::Renamed => "renamed",
            Self::Documented => "documented",
            Self::ExpiryChanged => "expiry-changed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::Rotated => "rotated",
            Self::RotationFinished => "rotation-finished",
            Self::RotationUndone => "rotation-undone",
            Self::Retired => "retired",
            Self::Compromised => "compromised",
            Self::Deleted => "deleted",
            Self::Postponed => "postponed",
            Self::Discarded => "discarded",
            Self::Restored => "restored",
            Self::BackedUp => "backed-up",
            Self::BackupRestored => "backup-restored",
            Self::HandedOver => "handed-over",
            Self::Recovered => "recovered",
            Self::LockSet => "lock-set",
            Self::LockChanged => "lock-changed",
            Self::LockRemoved => "lock-removed",
            Self::LockRecovered => "lock-recovered",
            Self::LockTried => "lock-tried",
            Self::LockOpened => "lock-opened",
            Self::BackupsScheduled => "backups-scheduled",
            Self::BackupsStopped => "backups-stopped",
            Self::SecretsMoved => "secrets-moved",
            Self::Imported => "imported",
            Self::KeysImported => "keys-imported",
            Self::WorkspaceCreated => "workspace-created",
            Self::WorkspaceChanged => "workspace-changed",
            Self::WorkspaceDeleted => "workspace-deleted",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// What else is known about an action: names and values, in order.
///
/// Written as one line each, `name=value`; within a value a line's end is `\n`, a carriage
/// return `\r` and a backslash `\\`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(String);

impl Facts {
    /// Adds one.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        let value = value
            .replace('\\', "\\\\")
            .replace('\n', "\\n")
            .replace('\r', "\\r");
        self.0.push_str(&format!("{name}={value}"));
        self
    }

    /// Adds an instant, in milliseconds since 1970-01-01T00:00:00Z; nothing for none.
    pub fn with_instant(self, name: &str, instant: Option<Timestamp>) -> Self {
        match instant {
            Some(Timestamp(instant)) => self.with(name, &instant.to_string()),
            None => self,
        }
    }

    /// Adds what a part of the details was and is. Notes are long: they only changed.
    pub(crate) fn with_change(self, detail: Detail, was: &Details, is: &Details) -> Self {
        let part = detail.as_str();
        let joined = |details: &Details| match detail {
            Detail::Owner => Some(details.owner().unwrap_or("").to_owned()),
            Detail::UsedBy => Some(list(details.used_by())),
            Detail::Tags => Some(list(details.tags())),
            Detail::Notes => None,
        };
        let facts = self.with("changed", part);
        match (joined(was), joined(is)) {
            (Some(from), Some(to)) => facts
                .with(&format!("{part}.from"), &from)
                .with(&format!("{part}.to"), &to),
            _ => facts,
        }
    }

    /// As it is written down.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Each name with its value.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, String)> {
        let lines = self.0.split('\n').filter(|line| !line.is_empty());
        lines.map(|line| {
            let (name, value) = line.split_once('=').unwrap_or((line, ""));
            let mut plain = String::with_capacity(value.len());
            let mut characters = value.chars();
            while let Some(character) = characters.next() {
                match character {
                    '\\' => match characters.next() {
                        Some('n') => plain.push('\n'),
                        Some('r') => plain.push('\r'),
                        Some(other) => plain.push(other),
                        None => {}
                    },
                    other => plain.push(other),
                }
            }
            (name, plain)
        })
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.pairs()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }
}

/// For what the registry kept.
impl From<String> for Facts {
    fn from(text: String) -> Self {
        Self(text)
    }
}

fn list<'a>(entries: impl Iterator<Item = &'a str>) -> String {
    entries.collect::<Vec<_>>().join(", ")
}

/// One action that is to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Timestamp,
    /// In which workspace; what concerns all of them stands in the first one.
    pub workspace: WorkspaceId,
    /// To which key; `None` for what was done to the workspace itself, or to all.
    pub key: Option<KeyId>,
    /// What.
    pub action: Action,
    /// Who did it.
    pub by: Author,
    /// What else is known.
    pub facts: Facts,
}

impl Deed {
    /// As the entry of this number, which follows the one with that seal.
    pub fn sealed(self, number: u64, before: &Seal) -> Entry {
        let mut entry = Entry {
            number,
            at: self.at,
            workspace: self.workspace,
            key: self.key,
            action: self.action.as_str().to_owned(),
            system_user: self.by.system_user,
            surface: self.by.surface.as_str().to_owned(),
            facts: self.facts,
            seal: Seal::FIRST,
        };
        entry.seal = entry.sealed_after(before);
        entry
    }
}

/// An entry as the registry has it, whoever wrote it there: words may be unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// In which workspace.
    pub workspace: WorkspaceId,
    /// To which key.
    pub key: Option<KeyId>,
    /// The word of an [`Action`].
    pub action: String,
    /// The name with which the person was logged in.
    pub system_user: String,
    /// The word of a [`crate::Surface`].
    pub surface: String,
    /// What else is known.
    pub facts: Facts,
    /// What closes it.
    pub seal: Seal,
}

impl Entry {
    /// The seal that it must have after the entry with that one: the SHA-256 of that seal and
    /// of every field, each preceded by its length in bytes (8 bytes, most significant
    /// first). Numbers are 8 bytes, most significant first; a missing key is empty.
    pub fn sealed_after(&self, before: &Seal) -> Seal {
        let mut hash = Sha256::new();
        let mut put = |field: &[u8]| {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        };
        put(&before.0);
        put(&self.number.to_be_bytes());
        put(&self.at.0.to_be_bytes());
        put(&self.workspace.0.to_be_bytes());
        put(self.key.as_ref().map_or(&[][..], |key| key.as_bytes()));
        put(self.action.as_bytes());
        put(self.system_user.as_bytes());
        put(self.surface.as_bytes());
        put(self.facts.as_str().as_bytes());
        Seal(hash.finalize().into())
    }
}

/// What closes an entry, and all before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seal([u8; 32]);

impl Seal {
    /// What the first entry follows.
    pub const FIRST: Self = Self([0; 32]);

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut seal = [0; 32];
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        for (byte, digits) in seal.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(seal))
    }
}

impl From<[u8; 32]> for Seal {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Seal({self})")
    }
}

/// The last entry, as the keychain keeps it so that cutting the end off is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 when there is none.
    pub number: u64,
    /// Its seal.
    pub seal: Seal,
}

/// Which entries are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Of this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Of this key.
    pub key: Option<KeyId>,
    /// These actions; empty for all.
    pub actions: Vec<Action>,
    /// Found within the key's name, its truncated form or the person's name, ignoring case
    /// and accents.
    pub search: String,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
    /// How many entries to skip, the newest first.
    pub offset: usize,
    /// How many to give, up to [`crate::LARGEST_PAGE`].
    pub limit: usize,
}

/// An entry with what the key is called today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// The entry.
    pub entry: Entry,
    /// The key's name and truncated form, of a deleted key, too.
    pub key: Option<(String, String)>,
}

/// A part of the activity, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityPage {
    /// The entries asked for.
    pub rows: Vec<ActivityRow>,
    /// How many there are in all.
    pub matching: usize,
}
