//! No secret is in anything that is printed.

use std::error::Error;
use std::fmt::{Debug, Display};

use keywright_backup::{
    BackupWriter, DecryptWith, Document, EncryptTo, Identity, IdentityError, Passphrase, ReadError,
    Recipient, RecipientError, WriteError,
};
use serde::Serialize;
use serde_json::{Value, json};
use static_assertions::{assert_impl_all, assert_not_impl_any};

use crate::hand::{Ordered, encrypted};
use crate::sample::{access_key, generator, refusal, sample, to_identity, try_write, written};

assert_not_impl_any!(Document: Debug, Clone, Serialize);
assert_not_impl_any!(Identity: Debug, Display, Clone, Serialize, ToString, PartialEq);
assert_not_impl_any!(Passphrase: Debug, Display, Clone, Serialize, ToString, PartialEq);
assert_not_impl_any!(EncryptTo: Debug, Display, Serialize);
assert_not_impl_any!(DecryptWith: Debug, Display, Serialize);
assert_not_impl_any!(BackupWriter<Vec<u8>>: Debug);
assert_impl_all!(ReadError: Error, Send, Sync);
assert_impl_all!(WriteError: Error, Send, Sync);

/// What nobody may ever read. Looks like a word of the format, too.
const PLANTED: &str = "planted_live_8f3Kq2Zx_plantedplantedplantedplanted";

/// All that an error ever says.
fn said(error: &dyn Error) -> String {
    let mut said = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        said.push_str(&format!("{error}\n{error:?}\n{error:#?}\n"));
        next = error.source();
    }
    said
}

fn assert_silent(error: &dyn Error) {
    let said = said(error);
    assert!(!said.to_lowercase().contains("planted"), "{said}");
}

#[test]
fn what_is_wrong_with_a_file_never_repeats_what_is_in_it() {
    let mut refused = 0;
    let mut refuse = |document: &Ordered| {
        // Not everything that is planted makes a document malformed: names may be anything.
        if let Err(error) = crate::sample::document(&encrypted(document.text().as_bytes())) {
            assert_silent(&error);
            refused += 1;
        }
    };
    let values = || {
        [
            json!(PLANTED),
            json!([PLANTED]),
            json!({ PLANTED: PLANTED }),
            json!([[PLANTED, 1]]),
        ]
    };
    let names: Vec<_> = Ordered::sample()
        .0
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for name in &names {
        for value in values() {
            let mut document = Ordered::sample();
            *document.field(name) = value;
            refuse(&document);
        }
        let Some(items) = Ordered::sample().field(name).as_array().cloned() else {
            continue;
        };
        let fields = items[0].as_object().unwrap().keys();
        for field in fields.map(String::as_str).chain([PLANTED]) {
            for value in values() {
                let mut document = Ordered::sample();
                document.field(name)[0][field] = value;
                refuse(&document);
            }
        }
    }
    assert!(refused > 150, "{refused}");
}

#[test]
fn broken_json_is_not_repeated() {
    let whole = Ordered::sample().text();
    let secret = whole.find("accessKey").unwrap();
    for at in secret - 200..secret + 200 {
        let Some((start, end)) = whole.split_at_checked(at) else {
            continue;
        };
        let broken = format!("{start}\"{PLANTED}\\u00{PLANTED}{end}");
        let error = refusal(&encrypted(broken.as_bytes()));
        assert_silent(&error);
    }
}

#[test]
fn an_access_key_that_does_not_fit_is_not_repeated() {
    let mut contents = sample();
    let other = access_key(&mut generator(99), keywright_core::Environment::Live);
    let text = other.expose().to_owned();
    contents.secrets[0].1 = other;
    let error = try_write(&contents, &to_identity()).err().unwrap();
    assert!(matches!(error, WriteError::Malformed(_)), "{error:?}");
    let said = said(&error);
    for part in [&text[..], &text[19..51], &text[51..]] {
        assert!(!said.contains(part), "{said}");
    }

    let mut document = Ordered::sample();
    document.field("secrets")[0]["accessKey"] = Value::from(text.as_str());
    let error = refusal(&encrypted(document.text().as_bytes()));
    assert!(matches!(error, ReadError::Malformed(_)), "{error:?}");
    assert!(!self::said(&error).contains(&text[19..51]));
}

#[test]
fn an_access_key_with_escapes_is_refused() {
    let document = Ordered::sample().text();
    let escaped = document.replacen("\"accessKey\":\"a", "\"accessKey\":\"\\u0061", 1);
    assert_ne!(document, escaped);
    let error = refusal(&encrypted(escaped.as_bytes()));
    assert!(matches!(error, ReadError::Malformed(_)), "{error:?}");
}

#[test]
fn identities_and_recipients_that_are_refused_are_not_repeated() {
    let secret = "AGE-SECRET-KEY-1PLANTED9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5";
    for text in [secret, &secret.to_lowercase(), "age1planted", PLANTED] {
        let error: IdentityError = Identity::parse(text).err().unwrap();
        assert_silent(&error);
        let error: RecipientError = Recipient::parse(text).unwrap_err();
        assert_silent(&error);
    }
}

#[test]
fn no_part_of_a_backup_is_in_clear() {
    let contents = sample();
    let (file, _) = written(&contents);
    let text = String::from_utf8_lossy(&file);
    // Of eight characters at least: shorter ones stand in what is random by chance.
    for word in [
        "keywright",
        "acme_live_",
        "Dashboard",
        "accessKey",
        "\"digest\"",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}
