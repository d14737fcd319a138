//! Keys handed over into folders that are full or closed, and from a keychain that is locked half-way.

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use keywright_core::memory::{MemoryKeychain, MemoryRegistry};
use keywright_core::{
    ActivityQuery, Environment, HandOverError, IssueError, Issuer, KeyId, KeychainError, NewKey,
};
use keywright_exchange::HandOver;
use keywright_safekeeping::{FileError, HandOverAs, HandOverFailure, HandedOver, hand_over};
use keywright_stores::SystemClock;
use keywright_tests::{as_ordinary_user, in_session, issuer_on, on_small_disk};

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn in_memory() -> Issuer {
    let registry = Arc::<MemoryRegistry>::default();
    let keychain = Arc::<MemoryKeychain>::default();
    issuer_on(registry, keychain, Arc::new(SystemClock))
}

/// So many keys that were shown.
fn keys(issuer: &Issuer, count: usize) -> Vec<KeyId> {
    let made = (0..count).map(|number| {
        let new = NewKey::named(&format!("Key {number}"), Environment::Live);
        let id = issuer.create(&new).unwrap().record.id;
        issuer.mark_shown(id).unwrap();
        id
    });
    made.collect()
}

fn handed(
    issuer: &Issuer,
    ids: &[KeyId],
    file: &Path,
    watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<HandedOver, HandOverFailure> {
    let how = HandOverAs::File {
        format: HandOver::DotEnv,
        passphrase: None,
    };
    hand_over(issuer, ids, how, file, watch)
}

/// How many keys the activity says were handed over.
fn noted(issuer: &Issuer) -> usize {
    let query = ActivityQuery {
        actions: vec![keywright_core::Action::HandedOver],
        ..ActivityQuery::default()
    };
    issuer.activity(&query).unwrap().matching
}

#[test]
fn on_a_full_disk_no_key_is_handed_over() {
    on_small_disk(on_a_full_disk_no_key_is_handed_over, |_, disk| {
        let Some(disk) = disk else {
            println!("no small disk can be mounted here");
            return;
        };
        let issuer = in_memory();
        let ids = keys(&issuer, 50);
        let filling = disk.join("filling");
        let mut file = File::create(&filling).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        let before = fs::read_dir(disk).unwrap().count();
        let target = disk.join("keys.env");
        let full = HandOverFailure::File(FileError::Full(disk.to_owned()));
        assert_eq!(handed(&issuer, &ids, &target, &mut go_on), Err(full));
        assert_eq!(fs::read_dir(disk).unwrap().count(), before);
        assert_eq!(noted(&issuer), 0);
        drop(file);
        fs::remove_file(&filling).unwrap();
        assert!(handed(&issuer, &ids, &target, &mut go_on).is_ok());
        assert_eq!(noted(&issuer), 50);
    });
}

#[test]
fn into_a_closed_folder_no_key_is_handed_over() {
    as_ordinary_user(into_a_closed_folder_no_key_is_handed_over, |folder| {
        let folder = folder.join("closed");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
        let issuer = in_memory();
        let ids = keys(&issuer, 2);
        let outcome = handed(&issuer, &ids, &folder.join("keys.env"), &mut go_on);
        let closed = HandOverFailure::File(FileError::ReadOnly(folder.clone()));
        assert_eq!(outcome, Err(closed));
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        assert!(fs::read_dir(&folder).unwrap().next().is_none());
        assert_eq!(noted(&issuer), 0);
    });
}

#[test]
fn from_a_keychain_that_is_locked_half_way_no_key_is_handed_over() {
    in_session(
        from_a_keychain_that_is_locked_half_way_no_key_is_handed_over,
        |session| {
            session.start();
            let issuer = crate::open(&session.folder().join("registry"));
            let ids = keys(&issuer, 10);
            let folder = session.folder().join("files");
            fs::create_dir(&folder).unwrap();
            let target = folder.join("keys.env");
            let outcome = handed(&issuer, &ids, &target, &mut |done, _| {
                if done == 5 {
                    session.lock_keychain();
                }
                ControlFlow::Continue(())
            });
            let locked = IssueError::Keychain(KeychainError::Locked);
            let locked = HandOverFailure::Keys(HandOverError::Issue(locked));
            assert_eq!(outcome, Err(locked));
            assert!(fs::read_dir(&folder).unwrap().next().is_none());
            assert_eq!(noted(&issuer), 0);
            session.unlock_keychain();
            let done = handed(&issuer, &ids, &target, &mut go_on).unwrap();
            assert_eq!((done.keys, done.without.len()), (10, 0));
            assert_eq!(noted(&issuer), 10);
        },
    );
}
