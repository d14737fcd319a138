use std::collections::HashSet;
use std::ops::ControlFlow;

use crate::{
    Ages, Audit, Charts, Deed, Digest, Findings, IssueError, Issuer, KeyId, KeyRecord,
    KeychainCheck, KeychainError, KeychainState, Months, Postponement, RegistryError, SecretCopy,
    Timestamp, WorkspaceId,
};

impl Issuer {
    /// What needs attention in a workspace, see [`Audit`]: for this owner, an empty text
    /// standing for nobody; for all without one. About secrets it says what this check showed.
    ///
    /// # Errors
    ///
    /// `NoSuchWorkspace`, and those of the registry as a whole.
    pub fn audit(
        &self,
        workspace: WorkspaceId,
        owner: Option<&str>,
        keychain: Option<&KeychainCheck>,
    ) -> Result<Findings, RegistryError> {
        let policies = self.workspace_of(workspace)?.policies;
        let mut audit = Audit::new(self.clock.now(), &policies, owner, keychain);
        self.registry.each(workspace, &mut |key| audit.add(key))?;
        Ok(audit.close(&self.registry.postponements()?))
    }

    /// The keys of a workspace that work by age, and what was created and withdrawn in each
    /// month between these boundaries, see [`Months`].
    ///
    /// # Errors
    ///
    /// `NoSuchWorkspace`, and those of the registry as a whole.
    pub fn charts(
        &self,
        workspace: WorkspaceId,
        boundaries: &[Timestamp],
    ) -> Result<Charts, RegistryError> {
        let rotation_period = self.workspace_of(workspace)?.policies.rotation_period;
        let mut ages = Ages::new(self.clock.now());
        self.registry.each(workspace, &mut |key| ages.add(key))?;
        let mut months = Months::new(workspace, boundaries);
        self.each_entry(|entry| {
            months.add(&entry);
            Ok::<_, RegistryError>(())
        })?;
        Ok(Charts {
            ages,
            months: months.counts(),
            rotation_period,
        })
    }

