//! Workspaces, what a key is for, and what becomes of it.

use keywright_core::memory::When;
use keywright_core::{Keychain, KeychainError, KeychainState, Registry};
use serde_json::{Value, json};

use crate::commands::{all, code, create, full, new, policies, workspace};
use crate::page::{Page, until};

fn id(revealed: &Value) -> Value {
    revealed["record"]["id"].clone()
}

fn rows(page: &Page) -> Vec<Value> {
    let listed = page.call("list_keys", all()).unwrap();
    listed["rows"].as_array().unwrap().clone()
}

fn names(page: &Page, query: Value) -> Vec<Value> {
    let listed = page.call("list_keys", query).unwrap();
    let rows = listed["rows"].as_array().unwrap().clone();
    rows.into_iter().map(|row| row["name"].clone()).collect()
}

/// What the activity says was done to this key, oldest first.
fn actions(page: &Page, key: &Value) -> Vec<Value> {
    let query = json!({ "query": {
        "workspace": null, "key": key, "actions": [], "search": "", "from": null,
        "until": null, "offset": 0, "limit": 100
    } });
    let page = page.call("activity", query).unwrap();
    let rows = page["rows"].as_array().unwrap().iter().rev();
    rows.map(|entry| entry["action"].clone()).collect()
}

fn details(owner: &str, used_by: &[&str]) -> Value {
    json!({ "owner": owner, "usedBy": used_by, "tags": ["etl"], "notes": "By ticket." })
}

#[test]
fn a_key_is_made_with_all_that_is_known_about_it() {
    let page = Page::open();
    let mut key = new("Warehouse sync");
    key["environment"] = json!("test");
    key["details"] = details(" Data ", &["Airbyte", "airbyte", "dbt Cloud"]);
    key["expiry"] = json!({ "kind": "days", "days": 30 });
    let revealed = page.call("create_key", json!({ "key": key })).unwrap();
    let known = page
        .call("key_details", json!({ "id": id(&revealed) }))
        .unwrap();
    let row = &known["row"];
    assert_eq!(row["owner"], "Data");
    assert_eq!(row["usedBy"], json!(["Airbyte", "dbt Cloud"]));
    assert_eq!(row["tags"], json!(["etl"]));
    assert_eq!(known["notes"], "By ticket.");
    assert_eq!(known["copyKept"], true);
    let (created, expires) = (row["createdAt"].as_i64(), row["expiresAt"].as_i64());
    assert_eq!(
        expires.zip(created).map(|(end, start)| end - start),
        Some(30 * 24 * 60 * 60 * 1000)
    );
    assert_eq!(row["status"], "active", "it is more than 14 days away");
    let typed = page.call("completions", json!({ "workspace": 1 })).unwrap();
    assert_eq!(
        typed,
        json!({ "owners": ["Data"], "usedBy": ["Airbyte", "dbt Cloud"], "tags": ["etl"] })
    );
}

#[test]
fn what_is_refused_of_a_key_says_beside_which_field() {
    let page = Page::open();
    let long = "x".repeat(101);
    let notes = "x".repeat(4001);
    for (part, value, code) in [
        ("owner", json!(long), "ownerInvalid"),
        ("usedBy", json!(["a\u{202e}b"]), "usedByInvalid"),
        ("tags", json!([long]), "tagsInvalid"),
        ("notes", json!(notes), "notesInvalid"),
    ] {
        let mut key = new("CRM");
        key["details"][part] = value;
        let refusal = page.call("create_key", json!({ "key": key })).unwrap_err();
        assert_eq!(refusal["code"], code);
    }
    for (expiry, code) in [
        (json!({ "kind": "at", "at": 0 }), "expiryPast"),
        (json!({ "kind": "days", "days": 0 }), "policyInvalid"),
        (json!({ "kind": "days", "days": 3651 }), "policyInvalid"),
    ] {
        let mut key = new("CRM");
        key["expiry"] = expiry;
        let refusal = page.call("create_key", json!({ "key": key })).unwrap_err();
        assert_eq!(refusal["code"], code);
    }
    assert_eq!(rows(&page).len(), 0, "none was made");
}

