//! The contract of [`Keychain`], on the one in memory and on the system's, in a session of
//! its own.

use std::collections::BTreeMap;
use std::process::Command;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{
    AccessKey, Digest, Environment, Item, KeyId, Keychain, KeychainError, KeychainState,
};
use keywright_stores::{SERVICE, SystemKeychain};
use keywright_tests::{Session, in_session, issuer_on, key, keychain_labels};

/// A keychain, and the hand of the person whom it belongs to.
trait World {
    fn keychain(&self) -> &dyn Keychain;
    /// Its owner locks it.
    fn lock(&mut self);
    /// What its owner sees in it.
    fn labels(&self) -> BTreeMap<KeyId, String>;
}

impl World for MemoryKeychain {
    fn keychain(&self) -> &dyn Keychain {
        self
    }

    fn lock(&mut self) {
        self.set_state(KeychainState::Locked);
    }

    fn labels(&self) -> BTreeMap<KeyId, String> {
        MemoryKeychain::labels(self).into_iter().collect()
    }
}

struct System<'a>(&'a Session, SystemKeychain);

impl World for System<'_> {
    fn keychain(&self) -> &dyn Keychain {
        &self.1
    }

    fn lock(&mut self) {
        self.0.lock_keychain();
    }

    fn labels(&self) -> BTreeMap<KeyId, String> {
        keychain_labels()
    }
}

macro_rules! on_both_keychains {
    ($($test:ident,)*) => {
        mod memory {
            $(#[test] fn $test() { super::$test(&mut super::MemoryKeychain::default()) })*
        }
        mod system {
            $(#[test] fn $test() {
                keywright_tests::in_session($test, |session| {
                    session.start();
                    super::$test(&mut super::System(session, Default::default()));
                });
            })*
        }
    };
}

on_both_keychains! {
    what_is_stored_is_fetched_again,
    storing_again_replaces,
    what_is_not_there_is_missing,
    removing_takes_that_one_alone_and_may_be_repeated,
    an_item_is_labelled_so_that_its_owner_knows_it,
    another_label_leaves_the_secret_and_all_other_items_alone,
    what_is_not_there_gets_no_label,
    a_locked_keychain_does_nothing_and_says_so,
}

fn item(label: &str) -> (Item, AccessKey) {
    let (record, access_key) = key();
    (
        Item {
            id: record.id,
            label: label.to_owned(),
        },
        access_key,
    )
}

/// Digests stand for secrets, so that a failing test prints none.
fn fetched(keychain: &dyn Keychain, id: KeyId, digest: Digest) -> Result<Digest, KeychainError> {
    let found = keychain.fetch(id, &digest);
    found.map(|access_key| access_key.digest())
}

fn what_is_stored_is_fetched_again(world: &mut dyn World) {
    let keychain = world.keychain();
    assert_eq!(keychain.state(), KeychainState::Unlocked);
    assert_eq!(keychain.unlock(), Ok(()), "unlocked already is fine");
    let (one, one_key) = item("one");
    let (other, other_key) = item("other");
    keychain.store(&one, &one_key).unwrap();
    keychain.store(&other, &other_key).unwrap();
    assert_eq!(
        fetched(keychain, one.id, one_key.digest()),
        Ok(one_key.digest())
    );
    assert_eq!(
        fetched(keychain, other.id, other_key.digest()),
        Ok(other_key.digest())
    );
}

fn storing_again_replaces(world: &mut dyn World) {
    let keychain = world.keychain();
    let ((one, first), (_, second)) = (item("one"), item("one"));
    keychain.store(&one, &first).unwrap();
    keychain.store(&one, &second).unwrap();
    for asked in [&first, &second] {
        let found = fetched(keychain, one.id, asked.digest());
        assert_eq!(found, Ok(second.digest()), "there is no other");
    }
    assert_eq!(world.labels().len(), 1, "there is one item, not two");
}

fn what_is_not_there_is_missing(world: &mut dyn World) {
    let (one, access_key) = item("one");
    assert_eq!(
        fetched(world.keychain(), one.id, access_key.digest()),
        Err(KeychainError::Missing)
    );
    world.keychain().store(&one, &access_key).unwrap();
    assert_eq!(
        fetched(world.keychain(), key().0.id, access_key.digest()),
        Err(KeychainError::Missing)
    );
}

fn removing_takes_that_one_alone_and_may_be_repeated(world: &mut dyn World) {
    let keychain = world.keychain();
    let ((one, one_key), (other, other_key)) = (item("one"), item("other"));
    keychain.store(&one, &one_key).unwrap();
    keychain.store(&other, &other_key).unwrap();
    assert_eq!(keychain.remove(one.id), Ok(()));
    assert_eq!(
        fetched(keychain, one.id, one_key.digest()),
        Err(KeychainError::Missing)
    );
    assert_eq!(
        keychain.remove(one.id),
        Ok(()),
        "that there is none is fine"
    );
    assert_eq!(
        fetched(keychain, other.id, other_key.digest()),
        Ok(other_key.digest())
    );
    assert_eq!(world.labels().len(), 1);
}

