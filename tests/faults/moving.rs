//! Secrets that are moved to another store while something goes wrong, on the real stores.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use keywright_core::{IssueError, Issuer, KeychainError, KeychainState, RegistryError, Surface};
use keywright_stores::{Dirs, MoveError, StoreChoice, StoreKind, VaultError, open_stores};
use keywright_tests::{by_creation, in_session, keychain_ids, passphrase, sabotage};

use crate::several_stores::{behind, create, go_on, open, whole, with_keys};

const KEYS: usize = 6;

fn vaults(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    // What is left of one that could not be made is overwritten the next time.
    names
        .filter(|name| name.starts_with("vault") && name.ends_with(".db"))
        .collect()
}

fn actions(issuer: &Issuer) -> usize {
    let query = keywright_core::ActivityQuery {
        actions: vec![keywright_core::Action::SecretsMoved],
        limit: 100,
        ..keywright_core::ActivityQuery::default()
    };
    issuer.activity(&query).unwrap().matching
}

#[test]
fn secrets_move_while_the_application_runs_and_a_restart_finds_them() {
    in_session(
        secrets_move_while_the_application_runs_and_a_restart_finds_them,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            assert_eq!(stores.secrets.kind(), StoreKind::Keychain);
            let mut seen = Vec::new();
            let report = stores
                .secrets
                .move_to(&behind("right"), &mut |done, total| {
                    seen.push((done, total));
                    ControlFlow::Continue(())
                });
            let report = report.unwrap();
            assert_eq!((report.moved, report.left), (KEYS, 0));
            assert_eq!(seen.first(), Some(&(0, 2 * KEYS)));
            assert_eq!(seen.last(), Some(&(2 * KEYS, 2 * KEYS)));
            assert!(seen.is_sorted());
            assert!(keychain_ids().is_empty());
            assert_eq!(whole(&stores.issuer), KEYS, "without a restart");
            create(&stores.issuer, "In the vault").unwrap();
            assert_eq!(actions(&stores.issuer), 1);
            drop(stores);

            let stores = open(&folder);
            assert_eq!(stores.secrets.kind(), StoreKind::VaultWithPassphrase);
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Locked);
            assert_eq!(stores.issuer.unlock_keychain(), Err(KeychainError::Locked));
            let wrong = stores.secrets.unlock_with(&passphrase("wrong"));
            assert_eq!(wrong, Err(VaultError::WrongPassphrase));
            assert_eq!(
                create(&stores.issuer, "Refused"),
                Err(KeychainError::Locked.into())
            );
            stores.secrets.unlock_with(&passphrase("right")).unwrap();
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Unlocked);
            assert_eq!(whole(&stores.issuer), KEYS + 1);

            stores
                .secrets
                .move_to(&StoreChoice::Keychain, &mut go_on)
                .unwrap();
            assert_eq!(whole(&stores.issuer), KEYS + 1);
            assert_eq!(keychain_ids().len(), KEYS + 1);
            assert_eq!(
                vaults(&folder),
                [""; 0],
                "its file goes with the last secret"
            );
            assert_eq!(actions(&stores.issuer), 2);
        },
    );
}

#[test]
fn without_a_keychain_service_a_vault_with_a_passphrase_takes_its_place() {
    in_session(
        without_a_keychain_service_a_vault_with_a_passphrase_takes_its_place,
        |session| {
            session.start_bus("");
            let folder = session.folder().join("registry");
            let stores = open(&folder);
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Absent);
            let refused = stores
                .secrets
                .move_to(&StoreChoice::VaultWithKeychain, &mut go_on);
            assert_eq!(refused, Err(MoveError::from(KeychainError::NoService)));
            assert_eq!(vaults(&folder), [""; 0]);
            stores.secrets.leave_for(&behind("right")).unwrap();
            create(&stores.issuer, "First").unwrap();
            drop(stores);
            let stores = open(&folder);
            assert_eq!(stores.issuer.keychain_state(), KeychainState::Locked);
            stores.secrets.unlock_with(&passphrase("right")).unwrap();
            assert_eq!(whole(&stores.issuer), 1);
            let changed = |old, new| {
                let (old, new) = (passphrase(old), passphrase(new));
                stores.secrets.change_passphrase(&old, &new)
            };
            assert_eq!(changed("wrong", "new"), Err(VaultError::WrongPassphrase));
            changed("right", "new").unwrap();
            drop(stores);
            let stores = open(&folder);
            let unlocked = |word| stores.secrets.unlock_with(&passphrase(word));
            assert_eq!(unlocked("right"), Err(VaultError::WrongPassphrase));
            unlocked("new").unwrap();
            assert_eq!(whole(&stores.issuer), 1);
        },
    );
}

