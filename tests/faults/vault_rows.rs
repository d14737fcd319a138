//! Rows of a vault file that somebody has changed, and what is left of removed ones.

use keywright_core::{Cause, Head, KeyId, Keychain, KeychainError, Seal};
use keywright_stores::{VaultError, VaultKey, VaultPassphrase};
use keywright_tests::{VAULT_REGISTRY, passphrase};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::vault_desk::{Desk, item};

const CHANGE: &str = "UPDATE item SET sealed = ?2 WHERE kind = 1 AND id = ?1";

fn damaged() -> KeychainError {
    KeychainError::Platform(Cause::new("it is damaged"))
}

#[test]
fn two_rows_that_were_swapped_are_told() {
    let desk = Desk::default();
    let [(one, _), (other, _), (third, digest)] = [(); 3].map(|()| desk.stored());
    let (of_one, of_other) = (desk.sealed(one), desk.sealed(other));
    desk.change(CHANGE, (one.as_bytes(), &of_other));
    desk.change(CHANGE, (other.as_bytes(), &of_one));
    assert_eq!(desk.fetched(one), Err(damaged()));
    assert_eq!(desk.fetched(other), Err(damaged()));
    assert_eq!(
        desk.fetched(third),
        Ok(digest),
        "all others are as they were"
    );
    desk.change(CHANGE, (one.as_bytes(), &of_one));
    desk.change(CHANGE, (other.as_bytes(), &of_other));
    assert!(desk.fetched(one).is_ok() && desk.fetched(other).is_ok());
}

#[test]
fn a_row_that_was_given_another_id_or_kind_is_told() {
    let desk = Desk::default();
    let (id, _) = desk.stored();
    let elsewhere = KeyId::from([1; 16]);
    let moved = (elsewhere.as_bytes(), id.as_bytes());
    desk.change("UPDATE item SET id = ?1 WHERE id = ?2", moved);
    assert_eq!(desk.fetched(elsewhere), Err(damaged()));
    let head = (VAULT_REGISTRY.as_bytes(), elsewhere.as_bytes());
    desk.change("UPDATE item SET kind = 2, id = ?1 WHERE id = ?2", head);
    assert_eq!(desk.vault.kept_head(VAULT_REGISTRY), Err(damaged()));
    // The kind alone: as long as an id, a registry's name could be one.
    let desk = Desk::default();
    let seal = Seal::from([1; 32]);
    let head = Head { number: 1, seal };
    desk.vault.keep_head("just sixteen (!)", &head).unwrap();
    desk.change("UPDATE item SET kind = 1", []);
    let damaged = Err(VaultError::Damaged(desk.path()));
    assert_eq!(desk.vault.labels(), damaged);
}

#[test]
fn each_changed_byte_of_a_row_is_told() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let sealed = desk.sealed(id);
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1 << (at % 8);
        desk.change(CHANGE, (id.as_bytes(), &changed));
        assert_eq!(desk.fetched(id), Err(damaged()), "byte {at}");
    }
    for length in [0, 1, 24, 39, 40, sealed.len() - 1] {
        desk.change(CHANGE, (id.as_bytes(), &sealed[..length]));
        assert_eq!(desk.fetched(id), Err(damaged()), "{length} bytes");
    }
    desk.change(CHANGE, (id.as_bytes(), &sealed));
    assert_eq!(desk.fetched(id), Ok(digest));
}

#[test]
fn the_same_secret_is_sealed_in_another_way_each_time() {
    let desk = Desk::default();
    let (item, secret) = item();
    let sealed = [(); 3].map(|()| {
        desk.vault.store(&item, &secret).unwrap();
        desk.sealed(item.id)
    });
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let same = sealed[one].chunks(16).zip(sealed[other].chunks(16));
        assert_eq!(same.filter(|(one, other)| one == other).count(), 0);
    }
}

#[test]
fn all_rows_are_as_long_but_those_of_long_names() {
    let desk = Desk::default();
    let lengths = [3, 100, 421, 422, 600].map(|length| {
        let (mut item, secret) = item();
        item.label = "x".repeat(length);
        desk.vault.store(&item, &secret).unwrap();
        let labels = desk.vault.labels().unwrap();
        assert!(labels.contains(&(item.id, item.label)));
        desk.sealed(item.id).len()
    });
    assert_eq!(lengths, [520, 520, 520, 1028, 1028]);
}

/// Bytes of a row that lie on pages of its own.
fn core_of(sealed: &[u8]) -> &[u8] {
    &sealed[24..56]
}

