//! Backups into folders that are full, closed or gone, restorations into a keychain that is locked
//! half-way, and a backup of ten thousand keys.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use keywright_backup::{DecryptWith, EncryptTo, Identity};
use keywright_core::memory::{MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Backup, IssueError, Issuer, KeyState, KeychainError, RestoreChoice, RestoreError, Restored,
    SavedKey, Snapshot, Timestamp,
};
use keywright_safekeeping::{BackupError, FileError, Made, make, open};
use keywright_stores::{SqliteRegistry, SystemClock, Vault, VaultKey};
use keywright_tests::{
    MemoryKeyPlace, VAULT_REGISTRY, as_ordinary_user, in_session, issuer_on, key, keychain_ids,
    on_small_disk, verify,
};
use rustix::process::geteuid;

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// An issuer in memory, with so many keys.
fn desk(keys: usize) -> Issuer {
    let registry = Arc::<MemoryRegistry>::default();
    let issuer = issuer_on(
        registry,
        Arc::<MemoryKeychain>::default(),
        Arc::new(SystemClock),
    );
    restore(&issuer, &backup(keys), &mut go_on).unwrap();
    issuer
}

/// A backup of so many keys, as if it had been read from a file.
fn backup(keys: usize) -> Backup {
    let mut secrets = BTreeMap::new();
    let keys = (0..keys).map(|_| {
        let (mut record, access_key) = key();
        record.shown_at = Some(record.created_at);
        secrets.insert(record.id, access_key);
        SavedKey {
            record,
            state: KeyState::Active,
        }
    });
    Backup {
        made_at: Timestamp(1_700_000_000_000),
        fingerprint: "f".repeat(64),
        snapshot: Snapshot {
            keys: keys.collect(),
            ..Snapshot::default()
        },
        secrets,
    }
}

