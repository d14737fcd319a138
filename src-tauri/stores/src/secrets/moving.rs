//! Moving all secrets to another store.
//!
//! In this order: the registry notes the new store beside the present one; the new store is made;
//! nobody else may change anything; every secret is copied and proven; the registry names the new
//! store, and the activity says so, in one transaction; what is in both goes from the old one,
//! and its file with the last of it. Stopped or killed anywhere, the store that the registry names
//! has all secrets, and doing it again goes on.

use std::fs::File;
use std::ops::ControlFlow;
use std::sync::{MutexGuard, TryLockError};

use keywright_core::{
    Clock, Deed, KeyId, Keychain, KeychainError, KeychainState, Registry, move_secrets,
};

use super::standing::{self, Place, Standing};
use super::{MoveError, Secrets, Store, StoreChoice, StoreKind};
use crate::{SystemClock, VaultError, VaultKey};

/// Is told how many of how many steps are done, and may stop it.
pub(super) type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// What has been moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoveReport {
    /// How many secrets are proven to be in the new store.
    pub moved: usize,
    /// Keys that had no secret in the old store, either, or that the new one lacks because the old
    /// one was left.
    pub missing: Vec<KeyId>,
    /// What lies under these ids is not what belongs there. It was left where it was.
    pub unfit: Vec<KeyId>,
    /// How many secrets are still in the old store, too.
    pub left: usize,
    /// Whether some of these are in a vault that wants its passphrase.
    pub locked: bool,
}

impl Secrets {
    /// Moves all secrets to the chosen store, on which everything works from then on. With the
    /// present kind it does what [`Secrets::end_move`] does without a passphrase.
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
        if self.kind() == choice.kind() {
            return self.end(None, progress);
        }
        // Asked before anything is begun, and again once there is no file to be made any more.
        drop(self.alone()?);
        let (former, from) = {
            let present = self.present();
            (present.standing.present.clone(), present.store.clone())
        };
        usable(from.keychain())?;
        let (place, to) = self.prepare(choice, false, progress)?;
        let _alone = self.alone()?;
        let closed = Closed::begin(self);
        if !self.registry.take_over()?.is_empty() {
            return Err(MoveError::UnderWay);
        }
        // Twice as many steps: each is also removed from the old store.
        let half = &mut |done, total| progress(done, 2 * total);
        let moved = move_secrets(&*self.registry, from.keychain(), to.keychain(), half)
            .map_err(MoveError::while_copying)?;
        if moved.stopped {
            return Err(MoveError::Stopped);
        }
        if !moved.is_complete() {
            return Err(MoveError::UnderWay);
        }
        let count = u64::try_from(moved.there).unwrap_or(u64::MAX);
        self.switch(&place, &to, |words| {
            Deed::secrets_moved(words, count, SystemClock.now(), &self.author)
        })?;
        drop(closed);
        let half = &mut |done, total| progress(total + done, 2 * total);
        // They are moved; what could not be removed now is removed the next time.
        let left = self
            .clear(&former, &from, half)
            .unwrap_or_else(|_| self.count_at(&former));
        Ok(MoveReport {
            moved: moved.there,
            missing: moved.missing,
            unfit: moved.unfit,
            left,
            locked: false,
        })
    }

    /// One at a time.
    pub(super) fn turn(&self) -> Result<MutexGuard<'_, ()>, MoveError> {
        match self.turn.try_lock() {
            Ok(turn) => Ok(turn),
            Err(TryLockError::Poisoned(turn)) => Ok(turn.into_inner()),
            Err(TryLockError::WouldBlock) => Err(MoveError::UnderWay),
        }
    }

    /// The store that everything is to work on, which is there and open, and which the registry
    /// knows of from then on. One that an earlier move has begun to fill, or that was left, is gone
    /// on with if it can be opened; `anew` where one that cannot be may give way to another. What else earlier
    /// moves have left is tidied up, of which `progress` is told, and which it may stop.
    pub(super) fn prepare(
        &self,
        choice: &StoreChoice,
        anew: bool,
        progress: Progress<'_>,
    ) -> Result<(Place, Store), MoveError> {
        if choice.kind() != StoreKind::VaultWithPassphrase {
            // Whoever moves to the keychain is there to be asked.
            if self.system.state() == KeychainState::Locked {
                self.system.unlock().map_err(MoveError::Keychain)?;
            }
            usable(&*self.system).map_err(MoveError::Keychain)?;
        }
        let mut begun = None;
        let others = self.present().standing.others.clone();
        for place in others {
            let store = self.store_at(&place);
            let fits = place.kind() == choice.kind() && begun.is_none() && store.is_there();
            let made = match fits {
                true => Some(make(&store, choice)),
                false => None,
            };
            if matches!(made, Some(Ok(()))) && usable(store.keychain()).is_ok() {
                begun = Some((place, store));
                continue;
            }
            let mut stops = false;
            let watch = &mut |done, total| {
                let goes_on = progress(done, total);
                stops |= goes_on.is_break();
                goes_on
            };
            // What hinders that is left for the next time.
            let cleared = self.clear(&place, &store, watch);
            if stops {
                return Err(MoveError::Stopped);
            }
            let is_other = matches!(made, Some(Err(VaultError::WrongPassphrase)));
            if is_other && !anew && !matches!(cleared, Ok(0)) {
                let file = place.file().unwrap_or_default();
                return Err(MoveError::OtherPassphrase(self.folder.join(file)));
            }
        }
        if let Some(begun) = begun {
            return Ok(begun);
        }
        let standing = self.present().standing.clone();
        let place = Place::new(choice.kind(), self.free_file(&standing));
        self.settle(standing.with(place.clone()))?;
        let store = self.store_at(&place);
        make(&store, choice)?;
        Ok((place, store))
    }

    /// From here on everything works on the new store. The former one is remembered.
    pub(super) fn switch(
        &self,
        to: &Place,
        store: &Store,
        deed: impl FnOnce([&str; 2]) -> Deed,
    ) -> Result<(), MoveError> {
        let mut present = self.present_alone();
        let words = [&present.standing.present, to].map(|place| place.kind().as_str());
        let standing = present.standing.clone().switched_to(to);
        self.registry
            .change_settings(&[(standing::NAME, &standing.written())], Some(&deed(words)))?;
        present.standing = standing;
        present.store = store.clone();
        Ok(())
    }

    /// Has the registry keep this.
    pub(super) fn settle(&self, standing: Standing) -> Result<(), MoveError> {
        let mut present = self.present_alone();
        self.registry
            .change_setting(standing::NAME, &standing.written())?;
        present.standing = standing;
        Ok(())
    }

    /// No other process works on this registry until this is dropped.
    pub(super) fn alone(&self) -> Result<File, MoveError> {
        self.registry.alone()?.ok_or(MoveError::OtherProcess)
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

/// Fails as any call would.
pub(super) fn usable(keychain: &dyn Keychain) -> Result<(), KeychainError> {
    keychain.ids().map(drop)
}

/// While there is one, nobody changes a secret.
pub(super) struct Closed<'a>(&'a Secrets);

impl<'a> Closed<'a> {
    /// Waits for the changes that are under way.
    pub(super) fn begin(secrets: &'a Secrets) -> Self {
        secrets.present_alone().moving = true;
        Self(secrets)
    }
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        self.0.present_alone().moving = false;
    }
}
