//! A disk that is full, read-only or broken, at every write of a creation and a deletion,
//! and when the registry is opened.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{Cause, Environment, IssueError, Issuer, KeyId, Registry, RegistryError};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{integrity, issuer_on, list, on_small_disk, rows};

use crate::sabotage;

/// An issuer on a registry in this folder. Its keychain is in memory: the disk is what
/// matters here.
struct Desk {
    registry: Arc<SqliteRegistry>,
    keychain: Arc<MemoryKeychain>,
    issuer: Issuer,
}

impl Desk {
    fn in_folder(folder: &Path) -> Self {
        let registry = Arc::new(SqliteRegistry::open(folder).unwrap());
        let keychain = Arc::new(MemoryKeychain::default());
        let issuer = issuer_on(registry.clone(), keychain.clone(), Arc::new(SystemClock));
        Self {
            registry,
            keychain,
            issuer,
        }
    }

    fn shown(&self, name: &str) -> KeyId {
        let id = self
            .issuer
            .create(name, Environment::Live)
            .unwrap()
            .record
            .id;
        self.issuer.mark_shown(id).unwrap();
        id
    }

    /// Nothing is half-done, nothing is lost, and the next start sees the same.
    fn assert_settled(&self, folder: &Path, names: &[&str]) {
        let found = |registry: &SqliteRegistry| -> Vec<String> {
            list(registry)
                .iter()
                .map(|record| record.name.to_string())
                .collect()
        };
        assert_eq!(found(&self.registry), names);
        assert_eq!(
            found(&SqliteRegistry::open(folder).unwrap()),
            names,
            "it opens again"
        );
        integrity(folder);
        let rows = rows(folder);
        let settled = rows
            .iter()
            .all(|row| matches!(row.state.as_str(), "active" | "deleted"));
        assert!(settled, "{rows:?}");
        let mut listed: Vec<_> = list(&*self.registry)
            .iter()
            .map(|record| record.id)
            .collect();
        listed.sort();
        let secrets: Vec<_> = self
            .keychain
            .labels()
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        assert_eq!(listed, secrets, "the two stores agree");
    }
}

/// Without its cause, which may be anything.
fn failed(folder: &Path) -> RegistryError {
    RegistryError::Failed {
        path: folder.join("registry.db"),
        cause: Cause::new(""),
    }
}

fn full(folder: &Path) -> RegistryError {
    RegistryError::Full(folder.join("registry.db"))
}

/// The error below, when a deletion could be neither finished nor taken back.
fn in_registry(error: IssueError) -> RegistryError {
    match error {
        IssueError::Registry(error) => error,
        IssueError::DeletionPending(error) => in_registry(*error),
        other => panic!("no error of the registry: {other:?}"),
    }
}

/// Has every write from the first, then from the second … on fail during a creation and a
/// deletion, until there are no more.
fn at_every_write(number: i32, expected: fn(&Path) -> RegistryError) {
    sabotage::install();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let desk = Desk::in_folder(folder);
    desk.shown("Kept");
    for use_case in ["create", "delete"] {
        let mut failures = 0;
        for writes in 0.. {
            let old = desk.shown("Old");
            sabotage::fail_after(writes, number);
            let outcome = match use_case {
                "create" => desk.issuer.create("New", Environment::Live).map(drop),
                _ => desk.issuer.delete(old),
            };
            let there = desk.registry.find(old).unwrap().is_some();
            let failed = sabotage::stop();
            match outcome {
                Ok(()) if failed == 0 => break,
                Ok(()) => {}
                Err(error) => {
                    failures += 1;
                    assert_eq!(
                        in_registry(error.clone()),
                        expected(folder),
                        "write {writes}"
                    );
                    assert!(
                        there,
                        "a failing {use_case} leaves the list as it was: {error}"
                    );
                }
            }
            // The same issuer, as soon as the disk works again.
            desk.shown("Next");
            let names = list(&*desk.registry);
            for record in names.iter().filter(|record| record.name.as_str() != "Kept") {
                desk.issuer.delete(record.id).unwrap();
            }
            desk.assert_settled(folder, &["Kept"]);
        }
        assert!(
            failures >= 4,
            "{use_case} writes at least twice, a page and more each: {failures}"
        );
        for record in list(&*desk.registry)
            .iter()
            .filter(|r| r.name.as_str() != "Kept")
        {
            desk.issuer.delete(record.id).unwrap();
        }
    }
}

#[test]
fn a_disk_without_room_at_any_write_loses_nothing() {
    on_small_disk(a_disk_without_room_at_any_write_loses_nothing, |_, _| {
        at_every_write(libc::ENOSPC, full);
    });
}

#[test]
fn a_disk_that_went_read_only_at_any_write_loses_nothing() {
    on_small_disk(
        a_disk_that_went_read_only_at_any_write_loses_nothing,
        |_, _| {
            at_every_write(libc::EROFS, failed);
        },
    );
}

