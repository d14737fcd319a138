//! What the page draws first. It is read while the webview's processes start and is there
//! when the page's script runs, so that the first drawing waits for no question and answer.

use keywright_core::{Direction, Issuer, ListQuery, RegistryError, SortColumn};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::{KeyPage, WorkspaceInfo};

/// Handed to the page as `window.keywrightStart`.
#[derive(Serialize, TS)]
pub(crate) struct Start {
    workspace: WorkspaceInfo,
    /// The first part of the list as the page asks for it at its start.
    page: KeyPage,
}

/// As many rows as the page asks for at once.
const ROWS: usize = 100;

impl Start {
    pub(crate) fn read(issuer: &Issuer) -> Result<Self, RegistryError> {
        let query = ListQuery {
            search: String::new(),
            sort: SortColumn::CreatedAt,
            direction: Direction::Descending,
            offset: 0,
            limit: ROWS,
        };
        Ok(Self {
            workspace: issuer.workspace()?.into(),
            page: KeyPage::new(issuer.page(&query)?, issuer.never_shown()?),
        })
    }

    /// Runs before any script of the page, each time that it is loaded.
    pub(crate) fn script(&self) -> Option<String> {
        let json = serde_json::to_string(self).ok()?;
        let quoted = serde_json::to_string(&json).ok()?;
        Some(format!(
            "Object.defineProperty(window, 'keywrightStart', {{ value: JSON.parse({quoted}) }});"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_holds_script_stays_within_its_string() {
        let start = Start {
            workspace: WorkspaceInfo {
                name: "\"'); alert(1); ('\\".to_owned(),
                prefix: "kw".to_owned(),
            },
            page: KeyPage {
                rows: Vec::new(),
                matching: 0,
                total: 0,
                never_shown: Vec::new(),
            },
        };
        let script = start.script().unwrap_or_default();
        let quoted = script
            .split_once("JSON.parse(")
            .and_then(|(_, rest)| rest.strip_suffix(") });"))
            .unwrap_or_default();
        let json: String = serde_json::from_str(quoted).unwrap_or_default();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(read["workspace"]["name"], "\"'); alert(1); ('\\");
    }
}
