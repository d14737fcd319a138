use thiserror::Error;

use crate::{
    AccessKey, AdminPassphrase, Deed, IssueError, Issuer, KeyId, LockError, Reason, Recovery,
    RegistryError, SecretCopy,
};

/// Why a key was not recovered. Unless it says otherwise, everything is as before.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RecoverError {
    /// The policies of its workspace rule it out.
    #[error("the workspace rules out that its keys are recovered")]
    RuledOut,
    /// No secret of it is kept.
    #[error("no secret of this key is kept")]
    NoCopy,
    /// There is no admin passphrase, so nobody can prove who they are.
    #[error("there is no admin passphrase")]
    NotSet,
    /// The passphrase was not looked at, or is another one.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The stores did not answer.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

impl From<RegistryError> for RecoverError {
    fn from(error: RegistryError) -> Self {
        Self::Issue(error.into())
    }
}

impl Issuer {
    /// The secret of a key, for somebody who proves with the admin passphrase who they are and gives a
    /// reason. The try counts as one on the lock. The activity says it before the secret is handed
    /// out.
    ///
    /// # Errors
    ///
    /// See [`RecoverError`]. `Mismatch` where the keychain has another secret.
    pub fn recover_key(
        &self,
        id: KeyId,
        passphrase: &AdminPassphrase,
        reason: &Reason,
    ) -> Result<AccessKey, RecoverError> {
        let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        if self.policies(record.workspace)?.recovery == Recovery::RuledOut {
            return Err(RecoverError::RuledOut);
        }
        if record.life.copy != SecretCopy::Kept {
            return Err(RecoverError::NoCopy);
        }
        if !self.lock_status()?.is_set {
            return Err(RecoverError::NotSet);
        }
        self.try_unlock(passphrase)?;
        let access_key = self.kept(&record)?;
        let deed = Deed::recovered(&record, reason, self.clock.now(), &self.author);
        self.registry.note(&deed)?;
        Ok(access_key)
    }
}
