//! The Secret Service, as GNOME Keyring, KWallet and KeePassXC offer it over D-Bus.
//!
//! Items are kept and looked for in the default collection alone. A search in all of them
//! could come upon another, locked one, and its password be asked for.

use std::collections::HashMap;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keywright_core::{Cause, Item, KeyId, KeychainError, KeychainState};
use secret_service::blocking::{Collection, Item as Entry, SecretService};
use secret_service::{EncryptionType, Error};
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;
use zbus::zvariant::OwnedObjectPath;
use zeroize::Zeroizing;

use super::{HEAD_LABEL, SERVICE, VAULT_LABEL, remove_each};

const BUS_NAME: &str = "org.freedesktop.secrets";
const SERVICE_PATH: &str = "/org/freedesktop/secrets";
const SERVICE_INTERFACE: &str = "org.freedesktop.Secret.Service";
/// The attribute that tells for which registry an item was stored; the first versions of
/// Keywright had none.
const REGISTRY: &str = "registry";
/// What a first keyring is called where the person has none.
const FIRST_COLLECTION: &str = "Login";
/// How often to look whether the service that shows the prompt is still there.
const WATCH: Duration = Duration::from_millis(250);

/// A connection to the service, and a negotiated key under which secrets travel on it.
pub(super) struct Session {
    service: SecretService<'static>,
    /// Where the default collection was when its state was asked for.
    default: Mutex<Option<OwnedObjectPath>>,
}

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        let (service, default) = (service(EncryptionType::Dh)?, Mutex::default());
        Ok(Self { service, default })
    }

    /// Whether the default collection is locked. One that does not exist yet counts as
    /// locked: unlocking makes it.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        let locked = match self.look_up_default() {
            Ok(collection) => {
                *self.known() = Some(collection.collection_path.clone());
                collection.is_locked().map_err(meaning)?
            }
            Err(Error::NoResult) => true,
            Err(error) => return Err(meaning(error)),
        };
        Ok(if locked {
            KeychainState::Locked
        } else {
            KeychainState::Unlocked
        })
    }

    pub(super) fn store(
        &self,
        item: &Item,
        secret: &[u8],
        registry: Option<&str>,
    ) -> Result<(), KeychainError> {
        let (id, replace) = (item.id.to_string(), true);
        let mut attributes = attributes(&id);
        attributes.extend(registry.map(|registry| (REGISTRY, registry)));
        self.default_collection()?
            .create_item(&item.label, attributes, secret, replace, "text/plain")
            .map(drop)
            .map_err(meaning)
    }

    /// Copies made by hand keep their names: only an item with a name of ours gets another.
    pub(super) fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let collection = self.default_collection()?;
        let found = collection.search_items(attributes(&item.id.to_string()));
        let found = found.map_err(meaning)?;
        if found.is_empty() {
            return Err(KeychainError::Missing);
        }
        for entry in found {
            if entry
                .get_label()
                .map_err(meaning)?
                .starts_with("Keywright: ")
            {
                entry.set_label(&item.label).map_err(meaning)?;
            }
        }
        Ok(())
    }

    /// The secrets of all items of this id: copies made by hand may lie beside ours. `Locked` where they
    /// cannot be looked for or read.
    pub(super) fn secrets(&self, id: KeyId) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        let collection = self.look_up_default().map_err(meaning)?;
        let look = || -> Result<Vec<_>, Error> {
            let found = collection.search_items(attributes(&id.to_string()))?;
            let secret = |item: &Entry<'_>| item.get_secret().map(Zeroizing::new);
            found.iter().map(secret).collect()
        };
        if let Ok(secrets) = look()
            && secrets.iter().any(|secret| !secret.is_empty())
        {
            return Ok(secrets);
        }
        // Locked, GNOME Keyring refuses to read, but KeePassXC finds nothing, and KWallet reads nothing.
        if collection.is_locked().map_err(meaning)? {
            return Err(KeychainError::Locked);
        }
        // It may have been unlocked meanwhile.
        look().map_err(meaning)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        let collection = self.default_collection()?;
        let found = collection.search_items(attributes(&id.to_string()));
        remove_each(&found.map_err(meaning)?, |item| {
            item.delete().map_err(meaning)
        })
    }

    /// The ids of all items that are keys. What else is found has no such id, or a kind.
    pub(super) fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.ids_with(HashMap::from([("service", SERVICE)]))
    }

    /// Those of them that were stored for this registry.
    pub(super) fn own_ids(&self, registry: &str) -> Result<Vec<KeyId>, KeychainError> {
        self.ids_with(HashMap::from([("service", SERVICE), (REGISTRY, registry)]))
    }

    fn ids_with(&self, wanted: HashMap<&str, &str>) -> Result<Vec<KeyId>, KeychainError> {
        let collection = self.default_collection()?;
        let found = collection.search_items(wanted);
        let mut ids = Vec::new();
        for item in found.map_err(meaning)? {
            let attributes = item.get_attributes().map_err(meaning)?;
            let id = attributes.get("username").map(String::as_str);
            if !attributes.contains_key("kind") {
                ids.extend(id.and_then(KeyId::from_hex));
            }
        }
        // Copies made by hand may lie beside ours.
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    pub(super) fn keep_head(&self, registry: &str, head: &str) -> Result<(), KeychainError> {
        let (secret, replace) = (head.as_bytes(), true);
        self.default_collection()?
            .create_item(HEAD_LABEL, of_head(registry), secret, replace, "text/plain")
            .map(drop)
            .map_err(meaning)
    }

    /// What is kept as the head of this registry.
    pub(super) fn heads(&self, registry: &str) -> Result<Vec<Vec<u8>>, KeychainError> {
        let collection = self.default_collection()?;
        let found = collection.search_items(of_head(registry));
        found
            .and_then(|items| items.iter().map(Entry::get_secret).collect())
            .map_err(meaning)
    }

    pub(super) fn keep_vault_key(&self, vault: &str, key: &[u8]) -> Result<(), KeychainError> {
        let replace = true;
        self.default_collection()?
            .create_item(VAULT_LABEL, of_vault(vault), key, replace, "text/plain")
            .map(drop)
            .map_err(meaning)
    }

    /// What is kept as the key of this vault.
    pub(super) fn vault_keys(&self, vault: &str) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        let key = |item: &Entry<'_>| item.get_secret().map(Zeroizing::new);
        let collection = self.default_collection()?;
        let found = collection.search_items(of_vault(vault));
        found
            .and_then(|items| items.iter().map(key).collect())
            .map_err(meaning)
    }

    pub(super) fn remove_vault_key(&self, vault: &str) -> Result<(), KeychainError> {
        let collection = self.default_collection()?;
        let found = collection.search_items(of_vault(vault));
        remove_each(&found.map_err(meaning)?, |item| {
            item.delete().map_err(meaning)
        })
    }

    fn default_collection(&self) -> Result<Collection<'_>, KeychainError> {
        let known = self.known().clone();
        known
            .map_or_else(
                || self.look_up_default(),
                |path| self.service.get_collection_by_path(path),
            )
            .map_err(meaning)
    }

    /// A service that started anew meanwhile does not know this connection, and may say once that there is
    /// none: see `service`.
    fn look_up_default(&self) -> Result<Collection<'_>, Error> {
        match self.service.get_default_collection() {
            Err(Error::NoResult) => self.service.get_default_collection(),
            outcome => outcome,
        }
    }

    fn known(&self) -> MutexGuard<'_, Option<OwnedObjectPath>> {
        self.default.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// By which an item is found. Items of every version of Keywright have these.
