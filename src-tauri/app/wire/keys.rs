use keywright_core::{
    Created, Direction, Environment as CoreEnvironment, Issuer, KeyRecord,
    KeychainState as CoreState, ListQuery as CoreQuery, RegistryError, SortColumn as CoreColumn,
    Workspace,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{Language, Theme};

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Environment {
    Live,
    Test,
}

impl From<Environment> for CoreEnvironment {
    fn from(environment: Environment) -> Self {
        match environment {
            Environment::Live => Self::Live,
            Environment::Test => Self::Test,
        }
    }
}

impl From<CoreEnvironment> for Environment {
    fn from(environment: CoreEnvironment) -> Self {
        match environment {
            CoreEnvironment::Live => Self::Live,
            CoreEnvironment::Test => Self::Test,
        }
    }
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyRow {
    /// 32 hexadecimal digits.
    pub(crate) id: String,
    pub(crate) truncated_key: String,
    pub(crate) name: String,
    pub(crate) environment: Environment,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[ts(type = "number")]
    pub(crate) created_at: i64,
    /// Whether the whole key has been shown.
    pub(crate) shown: bool,
}

impl From<KeyRecord> for KeyRow {
    fn from(record: KeyRecord) -> Self {
        Self {
            id: record.id.to_string(),
            truncated_key: record.truncated.as_str().to_owned(),
            name: record.name.as_str().to_owned(),
            environment: record.environment.into(),
            created_at: record.created_at.0,
            shown: record.shown_at.is_some(),
        }
    }
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SortColumn {
    Key,
    Name,
    CreatedAt,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SortDirection {
    Ascending,
    Descending,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListQuery {
    pub(crate) search: String,
    pub(crate) sort: SortColumn,
    pub(crate) direction: SortDirection,
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

impl From<ListQuery> for CoreQuery {
    fn from(query: ListQuery) -> Self {
        Self {
            search: query.search,
            sort: match query.sort {
                SortColumn::Key => CoreColumn::Key,
                SortColumn::Name => CoreColumn::Name,
                SortColumn::CreatedAt => CoreColumn::CreatedAt,
            },
            direction: match query.direction {
                SortDirection::Ascending => Direction::Ascending,
                SortDirection::Descending => Direction::Descending,
            },
            offset: query.offset as usize,
            limit: query.limit as usize,
        }
    }
}

#[derive(Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyPage {
    pub(crate) rows: Vec<KeyRow>,
    /// How many rows the search finds in all.
    pub(crate) matching: u32,
    /// How many keys the workspace has.
    pub(crate) total: u32,
    /// Keys that were finished but shown to no one.
    pub(crate) never_shown: Vec<KeyRow>,
    /// The newest key whose name nobody chose.
    pub(crate) unnamed: Option<KeyRow>,
    /// How many such keys there are.
    pub(crate) unnamed_count: u32,
}

impl KeyPage {
    pub(crate) fn read(issuer: &Issuer, query: &CoreQuery) -> Result<Self, RegistryError> {
        let page = issuer.page(query)?;
        let (unnamed, unnamed_count) = issuer.unnamed()?;
        Ok(Self {
            rows: page.rows.into_iter().map(KeyRow::from).collect(),
            matching: count(page.matching),
            total: count(page.total),
            never_shown: issuer
                .never_shown()?
                .into_iter()
                .map(KeyRow::from)
                .collect(),
            unnamed_count: count(unnamed_count),
            unnamed: unnamed.map(KeyRow::from),
        })
    }
}

/// So many rows.
pub(crate) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

#[derive(Serialize, TS)]
pub(crate) struct WorkspaceInfo {
    pub(crate) name: String,
    pub(crate) prefix: String,
}

impl From<Workspace> for WorkspaceInfo {
    fn from(workspace: Workspace) -> Self {
        Self {
            prefix: workspace.prefix.as_str().to_owned(),
            name: workspace.name,
        }
    }
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum KeychainState {
    Unlocked,
    Locked,
    Absent,
    Failed,
}

impl From<CoreState> for KeychainState {
    fn from(state: CoreState) -> Self {
        match state {
            CoreState::Unlocked => Self::Unlocked,
            CoreState::Locked => Self::Locked,
            CoreState::Absent => Self::Absent,
            CoreState::Failed => Self::Failed,
        }
    }
}

#[derive(Serialize, TS)]
pub(crate) struct Overview {
    pub(crate) workspace: WorkspaceInfo,
    pub(crate) keychain: KeychainState,
    /// What is on the clipboard by our hand, if anything.
    pub(crate) clipboard: Option<ClipboardTimer>,
    /// As it is set; the page may have begun before that was read.
    pub(crate) theme: Theme,
    /// The one that is spoken; likewise.
    pub(crate) language: Language,
}

/// A key in its one showing.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RevealedKey {
    pub(crate) record: KeyRow,
    #[ts(type = "string")]
    pub(crate) access_key: Zeroizing<String>,
}

impl From<&Created> for RevealedKey {
    fn from(created: &Created) -> Self {
        Self {
            record: created.record.clone().into(),
            access_key: Zeroizing::new(created.access_key.expose().to_owned()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ClipboardTimer {
    /// `null` for never.
    pub(crate) clears_in_seconds: Option<u32>,
}
