//! The sheet for 1Password, read by Python's `csv`.

use std::fs;

use keywright_core::Details;
use keywright_exchange::{HandOver, TakeOver};
use serde_json::Value;
use tempfile::tempdir;

use crate::programs::python;
use crate::sample::{Maker, is_secret, keys, taken, written};

/// The rows, as Python reads them.
fn rows(file: &[u8]) -> Vec<Vec<String>> {
    divided(file, ",")
}

/// The rows, as Python reads them when it divides there.
fn divided(file: &[u8], divider: &str) -> Vec<Vec<String>> {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("keys.csv"), file).unwrap();
    let script = "import csv, json, sys\n\
        file = open('keys.csv', encoding='utf-8', newline='')\n\
        strict = sys.argv[1] == ','\n\
        print(json.dumps(list(csv.reader(file, delimiter=sys.argv[1], strict=strict))))";
    let printed = python(folder.path(), script, &[divider]);
    let json: Value = serde_json::from_str(&printed).unwrap();
    serde_json::from_value(json).unwrap()
}

#[test]
fn the_sheet_has_the_columns_of_1password() {
    let keys = keys();
    let rows = rows(&written(HandOver::OnePassword, &keys));
    let heads = "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes";
    assert_eq!(rows[0].join(","), heads);
    assert_eq!(rows.len(), keys.len() + 1);
    for (row, key) in rows[1..].iter().zip(&keys) {
        assert_eq!(row.len(), 9);
        assert!(row[3] == key.secret.expose(), "a secret was altered");
        assert_eq!(row[2], key.record.truncated.as_str());
        assert!(
            row[8].contains(&format!("Workspace: {}", key.workspace)),
            "{}",
            row[8]
        );
        assert!(row[8].contains(&format!("Key ID: {}", key.record.id)));
    }
    assert_eq!(rows[1][7], "eu;billing");
    assert!(rows[1][8].contains("Owner: Ada\nUsed by: Dashboard\nUsed by: CRM, the other\n"));
}

#[test]
fn no_cell_is_a_formula() {
    let rows = rows(&written(HandOver::OnePassword, &keys()));
    assert_eq!(rows[2][0], "'=HYPERLINK(\"http://x\")");
    assert_eq!(rows[2][7], "'=1+1");
    assert!(rows[2][8].starts_with("'-1\n'@SUM(1)\n"), "{}", rows[2][8]);
    for cell in rows.iter().flatten() {
        for piece in cell.split([';', '\n', '\t', '\r']) {
            assert!(
                !piece.trim_start().starts_with(['=', '+', '-', '@']),
                "{piece}"
            );
        }
    }
}

/// Texts that do harm, also where a sheet is divided at something else than commas.
const HOSTILE: [&str; 8] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1,1)",
    "\u{ff1d}1+1",
    "'=1+1",
    "x;=1+1",
    "\"=1+1\";\"-1\"",
];

#[test]
fn no_cell_is_a_formula_whatever_of_a_key_begins_like_one_and_it_comes_back() {
    for hostile in HOSTILE {
        let mut key = Maker::new(8).key(hostile, hostile);
        let all = [hostile.to_owned()];
        let notes = format!("{hostile}\n{hostile}\n\t{hostile}");
        key.record.details = Details::new(hostile, &all, &all, &notes).unwrap();
        let file = written(HandOver::OnePassword, std::slice::from_ref(&key));
        for divider in [",", ";", "\t"] {
            for cell in divided(&file, divider).iter().flatten() {
                let pieces = cell.split([';', '\n', '\t', '\r']).map(str::trim_start);
                for piece in pieces.map(|piece| piece.trim_start_matches('"')) {
                    let formula = ['=', '+', '-', '@', '\u{ff1d}'];
                    assert!(!piece.starts_with(formula), "{piece} of {hostile}");
                }
            }
        }
        let rows = taken(TakeOver::Csv, &file);
        assert_eq!(rows[0].name, hostile);
        assert!(rows[0].notes.starts_with(&notes), "{hostile}");
        assert!(is_secret(&rows[0], key.secret.expose()), "{hostile}");
    }
}

#[test]
fn names_and_tags_are_taken_over_as_they_were() {
    let keys = keys();
    let rows = taken(TakeOver::Csv, &written(HandOver::OnePassword, &keys));
    assert_eq!(rows.len(), keys.len());
    for (row, key) in rows.iter().zip(&keys) {
        assert_eq!(row.name, key.record.name.as_str());
        assert_eq!(row.tags, key.record.details.tags().collect::<Vec<_>>());
        assert!(
            row.notes.starts_with(key.record.details.notes()),
            "{}",
            row.notes
        );
        assert!(is_secret(row, key.secret.expose()));
        assert_eq!(row.problems, []);
    }
}
