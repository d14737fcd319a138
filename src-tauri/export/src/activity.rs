//! The activity, entry by entry, so that a file of any length takes no memory.
//!
//! Both formats have every field of an entry, so that its seal can be computed again from the
//! file, see [`keywright_core::Entry::sealed_after`]. In JSON Lines the facts are pairs of name
//! and value, in order, for a name may stand several times; in CSV they are one cell, as the
//! registry has them: a line `name=value` for each.

use std::io::{self, Write};

use keywright_core::ActivityRow;
use serde::Serialize;

use crate::instant::rfc_3339;
use crate::spreadsheet::Sheet;

/// The formats in which the activity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityFormat {
    /// One JSON object on each line.
    JsonLines,
    /// A sheet with heads. A cell that a spreadsheet would run has an apostrophe before it.
    Csv,
}

/// The columns.
const HEADS: [&str; 12] = [
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
];

/// The same, on a line of JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    number: u64,
    at: &'a str,
    workspace_id: i64,
    workspace: Option<&'a str>,
    key_id: Option<&'a str>,
    key_name: Option<&'a str>,
    truncated_key: Option<&'a str>,
    action: &'a str,
    facts: Vec<(&'a str, String)>,
    system_user: &'a str,
    surface: &'a str,
    seal: &'a str,
}

/// A file with the activity, which is written entry by entry.
pub struct ActivityFile<'a>(Inner<'a>);

enum Inner<'a> {
    JsonLines(&'a mut dyn Write),
    Csv(Box<Sheet<&'a mut dyn Write>>),
}

impl<'a> ActivityFile<'a> {
    /// Begins the file.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn new(format: ActivityFormat, out: &'a mut dyn Write) -> io::Result<Self> {
        Ok(Self(match format {
            ActivityFormat::JsonLines => Inner::JsonLines(out),
            ActivityFormat::Csv => Inner::Csv(Box::new(Sheet::new(out, &HEADS)?)),
        }))
    }

    /// Writes one entry of the workspace that has this name, or had it when it was deleted;
    /// `None` where nobody knows.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn write(&mut self, workspace: Option<&str>, row: &ActivityRow) -> io::Result<()> {
        let ActivityRow { entry, key } = row;
        let at = rfc_3339(entry.at);
        let key_id = entry.key.map(|id| id.to_string());
        let key_name = key.as_ref().map(|(name, _)| name.as_str());
        let truncated_key = key.as_ref().map(|(_, truncated)| truncated.as_str());
        let seal = entry.seal.to_string();
        match &mut self.0 {
            Inner::JsonLines(out) => {
                let line = Line {
                    number: entry.number,
                    at: &at,
                    workspace_id: entry.workspace.0,
                    workspace,
                    key_id: key_id.as_deref(),
                    key_name,
                    truncated_key,
                    action: &entry.action,
                    facts: entry.facts.pairs().collect(),
                    system_user: &entry.system_user,
                    surface: &entry.surface,
                    seal: &seal,
                };
                serde_json::to_writer(&mut *out, &line)?;
                out.write_all(b"\n")
            }
            Inner::Csv(sheet) => sheet.row([
                entry.number.to_string().as_str(),
                &at,
                &entry.workspace.0.to_string(),
                workspace.unwrap_or_default(),
                key_id.as_deref().unwrap_or_default(),
                key_name.unwrap_or_default(),
                truncated_key.unwrap_or_default(),
                &entry.action,
                entry.facts.as_str(),
                &entry.system_user,
                &entry.surface,
                &seal,
            ]),
        }
    }

    /// All entries are written.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Inner::JsonLines(out) => out.flush(),
            Inner::Csv(sheet) => sheet.finish(),
        }
    }
}
