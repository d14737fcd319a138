use keywright_core::{Issuer, ListQuery, RegistryError};
use serde::Serialize;
use ts_rs::TS;

use super::{KeyPage, Language, ListView, Theme, WorkspaceInfo};

/// What the page knows when its script begins, as `window.keywrightStart`.
#[derive(Serialize, TS)]
pub(crate) struct Start {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// What it draws first, if that could be read ahead.
    pub(crate) first: Option<First>,
}

/// The first part of the list as the page asks for it at its start, so that the first drawing
/// waits for no question and answer.
#[derive(Serialize, TS)]
pub(crate) struct First {
    workspace: WorkspaceInfo,
    view: ListView,
    page: KeyPage,
}

/// As many rows as the page asks for at once.
const ROWS: usize = 100;

impl First {
    pub(crate) fn read(issuer: &Issuer) -> Result<Self, RegistryError> {
        let workspace = issuer.workspace()?;
        let view = ListView::of(issuer, workspace.id)?;
        let query = ListQuery {
            workspace: workspace.id,
            filters: view.filters.clone().into(),
            sort: view.sort.into(),
            direction: view.direction.into(),
            limit: ROWS,
            now: issuer.now(),
            ..ListQuery::default()
        };
        Ok(Self {
            workspace: workspace.into(),
            view,
            page: KeyPage::read(issuer, &query)?,
        })
    }
}

impl Start {
    /// Runs before any script of the page, each time that it is loaded. What it draws first is
    /// there but once: loaded anew, the page may be locked.
    pub(crate) fn script(&self) -> Option<String> {
        let json = serde_json::to_string(self).ok()?;
        let quoted = serde_json::to_string(&json).ok()?;
        Some(format!(
            "Object.defineProperty(window, 'keywrightStart', {{ value: (start => \
             performance.getEntriesByType('navigation')[0]?.type === 'navigate' ? start : \
             {{ ...start, first: null }})(JSON.parse({quoted})) }});"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_holds_script_stays_within_its_string() {
        let name = "\"'); alert(1); ('\\";
        let start = Start {
            language: Language::English,
            theme: Theme::System,
            first: Some(First {
                workspace: WorkspaceInfo {
                    id: 1,
                    name: name.to_owned(),
                    prefix: "kw".to_owned(),
                    policies: keywright_core::Policies::default().into(),
                },
                view: ListView::default(),
                page: KeyPage::default(),
            }),
        };
        let script = start.script().unwrap_or_default();
        let quoted = script
            .split_once("JSON.parse(")
            .and_then(|(_, rest)| rest.strip_suffix(")) });"))
            .unwrap_or_default();
        let json: String = serde_json::from_str(quoted).unwrap_or_default();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(read["first"]["workspace"]["name"], name);
    }
}
