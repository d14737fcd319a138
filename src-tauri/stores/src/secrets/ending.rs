//! What a move that was stopped, or a store that was left, has in another place than the present one.

use keywright_core::{Keychain, KeychainState, clear_moved, move_secrets, not_in};

use super::moving::{Closed, Progress, usable};
use super::standing::Place;
use super::{MoveError, MoveReport, Secrets, Store, StoreKind};
use crate::{VaultError, VaultPassphrase};

impl Secrets {
    /// Ends what earlier moves have left: from every other store that can be opened, what the
    /// present one lacks is copied, and what both have is removed there. A vault that is opened with
    /// a passphrase is, if it is this one.
    ///
    /// `progress` is told how far it is, and may stop it.
    ///
    /// # Errors
    ///
    /// See [`MoveError`]; `WrongPassphrase` when it opens none. What went wrong with one store keeps no
    /// other from being ended.
    pub fn end_move(
        &self,
        passphrase: Option<&VaultPassphrase>,
        progress: Progress<'_>,
    ) -> Result<MoveReport, MoveError> {
        let _turn = self.turn()?;
        self.end(passphrase, progress)
    }

    pub(super) fn end(
        &self,
        passphrase: Option<&VaultPassphrase>,
        progress: Progress<'_>,
    ) -> Result<MoveReport, MoveError> {
        let others = self.present().standing.others.clone();
        let mut report = MoveReport::default();
        if others.is_empty() {
            return Ok(report);
        }
        let _alone = self.alone()?;
        let mut failure = None;
        let mut opened = passphrase.is_none();
        for place in others {
            let other = self.store_at(&place);
            if let (Store::Vault(vault), Some(passphrase)) = (&other, passphrase) {
                opened |= vault.open_with(passphrase).is_ok();
            }
            match self.bring(&place, &other, &mut report, progress) {
                Ok(()) => {}
                Err(MoveError::Stopped) => return Err(MoveError::Stopped),
                Err(error) => {
                    report.left += self.count_at(&place);
                    failure = failure.or(Some(error));
                }
            }
        }
        if !opened {
            return Err(VaultError::WrongPassphrase.into());
        }
        match failure {
            // What came over, and what a passphrase is wanted for, is told all the same.
            Some(error) if report.moved == 0 && !report.locked => Err(error),
            _ => Ok(report),
        }
    }

    /// Has the present store hold what this one has, and removes it here.
    fn bring(
        &self,
        place: &Place,
        other: &Store,
        report: &mut MoveReport,
        progress: Progress<'_>,
    ) -> Result<(), MoveError> {
        let from = other.keychain();
        if let Ok(ids) = from.own_ids() {
            let _closed = Closed::begin(self);
            let present = self.present().store.clone();
            let to = present.keychain();
            let lacking = not_in(&*self.registry, &ids, to)?;
            if !lacking.is_empty() {
                // Twice as many steps: each is also removed from there.
                let half = &mut |done, total| progress(done, 2 * total);
                let moved = move_secrets(&*self.registry, from, to, half)
                    .map_err(MoveError::while_copying)?;
                report.unfit.extend(moved.unfit);
                if moved.stopped {
                    return Err(MoveError::Stopped);
                }
                let still = not_in(&*self.registry, &lacking, to)?;
                report.moved += lacking.len() - still.len();
            }
        }
        let half = &mut |done, total| progress(total + done, 2 * total);
        let left = self.clear(place, other, half)?;
        report.left += left;
        let wants_passphrase = place.kind() == StoreKind::VaultWithPassphrase;
        report.locked |= left > 0 && wants_passphrase && from.state() == KeychainState::Locked;
        Ok(())
    }

    /// Whether the key of this name opens another vault file that the registry knows, of which this one
    /// is a copy, or may do so.
    fn opens_another(&self, place: &Place, name: &str) -> bool {
        let standing = self.present().standing.clone();
        let mut places = standing.others.iter().chain([&standing.present]);
        places.any(|other| {
            other != place
                && match self.store_at(other) {
                    Store::Keychain(_) => false,
                    Store::Vault(vault) => vault.name().map_or(true, |it| it == name),
                }
        })
    }

    /// Removes from another store what is in the present one, too, and the store's file with the
    /// last of it; tells how many are left there.
    pub(super) fn clear(
        &self,
        place: &Place,
        other: &Store,
        progress: Progress<'_>,
    ) -> Result<usize, MoveError> {
        let store = self.present().store.clone();
        let (registry, present) = (&*self.registry, store.keychain());
        let left = match other {
            Store::Keychain(keychain) => {
                let cleared = clear_moved(registry, &**keychain, present, progress)?;
                match cleared.stopped {
                    true => keychain.own_ids()?.len(),
                    false => cleared.left.len(),
                }
            }
            // It may come back with what is nowhere else.
            Store::Vault(vault) if !vault.is_there() => match self.lacking(&store)?.is_empty() {
                true => 0,
                false => return Ok(0),
            },
            Store::Vault(vault) => {
                let left = match vault.state() {
                    KeychainState::Unlocked => {
                        clear_moved(registry, &**vault, present, progress)?;
                        vault.ids_at_rest()?.len()
                    }
                    // Nobody has to remember a passphrase only to be rid of the file.
                    _ => {
                        usable(present)?;
                        not_in(registry, &vault.ids_at_rest()?, present)?.len()
                    }
                };
                if left == 0 {
                    let name = vault.name()?;
                    vault.discard(self.opens_another(place, &name))?;
                }
                left
            }
        };
        if left == 0 {
            let standing = self.present().standing.clone();
            self.settle(standing.without(place))?;
        }
        Ok(left)
    }
}
