//! Names: what is refused and why, and which two names are the same.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use keywright_core::{KeyName, NameError, fold};
use proptest::prelude::*;

#[test]
fn nothing_and_blanks_are_no_name() {
    for typed in ["", " ", "\t \n", "\u{a0}\u{3000}"] {
        assert_eq!(KeyName::new(typed), Err(NameError::Empty), "{typed:?}");
    }
}

#[test]
fn a_hundred_characters_are_a_name_and_one_more_is_too_long() {
    for character in ["x", "é", "界", "🔑"] {
        assert!(KeyName::new(&character.repeat(100)).is_ok(), "{character}");
        assert_eq!(
            KeyName::new(&character.repeat(101)),
            Err(NameError::TooLong(101))
        );
    }
}

#[test]
fn a_whole_access_key_is_in_no_name() {
    let key = "kw_live_7KWyWfty_6uEvcdZQoaZrknnVmnbSF0d57Iq6S0qv1Grn4w";
    let malformed = key.replace("rn4w", "rn4x");
    for typed in [key.to_owned(), format!("CRM {key}"), format!("X_{key}—")] {
        assert_eq!(KeyName::new(&typed), Err(NameError::HoldsKey), "{typed}");
        let kept = KeyName::kept(&typed).unwrap();
        assert_eq!(kept.as_str(), typed, "what is in a registry is read");
    }
    for typed in [&malformed, &key[..54], "kw_live_7KWyWfty_…rn4w"] {
        assert!(KeyName::new(typed).is_ok(), "{typed}");
    }
    assert_eq!(KeyName::kept("a\nb"), Err(NameError::Invisible));
}

#[test]
fn invisible_characters_are_refused() {
    for bad in [
        "a\u{0}b",
        "a\nb",
        "a\tb",
        "a\u{1b}[31mb",
        "a\u{7f}b",
        "a\u{85}b",
        "a\u{202e}b",
        "a\u{202a}b",
        "a\u{2066}b",
        "a\u{2069}b",
        "a\u{200b}b",
        "a\u{feff}b",
        "a\u{2028}b",
        "\u{200d}",
        "\u{fe0f}\u{200c}",
        "\u{3164}",
        "a\u{200e}b",
        "a\u{200f}b",
        "a\u{61c}b",
    ] {
        assert_eq!(KeyName::new(bad), Err(NameError::Invisible), "{bad:?}");
    }
}

#[test]
fn what_people_write_is_kept_exactly() {
    for name in [
        "CRM Integration Secret",
        "O'Brien \"quoted\"",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE access_key; --",
        "%_\\",
        "👩‍👩‍👧 family",
        "مفتاح الإنتاج",
        "מפתח",
        "日本語キー",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ] {
        assert_eq!(KeyName::new(name).unwrap().as_str(), name);
        assert_eq!(
            KeyName::new(&format!("  {name}\u{a0}")).unwrap().as_str(),
            name
        );
    }
}

#[test]
fn names_that_differ_only_in_case_or_spelling_are_the_same() {
    for (one, other) in [
        ("CRM", "crm"),
        ("Straße", "STRASSE"),
        ("ΟΔΟΣ", "οδος"),
        ("Café", "cafe\u{301}"),
        ("ﬁle", "FILE"),
        ("CRM", "C\u{200c}R\u{ad}M\u{fe0f}"),
        ("CRM key", "CRM \u{3000} key"),
    ] {
        assert_eq!(
            KeyName::new(one).unwrap().folded(),
            KeyName::new(other).unwrap().folded()
        );
    }
    assert_ne!(
        KeyName::new("CRM 1").unwrap().folded(),
        KeyName::new("CRM 2").unwrap().folded()
    );
}

#[test]
fn the_beginning_of_a_greek_name_is_found_in_it() {
    let name = fold("Οδυσσέας");
    for typed in ["Ο", "Οδυ", "Οδυσ", "Οδυσσ", "ΟΔΥΣΣ"] {
        assert!(name.starts_with(&fold(typed)), "{typed}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_name_or_has_a_reason(typed in any::<String>()) {
        if let Ok(name) = KeyName::new(&typed) {
            prop_assert_eq!(name.as_str(), typed.trim());
            prop_assert_eq!(KeyName::new(name.as_str()).unwrap().folded(), name.folded());
        }
    }
}
