//! What a file may ask for.

use keywright_backup::{
    Fault, Limit, Limits, Malformed, Place, ReadError, WriteError, check, read,
};

use crate::hand::{changed, decrypted, encrypted};
use crate::sample::{sample, to_identity, try_write, with_identity, written};

fn limits(document: u64, item: usize) -> Limits {
    Limits {
        document,
        item,
        ..Limits::default()
    }
}

#[test]
fn a_document_may_be_as_long_as_its_limit_and_no_longer() {
    let (file, summary) = written(&sample());
    let length = decrypted(&file).len() as u64;
    let with = with_identity();
    let just = check(&file[..], &with, &limits(length, 1 << 20));
    assert_eq!(just, Ok(summary));
    let said = check(&file[..], &with, &limits(length - 1, 1 << 20));
    assert_eq!(said, Err(ReadError::TooLarge(Limit::Document)));
}

#[test]
fn blanks_count_too() {
    let endless = [&b"{\"format\""[..], &[b' '; 100_000]].concat();
    let said = read(
        &encrypted(&endless)[..],
        &with_identity(),
        &limits(50_000, 100),
    )
    .err();
    assert_eq!(said, Some(ReadError::TooLarge(Limit::Document)));
}

#[test]
fn no_single_string_is_longer_than_the_limit_of_an_item() {
    let long = "x".repeat(10_000);
    let fields: [fn(&mut crate::hand::Ordered) -> &mut serde_json::Value; 4] = [
        |document| document.field("madeBy"),
        |document| &mut document.field("keys")[0]["notes"],
        |document| &mut document.field("secrets")[0]["accessKey"],
        |document| &mut document.field("activity")[0]["facts"],
    ];
    for field in fields {
        let file = changed(|document| *field(document) = long.as_str().into());
        let said = read(&file[..], &with_identity(), &limits(1 << 30, 10_000)).err();
        assert_eq!(said, Some(ReadError::TooLarge(Limit::Item)));
    }
}

#[test]
fn deep_nesting_is_refused() {
    for depth in [200, 100_000] {
        let file = changed(|document| {
            document.field("keys")[0]["tags"] = serde_json::json!([["deep"]]);
        });
        let content = String::from_utf8(decrypted(&file)).unwrap();
        let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let deep = content.replace("[[\"deep\"]]", &nested);
        assert_ne!(content, deep);
        let said = read(
            &encrypted(deep.as_bytes())[..],
            &with_identity(),
            &Limits::default(),
        );
        assert!(matches!(said.err(), Some(ReadError::Malformed(_))));
    }
}

#[test]
fn nothing_is_written_that_would_be_too_long_to_read() {
    let mut contents = sample();
    contents.activity[1].system_user = "x".repeat(1 << 20);
    let wrong = Malformed {
        place: Place::Entry(2),
        field: None,
        fault: Fault::TooLong,
    };
    let said = try_write(&contents, &to_identity()).err();
    assert_eq!(said, Some(WriteError::Malformed(wrong)));
}
