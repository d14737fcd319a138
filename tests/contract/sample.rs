//! Keys, and questions about them, that many tests need.

use std::sync::{Arc, Mutex};

use keywright_core::{
    AccessKey, Author, Clock, Details, Direction, Environment, Issuer, KeyFormat, KeyGenerator,
    KeyId, KeyName, KeyPrefix, KeyRecord, Keychain, Life, ListQuery, Registry, Surface, Timestamp,
    WorkspaceId,
};
use rand::rngs::SysRng;

/// Who does it.
pub fn author() -> Author {
    Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    }
}

/// A valid name.
pub fn name(text: &str) -> KeyName {
    KeyName::new(text).unwrap()
}

/// A new key and its record, of no particular name.
pub fn key() -> (KeyRecord, AccessKey) {
    static MADE: Mutex<(i64, Option<KeyGenerator>)> = Mutex::new((0, None));
    let mut made = MADE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    made.0 += 1;
    let number = made.0;
    let generator = made.1.get_or_insert_with(|| KeyGenerator::new(SysRng));
    let prefix = KeyPrefix::new("kw").unwrap();
    let format = KeyFormat {
        prefix,
        environment: Environment::Live,
    };
    let access_key = generator.access_key(&format).unwrap();
    let id: KeyId = generator.key_id().unwrap();
    let record = KeyRecord {
        id,
        workspace: WorkspaceId(1),
        name: name(&format!("Key {number}")),
        provisional: false,
        environment: Environment::Live,
        handle: access_key.parts().map(|parts| parts.handle),
        truncated: access_key.truncated(),
        digest: access_key.digest(),
        created_at: Timestamp(1_700_000_000_000 + number),
        shown_at: None,
        details: Details::default(),
        life: Life::default(),
    };
    (record, access_key)
}

/// The record of a new key of this name.
pub fn named(text: &str) -> KeyRecord {
    KeyRecord {
        name: name(text),
        ..key().0
    }
}

/// Everything that the search finds, oldest first.
pub fn by_creation(search: &str) -> ListQuery {
    ListQuery {
        search: search.to_owned(),
        direction: Direction::Ascending,
        ..ListQuery::default()
    }
}

/// All keys in the list, oldest first.
pub fn list(registry: &(impl Registry + ?Sized)) -> Vec<KeyRecord> {
    registry.page(&by_creation("")).unwrap().rows
}

/// An issuer of real keys on these stores.
pub fn issuer_on(
    registry: Arc<dyn Registry>,
    keychain: Arc<dyn Keychain>,
    clock: Arc<dyn Clock>,
) -> Issuer {
    Issuer::new(
        registry,
        keychain,
        clock,
        KeyGenerator::new(SysRng),
        author(),
    )
}
