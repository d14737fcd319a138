//! Where secrets are kept, chosen and opened by commands.

use std::path::Path;
use std::sync::mpsc::channel;

use keywright_core::{Environment, Item, Keychain, NewKey};
use serde_json::{Value, json};

use crate::apart::apart;
use crate::commands::{code, create};
use crate::page::Page;

const RIGHT: &str = "correct horse";

fn overview(page: &Page) -> [Value; 2] {
    let overview = page.call("overview", json!({})).unwrap();
    ["store", "keychain"].map(|part| overview[part].clone())
}

fn move_to(page: &Page, to: Value) -> Result<Value, Value> {
    page.call("move_secrets", json!({ "to": to, "leaving": false }))
}

fn leave_for(page: &Page, to: Value) -> Result<Value, Value> {
    page.call("move_secrets", json!({ "to": to, "leaving": true }))
}

fn behind(passphrase: &str) -> Value {
    json!({ "kind": "vaultWithPassphrase", "passphrase": passphrase })
}

fn unlock(page: &Page, passphrase: &str) -> Result<Value, Value> {
    page.call("unlock_vault", json!({ "passphrase": passphrase }))
}

#[test]
fn without_a_keychain_service_a_vault_file_is_chosen_and_asked_for_at_the_next_start() {
    apart(
        without_a_keychain_service_a_vault_file_is_chosen_and_asked_for_at_the_next_start,
        &[],
        chosen_and_asked_for,
    );
}

fn chosen_and_asked_for(home: &Path) {
    let folder = home.join("data");
    let page = Page::at(&folder);
    assert_eq!(overview(&page), ["keychain", "absent"]);
    let store = page.call("secret_store", json!({})).unwrap();
    let expected = json!({
        "kind": "keychain", "keys": 0, "offersVault": false, "declined": false,
        "left": 0,
        "file": folder.join("vault.db"),
    });
    assert_eq!(store, expected);
    assert_eq!(code(unlock(&page, RIGHT)), "vaultFailed");
    assert_eq!(
        code(leave_for(&page, behind("short"))),
        "passphraseTooShort"
    );
    let kept = || json!({ "kind": "vaultWithKeychain" });
    assert_eq!(code(leave_for(&page, kept())), "keychainAbsent");
    assert_eq!(code(move_to(&page, behind(RIGHT))), "keychainAbsent");
    assert_eq!(overview(&page), ["keychain", "absent"]);

    let moved = leave_for(&page, behind(RIGHT)).unwrap();
    let nothing = json!({ "moved": 0, "missing": [], "unfit": [], "left": 0, "locked": false });
    assert_eq!(moved, nothing);
    assert_eq!(overview(&page), ["vaultWithPassphrase", "unlocked"]);
    create(&page, "CRM").unwrap();
    let brought = page.call("bring_secrets", json!({ "passphrase": null }));
    assert_eq!(
        code(brought),
        "keychainAbsent",
        "what was left is remembered"
    );
    assert_eq!(code(leave_for(&page, behind(RIGHT))), "vaultFailed");
    let refused = move_to(&page, json!({ "kind": "keychain" })).unwrap_err();
    assert_eq!(refused["code"], "keychainAbsent");
    let said = refused["message"].as_str().unwrap();
    assert!(
        said.starts_with("No keychain service is running."),
        "{said}"
    );
    drop(page);

    let page = Page::at(&folder);
    assert_eq!(overview(&page), ["vaultWithPassphrase", "locked"]);
    let refused = create(&page, "Shop").unwrap_err();
    assert_eq!(refused["code"], "keychainLocked");
    let message = "The vault file is locked. No key was created. Unlock it and choose Confirm \
                   again.";
    assert_eq!(refused["message"], message);
    assert_eq!(code(unlock(&page, "wrong horse")), "vaultPassphraseWrong");
    assert_eq!(code(unlock(&page, "")), "vaultPassphraseWrong");
    assert_eq!(unlock(&page, RIGHT), Ok(json!("unlocked")));
    create(&page, "Shop").unwrap();
    let change = |current: &str, passphrase: &str| {
        let typed = json!({ "current": current, "passphrase": passphrase });
        page.call("change_vault_passphrase", typed)
    };
    assert_eq!(
        code(change("wrong horse", "battery staple")),
        "vaultPassphraseWrong"
    );
    assert_eq!(code(change(RIGHT, "short")), "passphraseTooShort");
    change(RIGHT, "battery staple").unwrap();
    drop(page);

    let page = Page::at(&folder);
    assert_eq!(code(unlock(&page, RIGHT)), "vaultPassphraseWrong");
    assert_eq!(unlock(&page, "battery staple"), Ok(json!("unlocked")));
    page.call("check_keychain", json!({})).unwrap();
    let activity = json!({ "query": {
        "workspace": null, "key": null, "actions": ["secrets-moved"], "search": "",
        "from": null, "until": null, "offset": 0, "limit": 10,
    } });
    let activity = page.call("activity", activity).unwrap();
    let facts = json!([
        ["from", "keychain"],
        ["to", "vault-with-passphrase"],
        ["behind", "0"]
    ]);
    assert_eq!(activity["rows"][0]["facts"], facts);
}

