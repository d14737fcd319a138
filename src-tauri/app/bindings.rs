use ts_rs::{Config, TS};

use crate::{error, start, wire};

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
        error::CommandError,
        wire::Environment,
        error::ErrorCode,
        wire::KeyPage,
        wire::KeyRow,
        wire::KeychainState,
        wire::ListQuery,
        wire::Overview,
        wire::RevealedKey,
        wire::SortColumn,
        wire::SortDirection,
        start::Start,
        wire::WorkspaceInfo,
    ]
}

fn declaration<T: TS + 'static>(config: &Config) -> String {
    T::export_to_string(config).unwrap_or_else(|error| error.to_string())
}
