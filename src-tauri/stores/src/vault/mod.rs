//! A vault file: many secrets in one encrypted file, in the place of the system's keychain.
//!
//! [`Vault`] is a [`Keychain`](keywright_core::Keychain). Its file is a database of SQLite with one
//! sealed row for each secret, so that storing one takes as long among 100,000 as among none.
//! `docs/vault-format.md` describes it for people who have only the file, and what it withstands.
//! Which store a registry uses, and moving from one to another, is not decided here.

mod cipher;
mod error;
mod file;
mod header;
mod items;
mod passphrase;
mod place;
mod port;
mod unlocked;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keywright_core::KeyId;
use rusqlite::{Transaction, TransactionBehavior};

use self::file::VaultFile;
use self::header::Header;
use self::items::{Items, Kind};
use self::passphrase::Work;
use self::unlocked::Inner;
use crate::registry::sync_folder;

pub use self::cipher::VaultSecret;
pub use self::error::VaultError;
pub use self::passphrase::VaultPassphrase;
pub use self::place::KeyPlace;

/// What a new vault is opened with.
pub enum VaultKey {
    /// By whoever knows this.
    Passphrase(VaultPassphrase),
    /// By a key that is kept in the vault's [`KeyPlace`].
    Kept,
}

/// The vault in a file that may be there or not. Several processes may use one file.
///
/// One that is opened with a passphrase is locked until [`Vault::open_with`]. One whose key is
/// kept in a [`KeyPlace`] is open while that place is, unless it was locked here.
pub struct Vault {
    path: PathBuf,
    /// The identity of the registry whose secrets are in it.
    registry: String,
    place: Arc<dyn KeyPlace>,
    inner: Mutex<Inner>,
}

impl Vault {
    /// The vault of this registry in this file, which is not looked at yet. The key of one that
    /// has no passphrase is in this place.
    pub fn at(
        path: impl Into<PathBuf>,
        registry: impl Into<String>,
        place: Arc<dyn KeyPlace>,
    ) -> Self {
        Self {
            path: path.into(),
            registry: registry.into(),
            place,
            inner: Mutex::default(),
        }
    }

    /// Makes the file, in a folder that is there, and unlocks it.
    ///
    /// # Errors
    ///
    /// `Exists`, and what is wrong with the file's folder or disk, or with the place where its
    /// key is to be kept. Then there is no new file.
    pub fn create(&self, key: &VaultKey) -> Result<(), VaultError> {
        let mut inner = self.inner();
        if fs::symlink_metadata(&self.path).is_ok() {
            return Err(VaultError::Exists(self.path.clone()));
        }
        let data_key = VaultSecret::random()?;
        match key {
            VaultKey::Passphrase(passphrase) => {
                let work = Work::new()?;
                let key = work.derive(passphrase, &self.path)?;
                let mut header = Header::new(&self.registry, Some(work))?;
                header.wrap(&data_key, &key)?;
                VaultFile::make(&self.path, &header)?;
            }
            VaultKey::Kept => {
                let key = VaultSecret::random()?;
                let mut header = Header::new(&self.registry, None)?;
                header.wrap(&data_key, &key)?;
                // First, so that there never is a vault whose key is nowhere.
                let kept = self.place.keep(&header.name(), &key);
                kept.map_err(VaultError::Place)?;
                // All secrets will hang on this one, so it is proven as each of them is. One that stays opens
                // nothing.
                header.by_place(&*self.place).inspect_err(|_| {
                    let _ = self.place.remove(&header.name());
                })?;
                VaultFile::make(&self.path, &header).inspect_err(|_| {
                    // A broken disk may report a failure for what it has done. A key that stays
                    // opens nothing.
                    let made = VaultFile::open(&self.path);
                    if made.is_err() || made.is_ok_and(|file| file.header.name() != header.name()) {
                        let _ = self.place.remove(&header.name());
                    }
                })?;
            }
        }
        *inner = Inner::default();
        inner.connected(self)?;
        inner.data_key = Some(data_key);
        Ok(())
    }

