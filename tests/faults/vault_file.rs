//! A vault file that is not there, not whole, not ours, or may not be written.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::sync::{Arc, Barrier};
use std::thread;

use keywright_core::{Cause, Keychain, KeychainError, KeychainState};
use keywright_stores::{KeyPlace, Vault, VaultError, VaultKey, VaultSecret};
use keywright_tests::{MemoryKeyPlace, NoKeyPlace, VAULT_REGISTRY, as_ordinary_user, passphrase};
use rusqlite::Connection;
use rustix::process::geteuid;

use crate::vault_desk::{Desk, item, refused};

#[test]
fn a_file_that_was_removed_is_missed_and_another_in_its_place_is_not_this_one() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let aside = desk.path().with_extension("aside");
    fs::rename(desk.path(), &aside).unwrap();
    assert_eq!(desk.vault.state(), KeychainState::Failed);
    let (new, secret) = item();
    let stored = desk.vault.store(&new, &secret);
    assert_eq!(stored, Err(refused()), "nowhere");
    assert_eq!(desk.fetched(id), Err(refused()));

    let key = VaultKey::Passphrase(passphrase("right"));
    let other = Vault::at(desk.path(), VAULT_REGISTRY, Arc::new(NoKeyPlace));
    other.create(&key).unwrap();
    assert_eq!(desk.vault.state(), KeychainState::Locked);
    assert_eq!(desk.vault.store(&new, &secret), Err(KeychainError::Locked));

    fs::rename(&aside, desk.path()).unwrap();
    assert_eq!(desk.fetched(id), Ok(digest), "it is back");
}

#[test]
fn a_file_that_was_cut_off_is_told_and_left_alone() {
    let desk = Desk::default();
    for _ in 0..20 {
        desk.stored();
    }
    let whole = desk.bytes();
    let pages = whole.len() / 512;
    let cuts = [0, 1, 15, 16, 99, 100, 511, 512, 1024, 512 * (pages - 1)];
    for length in cuts.into_iter().chain([whole.len() / 2, whole.len() - 1]) {
        fs::write(desk.path(), &whole[..length]).unwrap();
        let told = desk.told();
        assert_eq!(
            told,
            Err(VaultError::Damaged(desk.path())),
            "{length} bytes"
        );
        assert_eq!(desk.beside().state(), KeychainState::Failed);
        let (new, secret) = item();
        let stored = desk.beside().store(&new, &secret);
        let platform = KeychainError::Platform(Cause::new("damaged"));
        assert_eq!(stored, Err(platform), "{length} bytes");
        assert_eq!(desk.bytes(), whole[..length], "{length} bytes");
    }
    fs::write(desk.path(), &whole).unwrap();
    assert_eq!(desk.beside().labels().map(|labels| labels.len()), Ok(20));
}

#[test]
fn files_of_others_are_told_and_left_alone() {
    type Change = fn(&Connection);
    type Told = fn(&Desk) -> VaultError;
    let changes: [(Change, Told); 4] = [
        (
            |file| file.pragma_update(None, "application_id", 7).unwrap(),
            |desk| VaultError::Foreign(desk.path()),
        ),
        (
            |file| file.pragma_update(None, "user_version", 2).unwrap(),
            |desk| VaultError::Newer(desk.path()),
        ),
        (
            |file| file.execute_batch("DELETE FROM vault").unwrap(),
            |desk| VaultError::Damaged(desk.path()),
        ),
        (
            |file| file.execute_batch("DROP TABLE vault").unwrap(),
            |desk| VaultError::Failed(Cause::new(desk.path().display().to_string())),
        ),
    ];
    for (change, expected) in changes {
        let desk = Desk::default();
        desk.stored();
        change(&Connection::open(desk.path()).unwrap());
        let before = desk.bytes();
        assert_eq!(desk.told(), Err(expected(&desk)));
        assert_eq!(desk.beside().state(), KeychainState::Failed);
        assert_eq!(desk.bytes(), before, "byte for byte");
    }
    let desk = Desk::default();
    fs::write(desk.path(), "no vault ".repeat(500)).unwrap();
    assert_eq!(desk.told(), Err(VaultError::Damaged(desk.path())));
}

#[test]
fn the_vault_of_another_registry_is_refused() {
    let desk = Desk::default();
    let other = Vault::at(desk.path(), "f".repeat(32), desk.place.clone());
    assert_eq!(other.labels(), Err(VaultError::OtherRegistry(desk.path())));
    let (new, secret) = item();
    assert_eq!(other.store(&new, &secret), Err(refused()));
    // Whoever writes another name into it cannot have it opened.
    let changed = "UPDATE vault SET registry = ?1";
    desk.change(changed, ["f".repeat(32)]);
    assert_eq!(other.labels(), Err(VaultError::Damaged(desk.path())));
}

#[test]
fn a_file_is_its_owners_alone() {
    let desk = Desk::default();
    let mode = fs::metadata(desk.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let names: Vec<_> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "it, and opening.lock: {names:?}");
    if geteuid().is_root() {
        chown(desk.path(), Some(65_534), None).unwrap();
    } else {
        fs::remove_file(desk.path()).unwrap();
        symlink("/etc/passwd", desk.path()).unwrap();
    }
    assert_eq!(desk.told(), Err(VaultError::NotOurs(desk.path())));
}

