//! What opens a vault file, what does not, and what one may ask for.

use std::fs;

use keywright_core::{Digest, Keychain, KeychainError, KeychainState};
use keywright_stores::{VaultError, VaultKey};
use keywright_tests::{VAULT_REGISTRY, passphrase};
use rusqlite::Connection;

use crate::vault_desk::{Desk, refused};

fn with_passphrase() -> Desk {
    Desk::locked_by(&VaultKey::Passphrase(passphrase("right")))
}

#[test]
fn a_wrong_passphrase_is_told_and_opens_nothing() {
    let desk = with_passphrase();
    let (id, digest) = desk.stored();
    let other = desk.beside();
    assert_eq!(other.state(), KeychainState::Locked);
    assert_eq!(other.unlock(), Err(KeychainError::Locked), "nobody asks");
    let wrong = other.open_with(&passphrase("wrong"));
    assert_eq!(wrong, Err(VaultError::WrongPassphrase));
    assert_eq!(other.state(), KeychainState::Locked);
    other.open_with(&passphrase("right")).unwrap();
    assert_eq!(other.unlock(), Ok(()), "it is unlocked");
    assert_eq!(other.fetch(id, &digest).unwrap().digest(), digest);
    let again = other.open_with(&passphrase("wrong"));
    assert_eq!(again, Err(VaultError::WrongPassphrase));
    assert_eq!(other.state(), KeychainState::Unlocked, "it stays open");
    other.lock();
    assert_eq!(other.state(), KeychainState::Locked);
    assert_eq!(desk.fetched(id), Ok(digest), "locked here alone");
}

#[test]
fn another_passphrase_opens_the_same_secrets_and_the_old_one_none() {
    let desk = with_passphrase();
    let (id, digest) = desk.stored();
    let (old, new) = (passphrase("right"), passphrase("new"));
    let before = desk.bytes();
    let refused = desk.vault.change_passphrase(&new, &old);
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    assert_eq!(desk.bytes(), before);
    desk.vault.change_passphrase(&old, &new).unwrap();
    assert_eq!(desk.fetched(id), Ok(digest), "whoever has it open goes on");
    let other = desk.beside();
    assert_eq!(other.open_with(&old), Err(VaultError::WrongPassphrase));
    other.open_with(&new).unwrap();
    assert_eq!(other.fetch(id, &digest).unwrap().digest(), digest);
}

#[test]
fn damage_to_the_header_is_told_from_a_wrong_passphrase() {
    let desk = with_passphrase();
    for column in ["id", "salt", "wrapped_key", "checksum"] {
        let intact = desk.bytes();
        let changed = format!("UPDATE vault SET {column} = zeroblob(length({column}))");
        desk.change(&changed, []);
        let damaged = Err(VaultError::Damaged(desk.path()));
        assert_eq!(
            desk.beside().open_with(&passphrase("right")),
            damaged,
            "{column}"
        );
        fs::write(desk.path(), intact).unwrap();
    }
    assert_eq!(desk.beside().open_with(&passphrase("right")), Ok(()));
}

/// The checksum as docs/vault-format.md has it, of a header with these three numbers.
fn forge(desk: &Desk, work: [u32; 3]) {
    let connection = Connection::open(desk.path()).unwrap();
    let sql = "SELECT id, salt, wrapped_key FROM vault";
    let columns = connection.query_row(sql, [], |row| {
        let column = |at| row.get::<_, Vec<u8>>(at);
        Ok([column(0)?, column(1)?, column(2)?])
    });
    let [id, salt, wrapped] = columns.unwrap();
    let numbers = work.map(u32::to_be_bytes).concat();
    let registry = VAULT_REGISTRY.as_bytes();
    let parts: [&[u8]; 7] = [&[1, 0], &id, &[1], &numbers, &salt, registry, &wrapped];
    let checksum = Digest::of(&parts.concat());
    let [memory, passes, lanes] = work;
    desk.change(
        "UPDATE vault SET memory_kib = ?1, passes = ?2, lanes = ?3, checksum = ?4",
        (memory, passes, lanes, checksum.as_bytes()),
    );
}

#[test]
fn absurd_work_is_refused_before_any_is_done() {
    const MIB: u32 = 1024;
    const MOST: u32 = u32::MAX;
    let desk = with_passphrase();
    for work in [
        [MOST, 3, 4],
        [1024 * MIB + 1, 3, 4],
        [64 * MIB, MOST, 4],
        [64 * MIB, 65, 4],
        [1024 * MIB, 5, 4],
        [64 * MIB, 3, MOST],
        [64 * MIB, 3, 17],
        [64 * MIB, 3, 0],
        [64 * MIB, 2, 4],
        [64 * MIB, 0, 4],
        [64 * MIB - 1, 3, 4],
        [0, 3, 4],
    ] {
        forge(&desk, work);
        let told = desk.beside().open_with(&passphrase("right"));
        assert_eq!(told, Err(VaultError::AbsurdWork(desk.path())), "{work:?}");
    }
    forge(&desk, [64 * MIB, 4, 4]);
    let told = desk.beside().open_with(&passphrase("right"));
    assert_eq!(
        told,
        Err(VaultError::WrongPassphrase),
        "the numbers are sealed, too"
    );
    forge(&desk, [64 * MIB, 3, 4]);
    assert_eq!(desk.beside().open_with(&passphrase("right")), Ok(()));
}

#[test]
fn it_is_locked_while_the_place_of_its_key_is() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    desk.place.set_state(KeychainState::Locked);
    assert_eq!(desk.vault.state(), KeychainState::Locked);
    assert_eq!(desk.fetched(id), Err(KeychainError::Locked));
    desk.place.set_state(KeychainState::Absent);
    assert_eq!(desk.vault.state(), KeychainState::Absent);
    assert_eq!(desk.fetched(id), Err(KeychainError::NoService));
    desk.place.set_state(KeychainState::Locked);
    assert_eq!(desk.vault.unlock(), Ok(()), "it asks that place");
    assert_eq!(desk.fetched(id), Ok(digest));
    desk.vault.lock();
    assert_eq!(
        desk.vault.state(),
        KeychainState::Locked,
        "though its key is there"
    );
    assert_eq!(desk.fetched(id), Err(KeychainError::Locked));
    assert_eq!(desk.vault.unlock(), Ok(()));
    assert_eq!(desk.fetched(id), Ok(digest));
    let told = desk.vault.open_with(&passphrase("right"));
    assert_eq!(told, Err(VaultError::HasNoPassphrase));
}

#[test]
fn a_lost_or_wrong_key_is_not_taken_for_lost_secrets() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let keys = desk.place.keys();
    desk.place.set_keys(Default::default());
    let other = desk.beside();
    assert_eq!(other.labels(), Err(VaultError::KeyMissing));
    let fetched = other.fetch(id, &digest).map(drop);
    assert_eq!(fetched, Err(refused()), "and not that it is missing");
    let wrong = keys.keys().map(|name| (name.clone(), [7; 32])).collect();
    desk.place.set_keys(wrong);
    assert_eq!(other.labels(), Err(VaultError::WrongKey));
    assert_eq!(other.state(), KeychainState::Failed);
    desk.place.set_keys(keys);
    assert_eq!(other.fetch(id, &digest).unwrap().digest(), digest);
}
