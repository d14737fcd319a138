//! A keychain that Keywright has not for itself: items that look like its own though others
//! made them, and a bus on which others may listen.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::mpsc::TryRecvError;
use std::thread::scope;
use std::time::{Duration, Instant};

use keywright_backup::{EncryptTo, Identity};
use keywright_core::{Digest, Environment, Item, KeyId, Keychain, KeychainError, NewKey, Surface};
use keywright_stores::{Dirs, SERVICE, SystemKeychain};
use keywright_tests::{in_session, key, secret_service};
use secret_service::blocking::Collection;

use crate::keychain_locked::orders_to_prompt;
use crate::slow_service::SlowService;

/// Longer than any call that is not held up; one that is takes 30 s (`PATIENCE` in `keychain/mod.rs`).
const SOON: Duration = Duration::from_secs(25);

/// Puts another item into the collection that has the attributes of ours.
fn put(collection: &Collection<'_>, id: KeyId, secret: &[u8]) {
    let id = id.to_string();
    let attributes = HashMap::from([("service", SERVICE), ("username", id.as_str())]);
    let kind = "application/octet-stream";
    collection
        .create_item("by hand", attributes, secret, false, kind)
        .unwrap();
}

/// The secrets that the collection holds, in any order.
fn secrets(collection: &Collection<'_>) -> Vec<Vec<u8>> {
    let items = collection.get_all_items().unwrap();
    items
        .iter()
        .map(|item| item.get_secret().unwrap())
        .collect()
}

fn item(id: KeyId) -> Item {
    let label = "Keywright: My workspace / CRM".to_owned();
    Item { id, label }
}

/// Digests stand for secrets, so that a failing test prints none.
fn fetched(keychain: &SystemKeychain, id: KeyId, digest: Digest) -> Result<Digest, KeychainError> {
    let found = keychain.fetch(id, &digest);
    found.map(|access_key| access_key.digest())
}

#[test]
fn a_locked_collection_that_holds_the_same_attributes_is_left_alone() {
    in_session(
        a_locked_collection_that_holds_the_same_attributes_is_left_alone,
        |session| {
            session.start();
            let (record, access_key) = key();
            let (service, path) = (secret_service().unwrap(), session.other_collection());
            let other = service.get_collection_by_path(path.clone()).unwrap();
            put(&other, record.id, b"another program's");
            other.lock().unwrap();
            assert!(other.is_locked().unwrap());

            let orders = orders_to_prompt();
            let (begin, keychain) = (Instant::now(), SystemKeychain::default());
            assert_eq!(keychain.store(&item(record.id), &access_key), Ok(()));
            assert_eq!(
                fetched(&keychain, record.id, record.digest),
                Ok(record.digest)
            );
            assert_eq!(keychain.remove(record.id), Ok(()));
            let missing = fetched(&keychain, record.id, record.digest);
            assert_eq!(missing, Err(KeychainError::Missing), "there it is not ours");
            assert!(begin.elapsed() < SOON, "no call was held up");
            assert_eq!(
                orders.try_recv(),
                Err(TryRecvError::Empty),
                "nobody was asked for the other collection's password"
            );
            assert!(other.is_locked().unwrap());

            session.unlock_collection(&path);
            assert_eq!(secrets(&other), [b"another program's"], "it is as it was");
        },
    );
}

#[test]
fn beside_copies_made_by_hand_the_right_key_is_found_and_none_is_left() {
    in_session(
        beside_copies_made_by_hand_the_right_key_is_found_and_none_is_left,
        |session| {
            session.start();
            let ((record, access_key), (_, other)) = (key(), key());
            let (service, keychain) = (secret_service().unwrap(), SystemKeychain::default());
            let default = service.get_default_collection().unwrap();
            let find = || fetched(&keychain, record.id, record.digest);
            put(&default, record.id, b"no\nkey");
            assert!(matches!(find(), Err(KeychainError::Platform(_))));
            put(&default, record.id, other.expose().as_bytes());
            assert_eq!(find(), Ok(other.digest()), "a key, though not the one");
            put(&default, record.id, access_key.expose().as_bytes());
            put(&default, record.id, other.expose().as_bytes());
            assert_eq!(find(), Ok(record.digest));
            assert_eq!(secrets(&default).len(), 4);
            assert_eq!(keychain.remove(record.id), Ok(()));
            assert!(secrets(&default).is_empty());
        },
    );
}

