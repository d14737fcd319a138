//! Where the capabilities are, and the list of own commands, so that each needs a grant.

use tauri_build::{AppManifest, Attributes};

include!("app/commands/names.rs");

fn main() {
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("the application's manifest could not be built: {error:#}");
    }
}
