//! What the page may not call.

use serde_json::json;

use crate::apart::apart;
use crate::page::{Page, call};

#[test]
fn commands_that_the_capability_file_does_not_grant_are_refused() {
    let page = Page::open();
    for command in [
        "plugin:clipboard-manager|read_text",
        "plugin:clipboard-manager|write_text",
        "plugin:clipboard-manager|write_secret",
        "plugin:clipboard-manager|clear",
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:window|create",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:shell|open",
        "plugin:opener|open_path",
        "plugin:menu|new",
        "plugin:tray|new",
        "plugin:notification|notify",
        "plugin:notification|is_permission_granted",
        "plugin:notification|request_permission",
        "plugin:notification|get_active",
        "plugin:autostart|enable",
        "plugin:autostart|disable",
        "plugin:autostart|is_enabled",
        "plugin:window-state|save_window_state",
        "plugin:window-state|restore_state",
        "plugin:window-state|filename",
        "plugin:global-shortcut|register",
        "plugin:global-shortcut|unregister_all",
        "plugin:global-shortcut|is_registered",
        "plugin:single-instance|anything",
        "no_such_command",
    ] {
        let refusal = page.call(command, json!({ "text": "x", "label": "x", "event": "x" }));
        let words = refusal.expect_err(command).to_string();
        assert!(
            words.contains("not allowed") || words.contains("not found"),
            "{command} was refused for another reason: {words}"
        );
    }
}

#[test]
fn another_window_may_call_nothing() {
    let page = Page::open();
    let other = page.other_window("other");
    let refusal = call(&other, "tauri://localhost", "overview", json!({}));
    assert!(
        refusal
            .expect_err("only `main` has grants")
            .to_string()
            .contains("not allowed")
    );
}

#[test]
fn a_page_from_elsewhere_may_call_nothing() {
    let page = Page::open();
    let refusal = page.call_from("https://example.com/", "overview", json!({}));
    assert!(
        refusal
            .expect_err("grants are for local content")
            .to_string()
            .contains("not allowed")
    );
}

#[test]
fn every_command_that_is_granted_is_there() {
    // One of them opens a folder on the desktop.
    apart(every_command_that_is_granted_is_there, &[], |_| {
        let page = Page::open();
        // These wait for the person, and nobody is here.
        let asks = |command: &&&str| {
            [
                "find_leaks_in_file",
                "save_recovery_sheet",
                "choose_backup_folder",
                "choose_backup_file",
                "choose_import_file",
            ]
            .contains(*command)
        };
        for command in keywright_desktop::COMMANDS
            .iter()
            .filter(|command| !asks(command))
        {
            let answer = page.call(command, json!({}));
            let words =
                answer.map_or_else(|refusal| refusal.to_string(), |answer| answer.to_string());
            assert!(
                !words.contains("not found") && !words.contains("not allowed"),
                "{command}: {words}"
            );
        }
    });
}
