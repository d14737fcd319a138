//! The one row that says whose the vault is and how its data key is had. All of it can be
//! read by anyone; none of it can be changed without the data key's wrapping not opening.

use std::path::Path;

use keywright_core::Digest;
use rusqlite::{Connection, OptionalExtension, params};

use super::cipher::{VaultSecret, random};
use super::passphrase::{VaultPassphrase, Work};
use super::{KeyPlace, VaultError};

/// The version of the format, which is part of all that is sealed.
pub(super) const VERSION: u8 = 1;
/// The kind of what is sealed here; items have others.
const KIND: u8 = 0;

pub(super) struct Header {
    /// Names the vault, for ever.
    id: [u8; 16],
    /// The identity of the registry whose secrets are in it.
    pub(super) registry: String,
    /// `None` where the key is kept elsewhere, under the vault's name.
    pub(super) passphrase: Option<Work>,
    /// The data key, sealed under the one that the passphrase gives or the place keeps.
    wrapped: Vec<u8>,
}

impl Header {
    /// That of a vault to be made, whose data key is still to be wrapped.
    pub(super) fn new(registry: &str, passphrase: Option<Work>) -> Result<Self, VaultError> {
        let mut id = [0; 16];
        random(&mut id)?;
        Ok(Self {
            id,
            registry: registry.to_owned(),
            passphrase,
            wrapped: Vec::new(),
        })
    }

    /// The name of the vault.
    pub(super) fn name(&self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.id))
    }

    /// From now on the data key is had by this one.
    pub(super) fn wrap(&mut self, data: &VaultSecret, by: &VaultSecret) -> Result<(), VaultError> {
        self.wrapped = by.seal(&self.place(), data.expose())?;
        Ok(())
    }

    /// The data key, if it is had by this one.
    pub(super) fn unwrap(&self, by: &VaultSecret) -> Option<VaultSecret> {
        let opened = by.open(&self.place(), &self.wrapped)?;
        Some(VaultSecret::copied(opened.as_slice().try_into().ok()?))
    }

    /// The data key, if this is the passphrase.
    pub(super) fn by_passphrase(
        &self,
        passphrase: &VaultPassphrase,
        path: &Path,
    ) -> Result<VaultSecret, VaultError> {
        let work = self.passphrase.as_ref();
        let key = work
            .ok_or(VaultError::HasNoPassphrase)?
            .derive(passphrase, path)?;
        self.unwrap(&key).ok_or(VaultError::WrongPassphrase)
    }

    /// The data key, if that place has what opens it.
    pub(super) fn by_place(&self, place: &dyn KeyPlace) -> Result<VaultSecret, VaultError> {
        let key = place.kept(&self.name()).map_err(|error| match error {
            keywright_core::KeychainError::Missing => VaultError::KeyMissing,
            error => VaultError::Place(error),
        })?;
        self.unwrap(&key).ok_or(VaultError::WrongKey)
    }

    /// Everything but the wrapped key itself.
    fn place(&self) -> Vec<u8> {
        let mut place = vec![VERSION, KIND];
        place.extend(self.id);
        match &self.passphrase {
            None => place.push(0),
            Some(work) => {
                place.push(1);
                for number in [work.memory_kib, work.passes, work.lanes] {
                    place.extend(number.to_be_bytes());
                }
                place.extend(work.salt);
            }
        }
        place.extend(self.registry.as_bytes());
        place
    }

    /// Tells damage from a wrong passphrase. It proves nothing against whoever changes the row
    /// on purpose.
    fn checksum(&self) -> Digest {
        let mut bytes = self.place();
        bytes.extend(&self.wrapped);
        Digest::of(&bytes)
    }

    /// Writes it, in the place of the one before.
    pub(super) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        let (work, checksum) = (self.passphrase.as_ref(), self.checksum());
        let written = params![
            self.id,
            self.registry,
            work.map(|work| work.memory_kib),
            work.map(|work| work.passes),
            work.map(|work| work.lanes),
            work.map(|work| work.salt),
            self.wrapped,
            checksum.as_bytes(),
        ];
        connection.execute(
            "INSERT INTO vault
                 (one, id, registry, memory_kib, passes, lanes, salt, wrapped_key, checksum)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET memory_kib = ?3, passes = ?4, lanes = ?5, salt = ?6,
                 wrapped_key = ?7, checksum = ?8",
            written,
        )?;
        Ok(())
    }

    pub(super) fn read(connection: &Connection, path: &Path) -> Result<Self, VaultError> {
        let read = |row: &rusqlite::Row<'_>| {
            let salt: Option<[u8; 16]> = row.get(5)?;
            let passphrase = match salt {
                None => None,
                Some(salt) => Some(Work {
                    memory_kib: row.get(2)?,
                    passes: row.get(3)?,
                    lanes: row.get(4)?,
                    salt,
                }),
            };
            let header = Self {
                id: row.get(0)?,
                registry: row.get(1)?,
                passphrase,
                wrapped: row.get(6)?,
            };
            Ok((header, row.get::<_, [u8; 32]>(7)?))
        };
        let sql = "SELECT id, registry, memory_kib, passes, lanes, salt, wrapped_key, checksum FROM vault";
        let found = connection.query_row(sql, [], read).optional();
        match found.map_err(|error| VaultError::in_sqlite(path, error))? {
            Some((header, checksum)) if header.checksum() == Digest::from(checksum) => Ok(header),
            _ => Err(VaultError::Damaged(path.to_owned())),
        }
    }
}
