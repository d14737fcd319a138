//! What is wrong with entries, by themselves and beside each other.

use keywright_core::LONGEST_SECRET;
use keywright_core::{Detail, DetailsError, NameError};
use keywright_exchange::{Problem, TakeOver};

use crate::sample::{is_secret, random_secret, taken};

/// What is wrong with the last of these entries.
fn problems(entries: &[(&str, &str)]) -> Vec<Problem> {
    let row = |(name, secret): &(&str, &str)| serde_json::json!({"type": 1, "name": name, "login": {"password": secret}});
    let items: Vec<_> = entries.iter().map(row).collect();
    let file = serde_json::json!({"encrypted": false, "items": items}).to_string();
    taken(TakeOver::Bitwarden, file.as_bytes())
        .pop()
        .unwrap()
        .problems
}

#[test]
fn each_problem_is_named() {
    let fine = ("CRM", "a secret of somebody");
    let none: [Problem; 0] = [];
    assert_eq!(problems(&[fine]), none);
    assert_eq!(problems(&[(" ", "x")]), [Problem::NoName]);
    assert_eq!(
        problems(&[("a\u{202e}b", "x")]),
        [Problem::Name(NameError::Invisible)]
    );
    assert_eq!(
        problems(&[(&"n".repeat(101), "x")]),
        [Problem::Name(NameError::TooLong(101))]
    );
    let key = random_secret(1);
    assert_eq!(
        problems(&[(&key, "x")]),
        [Problem::Name(NameError::HoldsKey)]
    );
    assert_eq!(problems(&[("CRM", "")]), [Problem::NoSecret]);
    for secret in ["a\nb", "a\r", "\tb", "a\0", "a\u{85}", "a\u{2028}b"] {
        assert_eq!(
            problems(&[("CRM", secret)]),
            [Problem::SecretInvisible],
            "{secret:?}"
        );
    }
    for secret in [" a", "a ", "\u{3000}a", " \"a\""] {
        let found = problems(&[("CRM", secret)]);
        assert_eq!(found, [Problem::SecretPadded], "{secret:?}");
    }
    let mut damaged = random_secret(1);
    let last = if damaged.ends_with('0') { '1' } else { '0' };
    damaged.pop();
    damaged.push(last);
    let found = problems(&[("CRM", &*damaged)]);
    assert_eq!(found, [Problem::SecretDamaged]);
    assert_eq!(
        problems(&[fine, ("Other", fine.1)]),
        [Problem::SecretTwice(0)]
    );
    assert_eq!(
        problems(&[fine, ("x", "y"), ("ＣＲＭ ", "z")]),
        [Problem::NameTwice(0)]
    );
    let both = [Problem::NameTwice(0), Problem::SecretTwice(0)];
    assert_eq!(problems(&[fine, fine]), both);
}

#[test]
fn a_secret_that_is_too_long_is_not_kept() {
    let longest = "s".repeat(LONGEST_SECRET);
    let longer = "s".repeat(LONGEST_SECRET + 1);
    for (format, file) in [
        (
            TakeOver::Csv,
            format!("name,secret\nA,{longest}\nB,{longer}\n"),
        ),
        (TakeOver::DotEnv, format!("A={longest}\nB='{longer}'\n")),
    ] {
        let rows = taken(format, file.as_bytes());
        assert!(is_secret(&rows[0], &longest));
        assert_eq!(rows[0].problems, []);
        assert!(rows[1].secret.is_none());
        assert_eq!(
            rows[1].problems,
            [Problem::SecretTooLong(LONGEST_SECRET + 1)]
        );
    }
}

#[test]
fn notes_that_cannot_be_kept_are_named() {
    let notes = format!("see {}", random_secret(5));
    let sheet = format!("name,secret,notes\nA,x,{notes}\n");
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    let expected = DetailsError::Entry(Detail::Notes, NameError::HoldsKey);
    assert_eq!(rows[0].problems, [Problem::Details(expected)]);
    let tags = (0..60).map(|tag| format!("t{tag};")).collect::<String>();
    let rows = taken(
        TakeOver::Csv,
        format!("name,secret,tags\nA,x,{tags}\n").as_bytes(),
    );
    let expected = DetailsError::TooMany(Detail::Tags);
    assert_eq!(rows[0].problems, [Problem::Details(expected)]);
}

#[test]
fn a_secret_that_stands_beside_itself_is_named_unless_it_is_a_word() {
    let sheet = |secret: &str, owner: &str, used_by: &str, tags: &str, notes: &str| {
        format!(
            "name,secret,owner,used by,tags,notes\nCRM,{secret},{owner},{used_by},{tags},{notes}\n"
        )
    };
    let found = |sheet: String| {
        taken(TakeOver::Csv, sheet.as_bytes())
            .pop()
            .unwrap()
            .problems
    };
    let secret = "foreign-secret-1";
    let held = |detail| {
        [Problem::Details(DetailsError::Entry(
            detail,
            NameError::HoldsKey,
        ))]
    };
    assert_eq!(
        found(sheet(secret, secret, "", "", "")),
        held(Detail::Owner)
    );
    assert_eq!(
        found(sheet(secret, "", secret, "", "")),
        held(Detail::UsedBy)
    );
    assert_eq!(found(sheet(secret, "", "", secret, "")), held(Detail::Tags));
    let notes = format!("curl -u {secret}: https://example.org");
    assert_eq!(
        found(sheet(secret, "", "", "", &notes)),
        held(Detail::Notes)
    );
    assert_eq!(found(sheet("seven-7", "", "", "", "seven-7 of them")), []);
}
