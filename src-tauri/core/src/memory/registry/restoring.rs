//! Everything at one moment, and everything brought back.

use std::collections::{BTreeMap, HashSet};

use super::rows::{Row, Rows, State};
use crate::{
    Deed, KeyId, KeyRecord, KeyState, RegistryError, Restoration, SavedKey, Snapshot, Step,
    WorkspaceId,
};

type Answer<T> = Result<T, RegistryError>;

impl Rows {
    pub(super) fn snapshot(&self) -> Snapshot {
        let saved = |row: &Row| {
            let state = match (row.state, row.deleted_at) {
                (State::Creating, _) => return None,
                (State::Deleted, Some(at)) => KeyState::Deleted(at),
                (State::Deleting, _) => KeyState::Deleting,
                _ => KeyState::Active,
            };
            Some(SavedKey {
                record: row.record.clone(),
                state,
            })
        };
        let mut keys: Vec<SavedKey> = self.keys.values().filter_map(saved).collect();
        keys.sort_by_key(|key| (key.record.created_at, key.record.id));
        Snapshot {
            workspaces: self.workspaces.clone(),
            keys,
            postponements: self.postponements.values().cloned().collect(),
            activity: self.entries.clone(),
        }
    }

    pub(super) fn begin_restore(&mut self, ids: &[KeyId], process: u64) -> Answer<()> {
        let is_elsewhere = |by: &u64| *by != process && self.running.contains(by);
        let holders = ids.iter().filter_map(|id| self.restoring.get(id));
        if holders.into_iter().any(is_elsewhere) {
            return Err(RegistryError::Changed);
        }
        self.restoring.extend(ids.iter().map(|id| (*id, process)));
        Ok(())
    }

    /// Where a secret stands that a restoration puts into the keychain.
    pub(super) fn step_of_restore(&self, id: KeyId) -> Option<Step> {
        self.restoring.contains_key(&id).then_some(Step::Restoring)
    }

    pub(super) fn finish_restore(
        &mut self,
        restoration: &Restoration,
        ids: &[KeyId],
        deeds: &[Deed],
        process: u64,
    ) -> Answer<()> {
        let is_ours = |id| self.restoring.get(id) == Some(&process);
        if !ids.iter().all(is_ours) {
            return Err(RegistryError::Changed);
        }
        if self.head() != restoration.on || !self.has_room_for(restoration) {
            return Err(RegistryError::Changed);
        }
        for saved in &restoration.workspaces {
            let id = saved.workspace.id;
            self.last_workspace = self.last_workspace.max(id);
            let other = self
                .workspaces
                .iter()
                .position(|one| one.workspace.id == id);
            match other {
                Some(at) => {
                    let was = std::mem::replace(&mut self.workspaces[at], saved.clone());
                    if was.workspace.name != saved.workspace.name {
                        self.make_stale(id);
                    }
                }
                None => self.workspaces.push(saved.clone()),
            }
        }
        self.workspaces.sort_by_key(|saved| saved.workspace.id);
        for key in &restoration.keys {
            self.restore_key(key);
        }
        for one in &restoration.postponements {
            self.postponements.insert((one.id, one.kind), one.clone());
        }
        self.entries.extend(restoration.entries.iter().cloned());
        for deed in deeds {
            self.append(deed.clone());
        }
        for id in ids {
            self.restoring.remove(id);
        }
        Ok(())
    }

    fn restore_key(&mut self, key: &SavedKey) {
        let id = key.record.id;
        let was = self.keys.get(&id).filter(|row| row.listed());
        let (stale_label, held_by) = match was {
            Some(row) if row.record.name != key.record.name => {
                self.label_changes += 1;
                (self.label_changes, row.held_by)
            }
            Some(row) => (row.stale_label, row.held_by),
            None => (0, None),
        };
        let (state, deleted_at) = match key.state {
            KeyState::Active => (State::Active, None),
            KeyState::Deleting => (State::Deleting, None),
            KeyState::Deleted(at) => (State::Deleted, Some(at)),
        };
        let row = Row {
            record: key.record.clone(),
            state,
            deleted_at,
            holds_name: key.holds_name(),
            held_by,
            stale_label,
        };
        self.keys.insert(id, row);
    }

    /// Whether no handle, no digest and no name that it brings is somebody else's.
    fn has_room_for(&self, restoration: &Restoration) -> bool {
        let mut all: BTreeMap<KeyId, (&KeyRecord, bool)> = self
            .keys
            .iter()
            .map(|(id, row)| (*id, (&row.record, row.holds_name)))
            .collect();
        for key in &restoration.keys {
            let creating = self.keys.get(&key.record.id);
            if creating.is_some_and(|row| row.state == State::Creating) {
                return false;
            }
            all.insert(key.record.id, (&key.record, key.holds_name()));
        }
        let mut handles = HashSet::new();
        let mut digests = HashSet::new();
        let mut names = HashSet::new();
        all.values().all(|(record, holds_name)| {
            let name: (WorkspaceId, String) = (record.workspace, record.name.folded());
            record.handle.is_none_or(|handle| handles.insert(handle))
                && digests.insert(*record.digest.as_bytes())
                && (!holds_name || names.insert(name))
        })
    }
}
