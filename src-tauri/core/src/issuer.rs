use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use thiserror::Error;

use crate::readable::readable;
use crate::{
    AccessKey, Author, Clock, Created, Deed, DetailsError, ExpiryError, GenerateError, Head,
    KeyFormat, KeyGenerator, KeyId, KeyRecord, Keychain, KeychainError, KeychainState, ListQuery,
    NameError, Page, Registry, RegistryError, SecretCopy, Setting, Settings, Surface, Timestamp,
    WorkspaceRefusal,
};

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
    /// Held while a passphrase is tried or changed, so that tries are counted one by one.
    lock: Mutex<()>,
    /// The end of the activity that the keychain is known to have.
    pub(crate) kept_head: Mutex<Option<Head>>,
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
            lock: Mutex::default(),
            kept_head: Mutex::default(),
        }
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

    /// A value that was kept under this name beside the settings; `None` when there is none.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn kept_value(&self, name: &str) -> Result<Option<String>, RegistryError> {
        let value = self.registry.settings()?.remove(name);
        Ok(value.filter(|value| !value.is_empty()))
    }

    /// Keeps values beside the settings, each under its name; an empty one for none.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then all are as they were.
    pub fn keep_values(&self, values: &[(&str, &str)]) -> Result<(), RegistryError> {
        self.registry.change_settings(values, None)
    }

    /// The same, and the activity says this of now and whom it was done by.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole; then all are as they were.
    pub fn keep_values_noted(
        &self,
        values: &[(&str, &str)],
        deed: impl FnOnce(Timestamp, &Author) -> Deed,
    ) -> Result<(), RegistryError> {
        let deed = deed(self.clock.now(), &self.author);
        self.registry.change_settings(values, Some(&deed))
    }

    /// Which registry this is, see [`Registry::identity`].
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn identity(&self) -> Result<String, RegistryError> {
        self.registry.identity()
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
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

    /// Keys that were finished, but never shown to anyone and still can be, oldest first.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn never_shown(&self) -> Result<Vec<KeyRecord>, RegistryError> {
        let mut records = self.registry.never_shown()?;
        let under_way = self.under_way();
        records.retain(|record| {
            record.life.copy == SecretCopy::Kept && !under_way.contains(&record.id)
        });
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
    pub(crate) fn kept(&self, record: &KeyRecord) -> Result<AccessKey, IssueError> {
        let access_key = self.keychain.fetch(record.id, &record.digest)?;
        if access_key.digest() != record.digest {
            return Err(IssueError::Mismatch);
        }
        Ok(access_key)
    }

    /// The keychain's copy of this key; `None` when it has none, another one, or, asked twice, one that
    /// cannot be read.
    ///
    /// # Errors
    ///
    /// What the keychain answers.
    pub fn copy_of(&self, record: &KeyRecord) -> Result<Option<AccessKey>, IssueError> {
        let fits = |copy: &AccessKey| copy.digest() == record.digest;
        let fetch = || self.keychain.fetch(record.id, &record.digest);
        match readable(&*self.keychain, fetch) {
            // One that cannot be read keeps no other from being backed up or handed over.
            Ok(copy) => Ok(copy.filter(fits)),
            Err(KeychainError::Missing) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Through what a person does what is done through this issuer, if nothing else is said.
    pub fn surface(&self) -> Surface {
        self.author.surface
    }

    /// The activity says that a backup was made through this: with this fingerprint, of so many
    /// keys, with so many access keys.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn note_backup(
        &self,
        fingerprint: &str,
        keys: u64,
        secrets: u64,
        through: Surface,
    ) -> Result<(), RegistryError> {
        let (at, by) = (self.clock.now(), self.author.through(through));
        let deed = Deed::backed_up(fingerprint, [keys, secrets], at, &by);
        self.registry.note(&deed)
    }

    /// The whole key has been shown; from now on nothing shows it again. Where its workspace
    /// keeps digests only, its secret leaves the keychain; what hinders that is tried again
    /// by recovery.
    ///
    /// # Errors
    ///
    /// `NotFound`, and those of the registry as a whole.
    pub fn mark_shown(&self, id: KeyId) -> Result<(), RegistryError> {
        self.registry
            .mark_shown(id, self.clock.now(), &self.author)?;
        let _ = self.let_leave();
        Ok(())
    }

    pub(crate) fn generate(&self, format: &KeyFormat) -> Result<(KeyId, AccessKey), GenerateError> {
        let mut generator = self
            .generator
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        Ok((generator.key_id()?, generator.access_key(format)?))
    }

    pub(crate) fn draw_id(&self) -> Result<KeyId, GenerateError> {
        let mut generator = self
            .generator
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        generator.key_id()
    }

    pub(crate) fn salt(&self) -> Result<[u8; 16], GenerateError> {
        let mut generator = self
            .generator
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        generator.salt()
    }

    pub(crate) fn lock_turn(&self) -> MutexGuard<'_, ()> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// The workspace cannot be like that.
    #[error(transparent)]
    Workspace(#[from] WorkspaceRefusal),
    /// The key cannot be documented like that.
    #[error(transparent)]
    Details(#[from] DetailsError),
    /// The key cannot expire then.
    #[error(transparent)]
    Expiry(#[from] ExpiryError),
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
    /// The secret may still be in the keychain, even if the activity says that it was
    /// discarded. Another try notes that once more.
    #[error("the secret was not removed, even if the activity says so: {0}")]
    NotDiscarded(#[source] Box<IssueError>),
}
