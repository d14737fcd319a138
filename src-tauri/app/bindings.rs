use ts_rs::{Config, TS};

use crate::{error, wire};

/// The TypeScript of every type that crosses to the page: file name and content.
pub fn bindings() -> Vec<(String, String)> {
    let config = Config::default();
    macro_rules! export {
        ($($type:ty),* $(,)?) => {
            vec![$((<$type>::name(&config) + ".ts", declaration::<$type>(&config))),*]
        };
    }
    export![
        wire::Action,
        wire::ActivityEntry,
        wire::ActivityFormat,
        wire::ActivityPage,
        wire::ActivityQuery,
        wire::ActivityVerdict,
        wire::ActivityVerified,
        wire::AgeBar,
        wire::AuditCharts,
        wire::AuditPage,
        wire::AuditQuery,
        wire::ClipboardTimer,
        wire::ClosingReason,
        error::CommandError,
        wire::Completions,
        wire::Containment,
        wire::DetailsDraft,
        wire::Environment,
        error::ErrorCode,
        wire::ExpiryChoice,
        wire::Finding,
        wire::FindingCount,
        wire::FindingKind,
        wire::First,
        wire::KeychainState,
        wire::KeyDetails,
        wire::KeyFilters,
        wire::KeyPage,
        wire::KeyPart,
        wire::KeyRef,
        wire::KeyRow,
        wire::KeyStatus,
        wire::Language,
        wire::LeakedKey,
        wire::LeakReport,
        wire::ListQuery,
        wire::ListView,
        wire::LockState,
        wire::MonthBar,
        wire::NewKey,
        wire::News,
        wire::Outcome,
        wire::Overview,
        wire::PlanItem,
        wire::PoliciesView,
        wire::Postponement,
        wire::Protection,
        wire::ReminderSummary,
        wire::ReportFormat,
        wire::RevealedKey,
        wire::RotationPlan,
        wire::SettingChange,
        wire::SettingsView,
        wire::ShortcutSupport,
        wire::SortColumn,
        wire::SortDirection,
        wire::Start,
        wire::System,
        wire::Theme,
        wire::TrayState,
        wire::WorkspaceEntry,
        wire::WorkspaceInfo,
        wire::WorkspaceTyped,
        wire::Standing,
        wire::ScheduleDraft,
        wire::RestorePreview,
        wire::RestoreKey,
        wire::RestoreFile,
        wire::RestoreDone,
        wire::RestoreChoice,
        wire::RecoverySheet,
        wire::LastBackup,
        wire::BackupTo,
        wire::BackupSchedule,
        wire::BackupProblem,
        wire::BackupOverview,
        wire::BackupEvery,
        wire::BackupDone,
    ]
}

fn declaration<T: TS + 'static>(config: &Config) -> String {
    T::export_to_string(config).unwrap_or_else(|error| error.to_string())
}