#[test]
fn what_a_key_is_for_is_found_filtered_and_sorted() {
    let page = Page::open();
    for (name, owner, used_by) in [
        ("Éclair", "Growth", "HubSpot"),
        ("Beta", "Data", "Airbyte"),
        ("Alpha", "", "Airbyte"),
    ] {
        let mut key = new(name);
        key["details"] = details(owner, &[used_by]);
        page.call("create_key", json!({ "key": key })).unwrap();
    }
    let query = |part: &str, value: Value| {
        let mut query = all();
        query["query"][part] = value;
        query["query"]["sort"] = json!("owner");
        query["query"]["direction"] = json!("ascending");
        query
    };
    assert_eq!(names(&page, query("search", json!("ECLAIR"))), ["Éclair"]);
    assert_eq!(
        names(&page, query("search", json!("airbyte"))),
        ["Beta", "Alpha"],
        "no owner stands after all owners"
    );
    assert_eq!(
        names(&page, query("filters", json!({ "owner": "data" }))),
        ["Beta"]
    );
    assert_eq!(
        names(&page, query("filters", json!({ "owner": "" }))),
        ["Alpha"]
    );
    let found = page
        .call("all_keys", query("search", json!("airbyte")))
        .unwrap();
    assert_eq!(found[1]["name"], "Alpha");
    assert_eq!(found.as_array().map(Vec::len), Some(2));
}

#[test]
fn how_the_list_is_looked_at_is_kept_for_each_workspace() {
    let page = Page::open();
    let view = json!({
        "filters": {
            "statuses": ["expired"], "environment": "live", "owner": null, "usedBy": null,
            "tag": null, "olderThan": 90, "endingWithin": null
        },
        "sort": "status", "direction": "ascending", "columns": ["status", "tags"]
    });
    page.call("keep_view", json!({ "workspace": 1, "view": view }))
        .unwrap();
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(overview["view"], view);
    let typed = json!({ "name": "Other", "prefix": "other", "policies": policies() });
    let other = page
        .call("add_workspace", json!({ "typed": typed }))
        .unwrap();
    let first = page
        .call("choose_workspace", json!({ "id": other["id"] }))
        .unwrap();
    assert_eq!(first["view"]["sort"], "createdAt", "that one has its own");
    let first = page.call("choose_workspace", json!({ "id": 1 })).unwrap();
    assert_eq!(first["view"], view);
}

#[test]
fn a_workspace_is_made_chosen_and_deleted_when_it_is_empty() {
    let page = Page::open();
    let typed = json!({ "name": "Partner API", "prefix": "part", "policies": policies() });
    let added = page
        .call("add_workspace", json!({ "typed": typed }))
        .unwrap();
    assert_eq!(
        code(page.call("add_workspace", json!({ "typed": typed }))),
        "workspaceNameTaken"
    );
    let chosen = page
        .call("choose_workspace", json!({ "id": added["id"] }))
        .unwrap();
    assert_eq!(chosen["workspace"], added);
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(overview["workspace"], added, "it is worked on from now on");
    let mut key = new("In it");
    key["workspace"] = added["id"].clone();
    let revealed = page.call("create_key", json!({ "key": key })).unwrap();
    assert!(
        revealed["accessKey"]
            .as_str()
            .unwrap()
            .starts_with("part_live_")
    );
    let refusal = page
        .call("remove_workspace", json!({ "id": added["id"] }))
        .unwrap_err();
    assert_eq!(
        refusal,
        json!({
            "code": "workspaceNotEmpty",
            "message": "This workspace has 1 key, so it was not deleted. Delete the key first."
        })
    );
    page.call("delete_keys", json!({ "ids": [id(&revealed)] }))
        .unwrap();
    page.call("remove_workspace", json!({ "id": added["id"] }))
        .unwrap();
    assert_eq!(
        page.call("workspaces", json!({})).unwrap(),
        json!([{ "workspace": workspace("My workspace", "kw"), "keys": 0 }])
    );
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(overview["workspace"]["id"], 1, "the first takes its place");
    assert_eq!(
        code(page.call("remove_workspace", json!({ "id": 1 }))),
        "workspaceLast"
    );
}

