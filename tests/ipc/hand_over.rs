//! Keys that leave: what is known before, what is refused before anything is asked for, and one key that
//! is put on the clipboard again.

use keywright_core::Keychain;
use keywright_core::memory::When;
use serde_json::{Value, json};

use crate::apart::apart;
use crate::commands::{code, create, full, policies};
use crate::page::Page;

const RIGHT: &str = "correct horse";

fn made(page: &Page, name: &str) -> String {
    let created = create(page, name).unwrap();
    let id = created["record"]["id"].as_str().unwrap().to_owned();
    page.call("confirm_shown", json!({ "id": id })).unwrap();
    page.call("close_reveal", json!({})).unwrap();
    id
}

fn recover(page: &Page, id: &str, passphrase: &str, reason: &str) -> Result<Value, Value> {
    let arguments = json!({ "id": id, "passphrase": passphrase, "reason": reason });
    page.call("recover_key", arguments)
}

fn set_passphrase(page: &Page) {
    page.call("set_passphrase", json!({ "passphrase": RIGHT }))
        .unwrap();
}

fn actions(page: &Page) -> Vec<String> {
    let entries = page.registry.entries().into_iter();
    entries.map(|entry| entry.action).collect()
}

/// The first workspace gets these policies beside the usual ones.
fn change(page: &Page, name: &str, value: Value) {
    let mut policies = policies();
    policies[name] = value;
    let typed = json!({ "name": "My workspace", "prefix": "kw", "policies": policies });
    page.call("change_workspace", json!({ "id": 1, "typed": typed }))
        .unwrap();
}

#[test]
fn keys_without_a_copy_are_known_before() {
    let page = Page::open();
    let kept = made(&page, "Kept");
    change(&page, "keepCopies", json!(false));
    let gone = made(&page, "Digest only");
    let check = page.call("check_hand_over", json!({ "ids": [kept, gone] }));
    let expected = json!({ "keys": 1, "without": ["Digest only"], "withoutCount": 1 });
    assert_eq!(check, Ok(expected));
    for unknown in ["", "x", &"0".repeat(32)] {
        let answer = page.call("check_hand_over", json!({ "ids": [unknown] }));
        assert_eq!(code(answer), "keyNotFound");
    }
    page.registry.fail("find", When::Before, full());
    let answer = page.call("check_hand_over", json!({ "ids": [kept] }));
    assert_eq!(code(answer), "registryFull");
}

#[test]
fn what_cannot_be_is_refused_before_a_file_is_asked_for() {
    let page = Page::open();
    let id = made(&page, "CRM");
    for format in ["keePass", "bitwardenProtected"] {
        for passphrase in [Value::Null, json!(""), json!("seven77")] {
            let arguments = json!({ "ids": [id], "format": format, "passphrase": passphrase });
            let answer = page.call("hand_over", arguments);
            assert_eq!(code(answer), "passphraseTooShort");
        }
    }
    let letter = |to: Value, text: &str| {
        let arguments = json!({ "id": id, "to": to, "text": text });
        code(page.call("hand_over_letter", arguments))
    };
    let recipient = keywright_backup::Identity::generate()
        .recipient()
        .to_string();
    let one = json!({ "kind": "recipients", "recipients": recipient });
    let two = json!({ "kind": "recipients", "recipients": format!("{recipient}\n{recipient}") });
    assert_eq!(letter(two, ""), "recipientInvalid");
    let none = json!({ "kind": "recipients", "recipients": " " });
    assert_eq!(letter(none, ""), "recipientInvalid");
    let short = json!({ "kind": "passphrase", "passphrase": "seven77" });
    assert_eq!(letter(short, ""), "passphraseTooShort");
    assert_eq!(letter(one.clone(), &"x".repeat(4001)), "textInvalid");
    assert_eq!(letter(one, "a\u{1b}[2Jb"), "textInvalid");
    assert!(!actions(&page).contains(&"handed-over".to_owned()));
}

#[test]
fn a_key_is_recovered_by_the_passphrase_and_with_a_reason_alone() {
    let page = Page::open();
    let id = made(&page, "CRM");
    let answer = recover(&page, &id, RIGHT, "Ticket 12");
    assert_eq!(code(answer), "passphraseNotSet");
    set_passphrase(&page);
    for (reason, code) in [
        ("", "reasonMissing"),
        (" \n", "reasonMissing"),
        ("a\nb", "reasonInvalid"),
        (&"x".repeat(501), "reasonInvalid"),
    ] {
        let answer = recover(&page, &id, RIGHT, reason);
        assert_eq!(crate::commands::code(answer), code, "{reason:?}");
    }
    for unknown in ["x", &"0".repeat(32)] {
        let answer = recover(&page, unknown, RIGHT, "Ticket 12");
        assert_eq!(code(answer), "keyNotFound");
    }
    for _ in 0..4 {
        let answer = recover(&page, &id, "wrong horse", "Ticket 12");
        assert_eq!(code(answer), "passphraseWrong");
    }
    let answer = recover(&page, &id, RIGHT, "Ticket 12");
    assert_eq!(code(answer), "passphraseWait");
    assert!(!actions(&page).contains(&"recovered".to_owned()));
}

#[test]
fn what_the_workspace_rules_out_and_what_has_no_copy_is_not_recovered() {
    let page = Page::open();
    set_passphrase(&page);
    let id = made(&page, "CRM");
    change(&page, "recovery", json!(false));
    let answer = recover(&page, &id, RIGHT, "Ticket 12");
    assert_eq!(code(answer), "recoveryRuledOut");
    change(&page, "keepCopies", json!(false));
    let digest = made(&page, "Digest only");
    let answer = recover(&page, &digest, RIGHT, "Ticket 12");
    assert_eq!(code(answer), "noCopy");
    let kept = keywright_core::KeyId::from_hex(&id).unwrap();
    page.keychain.remove(kept).unwrap();
    let answer = recover(&page, &id, RIGHT, "Ticket 12").unwrap_err();
    assert_eq!(answer["code"], "keychainItemMissing");
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.starts_with("The copy of this key is lost"),
        "{message}"
    );
    assert!(!actions(&page).contains(&"recovered".to_owned()));
}

#[test]
fn it_is_noted_before_it_is_on_the_clipboard_and_never_crosses_to_the_page() {
    // Without a display there is no clipboard.
    apart(
        it_is_noted_before_it_is_on_the_clipboard_and_never_crosses_to_the_page,
        &[],
        |_| {
            let page = Page::open();
            let created = create(&page, "CRM").unwrap();
            let id = created["record"]["id"].as_str().unwrap().to_owned();
            set_passphrase(&page);
            let refusal = recover(&page, &id, RIGHT, "Ticket 12").unwrap_err();
            assert_eq!(refusal["code"], "clipboardFailed");
            let access_key = created["accessKey"].as_str().unwrap();
            assert!(!refusal.to_string().contains(access_key));
            let entry = page.registry.entries().pop().unwrap();
            assert_eq!(entry.action, "recovered");
            assert_eq!(entry.facts.get("reason").as_deref(), Some("Ticket 12"));
        },
    );
}
