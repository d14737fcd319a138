//! What restoring a backup would do, worked out without doing it.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use super::standing::{Known, Standing};
use super::workspaces::Workspaces;
use crate::{
    Entry, Head, KeyId, KeyName, KeyRecord, KeyState, Postponement, SavedKey, SavedWorkspace,
    SecretCopy, Snapshot, TruncatedKey, WorkspaceId,
};

/// Which keys of a backup are to be restored. Same ones, and those that are newer here, stay as they
/// are in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestoreChoice {
    /// Keys that are not here, tombstones included.
    pub new: bool,
    /// Keys of which the backup knows more.
    pub newer_there: bool,
    /// Keys that were deleted here since: they come back.
    pub deleted_here: bool,
}

/// What is new, and nothing that was deleted.
impl Default for RestoreChoice {
    fn default() -> Self {
        Self {
            new: true,
            newer_there: true,
            deleted_here: false,
        }
    }
}

/// One key of a backup, held against what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Its id.
    pub id: KeyId,
    /// The name that it gets if all is restored that can be: its own or, where another key of its
    /// workspace has that, one with a number behind it. The one in the backup, if it cannot be.
    pub name: KeyName,
    /// What a person sees of it.
    pub truncated: TruncatedKey,
    /// The workspace that it is or would be in.
    pub workspace: String,
    /// How it stands to what is here.
    pub standing: Standing,
    /// Whether its access key comes along or is here and in the backup; of one that stays as it is, whether the
    /// backup has it.
    pub has_secret: bool,
}

/// What is written into the registry, all of it in one transaction or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoration {
    /// The end of the activity of the registry that this was worked out for.
    pub on: Head,
    /// Workspaces that are added, or stand in the place of those of their ids.
    pub workspaces: Vec<SavedWorkspace>,
    /// Keys that are added, or stand in the place of those of their ids.
    pub keys: Vec<SavedKey>,
    /// How each of them stood.
    pub standings: HashMap<KeyId, Standing>,
    /// Findings that are put off from then on.
    pub postponements: Vec<Postponement>,
    /// Entries that follow the last one here, as they are.
    pub entries: Vec<Entry>,
}

impl Restoration {
    /// These keys alone, which are not here.
    pub(crate) fn of_keys(on: Head, keys: Vec<SavedKey>) -> Self {
        Self {
            on,
            workspaces: Vec::new(),
            standings: keys
                .iter()
                .map(|key| (key.record.id, Standing::New))
                .collect(),
            keys,
            postponements: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.workspaces.is_empty()
            && self.keys.is_empty()
            && self.postponements.is_empty()
            && self.entries.is_empty()
    }
}

/// Holds a backup against what is here.
pub(super) struct Plan<'a> {
    here: &'a Snapshot,
    there: &'a Snapshot,
    /// Whether the backup's activity begins with all of that here.
    continues: bool,
    choice: RestoreChoice,
    known: Known<'a>,
    workspaces: Workspaces,
    has_secret: &'a dyn Fn(KeyId) -> bool,
}

impl<'a> Plan<'a> {
    pub(super) fn new(
        here: &'a Snapshot,
        there: &'a Snapshot,
        choice: RestoreChoice,
        has_secret: &'a dyn Fn(KeyId) -> bool,
    ) -> Self {
        let is_fresh = here.activity.is_empty() && here.keys.is_empty();
        let first = |of: &Snapshot| of.activity.first().map(|entry| entry.seal);
        let related = first(here).is_some() && first(here) == first(there);
        // Its entries tell of all of its keys, so all of them have to come.
        let continues = choice.new
            && (is_fresh || (choice.newer_there && related && there.holds(&here.head())));
        Self {
            here,
            there,
            continues,
            choice,
            known: Known::new(here, there),
            workspaces: match continues {
                true => Workspaces::continued(here, there),
                false => Workspaces::merged(here, there, related),
            },
            has_secret,
        }
    }

    /// Each key of the backup.
    pub(super) fn weigh(&self) -> Vec<Weighed> {
        let coming = self.coming();
        let weighed = |key: &SavedKey| {
            let id = key.record.id;
            let standing = self.known.standing(key);
            let as_it_will_be = coming.get(&id).unwrap_or(&key.record);
            let keeps_it = as_it_will_be.life.copy == SecretCopy::Kept;
            let stays = !coming.contains_key(&id);
            Weighed {
                id,
                name: as_it_will_be.name.clone(),
                truncated: key.record.truncated.clone(),
                workspace: self.workspaces.name(self.workspace_of(key)),
                standing,
                has_secret: (self.has_secret)(id) && (keeps_it || stays),
            }
        };
        self.there.keys.iter().map(weighed).collect()
    }

    /// The names of workspaces of which prefix and policies stay as they are here, and are others in the
    /// backup; of those that are there when these are written.
    pub(super) fn policies_stay(&self, written: &[SavedWorkspace]) -> Vec<String> {
        self.workspaces.differing(written)
    }

    /// All keys that can be restored, as they will be.
    fn coming(&self) -> HashMap<KeyId, KeyRecord> {
        let all = RestoreChoice {
            new: true,
            newer_there: true,
            deleted_here: true,
        };
        let restoration = Plan::new(self.here, self.there, all, self.has_secret).restoration();
        let keys = restoration.keys.into_iter().map(|key| key.record);
        keys.map(|record| (record.id, record)).collect()
    }

    /// A key that is here stays in its workspace.
    fn workspace_of(&self, there: &SavedKey) -> WorkspaceId {
        match self.known.keys.get(&there.record.id) {
            Some(here) => here.record.workspace,
            None => self.workspaces.of_key(there),
        }
    }

