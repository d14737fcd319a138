//! What can be seen of the stores between two steps.

use std::collections::BTreeMap;

use keywright_core::memory::State;
use keywright_core::{Head, KeyId, KeyRecord, KeychainError, Timestamp, Workspace, WorkspaceId};

use crate::step::Which;

/// A key as it stands in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) record: KeyRecord,
    pub(crate) state: State,
}

impl Key {
    pub(crate) fn is_listed(&self) -> bool {
        matches!(self.state, State::Active | State::Deleting)
    }
}

/// What can be seen between two steps.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) now: Timestamp,
    /// Why the keychain does nothing, if it does nothing.
    pub(crate) closed: Option<KeychainError>,
    pub(crate) workspaces: Vec<Workspace>,
    pub(crate) keys: BTreeMap<KeyId, Key>,
    /// Which running process has which key under way.
    pub(crate) under_way: BTreeMap<KeyId, u64>,
    /// The labels of all secrets.
    pub(crate) secrets: BTreeMap<KeyId, String>,
    pub(crate) head: Head,
}

impl World {
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Key> {
        self.keys.values().filter(|key| key.is_listed())
    }

    /// The key that is like that, the newest for number 0.
    pub(crate) fn pick(&self, which: Which) -> Option<KeyId> {
        let (number, fits): (usize, fn(&Key) -> bool) = match which {
            Which::Any(number) => (number, |_| true),
            Which::Listed(number) => (number, Key::is_listed),
            Which::Rotated(number) => (number, |key| {
                key.is_listed() && key.record.life.successor.is_some()
            }),
            Which::Disabled(number) => (number, |key| {
                key.is_listed() && key.record.life.disabled_at.is_some()
            }),
            Which::Unshown(number) => (number, |key| {
                key.is_listed() && key.record.shown_at.is_none()
            }),
        };
        let mut found: Vec<&KeyRecord> = self
            .keys
            .values()
            .filter(|key| fits(key))
            .map(|key| &key.record)
            .collect();
        found.sort_by_key(|key| std::cmp::Reverse((key.created_at, key.id)));
        (!found.is_empty()).then(|| found[number % found.len()].id)
    }

    /// One of the first three workspaces; for any other number, one that is not there.
    pub(crate) fn pick_workspace(&self, which: usize) -> WorkspaceId {
        let last = self.workspaces.len() - 1;
        let found = (which < 3).then(|| &self.workspaces[which.min(last)]);
        found.map_or(WorkspaceId(99), |workspace| workspace.id)
    }
}