#[test]
fn an_item_that_cannot_be_read_keeps_no_other_from_being_backed_up() {
    in_session(
        an_item_that_cannot_be_read_keeps_no_other_from_being_backed_up,
        |session| {
            session.start();
            let dirs = Dirs::at(session.folder().join("registry"));
            let issuer = keywright_stores::open(&dirs, Surface::Window).unwrap();
            let [spoilt, _] = ["Shop", "Till"].map(|name| {
                let new = NewKey::named(name, Environment::Live);
                let id = issuer.create(&new).unwrap().record.id;
                issuer.mark_shown(id).unwrap();
                id
            });
            SystemKeychain::default().remove(spoilt).unwrap();
            let default = secret_service().unwrap();
            put(
                &default.get_default_collection().unwrap(),
                spoilt,
                b"no\nkey",
            );

            let file = session.folder().join("one.age");
            let to = EncryptTo::Recipients(vec![Identity::generate().recipient()]);
            let go_on = &mut |_, _| ControlFlow::Continue(());
            let made = keywright_safekeeping::make(&issuer, "test", to, &file, go_on).unwrap();
            assert_eq!(made.lost, [spoilt]);
            assert_eq!(made.summary.counts.secrets, 1);
        },
    );
}

#[test]
fn an_item_that_an_earlier_version_stored_is_found_replaced_and_removed() {
    in_session(
        an_item_that_an_earlier_version_stored_is_found_replaced_and_removed,
        |session| {
            session.start();
            let ((record, old), (_, new)) = (key(), key());
            let (service, keychain) = (secret_service().unwrap(), SystemKeychain::default());
            let default = service.get_default_collection().unwrap();
            put(&default, record.id, old.expose().as_bytes());
            let found = fetched(&keychain, record.id, old.digest());
            assert_eq!(found, Ok(old.digest()));
            keychain.store(&item(record.id), &new).unwrap();
            assert!(
                secrets(&default) == [new.expose().as_bytes()],
                "one item, the new one"
            );
            keychain.remove(record.id).unwrap();
            assert!(secrets(&default).is_empty());
        },
    );
}

#[test]
fn a_secret_is_encrypted_on_the_bus() {
    in_session(a_secret_is_encrypted_on_the_bus, |session| {
        session.start_bus("");
        let service = SlowService::start();
        let (record, access_key) = key();
        let item = item(record.id);
        scope(|scope| {
            let call = scope.spawn(|| SystemKeychain::default().store(&item, &access_key));
            assert_eq!(service.next_call(SOON), Some("CreateItem"));
            service.store();
            assert_eq!(call.join().unwrap(), Ok(()));
        });
        let (given, secret) = (service.given(), access_key.expose().as_bytes());
        assert!(given.len() >= secret.len(), "all of it");
        let plain = given
            .windows(8)
            .any(|part| secret.windows(8).any(|own| own == part));
        assert!(!plain, "no part of it in the clear");
    });
}

#[test]
fn a_copy_that_was_made_by_hand_keeps_its_name_when_the_key_gets_another() {
    in_session(
        a_copy_that_was_made_by_hand_keeps_its_name_when_the_key_gets_another,
        |session| {
            session.start();
            let keychain = SystemKeychain::default();
            let (record, access_key) = key();
            keychain.store(&item(record.id), &access_key).unwrap();
            let (service, path) = (secret_service().unwrap(), session.other_collection());
            let collection = service.get_default_collection().unwrap();
            let other = service.get_collection_by_path(path).unwrap();
            put(&collection, record.id, b"by hand");
            put(&other, record.id, b"in another collection");
            let renamed = Item {
                label: "Keywright: My workspace / ERP".to_owned(),
                ..item(record.id)
            };
            assert_eq!(keychain.relabel(&renamed), Ok(()));
            let labels = |collection: &Collection<'_>| {
                let items = collection.get_all_items().unwrap();
                let labels = items.iter().map(|item| item.get_label().unwrap());
                labels.collect::<BTreeSet<_>>()
            };
            let ours = [renamed.label, "by hand".to_owned()];
            assert_eq!(labels(&collection), ours.into());
            assert_eq!(labels(&other), ["by hand".to_owned()].into());
            let found = fetched(&keychain, record.id, record.digest);
            assert_eq!(found, Ok(record.digest), "and none lost its secret");
            assert!(secrets(&collection).contains(&b"by hand".to_vec()));
        },
    );
}
