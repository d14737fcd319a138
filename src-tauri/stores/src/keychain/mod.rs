//! The operating system's keychain: Secret Service, Keychain Services or Credential Manager.
//!
//! What differs between them is in one file each, of the same shape: a `Session` with
//! `connect`, `state`, `store`, `relabel`, `secrets`, `remove`, `ids`, `own_ids`, `keep_head`,
//! `heads`, `keep_vault_key`, `vault_keys` and `remove_vault_key`, and `unlock` beside it. No call may wait for ever, so each runs beside the caller, who gives up
//! after [`PATIENCE`].

#[cfg(not(target_os = "linux"))]
mod entries;
pub(crate) mod head;
#[cfg_attr(target_os = "linux", path = "secret_service.rs")]
#[cfg_attr(target_os = "macos", path = "keychain_services.rs")]
#[cfg_attr(windows, path = "credential_manager.rs")]
mod system;
mod vault_key;

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use keywright_core::{
    AccessKey, Cause, Digest, Head, Item, KeyId, Keychain, KeychainError, KeychainState,
};
use zeroize::Zeroizing;

use self::system::Session;
use crate::VaultSecret;

/// The attribute under which every item of ours is found; the other is the record's id.
pub const SERVICE: &str = "dev.keywright.desktop";

/// What its owner reads beside the item that holds the last entry of the activity.
const HEAD_LABEL: &str = "Keywright: end of the activity";

/// What its owner reads beside the item that holds the key of a vault file.
const VAULT_LABEL: &str = "Keywright: key of the vault file";

/// How long a keychain may take to answer; starting its service is included.
const PATIENCE: Duration = Duration::from_secs(30);

/// This user's keychain. It is connected to when it is first needed, and anew after each
/// failure, so that one that starts, restarts or is unlocked later works.
#[derive(Default)]
pub struct SystemKeychain {
    /// Which registry's secrets it stores, where that is known.
    registry: Option<String>,
    session: Mutex<Option<Arc<Session>>>,
    /// Held by the one call that is under way.
    turn: Arc<Mutex<()>>,
}

/// How a call failed.
enum Failure {
    /// Before it could have done anything.
    Before(KeychainError),
    /// While it was doing it: what it has done is not known.
    During(KeychainError),
    /// It had not ended when it was given up; once was long enough to wait.
    GivenUp(KeychainError),
}

impl SystemKeychain {
    /// The keychain as this registry uses it: its secrets are marked as belonging there.
    pub fn of(registry: String) -> Self {
        Self {
            registry: Some(registry),
            ..Self::default()
        }
    }

    /// Keeps the key of a vault file, in the place of an earlier one. A vault is named by 32
    /// hexadecimal digits.
    ///
    /// # Errors
    ///
    /// As for [`Keychain::store`].
    pub fn keep_vault_key(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError> {
        let (vault, key) = (vault.to_owned(), Arc::new(vault_key::written(key)));
        self.with(move |session| session.keep_vault_key(&vault, &key))
    }

    /// The key that was kept for this vault file.
    ///
    /// # Errors
    ///
    /// As for [`Keychain::fetch`]: `Missing` when there is none.
    pub fn vault_key(&self, vault: &str) -> Result<VaultSecret, KeychainError> {
        let vault = vault.to_owned();
        vault_key::the_one(&self.with(move |session| session.vault_keys(&vault))?)
    }

    /// Removes the key of this vault file for good. That there is none is fine.
    ///
    /// # Errors
    ///
    /// As for [`Keychain::remove`].
    pub fn remove_vault_key(&self, vault: &str) -> Result<(), KeychainError> {
        let vault = vault.to_owned();
        self.with(move |session| session.remove_vault_key(&vault))
    }

    /// Does this on the unlocked keychain, twice if the session that is kept proves to be
    /// dead. It must be something that can be repeated.
    fn with<T: Send + 'static>(
        &self,
        work: impl Fn(&Session) -> Result<T, KeychainError> + Clone + Send + 'static,
    ) -> Result<T, KeychainError> {
        self.run(move |session| {
            unlocked(session).map_err(Failure::Before)?;
            work(session).map_err(Failure::During)
        })
    }

