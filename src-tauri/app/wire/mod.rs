//! What crosses to the page and back. The TypeScript in `ui/src/bindings` is generated from
//! these types. [`RevealedKey`] is the only one that holds a secret, and crosses once.

mod activity;
mod audit;
mod backup;
mod changes;
mod hand_over;
mod import;
mod keys;
mod leaks;
mod listing;
mod lock;
mod news;
mod reminders;
mod settings;
mod start;
mod stores;
mod work;
mod workspaces;

pub(crate) use activity::{
    Action, ActivityEntry, ActivityFormat, ActivityPage, ActivityQuery, ActivityVerdict,
    ActivityVerified,
};
pub(crate) use audit::{
    AgeBar, AuditCharts, AuditPage, AuditQuery, Finding, FindingCount, FindingKind, MonthBar,
    Postponement, ReportFormat,
};
pub(crate) use backup::{
    BackupDone, BackupEvery, BackupOverview, BackupProblem, BackupSchedule, BackupTo, LastBackup,
    RecoverySheet, RestoreChoice, RestoreDone, RestoreFile, RestoreKey, RestorePreview,
    ScheduleDraft, Standing, some_names,
};
pub(crate) use changes::{
    Containment, DetailsDraft, ExpiryChoice, KeyPart, NewKey, Outcome, PlanItem, RotationPlan,
    overlap,
};
pub(crate) use hand_over::{HandOverCheck, HandOverDone, HandOverFormat};
pub(crate) use import::{
    ImportChoice, ImportDone, ImportFile, ImportFormat, ImportPreview, ImportRow,
};
pub(crate) use keys::{
    ClipboardTimer, Environment, KeyDetails, KeyPage, KeyRef, KeyRow, KeyStatus, KeychainState,
    Overview, RevealedKey, count,
};
pub(crate) use leaks::{LeakReport, LeakedKey};
pub(crate) use listing::{Completions, KeyFilters, ListQuery, ListView, SortColumn, SortDirection};
pub(crate) use lock::LockState;
pub(crate) use news::{ClosingReason, News};
pub(crate) use reminders::ReminderSummary;
pub(crate) use settings::{
    Language, Protection, SettingChange, SettingsView, ShortcutSupport, System, Theme, TrayState,
    minutes, seconds,
};
pub(crate) use start::{First, Start};
pub(crate) use stores::{MoveDone, SecretStore, StoreChoice, StoreKind};
pub(crate) use work::{WorkEnd, WorkKind, WorkLeft, WorkNow};
pub(crate) use workspaces::{PoliciesView, WorkspaceEntry, WorkspaceInfo, WorkspaceTyped};
