//! Each command's answers and refusals, as the page gets them.

use std::path::PathBuf;

use keywright_core::memory::When;
use keywright_core::{KeychainError, KeychainState, Registry, RegistryError};
use serde_json::{Value, json};

use crate::apart::apart;
use crate::page::{Page, cause};

pub(crate) fn all() -> Value {
    json!({ "query": {
        "workspace": 1, "search": "", "filters": {}, "sort": "createdAt",
        "direction": "descending", "offset": 0, "limit": 100
    } })
}

/// A key of which only this is typed.
pub(crate) fn new(name: &str) -> Value {
    json!({
        "workspace": 1, "name": name, "environment": "live", "expiry": null,
        "details": { "owner": "", "usedBy": [], "tags": [], "notes": "" }
    })
}

pub(crate) fn create(page: &Page, name: &str) -> Result<Value, Value> {
    page.call("create_key", json!({ "key": new(name) }))
}

/// Deletes one key, and answers what refused it.
fn delete(page: &Page, id: &Value) -> Option<Value> {
    let outcomes = page.call("delete_keys", json!({ "ids": [id] })).unwrap();
    assert_eq!(outcomes[0]["id"], *id);
    let refusal = outcomes[0]["error"].clone();
    (!refusal.is_null()).then_some(refusal)
}

/// How the first workspace is told of.
pub(crate) fn workspace(name: &str, prefix: &str) -> Value {
    json!({ "id": 1, "name": name, "prefix": prefix, "policies": policies() })
}

/// The policies of a new workspace.
pub(crate) fn policies() -> Value {
    json!({
        "defaultExpiry": null, "longestLife": null, "rotationPeriod": null, "keepCopies": true,
        "recovery": true
    })
}

