use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use thiserror::Error;

use crate::{
    AccessKey, Deed, IssueError, Issuer, KeyId, KeyName, KeyRecord, RegistryError, SecretCopy,
    WorkspaceId,
};

/// A key that is handed over.
pub struct HandedSecret {
    /// What is known about it.
    pub record: KeyRecord,
    /// The name of its workspace.
    pub workspace: String,
    /// The secret itself, whose digest is that of the record.
    pub secret: AccessKey,
}

/// What can be handed over of what was asked for.
#[derive(Default)]
pub struct Handed {
    /// In the order in which they were asked for, each once.
    pub keys: Vec<HandedSecret>,
    /// Keys whose secret is not kept, or is not in the keychain.
    pub without: Vec<KeyName>,
}

/// A file in which keys are handed over, for the activity.
#[derive(Clone, Copy, Debug)]
pub struct HandOverFile<'a> {
    /// The word of its format.
    pub format: &'a str,
    /// Whether it takes a secret to read it.
    pub encrypted: bool,
    /// How many keys are in it.
    pub keys: usize,
    /// The one recipient who can open it; `None` where that is whoever knows the passphrase, or
    /// anybody.
    pub recipient: Option<&'a str>,
}

/// Why nothing is handed over.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum HandOverError {
    /// None of the keys has a secret that is kept.
    #[error("no secret of these keys is kept")]
    NoCopy,
    /// The person stopped it.
    #[error("it was stopped")]
    Stopped,
    /// The stores did not answer.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

impl From<RegistryError> for HandOverError {
    fn from(error: RegistryError) -> Self {
        Self::Issue(error.into())
    }
}

impl Issuer {
    /// Which of these keys have no secret to hand over, as far as the registry knows. The keychain
    /// is not asked.
    ///
    /// # Errors
    ///
    /// `NotFound` when one of them is not in the list, and those of the registry as a whole.
    pub fn without_copy(&self, ids: &[KeyId]) -> Result<Vec<KeyName>, RegistryError> {
        let mut without = Vec::new();
        for id in once(ids) {
            let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
            if record.life.copy != SecretCopy::Kept {
                without.push(record.name);
            }
        }
        Ok(without)
    }

    /// Fetches the secrets of these keys. `watch` is told how many were looked at, of how many, and
    /// may stop it.
    ///
    /// # Errors
    ///
    /// `NoCopy` when there is none at all, `Stopped`, `NotFound` when a key is not in the list, and
    /// what the stores answer. A secret that is missing, or is that of another key, is no error: see
    /// [`Handed::without`].
    pub fn hand_over(
        &self,
        ids: &[KeyId],
        watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Handed, HandOverError> {
        let workspaces = self.registry.workspaces()?.into_iter();
        let names: HashMap<WorkspaceId, String> = workspaces
            .map(|(workspace, _)| (workspace.id, workspace.name))
            .collect();
        let ids: Vec<KeyId> = once(ids).collect();
        let mut handed = Handed::default();
        for (done, id) in ids.iter().enumerate() {
            if watch(done, ids.len()).is_break() {
                return Err(HandOverError::Stopped);
            }
            let record = self.registry.find(*id)?.ok_or(RegistryError::NotFound)?;
            let secret = match record.life.copy {
                SecretCopy::Kept => self.copy_of(&record)?,
                SecretCopy::Leaving | SecretCopy::Gone => None,
            };
            match secret {
                Some(secret) => handed.keys.push(HandedSecret {
                    workspace: names.get(&record.workspace).cloned().unwrap_or_default(),
                    record,
                    secret,
                }),
                None => handed.without.push(record.name),
            }
        }
        if watch(ids.len(), ids.len()).is_break() {
            return Err(HandOverError::Stopped);
        }
        match handed.keys.is_empty() {
            true => Err(HandOverError::NoCopy),
            false => Ok(handed),
        }
    }

    /// The activity says of each of these keys that it was handed over in this file. Written before
    /// the file has its name: a file that nobody can find is better noted than one unnoted found.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then none of them is noted.
    pub fn note_hand_over(
        &self,
        keys: &[HandedSecret],
        file: &HandOverFile<'_>,
    ) -> Result<(), RegistryError> {
        let at = self.clock.now();
        let deeds: Vec<Deed> = keys
            .iter()
            .map(|key| Deed::handed_over(&key.record, file, at, &self.author))
            .collect();
        self.registry.note_all(&deeds)
    }
}

/// Each of them once, where it comes first.
fn once(ids: &[KeyId]) -> impl Iterator<Item = KeyId> {
    let mut seen = HashSet::new();
    ids.iter().copied().filter(move |id| seen.insert(*id))
}