    /// The same for what changes nothing, and tells by itself that a Secret Service is locked.
    fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&Session) -> Result<T, KeychainError> + Clone + Send + 'static,
    ) -> Result<T, KeychainError> {
        self.run(move |session| {
            if !cfg!(target_os = "linux") {
                unlocked(session).map_err(Failure::Before)?;
            }
            work(session).map_err(Failure::Before)
        })
    }

    fn run<T: Send + 'static>(
        &self,
        work: impl Fn(&Session) -> Result<T, Failure> + Clone + Send + 'static,
    ) -> Result<T, KeychainError> {
        let kept = self.kept();
        let was_kept = kept.is_some();
        match self.attempt(kept, work.clone()) {
            Err(Failure::During(KeychainError::Platform(_))) if was_kept => {
                // Whether the first attempt did it stays unknown, whatever hinders the second.
                self.attempt(None, work)
                    .map_err(|failure| not_known(failure.into_error()))
            }
            Err(Failure::Before(KeychainError::Platform(_) | KeychainError::NoService))
                if was_kept =>
            {
                self.attempt(None, work).map_err(Failure::into_error)
            }
            outcome => outcome.map_err(Failure::into_error),
        }
    }

    /// One attempt, on the session that was kept or a new one. It is kept if that goes well.
    fn attempt<T: Send + 'static>(
        &self,
        kept: Option<Arc<Session>>,
        work: impl FnOnce(&Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let outcome = within(PATIENCE, self.turn.clone(), move || {
            let session = match kept {
                Some(session) => session,
                None => Arc::new(Session::connect().map_err(Failure::Before)?),
            };
            let outcome = work(&session)?;
            Ok((session, outcome))
        });
        let (session, outcome) = match outcome.map_err(Failure::GivenUp).flatten() {
            Ok((session, outcome)) => (Some(session), Ok(outcome)),
            Err(failure) => (None, Err(failure)),
        };
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = session;
        outcome
    }

    fn kept(&self) -> Option<Arc<Session>> {
        self.session
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn unlocked(session: &Session) -> Result<(), KeychainError> {
    match session.state()? {
        KeychainState::Unlocked => Ok(()),
        _ => Err(KeychainError::Locked),
    }
}

impl Failure {
    fn into_error(self) -> KeychainError {
        match self {
            Self::Before(error) | Self::During(error) | Self::GivenUp(error) => error,
        }
    }
}

impl Keychain for SystemKeychain {
    fn state(&self) -> KeychainState {
        let look = |session: &Session| session.state().map_err(Failure::Before);
        let kept = self.kept();
        let seen = match self.attempt(kept.clone(), look) {
            Err(Failure::Before(_) | Failure::During(_)) if kept.is_some() => {
                self.attempt(None, look)
            }
            seen => seen,
        };
        match seen.map_err(Failure::into_error) {
            Ok(state) => state,
            Err(KeychainError::NoService) => KeychainState::Absent,
            Err(KeychainError::Locked) => KeychainState::Locked,
            Err(_) => KeychainState::Failed,
        }
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        system::unlock()
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        let item = item.clone();
        let secret = Arc::new(Zeroizing::new(secret.expose().as_bytes().to_vec()));
        let registry = self.registry.clone();
        self.with(move |session| session.store(&item, &secret, registry.as_deref()))
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let item = item.clone();
        self.with(move |session| session.relabel(&item))
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        let found = self.read(move |session| session.secrets(id))?;
        the_one(found, digest)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.with(move |session| session.remove(id))
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.with(Session::ids)
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        match self.registry.clone() {
            Some(registry) => self.with(move |session| session.own_ids(&registry)),
            None => Ok(Vec::new()),
        }
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        let (registry, head) = (registry.to_owned(), head::written(head));
        self.with(move |session| session.keep_head(&registry, &head))
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        let registry = registry.to_owned();
        head::latest(&self.with(move |session| session.heads(&registry))?)
    }
}

/// Of the secrets under one id, the one with this digest, or else another key. What is no text that
/// could be an access key is never taken for one.
fn the_one(found: Vec<Zeroizing<Vec<u8>>>, digest: &Digest) -> Result<AccessKey, KeychainError> {
    let mut other = Err(KeychainError::Missing);
    for secret in found {
        match access_key(&secret) {
            Ok(access_key) if access_key.digest() == *digest => return Ok(access_key),
            Ok(access_key) => other = Ok(access_key),
            Err(cause) => other = other.or(Err(KeychainError::Platform(cause))),
        }
    }
    other
}

fn access_key(secret: &[u8]) -> Result<AccessKey, Cause> {
    let text = std::str::from_utf8(secret).map_err(Cause::new)?;
    AccessKey::of_any_format(Zeroizing::new(text.to_owned())).map_err(Cause::new)
}

/// Removes each of these. Once one is gone, no failure may say that nothing was done.
fn remove_each<T>(
    items: &[T],
    remove: impl Fn(&T) -> Result<(), KeychainError>,
) -> Result<(), KeychainError> {
    let mut items = items.iter();
    items.next().map_or(Ok(()), &remove)?;
    items.try_for_each(remove).map_err(not_known)
}

/// This error, of a call of which it is not known what it has done.
fn not_known(error: KeychainError) -> KeychainError {
    match error {
        KeychainError::Platform(_) => error,
        error => KeychainError::Platform(Cause::new(error)),
    }
}

/// Does this on a thread of its own when its turn comes, and gives up on it after a while.
///
/// What was given up may still go on: a secret could be stored after it was removed. So it
/// keeps its turn until it ends, and what has not begun by the time it is given up never does.
fn within<T: Send + 'static>(
    patience: Duration,
    turn: Arc<Mutex<()>>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, KeychainError> {
    let given_up = Arc::new(AtomicBool::new(false));
    let never_mind = given_up.clone();
    let answer = beside(move || {
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        (!never_mind.load(SeqCst)).then(work)
    })?;
    let outcome = answer.recv_timeout(patience);
    given_up.store(true, SeqCst);
    match outcome {
        Ok(Some(answer)) => Ok(answer),
        Err(RecvTimeoutError::Timeout) => {
            let seconds = patience.as_secs();
            Err(Cause::new(format!("no answer within {seconds} seconds")))
        }
        Ok(None) | Err(RecvTimeoutError::Disconnected) => {
            Err(Cause::new("the call ended without an answer"))
        }
    }
    .map_err(KeychainError::Platform)
}

/// Starts this on a thread of its own.
fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<Receiver<T>, KeychainError> {
    let (answer, receiver) = channel();
    thread::Builder::new()
        .name("keychain".to_owned())
        // No one listens any more when the caller has given up.
        .spawn(move || drop(answer.send(work())))
        .map_err(|error| KeychainError::Platform(Cause::new(error)))?;
    Ok(receiver)
}