fn attributes(id: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", SERVICE), ("username", id)])
}

/// By which the end of a registry's activity is found. Without a user name it is no key.
fn of_head(registry: &str) -> HashMap<&str, &str> {
    HashMap::from([
        ("service", SERVICE),
        ("kind", "activity-head"),
        (REGISTRY, registry),
    ])
}

/// By which the key of a vault file is found. Without a user name it is no key of a record.
fn of_vault(vault: &str) -> HashMap<&str, &str> {
    HashMap::from([
        ("service", SERVICE),
        ("kind", "vault-key"),
        ("vault", vault),
    ])
}

/// Has the service show its prompt and waits for the person, for as long as they need and
/// the service lives. Without the watch, a service that dies would leave us waiting.
pub(super) fn unlock() -> Result<(), KeychainError> {
    let bus = Connection::session().map_err(|error| meaning(error.into()))?;
    let owner = owner(&bus);
    let answer = super::beside(prompt)?;
    loop {
        match answer.recv_timeout(WATCH) {
            Ok(outcome) => return outcome,
            Err(RecvTimeoutError::Timeout) if owner.is_some() && self::owner(&bus) != owner => {
                return Err(KeychainError::Platform(Cause::new(
                    "it ended while it was asking",
                )));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(error) => return Err(KeychainError::Platform(Cause::new(error))),
        }
    }
}

fn prompt() -> Result<(), KeychainError> {
    // No secret travels on it.
    let service = service(EncryptionType::Plain)?;
    let outcome = match service.get_default_collection() {
        Ok(collection) => collection.unlock(),
        Err(Error::NoResult) => service
            .create_collection(FIRST_COLLECTION, "default")
            .map(drop),
        Err(error) => Err(error),
    };
    outcome.map_err(meaning)?;
    Ok(())
}

fn owner(bus: &Connection) -> Option<String> {
    let name = BUS_NAME.try_into().ok()?;
    Some(
        DBusProxy::new(bus)
            .ok()?
            .get_name_owner(name)
            .ok()?
            .to_string(),
    )
}

/// A session on a connection of its own, which is not its first call.
///
/// GNOME Keyring takes note of a new caller beside answering it, and aborts where the first call that
/// it comes to answer before it has is for a session or a property (seen with 42.1 in one of some 5,000;
/// see `service_message_filter` and `gkd_secret_service_get_pkcs11_session` in its
/// `daemon/dbus/gkd-secret-service.c`). It then answers this one with “/” at worst, which counts for
/// nothing; and once it has answered any call, it has taken note.
fn service(encryption: EncryptionType) -> Result<SecretService<'static>, KeychainError> {
    let bus = Connection::session().map_err(|error| meaning(error.into()))?;
    let alias = &("default",);
    bus.call_method(
        Some(BUS_NAME),
        SERVICE_PATH,
        Some(SERVICE_INTERFACE),
        "ReadAlias",
        alias,
    )
    .map_err(|error| meaning(error.into()))?;
    SecretService::connect_with_existing(encryption, bus).map_err(meaning)
}

