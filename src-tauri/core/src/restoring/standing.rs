//! How each key of a backup stands to what is here.

use std::collections::{HashMap, HashSet};

use crate::{Digest, Handle, KeyId, KeyRecord, SavedKey, SecretCopy, Snapshot, Timestamp};

/// How a key of a backup stands to the registry that it would be restored into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It is not here.
    New,
    /// It is here, and the same.
    Same,
    /// It was changed here after the backup, or in another way.
    NewerHere,
    /// What the backup knows of it is later than what is known here.
    NewerThere,
    /// It was deleted here.
    DeletedHere,
    /// It was deleted when the backup was made, and is in the list here. It stays.
    DeletedThere,
    /// It was deleted when the backup was made, and is not known here. Its digest is from then on.
    Tombstone,
    /// Another key here has its handle or its digest, or the one of its id is another key. It cannot
    /// be restored.
    Conflict,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Same,
        Self::NewerHere,
        Self::NewerThere,
        Self::DeletedHere,
        Self::DeletedThere,
        Self::Tombstone,
        Self::Conflict,
    ];

    /// The word in the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::NewerHere => "newer-here",
            Self::NewerThere => "newer-there",
            Self::DeletedHere => "deleted-here",
            Self::DeletedThere => "deleted-there",
            Self::Tombstone => "tombstone",
            Self::Conflict => "conflict",
        }
    }
}

/// What is here, as keys of a backup are held against it.
pub(super) struct Known<'a> {
    pub(super) keys: HashMap<KeyId, &'a SavedKey>,
    handles: HashSet<Handle>,
    digests: HashSet<[u8; 32]>,
    changed_here: HashMap<KeyId, Timestamp>,
    changed_there: HashMap<KeyId, Timestamp>,
}

impl<'a> Known<'a> {
    pub(super) fn new(here: &'a Snapshot, there: &Snapshot) -> Self {
        let records = || here.keys.iter().map(|key| &key.record);
        Self {
            keys: here.keys.iter().map(|key| (key.record.id, key)).collect(),
            handles: records().filter_map(|record| record.handle).collect(),
            digests: records().map(|record| digest(&record.digest)).collect(),
            changed_here: last_changes(here),
            changed_there: last_changes(there),
        }
    }

    /// How this key of the backup stands to what is here.
    pub(super) fn standing(&self, there: &SavedKey) -> Standing {
        let Some(here) = self.keys.get(&there.record.id) else {
            let handle = there.record.handle.as_ref();
            let taken = handle.is_some_and(|handle| self.handles.contains(handle))
                || self.digests.contains(&digest(&there.record.digest));
            return match there.is_listed() {
                _ if taken => Standing::Conflict,
                true => Standing::New,
                false => Standing::Tombstone,
            };
        };
        if !is_one_key(&here.record, &there.record) {
            return Standing::Conflict;
        }
        match (here.is_listed(), there.is_listed()) {
            (true, true) if is_alike(&here.record, &there.record) => Standing::Same,
            (true, true) if self.is_later(here, there) => Standing::NewerThere,
            (true, true) => Standing::NewerHere,
            (true, false) => Standing::DeletedThere,
            (false, true) => Standing::DeletedHere,
            (false, false) => Standing::Same,
        }
    }

    /// Whether the backup knows more of the key. A key that was rotated or has retired here never
    /// loses that.
    fn is_later(&self, here: &SavedKey, there: &SavedKey) -> bool {
        let (here, there) = (&here.record, &there.record);
        let undone = here.life.successor.is_some() && here.life.successor != there.life.successor;
        let revived = here.life.retired_at.is_some() && there.life.retired_at.is_none();
        let changed = |changes: &HashMap<KeyId, Timestamp>| {
            changes.get(&here.id).copied().unwrap_or(here.created_at)
        };
        !undone && !revived && changed(&self.changed_there) > changed(&self.changed_here)
    }
}

fn digest(digest: &Digest) -> [u8; 32] {
    *digest.as_bytes()
}

/// When each key was last changed, as the activity says.
fn last_changes(of: &Snapshot) -> HashMap<KeyId, Timestamp> {
    let mut changes = HashMap::new();
    for entry in &of.activity {
        if let Some(key) = entry.key {
            let last = changes.entry(key).or_insert(entry.at);
            *last = entry.at.max(*last);
        }
    }
    changes
}

/// Whether all is the same that never changes.
fn is_one_key(one: &KeyRecord, other: &KeyRecord) -> bool {
    one.digest == other.digest
        && one.handle == other.handle
        && one.truncated == other.truncated
        && one.environment == other.environment
        && one.created_at == other.created_at
}

/// Whether all is the same that may change, but for where its secret is.
fn is_alike(one: &KeyRecord, other: &KeyRecord) -> bool {
    let changing = |key: &KeyRecord| {
        let mut life = key.life;
        life.copy = SecretCopy::Gone;
        life.predecessor = None;
        life
    };
    one.name == other.name
        && one.provisional == other.provisional
        && one.shown_at == other.shown_at
        && one.details == other.details
        && changing(one) == changing(other)
}
