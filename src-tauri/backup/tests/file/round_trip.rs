//! What goes in comes out.

use keywright_backup::{
    Counts, DecryptWith, EncryptTo, Identity, Limits, ReadError, check, read, verify,
};
use proptest::prelude::*;

use crate::any;
use crate::hand::{decrypted, encrypted, json};
use crate::sample::{
    assert_holds, document, identity, passphrase, sample, sample_1, to_identity, try_write,
    with_identity, written,
};

#[test]
fn the_sample_comes_out_as_it_went_in() {
    let contents = sample();
    let (file, summary) = written(&contents);
    let document = document(&file).unwrap();
    assert_holds(&document, &contents);
    assert_eq!(document.fingerprint, summary.fingerprint);
    assert_eq!(summary.about, contents.about);
    let counts = Counts {
        workspaces: 2,
        keys: 6,
        listed: 5,
        secrets: 4,
        postponements: 1,
        entries: 2,
    };
    assert_eq!(summary.counts, counts);
    let without: Vec<_> = document
        .without_secret()
        .map(|key| key.record.id.to_string())
        .collect();
    assert_eq!(without, ["03".repeat(16)], "a tombstone needs no secret");
}

#[test]
fn a_passphrase_opens_what_it_closed() {
    let contents = sample();
    let to = EncryptTo::Passphrase(passphrase("correct horse é"));
    let (file, summary) = try_write(&contents, &to).unwrap();
    let with = DecryptWith::Passphrase(passphrase("correct horse é"));
    let document = read(&file[..], &with, &Limits::default()).unwrap();
    assert_holds(&document, &contents);
    verify(&file[..], &with, &Limits::default(), &summary).unwrap();
    let factor = String::from_utf8_lossy(&file)
        .lines()
        .nth(1)
        .map(|line| line.ends_with(" 17"));
    assert_eq!(factor, Some(true), "what trying a passphrase costs");
}

#[test]
fn each_of_several_recipients_opens_it() {
    let contents = sample();
    let others = [Identity::generate(), Identity::generate()];
    let recipients = others.iter().map(Identity::recipient);
    let to = EncryptTo::Recipients(recipients.chain([identity().recipient()]).collect());
    let (file, _) = try_write(&contents, &to).unwrap();
    for identity in others.into_iter().chain([identity()]) {
        let with = DecryptWith::Identity(identity);
        let document = read(&file[..], &with, &Limits::default()).unwrap();
        assert_holds(&document, &contents);
    }
}

#[test]
fn checking_says_of_a_file_what_writing_said() {
    let (file, summary) = written(&sample());
    let checked = check(&file[..], &with_identity(), &Limits::default());
    assert_eq!(checked, Ok(summary.clone()));
    let verified = verify(&file[..], &with_identity(), &Limits::default(), &summary);
    assert_eq!(verified, Ok(()));
}

#[test]
fn another_backup_is_not_the_one_that_was_written() {
    let (file, _) = written(&sample());
    let mut other = sample();
    other.keys[0].record.provisional = true;
    let (_, summary) = written(&other);
    assert_eq!(
        verify(&file[..], &with_identity(), &Limits::default(), &summary),
        Err(ReadError::Different)
    );
}

#[test]
fn the_fingerprint_is_the_sha_256_of_the_decrypted_content() {
    use sha2::{Digest, Sha256};
    let (file, summary) = written(&sample());
    let hash: [u8; 32] = Sha256::digest(decrypted(&file)).into();
    assert_eq!(summary.fingerprint.as_bytes(), &hash);
}

#[test]
fn nothing_at_all_is_a_backup_too() {
    let mut contents = sample();
    contents.workspaces.clear();
    contents.keys.clear();
    contents.secrets.clear();
    contents.postponements.clear();
    contents.activity.clear();
    let (file, _) = written(&contents);
    assert_holds(&document(&file).unwrap(), &contents);
}

#[test]
fn blanks_between_values_say_nothing() {
    let value: serde_json::Value = serde_json::from_str(&json()).unwrap();
    // Keeps the fields in their order, as `jq` would.
    let spaced = json()
        .replace("\":", "\" :\r\n\t")
        .replace("},\n{", "} , {")
        .replace("[\n", "[ ")
        .replace("\n]", " ] ");
    assert_ne!(spaced, json());
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&spaced).unwrap(),
        value
    );
    assert_holds(&document(&encrypted(spaced.as_bytes())).unwrap(), &sample());
}

#[test]
fn a_small_backup_looks_like_any_other_small_one() {
    let (file, _) = written(&sample());
    let content = decrypted(&file);
    assert_eq!(content.len() % 4096, 0);
    let mut fewer = sample();
    fewer.activity.clear();
    fewer.postponements.clear();
    assert_eq!(decrypted(&written(&fewer).0).len(), content.len());
}

#[test]
fn what_age_leaves_in_memory_has_no_secret() {
    // The last 64 KiB that are encrypted stay in a buffer that is not wiped.
    let content = decrypted(&written(&sample()).0);
    let end = &content[content.len() - 64 * 1024..];
    assert!(!String::from_utf8_lossy(end).contains("accessKey"));
}

#[test]
fn a_file_of_format_1_is_read_as_it_was_written() {
    // Never made anew: what was released once is read for ever.
    let file = include_bytes!("backup-1.age");
    assert_holds(&document(file).unwrap(), &sample_1());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_document_comes_out_as_it_went_in(contents in any::contents()) {
        let (file, summary) = try_write(&contents, &to_identity()).unwrap();
        let document = document(&file).unwrap();
        assert_holds(&document, &contents);
        prop_assert_eq!(document.fingerprint, summary.fingerprint);
    }
}