    /// What is to be written.
    pub(super) fn restoration(mut self) -> Restoration {
        let choice = self.choice;
        let mut keys = Vec::new();
        let mut standings = HashMap::new();
        for there in &self.there.keys {
            let standing = self.known.standing(there);
            let is_wanted = match standing {
                Standing::New | Standing::Tombstone => choice.new,
                Standing::NewerThere => choice.newer_there,
                Standing::DeletedHere => choice.deleted_here,
                _ => false,
            };
            if is_wanted {
                let key = self.restored(there, standing);
                standings.insert(key.record.id, standing);
                keys.push(key);
            }
        }
        self.mend_links(&mut keys);
        self.mend_names(&mut keys);
        for key in keys.iter().filter(|key| key.is_listed()) {
            self.workspaces.need(key.record.workspace);
        }
        for here in self.here.keys.iter().filter(|key| key.is_listed()) {
            self.workspaces.need(here.record.workspace);
        }
        let mut workspaces = HashSet::new();
        if !choice.new {
            workspaces.extend(keys.iter().map(|key| key.record.workspace));
        }
        let is_wanted = |id: WorkspaceId| choice.new || workspaces.contains(&id);
        Restoration {
            on: self.here.head(),
            postponements: self.postponements(&standings),
            entries: self.entries(),
            workspaces: self.workspaces.touched(is_wanted),
            keys,
            standings,
        }
    }

    /// The key as it will be, but for its links and its name.
    fn restored(&self, there: &SavedKey, standing: Standing) -> SavedKey {
        let mut key = there.clone();
        key.record.workspace = self.workspace_of(there);
        let copy = &mut key.record.life.copy;
        let here = self.known.keys.get(&key.record.id);
        match here.filter(|_| standing == Standing::NewerThere) {
            // A secret that has left does not come back, and what was seen stays seen.
            Some(here) => {
                key.state = here.state;
                let was = &here.record;
                *copy = match (was.life.copy, *copy) {
                    (SecretCopy::Kept, SecretCopy::Kept) => SecretCopy::Kept,
                    (SecretCopy::Gone, _) => SecretCopy::Gone,
                    _ => SecretCopy::Leaving,
                };
                key.record.shown_at = was.shown_at.or(key.record.shown_at);
                key.record.life.predecessor = was.life.predecessor;
            }
            None => {
                let digest_only = key.record.shown_at.is_some()
                    && self.workspaces.keeps_digests_only(key.record.workspace);
                let keeps = there.state == KeyState::Active
                    && *copy == SecretCopy::Kept
                    && !digest_only
                    && (self.has_secret)(key.record.id);
                *copy = match keeps {
                    true => SecretCopy::Kept,
                    false => SecretCopy::Gone,
                };
            }
        }
        key
    }

    /// Predecessor and successor link to each other, or not at all.
    fn mend_links(&self, keys: &mut [SavedKey]) {
        let mut links: HashMap<KeyId, (Option<KeyId>, Option<KeyId>)> = HashMap::new();
        for key in self.here.keys.iter().chain(&*keys) {
            let life = &key.record.life;
            links.insert(key.record.id, (life.predecessor, life.successor));
        }
        for key in keys {
            let (id, is_listed) = (key.record.id, key.state == KeyState::Active);
            let life = &mut key.record.life;
            let here = self.known.keys.get(&id);
            if let Some(successor) = life.successor
                && links
                    .get(&successor)
                    .is_none_or(|(back, _)| *back != Some(id))
            {
                life.successor = None;
                if let Some(here) = here {
                    life.retires_at = here.record.life.retires_at;
                }
            }
            if let Some(predecessor) = life.predecessor
                && here.is_none()
                && links
                    .get(&predecessor)
                    .is_none_or(|(_, on)| is_listed && *on != Some(id))
            {
                life.predecessor = None;
            }
        }
    }

    /// No two keys of a workspace hold one name. Those that stay as they are keep theirs, and those
    /// that were deleted here come last: whether they are restored changes no other name.
    fn mend_names(&self, keys: &mut [SavedKey]) {
        let restored: HashSet<KeyId> = keys.iter().map(|key| key.record.id).collect();
        let mut names = Names::default();
        for key in &self.here.keys {
            if key.holds_name() && !restored.contains(&key.record.id) {
                names.reserve(key.record.workspace, key.record.name.folded());
            }
        }
        let was_deleted = |key: &SavedKey| {
            let here = self.known.keys.get(&key.record.id);
            here.is_some_and(|here| !here.is_listed())
        };
        for deleted in [false, true] {
            let of_them = |key: &&mut SavedKey| key.holds_name() && was_deleted(key) == deleted;
            for key in keys.iter_mut().filter(of_them) {
                key.record.name = names.free(key.record.workspace, &key.record.name);
            }
        }
    }

    /// Those about keys that are here from then on.
    fn postponements(&self, restored: &HashMap<KeyId, Standing>) -> Vec<Postponement> {
        let own = self.here.postponements.iter();
        let own: HashSet<_> = own.map(|one| (one.id, one.kind)).collect();
        let is_here = |id| self.known.keys.contains_key(id) || restored.contains_key(id);
        let there = self.there.postponements.iter();
        there
            .filter(|one| !own.contains(&(one.id, one.kind)) && is_here(&one.id))
            .cloned()
            .collect()
    }

    fn entries(&self) -> Vec<Entry> {
        let last = self.here.head().number;
        let there = self.there.activity.iter();
        there
            .filter(|entry| self.continues && entry.number > last)
            .cloned()
            .collect()
    }
}
