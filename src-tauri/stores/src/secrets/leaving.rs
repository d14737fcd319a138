//! Working on without a store that cannot be used any more, and with what it held out of reach.

use std::collections::HashSet;
use std::ops::ControlFlow;

use keywright_core::{Clock, Deed, KeyId, Registry, SecretCopy, clear_gone};

use super::moving::{Closed, usable};
use super::{MoveError, MoveReport, Secrets, Store, StoreChoice};
use crate::SystemClock;

impl Secrets {
    /// Leaves the present store, which cannot be used, and works on the chosen one from then on: a
    /// keychain that does not run or stays locked, a vault whose file is gone or damaged, or that
    /// nobody can open any more. It may be left for a new vault of the same kind.
    ///
    /// Nothing is removed from it, and the registry remembers it: if it can be used again,
    /// [`Secrets::end_move`] brings what is in it, or moving back finds it there. What was begun in
    /// it and not finished is given up in the new one.
    ///
    /// # Errors
    ///
    /// `Usable`, and what is wrong with the chosen one. Then nothing has changed.
    pub fn leave_for(&self, choice: &StoreChoice) -> Result<MoveReport, MoveError> {
        let _turn = self.turn()?;
        // Asked before anything is begun, and again once there is no file to be made any more.
        drop(self.alone()?);
        let from = self.present().store.clone();
        if usable(from.keychain()).is_ok() {
            return Err(MoveError::Usable);
        }
        let (place, to) = self.prepare(choice, true, &mut |_, _| ControlFlow::Continue(()))?;
        let _alone = self.alone()?;
        let closed = Closed::begin(self);
        if usable(from.keychain()).is_ok() {
            return Err(MoveError::Usable);
        }
        clear_gone(&*self.registry, to.keychain())?;
        let missing = self.lacking(&to)?;
        let count = u64::try_from(missing.len()).unwrap_or(u64::MAX);
        self.switch(&place, &to, |words| {
            Deed::secrets_left(words, count, SystemClock.now(), &self.author)
        })?;
        drop(closed);
        Ok(MoveReport {
            missing,
            ..MoveReport::default()
        })
    }

    /// The keys of the list that have, or are to have, a copy, and have nothing in this store.
    pub(super) fn lacking(&self, store: &Store) -> Result<Vec<KeyId>, MoveError> {
        let there = store.keychain().ids()?;
        let there: HashSet<KeyId> = there.into_iter().collect();
        let mut lacking = Vec::new();
        for (workspace, _) in self.registry.workspaces()? {
            self.registry.each(workspace.id, &mut |key| {
                if key.life.copy != SecretCopy::Gone && !there.contains(&key.id) {
                    lacking.push(key.id);
                }
            })?;
        }
        Ok(lacking)
    }
}
