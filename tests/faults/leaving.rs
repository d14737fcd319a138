//! A store that nobody can use any more, on the real ones: everything goes on without it, and what
//! is in it is found again if it comes back.

use std::fs;
use std::path::Path;

use keywright_backup::{DecryptWith, EncryptTo, Identity};
use keywright_core::{KeychainError, KeychainState, RestoreChoice};
use keywright_safekeeping::{make, open as open_backup};
use keywright_stores::{MoveError, StoreChoice, StoreKind, Stores, VaultError};
use keywright_tests::{by_creation, in_session, keychain_ids, passphrase};
use rusqlite::Connection;

use crate::several_stores::{behind, create, go_on, open, whole, with_keys};

const KEYS: usize = 4;

fn is_there(folder: &Path, vault: &str) -> bool {
    folder.join(vault).exists()
}

/// Some keys in a vault that the passphrase “forgotten” opens, as after a restart: locked.
fn in_vault(folder: &Path) -> Stores {
    let stores = with_keys(folder, KEYS);
    let moved = stores.secrets.move_to(&behind("forgotten"), &mut go_on);
    assert_eq!(moved.unwrap().left, 0);
    drop(stores);
    open(folder)
}

#[test]
fn a_vault_whose_passphrase_is_forgotten_gives_way_to_another_and_a_backup_brings_its_keys_back() {
    in_session(
        a_vault_whose_passphrase_is_forgotten_gives_way_to_another_and_a_backup_brings_its_keys_back,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = in_vault(&folder);
            stores.secrets.unlock_with(&passphrase("forgotten")).unwrap();
            let (identity, file) = (Identity::generate(), session.folder().join("backup.age"));
            let to = EncryptTo::Recipients(vec![identity.recipient()]);
            make(&stores.issuer, "test", to, &file, &mut go_on).unwrap();
            drop(stores);

            let stores = open(&folder);
            let refused = stores.secrets.move_to(&StoreChoice::Keychain, &mut go_on);
            assert_eq!(refused, Err(MoveError::from(KeychainError::Locked)));
            let left = stores.secrets.leave_for(&behind("new")).unwrap();
            assert_eq!((left.moved, left.missing.len()), (0, KEYS));
            assert!(is_there(&folder, "vault.db") && is_there(&folder, "vault-2.db"));
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Unlocked);
            create(&stores.issuer, "Afterwards").unwrap();
            assert_eq!(whole(&stores.issuer), 1);
            assert_eq!(stores.secrets.left(), KEYS, "the file tells its ids");

            let opened = open_backup(&file, &DecryptWith::Identity(identity)).unwrap();
            let preview = stores.issuer.preview_restore(&opened.backup).unwrap();
            assert_eq!(preview.secrets_missing.len(), KEYS);
            let choice = RestoreChoice::default();
            let restored = stores
                .issuer
                .restore(&opened.backup, choice, preview.on, &mut go_on)
                .unwrap();
            assert_eq!(restored.secrets, KEYS);
            assert_eq!(whole(&stores.issuer), KEYS + 1);
            let ended = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((ended.moved, ended.left), (0, 0));
            assert!(!is_there(&folder, "vault.db"), "all of it is elsewhere");
            drop(stores);
            let stores = open(&folder);
            stores.secrets.unlock_with(&passphrase("new")).unwrap();
            assert_eq!(whole(&stores.issuer), KEYS + 1);
        },
    );
}

#[test]
fn a_vault_file_that_comes_back_after_it_was_left_is_brought_over() {
    in_session(
        a_vault_file_that_comes_back_after_it_was_left_is_brought_over,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = open(&folder);
            create(&stores.issuer, "CRM").unwrap();
            let kept = StoreChoice::VaultWithKeychain;
            stores.secrets.move_to(&kept, &mut go_on).unwrap();
            let [there, away] = ["vault.db", "away.db"].map(|name| folder.join(name));
            fs::rename(&there, &away).unwrap();
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Failed);
            let moved = stores.secrets.move_to(&StoreChoice::Keychain, &mut go_on);
            assert!(moved.is_err());
            stores.secrets.leave_for(&StoreChoice::Keychain).unwrap();
            create(&stores.issuer, "Shop").unwrap();
            assert_eq!((whole(&stores.issuer), stores.secrets.left()), (1, 0));
            // Neither a try to tidy up nor another move forgets the file.
            assert_eq!(stores.secrets.end_move(None, &mut go_on).unwrap().left, 0);
            stores.secrets.move_to(&kept, &mut go_on).unwrap();
            assert!(is_there(&folder, "vault-2.db"), "its name is not taken");
            stores
                .secrets
                .move_to(&StoreChoice::Keychain, &mut go_on)
                .unwrap();
            drop(stores);

            fs::rename(&away, &there).unwrap();
            let stores = open(&folder);
            assert_eq!((whole(&stores.issuer), stores.secrets.left()), (1, 1));
            let brought = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((brought.moved, brought.left), (1, 0));
            assert_eq!(whole(&stores.issuer), 2);
            assert_eq!(keychain_ids().len(), 2, "and no key of a vault");
            assert!(!there.exists());
            assert_eq!(stores.secrets.left(), 0);
        },
    );
}