    /// Compares the secrets in the keychain with the keys of all workspaces: each secret is
    /// fetched, and its digest held against that of its record. Takes long with many keys: not to
    /// be waited for.
    ///
    /// `progress` is told how many of how many secrets were looked at, and may stop it: then there
    /// is no answer.
    ///
    /// Other processes go on meanwhile, so what looks wrong is looked at again. A key that is
    /// being created or deleted, by whomever, is nothing to be told of: recovery sees to it.
    ///
    /// # Errors
    ///
    /// What the stores answer.
    pub fn check_keychain(
        &self,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Option<KeychainCheck>, IssueError> {
        let mut strays: HashSet<KeyId> = self.keychain.own_ids()?.into_iter().collect();
        let mut expected = Vec::new();
        let now = self.clock.now();
        for (workspace, _) in self.registry.workspaces()? {
            self.registry.each(workspace.id, &mut |key| {
                if key.life.copy != SecretCopy::Gone {
                    strays.remove(&key.id);
                }
                if key.life.keeps_copy(now) {
                    expected.push((key.id, key.digest));
                }
            })?;
        }
        let mut check = KeychainCheck::default();
        for (done, (id, digest)) in expected.iter().enumerate() {
            if progress(done, expected.len()).is_break() {
                return Ok(None);
            }
            if self.health(*id, digest)? != Health::Sound
                && let Some(health) = self.unsound(*id, digest)?
            {
                match health {
                    Health::Sound => false,
                    Health::Missing => check.missing.insert(*id),
                    Health::Unfit => check.unfit.insert(*id),
                };
            }
        }
        // A secret leaves before its record does, or before that says so, and comes after it: one that is
        // still there after no record was found to have it belongs to none.
        for id in strays {
            match self.owner_of(id)? {
                Owner::Key | Owner::Step => false,
                Owner::KeyWithout(_) => check.came_back.insert(id),
                Owner::None => check.strays.insert(id),
            };
        }
        if !check.strays.is_empty() || !check.came_back.is_empty() {
            let kept: HashSet<KeyId> = self.keychain.ids()?.into_iter().collect();
            check.strays.retain(|id| kept.contains(id));
            check.came_back.retain(|id| kept.contains(id));
        }
        // Nothing is left to be stopped.
        let _ = progress(expected.len(), expected.len());
        Ok(Some(check))
    }

    /// Whether what the keychain has under this key's name can be read, and is this key.
    pub(crate) fn has_sound_copy(&self, key: &KeyRecord) -> Result<bool, IssueError> {
        let health = self.health(key.id, &key.digest)?;
        Ok(matches!(health, Health::Sound))
    }

    /// What the keychain has of a key with this digest. One item that cannot be read as an access key says
    /// nothing about the others.
    fn health(&self, id: KeyId, digest: &Digest) -> Result<Health, IssueError> {
        match self.keychain.fetch(id, digest) {
            Ok(secret) if secret.digest() == *digest => Ok(Health::Sound),
            Ok(_) => Ok(Health::Unfit),
            Err(KeychainError::Missing) => Ok(Health::Missing),
            Err(KeychainError::Platform(_)) if self.keychain.state() == KeychainState::Unlocked => {
                Ok(Health::Unfit)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the keychain should have the access key of this key now: it is in the list, nothing is under
    /// way with it, and its copy neither has left nor is to leave.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn is_to_have_copy(&self, id: KeyId) -> Result<bool, RegistryError> {
        let record = self.registry.find(id)?;
        let keeps = record.is_some_and(|key| key.life.keeps_copy(self.clock.now()));
        Ok(keeps && self.registry.step(id)?.is_none())
    }

    /// What a secret of this id belongs to. Steps are asked for first: what ends meanwhile is in a list by
    /// then.
    fn owner_of(&self, id: KeyId) -> Result<Owner, RegistryError> {
        if self.registry.step(id)?.is_some() {
            return Ok(Owner::Step);
        }
        Ok(match self.registry.find(id)? {
            None => Owner::None,
            Some(key) if key.life.copy == SecretCopy::Gone => Owner::KeyWithout(key.workspace),
            Some(_) => Owner::Key,
        })
    }

    /// A second look at what did not seem sound; `None` where the keychain need not have it.
    fn unsound(&self, id: KeyId, digest: &Digest) -> Result<Option<Health>, IssueError> {
        let health = self.health(id, digest)?;
        // A record that is still there after no secret was found lacks it.
        Ok(self.is_to_have_copy(id)?.then_some(health))
    }

    /// Removes a secret from the keychain that has no record, or whose record says that it is not there; and
    /// the activity says so, in the workspace of the record or else in the one that is worked on. Does nothing
    /// to the secret of another key that is in a list, or of one that is being created or deleted, nor to one
    /// that was not stored for this registry. Tells whether it is gone.
    ///
    /// It is noted first: nothing else in the registry knows this secret, so once it has left
    /// nobody could make up for a missing entry.
    ///
    /// # Errors
    ///
    /// What the stores answer; then nothing has changed. With [`IssueError::NotDiscarded`] it
    /// may have been noted, and the secret may still be there.
    pub fn discard_stray(&self, id: KeyId) -> Result<bool, IssueError> {
        let work = self.begin(id);
        if !work.claimed {
            return Ok(false);
        }
        let workspace = match self.owner_of(id)? {
            Owner::Key | Owner::Step => return Ok(false),
            Owner::KeyWithout(workspace) => workspace,
            Owner::None => self.workspace()?.id,
        };
        if !self.keychain.own_ids()?.contains(&id) {
            return Ok(!self.keychain.ids()?.contains(&id));
        }
        let at = self.clock.now();
        self.registry
            .note(&Deed::discarded(id, workspace, at, &self.author))
            .map_err(|error| IssueError::NotDiscarded(Box::new(error.into())))?;
        match self.keychain.remove(id) {
            // It may be gone all the same: look.
            Err(_) if self.keychain.own_ids().is_ok_and(|ids| !ids.contains(&id)) => Ok(true),
            outcome => outcome
                .map(|()| true)
                .map_err(|error| IssueError::NotDiscarded(Box::new(error.into()))),
        }
    }

    /// Puts findings off, each until its time; one whose time has come is open again. The
    /// activity says so; for secrets without record, in the workspace that is worked on.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then all is as it was.
    pub fn postpone(&self, postponements: &[Postponement]) -> Result<(), RegistryError> {
        let (workspace, at) = (self.workspace()?.id, self.clock.now());
        self.registry
            .postpone(postponements, workspace, at, &self.author)
    }
}

/// What a secret in the keychain belongs to.
enum Owner {
    /// A key in a list that is not said to be without one.
    Key,
    /// A key in the list of this workspace that is.
    KeyWithout(WorkspaceId),
    /// What is under way.
    Step,
    /// Nothing.
    None,
}

/// How the keychain's copy of a key is.
#[derive(PartialEq, Eq)]
enum Health {
    Sound,
    Missing,
    /// What is there is something else.
    Unfit,
}
