//! Moving all secrets to another store.
//!
//! In this order: the registry notes the new store beside the present one; the new store is made;
//! nobody else may change anything; every secret is copied and proven; the registry names the new
//! store, and the activity says so, in one transaction; what is in both goes from the old one,
//! and its file with the last of it. Stopped or killed anywhere, the store that the registry names
//! has all secrets, and doing it again goes on.

use std::fs::File;
use std::ops::ControlFlow;
use std::sync::{Arc, MutexGuard, TryLockError};

use keywright_core::{
    Clock, Deed, KeyId, Keychain, KeychainError, KeychainState, Moved, Registry, SecretCopy,
    clear_moved, move_secrets, not_in,
};

use super::standing::{self, Place, Standing};
use super::{MoveError, Secrets, Store, StoreChoice, StoreKind};
use crate::{SystemClock, Vault, VaultError, VaultKey};

/// Is told how many of how many steps are done, and may stop it.
type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// What has been moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoveReport {
    /// How many secrets are proven to be in the new store.
    pub moved: usize,
    /// Keys that had no secret in the old store, either, or whose old store is not there.
    pub missing: Vec<KeyId>,
    /// What lies under these ids is not what belongs there. It was left where it was.
    pub unfit: Vec<KeyId>,
    /// How many secrets are still in the old store, too.
    pub left: usize,
}

impl Secrets {
    /// Moves all secrets to the chosen store, on which everything works from then on. With the
    /// present kind it ends what an earlier move has left, and asks for no passphrase.
    ///
    /// From a store that is not there, a keychain without a service or a vault whose file is gone,
    /// nothing can be copied: then everything works on the new one without. The secrets stay where
    /// they are, and moving back finds them.
    ///
    /// `progress` is told how far it is, and may stop it. Stopped before the new store has all
    /// secrets it is `Stopped`; later it is done, with secrets left in the old one.
    ///
    /// # Errors
    ///
    /// See [`MoveError`].
    pub fn move_to(
        &self,
        choice: &StoreChoice,
        progress: Progress<'_>,
    ) -> Result<MoveReport, MoveError> {
        let _turn = self.turn()?;
        let standing = self.present().standing.clone();
        if standing.present.kind() == choice.kind() {
            return self.end(&standing, progress);
        }
        // Asked before anything is begun, and again once there is no file to be made any more.
        drop(self.alone()?);
        let from = self.present().store.clone();
        let unreachable = from.keychain().state() == KeychainState::Absent;
        let behind = match unreachable {
            true => self.copied_keys()?,
            false => {
                usable(from.keychain())?;
                Vec::new()
            }
        };
        if choice.kind() != StoreKind::VaultWithPassphrase {
            usable(&*self.system)?;
        }
        let (place, to) = self.prepare(standing, choice)?;
        let _alone = self.alone()?;
        let closed = Closed::begin(self);
        if !self.registry.take_over()?.is_empty() {
            return Err(MoveError::UnderWay);
        }
        let moved = match unreachable {
            true => Moved {
                missing: behind,
                ..Moved::default()
            },
            false => {
                let (from, to) = (from.keychain(), to.keychain());
                // Twice as many steps: each is also removed from the old store.
                let half = &mut |done, total| progress(done, 2 * total);
                move_secrets(&*self.registry, from, to, half)?
            }
        };
        if moved.stopped {
            return Err(MoveError::Stopped);
        }
        if !moved.is_complete() {
            return Err(MoveError::UnderWay);
        }
        let is_left = !unreachable || !moved.missing.is_empty();
        self.switch(&place, &to, is_left, moved.there)?;
        drop(closed);
        let standing = self.present().standing.clone();
        let left = match &standing.other {
            None => 0,
            Some(place) => {
                let half = &mut |done, total| progress(total + done, 2 * total);
                // They are moved; what could not be removed now is removed the next time.
                self.clear(&standing, &from, half)
                    .unwrap_or_else(|_| self.count_at(place))
            }
        };
        Ok(MoveReport {
            moved: moved.there,
            missing: moved.missing,
            unfit: moved.unfit,
            left,
        })
    }

    /// Ends what an earlier move has left: removes what is in the present store from the other
    /// one, to which or from which it was moved.
    ///
    /// # Errors
    ///
    /// See [`MoveError`].
    pub fn end_move(&self, progress: Progress<'_>) -> Result<MoveReport, MoveError> {
        let _turn = self.turn()?;
        let standing = self.present().standing.clone();
        self.end(&standing, progress)
    }

