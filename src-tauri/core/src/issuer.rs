use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use thiserror::Error;

use crate::{
    AccessKey, Author, Begun, Clock, Environment, GenerateError, Item, KeyFormat, KeyGenerator,
    KeyId, KeyName, KeyRecord, Keychain, KeychainError, KeychainState, ListQuery, NameError, Page,
    Recovered, Registry, RegistryError, Setting, Settings, Step, Workspace, label,
};

/// Handles tried before giving up. One in 62^8 is taken, so a second is not expected.
pub(crate) const ATTEMPTS: usize = 3;

/// The use cases, and the one order in which the two stores are written: intent (registry),
/// effect (keychain), done (registry). Each step can be repeated, and what is left between
/// them by a crash or a failing store, [`Issuer::recover`] finishes.
pub struct Issuer {
    pub(crate) registry: Arc<dyn Registry>,
    pub(crate) keychain: Arc<dyn Keychain>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) author: Author,
    generator: Mutex<KeyGenerator>,
    /// What this process is working on right now: recovery keeps off it.
    under_way: Mutex<HashSet<KeyId>>,
    /// Held while names in the keychain are renewed.
    labels: Mutex<()>,
}

/// A key that was made, or is shown for the first time; the only place where a record and
/// its secret travel together.
pub struct Created {
    /// The record.
    pub record: KeyRecord,
    /// The secret.
    pub access_key: AccessKey,
}

impl Issuer {
    /// An issuer on these stores.
    pub fn new(
        registry: Arc<dyn Registry>,
        keychain: Arc<dyn Keychain>,
        clock: Arc<dyn Clock>,
        generator: KeyGenerator,
        author: Author,
    ) -> Self {
        Self {
            registry,
            keychain,
            clock,
            author,
            generator: Mutex::new(generator),
            under_way: Mutex::default(),
            labels: Mutex::default(),
        }
    }

