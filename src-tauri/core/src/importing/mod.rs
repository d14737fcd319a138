//! Keys that were made elsewhere come under management: first it is told what is wrong with each,
//! then all that were chosen are taken over, or none.
//!
//! As with a restoration, secrets go to the keychain first, each under an intent in the registry, and
//! then one transaction writes everything else. Until that is done, recovery takes the secrets back.

mod check;

use std::ops::ControlFlow;

use thiserror::Error;

pub use self::check::ImportProblem;

use self::check::Checks;
use crate::issuer::UnderWay;
use crate::restoring::RestoreError;
use crate::{
    AccessKey, Copies, Deed, Details, Environment, GenerateError, IssueError, Issuer, Item, KeyId,
    KeyName, KeyRecord, KeyState, Life, RegistryError, Restoration, SavedKey, SecretCopy, Snapshot,
    Timestamp, TruncatedKey, Workspace, label,
};

/// How often the last step is tried anew where something else was done meanwhile.
const ATTEMPTS: usize = 5;

/// A key that was made elsewhere, as a person has it in hand. Borrows its secret from whoever read it.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// What it shall be called, as typed.
    pub name: &'a str,
    /// The secret.
    pub secret: &'a AccessKey,
    /// Its environment, if anybody knows; `live` otherwise. A key of Keywright's own format says it
    /// itself.
    pub environment: Option<Environment>,
    /// What it is for.
    pub details: &'a Details,
    /// When it stops working, if anybody knows; otherwise what the workspace sets for new keys.
    pub expires_at: Option<Timestamp>,
    /// Whether it is to be taken over. Others are looked at by themselves, and stay where they are.
    pub chosen: bool,
}

impl Incoming<'_> {
    fn environment(&self) -> Environment {
        match self.secret.parts() {
            Some(parts) => parts.environment,
            None => self.environment.unwrap_or(Environment::Live),
        }
    }
}

/// What taking keys over would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// Where they would be.
    pub workspace: Workspace,
    /// Each key, in the order in which they were given.
    pub keys: Vec<ImportedKey>,
}

/// A key as it would be, and what keeps it from being taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedKey {
    /// What would be seen of it.
    pub truncated: TruncatedKey,
    /// Whether it is of another format than Keywright's own.
    pub foreign: bool,
    /// Its environment.
    pub environment: Environment,
    /// When it would expire.
    pub expires_at: Option<Timestamp>,
    /// Empty where nothing does.
    pub problems: Vec<ImportProblem>,
}

/// What was taken over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many keys.
    pub keys: usize,
    /// How many of them are of a foreign format.
    pub foreign: usize,
}

/// Why nothing was taken over.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ImportError {
    /// Something is wrong with a key that was chosen, see [`Issuer::preview_import`].
    #[error("a key cannot be taken over as it is; look again")]
    Problems,
    /// The workspace that they were to be in was changed meanwhile, or too much was done at once.
    #[error("something was changed meanwhile; look again")]
    Changed,
    /// The person stopped it.
    #[error("it was stopped; nothing was taken over")]
    Stopped,
    /// What the stores answered. Secrets that are in the keychain already are taken back, now or by
    /// recovery.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

impl From<RegistryError> for ImportError {
    fn from(error: RegistryError) -> Self {
        match error {
            RegistryError::Changed => Self::Changed,
            error => Self::Issue(error.into()),
        }
    }
}

impl From<GenerateError> for ImportError {
    fn from(error: GenerateError) -> Self {
        Self::Issue(error.into())
    }
}

impl From<RestoreError> for ImportError {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Changed => Self::Changed,
            RestoreError::Stopped => Self::Stopped,
            RestoreError::Issue(error) => Self::Issue(error),
        }
    }
}

impl Issuer {
    /// What would become of these keys in the workspace that is worked on. Changes nothing.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn preview_import(
        &self,
        incoming: &[Incoming<'_>],
    ) -> Result<ImportPreview, RegistryError> {
        let here = self.registry.snapshot()?;
        let workspace = self.workspace()?;
        let checks = Checks::new(&here, &workspace, self.clock.now(), incoming);
        let keys = incoming.iter().enumerate().map(|(index, key)| ImportedKey {
            truncated: key.secret.truncated(),
            foreign: key.secret.is_foreign(),
            environment: key.environment(),
            expires_at: checks.expiry(key).unwrap_or(key.expires_at),
            problems: checks.problems(index),
        });
        Ok(ImportPreview {
            keys: keys.collect(),
            workspace,
        })
    }