#[test]
fn a_damaged_vault_file_is_left_and_hinders_nothing() {
    in_session(
        a_damaged_vault_file_is_left_and_hinders_nothing,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            drop(in_vault(&folder));
            fs::write(folder.join("vault.db"), "no vault").unwrap();
            let stores = open(&folder);
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Failed);
            stores.secrets.leave_for(&behind("new")).unwrap();
            create(&stores.issuer, "Afterwards").unwrap();
            let moved = stores.secrets.move_to(&StoreChoice::Keychain, &mut go_on);
            let moved = moved.unwrap();
            assert_eq!((moved.moved, moved.missing.len(), moved.left), (1, KEYS, 0));
            assert!(is_there(&folder, "vault.db"), "it may be mended");
            assert!(!is_there(&folder, "vault-2.db"));
            assert!(
                stores.secrets.end_move(None, &mut go_on).is_err(),
                "it says so"
            );
            stores
                .secrets
                .move_to(&StoreChoice::VaultWithKeychain, &mut go_on)
                .unwrap();
            assert_eq!(whole(&stores.issuer), 1);
        },
    );
}

#[test]
fn what_was_begun_in_a_keychain_that_died_does_not_keep_anyone_in_it() {
    in_session(
        what_was_begun_in_a_keychain_that_died_does_not_keep_anyone_in_it,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = open(&folder);
            create(&stores.issuer, "CRM").unwrap();
            create(&stores.issuer, "Shop").unwrap();
            let listed = stores.issuer.page(&by_creation("")).unwrap().rows;
            session.kill_keychain();
            // As a process leaves it that has ended in the middle of a deletion.
            let connection = Connection::open(folder.join("registry.db")).unwrap();
            let begun = "UPDATE access_key SET state = 'deleting' WHERE id = ?1";
            connection
                .execute(begun, [listed[0].id.as_bytes()])
                .unwrap();
            drop(connection);
            stores.secrets.leave_for(&behind("new")).unwrap();
            assert_eq!(stores.secrets.kind(), StoreKind::VaultWithPassphrase);
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Unlocked);
            let rows = stores.issuer.page(&by_creation("")).unwrap().rows;
            assert_eq!(rows.len(), 1, "it is deleted");
            session.start_keychain();
            let ended = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((ended.moved, ended.left), (1, 0), "it does not come back");
            assert_eq!((whole(&stores.issuer), keychain_ids().len()), (1, 0));
        },
    );
}

#[test]
fn a_passphrase_that_is_remembered_after_all_brings_the_other_vault_over() {
    in_session(
        a_passphrase_that_is_remembered_after_all_brings_the_other_vault_over,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = in_vault(&folder);
            stores.secrets.leave_for(&behind("new")).unwrap();
            create(&stores.issuer, "Afterwards").unwrap();
            let bring = |word: Option<&str>| {
                let typed = word.map(passphrase);
                stores.secrets.end_move(typed.as_ref(), &mut go_on)
            };
            let kept = bring(None).unwrap();
            assert_eq!((kept.moved, kept.left), (0, KEYS), "nobody can open it");
            assert_eq!(
                bring(Some("wrong")),
                Err(VaultError::WrongPassphrase.into())
            );
            assert!(is_there(&folder, "vault.db"));
            let brought = bring(Some("forgotten")).unwrap();
            assert_eq!((brought.moved, brought.left), (KEYS, 0));
            assert_eq!(whole(&stores.issuer), KEYS + 1);
            assert!(!is_there(&folder, "vault.db"));
        },
    );
}

#[test]
fn where_no_keychain_runs_another_vault_is_brought_over_all_the_same() {
    in_session(
        where_no_keychain_runs_another_vault_is_brought_over_all_the_same,
        |session| {
            session.start_bus("");
            let folder = session.folder().join("registry");
            let stores = open(&folder);
            stores.secrets.leave_for(&behind("forgotten")).unwrap();
            create(&stores.issuer, "Before").unwrap();
            drop(stores);
            let stores = open(&folder);
            stores.secrets.leave_for(&behind("new")).unwrap();
            let asked = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert!(asked.locked && asked.left == 1, "its passphrase is wanted");
            let typed = passphrase("forgotten");
            let brought = stores.secrets.end_move(Some(&typed), &mut go_on).unwrap();
            assert_eq!((brought.moved, brought.left), (1, 0));
            assert_eq!(whole(&stores.issuer), 1);
            assert!(!is_there(&folder, "vault.db"));
        },
    );
}

