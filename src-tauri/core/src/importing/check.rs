//! What keeps keys that were made elsewhere from being taken over as they are.

use std::collections::HashMap;

use thiserror::Error;

use super::Incoming;
use crate::{
    Expiry, ExpiryError, Handle, KeyName, KeyState, NameError, SavedKey, Snapshot, Timestamp,
    Workspace, stands_in,
};

/// What keeps a key from being taken over as it is.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ImportProblem {
    /// Its name is none.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A key of the workspace has its name, ignoring case.
    #[error("a key named “{0}” exists in this workspace")]
    NameTaken(KeyName),
    /// Another one that is chosen has its name: the one of this index.
    #[error("another one has the same name")]
    NameTwice(usize),
    /// This very key is here.
    #[error("this key is here already, as “{0}”")]
    Known(KeyName),
    /// This very key was here, and was deleted.
    #[error("this key was here as “{0}”, and was deleted")]
    Deleted(KeyName, Timestamp),
    /// Another one that is chosen is the same key: the one of this index.
    #[error("another one is the same key")]
    KeyTwice(usize),
    /// Another key, here or among those that are chosen, has the handle that this one has, too.
    #[error("another key has the same handle")]
    HandleTaken,
    /// It cannot expire then.
    #[error(transparent)]
    Expiry(#[from] ExpiryError),
}

/// Keys that are to come, held against those that are here and against each other.
pub(super) struct Checks<'a> {
    workspace: &'a Workspace,
    now: Timestamp,
    incoming: &'a [Incoming<'a>],
    digests: HashMap<[u8; 32], &'a SavedKey>,
    handles: HashMap<Handle, [u8; 32]>,
    /// Names of the workspace that somebody holds, folded.
    names: HashMap<String, &'a KeyName>,
    /// The first of those that are chosen with each name, and with each digest.
    first_named: HashMap<String, usize>,
    first_of: HashMap<[u8; 32], usize>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(
        here: &'a Snapshot,
        workspace: &'a Workspace,
        now: Timestamp,
        incoming: &'a [Incoming<'a>],
    ) -> Self {
        let mut checks = Self {
            workspace,
            now,
            incoming,
            digests: HashMap::new(),
            handles: HashMap::new(),
            names: HashMap::new(),
            first_named: HashMap::new(),
            first_of: HashMap::new(),
        };
        for key in &here.keys {
            let record = &key.record;
            let digest = *record.digest.as_bytes();
            checks.digests.insert(digest, key);
            if let Some(handle) = record.handle {
                checks.handles.insert(handle, digest);
            }
            if record.workspace == workspace.id && key.holds_name() {
                checks.names.insert(record.name.folded(), &record.name);
            }
        }
        for (index, key) in incoming.iter().enumerate().filter(|(_, key)| key.chosen) {
            if let Ok(name) = KeyName::new(key.name) {
                checks.first_named.entry(name.folded()).or_insert(index);
            }
            let digest = *key.secret.digest().as_bytes();
            checks.first_of.entry(digest).or_insert(index);
            if let Some(parts) = key.secret.parts() {
                checks.handles.entry(parts.handle).or_insert(digest);
            }
        }
        checks
    }

    /// When this key would expire.
    pub(super) fn expiry(&self, key: &Incoming<'_>) -> Result<Option<Timestamp>, ExpiryError> {
        let policies = &self.workspace.policies;
        let chosen = match (key.expires_at, policies.default_expiry) {
            (Some(instant), _) => Expiry::At(instant),
            (None, Some(days)) => Expiry::After(days),
            (None, None) => Expiry::Never,
        };
        chosen.instant(self.now, policies)
    }

    /// All that is wrong with the key of this index.
    pub(super) fn problems(&self, index: usize) -> Vec<ImportProblem> {
        let Some(key) = self.incoming.get(index) else {
            return Vec::new();
        };
        let of_name = match KeyName::new(key.name) {
            // A name is seen everywhere, and in the activity for ever.
            Ok(_) if stands_in(key.secret.expose(), key.name) => Some(NameError::HoldsKey.into()),
            Ok(name) => self.of_name(index, &name),
            Err(error) => Some(error.into()),
        };
        let mut problems: Vec<ImportProblem> = of_name.into_iter().collect();
        problems.extend(self.of_secret(index, key));
        problems.extend(self.expiry(key).err().map(ImportProblem::from));
        problems
    }

    fn of_name(&self, index: usize, name: &KeyName) -> Option<ImportProblem> {
        let folded = name.folded();
        if let Some(taken) = self.names.get(&folded) {
            return Some(ImportProblem::NameTaken((*taken).clone()));
        }
        let first = self.first_named.get(&folded).copied();
        self.other(index, first).map(ImportProblem::NameTwice)
    }

    fn of_secret(&self, index: usize, key: &Incoming<'_>) -> Option<ImportProblem> {
        let digest = *key.secret.digest().as_bytes();
        if let Some(known) = self.digests.get(&digest) {
            let name = known.record.name.clone();
            return Some(match known.state {
                KeyState::Deleted(at) => ImportProblem::Deleted(name, at),
                KeyState::Active | KeyState::Deleting => ImportProblem::Known(name),
            });
        }
        let first = self.first_of.get(&digest).copied();
        if let Some(first) = self.other(index, first) {
            return Some(ImportProblem::KeyTwice(first));
        }
        let handle = key.secret.parts().map(|parts| parts.handle)?;
        let holder = self.handles.get(&handle);
        holder
            .is_some_and(|holder| *holder != digest)
            .then_some(ImportProblem::HandleTaken)
    }

    /// Of two that are chosen, the first one is as it should be.
    fn other(&self, index: usize, first: Option<usize>) -> Option<usize> {
        let is_chosen = self.incoming.get(index).is_some_and(|key| key.chosen);
        first.filter(|first| is_chosen && *first != index)
    }
}
