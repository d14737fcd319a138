//! Files and folders that this user may not read or write, or that belong to another.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;

use keywright_core::{Registry, RegistryError};
use keywright_stores::SqliteRegistry;
use keywright_tests::{as_ordinary_user, author, key, list};
use rustix::process::geteuid;

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn error(folder: &Path) -> RegistryError {
    SqliteRegistry::open(folder).map(drop).unwrap_err()
}

/// A registry with one key, closed.
fn registry_in(folder: &Path) {
    let registry = SqliteRegistry::open(folder).unwrap();
    let record = key().0;
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
}

#[test]
fn a_write_protected_folder_is_told_and_left_alone() {
    as_ordinary_user(a_write_protected_folder_is_told_and_left_alone, |folder| {
        let folder = folder.join("registry");
        registry_in(&folder);
        let file = folder.join("registry.db");
        let before = fs::read(&file).unwrap();
        allow(&folder, 0o500);
        allow(&file, 0o400);
        assert_eq!(error(&folder), RegistryError::ReadOnly(file.clone()));
        assert_eq!(fs::read(&file).unwrap(), before, "byte for byte");
        allow(&file, 0o600);
        allow(&folder, 0o700);
        assert_eq!(
            list(&SqliteRegistry::open(&folder).unwrap()).len(),
            1,
            "nothing was lost"
        );
    });
}

/// With the journal of a process that was killed beside it, SQLite can read such a file, and
/// would open it for nothing else, for as long as it is open.
#[test]
fn a_write_protected_file_is_not_opened_for_reading_alone() {
    as_ordinary_user(
        a_write_protected_file_is_not_opened_for_reading_alone,
        |folder| {
            let folder = folder.join("registry");
            let killed = SqliteRegistry::open(&folder).unwrap();
            killed.begin_create(&key().0).unwrap();
            std::mem::forget(killed);
            let file = folder.join("registry.db");
            allow(&folder, 0o500);
            allow(&file, 0o400);
            assert_eq!(error(&folder), RegistryError::ReadOnly(file.clone()));
            allow(&folder, 0o700);
            allow(&file, 0o600);
            let mended = SqliteRegistry::open(&folder).unwrap();
            assert_eq!(mended.change_setting("theme", "dark"), Ok(()));
        },
    );
}

#[test]
fn a_new_registry_in_a_write_protected_folder_is_told() {
    as_ordinary_user(
        a_new_registry_in_a_write_protected_folder_is_told,
        |folder| {
            allow(folder, 0o500);
            let inner = folder.join("registry");
            let opened = error(&inner);
            allow(folder, 0o700);
            assert_eq!(opened, RegistryError::ReadOnly(inner.clone()));
            assert!(!inner.exists());
        },
    );
}

#[test]
fn a_file_that_may_not_be_read_is_told_and_left_alone() {
    as_ordinary_user(
        a_file_that_may_not_be_read_is_told_and_left_alone,
        |folder| {
            let folder = folder.join("registry");
            registry_in(&folder);
            let file = folder.join("registry.db");
            let before = fs::read(&file).unwrap();
            allow(&file, 0o000);
            let opened = error(&folder);
            allow(&file, 0o600);
            let told = matches!(&opened, RegistryError::ReadOnly(path) | RegistryError::NotOurs(path)
            if *path == file);
            assert!(told, "{opened:?}");
            assert_eq!(fs::read(&file).unwrap(), before, "byte for byte");
            assert_eq!(list(&SqliteRegistry::open(&folder).unwrap()).len(), 1);
        },
    );
}

#[test]
fn a_folder_that_may_not_be_entered_is_told() {
    as_ordinary_user(a_folder_that_may_not_be_entered_is_told, |folder| {
        let inner = folder.join("closed/registry");
        registry_in(&inner);
        allow(&folder.join("closed"), 0o000);
        let opened = error(&inner);
        allow(&folder.join("closed"), 0o700);
        let told = matches!(&opened, RegistryError::ReadOnly(path) | RegistryError::NotOurs(path)
            if *path == inner);
        assert!(told, "{opened:?}");
        assert_eq!(list(&SqliteRegistry::open(&inner).unwrap()).len(), 1);
    });
}

#[test]
fn a_folder_of_another_user_is_told_and_left_alone() {
    as_ordinary_user(a_folder_of_another_user_is_told_and_left_alone, |_| {
        let folder = Path::new("/etc");
        let before = fs::metadata(folder).unwrap().permissions();
        assert_eq!(error(folder), RegistryError::NotOurs(folder.to_owned()));
        let inner = folder.join("dev.keywright.desktop");
        assert_eq!(error(&inner), RegistryError::NotOurs(inner.clone()));
        assert_eq!(fs::metadata(folder).unwrap().permissions(), before);
    });
}

#[test]
fn a_database_of_another_user_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registry.db");
    // Root gives a file away; anyone else has one of root's.
    let before = if geteuid().is_root() {
        registry_in(folder.path());
        chown(&file, Some(65_534), None).unwrap();
        fs::read(&file).unwrap()
    } else {
        symlink("/etc/passwd", &file).unwrap();
        fs::read(&file).unwrap()
    };
    assert_eq!(error(folder.path()), RegistryError::NotOurs(file.clone()));
    assert_eq!(fs::read(&file).unwrap(), before, "byte for byte");
    assert!(
        !folder.path().join("registry.db-wal").exists(),
        "nothing was put beside it"
    );
}
