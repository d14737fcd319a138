//! The lock on Keywright's window: an admin passphrase, and what wrong tries cost. It keeps people
//! from the window, and encrypts nothing: whoever can write the database can take it off.
//!
//! The activity says when it was set, changed, taken off or opened by the recovery sheet. Of wrong
//! tries in a row it notes the first, the second, the fourth, the eighth and so on, so that guessing
//! cannot fill it, and how many there were when a right one follows.

mod hash;
mod passphrase;
mod tries;

use hash::PassphraseHash;
pub use passphrase::{AdminPassphrase, PASSPHRASE_LENGTH, PassphraseTooShort};
use thiserror::Error;
use tries::Tries;

use crate::{Action, Cause, Deed, GenerateError, Issuer, RegistryError};

/// The setting that holds the hash of the passphrase; empty or absent for none.
const PASSPHRASE: &str = "lock.passphrase";
/// The setting that holds the wrong tries.
const TRIES: &str = "lock.tries";
/// The value, kept beside the settings, that names the recipient of the recovery sheet: `age1…`.
pub const RECOVERY_RECIPIENT: &str = "backup_recipient";

/// Why a lock did not open, or was not changed. Unless it says otherwise, everything is as before.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LockError {
    /// What was typed is wrong. The next try waits so many milliseconds.
    #[error("what was typed does not open the lock")]
    Wrong {
        /// None after the first wrong ones.
        wait: u64,
    },
    /// There were wrong tries. This one was not looked at; the next waits so many milliseconds.
    #[error("after wrong tries the next one has to wait")]
    Wait {
        /// More than none.
        wait: u64,
    },
    /// No recovery sheet was made, so none can open the lock.
    #[error("there is no recovery sheet")]
    NoRecoverySheet,
    /// What is kept of the passphrase cannot be read, so none opens the lock.
    #[error("what is kept of the passphrase cannot be read")]
    Unreadable,
    /// The passphrase could not be hashed.
    #[error("the passphrase could not be hashed: {0}")]
    Hash(#[source] Cause),
    /// There were no random numbers for it.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The registry's answer. A try that could not be counted was not made.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// What the lock screen has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockStatus {
    /// Whether there is a passphrase.
    pub is_set: bool,
    /// How many milliseconds the next try has to wait.
    pub wait: u64,
    /// Whether a recovery sheet can open it.
    pub has_recovery: bool,
}

