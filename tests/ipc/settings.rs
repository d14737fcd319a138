//! The page “General”: what it shows, what it changes and what it may not.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use keywright_core::Registry;
use keywright_core::memory::When;
use serde_json::{Value, json};

use crate::apart::apart;
use crate::commands::{code, create, full};
use crate::page::{Page, until};

fn change(page: &Page, setting: &str, value: Value) -> Result<Value, Value> {
    let change = json!({ "setting": setting, "value": value });
    page.call("change_setting", json!({ "change": change }))
}

fn view(page: &Page) -> Value {
    page.call("settings", json!({})).unwrap()
}

fn kept(page: &Page, name: &str) -> Option<String> {
    page.registry.settings().unwrap().get(name).cloned()
}

#[test]
fn at_the_first_start_everything_is_as_the_design_says() {
    apart(
        at_the_first_start_everything_is_as_the_design_says,
        &[],
        |_| {
            let page = Page::open_as_the_system_is();
            let program = std::env::current_exe().unwrap();
            let expected = json!({
                "clipboardSeconds": 45,
                "clipboardChoices": [10, 30, 45, 60, 120],
                "keepInTray": true,
                "tray": "absent",
                "startAtLogin": false,
                "shortcut": null,
                "shortcutEnvironment": "test",
                "shortcutSupport": "works",
                "shortcutCommand": format!("{} --quick-create test", program.display()),
                "notifications": true,
                "notificationService": false,
                "lockSet": false,
                "lockMinutes": 15,
                "lockChoices": [1, 5, 15, 30, 60],
                "recoverySheet": false,
                "theme": "system",
                "language": null,
                "dataFolder": "/data",
                "protection": { "system": "linux", "selection": true },
            });
            assert_eq!(view(&page), expected);
        },
    );
}

#[test]
fn what_the_desktop_lacks_is_told() {
    let gnome_on_wayland = [
        ("XDG_CURRENT_DESKTOP", "ubuntu:GNOME"),
        ("XDG_SESSION_TYPE", "wayland"),
    ];
    apart(what_the_desktop_lacks_is_told, &gnome_on_wayland, |_| {
        let page = Page::open();
        let view = view(&page);
        assert_eq!(view["tray"], "gnomeWithout");
        assert_eq!(view["shortcutSupport"], "wayland");
        let refusal = change(&page, "shortcut", json!("Ctrl+Alt+K")).unwrap_err();
        let command = view["shortcutCommand"].as_str().unwrap();
        let message = format!(
            "On Wayland, programs cannot set shortcuts for the whole desktop. Set one in your \
             desktop's settings that runs: {command}"
        );
        assert_eq!(
            refusal,
            json!({ "code": "shortcutWayland", "message": message })
        );
        assert_eq!(kept(&page, "shortcut"), None);
    });
}

#[test]
fn the_first_view_shows_what_was_kept() {
    let page = Page::open();
    page.registry.change_setting("theme", "dark").unwrap();
    assert_eq!(view(&page)["theme"], "dark", "no other command came before");
}

#[test]
fn each_setting_is_changed_kept_and_answered() {
    let page = Page::open();
    let before = view(&page);
    for (setting, value, name, word) in [
        ("clipboardSeconds", json!(120), "clipboard_seconds", "120"),
        (
            "clipboardSeconds",
            json!(null),
            "clipboard_seconds",
            "never",
        ),
        ("clipboardSeconds", json!(45), "clipboard_seconds", "45"),
        ("keepInTray", json!(false), "keep_in_tray", "false"),
        ("keepInTray", json!(true), "keep_in_tray", "true"),
        ("notifications", json!(false), "notifications", "false"),
        ("notifications", json!(true), "notifications", "true"),
        ("shortcut", json!(null), "shortcut", ""),
        (
            "shortcutEnvironment",
            json!("live"),
            "shortcut_environment",
            "live",
        ),
        (
            "shortcutEnvironment",
            json!("test"),
            "shortcut_environment",
            "test",
        ),
        ("lockMinutes", json!(null), "lock_minutes", "never"),
        ("lockMinutes", json!(5), "lock_minutes", "5"),
        ("lockMinutes", json!(15), "lock_minutes", "15"),
        ("theme", json!("light"), "theme", "light"),
        ("theme", json!("dark"), "theme", "dark"),
        ("theme", json!("system"), "theme", "system"),
        ("language", json!("en"), "language", "en"),
    ] {
        let answer = change(&page, setting, value.clone()).unwrap();
        let mut expected = before.clone();
        if setting == "shortcutEnvironment" {
            let command = before["shortcutCommand"].as_str().unwrap();
            let program = command.strip_suffix(" test").unwrap();
            let environment = value.as_str().unwrap();
            expected["shortcutCommand"] = json!(format!("{program} {environment}"));
        }
        expected[setting] = value;
        assert_eq!(answer, expected);
        assert_eq!(view(&page), expected);
        assert_eq!(kept(&page, name).as_deref(), Some(word));
    }
}

#[test]
fn a_choice_that_is_none_is_refused() {
    let page = Page::open();
    let before = (view(&page), page.registry.settings());
    let refusal = change(&page, "clipboardSeconds", json!(46)).unwrap_err();
    let message = "Keywright does not know this choice. The setting was not changed.";
    assert_eq!(
        refusal,
        json!({ "code": "settingRefused", "message": message })
    );
    for (setting, value) in [
        ("clipboardSeconds", json!(-1)),
        ("clipboardSeconds", json!("45")),
        ("keepInTray", json!(null)),
        ("lockMinutes", json!(2)),
        ("lockMinutes", json!(0)),
        ("theme", json!("sepia")),
        ("language", json!("tlh")),
        ("shortcutEnvironment", json!("prod")),
        ("trayExplained", json!(true)),
        ("dataFolder", json!("/etc")),
    ] {
        change(&page, setting, value).expect_err(setting);
    }
    assert_eq!((view(&page), page.registry.settings()), before);
}

