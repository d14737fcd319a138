//! Faults of the machine: of the keychain service, of the disk and of the database file.
//! After each the registry is as it was, and the next try works without a restart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]
// A list of one record reads as what it is.
#![allow(clippy::cloned_ref_to_slice_refs)]

mod backups;
mod database_file;
mod disk;
mod file_access;
mod hand_over;
mod importing;
mod keychain_absent;
mod keychain_dies;
mod keychain_locked;
mod keychain_refuses;
mod keychain_shared;
mod keychain_stalls;
mod leaving;
mod moving;
mod several_stores;
mod slow_service;
mod vault_desk;
mod vault_disk;
mod vault_file;
mod vault_opening;
mod vault_rows;

use std::path::{Path, PathBuf};

use keywright_core::{
    Environment, IssueError, Issuer, KeyId, KeyRecord, KeychainError, NewKey, Surface,
};
use keywright_stores::Dirs;
use keywright_tests::{Session, by_creation, integrity, verify};

/// The application's issuer on the session's keychain, with one key that was shown.
struct Desk {
    folder: PathBuf,
    issuer: Issuer,
    old: KeyRecord,
}

impl Desk {
    /// In a session that was started.
    fn with_a_key(session: &Session) -> Self {
        let folder = session.folder().join("registry");
        let issuer = open(&folder);
        let old = issuer
            .create(&NewKey::named("Old", Environment::Live))
            .unwrap()
            .record;
        issuer.mark_shown(old.id).unwrap();
        let old = KeyRecord {
            shown_at: list(&issuer)[0].shown_at,
            ..old
        };
        Self {
            folder,
            issuer,
            old,
        }
    }

    fn create(&self, name: &str) -> Result<KeyId, IssueError> {
        self.issuer
            .create(&NewKey::named(name, Environment::Live))
            .map(|created| created.record.id)
    }

    /// Neither creating nor deleting works now, and the list stays as it is.
    fn assert_out_of_order(&self, error: &KeychainError) {
        let before = list(&self.issuer);
        assert_eq!(self.create("New"), Err(error.clone().into()));
        assert_eq!(self.issuer.delete(self.old.id), Err(error.clone().into()));
        let revealed = self
            .issuer
            .create(&NewKey::named("New", Environment::Test))
            .map(|made| made.record);
        assert_eq!(
            revealed,
            Err(error.clone().into()),
            "a second try says the same"
        );
        assert_eq!(list(&self.issuer), before, "the registry is as before");
        assert_eq!(list(&self.issuer), [self.old.clone()]);
    }

    /// The same issuer works again, both ways, and nothing was left half-done.
    fn assert_works(&self) {
        let new = self.create("New").unwrap();
        self.issuer.mark_shown(new).unwrap();
        verify(&self.folder, &self.issuer);
        self.issuer.delete(new).unwrap();
        verify(&self.folder, &self.issuer);
        integrity(&self.folder);
        if list(&self.issuer)
            .iter()
            .any(|record| record.id == self.old.id)
        {
            self.issuer.delete(self.old.id).unwrap();
        }
        verify(&self.folder, &self.issuer);
        assert_eq!(list(&self.issuer), []);
    }
}

fn open(folder: &Path) -> Issuer {
    keywright_stores::open(&Dirs::at(folder), Surface::Window).unwrap()
}

fn list(issuer: &Issuer) -> Vec<KeyRecord> {
    issuer.page(&by_creation("")).unwrap().rows
}