#[test]
fn a_vault_is_offered_to_who_has_more_than_a_thousand_keys() {
    let page = Page::open();
    let issuer = page.issuer();
    let offers = || page.call("secret_store", json!({})).unwrap()["offersVault"].clone();
    for number in 0..1000 {
        let new = NewKey::named(&format!("Key {number}"), Environment::Live);
        issuer.create(&new).unwrap();
    }
    assert_eq!(offers(), false);
    create(&page, "One more").unwrap();
    assert_eq!(offers(), true);
    let decline = json!({ "change": { "setting": "vaultDeclined", "value": true } });
    page.call("change_setting", decline).unwrap();
    assert_eq!(offers(), true, "where one looks for it");
    let store = page.call("secret_store", json!({})).unwrap();
    assert_eq!(store["declined"], true);
}

#[test]
fn a_secret_that_is_not_that_of_its_record_is_a_finding() {
    let page = Page::open();
    let ids = ["CRM", "Shop"].map(|name| {
        let new = NewKey::named(name, Environment::Live);
        page.issuer().create(&new).unwrap().record
    });
    let other = page.keychain.fetch(ids[0].id, &ids[0].digest).unwrap();
    let item = Item {
        id: ids[1].id,
        label: String::new(),
    };
    page.keychain.store(&item, &other).unwrap();
    page.call("check_keychain", json!({})).unwrap();
    let query = json!({ "query": {
        "workspace": 1, "owner": null, "kinds": ["secretUnfit"], "postponed": false,
        "offset": 0, "limit": 10,
    } });
    let audit = page.call("audit", query).unwrap();
    assert_eq!(audit["matching"], 1, "{audit}");
    assert_eq!(audit["findings"][0]["kind"], "secretUnfit");
    assert_eq!(audit["findings"][0]["id"], ids[1].id.to_string());
}

#[test]
fn what_a_page_had_begun_that_is_gone_is_seen_and_stopped_by_the_next_one() {
    let page = Page::open();
    for name in ["CRM", "Shop"] {
        create(&page, name).unwrap();
    }
    let typed = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", typed.clone()).unwrap();
    let left = |page: &Page| page.call("work_left", json!({})).unwrap();
    let nothing = json!({ "now": null, "ended": null });
    assert_eq!(left(&page), nothing);
    let (calls, (tell, told)) = (page.calls(), channel());
    page.keychain.before("fetch", move || {
        // Locked and unlocked, it is another page.
        calls("lock", json!({})).unwrap();
        calls("unlock", typed).unwrap();
        tell.send(calls("work_left", json!({})).unwrap()).unwrap();
        calls("stop_work", json!({})).unwrap();
    });
    assert_eq!(code(page.call("check_keychain", json!({}))), "workStopped");
    let now = json!({ "kind": "check", "done": 0, "total": 2 });
    assert_eq!(told.recv().unwrap(), json!({ "now": now, "ended": null }));
    let ended = &left(&page)["ended"];
    assert_eq!(ended["kind"], "failed");
    assert_eq!(ended["error"]["code"], "workStopped");
    assert_eq!(left(&page), nothing, "it is told once");
}

#[test]
fn what_ends_while_it_is_locked_is_told_once_it_is_unlocked() {
    let page = Page::open();
    create(&page, "CRM").unwrap();
    let typed = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", typed.clone()).unwrap();
    page.keychain.before("fetch", page.caller("lock"));
    assert_eq!(code(page.call("check_keychain", json!({}))), "locked");
    page.call("unlock", typed).unwrap();
    let ended = json!({ "now": null, "ended": { "kind": "check" } });
    assert_eq!(page.call("work_left", json!({})), Ok(ended));
}