fn an_item_is_labelled_so_that_its_owner_knows_it(world: &mut dyn World) {
    let labels = [
        "Keywright: My workspace / CRM",
        "Keywright: My workspace / مفتاح 'x' <b> 🔑",
    ];
    for label in labels {
        let (one, access_key) = item(label);
        world.keychain().store(&one, &access_key).unwrap();
        assert_eq!(world.labels().get(&one.id).map(String::as_str), Some(label));
    }
}

fn another_label_leaves_the_secret_and_all_other_items_alone(world: &mut dyn World) {
    let keychain = world.keychain();
    let (one, one_key) = item("Keywright: My workspace / one");
    let (other, other_key) = item("Keywright: My workspace / other");
    keychain.store(&one, &one_key).unwrap();
    keychain.store(&other, &other_key).unwrap();
    let renamed = Item {
        label: "Keywright: Acme / 'x' <b> 🔑 مفتاح".to_owned(),
        ..one.clone()
    };
    for _ in 0..2 {
        assert_eq!(keychain.relabel(&renamed), Ok(()), "again is fine");
        let labels = [&renamed, &other].map(|item| (item.id, item.label.clone()));
        assert_eq!(world.labels(), labels.into());
    }
    for (id, access_key) in [(one.id, one_key), (other.id, other_key)] {
        let digest = access_key.digest();
        assert_eq!(fetched(keychain, id, digest), Ok(digest));
    }
    assert_eq!(keychain.remove(one.id), Ok(()), "it is still found");
    assert_eq!(world.labels().len(), 1);
}

fn what_is_not_there_gets_no_label(world: &mut dyn World) {
    let keychain = world.keychain();
    let ((one, one_key), (other, _)) = (item("Keywright: one"), item("Keywright: other"));
    assert_eq!(keychain.relabel(&one), Err(KeychainError::Missing));
    keychain.store(&one, &one_key).unwrap();
    assert_eq!(keychain.relabel(&other), Err(KeychainError::Missing));
    assert_eq!(world.labels(), [(one.id, one.label)].into());
}

fn a_locked_keychain_does_nothing_and_says_so(world: &mut dyn World) {
    let ((one, one_key), (new, new_key)) = (item("one"), item("new"));
    world.keychain().store(&one, &one_key).unwrap();
    world.lock();
    let keychain = world.keychain();
    assert_eq!(keychain.state(), KeychainState::Locked);
    assert_eq!(keychain.store(&new, &new_key), Err(KeychainError::Locked));
    assert_eq!(keychain.store(&one, &new_key), Err(KeychainError::Locked));
    assert_eq!(
        fetched(keychain, one.id, one_key.digest()),
        Err(KeychainError::Locked)
    );
    assert_eq!(keychain.remove(one.id), Err(KeychainError::Locked));
    let renamed = Item {
        label: "Keywright: renamed".to_owned(),
        ..one.clone()
    };
    assert_eq!(keychain.relabel(&renamed), Err(KeychainError::Locked));
    assert_eq!(
        keychain.state(),
        KeychainState::Locked,
        "no call but unlock asks to unlock it"
    );
    assert_eq!(
        world.labels(),
        [(one.id, one.label)].into(),
        "nothing was done"
    );
}

#[test]
fn secret_tool_shows_a_key_under_its_workspace_and_name() {
    in_session(
        secret_tool_shows_a_key_under_its_workspace_and_name,
        |session| {
            session.start();
            let registry = keywright_stores::SqliteRegistry::open(session.folder()).unwrap();
            let keychain = std::sync::Arc::new(SystemKeychain::default());
            let clock = std::sync::Arc::new(keywright_stores::SystemClock);
            let issuer = issuer_on(std::sync::Arc::new(registry), keychain, clock);
            let created = issuer
                .create("CRM Integration Secret", Environment::Live)
                .unwrap();
            let search = Command::new("secret-tool")
                .args(["search", "--all", "service", SERVICE])
                .output()
                .expect("secret-tool is needed: Debian's package libsecret-tools");
            let said = String::from_utf8(search.stdout).unwrap()
                + &String::from_utf8(search.stderr).unwrap();
            assert!(said.contains("label = Keywright: My workspace / CRM Integration Secret\n"));
            let id = format!("attribute.username = {}\n", created.record.id);
            assert!(said.contains(&id), "the record's id is beside it");
            let secret = format!("secret = {}\n", created.access_key.expose());
            assert!(
                said.contains(&secret),
                "its owner finds the whole key in it"
            );
        },
    );
}