#[test]
fn what_is_in_a_keychain_that_does_not_run_stays_there_and_is_found_by_moving_back() {
    in_session(
        what_is_in_a_keychain_that_does_not_run_stays_there_and_is_found_by_moving_back,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            assert_eq!(
                stores.secrets.leave_for(&behind("right")),
                Err(MoveError::Usable)
            );
            session.kill_keychain();
            let refused = stores.secrets.move_to(&behind("right"), &mut go_on);
            assert_eq!(refused, Err(MoveError::from(KeychainError::NoService)));
            let report = stores.secrets.leave_for(&behind("right")).unwrap();
            assert_eq!((report.moved, report.missing.len()), (0, KEYS));
            create(&stores.issuer, "In the vault").unwrap();
            assert_eq!(whole(&stores.issuer), 1);
            session.start_keychain();
            assert_eq!(stores.secrets.left(), KEYS);
            let back = stores.secrets.move_to(&StoreChoice::Keychain, &mut go_on);
            assert_eq!(back.unwrap().left, 0);
            assert_eq!((whole(&stores.issuer), vaults(&folder)), (KEYS + 1, vec![]));
        },
    );
}

#[test]
fn a_keychain_that_is_locked_half_way_leaves_all_as_it_was_and_it_goes_on_later() {
    in_session(
        a_keychain_that_is_locked_half_way_leaves_all_as_it_was_and_it_goes_on_later,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            let locked = stores
                .secrets
                .move_to(&StoreChoice::VaultWithKeychain, &mut |done, _| {
                    if done == KEYS / 2 {
                        session.lock_keychain();
                    }
                    ControlFlow::Continue(())
                });
            assert_eq!(locked, Err(MoveError::Keychain(KeychainError::Locked)));
            assert_eq!(stores.secrets.kind(), StoreKind::Keychain);
            session.unlock_keychain();
            assert_eq!(stores.secrets.left(), KEYS / 2);
            assert_eq!(whole(&stores.issuer), KEYS);
            create(&stores.issuer, "Meanwhile").unwrap();
            let done = stores
                .secrets
                .move_to(&StoreChoice::VaultWithKeychain, &mut go_on);
            assert_eq!(done.unwrap().moved, KEYS + 1);
            assert_eq!(whole(&stores.issuer), KEYS + 1);

            // And while the old one is emptied.
            let locked = stores
                .secrets
                .move_to(&StoreChoice::Keychain, &mut |done, total| {
                    if done == total / 2 + 2 {
                        session.lock_keychain();
                    }
                    ControlFlow::Continue(())
                });
            let left = locked.unwrap().left;
            assert!(left > 0, "the vault's key is in the locked keychain");
            assert_eq!(stores.secrets.kind(), StoreKind::Keychain);
            session.unlock_keychain();
            assert_eq!(stores.secrets.left(), left);
            assert_eq!(whole(&stores.issuer), KEYS + 1);
            stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!(vaults(&folder), [""; 0]);
            assert_eq!(whole(&stores.issuer), KEYS + 1);
        },
    );
}

#[test]
fn a_move_that_was_stopped_goes_on_or_is_taken_back_or_begins_anew() {
    in_session(
        a_move_that_was_stopped_goes_on_or_is_taken_back_or_begins_anew,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            let stopped = |choice: &StoreChoice| {
                let outcome = stores.secrets.move_to(choice, &mut |done, _| match done {
                    3 => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                });
                assert_eq!(outcome, Err(MoveError::Stopped));
                assert_eq!(stores.secrets.left(), 3);
                assert_eq!(whole(&stores.issuer), KEYS);
            };
            stopped(&behind("first"));
            stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((vaults(&folder), stores.secrets.left()), (vec![], 0));
            assert_eq!(whole(&stores.issuer), KEYS);

            stopped(&behind("first"));
            stopped(&behind("second"));
            stopped(&StoreChoice::VaultWithKeychain);
            assert_eq!(vaults(&folder).len(), 1, "what was begun before is gone");
            stores
                .secrets
                .move_to(&behind("third"), &mut go_on)
                .unwrap();
            assert_eq!((vaults(&folder).len(), whole(&stores.issuer)), (1, KEYS));
            drop(stores);
            let stores = open(&folder);
            stores.secrets.unlock_with(&passphrase("third")).unwrap();
            assert_eq!(whole(&stores.issuer), KEYS);
        },
    );
}

