//! What is really in the two stores, looked up past Keywright's own code, and whether they
//! agree.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use keywright_core::{Issuer, KeyId};
use keywright_stores::SERVICE;
use rusqlite::{Connection, OpenFlags};

use crate::{by_creation, secret_service};

/// A row of the table of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: KeyId,
    pub state: String,
    pub shown: bool,
    /// Whether the keychain is to have its secret.
    pub kept: bool,
}

/// All rows, whatever their state.
pub fn rows(folder: &Path) -> Vec<Row> {
    let connection = open(folder);
    let mut statement = connection
        .prepare("SELECT id, state, shown_at IS NOT NULL, copy <> 'gone' FROM access_key")
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Row {
            id: KeyId::from(row.get::<_, [u8; 16]>(0)?),
            state: row.get(1)?,
            shown: row.get(2)?,
            kept: row.get(3)?,
        })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// Checks the whole file.
pub fn integrity(folder: &Path) {
    let verdict: String = open(folder)
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(
        verdict, "ok",
        "no crash and no fault may damage the database"
    );
}

fn open(folder: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(folder.join("registry.db"), flags).unwrap()
}

/// The label of each secret of ours in the keychain, by its record's id. The end of the
/// activity, which lies beside them, is none.
pub fn keychain_labels() -> BTreeMap<KeyId, String> {
    let service = secret_service().unwrap();
    let found = service
        .search_items(HashMap::from([("service", SERVICE)]))
        .unwrap();
    let items = found.unlocked.iter().chain(&found.locked);
    let label = |item: &secret_service::blocking::Item<'_>| {
        let attributes = item.get_attributes().unwrap();
        if attributes.contains_key("kind") {
            return None;
        }
        let id = KeyId::from_hex(&attributes["username"]).unwrap();
        Some((id, item.get_label().unwrap()))
    };
    let labels: Vec<_> = items.filter_map(label).collect();
    let by_id: BTreeMap<_, _> = labels.iter().cloned().collect();
    assert_eq!(by_id.len(), labels.len(), "one item per key");
    by_id
}

/// The ids under which the keychain holds secrets of ours.
pub fn keychain_ids() -> BTreeSet<KeyId> {
    keychain_labels().into_keys().collect()
}

/// Holds the two stores against each other, once recovery has run: every key in the list
/// has its secret, every secret its key, and nothing is between intent and done.
pub fn verify(folder: &Path, issuer: &Issuer) {
    let rows = rows(folder);
    let half_done: Vec<_> = rows
        .iter()
        .filter(|row| !matches!(row.state.as_str(), "active" | "deleted"))
        .collect();
    assert!(
        half_done.is_empty(),
        "recovery finishes what was begun: {half_done:?}"
    );
    let restoring: u32 = open(folder)
        .query_row("SELECT count(*) FROM restoring", [], |row| row.get(0))
        .unwrap();
    assert_eq!(restoring, 0, "nor is a restoration");
    let active = rows.iter().filter(|row| row.state == "active");
    let kept: BTreeSet<KeyId> = active
        .clone()
        .filter(|row| row.kept)
        .map(|row| row.id)
        .collect();
    assert_eq!(
        kept,
        keychain_ids(),
        "no secret without a record, no record without a secret"
    );
    let unshown: BTreeSet<KeyId> = rows
        .iter()
        .filter(|row| row.state == "active" && !row.shown)
        .map(|row| row.id)
        .collect();
    let offered: BTreeSet<KeyId> = issuer
        .never_shown()
        .unwrap()
        .iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(
        unshown, offered,
        "a key that was never shown offers its one showing"
    );
    assert_eq!(issuer.page(&by_creation("")).unwrap().total, active.count());
}