#[test]
fn a_setting_that_cannot_be_kept_stays_as_it_was() {
    let page = Page::open();
    let before = view(&page);
    page.registry.fail("change_settings", When::Before, full());
    let refusal = change(&page, "theme", json!("dark")).unwrap_err();
    let message = "There is no room left on the disk of /data/registry.db. The setting was not \
                   changed. Make room, then try again.";
    assert_eq!(
        refusal,
        json!({ "code": "registryFull", "message": message })
    );
    assert_eq!(view(&page), before);
}

#[test]
fn settings_are_shown_though_the_registry_cannot_be_opened() {
    let page = Page::with_broken_registry(full());
    assert_eq!(view(&page)["clipboardSeconds"], 45, "as at the first start");
    assert_eq!(code(change(&page, "theme", json!("dark"))), "registryFull");
}

#[test]
fn keys_that_would_be_taken_from_every_program_are_no_shortcut() {
    apart(
        keys_that_would_be_taken_from_every_program_are_no_shortcut,
        &[],
        |_| {
            let page = Page::open();
            for (keys, code) in [
                ("K", "shortcutModifier"),
                ("Shift+K", "shortcutModifier"),
                ("Ctrl+", "shortcutFailed"),
                ("Ctrl+Nothing", "shortcutFailed"),
                ("", "shortcutFailed"),
            ] {
                let refusal = change(&page, "shortcut", json!(keys)).unwrap_err();
                assert_eq!(refusal["code"], code, "{keys:?}: {refusal}");
            }
            assert_eq!(kept(&page, "shortcut"), None);
            assert_eq!(view(&page)["shortcut"], Value::Null);
        },
    );
}

#[test]
fn start_at_login_is_the_systems_own_to_keep() {
    apart(start_at_login_is_the_systems_own_to_keep, &[], |home| {
        let page = Page::open();
        let entries = home.join(".config/autostart");
        let answer = change(&page, "startAtLogin", json!(true)).unwrap();
        assert_eq!(answer["startAtLogin"], true);
        let entry = fs::read_dir(&entries).unwrap().next().unwrap().unwrap();
        let entry = fs::read_to_string(entry.path()).unwrap();
        assert!(entry.contains(" --hidden\n"), "without a window: {entry}");
        let answer = change(&page, "startAtLogin", json!(false)).unwrap();
        assert_eq!(answer["startAtLogin"], false);
        assert_eq!(fs::read_dir(&entries).unwrap().count(), 0);
        let kept = page.registry.settings().unwrap();
        assert_eq!(kept.len(), 1, "the language alone: {kept:?}");

        fs::remove_dir(&entries).unwrap();
        fs::write(&entries, "in the way").unwrap();
        let refusal = change(&page, "startAtLogin", json!(true)).unwrap_err();
        assert_eq!(refusal["code"], "autostartFailed");
        let message = refusal["message"].as_str().unwrap();
        assert!(message.starts_with("Start at login could not be switched: "));
        assert!(message.ends_with(". The setting was not changed."));
    });
}

/// A program in the person's home that stands for one of the desktop's.
fn program(home: &Path, name: &str, script: &str) {
    let path = home.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_data_folder_is_opened_by_the_desktop() {
    apart(the_data_folder_is_opened_by_the_desktop, &[], |home| {
        let page = Page::open();
        let refusal = page.call("open_data_folder", json!({})).unwrap_err();
        assert_eq!(
            refusal["code"], "folderFailed",
            "nothing opens folders here"
        );
        let message = refusal["message"].as_str().unwrap();
        assert!(message.starts_with("The folder could not be opened: "));
        assert!(message.ends_with(". It is at /data."), "{message}");

        program(home, "xdg-open", r#"printf %s "$*" > "$HOME/opened""#);
        let answer = page.call("open_data_folder", json!({ "path": "/etc" }));
        assert_eq!(answer.unwrap(), Value::Null);
        let opened = home.join("opened");
        until("the folder opens", || {
            fs::read_to_string(&opened).is_ok_and(|path| path == "/data")
        });
    });
}

#[test]
fn the_language_is_spoken_at_once() {
    let system = [("LANG", "de_AT.UTF-8")];
    apart(the_language_is_spoken_at_once, &system, |_| {
        let page = Page::open_as_the_system_is();
        let empty = |page: &Page| create(page, "").unwrap_err()["message"].clone();
        let german = "Geben Sie einen Namen ein, zum Beispiel „CRM Integration Secret“.";
        let english = "Enter a name, for example “CRM Integration Secret”.";
        assert_eq!(empty(&page), german, "that of the system");
        let answer = change(&page, "language", json!("en")).unwrap();
        assert_eq!(answer["language"], "en");
        assert_eq!(empty(&page), english);
        change(&page, "language", json!("de")).unwrap();
        assert_eq!(empty(&page), german);
        create(&page, "Straße").unwrap();
        let taken = create(&page, "STRASSE").unwrap_err();
        let message = "In diesem Arbeitsbereich gibt es schon einen Schlüssel namens „Straße“. \
                       Wählen Sie einen anderen Namen.";
        assert_eq!(taken, json!({ "code": "nameTaken", "message": message }));
        page.registry.fail("change_settings", When::Before, full());
        change(&page, "language", json!("en")).unwrap_err();
        assert_eq!(empty(&page), german, "what was not kept is not spoken");
        change(&page, "language", json!("en")).unwrap();
        change(&page, "language", json!(null)).unwrap();
        assert_eq!(empty(&page), german, "that of the system again");
    });
}