fn meaning(error: Error) -> KeychainError {
    match &error {
        Error::Unavailable => KeychainError::NoService,
        Error::Locked | Error::Prompt | Error::NoResult => KeychainError::Locked,
        Error::Zbus(bus) | Error::ZbusFdo(zbus::fdo::Error::ZBus(bus)) => match bus {
            // There is no bus to connect to. `InputOutput` is not among these: a bus that goes
            // away in the middle of a call leaves open what the service has done.
            zbus::Error::Address(_) | zbus::Error::Connection(..) | zbus::Error::Handshake(_) => {
                KeychainError::NoService
            }
            zbus::Error::MethodError(name, ..) => from_name(name.as_str(), &error),
            zbus::Error::FDO(inner) => from_fdo(inner, &error),
            _ => KeychainError::Platform(Cause::new(error)),
        },
        Error::ZbusFdo(inner) => from_fdo(inner, &error),
        _ => KeychainError::Platform(Cause::new(error)),
    }
}

fn from_fdo(inner: &zbus::fdo::Error, error: &Error) -> KeychainError {
    use zbus::fdo::Error as Fdo;
    match inner {
        Fdo::ServiceUnknown(_) | Fdo::NameHasNoOwner(_) | Fdo::NoServer(_) => {
            KeychainError::NoService
        }
        Fdo::AccessDenied(_) | Fdo::AuthFailed(_) => {
            KeychainError::Refused(Cause::new(inner.to_string()))
        }
        _ => KeychainError::Platform(Cause::new(error.to_string())),
    }
}

fn from_name(name: &str, error: &Error) -> KeychainError {
    const ERRORS: &str = "org.freedesktop.DBus.Error.";
    match name.strip_prefix(ERRORS).unwrap_or(name) {
        "ServiceUnknown" | "NameHasNoOwner" | "NoServer" => KeychainError::NoService,
        kind if kind.starts_with("Spawn.") => KeychainError::NoService,
        "AccessDenied" | "AuthFailed" => KeychainError::Refused(Cause::new(error.to_string())),
        "org.freedesktop.Secret.Error.IsLocked" => KeychainError::Locked,
        _ => KeychainError::Platform(Cause::new(error.to_string())),
    }
}
