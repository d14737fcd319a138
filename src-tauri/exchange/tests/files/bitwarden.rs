//! Bitwarden's JSON: the fields by its published source, and the encryption against Python and openssl.

use std::fs;

use keywright_core::Environment;
use keywright_exchange::{HandOver, Problem, ReadError, TakeOver, read};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::programs::{printed, python};
use crate::sample::{
    EXPIRY, Key, PASSPHRASE, is_secret, keys, passphrase, random_secret, refusal, taken, written,
};

/// What Bitwarden's `CipherExport`, `LoginExport`, `FieldExport` and `FolderExport` have, as far as a
/// login goes: `null` counts as there is nothing.
fn assert_export(export: &Value) {
    let names = |value: &Value| -> Vec<String> {
        let mut names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(names(export), ["encrypted", "folders", "items"]);
    assert_eq!(export["encrypted"], json!(false));
    for folder in export["folders"].as_array().unwrap() {
        assert_eq!(names(folder), ["id", "name"]);
        assert_uuid(&folder["id"]);
        assert!(!folder["name"].as_str().unwrap().is_empty());
    }
    let item_names = [
        "collectionIds",
        "creationDate",
        "deletedDate",
        "favorite",
        "fields",
        "folderId",
        "id",
        "login",
        "name",
        "notes",
        "organizationId",
        "passwordHistory",
        "reprompt",
        "revisionDate",
        "type",
    ];
    for item in export["items"].as_array().unwrap() {
        assert_eq!(names(item), item_names);
        assert_uuid(&item["id"]);
        assert_eq!(item["type"], json!(1), "a login");
        assert_eq!(item["reprompt"], json!(0));
        assert_eq!(item["favorite"], json!(false));
        for date in ["creationDate", "revisionDate"] {
            assert!(
                item[date].as_str().unwrap().ends_with('Z'),
                "{}",
                item[date]
            );
        }
        for nothing in [
            "collectionIds",
            "deletedDate",
            "organizationId",
            "passwordHistory",
        ] {
            assert!(item[nothing].is_null());
        }
        assert!(item["notes"].is_null() || item["notes"].is_string());
        assert!(item["name"].is_string());
        let folder_ids = export["folders"].as_array().unwrap();
        assert!(
            folder_ids
                .iter()
                .any(|folder| folder["id"] == item["folderId"])
        );
        for field in item["fields"].as_array().unwrap() {
            assert_eq!(names(field), ["name", "type", "value"]);
            assert_eq!(field["type"], json!(0), "a text");
            assert!(field["name"].is_string() && field["value"].is_string());
        }
        let login = &item["login"];
        assert_eq!(names(login), ["password", "totp", "uris", "username"]);
        assert!(login["password"].is_string() && login["username"].is_string());
        assert_eq!(login["uris"], json!([]));
    }
}

fn assert_uuid(id: &Value) {
    let parts: Vec<&str> = id.as_str().unwrap().split('-').collect();
    assert_eq!(
        parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
        [8, 4, 4, 4, 12]
    );
    assert!(parts.concat().bytes().all(|byte| byte.is_ascii_hexdigit()));
}

fn assert_holds(export: &Value, keys: &[Key]) {
    assert_export(export);
    let items = export["items"].as_array().unwrap();
    assert_eq!(items.len(), keys.len());
    for (item, key) in items.iter().zip(keys) {
        assert_eq!(item["name"], json!(key.record.name.as_str()));
        assert!(
            item["login"]["password"] == json!(key.secret.expose()),
            "another password"
        );
        let folders = export["folders"].as_array().unwrap();
        let folder = folders
            .iter()
            .find(|folder| folder["id"] == item["folderId"])
            .unwrap();
        assert_eq!(folder["name"], json!(key.workspace));
        let field = |name: &str| {
            let fields = item["fields"].as_array().unwrap();
            let found = fields.iter().filter(|field| field["name"] == name);
            found
                .map(|field| field["value"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(field("Key ID"), [key.record.id.to_string()]);
        assert_eq!(field("SHA-256"), [key.record.digest.to_string()]);
        assert_eq!(field("Tag"), key.record.details.tags().collect::<Vec<_>>());
        assert_eq!(
            field("Used by"),
            key.record.details.used_by().collect::<Vec<_>>()
        );
    }
    assert_eq!(export["folders"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_in_clear_has_bitwardens_fields() {
    let keys = keys();
    let file = written(HandOver::BitwardenPlain, &keys);
    assert_holds(&serde_json::from_slice(&file).unwrap(), &keys);
    let first = &serde_json::from_slice::<Value>(&file).unwrap()["items"][0];
    assert_eq!(
        first["fields"][3],
        json!({"name": "Environment", "value": "live", "type": 0})
    );
    assert_eq!(first["fields"][4]["value"], "2027-06-01T12:00:00Z");
}

#[test]
fn what_is_protected_is_opened_by_python_and_openssl() {
    let keys = keys();
    let file = written(HandOver::BitwardenProtected, &keys);
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("export.json"), &file).unwrap();
    let outer: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(outer["kdfIterations"], json!(600_000));
    let content = python(
        folder.path(),
        include_str!("decrypt.py"),
        &["export.json", PASSPHRASE],
    );
    assert_holds(&serde_json::from_str(&content).unwrap(), &keys);
    let text = String::from_utf8(file).unwrap();
    assert!(
        !text.contains("acme") && !text.contains("Ada"),
        "something is in clear"
    );
}

#[test]
fn both_are_taken_over_unchanged() {
    let keys = keys();
    for format in [HandOver::BitwardenPlain, HandOver::BitwardenProtected] {
        let rows = taken(TakeOver::Bitwarden, &written(format, &keys));
        assert_eq!(rows.len(), keys.len());
        for (row, key) in rows.iter().zip(&keys) {
            let details = &key.record.details;
            assert_eq!(row.name, key.record.name.as_str());
            assert!(is_secret(row, key.secret.expose()), "another secret");
            assert_eq!(row.environment, Some(Environment::Live));
            assert_eq!(row.owner.as_deref(), details.owner());
            assert_eq!(row.used_by, details.used_by().collect::<Vec<_>>());
            assert_eq!(row.tags, details.tags().collect::<Vec<_>>());
            assert_eq!(row.notes, details.notes());
            assert_eq!(row.expires_at, key.record.life.expires_at);
            assert!(
                row.place.to_string().contains(key.workspace),
                "{}",
                row.place
            );
            assert_eq!(row.problems, []);
        }
        assert_eq!(rows[0].expires_at, Some(EXPIRY));
    }
}

/// A protected export that openssl and Python have made, with this derivation.
fn protected(kdf: &str, secret: &str) -> Vec<u8> {
    let script = r#"
import base64, hashlib, hmac, json, os, subprocess, sys
outer, password, content = json.loads(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode()
key = hashlib.pbkdf2_hmac("sha256", password, outer["salt"].encode(), outer["kdfIterations"], 32)
expand = lambda name: hmac.digest(key, name + b"\x01", "sha256")
def encrypt(data):
    iv = os.urandom(16)
    command = ["openssl", "enc", "-aes-256-cbc", "-K", expand(b"enc").hex(), "-iv", iv.hex()]
    data = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
    mac = hmac.digest(expand(b"mac"), iv + data, "sha256")
    return "2." + "|".join(base64.b64encode(part).decode() for part in (iv, data, mac))
outer["encKeyValidation_DO_NOT_EDIT"] = encrypt(b"any")
outer["data"] = encrypt(content)
print(json.dumps(outer))
"#;
    let content = json!({"encrypted": false, "items": [
        {"type": 1, "name": "Of Python", "login": {"password": secret}},
    ]});
    let folder = tempdir().unwrap();
    python(
        folder.path(),
        script,
        &[kdf, PASSPHRASE, &content.to_string()],
    )
    .into_bytes()
}

const CHEAP: &str = r#"{"encrypted": true, "passwordProtected": true, "salt": "c2FsdA==", "kdfType": 0,
    "kdfIterations": 5000}"#;

#[test]
fn what_others_have_protected_is_taken_over() {
    let secret = random_secret(70);
    let file = protected(CHEAP, &secret);
    let rows = taken(TakeOver::Bitwarden, &file);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].name, "Of Python");
    assert!(is_secret(&rows[0], &secret));
    let wrong = passphrase("wrong");
    let outcome = read(TakeOver::Bitwarden, &file, Some(&wrong)).err();
    assert_eq!(outcome, Some(ReadError::WrongPassphrase));
    assert_eq!(
        read(TakeOver::Bitwarden, &file, None).err(),
        Some(ReadError::NeedsPassphrase)
    );
}

#[test]
fn argon2_is_read_as_another_library_derives() {
    let folder = tempdir().unwrap();
    // What that derives is made into a file by Python: 3 passes, 16 MiB, 4 lanes.
    let script = r#"
import base64, hashlib, hmac, json, os, subprocess, sys
key, content = bytes.fromhex(sys.argv[1]), sys.argv[2].encode()
expand = lambda name: hmac.digest(key, name + b"\x01", "sha256")
def encrypt(data):
    iv = os.urandom(16)
    command = ["openssl", "enc", "-aes-256-cbc", "-K", expand(b"enc").hex(), "-iv", iv.hex()]
    data = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
    mac = hmac.digest(expand(b"mac"), iv + data, "sha256")
    return "2." + "|".join(base64.b64encode(part).decode() for part in (iv, data, mac))
print(json.dumps({"encrypted": True, "passwordProtected": True, "salt": "c2FsdA==", "kdfType": 1,
    "kdfIterations": 3, "kdfMemory": 16, "kdfParallelism": 4,
    "encKeyValidation_DO_NOT_EDIT": encrypt(b"any"), "data": encrypt(content)}))
"#;
    let config = argon2_reference::Config {
        variant: argon2_reference::Variant::Argon2id,
        mem_cost: 16 * 1024,
        time_cost: 3,
        lanes: 4,
        hash_length: 32,
        ..argon2_reference::Config::default()
    };
    let salt = python(
        folder.path(),
        "import hashlib; print(hashlib.sha256(b'c2FsdA==').hexdigest())",
        &[],
    );
    let salt: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&salt[at * 2..at * 2 + 2], 16).unwrap())
        .collect();
    let key = argon2_reference::hash_raw(PASSPHRASE.as_bytes(), &salt, &config).unwrap();
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let secret = random_secret(71);
    let content = json!({"encrypted": false, "items": [
        {"type": 1, "name": "Dear", "login": {"password": secret}},
    ]});
    let file = python(folder.path(), script, &[&key, &content.to_string()]);
    let rows = taken(TakeOver::Bitwarden, file.as_bytes());
    assert!(is_secret(&rows[0], &secret));
}

#[test]
fn a_cost_that_is_absurd_is_refused_before_it_is_paid() {
    let with = |changes: &[(&str, Value)]| {
        let mut file: Value = serde_json::from_slice(&protected(CHEAP, "x")).unwrap();
        for (name, value) in changes {
            file[*name] = value.clone();
        }
        refusal(TakeOver::Bitwarden, file.to_string().as_bytes())
    };
    let rounds = json!(4_000_000_000u64);
    assert_eq!(
        with(&[("kdfIterations", rounds)]),
        ReadError::TooMuchWork(4_000_000_000)
    );
    let argon = |memory: u64, passes: u64| {
        with(&[
            ("kdfType", json!(1)),
            ("kdfMemory", json!(memory)),
            ("kdfIterations", json!(passes)),
            ("kdfParallelism", json!(1)),
        ])
    };
    assert_eq!(argon(1025, 1), ReadError::TooMuchMemory(1025 * 1024));
    assert_eq!(argon(u64::MAX, 1), ReadError::TooMuchMemory(u64::MAX));
    assert_eq!(argon(1024, 33), ReadError::TooMuchWork(33));
    assert_eq!(argon(16, u64::MAX), ReadError::TooMuchWork(u64::MAX));
    assert_eq!(argon(0, 1), ReadError::Damaged);
    assert_eq!(with(&[("kdfType", json!(2))]), ReadError::Unsupported);
    assert_eq!(with(&[("data", Value::Null)]), ReadError::Damaged);
    assert_eq!(with(&[("data", json!("2.a|b"))]), ReadError::Damaged);
    assert_eq!(with(&[("data", json!("0.a|b|c"))]), ReadError::Unsupported);
}

#[test]
fn what_only_an_account_opens_is_refused_clearly() {
    let file = json!({"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "2.a|b|c", "items": []});
    let error = refusal(TakeOver::Bitwarden, file.to_string().as_bytes());
    assert_eq!(error, ReadError::AccountRestricted);
}

#[test]
fn cards_and_deleted_items_are_passed_over_and_notes_are_shown() {
    let secrets = [random_secret(1), random_secret(2)];
    let file = json!({
        // Exports of earlier days do not say that they are not encrypted.
        "collections": [{"id": "c", "organizationId": "o", "name": "Shared"}],
        "items": [
            {"type": 3, "name": "A card", "card": {"number": "4"}},
            {"type": 1, "name": "Gone", "deletedDate": "2026-01-01T00:00:00Z",
                "login": {"password": secrets[0]}},
            {"type": 2, "name": "A note", "notes": "text", "secureNote": {"type": 0}},
            {"type": 1, "name": "Kept", "collectionIds": [null, "c"], "login": {"password": secrets[1]},
                "fields": [{"name": "Environment", "value": "prod", "type": 0}, {"type": 3}]},
        ],
    });
    let rows = taken(TakeOver::Bitwarden, file.to_string().as_bytes());
    let told: Vec<String> = rows.iter().map(|row| row.place.to_string()).collect();
    assert_eq!(told, ["entry 3", "entry 4 (Shared)"]);
    assert_eq!(rows[0].problems, [Problem::NoSecret]);
    assert_eq!(rows[1].problems, [Problem::UnknownValue]);
    assert!(is_secret(&rows[1], &secrets[1]));
}

#[test]
fn node_reads_what_is_in_clear() {
    let folder = tempdir().unwrap();
    fs::write(
        folder.path().join("keys.json"),
        written(HandOver::BitwardenPlain, &keys()),
    )
    .unwrap();
    let script = "console.log(JSON.parse(require('fs').readFileSync('keys.json')).items.length)";
    assert_eq!(printed(folder.path(), "node", &["-e", script], b""), "5\n");
}
