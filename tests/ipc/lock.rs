//! The lock, tried by calling commands directly: while it is closed, the page gets nothing.

use keywright_backup::Identity;
use keywright_core::{AdminPassphrase, Registry};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::apart::apart;
use crate::commands::{code, create, full};
use crate::page::Page;

const RIGHT: &str = "correct horse";
const WHILE_LOCKED: [&str; 3] = ["lock_state", "unlock", "unlock_with_recovery"];

fn unlock(page: &Page, passphrase: &str) -> Result<Value, Value> {
    page.call("unlock", json!({ "passphrase": passphrase }))
}

fn state(page: &Page) -> Value {
    page.call("lock_state", json!({})).unwrap()
}

/// A page with one key, on which a passphrase was set and the lock closed.
fn locked() -> Page {
    let page = Page::open();
    create(&page, "CRM").unwrap();
    let view = page.call("set_passphrase", json!({ "passphrase": RIGHT }));
    assert_eq!(view.unwrap()["lockSet"], true);
    page.call("lock", json!({})).unwrap();
    assert_eq!(state(&page)["locked"], true);
    page
}

/// A page that starts on data with a passphrase, which no command has touched yet.
fn starting() -> Page {
    let page = Page::open();
    let passphrase = AdminPassphrase::typed(Zeroizing::new(RIGHT.to_owned()));
    page.issuer().set_passphrase(None, &passphrase).unwrap();
    page
}

#[test]
fn while_it_is_locked_every_command_is_refused_but_those_that_open_it() {
    // Were one let through, it might open a folder or ask for a file.
    apart(
        while_it_is_locked_every_command_is_refused_but_those_that_open_it,
        &[],
        |_| {
            let page = locked();
            let before = (page.registry.settings(), page.registry.keys().len());
            let message = "Keywright is locked. Unlock it first.";
            let refused = json!({ "code": "locked", "message": message });
            for command in keywright_desktop::COMMANDS {
                if WHILE_LOCKED.contains(command) {
                    continue;
                }
                let answers = [
                    page.call(command, json!({})),
                    page.call_with_bytes(command, b"kw_live_".to_vec()),
                ];
                for answer in answers {
                    assert_eq!(answer.as_ref(), Err(&refused), "{command}");
                }
            }
            let after = (page.registry.settings(), page.registry.keys().len());
            assert_eq!(after, before, "nothing was done, either");
        },
    );
}

#[test]
fn with_a_passphrase_it_starts_locked_whichever_command_comes_first() {
    for command in ["list_keys", "overview", "settings", "watch", "create_key"] {
        let page = starting();
        assert_eq!(code(page.call(command, json!({}))), "locked", "{command}");
        assert_eq!(unlock(&page, RIGHT), Ok(Value::Null));
        assert!(page.call("overview", json!({})).is_ok());
    }
}

#[test]
fn what_the_lock_screen_is_told_holds_nothing_of_the_data() {
    let page = locked();
    let expected = json!({
        "locked": true,
        "wait": 0,
        "recovery": false,
        "theme": "system",
        "language": "en",
    });
    assert_eq!(state(&page), expected);
}

#[test]
fn only_the_passphrase_opens_it_and_wrong_tries_wait_also_after_a_restart() {
    let page = locked();
    for _ in 0..4 {
        let answer = unlock(&page, "wrong horse");
        assert_eq!(code(answer), "passphraseWrong");
    }
    assert!(state(&page)["wait"].as_u64().unwrap() > 4000);
    let refusal = unlock(&page, RIGHT).unwrap_err();
    let message = "After wrong tries, the next one has to wait for 5 seconds.";
    assert_eq!(
        refusal,
        json!({ "code": "passphraseWait", "message": message })
    );
    assert_eq!(code(page.call("overview", json!({}))), "locked");

    let restarted = page.beside();
    assert_eq!(code(unlock(&restarted, RIGHT)), "passphraseWait");
    page.clock.advance(5_000);
    restarted.clock.advance(5_000);
    assert_eq!(unlock(&page, RIGHT), Ok(Value::Null));
    assert!(page.call("overview", json!({})).is_ok());
    assert_eq!(state(&page)["locked"], false);
}

#[test]
fn a_key_that_was_not_shown_keeps_its_showing_over_the_lock() {
    let page = Page::open();
    let passphrase = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", passphrase.clone()).unwrap();
    let created = create(&page, "CRM").unwrap();
    let id = created["record"]["id"].clone();
    page.call("lock", json!({})).unwrap();
    page.call("unlock", passphrase).unwrap();
    for command in ["confirm_shown", "copy_key"] {
        let answer = page.call(command, json!({ "id": id }));
        assert_eq!(code(answer), "nothingRevealed", "it was forgotten");
    }
    let revealed = page.call("reveal_key", json!({ "id": id })).unwrap();
    assert_eq!(revealed["accessKey"], created["accessKey"]);
}