fn restore(
    issuer: &Issuer,
    backup: &Backup,
    watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Restored, RestoreError> {
    let on = issuer.preview_restore(backup).unwrap().on;
    issuer.restore(backup, RestoreChoice::default(), on, watch)
}

fn back_up(
    issuer: &Issuer,
    file: &Path,
    watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> (Result<Made, BackupError>, DecryptWith) {
    let identity = Identity::generate();
    let to = EncryptTo::Recipients(vec![identity.recipient()]);
    let made = make(issuer, "test", to, file, watch);
    (made, DecryptWith::Identity(identity))
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn a_full_disk_is_told_and_nothing_is_left_on_it() {
    on_small_disk(a_full_disk_is_told_and_nothing_is_left_on_it, |_, disk| {
        let Some(disk) = disk else {
            println!("no small disk can be mounted here");
            return;
        };
        let issuer = desk(50);
        let filling = disk.join("filling");
        let mut file = File::create(&filling).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        let before = fs::read_dir(disk).unwrap().count();
        let target = disk.join("one.age");
        let (outcome, _) = back_up(&issuer, &target, &mut go_on);
        assert_eq!(outcome, Err(FileError::Full(disk.to_owned()).into()));
        assert_eq!(fs::read_dir(disk).unwrap().count(), before);
        drop(file);
        fs::remove_file(&filling).unwrap();
        let (outcome, with) = back_up(&issuer, &target, &mut go_on);
        outcome.unwrap();
        assert_eq!(open(&target, &with).unwrap().backup.secrets.len(), 50);
    });
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    as_ordinary_user(a_folder_that_may_not_be_written_is_told, |folder| {
        assert!(!geteuid().is_root());
        let folder = folder.join("backups");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
        let issuer = desk(2);
        let (outcome, _) = back_up(&issuer, &folder.join("one.age"), &mut go_on);
        assert_eq!(outcome, Err(FileError::ReadOnly(folder.clone()).into()));
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        assert!(is_empty(&folder));
    });
}

#[test]
fn a_folder_that_goes_away_meanwhile_is_told() {
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().join("backups");
    fs::create_dir(&folder).unwrap();
    let issuer = desk(3);
    let (outcome, _) = back_up(&issuer, &folder.join("one.age"), &mut |done, _| {
        if done == 1 {
            fs::remove_dir_all(&folder).unwrap();
        }
        ControlFlow::Continue(())
    });
    assert_eq!(outcome, Err(FileError::NoFolder(folder).into()));
    assert!(is_empty(outside.path()));
}

#[test]
fn a_keychain_that_is_locked_half_way_through_a_thousand_keys_is_as_before() {
    in_session(
        a_keychain_that_is_locked_half_way_through_a_thousand_keys_is_as_before,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let issuer = crate::open(&folder);
            let made = backup(1000);
            let outcome = restore(&issuer, &made, &mut |done, all| {
                assert_eq!(all, 1000);
                if done == 500 {
                    session.lock_keychain();
                }
                ControlFlow::Continue(())
            });
            let locked = IssueError::Keychain(KeychainError::Locked);
            assert_eq!(outcome, Err(RestoreError::Issue(locked)));
            session.unlock_keychain();
            assert_eq!(keychain_ids().len(), 500, "they wait for recovery");
            let recovered = issuer.recover().unwrap();
            assert_eq!(recovered.restorations_undone, 1000);
            verify(&folder, &issuer);
            assert!(keychain_ids().is_empty());
        },
    );
}

/// As where the list is damaged and the keychain is not.
#[test]
fn copies_that_the_keychain_has_stay_there_when_a_restoration_onto_a_new_list_is_stopped() {
    in_session(
        copies_that_the_keychain_has_stay_there_when_a_restoration_onto_a_new_list_is_stopped,
        |session| {
            session.start();
            let made = backup(20);
            let damaged = crate::open(&session.folder().join("damaged"));
            restore(&damaged, &made, &mut go_on).unwrap();
            drop(damaged);
            let there = keychain_ids();
            assert_eq!(there.len(), 20);

            let folder = session.folder().join("new");
            let issuer = crate::open(&folder);
            let outcome = restore(&issuer, &made, &mut |_, _| ControlFlow::Break(()));
            assert_eq!(outcome, Err(RestoreError::Stopped));
            issuer.recover().unwrap();
            assert_eq!(keychain_ids(), there);
            assert_eq!(restore(&issuer, &made, &mut go_on).unwrap().keys.len(), 1);
            assert_eq!(keychain_ids(), there);
            verify(&folder, &issuer);
        },
    );
}

#[test]
fn ten_thousand_keys_in_a_vault_are_backed_up_in_two_hundred_megabytes() {
    in_session(
        ten_thousand_keys_in_a_vault_are_backed_up_in_two_hundred_megabytes,
        |session| {
            const KEYS: usize = 10_000;
            // In memory, where the system offers that: what counts here is not the disk.
            let in_memory = tempfile::tempdir_in("/dev/shm");
            let folder = match &in_memory {
                Ok(in_memory) => in_memory.path().join("registry"),
                Err(_) => session.folder().join("registry"),
            };
            let registry = Arc::new(SqliteRegistry::open(&folder).unwrap());
            let place = Arc::<MemoryKeyPlace>::default();
            let vault = Vault::at(folder.join("vault.db"), VAULT_REGISTRY, place);
            vault.create(&VaultKey::Kept).unwrap();
            let issuer = issuer_on(registry, Arc::new(vault), Arc::new(SystemClock));
            restore(&issuer, &backup(KEYS), &mut go_on).unwrap();
            let file = session.folder().join("one.age");

            let (outcome, _) = back_up(&issuer, &file, &mut |done, _| match done {
                5_000 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            });
            assert_eq!(outcome, Err(BackupError::Stopped));
            assert!(!file.exists());

            let mut told = 0;
            let (outcome, with) = back_up(&issuer, &file, &mut |done, all| {
                assert_eq!((done, all), (told, KEYS), "each key is told of");
                told += 1;
                ControlFlow::Continue(())
            });
            assert_eq!(outcome.unwrap().summary.counts.secrets, KEYS as u64);
            let peak = most_memory();
            println!("{peak} MiB at most");
            assert!(peak <= 200, "{peak} MiB");
            assert_eq!(open(&file, &with).unwrap().backup.secrets.len(), KEYS);
        },
    );
}

/// The most memory that this process has had, in MiB.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<u64>().unwrap() / 1024
}
