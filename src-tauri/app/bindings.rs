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
        wire::ClipboardTimer,
        wire::ClosingReason,
        error::CommandError,
        wire::Environment,
        error::ErrorCode,
        wire::First,
        wire::KeyPage,
        wire::KeyRow,
        wire::KeychainState,
        wire::Language,
        wire::ListQuery,
        wire::News,
        wire::Overview,
        wire::Protection,
        wire::RevealedKey,
        wire::SettingChange,
        wire::SettingsView,
        wire::ShortcutSupport,
        wire::SortColumn,
        wire::SortDirection,
        wire::Start,
        wire::System,
        wire::Theme,
        wire::TrayState,
        wire::WorkspaceInfo,
    ]
}

fn declaration<T: TS + 'static>(config: &Config) -> String {
    T::export_to_string(config).unwrap_or_else(|error| error.to_string())
}
