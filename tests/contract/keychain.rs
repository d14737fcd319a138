//! The contract of [`Keychain`], on the one in memory, on the system's, in a session of its
//! own, and on vault files that are opened with a passphrase or by the system's keychain.

use std::collections::BTreeMap;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{
    AccessKey, Digest, Head, Item, KeyId, Keychain, KeychainError, KeychainState, LONGEST_SECRET,
    Seal,
};
use keywright_stores::SystemKeychain;
use keywright_tests::{Session, key, keychain_labels};
use zeroize::Zeroizing;

/// A keychain, and the hand of the person whom it belongs to.
pub(crate) trait World {
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

macro_rules! on_every_keychain {
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
        mod vault_with_passphrase {
            $(#[test] fn $test() { super::$test(&mut crate::vault::WithPassphrase::default()) })*
        }
        mod vault_beside_keychain {
            $(#[test] fn $test() {
                keywright_tests::in_session($test, |session| {
                    session.start();
                    super::$test(&mut crate::vault::BesideKeychain::on(session));
                });
            })*
        }
    };
}

on_every_keychain! {
    what_is_stored_is_fetched_again,
    a_key_of_a_foreign_format_is_fetched_as_it_was_stored,
    storing_again_replaces,
    what_is_not_there_is_missing,
    removing_takes_that_one_alone_and_may_be_repeated,
    an_item_is_labelled_so_that_its_owner_knows_it,
    another_label_leaves_the_secret_and_all_other_items_alone,
    what_is_not_there_gets_no_label,
    the_ids_of_all_secrets_are_told,
    the_end_of_the_activity_is_kept_for_each_registry,
    the_end_of_the_activity_is_no_secret_of_a_key,
    a_locked_keychain_does_nothing_and_says_so,
}

pub(crate) fn item(label: &str) -> (Item, AccessKey) {
    let (record, access_key) = key();
    (
        Item {
            id: record.id,
            label: label.to_owned(),
        },
        access_key,
    )
}

pub(crate) const REGISTRY: &str = "0123456789abcdef0123456789abcdef";

pub(crate) fn head(number: u64) -> Head {
    Head {
        number,
        seal: Seal::from([number as u8; 32]),
    }
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

fn a_key_of_a_foreign_format_is_fetched_as_it_was_stored(world: &mut dyn World) {
    let keychain = world.keychain();
    let texts = [
        "hunter2".to_owned(),
        " \"quoted\" and \\ with blanks ".to_owned(),
        "schlüssel-漢字-🔑".to_owned(),
        "x".repeat(LONGEST_SECRET),
        "ü".repeat(LONGEST_SECRET / 2),
    ];
    for text in texts {
        let secret = AccessKey::of_any_format(Zeroizing::new(text)).unwrap();
        let item = Item {
            id: key().0.id,
            label: "Keywright: My workspace / From elsewhere".to_owned(),
        };
        keychain.store(&item, &secret).unwrap();
        let fetched = keychain.fetch(item.id, &secret.digest()).unwrap();
        assert!(fetched.is_foreign() && fetched.digest() == secret.digest());
        let other = keychain
            .fetch(item.id, &Digest::of(b"another one"))
            .unwrap();
        assert!(other.digest() == secret.digest(), "whoever asks compares");
        keychain
            .relabel(&Item {
                label: "Other".to_owned(),
                ..item.clone()
            })
            .unwrap();
        let fetched = keychain.fetch(item.id, &secret.digest()).unwrap();
        assert!(fetched.digest() == secret.digest());
    }
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

fn the_ids_of_all_secrets_are_told(world: &mut dyn World) {
    let keychain = world.keychain();
    assert_eq!(keychain.ids(), Ok(vec![]));
    let stored = [(); 3].map(|()| {
        let (item, access_key) = item("Keywright: one");
        keychain.store(&item, &access_key).unwrap();
        item.id
    });
    keychain.keep_head(REGISTRY, &head(1)).unwrap();
    let mut expected = stored.to_vec();
    expected.sort();
    let ids = || {
        let mut ids = keychain.ids().unwrap();
        ids.sort();
        ids
    };
    assert_eq!(ids(), expected);
    keychain.remove(stored[0]).unwrap();
    expected.retain(|id| *id != stored[0]);
    assert_eq!(ids(), expected);
}

fn the_end_of_the_activity_is_kept_for_each_registry(world: &mut dyn World) {
    let keychain = world.keychain();
    let other = "fedcba9876543210fedcba9876543210";
    assert_eq!(keychain.kept_head(REGISTRY), Err(KeychainError::Missing));
    for head in [head(1), head(u64::MAX), head(7)] {
        assert_eq!(keychain.keep_head(REGISTRY, &head), Ok(()));
        assert_eq!(
            keychain.kept_head(REGISTRY),
            Ok(head),
            "in the place of the one before"
        );
    }
    assert_eq!(keychain.kept_head(other), Err(KeychainError::Missing));
    keychain.keep_head(other, &head(2)).unwrap();
    assert_eq!(keychain.kept_head(REGISTRY), Ok(head(7)));
    assert_eq!(keychain.kept_head(other), Ok(head(2)));
}

fn the_end_of_the_activity_is_no_secret_of_a_key(world: &mut dyn World) {
    let keychain = world.keychain();
    let (mut one, one_key) = item("Keywright: one");
    one.id = KeyId::from_hex(REGISTRY).unwrap();
    keychain.keep_head(REGISTRY, &head(1)).unwrap();
    let found = fetched(keychain, one.id, one_key.digest());
    assert_eq!(found, Err(KeychainError::Missing), "under no id");
    assert_eq!(keychain.relabel(&one), Err(KeychainError::Missing));
    keychain.store(&one, &one_key).unwrap();
    assert_eq!(keychain.kept_head(REGISTRY), Ok(head(1)), "it lies beside");
    assert_eq!(keychain.ids(), Ok(vec![one.id]));
    keychain.keep_head(REGISTRY, &head(2)).unwrap();
    let digest = one_key.digest();
    assert_eq!(fetched(keychain, one.id, digest), Ok(digest));
    keychain.remove(one.id).unwrap();
    assert_eq!(keychain.kept_head(REGISTRY), Ok(head(2)));
}

fn a_locked_keychain_does_nothing_and_says_so(world: &mut dyn World) {
    let ((one, one_key), (new, new_key)) = (item("one"), item("new"));
    world.keychain().store(&one, &one_key).unwrap();
    world.keychain().keep_head(REGISTRY, &head(1)).unwrap();
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
    assert_eq!(keychain.ids(), Err(KeychainError::Locked));
    let kept = keychain.keep_head(REGISTRY, &head(2));
    assert_eq!(kept, Err(KeychainError::Locked));
    assert_eq!(keychain.kept_head(REGISTRY), Err(KeychainError::Locked));
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
