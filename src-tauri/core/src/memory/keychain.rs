use std::collections::BTreeMap;
use std::sync::Mutex;

use zeroize::Zeroizing;

use super::{Fault, Faults, When, lock};
use crate::{AccessKey, Cause, Digest, Head, Item, KeyId, Keychain, KeychainError, KeychainState};

/// A keychain in memory.
pub struct MemoryKeychain {
    items: Mutex<BTreeMap<KeyId, (String, Zeroizing<String>)>>,
    /// The end of each registry's activity.
    heads: Mutex<BTreeMap<String, Head>>,
    state: Mutex<KeychainState>,
    faults: Faults<KeychainError>,
}

impl Default for MemoryKeychain {
    fn default() -> Self {
        Self {
            items: Mutex::default(),
            heads: Mutex::default(),
            state: Mutex::new(KeychainState::Unlocked),
            faults: Faults::default(),
        }
    }
}

impl MemoryKeychain {
    /// From now on it is in this state.
    pub fn set_state(&self, state: KeychainState) {
        *lock(&self.state) = state;
    }

    /// Makes the next call of this name fail.
    pub fn fail(&self, call: &'static str, when: When, error: KeychainError) {
        self.faults.add(Fault {
            call: Some(call),
            after: 0,
            when,
            error: Some(error),
        });
    }

    /// Makes the call fail that comes after so many others.
    pub fn fail_after(&self, calls: usize, when: When, error: KeychainError) {
        self.faults.add(Fault {
            call: None,
            after: calls,
            when,
            error: Some(error),
        });
    }

    /// Makes the process end, by unwinding with [`super::Crashed`], in the call that comes after so
    /// many others.
    pub fn crash_after(&self, calls: usize, when: When) {
        self.faults.add(Fault {
            call: None,
            after: calls,
            when,
            error: None,
        });
    }

    /// Has this happen just before the next call of this name does its work.
    pub fn before(&self, call: &'static str, happens: impl FnOnce() + Send + 'static) {
        self.faults.await_call(call, Box::new(happens));
    }

    /// Whether a failure waits for its call.
    pub fn waits_to_fail(&self) -> bool {
        self.faults.wait()
    }

    /// From now on every call works; failures that wait for theirs are forgotten.
    pub fn heal(&self) {
        self.faults.forget();
    }

    /// The ids and labels of all items.
    pub fn labels(&self) -> Vec<(KeyId, String)> {
        lock(&self.items)
            .iter()
            .map(|(id, (label, _))| (*id, label.clone()))
            .collect()
    }

    fn usable(&self) -> Result<(), KeychainError> {
        match *lock(&self.state) {
            KeychainState::Unlocked => Ok(()),
            KeychainState::Locked => Err(KeychainError::Locked),
            KeychainState::Absent => Err(KeychainError::NoService),
            KeychainState::Failed => Err(KeychainError::Platform(Cause::new("told to fail"))),
        }
    }
}

impl Keychain for MemoryKeychain {
    fn state(&self) -> KeychainState {
        *lock(&self.state)
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.faults.run("unlock", || {
            if self.state() == KeychainState::Locked {
                self.set_state(KeychainState::Unlocked);
            }
            self.usable()
        })
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.faults.run("store", || {
            self.usable()?;
            let kept = (
                item.label.clone(),
                Zeroizing::new(secret.expose().to_owned()),
            );
            lock(&self.items).insert(item.id, kept);
            Ok(())
        })
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        self.faults.run("relabel", || {
            self.usable()?;
            let mut items = lock(&self.items);
            let (label, _) = items.get_mut(&item.id).ok_or(KeychainError::Missing)?;
            label.clone_from(&item.label);
            Ok(())
        })
    }

    fn fetch(&self, id: KeyId, _: &Digest) -> Result<AccessKey, KeychainError> {
        self.faults.run("fetch", || {
            self.usable()?;
            let items = lock(&self.items);
            let (_, secret) = items.get(&id).ok_or(KeychainError::Missing)?;
            AccessKey::of_any_format(secret.clone())
                .map_err(|error| KeychainError::Platform(Cause::new(error)))
        })
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.faults.run("remove", || {
            self.usable()?;
            lock(&self.items).remove(&id);
            Ok(())
        })
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.faults.run("ids", || {
            self.usable()?;
            Ok(lock(&self.items).keys().copied().collect())
        })
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.ids()
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        self.faults.run("keep_head", || {
            self.usable()?;
            lock(&self.heads).insert(registry.to_owned(), *head);
            Ok(())
        })
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        self.faults.run("kept_head", || {
            self.usable()?;
            let head = lock(&self.heads).get(registry).copied();
            head.ok_or(KeychainError::Missing)
        })
    }
}
