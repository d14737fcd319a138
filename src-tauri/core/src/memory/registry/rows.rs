use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use crate::{
    Deed, DueKind, Entry, FindingKind, KeyId, KeyPrefix, KeyRecord, Policies, Postponement,
    RegistryError, Said, SavedWorkspace, Seal, Step, Timestamp, Workspace, WorkspaceId,
};

/// Between intent and done, or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A creation was begun.
    Creating,
    /// It was done.
    Active,
    /// A deletion was begun.
    Deleting,
    /// It was done.
    Deleted,
}

/// A key.
pub(super) struct Row {
    pub(super) record: KeyRecord,
    pub(super) state: State,
    pub(super) deleted_at: Option<Timestamp>,
    /// Whether no other key of its workspace may have its name.
    pub(super) holds_name: bool,
    pub(super) held_by: Option<u64>,
    /// 0 when the keychain has the name; else which change it lacks.
    pub(super) stale_label: i64,
}

impl Row {
    pub(super) fn listed(&self) -> bool {
        matches!(self.state, State::Active | State::Deleting)
    }

    pub(super) fn step(&self) -> Option<Step> {
        match self.state {
            State::Creating => Some(Step::Creating),
            State::Deleting => Some(Step::Deleting),
            State::Active | State::Deleted => None,
        }
    }
}

/// All that the processes share.
pub(super) struct Rows {
    pub(super) identity: String,
    pub(super) keys: BTreeMap<KeyId, Row>,
    pub(super) workspaces: Vec<SavedWorkspace>,
    /// Ids whose secrets are being put into the keychain, each with the process that does it.
    pub(super) restoring: BTreeMap<KeyId, u64>,
    pub(super) last_workspace: WorkspaceId,
    pub(super) entries: Vec<Entry>,
    pub(super) settings: BTreeMap<String, String>,
    pub(super) postponements: BTreeMap<(KeyId, FindingKind), Postponement>,
    pub(super) reminders_said: BTreeMap<(KeyId, DueKind), Said>,
    pub(super) label_changes: i64,
    pub(super) processes: u64,
    pub(super) running: HashSet<u64>,
}

impl Default for Rows {
    fn default() -> Self {
        static MADE: AtomicU64 = AtomicU64::new(1);
        let first = |prefix| SavedWorkspace {
            workspace: Workspace {
                id: WorkspaceId(1),
                name: "My workspace".to_owned(),
                prefix,
                policies: Policies::default(),
            },
            created_at: Timestamp(0),
            deleted_at: None,
        };
        Self {
            identity: format!("{:032x}", MADE.fetch_add(1, SeqCst)),
            keys: BTreeMap::default(),
            workspaces: KeyPrefix::new("kw").map(first).into_iter().collect(),
            restoring: BTreeMap::default(),
            last_workspace: WorkspaceId(1),
            entries: Vec::default(),
            settings: BTreeMap::default(),
            postponements: BTreeMap::default(),
            reminders_said: BTreeMap::default(),
            label_changes: 0,
            processes: 0,
            running: HashSet::default(),
        }
    }
}

impl Rows {
    pub(super) fn listed(&self) -> impl Iterator<Item = &Row> {
        self.keys.values().filter(|row| row.listed())
    }

    /// The row of a key in the list.
    pub(super) fn row(&mut self, id: KeyId) -> Result<&mut Row, RegistryError> {
        self.keys
            .get_mut(&id)
            .filter(|row| row.listed())
            .ok_or(RegistryError::NotFound)
    }

    /// A key that was finished, be it deleted by now.
    pub(super) fn finished(&mut self, id: KeyId) -> Result<&mut Row, RegistryError> {
        self.keys
            .get_mut(&id)
            .filter(|row| row.state != State::Creating)
            .ok_or(RegistryError::NotFound)
    }

    /// The key that holds this name.
    pub(super) fn holder(&self, workspace: WorkspaceId, folded: &str) -> Option<&KeyRecord> {
        self.keys
            .values()
            .filter(|row| row.holds_name && row.record.workspace == workspace)
            .map(|row| &row.record)
            .find(|record| record.name.folded() == folded)
    }

    /// Whether another running process than this one has the key under way.
    pub(super) fn elsewhere(&self, row: &Row, process: u64) -> bool {
        row.held_by
            .is_some_and(|by| by != process && self.running.contains(&by))
    }

    pub(super) fn append(&mut self, deed: Deed) {
        let (number, seal) = match self.entries.last() {
            Some(last) => (last.number, last.seal),
            None => (0, Seal::FIRST),
        };
        self.entries.push(deed.sealed(number + 1, &seal));
    }
}
