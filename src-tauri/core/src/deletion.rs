use crate::{Begun, IssueError, Issuer, KeyId, KeychainError, RegistryError, SecretCopy};

impl Issuer {
    /// Deletes a key for good; a tombstone stays.
    ///
    /// # Errors
    ///
    /// What the stores answer; then the key is as it was, except with
    /// [`IssueError::DeletionPending`].
    pub fn delete(&self, id: KeyId) -> Result<(), IssueError> {
        let work = self.begin(id);
        if !work.claimed {
            return Err(RegistryError::UnderWay.into());
        }
        let begun = match self.registry.begin_delete(id) {
            Ok(begun) => begun,
            Err(error @ (RegistryError::NotFound | RegistryError::UnderWay)) => {
                return Err(error.into());
            }
            Err(error) => return Err(self.undo_begin(id, error.into())),
        };
        let removed = match self.remove_copy(id) {
            // It may be gone or not: look.
            Err(IssueError::Keychain(KeychainError::Platform(cause))) => {
                match self.still_kept(id) {
                    Ok(true) => Err(KeychainError::Platform(cause).into()),
                    Ok(false) => Ok(()),
                    Err(error) => return Err(pending(error)),
                }
            }
            outcome => outcome,
        };
        if let Err(error) = removed {
            // The secret of a deletion that was begun earlier may be gone: there is no way back.
            return Err(match begun {
                Begun::Now => self.undo_delete(id, error),
                Begun::Earlier => pending(error),
            });
        }
        self.bury(id).map_err(pending)
    }

    /// Takes a deletion that was begun to its end. Can be repeated.
    pub(crate) fn finish_deletion(&self, id: KeyId) -> Result<(), IssueError> {
        self.remove_copy(id)?;
        self.bury(id)
    }

    /// Removes the secret from the keychain, which is not asked for one that has left.
    fn remove_copy(&self, id: KeyId) -> Result<(), IssueError> {
        match self.registry.find(id)? {
            Some(record) if record.life.copy == SecretCopy::Gone => Ok(()),
            _ => Ok(self.keychain.remove(id)?),
        }
    }

    fn bury(&self, id: KeyId) -> Result<(), IssueError> {
        match self
            .registry
            .finish_delete(id, self.clock.now(), &self.author)
        {
            // A failing disk may report a failure for what it has written.
            Err(_) if matches!(self.registry.find(id), Ok(None)) => Ok(()),
            outcome => Ok(outcome?),
        }
    }

    /// Whether the keychain has this key. An error when that cannot be told, or something
    /// else lies in its place.
    fn still_kept(&self, id: KeyId) -> Result<bool, IssueError> {
        let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        match self.kept(&record) {
            Ok(_) => Ok(true),
            Err(IssueError::Keychain(KeychainError::Missing)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes back an intent that failed with this error. A failing disk may report a failure
    /// for what it has written, and when the deletion was begun is not known then.
    fn undo_begin(&self, id: KeyId, error: IssueError) -> IssueError {
        match self.registry.step(id) {
            Ok(None) => error,
            Ok(Some(_)) if matches!(self.still_kept(id), Ok(true)) => self.undo_delete(id, error),
            _ => pending(error),
        }
    }

    /// Takes back a deletion of which a step failed with this error, unless it is part of a
    /// rotation that was undone.
    fn undo_delete(&self, id: KeyId, error: IssueError) -> IssueError {
        match self.registry.cancel_delete(id) {
            Ok(()) if !matches!(self.registry.step(id), Ok(Some(_))) => error,
            _ => pending(error),
        }
    }
}

pub(crate) fn pending(error: IssueError) -> IssueError {
    IssueError::DeletionPending(Box::new(error))
}