#[test]
fn what_an_earlier_move_has_left_is_tidied_up_first_which_is_shown_and_can_be_stopped() {
    in_session(
        what_an_earlier_move_has_left_is_tidied_up_first_which_is_shown_and_can_be_stopped,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            let stop_at = |choice: &StoreChoice, at: usize| {
                let outcome = stores.secrets.move_to(choice, &mut |done, _| match done {
                    done if done == at => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                });
                assert_eq!(outcome, Err(MoveError::Stopped));
                assert_eq!((stores.secrets.left(), whole(&stores.issuer)), (3, KEYS));
            };
            stop_at(&StoreChoice::VaultWithKeychain, 3);
            let begun = vaults(&folder);
            stop_at(&behind("right"), 0);
            assert_eq!(vaults(&folder), begun, "no other one was made");
            let mut seen = Vec::new();
            let moved = stores
                .secrets
                .move_to(&behind("right"), &mut |done, total| {
                    seen.push((done, total));
                    ControlFlow::Continue(())
                });
            assert_eq!(moved.map(|report| report.moved), Ok(KEYS));
            assert!(seen.iter().filter(|one| **one == (0, 2 * KEYS)).count() == 1);
            assert_ne!(seen.first(), Some(&(0, 2 * KEYS)), "it begins with that");
            assert_eq!((vaults(&folder).len(), whole(&stores.issuer)), (1, KEYS));
        },
    );
}

#[test]
fn a_former_vault_whose_passphrase_is_not_typed_goes_when_all_of_it_is_elsewhere() {
    in_session(
        a_former_vault_whose_passphrase_is_not_typed_goes_when_all_of_it_is_elsewhere,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            stores
                .secrets
                .move_to(&behind("right"), &mut go_on)
                .unwrap();
            let stopped = stores
                .secrets
                .move_to(
                    &StoreChoice::Keychain,
                    &mut |done, total| match done == total / 2 + 1 {
                        true => ControlFlow::Break(()),
                        false => ControlFlow::Continue(()),
                    },
                );
            assert_eq!(stopped.unwrap().left, KEYS - 1);
            drop(stores);
            let stores = open(&folder);
            assert_eq!(stores.secrets.left(), KEYS - 1, "told while it is locked");
            // One that it alone has keeps the file: nobody can bring it without the passphrase.
            let listed = stores.issuer.page(&by_creation("")).unwrap().rows;
            let last = listed.iter().max_by_key(|record| record.id).unwrap();
            let system = keywright_stores::SystemKeychain::default();
            let copy = stores.issuer.copy_of(last).unwrap().unwrap();
            keywright_core::Keychain::remove(&system, last.id).unwrap();
            let kept = stores.secrets.end_move(None, &mut go_on).unwrap();
            assert_eq!((kept.left, vaults(&folder).len()), (1, 1));
            let item = keywright_core::Item {
                id: last.id,
                label: String::new(),
            };
            keywright_core::Keychain::store(&system, &item, &copy).unwrap();
            assert_eq!(stores.secrets.end_move(None, &mut go_on).unwrap().left, 0);
            assert_eq!(vaults(&folder), [""; 0]);
            assert_eq!(whole(&stores.issuer), KEYS);
        },
    );
}

