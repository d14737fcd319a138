use std::collections::HashSet;

use keywright_core::{
    AccessKey, Details, Environment, KeyId, KeyName, KeyRecord, LONGEST_SECRET, Life, MOST_ENTRIES,
    Timestamp, WorkspaceId,
};
use keywright_exchange::{
    HandOver, HandedKey, ImportedRow, ImportedSecret, MOST_KEYS, RowPlace, TakeOver, WriteError,
    read, write,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// Holds entries that were read against what is promised of them.
pub fn check(rows: &[ImportedRow]) {
    assert!(rows.len() <= MOST_KEYS, "{} entries", rows.len());
    let (mut names, mut secrets) = (HashSet::new(), HashSet::new());
    let mut last = 0;
    for row in rows {
        let (RowPlace::Line(number) | RowPlace::Entry { number, .. }) = row.place;
        assert!(number > last, "places are not in their order");
        last = number;
        assert!(!row.place.to_string().is_empty());
        let problems = row.problems.iter();
        assert!(problems.into_iter().all(|one| !one.to_string().is_empty()));
        let secret = row.secret.as_ref().map(ImportedSecret::expose);
        let length = secret.map(str::len);
        assert!(length.is_none_or(|length| (1..=LONGEST_SECRET).contains(&length)));
        assert!(row.used_by.len() <= MOST_ENTRIES + 1, "applications");
        assert!(row.tags.len() <= MOST_ENTRIES + 1, "tags");
        if row.problems.is_empty() {
            let name = KeyName::new(&row.name).expect("a name that nothing is wrong with");
            assert!(names.insert(name.folded()), "a name stands twice");
            let secret = row.secret.as_ref().expect("it has a secret");
            assert!(!secret.expose().chars().any(char::is_control));
            truncates_with_care(&secret.access_key().expect("it can be taken over"));
            let digest = *secret.digest().as_bytes();
            assert!(secrets.insert(digest), "a secret stands twice");
            details(row).expect("details that nothing is wrong with");
        }
    }
}

/// Of a foreign key at most a quarter is shown, and at most eight characters.
fn truncates_with_care(key: &AccessKey) {
    if key.is_foreign() {
        let shown = key.truncated().as_str().chars().count() - 1;
        let length = key.expose().chars().count();
        assert!(shown <= 8 && 4 * shown <= length, "{shown} of {length}");
    }
}

/// Hands over what was taken over, and takes it over again, unchanged.
pub fn writes_back(rows: &[ImportedRow], to: HandOver, from: TakeOver) {
    let keys: Vec<(KeyRecord, AccessKey)> = (1..).zip(rows).filter_map(key).collect();
    if keys.is_empty() {
        return;
    }
    let handed: Vec<HandedKey<'_>> = keys
        .iter()
        .map(|(record, secret)| HandedKey {
            record,
            workspace: "Workspace",
            secret,
        })
        .collect();
    let mut file = Vec::new();
    let mut random = StdRng::seed_from_u64(1);
    let now = Timestamp(1_800_000_000_000);
    match write(to, None, &handed, now, &mut random, &mut file) {
        Err(WriteError::Formula(_)) if to == HandOver::OnePassword => return,
        outcome => outcome.expect("it can be written"),
    }
    let again = read(from, &file, None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(again.len(), keys.len());
    for (row, (record, secret)) in again.iter().zip(&keys) {
        let same = row.secret.as_ref().map(ImportedSecret::digest) == Some(secret.digest());
        assert!(same, "another secret");
        if to == HandOver::DotEnv {
            continue;
        }
        assert!(row.name == record.name.as_str(), "another name");
        let details = &record.details;
        assert!(row.notes.starts_with(details.notes()), "other notes");
        if to == HandOver::BitwardenPlain {
            assert!(row.problems.is_empty());
            assert!(row.notes == details.notes(), "other notes");
            assert!(row.owner.as_deref() == details.owner(), "another owner");
            assert!(details.used_by().eq(&row.used_by), "other applications");
            assert!(details.tags().eq(&row.tags), "other tags");
            assert!(row.environment == Some(record.environment));
            assert!(row.expires_at == record.life.expires_at);
        }
    }
}

fn details(row: &ImportedRow) -> Option<Details> {
    let owner = row.owner.as_deref().unwrap_or_default();
    Details::new(owner, &row.used_by, &row.tags, &row.notes).ok()
}

/// The key that can be made of an entry.
fn key((number, row): (u128, &ImportedRow)) -> Option<(KeyRecord, AccessKey)> {
    if !row.problems.is_empty() {
        return None;
    }
    let secret = row.secret.as_ref()?.access_key()?;
    let parts = secret.parts();
    let record = KeyRecord {
        id: KeyId::from(number.to_be_bytes()),
        workspace: WorkspaceId(1),
        name: KeyName::new(&row.name).ok()?,
        provisional: false,
        environment: parts.map_or(row.environment.unwrap_or(Environment::Live), |parts| {
            parts.environment
        }),
        handle: parts.map(|parts| parts.handle),
        truncated: secret.truncated(),
        digest: secret.digest(),
        created_at: Timestamp(0),
        shown_at: None,
        details: details(row)?,
        life: Life {
            expires_at: row.expires_at,
            ..Life::default()
        },
    };
    Some((record, secret))
}
