//! Who must be told of a rotation, as a list in Markdown whose items can be ticked off
//! (GitHub's task lists): application by application, with the keys that each has to replace.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use keywright_core::{KeyRecord, Status, Timestamp, TruncatedKey, fold};

use crate::words::{Value, Words};

/// A key that was to be rotated.
#[derive(Clone, Copy, Debug)]
pub struct Rotated<'a> {
    /// The old key.
    pub old: &'a KeyRecord,
    /// The key that came in its place; `None` where it was not rotated.
    pub new: Option<&'a KeyRecord>,
}

/// Writes the checklist for these keys as it is at this moment.
///
/// # Errors
///
/// Those of writing.
pub fn write_checklist(
    rotated: &[Rotated<'_>],
    now: Timestamp,
    words: &Words<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(checklist(rotated, now, words).as_bytes())?;
    out.flush()
}

fn checklist(rotated: &[Rotated<'_>], now: Timestamp, words: &Words<'_>) -> String {
    let mut by_application: BTreeMap<String, (&str, Vec<String>)> = BTreeMap::new();
    let (mut unknown, mut failed) = (Vec::new(), Vec::new());
    for rotated in rotated {
        let Some(new) = rotated.new else {
            let old = rotated.old;
            let (name, key) = (text(old.name.as_str()), code(&old.truncated));
            failed.push(format!("- **{name}**\n  - {key}\n"));
            continue;
        };
        let item = item(rotated.old, new, now, words);
        if rotated.old.details.used_by().len() == 0 {
            unknown.push(item.clone());
        }
        for application in rotated.old.details.used_by() {
            let (_, items) = by_application
                .entry(fold(application))
                .or_insert((application, Vec::new()));
            items.push(item.clone());
        }
    }
    let mut list = format!(
        "# {}\n\n{}\n",
        words.plain("checklist-title"),
        words.dated("checklist-made", now)
    );
    let applications = by_application.into_values();
    let applications = applications.map(|(application, items)| (text(application), items));
    let others = [("checklist-unknown", unknown), ("checklist-failed", failed)];
    let others = others.map(|(name, items)| (words.plain(name), items));
    for (title, items) in applications.chain(others) {
        if !items.is_empty() {
            // Writing into a string does not fail.
            let _ = write!(list, "\n## {title}\n\n{}", items.concat());
        }
    }
    list
}

fn item(old: &KeyRecord, new: &KeyRecord, now: Timestamp, words: &Words<'_>) -> String {
    let ends = match (old.life.status(now), old.life.ends_at()) {
        (Status::Disabled, _) => words.plain("checklist-disabled"),
        (Status::Expired, Some(end)) => words.dated("checklist-ended", end),
        (_, Some(end)) => words.dated("checklist-works-until", end),
        (_, None) => words.plain("checklist-works"),
    };
    let owner = old.details.owner().map(|owner| {
        let owner = text(owner);
        (words.say)("checklist-owner", &[("name", Value::Text(&owner))])
    });
    let (name, old, new) = (
        text(old.name.as_str()),
        code(&old.truncated),
        code(&new.truncated),
    );
    let mut item = format!("- [ ] **{name}**\n  - {old} → {new}\n  - {ends}\n");
    if let Some(owner) = owner {
        item.push_str(&format!("  - {owner}\n"));
    }
    item
}

/// A text that means nothing in Markdown: each punctuation mark of ASCII may be written with a
/// backslash (CommonMark 2.4), and nothing else has a meaning within a line.
fn text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            plain.push('\\');
        }
        plain.push(one_line(character));
    }
    plain
}

/// Whole truncated keys are easy to read and to copy as code. One that would end it is text.
fn code(key: &TruncatedKey) -> String {
    match key.as_str().contains('`') {
        true => text(key.as_str()),
        false => format!(
            "`{}`",
            key.as_str().chars().map(one_line).collect::<String>()
        ),
    }
}

/// No record has any of these; a database that was changed by hand may.
fn one_line(character: char) -> char {
    match character.is_control() {
        true => ' ',
        false => character,
    }
}
