//! Files of somebody who knows the format, and what does not hold together in them: named by its
//! place, and by nothing else.

use keywright_backup::{Fault, Limits, Malformed, Place, ReadError, read_content};
use keywright_core::{AccessKey, WorkspaceId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::hand::{Ordered, changed, encrypted, json as sample_json};
use crate::sample::{assert_holds, document, id, refusal, sample_1};

/// What is said of the sample with this done to it.
fn said(change: impl FnOnce(&mut Ordered)) -> Malformed {
    match refusal(&changed(change)) {
        ReadError::Malformed(malformed) => malformed,
        other => panic!("{other:?}"),
    }
}

fn at(place: Place, field: &'static str, fault: Fault) -> Malformed {
    Malformed {
        place,
        field: Some(field),
        fault,
    }
}

/// What is said of the sample whose item of this list has another value there.
fn with(list: &str, item: usize, field: &str, value: Value) -> Malformed {
    said(|document| document.field(list)[item][field] = value)
}

const LISTS: [&str; 5] = ["workspaces", "keys", "secrets", "postponements", "activity"];

/// The place of the first item of a list, as long as its id can be read.
fn first_of(list: &str) -> Place {
    match list {
        "workspaces" => Place::Workspace(WorkspaceId(1)),
        "keys" => Place::Key(id(1)),
        "secrets" => Place::Secret(id(1)),
        "postponements" => Place::Postponement(id(2)),
        _ => Place::Entry(1),
    }
}

fn is_id(list: &str, field: &str) -> bool {
    let id = match list {
        "workspaces" | "keys" => "id",
        "secrets" | "postponements" => "keyId",
        _ => "number",
    };
    field == id
}

#[test]
fn each_field_of_each_item_must_be_there_and_of_its_type() {
    let sample = Ordered::sample();
    let mut looked_at = 0;
    for list in LISTS {
        let (_, items) = sample.0.iter().find(|(name, _)| name == list).unwrap();
        for (field, _) in items[0].as_object().unwrap() {
            let place = match is_id(list, field) {
                true => Place::Nth(list, 1),
                false => first_of(list),
            };
            let missing = said(|document| {
                let item = document.field(list)[0].as_object_mut().unwrap();
                item.remove(field).unwrap();
            });
            assert_eq!(missing.place, place, "{list} without {field}");
            assert_eq!(missing.field, Some(field.as_str()));
            assert_eq!(missing.fault, Fault::Unreadable);
            let of_another_type = with(list, 0, field, json!({"a": ["plantedInThere"]}));
            assert_eq!(of_another_type, missing);
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 10 + 24 + 3 + 4 + 9);
}

#[test]
fn a_field_that_is_unknown_is_refused_and_not_repeated() {
    for list in LISTS {
        let malformed = with(list, 0, "plantedField", json!(1));
        assert_eq!(malformed.place, first_of(list));
        assert_eq!(malformed.field, None);
        assert_eq!(malformed.fault, Fault::Unreadable);
    }
    let outer = said(|document| document.0.insert(4, ("planted".to_owned(), json!(1))));
    assert_eq!(outer, at(Place::Document, "registry", Fault::Unreadable));
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    let text = sample_json().replacen(
        "\"provisional\":",
        "\"provisional\":true,\"provisional\":",
        1,
    );
    let ReadError::Malformed(malformed) = refusal(&encrypted(text.as_bytes())) else {
        panic!("read");
    };
    assert_eq!(malformed.place, Place::Key(id(1)));
    assert_eq!(malformed.fault, Fault::Unreadable);
}

#[test]
fn the_outer_fields_have_an_order_and_none_is_missing() {
    let names: Vec<_> = Ordered::sample()
        .0
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for (at, name) in names.iter().enumerate().skip(1) {
        let missing = said(|document| {
            document.0.remove(at);
        });
        assert_eq!(missing.place, Place::Document, "without {name}");
        let swapped = said(|document| document.0.swap(1, at.max(2)));
        assert_eq!(swapped.field, Some("version"), "{name} in its place");
    }
    for (name, value) in [
        ("version", json!("1")),
        ("version", json!(1.5)),
        ("version", json!(-1)),
        ("madeAt", json!("now")),
        ("madeBy", json!(null)),
        ("registry", json!([])),
        ("workspaces", json!({})),
        ("activity", json!(null)),
    ] {
        let malformed = said(|document| *document.field(name) = value);
        let (field, fault) = (malformed.field.unwrap(), malformed.fault);
        assert_eq!((field, fault), (name, Fault::Unreadable));
    }
    let version = said(|document| *document.field("version") = json!(0));
    assert_eq!(version, at(Place::Document, "version", Fault::Invalid));
}

#[test]
fn what_the_document_says_of_itself_is_checked() {
    for (name, value) in [
        ("madeBy", json!("")),
        ("madeBy", json!("x".repeat(101))),
        ("registry", json!("0".repeat(31))),
        ("registry", json!("A".repeat(32))),
        ("registry", json!("g".repeat(32))),
    ] {
        let malformed = said(|document| *document.field(name) = value.clone());
        assert_eq!(malformed.field, Some(name), "{value}");
        assert_eq!(malformed.fault, Fault::Invalid);
    }
}

#[test]
fn each_value_is_one_that_keywright_would_write() {
    let many: Vec<_> = (0..51).map(|number| number.to_string()).collect();
    let upper = "ABCDEF0123456789".repeat(2);
    for (list, field, value) in [
        ("workspaces", "name", json!("")),
        ("workspaces", "name", json!(" Acme")),
        ("workspaces", "name", json!("a\u{202e}b")),
        ("workspaces", "prefix", json!("Acme")),
        ("workspaces", "prefix", json!("a")),
        ("workspaces", "defaultExpiryDays", json!(0)),
        ("workspaces", "longestLifeDays", json!(3651)),
        ("workspaces", "rotationDays", json!(4_000_000_000u32)),
        ("workspaces", "copies", json!("sometimes")),
        ("workspaces", "recovery", json!("sometimes")),
        ("keys", "state", json!("creating")),
        ("keys", "name", json!("x".repeat(101))),
        ("keys", "name", json!("CRM ")),
        ("keys", "environment", json!("prod")),
        ("keys", "handle", json!("8f3Kq2Z")),
        ("keys", "handle", json!("8f3Kq2Z_")),
        ("keys", "truncatedKey", json!("acme_live_8f3Kq2Zx_…h7Qa")),
        ("keys", "truncatedKey", json!("")),
        ("keys", "digest", json!("0".repeat(63))),
        ("keys", "digest", json!("A".repeat(64))),
        ("keys", "owner", json!("")),
        ("keys", "owner", json!(" Ada")),
        ("keys", "owner", json!("a\nb")),
        ("keys", "usedBy", json!(["CRM", "crm"])),
        ("keys", "usedBy", json!([" "])),
        ("keys", "usedBy", json!(many)),
        ("keys", "tags", json!(["\u{200b}"])),
        ("keys", "tags", json!(many)),
        ("keys", "notes", json!("x".repeat(4001))),
        ("keys", "notes", json!("a\r\nb")),
        ("keys", "notes", json!("a\u{1b}b")),
        ("keys", "predecessor", json!("1")),
        ("keys", "successor", json!(upper)),
        ("keys", "copy", json!("lost")),
        ("secrets", "accessKey", json!("")),
        ("secrets", "accessKey", json!("acme_live\u{7f}8f3Kq2Zx_")),
        ("postponements", "kind", json!("unheardOf")),
        ("postponements", "reason", json!(" later")),
        ("postponements", "reason", json!("x".repeat(4001))),
        ("activity", "keyId", json!("xyz")),
        ("activity", "seal", json!("F".repeat(64))),
    ] {
        let malformed = with(list, 0, field, value.clone());
        assert_eq!(malformed.field, Some(field), "{list} with {field} {value}");
        assert_eq!(
            malformed.fault,
            Fault::Invalid,
            "{list} with {field} {value}"
        );
        assert_eq!(malformed.place, first_of(list));
    }
    for (list, field) in [
        ("keys", "id"),
        ("secrets", "keyId"),
        ("postponements", "keyId"),
    ] {
        let malformed = with(list, 0, field, json!(upper));
        assert_eq!(malformed, at(Place::Nth(list, 1), field, Fault::Invalid));
    }
}

#[test]
fn an_id_a_handle_and_a_digest_stand_once() {
    let twice = |list: &str| {
        said(|document| {
            let items = document.field(list).as_array_mut().unwrap();
            items.push(items[0].clone());
        })
    };
    let workspace = Place::Workspace(WorkspaceId(1));
    assert_eq!(twice("workspaces"), at(workspace, "id", Fault::Twice));
    assert_eq!(twice("keys"), at(Place::Key(id(1)), "id", Fault::Twice));
    let secret = Place::Secret(id(1));
    assert_eq!(twice("secrets"), at(secret, "keyId", Fault::Contradiction));
    let finding = Place::Postponement(id(2));
    assert_eq!(twice("postponements"), at(finding, "kind", Fault::Twice));
    assert_eq!(
        twice("activity"),
        at(Place::Entry(1), "number", Fault::Order)
    );

    let digest = said(|document| {
        let keys = document.field("keys");
        keys[1]["digest"] = keys[0]["digest"].clone();
    });
    assert_eq!(digest, at(Place::Key(id(2)), "digest", Fault::Twice));
    let handle = said(|document| {
        let keys = document.field("keys");
        for field in ["handle", "truncatedKey", "environment"] {
            keys[1][field] = keys[0][field].clone();
        }
    });
    assert_eq!(handle, at(Place::Key(id(2)), "handle", Fault::Twice));
}

#[test]
fn what_is_referred_to_is_there() {
    let elsewhere = json!("99".repeat(16));
    let key = |field, fault| at(Place::Key(id(1)), field, fault);
    let unresolved = |field| key(field, Fault::Unresolved);
    assert_eq!(
        with("keys", 0, "workspaceId", json!(3)),
        unresolved("workspaceId")
    );
    for field in ["predecessor", "successor"] {
        assert_eq!(with("keys", 0, field, elsewhere.clone()), unresolved(field));
        let itself = with("keys", 0, field, json!(id(1).to_string()));
        assert_eq!(itself, key(field, Fault::Contradiction));
    }
    let entry = with("activity", 0, "workspaceId", json!(3));
    assert_eq!(entry, at(Place::Entry(1), "workspaceId", Fault::Unresolved));
    let secret = said(|document| document.field("secrets")[0]["keyId"] = elsewhere);
    assert_eq!(secret.field, Some("keyId"));
    assert_eq!(secret.fault, Fault::Unresolved);
}

#[test]
fn an_access_key_fits_its_record() {
    let swapped = said(|document| {
        let secrets = document.field("secrets");
        let (one, other) = (
            secrets[0]["accessKey"].clone(),
            secrets[1]["accessKey"].clone(),
        );
        secrets[0]["accessKey"] = other;
        secrets[1]["accessKey"] = one;
    });
    let unfit = at(Place::Secret(id(1)), "accessKey", Fault::Unfit);
    assert_eq!(swapped, unfit);

    let digest = said(|document| {
        let digest = document.field("keys")[0]["digest"]
            .as_str()
            .unwrap()
            .to_owned();
        let last = if digest.ends_with('0') { "1" } else { "0" };
        document.field("keys")[0]["digest"] = json!(format!("{}{last}", &digest[..63]));
    });
    assert_eq!(digest, unfit, "one digit of the digest is another one");

    let truncated = said(|document| {
        let shown = document.field("keys")[0]["truncatedKey"]
            .as_str()
            .unwrap()
            .to_owned();
        let shown = shown.replacen("acme", "other", 1);
        document.field("keys")[0]["truncatedKey"] = json!(shown);
    });
    assert_eq!(truncated, unfit, "another prefix is shown");
}

#[test]
fn an_access_key_that_json_would_escape_is_written_in_digits() {
    let mut document = Ordered::sample();
    let quoted = document.field("secrets")[3].clone();
    assert_eq!(quoted["accessKey"], Value::Null);
    let hex = quoted["accessKeyHex"].as_str().unwrap().to_owned();
    assert!(hex.starts_with("7061737322"), "`pass\"`");

    let secret =
        |change: &dyn Fn(&mut Value)| said(|document| change(&mut document.field("secrets")[3]));
    let digits = |text: String| secret(&|item| item["accessKeyHex"] = json!(text));
    let invalid = at(Place::Secret(id(6)), "accessKeyHex", Fault::Invalid);
    assert_eq!(digits(hex.to_uppercase()), invalid, "in capitals");
    assert_eq!(digits(hex[1..].to_owned()), invalid, "half a byte");
    assert_eq!(digits("ff22".to_owned()), invalid, "no UTF-8");
    assert_eq!(
        digits("616263".to_owned()),
        invalid,
        "`abc` needs no digits"
    );
    let unfit = at(Place::Secret(id(6)), "accessKey", Fault::Unfit);
    assert_eq!(digits(format!("{hex}21")), unfit, "another one");

    let contradiction = at(Place::Secret(id(6)), "accessKey", Fault::Contradiction);
    let both = secret(&|item| item["accessKey"] = json!("abc"));
    assert_eq!(both, contradiction);
    let neither = secret(&|item| item["accessKeyHex"] = Value::Null);
    assert_eq!(neither, contradiction);
}

#[test]
fn what_is_shown_of_a_key_tells_whether_it_is_foreign() {
    let truncated = |nth: usize, text: &str| with("keys", nth, "truncatedKey", json!(text));
    let invalid = at(Place::Key(id(5)), "truncatedKey", Fault::Invalid);
    for text in [
        "acme_live_8f3Kq2Zx_…h7Qa",
        "ghp_1…8B4a",
        "ghp_…88B4a",
        "ghp_8B4a",
        "gh p…",
        "ü…",
    ] {
        assert_eq!(truncated(4, text), invalid, "{text}");
    }
    let handle = with("keys", 0, "handle", Value::Null);
    assert_eq!(
        handle,
        at(Place::Key(id(1)), "truncatedKey", Fault::Invalid)
    );
    let shorter = truncated(4, "…8B4a");
    assert_eq!(shorter, at(Place::Secret(id(5)), "accessKey", Fault::Unfit));
}

#[test]
fn version_1_knows_nothing_of_foreign_keys() {
    // All of it as version 1 has it, but for one thing.
    let as_version_1 = |change: &dyn Fn(&mut Ordered)| {
        changed(|document| {
            *document.field("version") = json!(1);
            for workspace in document.field("workspaces").as_array_mut().unwrap() {
                workspace.as_object_mut().unwrap().remove("recovery");
            }
            document.field("keys").as_array_mut().unwrap().truncate(4);
            document
                .field("secrets")
                .as_array_mut()
                .unwrap()
                .truncate(2);
            for secret in document.field("secrets").as_array_mut().unwrap() {
                secret.as_object_mut().unwrap().remove("accessKeyHex");
            }
            change(document);
        })
    };
    let refused = |change: &dyn Fn(&mut Ordered)| match refusal(&as_version_1(change)) {
        ReadError::Malformed(malformed) => malformed,
        other => panic!("{other:?}"),
    };
    assert_holds(&document(&as_version_1(&|_| {})).unwrap(), &sample_1());
    let policy = refused(&|document| {
        document.field("workspaces")[0]["recovery"] = json!("allowed");
    });
    assert_eq!(policy.place, Place::Workspace(WorkspaceId(1)));
    let handle = refused(&|document| document.field("keys")[0]["handle"] = Value::Null);
    assert_eq!(handle, at(Place::Key(id(1)), "handle", Fault::Unreadable));
    let secret = refused(&|document| document.field("secrets")[0]["accessKey"] = json!("hunter2"));
    assert_eq!(
        secret,
        at(Place::Secret(id(1)), "accessKey", Fault::Invalid)
    );
    let digits = refused(&|document| {
        document.field("secrets")[0]["accessKeyHex"] = Value::Null;
    });
    assert_eq!(digits.place, Place::Secret(id(1)));
}

#[test]
fn a_key_without_a_copy_has_no_access_key() {
    let kept = |change: fn(&mut Value)| said(|document| change(&mut document.field("keys")[0]));
    let contradiction = at(Place::Secret(id(1)), "keyId", Fault::Contradiction);
    let gone = kept(|key| key["copy"] = json!("gone"));
    assert_eq!(gone, contradiction);
    let deleted = kept(|key| {
        key["state"] = json!("deleted");
        key["deletedAt"] = json!(1);
    });
    assert_eq!(deleted, contradiction);
}

#[test]
fn the_state_of_a_key_goes_with_the_rest() {
    let key = |item| Place::Key(id(item));
    let dated = with("keys", 0, "deletedAt", json!(1));
    assert_eq!(dated, at(key(1), "deletedAt", Fault::Contradiction));
    let undated = with("keys", 3, "deletedAt", json!(null));
    assert_eq!(undated, at(key(4), "deletedAt", Fault::Contradiction));
    let homeless = with("keys", 0, "workspaceId", json!(2));
    assert_eq!(homeless, at(key(1), "workspaceId", Fault::Contradiction));
}

#[test]
fn the_activity_is_in_order() {
    let order = |number: u64| at(Place::Entry(number), "number", Fault::Order);
    assert_eq!(with("activity", 1, "number", json!(1)), order(1));
    assert_eq!(with("activity", 0, "number", json!(0)), order(0));
    assert_eq!(with("activity", 0, "number", json!(7)), order(2));
    let beyond = with("activity", 1, "number", json!(u64::MAX));
    assert_eq!(beyond, at(Place::Entry(u64::MAX), "number", Fault::Invalid));
}

#[test]
fn an_activity_that_was_changed_is_read_as_it_is() {
    let file = changed(|document| {
        let entry = &mut document.field("activity")[1];
        entry["number"] = json!(40);
        entry["action"] = json!("unheard-of");
        entry["seal"] = json!("0".repeat(64));
        entry["keyId"] = json!("99".repeat(16));
    });
    let document = crate::sample::document(&file).unwrap();
    let entry = &document.activity[1];
    assert_eq!((entry.number, entry.action.as_str()), (40, "unheard-of"));
    assert_ne!(entry.seal, entry.sealed_after(&document.activity[0].seal));
}

#[test]
fn nothing_follows_the_document() {
    let trailing = |more: &str| {
        let text = format!("{}{more}", sample_json());
        match refusal(&encrypted(text.as_bytes())) {
            ReadError::Malformed(malformed) => malformed,
            other => panic!("{other:?}"),
        }
    };
    for more in ["}", "{}", " x", "\u{feff}", "\0", ",\"more\":1}"] {
        assert_eq!(trailing(more).fault, Fault::Trailing, "{more:?}");
    }
}

#[test]
fn json_that_ends_anywhere_is_refused() {
    let text = sample_json();
    for length in 0..text.len() {
        match read_content(&text.as_bytes()[..length], &Limits::default()).err() {
            Some(ReadError::NotABackup) if length < 30 => {}
            Some(ReadError::Malformed(_)) => {}
            other => panic!("{length} bytes: {other:?}"),
        }
    }
}

#[test]
fn json_that_is_broken_anywhere_is_refused_or_says_something_else() {
    let text = sample_json();
    let mut said_otherwise = 0;
    for at in 0..text.len() {
        for byte in [b'"', b'\\', b'0', 0xff] {
            let mut broken = text.clone().into_bytes();
            if broken[at] == byte {
                continue;
            }
            broken[at] = byte;
            // A name may hold nearly anything; what must not happen is a panic.
            if let Ok(document) = read_content(&broken[..], &Limits::default()) {
                assert!(std::str::from_utf8(&broken).is_ok(), "{byte} at {at}");
                let secrets = document.secrets.values().map(AccessKey::expose);
                let whole = secrets.filter(|secret| text.contains(*secret)).count();
                assert_eq!(whole, 3, "an access key was changed by {byte} at {at}");
                said_otherwise += 1;
            }
        }
    }
    assert!(said_otherwise > 100, "{said_otherwise}");
}

proptest! {
    #[test]
    fn no_content_makes_it_panic(
        parts in vec((any::<Index>(), any::<Index>(), vec(any::<u8>(), 0..4)), 1..6),
    ) {
        let mut content = sample_json().into_bytes();
        for (start, end, put) in parts {
            let (start, end) = (start.index(content.len()), end.index(content.len()));
            // Now and then a large part leaves, most often a small one.
            let end = if end % 3 == 0 { end } else { start + end % 20 };
            content.splice(start..end.clamp(start, content.len()), put);
            if content.is_empty() {
                break;
            }
        }
        let _ = read_content(&content[..], &Limits::default());
    }
}
