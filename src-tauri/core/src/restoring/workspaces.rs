//! Which workspace of a backup is which one here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::names::Names;
use crate::{Action, Copies, KeyName, SavedKey, SavedWorkspace, Snapshot, WorkspaceId, fold};

/// The workspaces as they will be.
pub(super) struct Workspaces {
    after: BTreeMap<WorkspaceId, SavedWorkspace>,
    /// Those that are added or changed.
    touched: HashSet<WorkspaceId>,
    /// For each of the backup's, the one here.
    here: BTreeMap<WorkspaceId, WorkspaceId>,
    /// Those that keep what was chosen here, whatever the backup says.
    ruled_here: HashSet<WorkspaceId>,
    /// Those of them for which the backup says something else.
    differing: BTreeSet<WorkspaceId>,
}

impl Workspaces {
    /// Where the backup continues what is here, each is the one of its id, and as the backup has it.
    pub(super) fn continued(here: &Snapshot, there: &Snapshot) -> Self {
        let mut all = Self::of(here);
        for saved in &there.workspaces {
            let id = saved.workspace.id;
            all.here.insert(id, id);
            if all.after.get(&id) != Some(saved) {
                all.put(saved.clone());
            }
        }
        all
    }

    /// Otherwise each is the one that has its origin or its name, and as it is here, unless nothing was
    /// ever done in that one: then it has the prefix and policies of the backup. What is not here is added.
    pub(super) fn merged(here: &Snapshot, there: &Snapshot, related: bool) -> Self {
        let mut all = Self::of(here);
        let own = here.workspaces.iter().map(|own| own.workspace.id);
        all.ruled_here = own.filter(|id| !is_untouched(here, *id)).collect();
        let mut met = HashSet::new();
        let ids = here.workspaces.iter().chain(&there.workspaces);
        let mut last = ids.map(|saved| saved.workspace.id.0).max().unwrap_or(0);
        for saved in &there.workspaces {
            let id = saved.workspace.id;
            let own = here.workspaces.iter().find(|own| {
                let origin = own.workspace.id == id && own.created_at == saved.created_at;
                (related && origin) || is_namesake(own, saved)
            });
            match own {
                Some(own) => {
                    all.here.insert(id, own.workspace.id);
                    if saved.deleted_at.is_none() {
                        let is_first = met.insert(own.workspace.id);
                        all.take_settings(own, saved, is_first);
                    }
                }
                None => {
                    last += 1;
                    let mut added = saved.clone();
                    added.workspace.id = WorkspaceId(last);
                    all.here.insert(id, added.workspace.id);
                    all.put(added);
                }
            }
        }
        all
    }

    fn of(here: &Snapshot) -> Self {
        let own = here.workspaces.iter();
        Self {
            after: own
                .map(|saved| (saved.workspace.id, saved.clone()))
                .collect(),
            touched: HashSet::new(),
            here: BTreeMap::new(),
            ruled_here: HashSet::new(),
            differing: BTreeSet::new(),
        }
    }

    /// Of a workspace of the backup, the first one that is this one here, if nothing was chosen for that.
    fn take_settings(&mut self, own: &SavedWorkspace, saved: &SavedWorkspace, is_first: bool) {
        let id = own.workspace.id;
        let mut taken = own.clone();
        taken.workspace.prefix = saved.workspace.prefix;
        taken.workspace.policies = saved.workspace.policies;
        if taken == *own {
            return;
        }
        if self.ruled_here.contains(&id) {
            self.differing.insert(id);
        } else if is_first && own.deleted_at.is_none() {
            self.put(taken);
        }
    }

    /// The names of workspaces that keep the prefix and policies that they have here, where the backup has
    /// other ones: of those that are there when these are written.
    pub(super) fn differing(&self, written: &[SavedWorkspace]) -> Vec<String> {
        let stands = |id: &WorkspaceId| {
            let comes = written.iter().find(|saved| saved.workspace.id == *id);
            comes.or_else(|| self.after.get(id))
        };
        let all = self.differing.iter().filter_map(stands);
        let there = all.filter(|saved| saved.deleted_at.is_none());
        there.map(|saved| saved.workspace.name.clone()).collect()
    }

    fn put(&mut self, saved: SavedWorkspace) {
        let id = saved.workspace.id;
        self.touched.insert(id);
        self.after.insert(id, saved);
    }

    /// The one here that the key of the backup belongs to.
    pub(super) fn of_key(&self, there: &SavedKey) -> WorkspaceId {
        let id = there.record.workspace;
        self.here.get(&id).copied().unwrap_or(id)
    }

    /// Its name.
    pub(super) fn name(&self, id: WorkspaceId) -> String {
        let saved = self.after.get(&id);
        saved.map_or(String::new(), |saved| saved.workspace.name.clone())
    }

    /// Whether it was chosen here that it keeps no copies of its keys. What the backup says of its own
    /// holds for keys that are made from then on: copies that it has are those from before.
    pub(super) fn keeps_digests_only(&self, id: WorkspaceId) -> bool {
        let saved = self
            .after
            .get(&id)
            .filter(|_| self.ruled_here.contains(&id));
        saved.is_some_and(|saved| saved.workspace.policies.copies == Copies::DigestOnly)
    }

    /// It has a key in the list, so it is there.
    pub(super) fn need(&mut self, id: WorkspaceId) {
        if let Some(saved) = self.after.get_mut(&id)
            && saved.deleted_at.take().is_some()
        {
            self.touched.insert(id);
        }
    }

    /// Those that are added or changed, if they are wanted, no two of all that are there with one
    /// name. Those that are as they were keep theirs.
    pub(super) fn touched(self, is_wanted: impl Fn(WorkspaceId) -> bool) -> Vec<SavedWorkspace> {
        let mut names = Names::default();
        for (id, saved) in &self.after {
            if !self.touched.contains(id) && saved.deleted_at.is_none() {
                names.reserve((), fold(&saved.workspace.name));
            }
        }
        let mut touched = Vec::new();
        for (id, mut saved) in self.after {
            if !self.touched.contains(&id) || !is_wanted(id) {
                continue;
            }
            if saved.deleted_at.is_none()
                && let Ok(name) = KeyName::kept(&saved.workspace.name)
            {
                saved.workspace.name = names.free((), &name).as_str().to_owned();
            }
            touched.push(saved);
        }
        touched
    }
}

/// Whether it is as it was made with the registry: it never had a key, and nothing was done with it.
fn is_untouched(here: &Snapshot, id: WorkspaceId) -> bool {
    let done = [
        Action::WorkspaceCreated,
        Action::WorkspaceChanged,
        Action::WorkspaceDeleted,
    ]
    .map(Action::as_str);
    let has_key = here.keys.iter().any(|key| key.record.workspace == id);
    let mut entries = here.activity.iter().filter(|entry| entry.workspace == id);
    !has_key && !entries.any(|entry| entry.key.is_some() || done.contains(&entry.action.as_str()))
}

/// Whether the two are one by their names; of deleted ones, also by when they were made.
fn is_namesake(own: &SavedWorkspace, saved: &SavedWorkspace) -> bool {
    let alike = fold(&own.workspace.name) == fold(&saved.workspace.name);
    match (own.deleted_at, saved.deleted_at) {
        (None, None) => alike,
        (Some(_), Some(_)) => alike && own.created_at == saved.created_at,
        _ => false,
    }
}
