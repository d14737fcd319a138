//! The seals of the activity in SQLite: what is changed by hand shows, and entries that several
//! add at once follow from one another.

use std::sync::Arc;
use std::thread;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{ActivityQuery, Entry, KeyRecord, Registry, Seal, Verdict};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{author, issuer_on, key};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::states::{AT, create, shown};

fn with_activity() -> (TempDir, Arc<SqliteRegistry>) {
    let folder = tempfile::tempdir().unwrap();
    let registry = Arc::new(SqliteRegistry::open(folder.path()).unwrap());
    for _ in 0..3 {
        shown(&*registry);
    }
    (folder, registry)
}

/// Does this to the table past its triggers.
fn tamper(folder: &TempDir, statement: &str) {
    let connection = Connection::open(folder.path().join("registry.db")).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA ignore_check_constraints = 1;
             DROP TRIGGER activity_is_never_changed;
             DROP TRIGGER activity_is_never_removed;
             {statement}"
        ))
        .unwrap();
}

/// The number of the first entry that does not follow from the one before.
fn first_wrong(entries: &[Entry]) -> Option<u64> {
    let mut before = Seal::FIRST;
    for (entry, number) in entries.iter().zip(1..) {
        if entry.number != number || entry.sealed_after(&before) != entry.seal {
            return Some(number);
        }
        before = entry.seal;
    }
    None
}

#[test]
fn one_byte_that_was_changed_by_hand_shows() {
    let (_folder, registry) = with_activity();
    let entries = registry.entries_after(0, 100).unwrap();
    assert_eq!((entries.len(), first_wrong(&entries)), (6, None));
    for change in [
        "at = at + 1",
        "key_id = CAST(substr(key_id, 1, 15) || iif(substr(key_id, 16) = x'00', x'01', x'00') AS BLOB)",
        "key_id = NULL",
        "action = 'showN'",
        "system_user = 'Tester'",
        "system_user = 'teste', surface = 'rwindow'",
        "surface = 'windov'",
        "facts = 'name=x'",
        "facts = ' '",
        "key_id = x'00'",
        "action = CAST(x'E5' AS TEXT)",
        "system_user = CAST(x'74657374E5' AS TEXT)",
        "surface = CAST(x'FF' AS TEXT)",
        "facts = CAST(x'6E616D653D80' AS TEXT)",
        "seal = x'00'",
        "seal = CAST(substr(seal, 1, 31) || iif(substr(seal, 32) = x'00', x'01', x'00') AS BLOB)",
    ] {
        let (folder, registry) = with_activity();
        tamper(
            &folder,
            &format!("UPDATE activity SET {change} WHERE number = 4"),
        );
        let entries = registry.entries_after(0, 100).unwrap();
        assert_eq!(first_wrong(&entries), Some(4), "{change}");
        let keychain = Arc::new(MemoryKeychain::default());
        let issuer = issuer_on(registry, keychain, Arc::new(SystemClock));
        let verdict = issuer.verify_activity().unwrap().verdict;
        let expected = Verdict::Changed(Box::new(entries[3].clone()));
        assert_eq!(verdict, expected, "{change}");
        let page = issuer.activity(&ActivityQuery {
            search: "tester".to_owned(),
            limit: 10,
            ..ActivityQuery::default()
        });
        let numbers = page.unwrap().rows.into_iter().map(|row| row.entry.number);
        let others = numbers.filter(|number| *number != 4);
        assert_eq!(others.collect::<Vec<_>>(), [6, 5, 3, 2, 1], "{change}");
    }
}

#[test]
fn a_character_that_stands_for_what_cannot_be_read_is_not_that() {
    let (folder, registry) = with_activity();
    let mut unusual = author();
    unusual.system_user = "\u{FFFD}".to_owned();
    let created = create(&*registry, key().0);
    registry.mark_shown(created.id, AT, &unusual).unwrap();
    tamper(
        &folder,
        "UPDATE activity SET system_user = CAST(x'FF' AS TEXT) WHERE number = 8",
    );
    let entries = registry.entries_after(0, 100).unwrap();
    assert_eq!(entries[7].system_user, "\u{FFFD}");
    assert_eq!(first_wrong(&entries), Some(8));
}

#[test]
fn an_entry_that_was_removed_or_moved_by_hand_shows() {
    for (change, wrong) in [
        ("DELETE FROM activity WHERE number = 3", Some(3)),
        (
            "DELETE FROM activity WHERE number = 3;
             UPDATE activity SET number = number - 1 WHERE number > 3",
            Some(3),
        ),
        (
            "UPDATE activity SET number = 99 WHERE number = 2;
             UPDATE activity SET number = 2 WHERE number = 3;
             UPDATE activity SET number = 3 WHERE number = 99",
            Some(2),
        ),
        ("DELETE FROM activity WHERE number > 4", None),
    ] {
        let (folder, registry) = with_activity();
        let keychain = Arc::new(MemoryKeychain::default());
        let issuer = issuer_on(registry.clone(), keychain, Arc::new(SystemClock));
        issuer.keep_head().unwrap();
        tamper(&folder, change);
        let entries = registry.entries_after(0, 100).unwrap();
        assert_eq!(first_wrong(&entries), wrong, "{change}");
        let verdict = issuer.verify_activity().unwrap().verdict;
        match wrong {
            Some(_) => assert_ne!(verdict, Verdict::Intact, "{change}"),
            None => assert_eq!(
                verdict,
                Verdict::CutOff { last: 4, known: 6 },
                "for the keychain knows where it ended"
            ),
        }
    }
}

#[test]
fn what_follows_an_entry_that_was_changed_is_sealed_all_the_same() {
    let (folder, registry) = with_activity();
    tamper(&folder, "UPDATE activity SET facts = 'x' WHERE number = 6");
    shown(&*registry);
    let entries = registry.entries_after(0, 100).unwrap();
    assert_eq!(entries.len(), 8);
    assert_eq!(first_wrong(&entries), Some(6));
    assert_eq!(entries[6].sealed_after(&entries[5].seal), entries[6].seal);
}

#[test]
fn entries_that_several_add_at_once_leave_no_gap() {
    const EACH: usize = 40;
    let folder = tempfile::tempdir().unwrap();
    let open = || SqliteRegistry::open(folder.path()).unwrap();
    let handles = [open(), open(), open()];
    thread::scope(|scope| {
        for handle in &handles {
            scope.spawn(move || {
                for _ in 0..EACH {
                    let KeyRecord { id, .. } = create(handle, key().0);
                    handle.mark_shown(id, AT, &author()).unwrap();
                }
            });
        }
    });
    let entries = handles[0].entries_after(0, 1000).unwrap();
    assert_eq!(entries.len(), 2 * EACH * handles.len(), "none is lost");
    assert_eq!(first_wrong(&entries), None);
    let heads = handles.map(|handle| handle.head().unwrap().number);
    assert_eq!(heads, [240; 3]);
}
