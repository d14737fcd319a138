use keywright_core::{
    Action, ActivityRow, Author, Deed, Facts, Seal, Surface, Timestamp, WorkspaceId,
};
use keywright_export::{ActivityFile, ActivityFormat};
use serde_json::{Value, json};

use crate::sample::{
    HOSTILE, NOW, as_it_was, assert_fails_on_a_full_disk, assert_holds_no_formula, cells, id,
    written,
};

/// An entry about a key of this name, by a person of this name.
fn row(number: u64, name: &str) -> ActivityRow {
    let deed = Deed {
        at: NOW.after(7),
        workspace: WorkspaceId(3),
        key: Some(id(5)),
        action: Action::Documented,
        by: Author {
            system_user: name.to_owned(),
            surface: Surface::Tray,
        },
        facts: Facts::default()
            .with("changed", "owner")
            .with("owner.to", name)
            .with("changed", "notes")
            .with("note", "two\nlines, \"quoted\""),
    };
    ActivityRow {
        entry: deed.sealed(number, &Seal::FIRST),
        key: Some((name.to_owned(), "acme_live_8f3Kq2Zx_…h7Qa".to_owned())),
    }
}

fn file(format: ActivityFormat, rows: &[(Option<&str>, ActivityRow)]) -> String {
    written(|out| {
        let mut file = ActivityFile::new(format, out)?;
        for (workspace, row) in rows {
            file.write(*workspace, row)?;
        }
        file.finish()
    })
}

#[test]
fn a_line_of_json_has_every_field_of_an_entry() {
    let row = row(12, "Ada");
    let text = file(
        ActivityFormat::JsonLines,
        &[(Some("Acme API"), row.clone())],
    );
    assert!(text.ends_with("}\n") && text.lines().count() == 1);
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap(),
        json!({
            "number": 12,
            "at": "2027-01-15T08:00:00.007Z",
            "workspaceId": 3,
            "workspace": "Acme API",
            "keyId": "05050505050505050505050505050505",
            "keyName": "Ada",
            "truncatedKey": "acme_live_8f3Kq2Zx_…h7Qa",
            "action": "documented",
            "facts": [
                ["changed", "owner"],
                ["owner.to", "Ada"],
                ["changed", "notes"],
                ["note", "two\nlines, \"quoted\""],
            ],
            "systemUser": "Ada",
            "surface": "tray",
            "seal": row.entry.seal.to_string(),
        })
    );
}

#[test]
fn a_row_of_csv_has_every_field_of_an_entry_in_the_order_of_its_heads() {
    let row = row(12, "Ada");
    let text = file(ActivityFormat::Csv, &[(Some("Acme API"), row.clone())]);
    assert!(text.starts_with("\u{feff}\"number\",\"at\","), "{text}");
    assert!(text.ends_with("\r\n"));
    let rows = cells(&text, b',');
    assert_eq!(
        rows,
        [
            [
                "number",
                "at",
                "workspaceId",
                "workspace",
                "keyId",
                "keyName",
                "truncatedKey",
                "action",
                "facts",
                "systemUser",
                "surface",
                "seal",
            ],
            [
                "12",
                "2027-01-15T08:00:00.007Z",
                "3",
                "Acme API",
                "05050505050505050505050505050505",
                "Ada",
                "acme_live_8f3Kq2Zx_…h7Qa",
                "documented",
                "changed=owner\nowner.to=Ada\nchanged=notes\nnote=two\\nlines, \"quoted\"",
                "Ada",
                "tray",
                &row.entry.seal.to_string(),
            ]
        ]
    );
}

#[test]
fn hostile_names_come_back_as_they_were_and_no_cell_is_a_formula() {
    let rows: Vec<_> = HOSTILE
        .iter()
        .zip(1..)
        .map(|(name, number)| (Some(*name), row(number, name)))
        .collect();
    let json = file(ActivityFormat::JsonLines, &rows);
    let lines: Vec<Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let text = file(ActivityFormat::Csv, &rows);
    assert_holds_no_formula(&text);
    let cells = cells(&text, b',');
    assert_eq!((lines.len(), cells.len()), (rows.len(), rows.len() + 1));
    for ((name, line), row) in HOSTILE.iter().zip(lines).zip(&cells[1..]) {
        for field in ["workspace", "keyName", "systemUser"] {
            assert_eq!(line[field], *name);
        }
        for column in [3, 5, 9] {
            assert_eq!(as_it_was(&row[column]), *name);
        }
        let facts = Facts::from(as_it_was(&row[8]));
        assert_eq!(facts.get("owner.to").as_deref(), Some(*name));
        assert_eq!(row.len(), 12);
    }
}

