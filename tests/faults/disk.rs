//! A disk that is full, read-only or broken, at every write of a creation and a deletion,
//! and when the registry is opened.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{
    Cause, Environment, IssueError, Issuer, KeyId, NewKey, Registry, RegistryError,
};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{integrity, issuer_on, list, on_small_disk, rows, sabotage};

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
            .create(&NewKey::named(name, Environment::Live))
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

fn full(folder: &Path) -> RegistryError {
    RegistryError::Full(path(folder))
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
/// deletion, until there are no more. `fault` begins and ends what else belongs to it.
fn at_every_write(folder: &Path, number: i32, expected: &RegistryError, fault: impl Fn(bool)) {
    sabotage::install();
    let desk = Desk::in_folder(folder);
    desk.shown("Kept");
    let delete_others = || {
        let others = list(&*desk.registry).into_iter();
        for other in others.filter(|record| record.name.as_str() != "Kept") {
            desk.issuer.delete(other.id).unwrap();
        }
    };
    for use_case in ["create", "delete"] {
        let mut failures = 0;
        for writes in 0.. {
            let old = desk.shown("Old");
            fault(true);
            sabotage::fail_after(writes, number);
            let outcome = match use_case {
                "create" => desk
                    .issuer
                    .create(&NewKey::named("New", Environment::Live))
                    .map(drop),
                _ => desk.issuer.delete(old),
            };
            let there = desk.registry.find(old).unwrap().is_some();
            let failed = sabotage::stop();
            fault(false);
            if let Err(error) = &outcome {
                failures += 1;
                assert_eq!(
                    in_registry(error.clone()),
                    *expected,
                    "{use_case}, write {writes}"
                );
                assert!(
                    there,
                    "a failing {use_case} leaves the list as it was: {error}"
                );
            }
            // The same issuer, as soon as the disk works again.
            desk.shown("Next");
            delete_others();
            desk.assert_settled(folder, &["Kept"]);
            if failed == 0 {
                assert_eq!(outcome, Ok(()));
                break;
            }
        }
        assert!(
            failures >= 4,
            "{use_case} makes two transactions at least: {failures}"
        );
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("registry.db")
}

fn failed(folder: &Path) -> RegistryError {
    RegistryError::Failed {
        path: path(folder),
        cause: Cause::new("whatever SQLite says"),
    }
}

#[test]
fn a_disk_without_room_at_any_write_loses_nothing() {
    on_small_disk(
        a_disk_without_room_at_any_write_loses_nothing,
        |folder, _| {
            let folder = folder.join("registry");
            at_every_write(
                &folder,
                libc::ENOSPC,
                &RegistryError::Full(path(&folder)),
                |_| {},
            );
        },
    );
}

#[test]
fn a_broken_disk_at_any_write_loses_nothing() {
    on_small_disk(a_broken_disk_at_any_write_loses_nothing, |folder, _| {
        let folder = folder.join("registry");
        at_every_write(&folder, libc::EIO, &failed(&folder), |_| {});
    });
}

#[test]
fn a_disk_that_goes_read_only_at_any_write_loses_nothing() {
    on_small_disk(
        a_disk_that_goes_read_only_at_any_write_loses_nothing,
        |folder, mounted| {
            let Some(disk) = mounted else {
                let folder = folder.join("registry");
                return at_every_write(&folder, libc::EROFS, &failed(&folder), |_| {});
            };
            let folder = disk.join("registry");
            // The system goes read-only only where nothing is open for writing. So the disk is
            // covered by a read-only view of itself, and the writes fail that go past the view.
            let cover = |begins| match begins {
                true => {
                    mount(&["--bind"], &[disk, disk]);
                    mount(&["-o", "remount,bind,ro"], &[disk]);
                }
                false => run(Command::new("umount").arg(disk)),
            };
            at_every_write(
                &folder,
                libc::EROFS,
                &RegistryError::ReadOnly(path(&folder)),
                cover,
            );
        },
    );
}

fn mount(how: &[&str], places: &[&Path]) {
    run(Command::new("mount").args(how).args(places));
}

/// With all that it was mounted with: an ordinary user may not set the rest again.
fn remount(disk: &Path, access: &str) {
    let options = format!("remount,{access},size=8m");
    mount(&["-i", "-t", "tmpfs", "-o", &options, "tmpfs"], &[disk]);
}

fn run(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?}");
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
                    .create(&NewKey::named("New", Environment::Live))
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
                Err(error) if mounted.is_some() => assert_eq!(error, full(&old)),
                // Played, the disk itself says that it has room.
                Err(error) => assert!(matches!(error, RegistryError::Failed { .. })),
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
            let place = mounted.unwrap_or(folder).to_owned();
            let folder = place.join("registry");
            let Desk {
                registry, issuer, ..
            } = {
                let desk = Desk::in_folder(&folder);
                desk.shown("Old");
                desk
            };
            drop((issuer, registry));
            let before = fs::read(path(&folder)).unwrap();
            match mounted {
                Some(disk) => {
                    remount(disk, "ro");
                    let opened = SqliteRegistry::open(&folder).map(drop).unwrap_err();
                    let of_it = |path: &Path| path.starts_with(&folder);
                    let told = matches!(&opened, RegistryError::ReadOnly(path) if of_it(path));
                    assert!(told, "{opened:?}");
                    let new = disk.join("new");
                    let made = SqliteRegistry::open(&new).map(drop);
                    assert_eq!(made, Err(RegistryError::ReadOnly(new)));
                    remount(disk, "rw");
                }
                // File modes are tried in `file_access`; here SQLite's own writes fail.
                None => {
                    sabotage::install();
                    sabotage::fail_after(0, libc::EROFS);
                    let opened = SqliteRegistry::open(&folder).map(drop);
                    sabotage::stop();
                    assert!(matches!(opened, Ok(()) | Err(RegistryError::Failed { .. })));
                }
            }
            assert!(fs::read(path(&folder)).unwrap() == before, "byte for byte");
            assert_eq!(list(&SqliteRegistry::open(&folder).unwrap()).len(), 1);
            integrity(&folder);
        },
    );
}
