//! Everything that a registry holds, at one moment: what a backup is made of, and what is looked at
//! before one is restored.

use crate::{Entry, Head, KeyRecord, Postponement, Seal, Timestamp, Workspace};

/// A workspace, be it deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedWorkspace {
    /// The workspace, as it was last.
    pub workspace: Workspace,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
}

/// A key's record, be it a tombstone. A key whose creation has not finished is in no snapshot: nobody
/// has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedKey {
    /// All that is known about it.
    pub record: KeyRecord,
    /// Whether it is still there.
    pub state: KeyState,
}

impl SavedKey {
    /// Whether it is in the list.
    pub fn is_listed(&self) -> bool {
        !matches!(self.state, KeyState::Deleted(_))
    }

    /// Whether no other key of its workspace may have its name.
    pub fn holds_name(&self) -> bool {
        self.is_listed() && self.record.life.successor.is_none()
    }
}

/// Whether a key is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// It is in the list.
    Active,
    /// It is in the list, and is to be deleted.
    Deleting,
    /// It was deleted then, and this is its tombstone.
    Deleted(Timestamp),
}

/// All of a registry, but for its settings, its reminders, and what is being created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// All workspaces, in order of creation.
    pub workspaces: Vec<SavedWorkspace>,
    /// All keys, in order of creation.
    pub keys: Vec<SavedKey>,
    /// Findings that were put off, those whose time has come included.
    pub postponements: Vec<Postponement>,
    /// The whole activity, oldest first.
    pub activity: Vec<Entry>,
}

impl Snapshot {
    /// The last entry of its activity.
    pub fn head(&self) -> Head {
        match self.activity.last() {
            Some(last) => Head {
                number: last.number,
                seal: last.seal,
            },
            None => Head {
                number: 0,
                seal: Seal::FIRST,
            },
        }
    }

    /// Whether its activity has this entry.
    pub(crate) fn holds(&self, head: &Head) -> bool {
        let found = self
            .activity
            .binary_search_by_key(&head.number, |entry| entry.number);
        found.is_ok_and(|at| self.activity[at].seal == head.seal)
    }
}