#[test]
fn another_passphrase_than_that_of_a_vault_with_the_only_copies_makes_no_second_one() {
    in_session(
        another_passphrase_than_that_of_a_vault_with_the_only_copies_makes_no_second_one,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = in_vault(&folder);
            stores.secrets.leave_for(&StoreChoice::Keychain).unwrap();
            create(&stores.issuer, "Afterwards").unwrap();
            let mistyped = stores.secrets.move_to(&behind("forgoten"), &mut go_on);
            let file = folder.join("vault.db");
            assert_eq!(mistyped, Err(MoveError::OtherPassphrase(file)));
            assert!(!is_there(&folder, "vault-2.db"));
            let moved = stores.secrets.move_to(&behind("forgotten"), &mut go_on);
            assert_eq!(moved.unwrap().left, 0);
            assert_eq!(whole(&stores.issuer), KEYS + 1);
        },
    );
}

#[test]
fn a_key_list_that_was_put_back_as_it_was_before_finds_its_vault_file() {
    in_session(
        a_key_list_that_was_put_back_as_it_was_before_finds_its_vault_file,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            drop(in_vault(&folder));
            let connection = Connection::open(folder.join("registry.db")).unwrap();
            let forget = "DELETE FROM setting WHERE name = 'secret_store'";
            assert_eq!(connection.execute(forget, []), Ok(1));
            drop(connection);
            let stores = open(&folder);
            assert_eq!(stores.secrets.kind(), StoreKind::Keychain);
            assert_eq!((whole(&stores.issuer), stores.secrets.left()), (0, KEYS));
            let typed = passphrase("forgotten");
            let brought = stores.secrets.end_move(Some(&typed), &mut go_on).unwrap();
            assert_eq!((brought.moved, brought.left), (KEYS, 0));
            assert_eq!(whole(&stores.issuer), KEYS);
        },
    );
}

#[test]
fn one_secret_that_cannot_be_read_keeps_no_other_from_being_moved_or_restored() {
    in_session(
        one_secret_that_cannot_be_read_keeps_no_other_from_being_moved_or_restored,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            let (identity, file) = (Identity::generate(), session.folder().join("backup.age"));
            let to = EncryptTo::Recipients(vec![identity.recipient()]);
            make(&stores.issuer, "test", to, &file, &mut go_on).unwrap();
            let kept = StoreChoice::VaultWithKeychain;
            stores.secrets.move_to(&kept, &mut go_on).unwrap();
            drop(stores);
            let connection = Connection::open(folder.join("vault.db")).unwrap();
            let damage = "UPDATE item SET sealed = zeroblob(length(sealed)) WHERE kind = 1
                AND id = (SELECT min(id) FROM item WHERE kind = 1)";
            assert_eq!(connection.execute(damage, []), Ok(1));
            drop(connection);

            let stores = open(&folder);
            let opened = open_backup(&file, &DecryptWith::Identity(identity)).unwrap();
            let preview = stores.issuer.preview_restore(&opened.backup).unwrap();
            assert_eq!(preview.secrets_missing.len(), 1);
            let moved = stores.secrets.move_to(&StoreChoice::Keychain, &mut go_on);
            let moved = moved.unwrap();
            assert_eq!(
                (moved.moved, moved.unfit.len(), moved.left),
                (KEYS - 1, 1, 1)
            );
            assert!(is_there(&folder, "vault.db"), "for whoever can mend it");
            let preview = stores.issuer.preview_restore(&opened.backup).unwrap();
            stores
                .issuer
                .restore(
                    &opened.backup,
                    RestoreChoice::default(),
                    preview.on,
                    &mut go_on,
                )
                .unwrap();
            assert_eq!(whole(&stores.issuer), KEYS);
        },
    );
}

#[test]
fn a_copy_of_the_vault_file_beside_it_goes_without_the_key_of_both() {
    in_session(
        a_copy_of_the_vault_file_beside_it_goes_without_the_key_of_both,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = open(&folder);
            create(&stores.issuer, "CRM").unwrap();
            let kept = StoreChoice::VaultWithKeychain;
            stores.secrets.move_to(&kept, &mut go_on).unwrap();
            drop(stores);
            fs::copy(folder.join("vault.db"), folder.join("vault-2.db")).unwrap();
            let stores = open(&folder);
            assert_eq!(stores.secrets.left(), 1);
            let ended = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((ended.moved, ended.left), (0, 0));
            assert!(!is_there(&folder, "vault-2.db"));
            drop(stores);
            assert_eq!(whole(&open(&folder).issuer), 1, "it is opened as before");
        },
    );
}