#[test]
fn policies_hold_for_new_keys() {
    let page = Page::open();
    let change = |policies: Value| {
        let typed = json!({ "name": "My workspace", "prefix": "kw", "policies": policies });
        page.call("change_workspace", json!({ "id": 1, "typed": typed }))
    };
    let mut wanted = policies();
    wanted["longestLife"] = json!(90);
    assert_eq!(
        code(change(wanted.clone())),
        "policyInvalid",
        "new keys would never expire"
    );
    wanted["defaultExpiry"] = json!(60);
    wanted["keepCopies"] = json!(false);
    change(wanted).unwrap();
    let revealed = create(&page, "CRM").unwrap();
    assert!(revealed["record"]["expiresAt"].is_number());
    let later = json!({ "id": id(&revealed), "expiry": { "kind": "days", "days": 91 } });
    let refusal = page.call("set_expiry", later).unwrap_err();
    assert_eq!(
        refusal["message"],
        "Keys of this workspace live at most 90 days. Choose an earlier expiry."
    );
    assert_eq!(page.keychain.labels().len(), 1, "until it was shown");
    page.call("confirm_shown", json!({ "id": id(&revealed) }))
        .unwrap();
    assert_eq!(
        page.keychain.labels().len(),
        0,
        "its digest is all that stays"
    );
}

#[test]
fn many_keys_are_disabled_and_enabled_each_with_its_own_outcome() {
    let page = Page::open();
    let ids = ["A", "B"].map(|name| id(&create(&page, name).unwrap()));
    let gone = json!("0".repeat(32));
    let asked = json!({ "ids": [ids[0], gone, ids[1]] });
    let outcomes = page.call("disable_keys", asked).unwrap();
    assert_eq!(
        outcomes[0],
        json!({ "id": ids[0], "name": "A", "error": null })
    );
    assert_eq!(outcomes[1]["error"]["code"], "keyNotFound");
    assert_eq!(
        outcomes[2]["error"],
        Value::Null,
        "one keeps no other waiting"
    );
    for row in rows(&page) {
        assert_eq!(row["status"], "disabled");
    }
    page.call("enable_keys", json!({ "ids": ids })).unwrap();
    for row in rows(&page) {
        assert_eq!(row["status"], "active");
    }
    assert_eq!(actions(&page, &ids[0]), ["created", "disabled", "enabled"]);
}

#[test]
fn a_rotated_key_hands_over_and_can_be_taken_back() {
    let page = Page::open();
    let old = id(&create(&page, "CRM").unwrap());
    page.call("confirm_shown", json!({ "id": old })).unwrap();
    page.call("close_reveal", json!({})).unwrap();
    let revealed = page
        .call("rotate_key", json!({ "id": old, "overlapMinutes": 1440 }))
        .unwrap();
    let new = id(&revealed);
    assert_eq!(revealed["record"]["name"], "CRM");
    page.call("confirm_shown", json!({ "id": new })).unwrap();
    let known = page.call("key_details", json!({ "id": old })).unwrap();
    assert_eq!(known["row"]["status"], "retiring");
    assert_eq!(known["replacedBy"]["id"], new);
    let known = page.call("key_details", json!({ "id": new })).unwrap();
    assert_eq!(known["replaces"]["id"], old);
    assert_eq!(
        code(page.call("rotate_key", json!({ "id": old, "overlapMinutes": 0 }))),
        "keyRotated"
    );
    let undone = page.call("undo_rotation", json!({ "id": old })).unwrap();
    assert_eq!(undone["status"], "active");
    assert_eq!(rows(&page).len(), 1, "the new one is gone");
    let again = page
        .call("rotate_key", json!({ "id": old, "overlapMinutes": 15 }))
        .unwrap();
    let finished = page.call("finish_rotation", json!({ "id": old })).unwrap();
    assert_eq!(finished["status"], "expired");
    assert_eq!(
        code(page.call("undo_rotation", json!({ "id": old }))),
        "keyEnded"
    );
    let kept: Vec<String> = page
        .keychain
        .labels()
        .into_iter()
        .map(|(id, _)| id.to_string())
        .collect();
    assert_eq!(json!(kept), json!([id(&again)]), "its secret has left");
    assert_eq!(
        code(page.call("rotate_key", json!({ "id": old, "overlapMinutes": 43201 }))),
        "overlapInvalid"
    );
}

