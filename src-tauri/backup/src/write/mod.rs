//! Writing: each item is serialised by itself, checked, and encrypted as it comes.

mod plaintext;

pub(crate) use plaintext::PADDED_TO;

use std::io::Write;

use keywright_core::{AccessKey, Cause, Entry, KeyId, Postponement, SavedKey, SavedWorkspace};
use serde::Serialize;

use self::plaintext::Plaintext;
use crate::rules::Rules;
use crate::wiped::Wiped;
use crate::wire::{EntryText, KeyText, PostponementText, SecretText, Wire, WorkspaceText, hex_of};
use crate::{About, EncryptTo, FORMAT, Fault, Limits, Place, Summary, VERSION, WriteError};

/// The most recipients of one backup.
pub const MOST_RECIPIENTS: usize = 100;

/// The base-2 logarithm of the scrypt work factor for a passphrase: OWASP's first choice, 2^17 with 8
/// blocks. It takes 128 MiB, for as long as the passphrase is tried; `age` itself takes 256.
pub const WORK_FACTOR: u8 = 17;

/// A backup that is being written, item by item, each once: workspaces, then keys, secrets,
/// postponements and the activity. Lists may be empty.
///
/// What was written is encrypted block by block, so that a backup of any size takes little memory.
/// Once a call has failed, every other fails in the same way.
pub struct BackupWriter<W: Write> {
    out: Plaintext<W>,
    about: About,
    rules: Rules,
    list: List,
    /// Whether the present list has an item.
    begun: bool,
    item: Wiped,
    failed: Option<WriteError>,
}

/// The lists, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Workspaces,
    Keys,
    Secrets,
    Postponements,
    Activity,
}

impl List {
    fn name(self) -> &'static str {
        match self {
            Self::Workspaces => WorkspaceText::LIST,
            Self::Keys => KeyText::LIST,
            Self::Secrets => SecretText::LIST,
            Self::Postponements => PostponementText::LIST,
            Self::Activity => EntryText::LIST,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Workspaces => Self::Keys,
            Self::Keys => Self::Secrets,
            Self::Secrets => Self::Postponements,
            Self::Postponements | Self::Activity => Self::Activity,
        }
    }
}

/// What stands before the lists.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Start<'a> {
    format: &'a str,
    version: u64,
    made_at: i64,
    made_by: &'a str,
    registry: &'a str,
}

impl<W: Write> BackupWriter<W> {
    /// Begins a backup.
    ///
    /// # Errors
    ///
    /// `NoRecipients`, `TooManyRecipients`, `Malformed` where `about` is no such thing, and `Failed`.
    pub fn new(out: W, to: &EncryptTo, about: About) -> Result<Self, WriteError> {
        let rules = Rules::default();
        rules.about(&about)?;
        let stream = to.encryptor()?.wrap_output(out).map_err(failed)?;
        let mut writer = Self {
            out: Plaintext::new(stream),
            about,
            rules,
            list: List::Workspaces,
            begun: false,
            item: Wiped::with_room(4 * 1024),
            failed: None,
        };
        writer.start().map_err(failed)?;
        Ok(writer)
    }

    fn start(&mut self) -> std::io::Result<()> {
        let start = Start {
            format: FORMAT,
            version: VERSION,
            made_at: self.about.made_at.0,
            made_by: &self.about.made_by,
            registry: &self.about.registry,
        };
        serde_json::to_writer(&mut self.item, &start)?;
        // The object goes on.
        let start = self.item.strip_suffix(b"}").unwrap_or_default();
        self.out.write_all(start)?;
        write!(self.out, ",\n\"{}\":[", self.list.name())
    }

    /// Writes a workspace.
    ///
    /// # Errors
    ///
    /// `Order`, `Malformed` and `Failed`; so for all items.
    pub fn workspace(&mut self, saved: &SavedWorkspace) -> Result<(), WriteError> {
        self.write(List::Workspaces, |writer| {
            writer.rules.workspace(saved)?;
            writer.put(
                Place::Workspace(saved.workspace.id),
                &WorkspaceText::from(saved),
            )
        })
    }

