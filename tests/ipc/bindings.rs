//! The two sides of the boundary say the same.

use std::fs;
use std::path::Path;

use keywright_desktop::{COMMANDS, bindings};

/// Set to write the files instead of comparing them: `make bindings`.
const WRITE: &str = "KEYWRIGHT_WRITE_BINDINGS";

#[test]
fn the_generated_types_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/bindings");
    let mut expected = Vec::new();
    for (file, content) in bindings() {
        let path = folder.join(&file);
        if std::env::var_os(WRITE).is_some() {
            fs::write(&path, &content).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, content, "{file} is stale: run `make bindings`");
        expected.push(file);
    }
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(
            expected.contains(&name),
            "{name} belongs to no type: remove it"
        );
    }
}

#[test]
fn the_page_calls_the_commands_that_exist_and_no_others() {
    let source = include_str!("../../ui/src/backend/commands.ts");
    let called: Vec<&str> = source.split('\'').skip(1).step_by(2).collect();
    assert_eq!(called, COMMANDS, "both lists stand in the same order");
}

#[test]
fn each_command_is_granted_to_the_window_and_nothing_else_is() {
    let file = include_str!("../../src-tauri/capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(file).unwrap();
    let granted: Vec<&str> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap())
        .collect();
    let wanted: Vec<String> = COMMANDS
        .iter()
        .map(|command| format!("allow-{}", command.replace('_', "-")))
        .collect();
    assert_eq!(granted, wanted);
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
}