    /// The workspace.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn workspace(&self) -> Result<Workspace, RegistryError> {
        self.registry.workspace()
    }

    /// How Keywright works on this computer.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn settings(&self) -> Result<Settings, RegistryError> {
        Ok(Settings::read(&self.registry.settings()?))
    }

    /// Changes one setting.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then it is as it was.
    pub fn change_setting(&self, setting: &Setting) -> Result<(), RegistryError> {
        self.registry
            .change_setting(setting.name(), &setting.value())
    }

    /// A part of the list of keys.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn page(&self, query: &ListQuery) -> Result<Page, RegistryError> {
        self.registry.page(query)
    }

    /// Where a key stands among all rows of this query.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn locate(&self, id: KeyId, query: &ListQuery) -> Result<Option<usize>, RegistryError> {
        self.registry.locate(id, query)
    }

    /// The record of a key in the list.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn find(&self, id: KeyId) -> Result<Option<KeyRecord>, RegistryError> {
        self.registry.find(id)
    }

    /// Keys that were finished, but never shown to anyone, oldest first.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn never_shown(&self) -> Result<Vec<KeyRecord>, RegistryError> {
        let mut records = self.registry.never_shown()?;
        let under_way = self.under_way();
        records.retain(|record| !under_way.contains(&record.id));
        Ok(records)
    }

    /// Whether secrets can be stored now. When they can, what was left over is finished.
    pub fn keychain_state(&self) -> KeychainState {
        let state = self.keychain.state();
        if state == KeychainState::Unlocked {
            // What fails stays left over: it is tried again here, and the next creation says why.
            let _ = self.recover();
        }
        state
    }

    /// Asks the person to unlock the keychain.
    ///
    /// # Errors
    ///
    /// Those of [`Keychain::unlock`].
    pub fn unlock_keychain(&self) -> Result<KeychainState, KeychainError> {
        self.keychain.unlock()?;
        Ok(self.keychain_state())
    }

    /// Makes a key: its secret is in the keychain and its record in the registry when this
    /// returns, and nothing of it is anywhere when it fails.
    ///
    /// # Errors
    ///
    /// A name that is refused or taken, and all that the stores answer. Where a failing
    /// store hinders the undoing, recovery does it later; the key was shown to no one.
    pub fn create(&self, name: &str, environment: Environment) -> Result<Created, IssueError> {
        let name = KeyName::new(name)?;
        // What cannot be finished now keeps no new key waiting, unless it holds the name.
        let _ = self.recover();
        for _ in 0..ATTEMPTS {
            match self.try_create(&name, environment, false, &self.author) {
                Err(IssueError::Registry(RegistryError::HandleTaken)) => {}
                // Perhaps by a key that could not be finished, or whose process has just ended.
                Err(IssueError::Registry(error @ RegistryError::NameTaken(_))) => {
                    if self.recover()? == Recovered::default() {
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
        name: &KeyName,
        environment: Environment,
        provisional: bool,
        by: &Author,
    ) -> Result<(Created, UnderWay<'_>), IssueError> {
        let workspace = self.registry.workspace()?;
        let (id, access_key) = self.generate(&KeyFormat {
            prefix: workspace.prefix,
            environment,
        })?;
        let record = KeyRecord {
            id,
            workspace: workspace.id,
            name: name.clone(),
            provisional,
            environment,
            handle: access_key.parts().handle,
            truncated: access_key.truncated(),
            digest: access_key.digest(),
            created_at: self.clock.now(),
            shown_at: None,
        };
        let work = self.begin(id);
        match self.registry.begin_create(&record) {
            Ok(()) => {}
            Err(error @ (RegistryError::NameTaken(_) | RegistryError::HandleTaken)) => {
                return Err(error.into());
            }
            // A failing disk may report a failure for what it has written.
            Err(error) => {
                self.undo_create(id, false);
                return Err(error.into());
            }
        }
        // Read after the intent is written: from there on, another name makes the label stale.
        let label = match self.registry.workspace() {
            Ok(workspace) => label(&workspace.name, name),
            Err(error) => {
                self.undo_create(id, false);
                return Err(error.into());
            }
        };
        if let Err(error) = self.keychain.store(&Item { id, label }, &access_key) {
            let untouched = matches!(error, KeychainError::NoService | KeychainError::Locked);
            self.undo_create(id, !untouched);
            return Err(error.into());
        }
        match self.registry.finish_create(id, record.created_at, by) {
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
                None | Some(Step::Deleting) => return Ok(()),
            }
            if secret_may_be_there {
                self.keychain.remove(id)?;
            }
            Ok::<_, IssueError>(self.registry.abandon_create(id)?)
        })();
    }

    fn generate(&self, format: &KeyFormat) -> Result<(KeyId, AccessKey), GenerateError> {
        let mut generator = self
            .generator
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        Ok((generator.key_id()?, generator.access_key(format)?))
    }

    /// The one showing of a key that was finished but never shown.
    ///
    /// # Errors
    ///
    /// `AlreadyShown` when it was, `Mismatch` when the keychain holds something else under
    /// its name, and all that the stores answer.
    pub fn reveal(&self, id: KeyId) -> Result<Created, IssueError> {
        let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        if record.shown_at.is_some() {
            return Err(IssueError::AlreadyShown);
        }
        let access_key = self.kept(&record)?;
        Ok(Created { record, access_key })
    }

    /// The key of this record, as the keychain has it.
    fn kept(&self, record: &KeyRecord) -> Result<AccessKey, IssueError> {
        let access_key = self.keychain.fetch(record.id, &record.digest)?;
        if access_key.digest() != record.digest {
            return Err(IssueError::Mismatch);
        }
        Ok(access_key)
    }

    /// The whole key has been shown; from now on nothing shows it again.
    ///
    /// # Errors
    ///
    /// `NotFound`, and those of the registry as a whole.
    pub fn mark_shown(&self, id: KeyId) -> Result<(), RegistryError> {
        self.registry.mark_shown(id, self.clock.now(), &self.author)
    }

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
        let removed = match self.keychain.remove(id) {
            // It may be gone or not: look.
            Err(KeychainError::Platform(cause)) => match self.still_kept(id) {
                Ok(true) => Err(KeychainError::Platform(cause)),
                Ok(false) => Ok(()),
                Err(error) => return Err(pending(error)),
            },
            outcome => outcome,
        };
        if let Err(error) = removed {
            // The secret of a deletion that was begun earlier may be gone: there is no way back.
            return Err(match begun {
                Begun::Now => self.undo_delete(id, error.into()),
                Begun::Earlier => pending(error.into()),
            });
        }
        match self
            .registry
            .finish_delete(id, self.clock.now(), &self.author)
        {
            Err(_) if matches!(self.registry.find(id), Ok(None)) => Ok(()),
            outcome => outcome.map_err(|error| pending(error.into())),
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

    /// Takes back a deletion of which a step failed with this error.
    fn undo_delete(&self, id: KeyId, error: IssueError) -> IssueError {
        match self.registry.cancel_delete(id) {
            Ok(()) => error,
            Err(_) => pending(error),
        }
    }

    /// Marks a key as being worked on, until the mark is dropped.
    pub(crate) fn begin(&self, id: KeyId) -> UnderWay<'_> {
        let claimed = self.under_way().insert(id);
        UnderWay {
            issuer: self,
            id,
            claimed,
        }
    }

    pub(crate) fn labels_turn(&self) -> MutexGuard<'_, ()> {
        self.labels.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn under_way(&self) -> MutexGuard<'_, HashSet<KeyId>> {
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn pending(error: IssueError) -> IssueError {
    IssueError::DeletionPending(Box::new(error))
}

/// A key that this process is working on.
pub(crate) struct UnderWay<'a> {
    issuer: &'a Issuer,
    id: KeyId,
    /// False when another thread of this process was on it before.
    pub(crate) claimed: bool,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if self.claimed {
            self.issuer.under_way().remove(&self.id);
        }
    }
}

/// Why a use case failed. Unless it says otherwise, everything is as it was before.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum IssueError {
    /// The name is none.
    #[error(transparent)]
    Name(#[from] NameError),
    /// The name of the workspace is none.
    #[error("the name of the workspace: {0}")]
    WorkspaceName(#[source] NameError),
    /// The prefix is none.
    #[error(
        "a prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits"
    )]
    Prefix,
    /// No key could be made.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The registry's answer.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The keychain's answer.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// The key was shown before.
    #[error("this key was shown before and cannot be viewed again")]
    AlreadyShown,
    /// What the keychain holds is not the key of the record.
    #[error("what the keychain holds under this key's name is another key")]
    Mismatch,
    /// The deletion was begun and could be neither finished nor taken back. The key stays in
    /// the list until recovery, or another try, finishes it.
    #[error("the deletion was begun and will be finished later: {0}")]
    DeletionPending(#[source] Box<IssueError>),
}