    /// Unlocks it with its passphrase.
    ///
    /// # Errors
    ///
    /// `WrongPassphrase`, which is told from a file that was damaged by accident; `AbsurdWork`;
    /// `HasNoPassphrase`; and what is wrong with the file.
    pub fn open_with(&self, passphrase: &VaultPassphrase) -> Result<(), VaultError> {
        let mut inner = self.inner();
        // Another process may have changed the passphrase since it was opened.
        let header = Header::read(&inner.connected(self)?.connection, &self.path)?;
        let data_key = header.by_passphrase(passphrase, &self.path)?;
        inner.data_key = Some(data_key);
        inner.locked = false;
        Ok(())
    }

    /// Forgets its key. From then on it is locked, here and in no other process.
    pub fn lock(&self) {
        let mut inner = self.inner();
        inner.data_key = None;
        inner.locked = true;
    }

    /// Has it opened with another passphrase from now on. A copy of the file that was made before
    /// is still opened with the old one.
    ///
    /// # Errors
    ///
    /// Those of [`Vault::open_with`] for the old one. Then it is as it was.
    pub fn change_passphrase(
        &self,
        old: &VaultPassphrase,
        new: &VaultPassphrase,
    ) -> Result<(), VaultError> {
        let mut inner = self.inner();
        let connection = &inner.connected(self)?.connection;
        let in_sqlite = |error| VaultError::in_sqlite(&self.path, error);
        let alone = TransactionBehavior::Immediate;
        let transaction = Transaction::new_unchecked(connection, alone).map_err(in_sqlite)?;
        let mut header = Header::read(&transaction, &self.path)?;
        let data_key = header.by_passphrase(old, &self.path)?;
        let work = Work::new()?;
        let key = work.derive(new, &self.path)?;
        header.passphrase = Some(work);
        header.wrap(&data_key, &key)?;
        header.write(&transaction).map_err(in_sqlite)?;
        transaction.commit().map_err(in_sqlite)
    }

    /// The label of each secret: what its owner would read in a keychain program.
    ///
    /// # Errors
    ///
    /// `Locked`, and what is wrong with the file.
    pub fn labels(&self) -> Result<Vec<(KeyId, String)>, VaultError> {
        self.with(|items| {
            let labels = items.ids()?.into_iter().filter_map(|id| {
                let found = items.get(Kind::Secret, id.as_bytes());
                found
                    .map(|found| found.map(|(_, label)| (id, label)))
                    .transpose()
            });
            labels.collect()
        })
    }

    /// Whether the vault of this registry in this file is opened with a passphrase, and not with a
    /// kept key; `None` where there is no such vault, or none that can be read.
    pub(crate) fn is_behind_passphrase(path: &Path, registry: &str) -> Option<bool> {
        let header = VaultFile::open(path).ok()?.header;
        (header.registry == registry).then_some(header.passphrase.is_some())
    }

    /// Whether there is a file of this name, whatever it is.
    pub(crate) fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// The ids of its secrets, which can be read while it is locked, too.
    pub(crate) fn ids_at_rest(&self) -> Result<Vec<KeyId>, VaultError> {
        let mut inner = self.inner();
        items::ids(&inner.connected(self)?.connection, &self.path)
    }

    /// What its key is called: that of a copy of its file, too.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub(crate) fn name(&self) -> Result<String, VaultError> {
        Ok(self.inner().connected(self)?.header.name())
    }

    /// Removes the file, with all that is in it, and its key where that is kept in a place, unless the
    /// key opens another file, too.
    ///
    /// # Errors
    ///
    /// What is wrong with the file; then it is there as it was. A key that cannot be removed
    /// opens nothing any more.
    pub(crate) fn discard(&self, key_opens_another: bool) -> Result<(), VaultError> {
        let mut inner = self.inner();
        let header = &inner.connected(self)?.header;
        let has_key = header.passphrase.is_none() && !key_opens_another;
        let kept = has_key.then(|| header.name());
        // Closes it: on Windows an open file stays.
        *inner = Inner::default();
        fs::remove_file(&self.path)
            .and_then(|()| sync_folder(&self.path))
            .map_err(|error| VaultError::in_file(&self.path, &error))?;
        if let Some(name) = kept {
            let _ = self.place.remove(&name);
        }
        Ok(())
    }

    /// Does this with what is in the unlocked vault.
    fn with<T>(
        &self,
        work: impl FnOnce(&Items<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut inner = self.inner();
        work(&inner.unlocked(self)?)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