#[test]
fn a_plan_rotates_many_and_shows_each_new_key_afterwards() {
    let page = Page::open();
    let ids = ["A", "B"].map(|name| id(&create(&page, name).unwrap()));
    page.call("close_reveal", json!({})).unwrap();
    page.keychain
        .fail("store", When::Before, KeychainError::Locked);
    let plan = page
        .call("rotate_keys", json!({ "ids": ids, "overlapMinutes": 60 }))
        .unwrap();
    assert_eq!(plan["items"][0]["error"]["code"], "keychainLocked");
    assert_eq!(plan["items"][0]["new"], Value::Null);
    assert_eq!(
        plan["items"][0]["old"]["status"], "active",
        "it is as it was"
    );
    let new = &plan["items"][1]["new"];
    assert_eq!(plan["items"][1]["old"]["successor"], new["id"]);
    assert!(!plan.to_string().contains("accessKey"));
    let revealed = page.call("reveal_key", json!({ "id": new["id"] })).unwrap();
    assert_eq!(id(&revealed), new["id"]);
}

#[test]
fn a_leaked_key_is_recognised_and_contained_in_one_step() {
    let page = Page::open();
    let revealed = create(&page, "CRM").unwrap();
    let (key, secret) = (id(&revealed), revealed["accessKey"].clone());
    page.call("confirm_shown", json!({ "id": key })).unwrap();
    let deleted = create(&page, "Old").unwrap();
    page.call("delete_keys", json!({ "ids": [id(&deleted)] }))
        .unwrap();
    let secret = secret.as_str().unwrap();
    let (most, last) = secret.split_at(secret.len() - 1);
    let mistyped = format!("{most}{}", if last == "x" { "y" } else { "x" });
    let deleted = deleted["accessKey"].as_str().unwrap();
    let text = format!("first line\nBearer {secret}\nagain {secret} {mistyped}\n{deleted}");
    let report = page
        .call_with_bytes("find_leaks", text.into_bytes())
        .unwrap();
    assert_eq!(report["found"][0]["row"]["id"], key);
    assert_eq!(report["found"][0]["firstLine"], 2);
    assert_eq!(report["found"][0]["times"], 2);
    assert!(
        report["found"][1]["deletedAt"].is_number(),
        "deleted ones, too"
    );
    assert_eq!(report["lines"], 4);
    assert!(!report.to_string().contains(secret));
    let containment = json!({
        "ids": [key], "note": "In a chat.", "disable": true, "replace": true
    });
    let plan = page
        .call("contain_leak", json!({ "containment": containment }))
        .unwrap();
    let item = &plan["items"][0];
    assert_eq!(item["old"]["status"], "disabled");
    assert!(item["old"]["compromisedAt"].is_number());
    assert_eq!(item["old"]["successor"], item["new"]["id"]);
    assert_eq!(
        actions(&page, &key),
        ["created", "shown", "disabled", "compromised", "rotated"]
    );
    let gone = report["found"][1]["row"]["id"].clone();
    let containment = json!({ "ids": [gone], "note": "", "disable": true, "replace": true });
    let plan = page
        .call("contain_leak", json!({ "containment": containment }))
        .unwrap();
    assert_eq!(plan["items"][0]["new"], Value::Null);
    assert_eq!(
        actions(&page, &gone),
        ["created", "deleted", "compromised"],
        "its activity goes on"
    );
}

