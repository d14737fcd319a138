//! What a key is for, and what a workspace is called: what is refused and why.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use keywright_core::{
    Copies, Days, Detail, Details, DetailsError, MOST_ENTRIES, NOTES_LENGTH, NameError, Policies,
    Recovery, WorkspaceDraft, WorkspaceRefusal,
};

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn tags(texts: &[&str]) -> Result<Vec<String>, DetailsError> {
    let details = Details::new("", &[], &owned(texts), "")?;
    Ok(details.tags().map(str::to_owned).collect())
}

fn notes(text: &str) -> Result<String, DetailsError> {
    Ok(Details::new("", &[], &[], text)?.notes().to_owned())
}

#[test]
fn what_was_typed_is_kept_in_its_order_and_without_the_blanks_around_it() {
    let (used_by, tags) = (owned(&[" CRM ", "Mail"]), owned(&["z", "a"]));
    let details = Details::new(" Ann O'Neill ", &used_by, &tags, " Two\n\tlines ").unwrap();
    assert_eq!(details.owner(), Some("Ann O'Neill"));
    assert_eq!(details.used_by().collect::<Vec<_>>(), ["CRM", "Mail"]);
    assert_eq!(details.tags().collect::<Vec<_>>(), ["z", "a"]);
    assert_eq!(details.notes(), "Two\n\tlines");
}

#[test]
fn nothing_typed_is_nothing_kept() {
    let blanks = owned(&["", " ", "\u{3000}"]);
    let details = Details::new("  ", &blanks, &blanks, " \n ");
    assert_eq!(details, Ok(Details::default()));
    assert_eq!(Details::default().owner(), None);
}

#[test]
fn an_entry_that_is_there_already_is_left_out_however_it_is_written() {
    assert_eq!(
        tags(&["CRM", "crm", " CRM ", "\u{a0}crm", "ＣＲＭ", "Mail", "C RM"]),
        Ok(owned(&["CRM", "Mail", "C RM"])),
        "the first one stays as it was typed"
    );
    assert_eq!(tags(&["Straße", "STRASSE"]), Ok(owned(&["Straße"])));
}

#[test]
fn a_whole_access_key_is_in_no_part() {
    let key = "kw_live_7KWyWfty_6uEvcdZQoaZrknnVmnbSF0d57Iq6S0qv1Grn4w";
    let refused = |detail| Err(DetailsError::Entry(detail, NameError::HoldsKey));
    let list = owned(&["CRM", key]);
    let long = format!("Two lines\nkey={key};");
    for (owner, used_by, tags, notes, detail) in [
        (key, &[][..], &[][..], "", Detail::Owner),
        ("", &list, &[], "", Detail::UsedBy),
        ("", &[], &list, "", Detail::Tags),
        ("", &[], &[], &long, Detail::Notes),
    ] {
        assert_eq!(Details::new(owner, used_by, tags, notes), refused(detail));
        let kept = Details::kept(owner, used_by, tags, notes).unwrap();
        assert_ne!(kept, Details::default(), "what is in a registry is read");
    }
    assert!(notes("kw_live_7KWyWfty_…rn4w").is_ok());
    let of_workspace = WorkspaceDraft::new(key, "kw", Policies::default());
    let refused = WorkspaceRefusal::Name(NameError::HoldsKey);
    assert_eq!(of_workspace, Err(refused));
}

#[test]
fn a_part_holds_fifty_entries_and_not_one_more() {
    let numbered: Vec<String> = (0..=MOST_ENTRIES).map(|at| format!("t{at}")).collect();
    let (most, too_many) = (&numbered[..MOST_ENTRIES], &numbered[..]);
    assert_eq!(MOST_ENTRIES, 50);
    assert_eq!(
        Details::new("", most, most, "").unwrap().tags().len(),
        MOST_ENTRIES
    );
    let refused = |detail| Err(DetailsError::TooMany(detail));
    assert_eq!(Details::new("", too_many, &[], ""), refused(Detail::UsedBy));
    assert_eq!(Details::new("", &[], too_many, ""), refused(Detail::Tags));
    let repeated = [most, most].concat();
    assert!(
        Details::new("", &[], &repeated, "").is_ok(),
        "one that is there already is not counted"
    );
}