    /// Takes over those of these keys that are chosen, all of them or none. They count as shown, for
    /// somebody has them already; where their workspace keeps digests only, no copy of them is kept.
    /// `source` is a word for where they come from, which the activity says. `watch` is told how many
    /// secrets are in the keychain, and of how many; it may stop the work until the last one is there.
    ///
    /// # Errors
    ///
    /// See [`ImportError`]; then everything is as it was before.
    pub fn import(
        &self,
        incoming: &[Incoming<'_>],
        source: &str,
        watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        // What was left over may hold names.
        let _ = self.finish_left_over();
        let chosen: Vec<Incoming<'_>> = incoming.iter().filter(|key| key.chosen).copied().collect();
        let here = self.registry.snapshot()?;
        let workspace = self.workspace()?;
        let keys = self.keys(&here, &workspace, &chosen)?;
        let imported = Imported {
            keys: keys.len(),
            foreign: keys.iter().filter(|key| key.record.is_foreign()).count(),
        };
        if keys.is_empty() {
            return Ok(imported);
        }
        let items: Vec<(Item, &AccessKey)> = keys
            .iter()
            .zip(&chosen)
            .filter(|(key, _)| key.record.life.copy == SecretCopy::Kept)
            .map(|(key, incoming)| (item(&workspace, &key.record), incoming.secret))
            .collect();
        let ids: Vec<KeyId> = items.iter().map(|(item, _)| item.id).collect();
        let _work: Vec<UnderWay<'_>> = ids.iter().map(|id| self.begin(*id)).collect();
        self.begin_all(&ids)?;
        let outcome = self
            .store_all(&items, watch)
            .map_err(ImportError::from)
            .and_then(|()| self.finish_import(&here, &workspace, (&chosen, keys), &ids, source));
        if let Err(error) = outcome {
            self.take_back(&ids);
            return Err(error);
        }
        let _ = self.keep_head();
        Ok(imported)
    }

    /// The records of these keys, unless something is wrong with one of them.
    fn keys(
        &self,
        here: &Snapshot,
        workspace: &Workspace,
        chosen: &[Incoming<'_>],
    ) -> Result<Vec<SavedKey>, ImportError> {
        let now = self.clock.now();
        let checks = Checks::new(here, workspace, now, chosen);
        let mut keys = Vec::with_capacity(chosen.len());
        for (index, key) in chosen.iter().enumerate() {
            let (Ok(name), Ok(expires_at)) = (KeyName::new(key.name), checks.expiry(key)) else {
                return Err(ImportError::Problems);
            };
            if !checks.problems(index).is_empty() {
                return Err(ImportError::Problems);
            }
            let record = KeyRecord {
                id: self.draw_id()?,
                workspace: workspace.id,
                name,
                provisional: false,
                environment: key.environment(),
                handle: key.secret.parts().map(|parts| parts.handle),
                truncated: key.secret.truncated(),
                digest: key.secret.digest(),
                created_at: now,
                shown_at: Some(now),
                details: key.details.clone(),
                life: Life {
                    expires_at,
                    copy: match workspace.policies.copies {
                        Copies::Kept => SecretCopy::Kept,
                        Copies::DigestOnly => SecretCopy::Gone,
                    },
                    ..Life::default()
                },
            };
            keys.push(SavedKey {
                record,
                state: KeyState::Active,
            });
        }
        Ok(keys)
    }

    /// The one transaction. Where something else was done since, it is looked at anew whether that
    /// leaves room for these keys.
    fn finish_import(
        &self,
        here: &Snapshot,
        workspace: &Workspace,
        (chosen, keys): (&[Incoming<'_>], Vec<SavedKey>),
        ids: &[KeyId],
        source: &str,
    ) -> Result<(), ImportError> {
        let deeds = self.import_deeds(workspace, &keys, source);
        let mut restoration = Restoration::of_keys(here.head(), keys);
        for _ in 0..ATTEMPTS {
            match self.registry.finish_restore(&restoration, ids, &deeds) {
                Ok(()) => return Ok(()),
                // A failing disk may report a failure for what it has written.
                Err(_) if self.is_there(&restoration) => return Ok(()),
                Err(RegistryError::Changed) => {}
                Err(error) => return Err(error.into()),
            }
            let here = self.registry.snapshot()?;
            if self.workspace_of(workspace.id)? != *workspace {
                return Err(ImportError::Changed);
            }
            let checks = Checks::new(&here, workspace, self.clock.now(), chosen);
            if (0..chosen.len()).any(|index| !checks.problems(index).is_empty()) {
                return Err(ImportError::Problems);
            }
            restoration.on = here.head();
        }
        Err(ImportError::Changed)
    }

    /// Whether these keys came to the list. They come all at once.
    fn is_there(&self, restoration: &Restoration) -> bool {
        let first = restoration.keys.first();
        first.is_some_and(|key| matches!(self.registry.find(key.record.id), Ok(Some(_))))
    }

    /// What the activity says: of each key, and of all.
    fn import_deeds(&self, workspace: &Workspace, keys: &[SavedKey], source: &str) -> Vec<Deed> {
        let (at, by) = (self.clock.now(), &self.author);
        let mut deeds: Vec<Deed> = keys
            .iter()
            .map(|key| Deed::imported(&key.record, at, by))
            .collect();
        deeds.push(Deed::keys_imported(workspace, keys, source, at, by));
        deeds
    }
}

fn item(workspace: &Workspace, record: &KeyRecord) -> Item {
    Item {
        id: record.id,
        label: label(&workspace.name, &record.name),
    }
}
