use keywright_core::{
    Created, Environment as CoreEnvironment, Issuer, KeyId, KeyRecord, KeychainState as CoreState,
    ListQuery as CoreQuery, RegistryError, SecretCopy, Status as CoreStatus, Timestamp,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{Language, ListView, ReminderSummary, StoreKind, Theme, WorkspaceInfo};

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

/// What a key is now.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum KeyStatus {
    Active,
    Expiring,
    Retiring,
    Disabled,
    Expired,
}

impl From<CoreStatus> for KeyStatus {
    fn from(status: CoreStatus) -> Self {
        match status {
            CoreStatus::Active => Self::Active,
            CoreStatus::Expiring => Self::Expiring,
            CoreStatus::Retiring => Self::Retiring,
            CoreStatus::Disabled => Self::Disabled,
            CoreStatus::Expired => Self::Expired,
        }
    }
}

impl From<KeyStatus> for CoreStatus {
    fn from(status: KeyStatus) -> Self {
        match status {
            KeyStatus::Active => Self::Active,
            KeyStatus::Expiring => Self::Expiring,
            KeyStatus::Retiring => Self::Retiring,
            KeyStatus::Disabled => Self::Disabled,
            KeyStatus::Expired => Self::Expired,
        }
    }
}

/// A key as the list has it. All instants are milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyRow {
    /// 32 hexadecimal digits.
    pub(crate) id: String,
    #[ts(type = "number")]
    pub(crate) workspace: i64,
    pub(crate) truncated_key: String,
    pub(crate) name: String,
    pub(crate) environment: Environment,
    /// Whether it was made elsewhere in another format than Keywright's own.
    pub(crate) foreign: bool,
    #[ts(type = "number")]
    pub(crate) created_at: i64,
    /// Whether the whole key has been shown.
    pub(crate) shown: bool,
    pub(crate) owner: Option<String>,
    pub(crate) used_by: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) status: KeyStatus,
    /// When it was set to expire; `null` for never.
    #[ts(type = "number | null")]
    pub(crate) expires_at: Option<i64>,
    /// When it stops working by itself: at its expiry, or earlier if it was rotated.
    #[ts(type = "number | null")]
    pub(crate) ends_at: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) disabled_at: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) compromised_at: Option<i64>,
    /// When a rotated key retires, or has retired.
    #[ts(type = "number | null")]
    pub(crate) retires_at: Option<i64>,
    /// The id of the key that came in its place.
    pub(crate) successor: Option<String>,
    /// The id of the key in whose place it came.
    pub(crate) predecessor: Option<String>,
}

impl KeyRow {
    /// The key as it is at this moment.
    pub(crate) fn at(now: Timestamp, record: &KeyRecord) -> Self {
        let KeyRecord { details, life, .. } = record;
        let instant = |at: Option<Timestamp>| at.map(|at| at.0);
        Self {
            id: record.id.to_string(),
            workspace: record.workspace.0,
            truncated_key: record.truncated.as_str().to_owned(),
            name: record.name.as_str().to_owned(),
            environment: record.environment.into(),
            foreign: record.is_foreign(),
            created_at: record.created_at.0,
            shown: record.shown_at.is_some(),
            owner: details.owner().map(str::to_owned),
            used_by: details.used_by().map(str::to_owned).collect(),
            tags: details.tags().map(str::to_owned).collect(),
            status: life.status(now).into(),
            expires_at: instant(life.expires_at),
            ends_at: instant(life.ends_at()),
            disabled_at: instant(life.disabled_at),
            compromised_at: instant(life.compromised_at),
            retires_at: instant(life.retires_at),
            successor: life.successor.map(|id| id.to_string()),
            predecessor: life.predecessor.map(|id| id.to_string()),
        }
    }
}

impl KeyRow {
    /// Without an old key that is no longer in the list: there is nothing to go to.
    fn linked(mut self, issuer: &Issuer, record: &KeyRecord) -> Result<Self, RegistryError> {
        if let Some(old) = record.life.predecessor
            && issuer.find(old)?.is_none()
        {
            self.predecessor = None;
        }
        Ok(self)
    }
}

/// A key's name, where no more of it is needed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyRef {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) truncated_key: String,
}

impl From<&KeyRecord> for KeyRef {
    fn from(record: &KeyRecord) -> Self {
        Self {
            id: record.id.to_string(),
            name: record.name.as_str().to_owned(),
            truncated_key: record.truncated.as_str().to_owned(),
        }
    }
}

/// All that is known about a key.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyDetails {
    pub(crate) row: KeyRow,
    /// `null` of a key of a foreign format.
    pub(crate) handle: Option<String>,
    pub(crate) notes: String,
    #[ts(type = "number | null")]
    pub(crate) shown_at: Option<i64>,
    /// Whether the keychain has a copy of its secret.
    pub(crate) copy_kept: bool,
    /// The key in whose place it came, if that is still in the list.
    pub(crate) replaces: Option<KeyRow>,
    /// The key that came in its place, likewise.
    pub(crate) replaced_by: Option<KeyRow>,
}

impl KeyDetails {
    pub(crate) fn read(issuer: &Issuer, id: KeyId) -> Result<Self, RegistryError> {
        let now = issuer.now();
        let record = issuer.find(id)?.ok_or(RegistryError::NotFound)?;
        let other = |id: Option<KeyId>| match id {
            Some(id) => Ok(issuer.find(id)?.map(|record| KeyRow::at(now, &record))),
            None => Ok::<_, RegistryError>(None),
        };
        Ok(Self {
            handle: record.handle.map(|handle| handle.as_str().to_owned()),
            notes: record.details.notes().to_owned(),
            shown_at: record.shown_at.map(|at| at.0),
            copy_kept: record.life.copy == SecretCopy::Kept,
            replaces: other(record.life.predecessor)?,
            replaced_by: other(record.life.successor)?,
            row: KeyRow::at(now, &record),
        })
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
        let row = |record: &KeyRecord| KeyRow::at(query.now, record);
        let rows: Result<Vec<_>, RegistryError> = page
            .rows
            .iter()
            .map(|record| row(record).linked(issuer, record))
            .collect();
        Ok(Self {
            rows: rows?,
            matching: count(page.matching),
            total: count(page.total),
            never_shown: issuer.never_shown()?.iter().map(row).collect(),
            unnamed_count: count(unnamed_count),
            unnamed: unnamed.as_ref().map(row),
        })
    }
}

/// So many rows.
pub(crate) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
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
    pub(crate) view: ListView,
    pub(crate) keychain: KeychainState,
    /// What holds the secrets; `keychain` is its state.
    pub(crate) store: StoreKind,
    /// What is on the clipboard by our hand, if anything.
    pub(crate) clipboard: Option<ClipboardTimer>,
    /// What was said last and is not done with.
    pub(crate) reminders: Option<ReminderSummary>,
    /// As it is set; the page may have begun before that was read.
    pub(crate) theme: Theme,
    /// The one that is spoken; likewise.
    pub(crate) language: Language,
    /// Whether there is a lock that can be closed.
    pub(crate) lockable: bool,
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
            // It is as it was when it was made.
            record: KeyRow::at(created.record.created_at, &created.record),
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