pub(crate) fn code(refusal: Result<Value, Value>) -> String {
    refusal.expect_err("this is refused")["code"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(crate) fn full() -> RegistryError {
    RegistryError::Full(PathBuf::from("/data/registry.db"))
}

#[test]
fn the_overview_names_the_workspace_and_the_keychains_state() {
    let page = Page::open();
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(
        overview,
        json!({
            "workspace": workspace("My workspace", "kw"),
            "view": {
                "filters": {
                    "statuses": [], "environment": null, "owner": null, "usedBy": null,
                    "tag": null, "olderThan": null, "endingWithin": null
                },
                "sort": "createdAt",
                "direction": "descending",
                "columns": ["owner", "createdAt", "status"],
            },
            "keychain": "unlocked",
            "store": "keychain",
            "clipboard": null,
            "reminders": null,
            "theme": "system",
            "language": "en",
            "lockable": false,
        })
    );
}

#[test]
fn a_created_key_crosses_once_and_is_listed_without_its_secret() {
    let page = Page::open();
    let revealed = create(&page, "CRM").unwrap();
    let access_key = revealed["accessKey"].as_str().unwrap();
    assert!(
        access_key.starts_with("kw_live_"),
        "the key begins with prefix and environment"
    );
    let listed = page.call("list_keys", all()).unwrap();
    assert_eq!(listed["matching"], 1);
    assert_eq!(listed["rows"][0]["name"], "CRM");
    assert_eq!(listed["rows"][0]["id"], revealed["record"]["id"]);
    let secret = &access_key[access_key.len() - 38..access_key.len() - 6];
    assert!(
        !listed.to_string().contains(secret),
        "the list never holds a secret"
    );
}

#[test]
fn the_row_of_a_key_is_found_in_the_list() {
    let page = Page::open();
    let first = create(&page, "first").unwrap()["record"]["id"].clone();
    create(&page, "second").unwrap();
    let mut arguments = all();
    arguments["id"] = first;
    assert_eq!(
        page.call("locate_key", arguments.clone()).unwrap(),
        json!(1)
    );
    arguments["query"]["search"] = json!("second");
    assert_eq!(page.call("locate_key", arguments).unwrap(), Value::Null);
}

#[test]
fn a_key_in_its_reveal_step_is_not_offered_as_never_shown() {
    let page = Page::open();
    let id = create(&page, "CRM").unwrap()["record"]["id"].clone();
    assert_eq!(
        page.call("list_keys", all()).unwrap()["neverShown"],
        json!([])
    );
    page.call("close_reveal", json!({})).unwrap();
    let offered = page.call("list_keys", all()).unwrap();
    assert_eq!(
        offered["neverShown"][0]["id"], id,
        "the page never said that it was drawn"
    );
    assert_eq!(
        page.call("reveal_key", json!({ "id": id })).unwrap()["record"]["id"],
        id
    );
    page.call("confirm_shown", json!({ "id": id })).unwrap();
    page.call("close_reveal", json!({})).unwrap();
    assert_eq!(
        page.call("list_keys", all()).unwrap()["neverShown"],
        json!([])
    );
    assert_eq!(
        code(page.call("reveal_key", json!({ "id": id }))),
        "keyAlreadyShown"
    );
}

#[test]
fn only_the_key_that_is_being_shown_is_taken_for_shown() {
    let page = Page::open();
    let never = create(&page, "never shown").unwrap()["record"]["id"].clone();
    page.call("close_reveal", json!({})).unwrap();
    create(&page, "another").unwrap();
    assert_eq!(
        code(page.call("confirm_shown", json!({ "id": never }))),
        "nothingRevealed"
    );
    page.call("close_reveal", json!({})).unwrap();
    assert_eq!(
        code(page.call("confirm_shown", json!({ "id": never }))),
        "nothingRevealed"
    );
    page.call("reveal_key", json!({ "id": never }))
        .expect("its one showing is still there");
}

#[test]
fn nothing_can_be_copied_when_no_key_is_shown() {
    let page = Page::open();
    assert_eq!(code(page.call("copy_key", json!({}))), "nothingRevealed");
    create(&page, "CRM").unwrap();
    page.call("close_reveal", json!({})).unwrap();
    assert_eq!(code(page.call("copy_key", json!({}))), "nothingRevealed");
}

#[test]
fn a_deleted_key_is_gone_from_both_stores() {
    let page = Page::open();
    let id = create(&page, "CRM").unwrap()["record"]["id"].clone();
    assert_eq!(delete(&page, &id), None);
    assert_eq!(page.call("list_keys", all()).unwrap()["total"], 0);
    assert!(page.keychain.labels().is_empty());
    assert_eq!(delete(&page, &id).unwrap()["code"], "keyNotFound");
    let malformed = page.call("delete_keys", json!({ "ids": ["../../etc"] }));
    assert_eq!(code(malformed), "keyNotFound");
}

#[test]
fn a_refused_name_says_why() {
    let page = Page::open();
    create(&page, "CRM Integration Secret").unwrap();
    let long = "x".repeat(101);
    for (name, code, message) in [
        (
            "  ",
            "nameEmpty",
            "Enter a name, for example “CRM Integration Secret”.",
        ),
        (
            &long,
            "nameTooLong",
            "A name has at most 100 characters; this one has 101.",
        ),
        (
            "a\u{202e}b",
            "nameInvisibleCharacters",
            "Remove the invisible characters from the name.",
        ),
        (
            "crm integration SECRET",
            "nameTaken",
            "A key named “CRM Integration Secret” exists in this workspace. Choose another name.",
        ),
    ] {
        let refusal = create(&page, name).expect_err("this name is refused");
        assert_eq!(refusal, json!({ "code": code, "message": message }));
    }
}

#[test]
fn a_keychain_that_does_not_do_it_says_which_way_and_what_became_of_the_key() {
    for (error, code, message) in [
        (
            KeychainError::Locked,
            "keychainLocked",
            "The keychain is locked. No key was created. Unlock it and choose Confirm again.",
        ),
        (
            KeychainError::NoService,
            "keychainAbsent",
            "No keychain service is running. Keywright keeps secrets there, or in a vault file \
             if you choose one. No key was created. Start one, then choose Confirm again.",
        ),
        (
            KeychainError::Refused(cause("not for you")),
            "keychainRefused",
            "The keychain refused: not for you. No key was created. Allow Keywright to use it, \
             then choose Confirm again.",
        ),
        (
            KeychainError::Platform(cause("it went away")),
            "keychainFailed",
            "The keychain stopped answering: it went away. No key was created. Wait a moment, \
             then choose Confirm again.",
        ),
    ] {
        let page = Page::open();
        page.keychain.fail("store", When::Before, error);
        let refusal = create(&page, "CRM").expect_err("the keychain failed");
        assert_eq!(refusal, json!({ "code": code, "message": message }));
        assert_eq!(page.call("list_keys", all()).unwrap()["total"], 0);
        create(&page, "CRM").expect("the next try needs no restart");
    }
}

#[test]
fn a_locked_keychain_is_seen_and_unlocked() {
    let page = Page::open();
    page.keychain.set_state(KeychainState::Locked);
    assert_eq!(page.call("keychain_state", json!({})).unwrap(), "locked");
    page.keychain
        .fail("unlock", When::Before, KeychainError::Locked);
    assert_eq!(
        code(page.call("unlock_keychain", json!({}))),
        "keychainLocked"
    );
    assert_eq!(page.call("unlock_keychain", json!({})).unwrap(), "unlocked");
}

#[test]
fn a_deletion_that_could_not_be_finished_says_so() {
    let page = Page::open();
    let id = create(&page, "CRM").unwrap()["record"]["id"].clone();
    page.registry.fail("finish_delete", When::Before, full());
    let refusal = delete(&page, &id).expect("the disk is full");
    assert_eq!(refusal["code"], "registryFull");
    let message = refusal["message"].as_str().unwrap();
    assert!(message.contains("The deletion was begun"), "{message}");
    assert_eq!(delete(&page, &id), None, "the next try finishes it");
}

#[test]
fn a_registry_that_cannot_be_opened_says_which_file_and_what_to_do() {
    let file = || PathBuf::from("/data/registry.db");
    for (error, code, words) in [
        (
            RegistryError::Damaged(file()),
            "registryDamaged",
            "The key list in /data/registry.db is damaged. Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.",
        ),
        (
            RegistryError::Newer(file()),
            "registryNewer",
            "/data/registry.db was made by a newer Keywright. Update Keywright to open it.",
        ),
        (
            RegistryError::Foreign(file()),
            "registryForeign",
            "/data/registry.db belongs to another application. Nothing was changed. Move the file away, then try again.",
        ),
        (
            RegistryError::NotOurs(file()),
            "registryNotOurs",
            "/data/registry.db belongs to another user or may not be opened. Nothing was changed. Give it to the user who runs Keywright, then try again.",
        ),
        (
            RegistryError::ReadOnly(file()),
            "registryReadOnly",
            "/data/registry.db cannot be written. Nothing was changed. Make the folder and the file writable, then try again.",
        ),
        (
            RegistryError::Full(file()),
            "registryFull",
            "There is no room left on the disk of /data/registry.db. Nothing was changed. Make room, then try again.",
        ),
        (
            RegistryError::Busy(file()),
            "registryBusy",
            "Another program is using /data/registry.db. Nothing was changed. Wait a moment, then try again.",
        ),
        (
            RegistryError::Failed {
                path: file(),
                cause: cause("odd"),
            },
            "registryFailed",
            "The key list in /data/registry.db could not be used: odd. Nothing was changed. Check the disk, then try again.",
        ),
    ] {
        let page = Page::with_broken_registry(error);
        for command in ["overview", "list_keys"] {
            let refusal = page
                .call(command, all())
                .expect_err("the registry is broken");
            assert_eq!(refusal, json!({ "code": code, "message": words }));
        }
    }
}

#[test]
fn a_page_that_watches_gets_an_empty_answer_and_needs_a_channel() {
    let page = Page::open();
    let channel = json!({ "news": "__CHANNEL__:7" });
    assert_eq!(page.call("watch", channel).unwrap(), Value::Null);
    for malformed in [json!({}), json!({ "news": "7" }), json!({ "news": null })] {
        page.call("watch", malformed).expect_err("no channel");
    }
}

#[test]
fn the_window_is_closed_and_nothing_is_noted_where_it_leaves_no_tray() {
    let page = Page::open();
    page.call("overview", json!({})).unwrap();
    assert_eq!(page.call("close_window", json!({})).unwrap(), Value::Null);
    let settings = page.registry.settings().unwrap();
    assert_eq!(settings.get("tray_explained"), None, "there was none");
}

#[test]
fn a_key_that_is_not_in_the_list_has_no_part_to_copy() {
    let page = Page::open();
    for id in ["0".repeat(32), "../../etc".to_owned()] {
        let refusal = page.call("copy_key_part", json!({ "id": id, "part": "handle" }));
        assert_eq!(code(refusal), "keyNotFound");
    }
    page.registry.fail("find", When::Before, full());
    let refusal = page.call(
        "copy_key_part",
        json!({ "id": "0".repeat(32), "part": "id" }),
    );
    assert_eq!(code(refusal), "registryFull");
}

#[test]
fn a_clipboard_that_cannot_be_used_says_so_and_is_no_ones_fault() {
    // Without a display there is no clipboard.
    apart(
        a_clipboard_that_cannot_be_used_says_so_and_is_no_ones_fault,
        &[],
        |_| {
            let page = Page::open();
            let id = create(&page, "CRM").unwrap()["record"]["id"].clone();
            let copies = [
                ("copy_key_part", json!({ "id": id, "part": "truncatedKey" })),
                ("copy_key", json!({})),
            ];
            for (command, arguments) in copies {
                let refusal = page.call(command, arguments).expect_err(command);
                assert_eq!(refusal["code"], "clipboardFailed");
                let message = refusal["message"].as_str().unwrap();
                assert!(message.starts_with("The clipboard could not be used: "));
                assert!(message.ends_with(". Try again."));
            }
            let overview = page.call("overview", json!({})).unwrap();
            assert_eq!(overview["clipboard"], Value::Null, "nothing was copied");
        },
    );
}

#[test]
fn malformed_arguments_are_refused() {
    let page = Page::open();
    for (command, arguments) in [
        (
            "create_key",
            json!({ "key": { "name": "x", "environment": "prod" } }),
        ),
        ("create_key", json!({ "key": new("x")["name"] })),
        ("create_key", json!({})),
        (
            "list_keys",
            json!({ "query": { "search": "", "sort": "secret" } }),
        ),
        ("delete_keys", json!({ "ids": null })),
        ("rename_key", json!({ "id": "0".repeat(32) })),
        ("rename_key", json!({ "id": "0".repeat(32), "name": null })),
        ("keep_name", json!({ "id": 1 })),
        (
            "copy_key_part",
            json!({ "id": "0".repeat(32), "part": "secret" }),
        ),
        (
            "change_workspace",
            json!({ "id": 1, "typed": { "name": "Acme" } }),
        ),
        ("change_workspace", json!({ "id": "1", "typed": null })),
    ] {
        page.call(command, arguments).expect_err(command);
    }
    assert_eq!(page.call("list_keys", all()).unwrap()["total"], 0);
}
