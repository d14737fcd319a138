//! What is in a vault, row by row. Each row is sealed together with its kind and id, so that
//! none can stand in for another.
//!
//! # What is removed is gone
//!
//! `secure_delete` overwrites what is removed. But where rows share a page, SQLite may have moved
//! them before, and leaves their old bytes in the page's free room. So what is sealed never
//! shares one: with pages of 512 bytes, all that SQLite keeps of a row among others are kind, id
//! and the beginning of the nonce; the rest lies on pages of its own, which are never moved and
//! are overwritten when they are freed. [`ROOM`] and [`MORE_ROOM`] see to that. (An index cell
//! keeps 39 to 102 bytes of a row in its place: 39, unless what is left for the last page of 508
//! bytes fits beside them.)

use std::path::Path;

use keywright_core::{AccessKey, Item, KeyId};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use super::VaultError;
use super::cipher::VaultSecret;
use super::header::VERSION;

/// How long everything is made before it is sealed …
const ROOM: usize = 480;
/// … or this much longer, as often as needed.
const MORE_ROOM: usize = 508;

/// What a row is. Never changed; the header has 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Secret = 1,
    Head = 2,
}

/// What was in a row, and its label.
type Opened = (Zeroizing<Vec<u8>>, String);

/// The rows of an unlocked vault.
pub(super) struct Items<'a> {
    pub(super) connection: &'a Connection,
    pub(super) key: &'a VaultSecret,
    pub(super) path: &'a Path,
}

/// The ids of all secrets, for which nothing has to be unlocked.
pub(super) fn ids(connection: &Connection, path: &Path) -> Result<Vec<KeyId>, VaultError> {
    let sql = "SELECT id FROM item WHERE kind = ?1";
    let id = |row: &rusqlite::Row<'_>| row.get::<_, [u8; 16]>(0).map(KeyId::from);
    let ids = connection.prepare_cached(sql).and_then(|mut all| {
        let found = all.query_map([Kind::Secret as u8], id)?;
        found.collect()
    });
    ids.map_err(|error| VaultError::in_sqlite(path, error))
}

impl Items<'_> {
    /// Seals these two and keeps them, in the place of what is there.
    pub(super) fn put(
        &self,
        kind: Kind,
        id: &[u8],
        content: &[u8],
        label: &str,
    ) -> Result<(), VaultError> {
        let sealed = self.key.seal(&place(kind, id), &padded(content, label)?)?;
        let sql = "INSERT INTO item (kind, id, sealed) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO UPDATE SET sealed = ?3";
        self.in_sqlite(
            self.connection
                .prepare_cached(sql)
                .and_then(|mut put| put.execute((kind as u8, id, sealed))),
        )?;
        Ok(())
    }

    /// What is there, and its label.
    pub(super) fn get(&self, kind: Kind, id: &[u8]) -> Result<Option<Opened>, VaultError> {
        let sql = "SELECT sealed FROM item WHERE kind = ?1 AND id = ?2";
        let found = self.in_sqlite(self.connection.prepare_cached(sql).and_then(|mut get| {
            get.query_row((kind as u8, id), |row| row.get::<_, Vec<u8>>(0))
                .optional()
        }))?;
        found
            .map(|sealed| self.opened(kind, id, &sealed).ok_or_else(|| self.damaged()))
            .transpose()
    }

    /// The access key of this id.
    pub(super) fn secret(&self, id: KeyId) -> Result<Option<AccessKey>, VaultError> {
        let Some((content, _)) = self.get(Kind::Secret, id.as_bytes())? else {
            return Ok(None);
        };
        let text = std::str::from_utf8(&content).map_err(|_| self.damaged())?;
        let access_key = AccessKey::of_any_format(Zeroizing::new(text.to_owned()));
        access_key.map(Some).map_err(|_| self.damaged())
    }

    /// Gives what is there another label; false when nothing is.
    pub(super) fn relabel(&self, item: &Item) -> Result<bool, VaultError> {
        let id = item.id.as_bytes();
        // Another process must not remove it, or store another one, in between.
        let alone = TransactionBehavior::Immediate;
        let transaction = self.in_sqlite(Transaction::new_unchecked(self.connection, alone))?;
        match self.get(Kind::Secret, id)? {
            None => return Ok(false),
            Some((_, label)) if label == item.label => return Ok(true),
            Some((content, _)) => self.put(Kind::Secret, id, &content, &item.label)?,
        }
        self.in_sqlite(transaction.commit())?;
        Ok(true)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), VaultError> {
        let sql = "DELETE FROM item WHERE kind = ?1 AND id = ?2";
        self.in_sqlite(
            self.connection
                .prepare_cached(sql)
                .and_then(|mut remove| remove.execute((Kind::Secret as u8, id.as_bytes()))),
        )?;
        Ok(())
    }

    /// The ids of all secrets.
    pub(super) fn ids(&self) -> Result<Vec<KeyId>, VaultError> {
        ids(self.connection, self.path)
    }

    fn opened(&self, kind: Kind, id: &[u8], sealed: &[u8]) -> Option<Opened> {
        let plain = self.key.open(&place(kind, id), sealed)?;
        let (content, rest) = part(&plain)?;
        let (label, _) = part(rest)?;
        let label = std::str::from_utf8(label).ok()?.to_owned();
        Some((Zeroizing::new(content.to_vec()), label))
    }

    fn damaged(&self) -> VaultError {
        VaultError::Damaged(self.path.to_owned())
    }

    fn in_sqlite<T>(&self, outcome: rusqlite::Result<T>) -> Result<T, VaultError> {
        outcome.map_err(|error| VaultError::in_sqlite(self.path, error))
    }
}

/// What a row is sealed together with.
fn place(kind: Kind, id: &[u8]) -> Vec<u8> {
    [&[VERSION, kind as u8], id].concat()
}

/// Both, each after its length in two bytes, and zeros.
fn padded(content: &[u8], label: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let length = 2 + content.len() + 2 + label.len();
    let more = length.saturating_sub(ROOM).div_ceil(MORE_ROOM);
    let room = ROOM + more * MORE_ROOM;
    // Made as large as it gets at once: growing would leave copies behind.
    let mut padded = Zeroizing::new(Vec::with_capacity(room));
    for part in [content, label.as_bytes()] {
        let length = u16::try_from(part.len()).map_err(|_| VaultError::TooLong)?;
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(part);
    }
    padded.resize(room, 0);
    Ok(padded)
}

/// The first part of this, and what follows it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u16::from_be_bytes(*length).into())
}