    fn turn(&self) -> Result<MutexGuard<'_, ()>, MoveError> {
        match self.turn.try_lock() {
            Ok(turn) => Ok(turn),
            Err(TryLockError::Poisoned(turn)) => Ok(turn.into_inner()),
            Err(TryLockError::WouldBlock) => Err(MoveError::UnderWay),
        }
    }

    fn end(&self, standing: &Standing, progress: Progress<'_>) -> Result<MoveReport, MoveError> {
        let Some(place) = &standing.other else {
            return Ok(MoveReport::default());
        };
        let _alone = self.alone()?;
        Ok(MoveReport {
            left: self.clear(standing, &self.store_at(place), progress)?,
            ..MoveReport::default()
        })
    }

    /// The store that secrets are to be moved to, which the registry knows of from then on. One
    /// that an earlier move has begun to fill is gone on with.
    fn prepare(
        &self,
        mut standing: Standing,
        choice: &StoreChoice,
    ) -> Result<(Place, Store), MoveError> {
        let begun = standing.other.clone();
        if let Some(place) = begun.filter(|place| place.kind() == choice.kind()) {
            let store = self.store_at(&place);
            match make(&store, choice) {
                // It was begun with another passphrase, and all that it has is in the present one.
                Err(VaultError::WrongPassphrase) => {}
                made => return Ok(made.map(|()| (place, store))?),
            }
        }
        if let Some(place) = &standing.other {
            let store = self.store_at(place);
            let unseen = &mut |_, _| ControlFlow::Continue(());
            match self.clear(&standing, &store, unseen)? {
                0 => standing.other = None,
                left => return Err(MoveError::Left(left)),
            }
        }
        let file = self.free_file(standing.files());
        let place = Place::new(choice.kind(), file);
        standing.other = Some(place.clone());
        self.settle(&standing, None)?;
        let store = self.store_at(&place);
        make(&store, choice)?;
        Ok((place, store))
    }

    /// From here on everything works on the new store.
    fn switch(
        &self,
        to: &Place,
        store: &Store,
        is_left: bool,
        moved: usize,
    ) -> Result<(), MoveError> {
        let mut present = self.present_alone();
        let from = &present.standing.present;
        let words = [from.kind(), to.kind()].map(StoreKind::as_str);
        let moved = u64::try_from(moved).unwrap_or(u64::MAX);
        let deed = Deed::secrets_moved(words, moved, SystemClock.now(), &self.author);
        let standing = Standing {
            present: to.clone(),
            other: is_left.then(|| from.clone()),
        };
        self.registry
            .settle(standing::NAME, &standing.written(), Some(&deed))?;
        present.standing = standing;
        present.store = store.clone();
        Ok(())
    }

    /// Removes from the other store what is in the present one, too, and the store's file with the
    /// last of it; tells how many are left there.
    fn clear(
        &self,
        standing: &Standing,
        other: &Store,
        progress: Progress<'_>,
    ) -> Result<usize, MoveError> {
        let present = self.present().store.clone();
        let (registry, present) = (&*self.registry, present.keychain());
        let left = match other {
            Store::Keychain(keychain) => {
                let cleared = clear_moved(registry, &**keychain, present, progress)?;
                match cleared.stopped {
                    true => keychain.own_ids()?.len(),
                    false => cleared.left.len(),
                }
            }
            Store::Vault(vault) => match vault.state() {
                KeychainState::Unlocked => {
                    let cleared = clear_moved(registry, &**vault, present, progress)?;
                    let left = vault.ids_at_rest()?.len();
                    discard_if(left == 0 && !cleared.stopped, vault)?;
                    left
                }
                _ if !vault.is_there() => 0,
                // Nobody has to remember a passphrase only to be rid of the file.
                _ => {
                    usable(present)?;
                    let left = not_in(registry, &vault.ids_at_rest()?, present)?.len();
                    discard_if(left == 0, vault)?;
                    left
                }
            },
        };
        if left == 0 {
            self.settle(&Standing::only(standing.present.clone()), None)?;
        }
        Ok(left)
    }

    /// Has the registry keep this.
    fn settle(&self, standing: &Standing, deed: Option<&Deed>) -> Result<(), MoveError> {
        let mut present = self.present_alone();
        self.registry
            .settle(standing::NAME, &standing.written(), deed)?;
        present.standing = standing.clone();
        Ok(())
    }

    /// No other process works on this registry until this is dropped.
    fn alone(&self) -> Result<File, MoveError> {
        self.registry.alone()?.ok_or(MoveError::OtherProcess)
    }

    /// The keys of the list that have, or are to have, a copy.
    fn copied_keys(&self) -> Result<Vec<KeyId>, MoveError> {
        let mut copied = Vec::new();
        for (workspace, _) in self.registry.workspaces()? {
            self.registry.each(workspace.id, &mut |key| {
                if key.life.copy != SecretCopy::Gone {
                    copied.push(key.id);
                }
            })?;
        }
        Ok(copied)
    }
}

/// Has the store there and open.
fn make(store: &Store, choice: &StoreChoice) -> Result<(), VaultError> {
    let Store::Vault(vault) = store else {
        return Ok(());
    };
    match choice {
        StoreChoice::VaultWithPassphrase(passphrase) if vault.is_there() => {
            vault.open_with(passphrase)
        }
        StoreChoice::VaultWithPassphrase(passphrase) => {
            vault.create(&VaultKey::Passphrase(passphrase.clone()))
        }
        _ if vault.is_there() => Ok(()),
        _ => vault.create(&VaultKey::Kept),
    }
}

fn discard_if(is_empty: bool, vault: &Arc<Vault>) -> Result<(), VaultError> {
    match is_empty {
        true => vault.discard(),
        false => Ok(()),
    }
}

/// Fails as any call would.
fn usable(keychain: &dyn Keychain) -> Result<(), KeychainError> {
    keychain.ids().map(drop)
}

/// While there is one, nobody changes a secret.
struct Closed<'a>(&'a Secrets);

impl<'a> Closed<'a> {
    /// Waits for the changes that are under way.
    fn begin(secrets: &'a Secrets) -> Self {
        secrets.present_alone().moving = true;
        Self(secrets)
    }
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        self.0.present_alone().moving = false;
    }
}
