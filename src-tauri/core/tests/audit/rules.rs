use keywright_core::{FindingKind, FindingKind::*, KeyRecord, Life, Policies, Timestamp};

use crate::record::{
    DAY, NOW, days_ago, details, finding, findings, id, key, kinds, kinds_under, rotated_every,
    with_life,
};

#[test]
fn each_kind_has_a_word_of_its_own() {
    for kind in FindingKind::ALL {
        assert_eq!(FindingKind::from_word(kind.as_str()), Some(kind));
    }
    assert_eq!(FindingKind::from_word("no-owner"), None);
    assert!(FindingKind::ALL.is_sorted(), "listed by urgency");
}

#[test]
fn nothing_is_found_at_a_key_that_lacks_nothing() {
    assert_eq!(kinds(&key(1, 10)), []);
    assert_eq!(kinds_under(&key(1, 10), &rotated_every(90)), []);
}

#[test]
fn a_key_is_expiring_from_fourteen_days_before_its_end_and_expired_from_its_end_on() {
    for (end, found) in [
        (NOW.after(14 * DAY + 1), vec![]),
        (NOW.after(14 * DAY), vec![Expiring]),
        (NOW.after(1), vec![Expiring]),
        (NOW, vec![Expired]),
        (days_ago(400), vec![Expired]),
    ] {
        let life = Life {
            expires_at: Some(end),
            ..Life::default()
        };
        assert_eq!(kinds(&with_life(10, life)), found, "{end:?}");
        let at = findings(&[with_life(10, life)], &Policies::default(), None, None);
        assert!(at.iter().all(|finding| finding.at == Some(end)));
    }
}

#[test]
fn a_rotated_key_is_found_when_it_has_retired_and_not_while_it_retires() {
    let rotated = |retires_at| Life {
        expires_at: Some(NOW.after(DAY)),
        successor: Some(id(9)),
        retires_at: Some(retires_at),
        ..Life::default()
    };
    assert_eq!(kinds(&with_life(400, rotated(NOW.after(1)))), []);
    assert_eq!(kinds(&with_life(400, rotated(NOW))), [Expired]);
    let noted = Life {
        retired_at: Some(NOW),
        ..rotated(NOW.after(DAY))
    };
    assert_eq!(
        kinds(&with_life(400, noted)),
        [Expired],
        "what was noted stays true when the clock was set back"
    );
}

#[test]
fn a_key_is_overdue_from_the_age_of_the_rotation_period_on_until_it_is_rotated() {
    let policies = rotated_every(90);
    let young = KeyRecord {
        created_at: Timestamp(days_ago(90).0 + 1),
        ..key(1, 90)
    };
    assert_eq!(kinds_under(&young, &policies), []);
    assert_eq!(kinds_under(&key(1, 90), &policies), [Overdue]);
    assert_eq!(kinds(&key(1, 90)), [], "without a policy no key is overdue");
    let rotated = Life {
        successor: Some(id(2)),
        retires_at: Some(NOW.after(DAY)),
        ..Life::default()
    };
    assert_eq!(kinds_under(&with_life(90, rotated), &policies), []);
    let successor = Life {
        predecessor: Some(id(2)),
        ..Life::default()
    };
    assert_eq!(
        kinds_under(&with_life(90, successor), &policies),
        [Overdue],
        "a new key grows old, too"
    );
    let disabled = Life {
        disabled_at: Some(NOW),
        ..Life::default()
    };
    assert_eq!(kinds_under(&with_life(90, disabled), &policies), []);
}

#[test]
fn a_key_that_was_never_rotated_is_found_after_a_year_where_no_policy_says_when() {
    assert_eq!(kinds(&key(1, 364)), []);
    assert_eq!(kinds(&key(1, 365)), [NeverRotated]);
    assert_eq!(kinds_under(&key(1, 500), &rotated_every(90)), [Overdue]);
    assert_eq!(kinds_under(&key(1, 500), &rotated_every(600)), []);
    for life in [
        Life {
            predecessor: Some(id(2)),
            ..Life::default()
        },
        Life {
            successor: Some(id(2)),
            ..Life::default()
        },
    ] {
        assert_eq!(kinds(&with_life(500, life)), []);
    }
}

#[test]
fn owner_and_applications_are_missed_at_keys_that_work_alone() {
    let bare = |life| KeyRecord {
        details: details("", &[]),
        ..with_life(10, life)
    };
    assert_eq!(kinds(&bare(Life::default())), [NoOwner, NoUsedBy]);
    let retiring = Life {
        successor: Some(id(2)),
        retires_at: Some(NOW.after(1)),
        ..Life::default()
    };
    assert_eq!(kinds(&bare(retiring)), [NoOwner, NoUsedBy]);
    let disabled = Life {
        disabled_at: Some(NOW),
        ..Life::default()
    };
    assert_eq!(kinds(&bare(disabled)), []);
    let expired = Life {
        expires_at: Some(NOW),
        ..Life::default()
    };
    assert_eq!(kinds(&bare(expired)), [Expired]);
}

#[test]
fn a_key_is_found_when_it_has_been_disabled_for_ninety_days() {
    let since = |at| Life {
        disabled_at: Some(at),
        ..Life::default()
    };
    assert_eq!(
        kinds(&with_life(500, since(Timestamp(days_ago(90).0 + 1)))),
        []
    );
    let found = findings(
        &[with_life(500, since(days_ago(90)))],
        &Policies::default(),
        None,
        None,
    );
    assert_eq!(found, [finding(LongDisabled, 1, Some(days_ago(90)))]);
    let ended = Life {
        expires_at: Some(NOW),
        ..since(days_ago(90))
    };
    assert_eq!(
        kinds(&with_life(500, ended)),
        [Expired],
        "its end says more"
    );
}
