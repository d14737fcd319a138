use keywright_backup::Wiped;
use keywright_export::{harmless, is_formula};

use crate::{HandedKey, WriteError};

/// The columns of 1Password's own exports, which it imports again.
const HEADS: [&str; 9] = [
    "Title", "Url", "Username", "Password", "OTPAuth", "Favorite", "Archived", "Tags", "Notes",
];
/// Between tags, in one cell.
const BETWEEN_TAGS: &str = ";";

/// Makes the sheet. A cell that a spreadsheet would run has an apostrophe before it; a secret is never
/// altered, so one that would be run, as a foreign one may, has no sheet.
pub(crate) fn write(keys: &[HandedKey<'_>]) -> Result<Wiped, WriteError> {
    let mut file = Wiped::with_room(1024 * (keys.len() + 1));
    row(&mut file, HEADS);
    for key in keys {
        if is_formula(key.secret.expose()) {
            return Err(WriteError::Formula(key.record.name.clone()));
        }
        let tags: Vec<&str> = key.tags().collect();
        row(
            &mut file,
            [
                &harmless(key.name()),
                "",
                &harmless(key.record.truncated.as_str()),
                key.secret.expose(),
                "",
                "false",
                "false",
                &harmless(&tags.join(BETWEEN_TAGS)),
                &harmless(&notes(key)),
            ],
        );
    }
    Ok(file)
}

/// The notes, and what there is no column for.
fn notes(key: &HandedKey<'_>) -> String {
    let mut notes = key.notes().to_owned();
    let workspace = [("Workspace", key.workspace.to_owned())];
    for (index, (name, value)) in workspace.into_iter().chain(key.labels()).enumerate() {
        if index == 0 && !notes.is_empty() {
            notes.push_str("\n\n");
        } else if index > 0 {
            notes.push('\n');
        }
        notes.push_str(name);
        notes.push_str(": ");
        notes.push_str(&value);
    }
    notes
}

/// Every cell in quotation marks, as RFC 4180 has it.
fn row(file: &mut Wiped, cells: [&str; HEADS.len()]) {
    for (index, cell) in cells.into_iter().enumerate() {
        file.extend(if index == 0 { b"\"" } else { b",\"" });
        for byte in cell.bytes() {
            if byte == b'"' {
                file.push(b'"');
            }
            file.push(byte);
        }
        file.push(b'"');
    }
    file.extend(b"\r\n");
}