impl Issuer {
    /// Whether there is a lock, and when it can be tried.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn lock_status(&self) -> Result<LockStatus, RegistryError> {
        let kept = self.registry.settings()?;
        let is_kept = |name: &str| kept.get(name).is_some_and(|value| !value.is_empty());
        let tries = Tries::read(kept.get(TRIES).map_or("", String::as_str));
        Ok(LockStatus {
            is_set: is_kept(PASSPHRASE),
            wait: tries.wait(self.clock.now()),
            has_recovery: is_kept(RECOVERY_RECIPIENT),
        })
    }

    /// Sets the passphrase, or changes it: then `current` is tried first.
    ///
    /// # Errors
    ///
    /// Those of [`Issuer::try_unlock`], and what keeps the new one from being kept.
    pub fn set_passphrase(
        &self,
        current: Option<&AdminPassphrase>,
        new: &AdminPassphrase,
    ) -> Result<(), LockError> {
        let _turn = self.lock_turn();
        let action = match self.kept_hash()? {
            Some(_) => Action::LockChanged,
            None => Action::LockSet,
        };
        self.open_with(current)?;
        self.keep_passphrase(new, action)
    }

    /// Takes the lock off, after `current` was tried. Where there is none, nothing is done.
    ///
    /// # Errors
    ///
    /// Those of [`Issuer::try_unlock`].
    pub fn remove_passphrase(&self, current: &AdminPassphrase) -> Result<(), LockError> {
        let _turn = self.lock_turn();
        if self.kept_hash()?.is_none() {
            return Ok(());
        }
        self.open_with(Some(current))?;
        let deed = Deed::lock(Action::LockRemoved, self.clock.now(), &self.author);
        Ok(self
            .registry
            .change_settings(&[(PASSPHRASE, "")], Some(&deed))?)
    }

    /// Whether this is the passphrase. The try is counted before it is made, so that ending the
    /// process gives no free ones; a right one makes up for all before it.
    ///
    /// # Errors
    ///
    /// `Wrong`, `Wait`, `Unreadable`, and those of the registry as a whole.
    pub fn try_unlock(&self, passphrase: &AdminPassphrase) -> Result<(), LockError> {
        let _turn = self.lock_turn();
        self.open_with(Some(passphrase))
    }

    /// Whether whoever is there may decide what opens the lock: where there is one, `current` is tried first.
    ///
    /// # Errors
    ///
    /// Those of [`Issuer::try_unlock`].
    pub fn prove(&self, current: Option<&AdminPassphrase>) -> Result<(), LockError> {
        let _turn = self.lock_turn();
        self.open_with(current)
    }

    /// Opens the lock with the recovery sheet and gives it another passphrase. `recipient` belongs
    /// to the identity that was typed from the sheet; `None` where that is no identity. It is tried
    /// as a passphrase is.
    ///
    /// # Errors
    ///
    /// `NoRecoverySheet`, and those of [`Issuer::set_passphrase`].
    pub fn unlock_with_recovery(
        &self,
        recipient: Option<&str>,
        new: &AdminPassphrase,
    ) -> Result<(), LockError> {
        let _turn = self.lock_turn();
        let kept = self.registry.settings()?.remove(RECOVERY_RECIPIENT);
        let Some(right) = kept.filter(|kept| !kept.is_empty()) else {
            return Err(LockError::NoRecoverySheet);
        };
        // Recipients are public, so that comparing them tells nothing.
        self.attempt(|| Ok(recipient == Some(right.as_str())))?;
        self.keep_passphrase(new, Action::LockRecovered)
    }

    /// Where there is no passphrase, anything opens it.
    fn open_with(&self, passphrase: Option<&AdminPassphrase>) -> Result<(), LockError> {
        let Some(hash) = self.kept_hash()? else {
            return Ok(());
        };
        self.attempt(|| match passphrase {
            Some(passphrase) => hash.is_of(passphrase).map_err(|_| LockError::Unreadable),
            None => Ok(false),
        })
    }

    fn kept_hash(&self) -> Result<Option<PassphraseHash>, RegistryError> {
        let kept = self.registry.settings()?.remove(PASSPHRASE);
        let kept = kept.filter(|kept| !kept.is_empty());
        Ok(kept.map(PassphraseHash::kept))
    }

    fn attempt(&self, is_right: impl FnOnce() -> Result<bool, LockError>) -> Result<(), LockError> {
        let now = self.clock.now();
        let kept = self.registry.settings()?.remove(TRIES).unwrap_or_default();
        let before = Tries::read(&kept);
        let seen = before.seen_at(now);
        let wait = seen.wait(now);
        if wait > 0 {
            if seen != before {
                self.registry.change_setting(TRIES, &seen.value())?;
            }
            return Err(LockError::Wait { wait });
        }
        let counted = seen.and_one(now);
        self.registry.change_setting(TRIES, &counted.value())?;
        let noted = |action, tries: Tries| {
            Deed::lock_tries(action, tries.wrong(), self.clock.now(), &self.author)
        };
        if !is_right()? {
            if counted.is_noted() {
                self.registry.note(&noted(Action::LockTried, counted))?;
            }
            let wait = counted.wait(self.clock.now());
            return Err(LockError::Wrong { wait });
        }
        // Should it not be kept, the next wrong try waits a little longer, and the next right one is
        // noted.
        let _ = match seen.wrong() {
            0 => self.registry.change_setting(TRIES, ""),
            _ => {
                let opened = noted(Action::LockOpened, seen);
                self.registry.change_settings(&[(TRIES, "")], Some(&opened))
            }
        };
        Ok(())
    }

    fn keep_passphrase(&self, new: &AdminPassphrase, action: Action) -> Result<(), LockError> {
        let hash = PassphraseHash::of(new, &self.salt()?)
            .map_err(|error| LockError::Hash(Cause::new(error.to_string())))?;
        let deed = Deed::lock(action, self.clock.now(), &self.author);
        let hash = hash.as_str();
        Ok(self
            .registry
            .change_settings(&[(PASSPHRASE, hash)], Some(&deed))?)
    }
}
