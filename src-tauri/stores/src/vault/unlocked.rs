//! What a vault holds while it is used: its open file, and its data key while it is unlocked.

use keywright_core::{Cause, KeychainError, KeychainState};

use super::file::VaultFile;
use super::items::Items;
use super::{KeyPlace, Vault, VaultError, VaultSecret};

#[derive(Default)]
pub(super) struct Inner {
    pub(super) file: Option<VaultFile>,
    /// Under which everything in that file is sealed; while it is unlocked.
    pub(super) data_key: Option<VaultSecret>,
    /// Whether it was locked here: then it is not opened by itself.
    pub(super) locked: bool,
}

impl Inner {
    /// The file as it is there now. Of one that was taken away or replaced, nothing is used.
    pub(super) fn connected(&mut self, vault: &Vault) -> Result<&VaultFile, VaultError> {
        let same = self.file.as_ref().map(|file| file.is_at(&vault.path));
        let file = match (same, self.file.take()) {
            (Some(Ok(true)), Some(file)) => file,
            _ => {
                self.data_key = None;
                VaultFile::open(&vault.path)?
            }
        };
        if file.header.registry != vault.registry {
            return Err(VaultError::OtherRegistry(vault.path.clone()));
        }
        Ok(self.file.insert(file))
    }

    pub(super) fn unlocked<'a>(&'a mut self, vault: &'a Vault) -> Result<Items<'a>, VaultError> {
        let kept = self.connected(vault)?.header.passphrase.is_none();
        if kept && let Err(error) = usable(&*vault.place) {
            self.data_key = None;
            return Err(error);
        }
        let Self {
            file: Some(file),
            data_key,
            locked,
        } = self
        else {
            return Err(VaultError::Absent(vault.path.clone()));
        };
        let key = match data_key {
            Some(key) => key,
            None if kept && !*locked => data_key.insert(file.header.by_place(&*vault.place)?),
            None => return Err(VaultError::Locked),
        };
        Ok(Items {
            connection: &file.connection,
            key,
            path: &vault.path,
        })
    }
}

/// Whether keys can be had from there.
fn usable(place: &dyn KeyPlace) -> Result<(), VaultError> {
    match place.state() {
        KeychainState::Unlocked => Ok(()),
        KeychainState::Locked => Err(VaultError::Locked),
        KeychainState::Absent => Err(VaultError::Place(KeychainError::NoService)),
        KeychainState::Failed => Err(VaultError::Place(KeychainError::Platform(Cause::new(
            "the keychain that has the vault's key does not answer",
        )))),
    }
}
