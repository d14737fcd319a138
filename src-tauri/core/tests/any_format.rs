//! Access keys that were made elsewhere: which texts may be one, and how little is shown of them.

#![allow(clippy::unwrap_used, missing_docs)]

use keywright_core::{
    AccessKey, Digest, Environment, KeyFormat, KeyGenerator, KeyPrefix, LONGEST_SECRET, SecretError,
};
use proptest::prelude::*;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

fn taken(text: &str) -> Result<AccessKey, SecretError> {
    AccessKey::of_any_format(Zeroizing::new(text.to_owned()))
}

fn truncated(text: &str) -> String {
    taken(text).unwrap().truncated().as_str().to_owned()
}

#[test]
fn any_text_without_control_characters_may_be_a_foreign_key() {
    for text in [
        "a",
        " with blanks ",
        "with \"quotes\" and \\",
        "schlüssel-ß-漢字-🔑",
        &"x".repeat(LONGEST_SECRET),
    ] {
        let key = taken(text).unwrap();
        assert!(key.is_foreign() && key.parts().is_none());
        assert!(key.expose() == text, "it is kept as it is");
        assert_eq!(key.digest(), Digest::of(text.as_bytes()));
    }
}

#[test]
fn what_is_refused_is_refused_for_its_reason() {
    let refusal = |text: &str| taken(text).err();
    assert_eq!(refusal(""), Some(SecretError::Empty));
    let long = "x".repeat(LONGEST_SECRET + 1);
    assert_eq!(
        refusal(&long),
        Some(SecretError::TooLong(LONGEST_SECRET + 1))
    );
    let wide = "ü".repeat(LONGEST_SECRET / 2 + 1);
    assert_eq!(
        refusal(&wide),
        Some(SecretError::TooLong(LONGEST_SECRET + 2)),
        "bytes count"
    );
    for unseen in [
        "\n", "\r", "\t", "\0", "\u{7f}", "\u{85}", "\u{2028}", "\u{2029}",
    ] {
        let text = format!("secret{unseen}secret");
        assert_eq!(refusal(&text), Some(SecretError::Invisible), "{unseen:?}");
    }
}

#[test]
fn a_key_of_keywrights_own_format_is_not_foreign_wherever_it_comes_from() {
    let format = KeyFormat {
        prefix: KeyPrefix::new("acme").unwrap(),
        environment: Environment::Test,
    };
    let own = KeyGenerator::new(SysRng).access_key(&format).unwrap();
    let text = own.expose().to_owned();
    let same = taken(&text).unwrap();
    assert!(!same.is_foreign());
    assert_eq!(same.parts(), own.parts());
    assert_eq!(same.truncated(), own.truncated());

    let mut changed = text.into_bytes();
    let last = changed.len() - 1;
    changed[last] = if changed[last] == b'0' { b'1' } else { b'0' };
    let changed = taken(std::str::from_utf8(&changed).unwrap()).unwrap();
    assert!(changed.is_foreign(), "its checksum does not fit any more");
    assert!(changed.truncated().as_str().chars().count() <= 9);
}

#[test]
fn a_quarter_and_at_most_eight_characters_are_shown() {
    for (text, shown) in [
        ("short", "…"),
        ("fifteen-chars-x", "…"),
        ("sixteen-chars-xy", "si…xy"),
        ("twenty-four-characters-x", "twe…s-x"),
        ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_…8B4a"),
        (
            "sk-proj-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKl",
            "sk-p…IjKl",
        ),
    ] {
        assert_eq!(truncated(text), shown);
    }
}

#[test]
fn an_end_that_may_not_read_the_same_everywhere_is_not_shown() {
    assert_eq!(
        truncated("\u{202e}bcdefghijklmnopqrstuvwxyz01234567"),
        "…4567"
    );
    assert_eq!(truncated("abcdefghijklmnopqrstuvwxyz01234 7"), "abcd…");
    assert_eq!(truncated("漢字漢字漢字漢字漢字漢字漢字漢字"), "…");
}

proptest! {
    #[test]
    fn never_more_is_shown_than_a_quarter_and_eight_characters(text in "[^\\p{Cc}\u{2028}\u{2029}]{1,80}") {
        let shown = truncated(&text);
        let (start, end) = shown.split_once('…').unwrap();
        let shown = start.chars().count() + end.chars().count();
        let length = text.chars().count();
        prop_assert!(shown <= 8 && 4 * shown <= length);
        prop_assert!(length >= 16 || shown == 0);
        prop_assert!(text.starts_with(start) && text.ends_with(end));
        prop_assert!(start.bytes().chain(end.bytes()).all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn of_visible_ascii_exactly_so_much_is_shown(text in "[!-~]{16,80}") {
        let shown = truncated(&text);
        // The mark itself is one character.
        let count = shown.chars().count() - 1;
        prop_assert_eq!(count, (text.len() / 4).min(8));
    }

    #[test]
    fn any_text_is_taken_or_refused(text in "(?s).{0,100}") {
        let invisible = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let expected = !text.is_empty() && !text.chars().any(invisible);
        prop_assert_eq!(taken(&text).is_ok(), expected);
    }
}