#[test]
fn an_entry_obeys_the_rules_of_names() {
    let long = "x".repeat(101);
    for (text, reason) in [
        (long.as_str(), NameError::TooLong(101)),
        ("a\u{202e}b", NameError::Invisible),
        ("a\u{200b}b", NameError::Invisible),
        ("a\nb", NameError::Invisible),
        ("\u{200d}", NameError::Invisible),
    ] {
        let refused = |detail| Err(DetailsError::Entry(detail, reason));
        let one = owned(&[text]);
        assert_eq!(Details::new(text, &[], &[], ""), refused(Detail::Owner));
        assert_eq!(Details::new("", &one, &[], ""), refused(Detail::UsedBy));
        assert_eq!(Details::new("", &[], &one, ""), refused(Detail::Tags));
    }
    assert_eq!(tags(&[&"界".repeat(100)]).unwrap().len(), 1);
}

#[test]
fn notes_are_four_thousand_characters_in_lines() {
    assert_eq!(NOTES_LENGTH, 4000);
    let most = "界".repeat(NOTES_LENGTH);
    assert_eq!(notes(&most).as_deref(), Ok(most.as_str()));
    assert_eq!(
        notes(&format!("{most}!")),
        Err(DetailsError::NotesTooLong(NOTES_LENGTH + 1))
    );
    let lines = "x\r\n".repeat(NOTES_LENGTH / 2);
    assert_eq!(
        notes(&lines).map(|kept| kept.chars().count()),
        Ok(NOTES_LENGTH - 1),
        "the end of a line is one character, whoever wrote it"
    );
    assert_eq!(notes("a\r\nb\tc").as_deref(), Ok("a\nb\tc"));
    for bad in ["a\u{0}b", "a\u{1b}[31mb", "a\rb", "a\u{7f}b", "a\u{85}b"] {
        let refused = DetailsError::Entry(Detail::Notes, NameError::Invisible);
        assert_eq!(notes(bad), Err(refused), "{bad:?}");
    }
    let emoji = "مفتاح \u{1F469}\u{200d}\u{1F680}";
    assert_eq!(notes(emoji).as_deref(), Ok(emoji), "what people write");
}

#[test]
fn what_differs_between_two_documentations_is_told_part_by_part() {
    let one = Details::new("Ann", &owned(&["CRM"]), &owned(&["a", "b"]), "n").unwrap();
    let other = Details::new("Ann", &owned(&["Mail"]), &owned(&["b", "a"]), "n").unwrap();
    assert_eq!(one.changed(&one), []);
    assert_eq!(one.changed(&other), [Detail::UsedBy, Detail::Tags]);
    assert_eq!(
        one.changed(&Details::default()),
        [Detail::Owner, Detail::UsedBy, Detail::Tags, Detail::Notes]
    );
}

#[test]
fn a_workspace_has_a_name_like_a_key_and_a_prefix() {
    let draft = WorkspaceDraft::new("  Acme API ", "acme2", Policies::default()).unwrap();
    assert_eq!(draft.name.as_str(), "Acme API");
    assert_eq!(draft.prefix.as_str(), "acme2");
    for (name, reason) in [
        (" ", NameError::Empty),
        ("a\u{202e}b", NameError::Invisible),
    ] {
        let refused = WorkspaceDraft::new(name, "bad prefix", Policies::default());
        assert_eq!(refused, Err(WorkspaceRefusal::Name(reason)), "first of all");
    }
}

#[test]
fn the_keys_of_a_workspace_begin_with_no_longer_life_than_any_may_have() {
    let draft = |default: u32, longest: u32| {
        let policies = Policies {
            default_expiry: Days::new(default),
            longest_life: Days::new(longest),
            rotation_period: Days::new(90),
            copies: Copies::DigestOnly,
            recovery: Recovery::RuledOut,
        };
        let draft = WorkspaceDraft::new("Acme", "acme", policies)?;
        assert_eq!(draft.policies, policies);
        Ok(())
    };
    let longest = Days::new(30).unwrap();
    let refused = Err(WorkspaceRefusal::DefaultBeyondLimit(longest));
    assert_eq!(draft(30, 30), Ok(()));
    assert_eq!(draft(31, 30), refused);
    assert_eq!(draft(0, 30), refused, "never is longer than any limit");
    assert_eq!(draft(3650, 0), Ok(()), "without a limit");
    assert_eq!(draft(0, 0), Ok(()));
}
