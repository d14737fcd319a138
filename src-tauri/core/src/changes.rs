use crate::{
    Completions, Details, Digest, Expiry, IssueError, Issuer, KeyChange, KeyId, KeyRecord,
    RegistryError, Timestamp, WorkspaceId,
};

impl Issuer {
    pub(crate) fn change(&self, id: KeyId, change: &KeyChange) -> Result<KeyRecord, RegistryError> {
        self.registry
            .change(id, change, self.clock.now(), &self.author)
    }

    /// Writes down what a key is for.
    ///
    /// # Errors
    ///
    /// `NotFound`, and those of the registry as a whole.
    pub fn document(&self, id: KeyId, details: &Details) -> Result<KeyRecord, IssueError> {
        Ok(self.change(id, &KeyChange::Details(details.clone()))?)
    }

    /// Sets when a key expires.
    ///
    /// # Errors
    ///
    /// [`IssueError::Expiry`] for a time that is refused, `Unfit` for a key that was rotated,
    /// `NotFound`, and those of the registry as a whole.
    pub fn set_expiry(&self, id: KeyId, expiry: Expiry) -> Result<KeyRecord, IssueError> {
        let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        let policies = self.workspace_of(record.workspace)?.policies;
        let instant = expiry.instant(self.clock.now(), &policies)?;
        Ok(self.change(id, &KeyChange::Expiry(instant))?)
    }

    /// Makes a key stop working until it is enabled.
    ///
    /// # Errors
    ///
    /// `NotFound`, and those of the registry as a whole.
    pub fn disable(&self, id: KeyId) -> Result<KeyRecord, IssueError> {
        Ok(self.change(id, &KeyChange::Disable)?)
    }

    /// Makes a disabled key work again.
    ///
    /// # Errors
    ///
    /// `Unfit` for one that has ended, `NotFound`, and those of the registry as a whole.
    pub fn enable(&self, id: KeyId) -> Result<KeyRecord, IssueError> {
        Ok(self.change(id, &KeyChange::Enable)?)
    }

    /// Notes that somebody else may have a key, also a deleted one, and what is known about
    /// that.
    ///
    /// # Errors
    ///
    /// A note that is none (see [`Details::new`]), `NotFound`, and those of the registry as a
    /// whole.
    pub fn note_incident(&self, id: KeyId, note: &str) -> Result<KeyRecord, IssueError> {
        let note = Details::new("", &[], &[], note)?;
        Ok(self.change(id, &KeyChange::Compromised(note.notes().to_owned()))?)
    }

    /// Which key has this digest, and when it was deleted.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn trace(
        &self,
        digest: &Digest,
    ) -> Result<Option<(KeyRecord, Option<Timestamp>)>, RegistryError> {
        self.registry.trace(digest)
    }

    /// What was typed for the keys of the workspace.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn completions(&self, workspace: WorkspaceId) -> Result<Completions, RegistryError> {
        self.registry.completions(workspace)
    }
}