#[test]
fn a_recovery_sheet_that_was_begun_is_forgotten_over_the_lock() {
    let page = Page::open();
    let passphrase = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", passphrase.clone()).unwrap();
    page.call("begin_backup_setup", json!({})).unwrap();
    let finish = || {
        let draft = json!({ "every": "day", "keep": 3 });
        let arguments = json!({ "answer": "wrong", "draft": draft });
        code(page.call("finish_backup_setup", arguments))
    };
    assert_eq!(finish(), "answerWrong");
    page.call("lock", json!({})).unwrap();
    page.call("unlock", passphrase).unwrap();
    assert_eq!(finish(), "backupFailed", "there is none to compare with");
}

/// Its sheet opens the lock, too.
#[test]
fn scheduled_backups_are_set_up_by_whoever_has_the_passphrase_alone() {
    let page = Page::open();
    let set = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", set).unwrap();
    let sheet = page.call("begin_backup_setup", json!({})).unwrap();
    let asked = sheet["asked"].as_u64().unwrap() as usize;
    let finish = |passphrase: Value| {
        let draft = json!({ "every": "day", "keep": 3 });
        let answer = &sheet["groups"][asked - 1];
        let arguments = json!({ "answer": answer, "passphrase": passphrase, "draft": draft });
        code(page.call("finish_backup_setup", arguments))
    };
    assert_eq!(finish(Value::Null), "passphraseWrong");
    assert_eq!(finish(json!("wrong horse")), "passphraseWrong");
    assert_eq!(finish(json!(RIGHT)), "backupFailed", "no folder was chosen");
}

#[test]
fn the_recovery_sheet_opens_it_and_gives_it_another_passphrase() {
    let page = locked();
    let identity = Identity::generate();
    let recover = |identity: &str, passphrase: &str| {
        let arguments = json!({ "identity": identity, "passphrase": passphrase });
        page.call("unlock_with_recovery", arguments)
    };
    let answer = recover(&identity.expose(), "battery staple");
    assert_eq!(code(answer), "recoveryAbsent");
    page.registry
        .change_setting("backup_recipient", &identity.recipient().to_string())
        .unwrap();
    assert_eq!(state(&page)["recovery"], true);
    assert_eq!(
        code(recover(&identity.expose(), "seven77")),
        "passphraseTooShort"
    );
    let other = Identity::generate();
    for wrong in [&*other.expose(), "", "AGE-SECRET-KEY-1", "age1"] {
        assert_eq!(code(recover(wrong, "battery staple")), "recoveryWrong");
    }
    let answer = recover(&identity.expose(), "battery staple");
    assert_eq!(code(answer), "passphraseWait", "they are counted, too");
    page.clock.advance(5_000);
    let typed = identity.expose().to_lowercase();
    assert_eq!(recover(&typed, "battery staple"), Ok(Value::Null));
    page.call("lock", json!({})).unwrap();
    assert_eq!(code(unlock(&page, RIGHT)), "passphraseWrong");
    assert_eq!(unlock(&page, "battery staple"), Ok(Value::Null));
}

#[test]
fn changing_and_turning_it_off_want_the_present_passphrase() {
    let page = locked();
    unlock(&page, RIGHT).unwrap();
    let set = |current: Value, passphrase: &str| {
        let arguments = json!({ "current": current, "passphrase": passphrase });
        page.call("set_passphrase", arguments)
    };
    assert_eq!(code(set(Value::Null, "battery staple")), "passphraseWrong");
    assert_eq!(code(set(json!(RIGHT), "seven77")), "passphraseTooShort");
    assert!(set(json!(RIGHT), "battery staple").is_ok());
    let remove = |current: &str| page.call("remove_passphrase", json!({ "current": current }));
    assert_eq!(code(remove(RIGHT)), "passphraseWrong");
    assert_eq!(remove("battery staple").unwrap()["lockSet"], false);
    page.call("lock", json!({})).unwrap();
    assert!(page.call("overview", json!({})).is_ok(), "there is no lock");
}

#[test]
fn what_closes_it_while_it_is_being_set_for_the_first_time_finds_it_closed() {
    let page = Page::open();
    page.call("overview", json!({})).unwrap();
    page.registry.before("change_settings", page.caller("lock"));
    let set = page.call("set_passphrase", json!({ "passphrase": RIGHT }));
    assert_eq!(code(set), "locked");
    assert_eq!(state(&page)["locked"], true);
    assert_eq!(unlock(&page, RIGHT), Ok(Value::Null));
}

#[test]
fn what_was_asked_for_before_it_closed_is_not_told() {
    let page = Page::open();
    let created = create(&page, "CRM").unwrap();
    let passphrase = json!({ "passphrase": RIGHT });
    page.call("set_passphrase", passphrase).unwrap();
    page.registry.before("begin_delete", page.caller("lock"));
    let ids = json!({ "ids": [created["record"]["id"]] });
    assert_eq!(code(page.call("delete_keys", ids)), "locked");
    let noted = page.registry.entries().pop().unwrap();
    assert_eq!(noted.action, "deleted", "it was done all the same");
}

#[test]
fn where_the_key_list_cannot_be_opened_that_is_said_and_there_is_nothing_to_lock() {
    let page = Page::with_broken_registry(full());
    for command in ["overview", "lock_state"] {
        assert_eq!(code(page.call(command, json!({}))), "registryFull");
    }
    assert_eq!(code(unlock(&page, RIGHT)), "registryFull");
}