#[test]
fn a_vault_that_may_not_be_written_is_told() {
    as_ordinary_user(a_vault_that_may_not_be_written_is_told, |folder| {
        let place = Arc::<MemoryKeyPlace>::default();
        let folder = folder.join("vaults");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("vault.db");
        let vault = || Vault::at(&path, VAULT_REGISTRY, place.clone());
        fs::set_permissions(&folder, PermissionsExt::from_mode(0o500)).unwrap();
        let made = vault().create(&VaultKey::Kept);
        assert_eq!(made, Err(VaultError::ReadOnly(path.clone())));
        assert!(place.keys().is_empty(), "nor is there a key of it");
        fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).unwrap();
        vault().create(&VaultKey::Kept).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o400)).unwrap();
        let told = vault().labels().map(drop);
        assert_eq!(told, Err(VaultError::ReadOnly(path.clone())));
        let (new, secret) = item();
        assert_eq!(vault().store(&new, &secret), Err(refused()));
        fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        assert_eq!(vault().store(&new, &secret), Ok(()));
    });
}

#[test]
fn a_vault_is_made_only_where_nothing_is_and_its_key_can_be_kept() {
    let desk = Desk::default();
    let before = (desk.bytes(), desk.place.keys());
    let again = desk.beside().create(&VaultKey::Kept);
    assert_eq!(again, Err(VaultError::Exists(desk.path())));
    assert_eq!((desk.bytes(), desk.place.keys()), before);

    let nowhere = desk.folder.path().join("no folder/vault.db");
    let vault = Vault::at(&nowhere, VAULT_REGISTRY, desk.place.clone());
    assert!(vault.create(&VaultKey::Kept).is_err());
    assert_eq!(
        desk.place.keys(),
        before.1,
        "no key stays of what was not made"
    );

    let other = desk.folder.path().join("other.db");
    let vault = Vault::at(&other, VAULT_REGISTRY, desk.place.clone());
    desk.place.set_state(KeychainState::Locked);
    let refused = vault.create(&VaultKey::Kept);
    assert_eq!(refused, Err(VaultError::Place(KeychainError::Locked)));
    assert!(!other.exists(), "no vault without its key");
    let forgetful = Vault::at(&other, VAULT_REGISTRY, Arc::new(Forgetful));
    let refused = forgetful.create(&VaultKey::Kept);
    assert_eq!(refused, Err(VaultError::KeyMissing));
    assert!(!other.exists(), "nor with one that only seems to be kept");
}

/// It says that it keeps keys, and keeps none.
struct Forgetful;

impl KeyPlace for Forgetful {
    fn state(&self) -> KeychainState {
        KeychainState::Unlocked
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn keep(&self, _: &str, _: &VaultSecret) -> Result<(), KeychainError> {
        Ok(())
    }

    fn kept(&self, _: &str) -> Result<VaultSecret, KeychainError> {
        Err(KeychainError::Missing)
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }
}

#[test]
fn the_journal_of_a_vault_that_was_taken_away_is_not_played_into_a_new_one() {
    let desk = Desk::default();
    let journal = desk.folder.path().join("vault.db-journal");
    fs::remove_file(desk.path()).unwrap();
    fs::write(&journal, "left of an older one").unwrap();
    let vault = desk.beside();
    vault.create(&VaultKey::Kept).unwrap();
    assert!(!journal.exists());
    let names = fs::read_dir(desk.folder.path()).unwrap();
    let aside = names.map(|file| file.unwrap().path());
    let mut aside = aside.filter(|path| fs::read(path).unwrap() == b"left of an older one");
    assert!(aside.next().is_some(), "it is kept under another name");
}

#[test]
fn a_file_that_another_program_holds_is_told_as_busy() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let other = Connection::open(desk.path()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_eq!(desk.fetched(id), Err(refused()));
    assert_eq!(desk.told(), Err(VaultError::Busy(desk.path())));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.fetched(id), Ok(digest));
}

#[test]
fn each_changed_page_is_told_or_does_no_harm() {
    let desk = Desk::default();
    let stored: Vec<_> = (0..10).map(|_| desk.stored()).collect();
    let whole = desk.bytes();
    for page in 0..whole.len() / 512 {
        let mut changed = whole.clone();
        changed[page * 512..(page + 1) * 512].fill(0xA5);
        fs::write(desk.path(), &changed).unwrap();
        let other = desk.beside();
        for (id, digest) in &stored {
            match other.fetch(*id, digest) {
                Ok(secret) => assert!(secret.digest() == *digest, "page {page}"),
                Err(KeychainError::Missing) => {}
                Err(error) => assert!(
                    matches!(
                        error,
                        KeychainError::Platform(_) | KeychainError::Refused(_)
                    ),
                    "page {page}: {error}"
                ),
            }
        }
    }
}

#[test]
fn of_several_that_make_it_at_once_one_does() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let place = Arc::<MemoryKeyPlace>::default();
        let makers = [(); 4].map(|()| {
            let path = folder.path().join("vault.db");
            Vault::at(path, VAULT_REGISTRY, place.clone())
        });
        let begin = Barrier::new(makers.len());
        let make = |vault: &Vault| {
            begin.wait();
            vault.create(&VaultKey::Kept)
        };
        let made = thread::scope(|scope| {
            let threads = makers.each_ref().map(|vault| scope.spawn(|| make(vault)));
            threads.map(|thread| thread.join().unwrap())
        });
        let exists = VaultError::Exists(folder.path().join("vault.db"));
        let late = made.iter().filter(|made| **made == Err(exists.clone()));
        assert_eq!(late.count(), 3, "{made:?}");
        assert_eq!(place.keys().len(), 1, "no key stays of what was not made");
        let (new, secret) = item();
        for vault in &makers {
            assert_eq!(vault.store(&new, &secret), Ok(()), "it is there for all");
        }
    }
}
