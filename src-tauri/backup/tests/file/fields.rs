//! The document as `docs/backup-format.md` describes it, field by field.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::hand::json;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/backup-format.md");

/// The fields of each table, in order, under the head that it follows.
fn described() -> BTreeMap<String, Vec<String>> {
    let mut tables = BTreeMap::<String, Vec<String>>::new();
    let mut head = String::new();
    for line in fs::read_to_string(DOCUMENT).unwrap().lines() {
        if let Some(title) = line.strip_prefix('#') {
            head = title.trim_matches(['#', ' ', '`']).to_owned();
        }
        if let Some((field, _)) = line.strip_prefix("| `").and_then(|row| row.split_once('`')) {
            tables
                .entry(head.clone())
                .or_default()
                .push(field.to_owned());
        }
    }
    tables
}

/// The names of an object's fields as they are written down.
fn written(object: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(object).unwrap();
    let mut names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
    names.sort_by_key(|name| object.find(&format!("\"{name}\":")));
    names
}

#[test]
fn every_field_is_described_in_its_place_and_no_other() {
    let text = json();
    let described = described();
    let mut expected = BTreeMap::from([("The document".to_owned(), written(&text))]);
    for list in ["workspaces", "keys", "secrets", "postponements", "activity"] {
        let start = format!("\"{list}\":[\n");
        let (_, items) = text.split_once(&start).unwrap();
        let item = items.lines().next().unwrap().trim_end_matches(',');
        expected.insert(list.to_owned(), written(item));
    }
    assert_eq!(expected["The document"].len(), 10);
    assert_eq!(
        described, expected,
        "in the order in which they are written"
    );
}

#[test]
fn the_limits_are_those_described() {
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let limits = keywright_backup::Limits::default();
    for words in [
        format!("scrypt at 2^{}", keywright_backup::WORK_FACTOR),
        format!("reads files up to 2^{}", limits.work_factor),
        format!("at most {} MiB as it is written", limits.item >> 20),
        format!("| `format` | `{}` |", keywright_backup::FORMAT),
        format!("| `version` | {} |", keywright_backup::VERSION),
    ] {
        assert!(text.contains(&words), "{words}");
    }
}
