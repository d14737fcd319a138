use keywright_core::{DueDate, DueKind, KeyRecord, Life, Policies, due_dates};

use crate::record::{DAY, DUE, NONE, aging, every_90_days, expiring, id};

fn kinds(key: &KeyRecord) -> Vec<DueKind> {
    due_dates(key, &every_90_days())
        .map(|date| date.kind)
        .collect()
}

#[test]
fn each_kind_has_a_word_of_its_own() {
    for kind in [DueKind::Expiry, DueKind::Rotation] {
        assert_eq!(DueKind::from_word(kind.as_str()), Some(kind));
    }
    assert_eq!(DueKind::from_word(""), None);
}

#[test]
fn a_key_has_an_expiry_and_under_a_policy_a_rotation() {
    let dates = |key: &KeyRecord, policies: &Policies| -> Vec<DueDate> {
        due_dates(key, policies).collect()
    };
    let date = |kind| DueDate {
        at: DUE,
        kind,
        key: id(1),
    };
    assert_eq!(dates(&expiring(1), &NONE), [date(DueKind::Expiry)]);
    assert_eq!(dates(&aging(1), &NONE), []);
    assert_eq!(
        dates(&aging(1), &every_90_days()),
        [date(DueKind::Rotation)]
    );
}

#[test]
fn a_rotation_that_the_expiry_overtakes_is_none() {
    let with_expiry = |days| KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(days)),
            ..Life::default()
        },
        ..aging(1)
    };
    assert_eq!(kinds(&with_expiry(-1)), [DueKind::Expiry]);
    assert_eq!(kinds(&with_expiry(0)), [DueKind::Expiry]);
    assert_eq!(kinds(&with_expiry(1)), [DueKind::Expiry, DueKind::Rotation]);
}

#[test]
fn a_key_that_was_rotated_or_is_disabled_has_none() {
    for life in [
        Life {
            disabled_at: Some(DUE),
            ..expiring(1).life
        },
        Life {
            successor: Some(id(2)),
            ..expiring(1).life
        },
        Life {
            retires_at: Some(DUE.after(DAY)),
            ..expiring(1).life
        },
    ] {
        assert_eq!(kinds(&KeyRecord { life, ..aging(1) }), []);
    }
}