#[test]
fn nothing_of_what_was_removed_or_replaced_stays_in_the_file() {
    let desk = Desk::default();
    let mut random = StdRng::seed_from_u64(1);
    let (mut there, mut gone): (Vec<KeyId>, Vec<Vec<u8>>) = Default::default();
    for round in 0..600 {
        there.push(desk.stored().0);
        let at = random.random_range(0..there.len());
        match round % 3 {
            0 if round > 100 => {
                let id = there.swap_remove(at);
                gone.push(desk.sealed(id));
                desk.vault.remove(id).unwrap();
            }
            1 => {
                gone.push(desk.sealed(there[at]));
                let id = there[at];
                let label = format!("Keywright: {}", "long ".repeat(round % 150));
                desk.vault
                    .relabel(&keywright_core::Item { id, label })
                    .unwrap();
            }
            _ => {}
        }
    }
    for id in there.split_off(there.len() / 4) {
        gone.push(desk.sealed(id));
        desk.vault.remove(id).unwrap();
    }
    let file = desk.bytes();
    let left = gone.iter().filter(|sealed| {
        let found = memchr::memmem::find(&file, core_of(sealed));
        let end = memchr::memmem::find(&file, &sealed[sealed.len() - 32..]);
        found.or(end).is_some()
    });
    assert_eq!(left.count(), 0, "of {}", gone.len());
    let kept = desk.sealed(there[0]);
    assert!(
        desk.has(core_of(&kept)),
        "what is kept is found in this way"
    );
    assert!(!desk.folder.path().join("vault.db-journal").exists());
}

#[test]
fn a_journal_that_keeps_what_was_removed_is_put_away() {
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let setting = |file: &Connection| {
        let mode = file.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0));
        mode.unwrap()
    };
    let changed = Connection::open(desk.path()).unwrap();
    let set = changed.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
    set.unwrap();
    assert_eq!(setting(&changed), "wal");
    drop(changed);
    let other = desk.beside();
    assert_eq!(other.fetch(id, &digest).unwrap().digest(), digest);
    assert_eq!(setting(&Connection::open(desk.path()).unwrap()), "delete");
    assert!(!desk.folder.path().join("vault.db-wal").exists());
}

#[test]
fn nothing_of_an_old_passphrase_stays_in_the_file() {
    let desk = Desk::locked_by(&VaultKey::Passphrase(passphrase("old")));
    let wrapped = || -> Vec<u8> {
        let connection = Connection::open(desk.path()).unwrap();
        let sql = "SELECT wrapped_key FROM vault";
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let old = wrapped();
    assert!(desk.has(&old));
    desk.vault
        .change_passphrase(&passphrase("old"), &passphrase("new"))
        .unwrap();
    assert!(!desk.has(&old) && desk.has(&wrapped()));
}

#[test]
fn no_secret_and_no_label_stands_in_the_file() {
    let typed = "only for this test: right";
    let desk = Desk::locked_by(&VaultKey::Passphrase(passphrase("right")));
    let mut planted = vec![typed.as_bytes().to_vec()];
    for number in 0..50 {
        let (mut item, secret) = item();
        item.label = format!("Keywright: planted label {number}");
        desk.vault.store(&item, &secret).unwrap();
        planted.push(secret.expose().as_bytes().to_vec());
        let part = &secret.expose().as_bytes()[secret.expose().len() - 38..];
        planted.push(part.to_vec());
        planted.push(item.label.into_bytes());
    }
    planted.push(b"planted label".to_vec());
    let found = planted.iter().filter(|planted| desk.has(planted));
    assert_eq!(found.count(), 0);
    assert!(
        desk.has(VAULT_REGISTRY.as_bytes()),
        "this can be read there"
    );
}

#[test]
fn an_empty_passphrase_is_none() {
    assert!(VaultPassphrase::new(Zeroizing::new(String::new())).is_none());
}

#[test]
fn an_older_row_under_its_own_id_is_not_told() {
    // As docs/vault-format.md says: nothing in the file tells which of two is the later one.
    let desk = Desk::default();
    let (id, digest) = desk.stored();
    let old = desk.sealed(id);
    let label = "Keywright: renamed".to_owned();
    desk.vault
        .relabel(&keywright_core::Item { id, label })
        .unwrap();
    desk.change(CHANGE, (id.as_bytes(), &old));
    assert_eq!(desk.fetched(id), Ok(digest));
    desk.vault.remove(id).unwrap();
    let put_back = "INSERT INTO item (kind, id, sealed) VALUES (1, ?1, ?2)";
    desk.change(put_back, (id.as_bytes(), &old));
    assert_eq!(desk.vault.own_ids(), Ok(vec![id]), "the audit finds it");
}