#[test]
fn a_broken_disk_at_any_write_loses_nothing() {
    on_small_disk(a_broken_disk_at_any_write_loses_nothing, |_, _| {
        at_every_write(libc::EIO, failed);
    });
}

/// A disk that can be filled up: a real one, or SQLite's writes failing where this machine
/// lets nobody mount one.
struct Disk<'a>(Option<&'a Path>);

impl Disk<'_> {
    fn fill(&self) {
        let Some(disk) = self.0 else {
            return sabotage::fail_after(0, libc::ENOSPC);
        };
        let mut file = File::create(disk.join("filling")).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn free(&self) {
        match self.0 {
            Some(disk) => fs::remove_file(disk.join("filling")).unwrap(),
            None => drop(sabotage::stop()),
        }
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    on_small_disk(
        a_full_disk_is_told_and_nothing_is_lost,
        |folder, mounted| {
            println!(
                "the disk is {}",
                if mounted.is_some() {
                    "mounted"
                } else {
                    "played"
                }
            );
            sabotage::install();
            let disk = Disk(mounted);
            let folder = mounted.unwrap_or(folder).join("registry");
            let desk = Desk::in_folder(&folder);
            let old = desk.shown("Old");
            disk.fill();
            for _ in 0..3 {
                let created = desk
                    .issuer
                    .create("New", Environment::Live)
                    .map(|key| key.record);
                assert_eq!(created, Err(full(&folder).into()));
                assert_eq!(desk.issuer.delete(old), Err(full(&folder).into()));
                assert_eq!(
                    desk.issuer.mark_shown(KeyId::from([0; 16])),
                    Err(RegistryError::NotFound)
                );
            }
            disk.free();
            desk.assert_settled(&folder, &["Old"]);
            desk.shown("New");
            desk.issuer.delete(old).unwrap();
            desk.assert_settled(&folder, &["New"]);
        },
    );
}

#[test]
fn a_registry_on_a_full_disk_is_not_harmed_by_opening_it() {
    on_small_disk(
        a_registry_on_a_full_disk_is_not_harmed_by_opening_it,
        |folder, mounted| {
            sabotage::install();
            let disk = Disk(mounted);
            let place = mounted.unwrap_or(folder);
            let old = place.join("old");
            let desk = Desk::in_folder(&old);
            desk.shown("Old");
            let Desk {
                registry,
                keychain,
                issuer,
            } = desk;
            drop((issuer, registry));
            let before = fs::read(old.join("registry.db")).unwrap();

            disk.fill();
            let new = place.join("new");
            let made = SqliteRegistry::open(&new).map(drop).unwrap_err();
            let told = matches!(&made, RegistryError::Full(path) if path.starts_with(place));
            assert!(told, "a new one cannot be made: {made:?}");
            assert!(
                !new.join("registry.db").exists(),
                "and no half-made one is left"
            );
            match SqliteRegistry::open(&old).map(drop) {
                Ok(()) => {}
                Err(error) => assert_eq!(error, full(&old)),
            }
            assert_eq!(
                fs::read(old.join("registry.db")).unwrap(),
                before,
                "byte for byte"
            );

            disk.free();
            assert_eq!(list(&SqliteRegistry::open(&new).unwrap()), []);
            let registry = Arc::new(SqliteRegistry::open(&old).unwrap());
            let issuer = issuer_on(registry.clone(), keychain.clone(), Arc::new(SystemClock));
            Desk {
                registry,
                keychain,
                issuer,
            }
            .assert_settled(&old, &["Old"]);
        },
    );
}

#[test]
fn a_registry_on_a_read_only_disk_is_told_so() {
    on_small_disk(
        a_registry_on_a_read_only_disk_is_told_so,
        |folder, mounted| {
            // Where nothing can be mounted, `file_access` has the same with file modes.
            let Some(disk) = mounted else {
                return crate::file_access::write_protected(folder);
            };
            let folder = disk.join("registry");
            Desk::in_folder(&folder).shown("Old");
            let before = fs::read(folder.join("registry.db")).unwrap();
            let remount = |how: &str| {
                let mut mount = Command::new("mount");
                let done = mount.args(["-o", how]).arg(disk).status().unwrap();
                assert!(done.success());
            };
            remount("remount,ro");
            let opened = SqliteRegistry::open(&folder).map(drop).unwrap_err();
            let told =
                matches!(&opened, RegistryError::ReadOnly(path) if path.starts_with(&folder));
            assert!(told, "{opened:?}");
            let made = SqliteRegistry::open(&disk.join("new"))
                .map(drop)
                .unwrap_err();
            assert!(matches!(&made, RegistryError::ReadOnly(_)), "{made:?}");
            assert_eq!(
                fs::read(folder.join("registry.db")).unwrap(),
                before,
                "byte for byte"
            );
            remount("remount,rw");
            assert_eq!(list(&SqliteRegistry::open(&folder).unwrap()).len(), 1);
            integrity(&folder);
        },
    );
}