#[test]
fn nobody_changes_a_secret_while_all_are_moved() {
    in_session(nobody_changes_a_secret_while_all_are_moved, |session| {
        session.start();
        let folder = session.folder().join("registry");
        let stores = with_keys(&folder, KEYS);
        let listed = stores.issuer.page(&by_creation("")).unwrap().rows;
        let refused = Some(IssueError::from(KeychainError::Moving));
        let mut asked = 0;
        let report = stores.secrets.move_to(&behind("right"), &mut |done, _| {
            if done == 2 {
                let issuer = &stores.issuer;
                assert_eq!(create(issuer, "Meanwhile").err(), refused);
                assert_eq!(issuer.delete(listed[0].id).err(), refused);
                issuer.rename(listed[1].id, "Renamed").unwrap();
                assert_eq!(issuer.renew_labels().err(), refused);
                assert_eq!(whole(issuer), KEYS, "but they can be used");
                let twice = stores.secrets.move_to(&behind("right"), &mut go_on);
                assert_eq!(twice, Err(MoveError::UnderWay));
                asked += 1;
            }
            ControlFlow::Continue(())
        });
        assert_eq!((report.unwrap().moved, asked), (KEYS, 1));
        stores.issuer.renew_labels().unwrap();
        create(&stores.issuer, "Meanwhile").unwrap();
        stores.issuer.delete(listed[0].id).unwrap();
        assert_eq!(whole(&stores.issuer), KEYS);
        assert!(keychain_ids().is_empty());
    });
}

#[test]
fn no_other_process_has_the_registry_open_while_secrets_are_moved() {
    in_session(
        no_other_process_has_the_registry_open_while_secrets_are_moved,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let stores = with_keys(&folder, KEYS);
            let other = open(&folder);
            let refused = stores.secrets.move_to(&behind("right"), &mut go_on);
            assert_eq!(refused, Err(MoveError::OtherProcess));
            assert_eq!(vaults(&folder), [""; 0]);
            drop(other);
            let mut came = None;
            let done = stores.secrets.move_to(&behind("right"), &mut |_, _| {
                came.get_or_insert_with(|| {
                    let opened = open_stores(&Dirs::at(&folder), Surface::Window);
                    opened.map(drop)
                });
                ControlFlow::Continue(())
            });
            assert_eq!(done.unwrap().moved, KEYS);
            let busy = RegistryError::Busy(folder.join("registry.db"));
            assert_eq!(came, Some(Err(busy)));
            assert_eq!(open(&folder).secrets.kind(), StoreKind::VaultWithPassphrase);
        },
    );
}

#[test]
fn a_store_that_only_a_newer_version_knows_is_not_guessed_at() {
    let place = tempfile::tempdir().unwrap();
    let stores = open(place.path());
    stores
        .issuer
        .keep_values(&[("secret_store", "cloud")])
        .unwrap();
    drop(stores);
    let opened = open_stores(&Dirs::at(place.path()), Surface::Window).map(drop);
    let newer = RegistryError::Newer(place.path().join("registry.db"));
    assert_eq!(opened, Err(newer));
}

#[test]
fn a_disk_that_is_full_at_any_write_leaves_every_secret_where_the_registry_says() {
    in_session(
        a_disk_that_is_full_at_any_write_leaves_every_secret_where_the_registry_says,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            sabotage::install();
            let stores = with_keys(&folder, KEYS);
            let mut failures = 0;
            for writes in (0..).step_by(4) {
                sabotage::fail_after(writes, libc::ENOSPC);
                let outcome = stores
                    .secrets
                    .move_to(&StoreChoice::VaultWithKeychain, &mut go_on);
                let failed = sabotage::stop();
                assert_eq!(whole(&stores.issuer), KEYS, "write {writes}: {outcome:?}");
                let kind = stores.secrets.kind();
                match outcome {
                    Ok(report) if failed == 0 => {
                        assert_eq!(report.left, 0, "write {writes}");
                        break;
                    }
                    Ok(_) => assert_eq!(kind, StoreKind::VaultWithKeychain),
                    Err(error) => {
                        let full = matches!(
                            error,
                            MoveError::Vault(VaultError::Full(_))
                                | MoveError::Issue(IssueError::Registry(RegistryError::Full(_)))
                                | MoveError::Keychain(KeychainError::Refused(_))
                        );
                        assert!(full, "write {writes}: {error:?}");
                        assert_eq!(kind, StoreKind::Keychain);
                    }
                }
                failures += 1;
                stores.secrets.end_move(None, &mut go_on).unwrap();
                stores
                    .secrets
                    .move_to(&StoreChoice::Keychain, &mut go_on)
                    .unwrap();
                assert_eq!((vaults(&folder), whole(&stores.issuer)), (vec![], KEYS));
            }
            assert!(failures > 5, "{failures}");
            println!("{failures} moves failed");
        },
    );
}
