use crate::issuer::UnderWay;
use crate::{
    AccessKey, Author, Details, Environment, Expiry, IssueError, Issuer, Item, KeyFormat, KeyId,
    KeyName, KeyRecord, KeychainError, Life, Overlap, Recovered, RegistryError, Step, Timestamp,
    Workspace, WorkspaceId, label,
};

/// Handles tried before giving up. One in 62^8 is taken, so a second is not expected.
pub(crate) const ATTEMPTS: usize = 3;

/// A key that was made, or is shown for the first time; the only place where a record and
/// its secret travel together.
pub struct Created {
    /// The record.
    pub record: KeyRecord,
    /// The secret.
    pub access_key: AccessKey,
}

/// A key that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Its workspace; `None` for the one that is worked on.
    pub workspace: Option<WorkspaceId>,
    /// Its name, as typed.
    pub name: String,
    /// Its environment.
    pub environment: Environment,
    /// What it is for.
    pub details: Details,
    /// When it expires; `None` for what its workspace sets.
    pub expiry: Option<Expiry>,
}

impl NewKey {
    /// A key of which only this is known, in the workspace that is worked on.
    pub fn named(name: &str, environment: Environment) -> Self {
        Self {
            workspace: None,
            name: name.to_owned(),
            environment,
            details: Details::default(),
            expiry: None,
        }
    }
}

/// All that a key's record begins with, except for what is drawn by chance.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) workspace: Workspace,
    pub(crate) name: KeyName,
    pub(crate) provisional: bool,
    pub(crate) environment: Environment,
    pub(crate) details: Details,
    /// When it is created. Its expiry is counted from then, so that a key which takes its
    /// place can live as long.
    pub(crate) at: Timestamp,
    pub(crate) expires_at: Option<Timestamp>,
    /// The key in whose place it comes, and for how long that one goes on working.
    pub(crate) succeeds: Option<(KeyId, Overlap)>,
}

impl Issuer {
    /// Makes a key: its secret is in the keychain and its record in the registry when this
    /// returns, and nothing of it is anywhere when it fails.
    ///
    /// # Errors
    ///
    /// A name that is refused or taken, an expiry that is refused, and all that the stores
    /// answer. Where a failing store hinders the undoing, recovery does it later; the key was
    /// shown to no one.
    pub fn create(&self, new: &NewKey) -> Result<Created, IssueError> {
        let plan = self.plan(new)?;
        // What cannot be finished now keeps no new key waiting, unless it holds the name.
        let _ = self.recover();
        self.carry_out(&plan)
    }

    pub(crate) fn plan(&self, new: &NewKey) -> Result<Plan, IssueError> {
        let name = KeyName::new(&new.name)?;
        let workspace = match new.workspace {
            Some(id) => self.workspace_of(id)?,
            None => self.workspace()?,
        };
        let chosen = new
            .expiry
            .unwrap_or(match workspace.policies.default_expiry {
                Some(days) => Expiry::After(days),
                None => Expiry::Never,
            });
        let at = self.clock.now();
        Ok(Plan {
            at,
            expires_at: chosen.instant(at, &workspace.policies)?,
            workspace,
            name,
            provisional: false,
            environment: new.environment,
            details: new.details.clone(),
            succeeds: None,
        })
    }

    pub(crate) fn carry_out(&self, plan: &Plan) -> Result<Created, IssueError> {
        for _ in 0..ATTEMPTS {
            match self.try_create(plan, &self.author) {
                Err(IssueError::Registry(RegistryError::HandleTaken)) => {}
                // Perhaps by a key that could not be finished, or whose process has just ended.
                Err(IssueError::Registry(error @ RegistryError::NameTaken(_))) => {
                    if self.finish_left_over()? == Recovered::default() {
                        return Err(error.into());
                    }
                }
                outcome => return outcome.map(|(created, _)| created),
            }
        }
        Err(RegistryError::HandleTaken.into())
    }

    /// One attempt. The key counts as under way until the mark beside it is dropped.
    pub(crate) fn try_create(
        &self,
        plan: &Plan,
        by: &Author,
    ) -> Result<(Created, UnderWay<'_>), IssueError> {
        let (id, access_key) = self.generate(&KeyFormat {
            prefix: plan.workspace.prefix,
            environment: plan.environment,
        })?;
        let record = KeyRecord {
            id,
            workspace: plan.workspace.id,
            name: plan.name.clone(),
            provisional: plan.provisional,
            environment: plan.environment,
            handle: access_key.parts().map(|parts| parts.handle),
            truncated: access_key.truncated(),
            digest: access_key.digest(),
            created_at: plan.at,
            shown_at: None,
            details: plan.details.clone(),
            life: Life {
                expires_at: plan.expires_at,
                predecessor: plan.succeeds.map(|(predecessor, _)| predecessor),
                ..Life::default()
            },
        };
        let work = self.begin(id);
        match self.registry.begin_create(&record) {
            Ok(()) => {}
            Err(
                error @ (RegistryError::NameTaken(_)
                | RegistryError::HandleTaken
                | RegistryError::NoSuchWorkspace),
            ) => {
                return Err(error.into());
            }
            // A failing disk may report a failure for what it has written.
            Err(error) => {
                self.undo_create(id, false);
                return Err(error.into());
            }
        }
        // Read after the intent is written: from there on, another name makes the label stale.
        let label = match self.workspace_of(record.workspace) {
            Ok(workspace) => label(&workspace.name, &plan.name),
            Err(error) => {
                self.undo_create(id, false);
                return Err(error.into());
            }
        };
        if let Err(error) = self.keychain.store(&Item { id, label }, &access_key) {
            let untouched = matches!(
                error,
                KeychainError::NoService | KeychainError::Locked | KeychainError::Moving
            );
            self.undo_create(id, !untouched);
            return Err(error.into());
        }
        let finished = match plan.succeeds {
            None => self.registry.finish_create(id, plan.at, by),
            Some((_, overlap)) => {
                let retires_at = plan.at.after(overlap.milliseconds());
                self.registry.finish_rotation(id, retires_at, plan.at, by)
            }
        };
        match finished {
            Ok(()) => Ok((Created { record, access_key }, work)),
            // As above.
            Err(_) if matches!(self.registry.find(id), Ok(Some(_))) => {
                Ok((Created { record, access_key }, work))
            }
            Err(error) => {
                self.undo_create(id, true);
                Err(error.into())
            }
        }
    }

    /// Takes back a creation of which a step failed. What fails here, too, is left to
    /// recovery.
    fn undo_create(&self, id: KeyId, secret_may_be_there: bool) {
        let _ = (|| {
            match self.registry.step(id)? {
                Some(Step::Creating) => {}
                // Another process took it for abandoned; only the secret may be left.
                None if self.registry.find(id)?.is_none() => {}
                // It was finished after all.
                None | Some(Step::Deleting | Step::Restoring) => return Ok(()),
            }
            if secret_may_be_there {
                self.keychain.remove(id)?;
            }
            Ok::<_, IssueError>(self.registry.abandon_create(id)?)
        })();
    }
}
