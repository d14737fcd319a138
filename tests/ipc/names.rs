//! Other names for keys and for the workspace, as the page gives them.

use keywright_core::memory::When;
use keywright_core::{Created, Environment, Issuer, KeyRecord, KeychainState, Surface};
use serde_json::{Value, json};

use crate::commands::{all, code, create, full, policies, workspace};
use crate::page::{Page, until};

fn id(page: &Page, name: &str) -> Value {
    create(page, name).unwrap()["record"]["id"].clone()
}

fn rename(page: &Page, id: &Value, name: &str) -> Result<Value, Value> {
    page.call("rename_key", json!({ "id": id, "name": name }))
}

/// A key that was made from the tray.
fn unnamed(tray: &Issuer, name: &str) -> KeyRecord {
    let deliver = |_: &Created| Ok::<_, ()>(());
    let made = tray.quick_create(name, Environment::Test, Surface::Tray, deliver);
    made.unwrap().0
}

fn labels(page: &Page) -> Vec<String> {
    let labels = page.keychain.labels();
    labels.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn a_renamed_key_crosses_as_its_row_and_the_keychain_follows() {
    let page = Page::open();
    let id = id(&page, "Old");
    let before = page.call("list_keys", all()).unwrap()["rows"][0].clone();
    let renamed = rename(&page, &id, "  CRM 🔑 ").unwrap();
    let mut expected = before;
    expected["name"] = json!("CRM 🔑");
    assert_eq!(renamed, expected);
    let listed = page.call("list_keys", all()).unwrap();
    assert_eq!(listed["rows"], json!([renamed]));
    until("the name in the keychain", || {
        labels(&page) == ["Keywright: My workspace / CRM 🔑"]
    });
}

#[test]
fn a_name_that_is_refused_leaves_the_key_as_it_was_and_says_why() {
    let page = Page::open();
    let id = id(&page, "Old");
    create(&page, "CRM Integration Secret").unwrap();
    let before = page.call("list_keys", all()).unwrap();
    let long = "x".repeat(101);
    for (name, code) in [
        (" ", "nameEmpty"),
        (&*long, "nameTooLong"),
        ("a\u{202e}b", "nameInvisibleCharacters"),
        ("crm integration SECRET", "nameTaken"),
    ] {
        let refusal = rename(&page, &id, name).expect_err("this name is refused");
        let created = create(&page, name).expect_err("as in a creation");
        assert_eq!(refusal, created);
        assert_eq!(refusal["code"], code);
    }
    page.registry.fail("rename", When::Before, full());
    let refusal = rename(&page, &id, "New").expect_err("the disk is full");
    let message = "There is no room left on the disk of /data/registry.db. The key was not \
                   renamed. Make room, then choose Confirm again.";
    assert_eq!(
        refusal,
        json!({ "code": "registryFull", "message": message })
    );
    assert_eq!(page.call("list_keys", all()).unwrap(), before);
}

#[test]
fn a_locked_keychain_keeps_no_name_from_being_changed() {
    let page = Page::open();
    let id = id(&page, "Old");
    page.keychain.set_state(KeychainState::Locked);
    assert_eq!(rename(&page, &id, "New").unwrap()["name"], "New");
    page.keychain.set_state(KeychainState::Unlocked);
    rename(&page, &id, "Newest").unwrap();
    until("the name in the keychain", || {
        labels(&page) == ["Keywright: My workspace / Newest"]
    });
}

#[test]
fn only_a_key_in_the_list_is_renamed_or_keeps_its_name() {
    let page = Page::open();
    let gone = id(&page, "Gone");
    page.call("delete_keys", json!({ "ids": [gone] })).unwrap();
    for id in [gone, json!("0".repeat(32)), json!("../../etc"), json!("")] {
        assert_eq!(code(rename(&page, &id, "New")), "keyNotFound");
        let kept = page.call("keep_name", json!({ "id": id }));
        assert_eq!(code(kept), "keyNotFound");
    }
}

#[test]
fn the_newest_key_that_nobody_named_is_offered_until_it_has_a_name() {
    let page = Page::open();
    let offered = |page: &Page| {
        let listed = page.call("list_keys", all()).unwrap();
        (
            listed["unnamed"]["name"].clone(),
            listed["unnamedCount"].clone(),
        )
    };
    assert_eq!(offered(&page), (Value::Null, json!(0)));
    // One clock, so that the second is the newer one.
    let tray = page.issuer();
    unnamed(&tray, "Quick key 1");
    let second = unnamed(&tray, "Quick key 2");
    create(&page, "By hand").unwrap();
    assert_eq!(offered(&page), (json!("Quick key 2"), json!(2)));
    let kept = page.call("keep_name", json!({ "id": second.id.to_string() }));
    assert_eq!(kept.unwrap(), Value::Null);
    assert_eq!(offered(&page), (json!("Quick key 1"), json!(1)));
    let listed = page.call("list_keys", all()).unwrap();
    rename(&page, &listed["unnamed"]["id"], "CRM").unwrap();
    assert_eq!(offered(&page), (Value::Null, json!(0)));
}

/// What the page asks for when a person typed these.
fn change(name: &str, prefix: &str) -> Value {
    json!({ "id": 1, "typed": { "name": name, "prefix": prefix, "policies": policies() } })
}

#[test]
fn the_workspace_gets_another_name_and_new_keys_its_prefix() {
    let page = Page::open();
    create(&page, "Old").unwrap();
    let change = change("  Acme API ", "acme");
    let changed = workspace("Acme API", "acme");
    assert_eq!(page.call("change_workspace", change).unwrap(), changed);
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(overview["workspace"], changed);
    until("the name in the keychain", || {
        labels(&page) == ["Keywright: Acme API / Old"]
    });
    let new = create(&page, "New").unwrap();
    assert!(new["accessKey"].as_str().unwrap().starts_with("acme_live_"));
    let listed = page.call("list_keys", all()).unwrap();
    let old = listed["rows"][1]["truncatedKey"].as_str().unwrap();
    assert!(old.starts_with("kw_live_"), "an old key keeps its prefix");
}

#[test]
fn a_workspace_that_is_refused_says_why_and_stays() {
    let page = Page::open();
    let long = "x".repeat(101);
    let prefix = "A prefix has 2 to 12 characters: a lower-case letter, then lower-case letters \
                  and digits.";
    for (name, given, code, message) in [
        (
            " ",
            "acme",
            "workspaceNameEmpty",
            "Enter a name for the workspace, for example “Acme API”.",
        ),
        (
            &*long,
            "acme",
            "nameTooLong",
            "A name has at most 100 characters; this one has 101.",
        ),
        (
            "a\nb",
            "acme",
            "nameInvisibleCharacters",
            "Remove the invisible characters from the name.",
        ),
        ("Acme", "A", "prefixInvalid", prefix),
        ("Acme", "acme_", "prefixInvalid", prefix),
        ("Acme", "", "prefixInvalid", prefix),
    ] {
        let change = change(name, given);
        let refusal = page.call("change_workspace", change).unwrap_err();
        assert_eq!(refusal, json!({ "code": code, "message": message }));
    }
    page.registry.fail("change_workspace", When::Before, full());
    let change = change("Acme", "acme");
    assert_eq!(code(page.call("change_workspace", change)), "registryFull");
    let overview = page.call("overview", json!({})).unwrap();
    assert_eq!(overview["workspace"], workspace("My workspace", "kw"));
}
