//! A registry whose secrets move between stores, on the real ones.

use std::ops::ControlFlow;
use std::path::Path;

use keywright_core::{Environment, IssueError, Issuer, KeyRecord, NewKey, Surface};
use keywright_stores::{Dirs, StoreChoice, Stores, open_stores};
use keywright_tests::{by_creation, passphrase};

pub(crate) fn open(folder: &Path) -> Stores {
    open_stores(&Dirs::at(folder), Surface::Window).unwrap()
}

pub(crate) fn with_keys(folder: &Path, count: usize) -> Stores {
    let stores = open(folder);
    for number in 0..count {
        create(&stores.issuer, &format!("Key {number}")).unwrap();
    }
    stores
}

pub(crate) fn create(issuer: &Issuer, name: &str) -> Result<KeyRecord, IssueError> {
    let created = issuer.create(&NewKey::named(name, Environment::Live))?;
    issuer.mark_shown(created.record.id)?;
    Ok(created.record)
}

pub(crate) fn behind(word: &str) -> StoreChoice {
    StoreChoice::VaultWithPassphrase(passphrase(word))
}

/// The keys whose secret is where the registry says, and is theirs.
pub(crate) fn whole(issuer: &Issuer) -> usize {
    let listed = issuer.page(&by_creation("")).unwrap().rows;
    let fits = |record: &&KeyRecord| issuer.copy_of(record).is_ok_and(|copy| copy.is_some());
    listed.iter().filter(fits).count()
}

pub(crate) fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
