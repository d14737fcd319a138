//! The findings of an audit as a sheet: one row for each, the open ones first. Heads, kinds and
//! instants are the same in every language, for programs read them, too.

use std::io::{self, Write};

use keywright_core::{Finding, Postponement};

use crate::Report;
use crate::instant::rfc_3339;
use crate::spreadsheet::Sheet;

const HEADS: [&str; 13] = [
    "workspace",
    "finding",
    "keyId",
    "key",
    "name",
    "environment",
    "owner",
    "usedBy",
    "createdAt",
    "at",
    "application",
    "postponedUntil",
    "reason",
];

impl Report<'_> {
    /// Writes the findings as CSV. A cell that a spreadsheet would run has an apostrophe before
    /// it.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = Sheet::new(out, &HEADS)?;
        for finding in &self.findings.open {
            self.sheet_row(&mut sheet, finding, None)?;
        }
        for (finding, off) in &self.findings.postponed {
            self.sheet_row(&mut sheet, finding, Some(off))?;
        }
        sheet.finish()
    }

    fn sheet_row(
        &self,
        sheet: &mut Sheet<&mut dyn Write>,
        finding: &Finding,
        off: Option<&Postponement>,
    ) -> io::Result<()> {
        let key = self.keys.get(&finding.id);
        let details = key.map(|key| &key.details);
        let used_by: Vec<&str> = details.into_iter().flat_map(|one| one.used_by()).collect();
        sheet.row([
            self.workspace,
            finding.kind.as_str(),
            &finding.id.to_string(),
            key.map_or("", |key| key.truncated.as_str()),
            key.map_or("", |key| key.name.as_str()),
            key.map_or("", |key| key.environment.as_str()),
            details.and_then(|one| one.owner()).unwrap_or_default(),
            &used_by.join(", "),
            &key.map_or_else(String::new, |key| rfc_3339(key.created_at)),
            &finding.at.map_or_else(String::new, rfc_3339),
            &finding.application,
            &off.map_or_else(String::new, |off| rfc_3339(off.until)),
            off.map_or("", |off| &off.reason),
        ])
    }
}