#[test]
fn a_cell_that_a_spreadsheet_might_trim_to_a_formula_is_none() {
    for name in [
        "\t=1", "\r=1", "\n=1", "\0=1", "x\t=1", "x;\t;=1", "x; \"=1",
    ] {
        let text = file(ActivityFormat::Csv, &[(Some(name), row(1, "Ada"))]);
        assert_holds_no_formula(&text);
        let cell = &cells(&text, b',')[1][3];
        assert_ne!(cell, name);
        assert_eq!(as_it_was(cell), name);
    }
}

#[test]
fn no_text_of_dividers_and_quotation_marks_makes_a_formula() {
    let mut texts = vec![String::new()];
    for length in 0..4 {
        let longest = texts.iter().filter(|text| text.len() == length);
        let longer = longest.flat_map(|text| {
            [';', ',', '"', '\'', '=', 'x', ' ', '\n'].map(|next| format!("{text}{next}"))
        });
        texts.extend(longer.collect::<Vec<_>>());
    }
    let numbered = texts.iter().zip(1..);
    let rows: Vec<_> = numbered
        .map(|(text, number)| (Some(text.as_str()), row(number, text)))
        .collect();
    let text = file(ActivityFormat::Csv, &rows);
    assert_holds_no_formula(&text);
    for (row, text) in cells(&text, b',').iter().skip(1).zip(&texts) {
        assert_eq!(
            [3, 5, 9].map(|column| as_it_was(&row[column])),
            [text; 3].map(String::clone)
        );
    }
}

#[test]
fn what_is_not_known_is_left_empty() {
    let mut unknown = row(1, "Ada");
    unknown.key = None;
    unknown.entry.key = None;
    unknown.entry.at = Timestamp(i64::MAX);
    unknown.entry.facts = Facts::default();
    let rows = [(None, unknown)];
    let line: Value = serde_json::from_str(&file(ActivityFormat::JsonLines, &rows)).unwrap();
    for field in ["workspace", "keyId", "keyName", "truncatedKey"] {
        assert_eq!(line[field], Value::Null);
    }
    assert_eq!(line["facts"], json!([]));
    assert_eq!(line["at"], "9223372036854775807", "no calendar has it");
    let cells = cells(&file(ActivityFormat::Csv, &rows), b',');
    assert!(cells[1][3..7].iter().all(String::is_empty));
}

#[test]
fn an_activity_without_entries_is_a_file_without_rows() {
    assert_eq!(file(ActivityFormat::JsonLines, &[]), "");
    assert_eq!(cells(&file(ActivityFormat::Csv, &[]), b',').len(), 1);
}

#[test]
fn a_seal_can_be_computed_again_from_either_file() {
    let row = row(1, "Ada \\ Grace");
    let rows = [(None, row.clone())];
    let line: Value = serde_json::from_str(&file(ActivityFormat::JsonLines, &rows)).unwrap();
    let pairs = line["facts"].as_array().unwrap().iter();
    let facts = pairs.fold(Facts::default(), |facts, pair| {
        facts.with(pair[0].as_str().unwrap(), pair[1].as_str().unwrap())
    });
    let cells = cells(&file(ActivityFormat::Csv, &rows), b',');
    assert_eq!(cells[1][8], facts.as_str());
    let mut again = row.entry.clone();
    again.facts = facts;
    assert_eq!(again.sealed_after(&Seal::FIRST).to_string(), cells[1][11]);
}

#[test]
fn a_full_disk_is_an_error() {
    for format in [ActivityFormat::JsonLines, ActivityFormat::Csv] {
        assert_fails_on_a_full_disk(|out| {
            let mut file = ActivityFile::new(format, out)?;
            for number in 1..50 {
                file.write(Some("Acme API"), &row(number, "Ada"))?;
            }
            file.finish()
        });
    }
}
