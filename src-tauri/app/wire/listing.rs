//! Which keys the page asks for, and how it looks at them.

use keywright_core::{
    Completions as CoreCompletions, Days, Direction, Filters, Issuer, ListQuery as CoreQuery,
    RegistryError, SortColumn as CoreColumn, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Environment, KeyStatus};

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SortColumn {
    Key,
    Name,
    Environment,
    Owner,
    UsedBy,
    Tags,
    CreatedAt,
    EndsAt,
    Status,
}

impl From<SortColumn> for CoreColumn {
    fn from(column: SortColumn) -> Self {
        match column {
            SortColumn::Key => Self::Key,
            SortColumn::Name => Self::Name,
            SortColumn::Environment => Self::Environment,
            SortColumn::Owner => Self::Owner,
            SortColumn::UsedBy => Self::UsedBy,
            SortColumn::Tags => Self::Tags,
            SortColumn::CreatedAt => Self::CreatedAt,
            SortColumn::EndsAt => Self::EndsAt,
            SortColumn::Status => Self::Status,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SortDirection {
    Ascending,
    Descending,
}

impl From<SortDirection> for Direction {
    fn from(direction: SortDirection) -> Self {
        match direction {
            SortDirection::Ascending => Self::Ascending,
            SortDirection::Descending => Self::Descending,
        }
    }
}

/// What must hold for a key to be listed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct KeyFilters {
    /// One of these; empty for any.
    pub(crate) statuses: Vec<KeyStatus>,
    pub(crate) environment: Option<Environment>,
    /// An empty text for keys without one, `null` for any.
    pub(crate) owner: Option<String>,
    /// An empty text for keys without any, `null` for any.
    pub(crate) used_by: Option<String>,
    pub(crate) tag: Option<String>,
    /// At least so many days old.
    pub(crate) older_than: Option<u32>,
    /// Works now, and stops by itself within so many days.
    pub(crate) ending_within: Option<u32>,
}

impl From<KeyFilters> for Filters {
    fn from(filters: KeyFilters) -> Self {
        Self {
            statuses: filters.statuses.into_iter().map(Into::into).collect(),
            environment: filters.environment.map(Into::into),
            owner: filters.owner,
            used_by: filters.used_by,
            tag: filters.tag,
            older_than: filters.older_than.and_then(Days::new),
            ending_within: filters.ending_within.and_then(Days::new),
        }
    }
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListQuery {
    #[ts(type = "number")]
    pub(crate) workspace: i64,
    pub(crate) search: String,
    pub(crate) filters: KeyFilters,
    pub(crate) sort: SortColumn,
    pub(crate) direction: SortDirection,
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

impl ListQuery {
    /// What it asks at this moment.
    pub(crate) fn now(self, issuer: &Issuer) -> CoreQuery {
        CoreQuery {
            workspace: WorkspaceId(self.workspace),
            search: self.search,
            filters: self.filters.into(),
            sort: self.sort.into(),
            direction: self.direction.into(),
            offset: self.offset as usize,
            limit: self.limit as usize,
            now: issuer.now(),
        }
    }
}

/// How the list of a workspace is looked at, kept for the next time.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListView {
    pub(crate) filters: KeyFilters,
    pub(crate) sort: SortColumn,
    pub(crate) direction: SortDirection,
    /// Those that are shown, beside key and name.
    pub(crate) columns: Vec<SortColumn>,
}

impl Default for ListView {
    fn default() -> Self {
        use SortColumn::{CreatedAt, Owner, Status};
        Self {
            filters: KeyFilters::default(),
            sort: CreatedAt,
            direction: SortDirection::Descending,
            columns: vec![Owner, CreatedAt, Status],
        }
    }
}

impl ListView {
    /// As it was kept; what this version cannot read is as at the first start.
    pub(crate) fn of(issuer: &Issuer, workspace: WorkspaceId) -> Result<Self, RegistryError> {
        let kept = issuer.kept_view(workspace)?;
        Ok(kept
            .and_then(|kept| serde_json::from_str(&kept).ok())
            .unwrap_or_default())
    }

    /// Keeps it.
    pub(crate) fn keep(
        &self,
        issuer: &Issuer,
        workspace: WorkspaceId,
    ) -> Result<(), RegistryError> {
        match serde_json::to_string(self) {
            Ok(view) => issuer.keep_view(workspace, &view),
            // Names and numbers can always be written down.
            Err(_) => Ok(()),
        }
    }
}

/// What was typed before, the most used first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Completions {
    pub(crate) owners: Vec<String>,
    pub(crate) used_by: Vec<String>,
    pub(crate) tags: Vec<String>,
}

impl From<CoreCompletions> for Completions {
    fn from(completions: CoreCompletions) -> Self {
        Self {
            owners: completions.owners,
            used_by: completions.used_by,
            tags: completions.tags,
        }
    }
}
