use keywright_core::{
    Charts, Finding as CoreFinding, FindingKind as CoreKind, KeyId, Postponement as CorePostponed,
    Timestamp,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{KeyRow, count};
use crate::error::{CommandError, Doing, ErrorCode};

/// What needs attention.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FindingKind {
    Expired,
    Expiring,
    Overdue,
    NeverRotated,
    NoOwner,
    NoUsedBy,
    LongDisabled,
    LiveLikeTest,
    SecretMissing,
    SecretUnfit,
    SecretCameBack,
    SecretWithoutRecord,
}

impl From<CoreKind> for FindingKind {
    fn from(kind: CoreKind) -> Self {
        match kind {
            CoreKind::Expired => Self::Expired,
            CoreKind::Expiring => Self::Expiring,
            CoreKind::Overdue => Self::Overdue,
            CoreKind::NeverRotated => Self::NeverRotated,
            CoreKind::NoOwner => Self::NoOwner,
            CoreKind::NoUsedBy => Self::NoUsedBy,
            CoreKind::LongDisabled => Self::LongDisabled,
            CoreKind::LiveLikeTest => Self::LiveLikeTest,
            CoreKind::SecretMissing => Self::SecretMissing,
            CoreKind::SecretUnfit => Self::SecretUnfit,
            CoreKind::SecretCameBack => Self::SecretCameBack,
            CoreKind::SecretWithoutRecord => Self::SecretWithoutRecord,
        }
    }
}

impl From<FindingKind> for CoreKind {
    fn from(kind: FindingKind) -> Self {
        match kind {
            FindingKind::Expired => Self::Expired,
            FindingKind::Expiring => Self::Expiring,
            FindingKind::Overdue => Self::Overdue,
            FindingKind::NeverRotated => Self::NeverRotated,
            FindingKind::NoOwner => Self::NoOwner,
            FindingKind::NoUsedBy => Self::NoUsedBy,
            FindingKind::LongDisabled => Self::LongDisabled,
            FindingKind::LiveLikeTest => Self::LiveLikeTest,
            FindingKind::SecretMissing => Self::SecretMissing,
            FindingKind::SecretUnfit => Self::SecretUnfit,
            FindingKind::SecretCameBack => Self::SecretCameBack,
            FindingKind::SecretWithoutRecord => Self::SecretWithoutRecord,
        }
    }
}

/// One thing that needs attention.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    pub(crate) kind: FindingKind,
    /// The key's id; of a secret without record, the id that it has in the keychain.
    pub(crate) id: String,
    /// `null` for a secret without record.
    pub(crate) row: Option<KeyRow>,
    /// What it is about: when the key expires or expired, was disabled or made.
    #[ts(type = "number | null")]
    pub(crate) at: Option<i64>,
    /// The application that uses keys of both environments; otherwise empty.
    pub(crate) application: String,
    #[ts(type = "number | null")]
    pub(crate) postponed_until: Option<i64>,
    pub(crate) reason: String,
}

impl Finding {
    pub(crate) fn new(
        finding: &CoreFinding,
        row: Option<KeyRow>,
        postponed: Option<&CorePostponed>,
    ) -> Self {
        Self {
            kind: finding.kind.into(),
            id: finding.id.to_string(),
            row,
            at: finding.at.map(|at| at.0),
            application: finding.application.clone(),
            postponed_until: postponed.map(|postponed| postponed.until.0),
            reason: postponed.map_or_else(String::new, |postponed| postponed.reason.clone()),
        }
    }
}

/// Which findings the page asks for.
#[derive(Deserialize, TS)]
pub(crate) struct AuditQuery {
    #[ts(type = "number")]
    pub(crate) workspace: i64,
    /// Empty for all.
    pub(crate) kinds: Vec<FindingKind>,
    /// An empty text for keys without one, `null` for any.
    pub(crate) owner: Option<String>,
    /// Those that were put off in place of those that are open.
    pub(crate) postponed: bool,
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

impl AuditQuery {
    /// Whether it asks for findings of this kind.
    pub(crate) fn asks_for(&self, kind: CoreKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind.into())
    }
}

/// How many findings of one kind are open.
#[derive(Serialize, TS)]
pub(crate) struct FindingCount {
    pub(crate) kind: FindingKind,
    pub(crate) count: u32,
}

/// A part of the findings, the most urgent first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuditPage {
    pub(crate) findings: Vec<Finding>,
    pub(crate) matching: u32,
    /// Open findings of each kind, for this owner, whatever kinds were asked for.
    pub(crate) counts: Vec<FindingCount>,
    /// How many are put off.
    pub(crate) postponed: u32,
    /// Whether the keychain was looked through.
    pub(crate) keychain_checked: bool,
}

/// How many keys that work are of this age.
#[derive(Serialize, TS)]
pub(crate) struct AgeBar {
    /// Days, from this many on.
    pub(crate) from: u32,
    /// Days, up to but without; `null` for any.
    pub(crate) until: Option<u32>,
    pub(crate) keys: u32,
}

/// What was done in one month.
#[derive(Serialize, TS)]
pub(crate) struct MonthBar {
    /// As 2026-11.
    pub(crate) month: String,
    pub(crate) created: u32,
    pub(crate) withdrawn: u32,
}

/// The charts of the audit.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuditCharts {
    pub(crate) ages: Vec<AgeBar>,
    pub(crate) months: Vec<MonthBar>,
    /// The policy, in days.
    pub(crate) rotation_period: Option<u32>,
}

impl AuditCharts {
    /// With the names of the months.
    pub(crate) fn new(charts: &Charts, months: Vec<String>) -> Self {
        let bars = charts.ages.bars().map(|(from, until, keys)| AgeBar {
            from,
            until,
            keys: count(keys),
        });
        let months = months.into_iter().zip(&charts.months);
        Self {
            ages: bars.collect(),
            months: months
                .map(|(month, within)| MonthBar {
                    month,
                    created: count(within.created),
                    withdrawn: count(within.withdrawn),
                })
                .collect(),
            rotation_period: charts.rotation_period.map(|days| u32::from(days.count())),
        }
    }
}

/// A finding that is to be put off; with a time that has come it is brought back.
#[derive(Deserialize, TS)]
pub(crate) struct Postponement {
    pub(crate) kind: FindingKind,
    pub(crate) id: String,
    #[ts(type = "number")]
    pub(crate) until: i64,
    pub(crate) reason: String,
}

impl Postponement {
    /// What it asks.
    pub(crate) fn read(self) -> Result<CorePostponed, CommandError> {
        let id = KeyId::from_hex(&self.id)
            .ok_or_else(|| CommandError::saying(ErrorCode::KeyNotFound, "error-key-not-found"))?;
        CorePostponed::new(self.kind.into(), id, Timestamp(self.until), &self.reason).map_err(
            |error| CommandError::new(Doing::Editing, keywright_core::IssueError::from(error)),
        )
    }
}

/// The files in which the audit can be saved.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ReportFormat {
    Html,
    Csv,
}