#[test]
fn a_note_that_is_refused_keeps_everything_as_it_was() {
    let page = Page::open();
    let key = id(&create(&page, "CRM").unwrap());
    let containment = json!({
        "ids": [key], "note": "x".repeat(5000), "disable": true, "replace": true
    });
    let refusal = page
        .call("contain_leak", json!({ "containment": containment }))
        .unwrap_err();
    assert_eq!(refusal["code"], "notesInvalid");
    assert_eq!(actions(&page, &key), ["created"]);
}

#[test]
fn keys_that_a_failing_registry_could_not_find_are_not_passed_over_in_silence() {
    let page = Page::open();
    let key = id(&create(&page, "CRM").unwrap());
    let containment = json!({ "ids": [key], "note": "", "disable": true, "replace": false });
    for (command, arguments) in [
        ("contain_leak", json!({ "containment": containment })),
        ("rotate_keys", json!({ "ids": [key], "overlapMinutes": 60 })),
    ] {
        page.registry.fail("find", When::Before, full());
        let plan = page.call(command, arguments).unwrap();
        assert_eq!(plan["items"], json!([]));
        assert_eq!(plan["error"]["code"], "registryFull", "{command}");
    }
    assert_eq!(actions(&page, &key), ["created"]);
}

#[test]
fn a_text_that_comes_in_any_other_form_is_refused() {
    let page = Page::open();
    for malformed in [json!({}), json!({ "text": "kw_live_" }), json!([1, 2])] {
        page.call("find_leaks", malformed).unwrap_err();
    }
}

#[test]
fn the_activity_is_verified_up_to_the_end_that_the_keychain_knows() {
    let page = Page::open();
    create(&page, "CRM").unwrap();
    create(&page, "ETL").unwrap();
    let verdict = |page: &Page| page.call("verify_activity", json!({})).unwrap()["verdict"].clone();
    let registry = page.registry.identity().unwrap();
    until("the end in the keychain", || {
        let kept = page.keychain.kept_head(&registry);
        kept.is_ok_and(|kept| kept.number == 2)
    });
    assert_eq!(verdict(&page), json!({ "kind": "intact" }));
    page.keychain.set_state(KeychainState::Locked);
    assert_eq!(
        verdict(&page),
        json!({ "kind": "endUnknown", "reason": "The keychain is locked." })
    );
    page.keychain.set_state(KeychainState::Unlocked);
    page.registry.cut_activity(1);
    assert_eq!(
        verdict(&page),
        json!({ "kind": "cutOff", "last": 1, "known": 2 })
    );
    page.registry.tamper(1, |entry| entry.system_user.push('x'));
    let changed = verdict(&page);
    assert_eq!(changed["kind"], "changed");
    assert_eq!(changed["entry"]["number"], 1);
}

#[test]
fn the_keychain_knows_of_a_showing_that_it_was_the_end() {
    let page = Page::open();
    let key = id(&create(&page, "CRM").unwrap());
    page.call("confirm_shown", json!({ "id": key })).unwrap();
    let registry = page.registry.identity().unwrap();
    until("the showing in the keychain", || {
        let kept = page.keychain.kept_head(&registry);
        kept.is_ok_and(|kept| kept.number == 2)
    });
}

#[test]
fn a_registry_that_fails_says_what_became_of_the_change() {
    let page = Page::open();
    let key = id(&create(&page, "CRM").unwrap());
    page.registry.fail("change", When::Before, full());
    let change = json!({ "id": key, "details": details("Data", &[]) });
    let refusal = page.call("document_key", change).unwrap_err();
    assert_eq!(refusal["code"], "registryFull");
    let message = refusal["message"].as_str().unwrap();
    assert!(message.contains("Nothing was changed."), "{message}");
    page.registry.fail("finish_rotation", When::Before, full());
    let refusal = page
        .call("rotate_key", json!({ "id": key, "overlapMinutes": 0 }))
        .unwrap_err();
    let message = refusal["message"].as_str().unwrap();
    assert!(message.contains("The key was not rotated."), "{message}");
    assert_eq!(rows(&page).len(), 1);
}