    /// Writes a key's record.
    ///
    /// # Errors
    ///
    /// As [`BackupWriter::workspace`].
    pub fn key(&mut self, saved: &SavedKey) -> Result<(), WriteError> {
        self.write(List::Keys, |writer| {
            writer.rules.key(saved)?;
            writer.put(Place::Key(saved.record.id), &KeyText::from(saved))
        })
    }

    /// Writes the access key of a key in the list. Its digest must be the record's; where the
    /// keychain has another one, or none, the backup is made without it.
    ///
    /// # Errors
    ///
    /// As [`BackupWriter::workspace`].
    pub fn secret(&mut self, id: KeyId, secret: &AccessKey) -> Result<(), WriteError> {
        self.write(List::Secrets, |writer| {
            writer.rules.secret(id, secret)?;
            let (name, hex) = (id.to_string(), hex_of(secret));
            let hex = hex.as_ref().map(|digits| digits.as_str());
            writer.put(Place::Secret(id), &SecretText::new(&name, secret, hex))?;
            writer.out.secret_ends_here();
            Ok(())
        })
    }

    /// Writes a finding that was put off.
    ///
    /// # Errors
    ///
    /// As [`BackupWriter::workspace`].
    pub fn postponement(&mut self, one: &Postponement) -> Result<(), WriteError> {
        self.write(List::Postponements, |writer| {
            writer.rules.postponement(one)?;
            writer.put(Place::Postponement(one.id), &PostponementText::from(one))
        })
    }

    /// Writes an entry of the activity, which must be later than the one before.
    ///
    /// # Errors
    ///
    /// As [`BackupWriter::workspace`].
    pub fn entry(&mut self, entry: &Entry) -> Result<(), WriteError> {
        self.write(List::Activity, |writer| {
            writer.rules.entry(entry)?;
            writer.put(Place::Entry(entry.number), &EntryText::from(entry))
        })
    }

    /// Ends the backup, and hands back where it was written to, which is not flushed.
    ///
    /// # Errors
    ///
    /// `Malformed` where keys refer to others that were not written, and `Failed`.
    pub fn finish(mut self) -> Result<(W, Summary), WriteError> {
        self.write(List::Activity, |writer| {
            writer.out.write_all(b"\n]}").map_err(failed)
        })?;
        let (out, fingerprint) = self.out.finish().map_err(failed)?;
        let summary = Summary {
            about: self.about,
            counts: self.rules.counts(),
            fingerprint,
        };
        Ok((out, summary))
    }

    fn write(
        &mut self,
        list: List,
        put: impl FnOnce(&mut Self) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        if let Some(failed) = &self.failed {
            return Err(failed.clone());
        }
        let outcome = self.enter(list).and_then(|()| put(self));
        if let Err(error) = &outcome {
            self.failed = Some(error.clone());
        }
        outcome
    }

    fn enter(&mut self, list: List) -> Result<(), WriteError> {
        if self.list > list {
            return Err(WriteError::Order);
        }
        while self.list < list {
            if self.list == List::Keys {
                self.rules.keys_end()?;
            }
            self.list = self.list.next();
            self.begun = false;
            write!(self.out, "\n],\n\"{}\":[", self.list.name()).map_err(failed)?;
        }
        Ok(())
    }

    fn put(&mut self, place: Place, item: &impl Serialize) -> Result<(), WriteError> {
        self.item.clear();
        serde_json::to_writer(&mut self.item, item).map_err(|error| failed(error.into()))?;
        if self.item.len() > Limits::default().item {
            return Err(place.with((None, Fault::TooLong)).into());
        }
        let between: &[u8] = if self.begun { b",\n" } else { b"\n" };
        self.begun = true;
        self.out.write_all(between).map_err(failed)?;
        self.out.write_all(&self.item).map_err(failed)
    }
}

pub(crate) fn failed(error: std::io::Error) -> WriteError {
    WriteError::Failed(Cause::new(error))
}
