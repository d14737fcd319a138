//! Lengths of time, and what a key is at each moment: to the millisecond.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use keywright_core::{
    Days, EXPIRING_WITHIN, Expiry, ExpiryError, KeyId, Life, Overlap, Policies, Status, Timestamp,
    Unfit,
};

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

fn days(days: u32) -> Days {
    Days::new(days).unwrap()
}

fn expiring_in(milliseconds: i64) -> Life {
    Life {
        expires_at: Some(NOW.after(milliseconds)),
        ..Life::default()
    }
}

fn limited(longest: u32) -> Policies {
    Policies {
        longest_life: Days::new(longest),
        ..Policies::default()
    }
}

#[test]
fn at_its_very_end_a_key_is_expired_and_a_millisecond_before_it_still_works() {
    assert_eq!(expiring_in(0).status(NOW), Status::Expired);
    assert_eq!(expiring_in(1).status(NOW), Status::Expiring);
    assert_eq!(expiring_in(-1).status(NOW), Status::Expired);
    assert_eq!(expiring_in(1).rotatable(NOW), Ok(()));
    assert_eq!(expiring_in(0).rotatable(NOW), Err(Unfit::Ended));
}

#[test]
fn a_key_counts_as_expiring_from_exactly_fourteen_days_before_its_end() {
    let within = i64::from(EXPIRING_WITHIN) * DAY;
    assert_eq!(within, 14 * DAY);
    assert_eq!(expiring_in(within).status(NOW), Status::Expiring);
    assert_eq!(expiring_in(within + 1).status(NOW), Status::Active);
    assert_eq!(
        Life::default().status(NOW),
        Status::Active,
        "without an end"
    );
}

#[test]
fn a_year_is_365_days_though_one_of_them_be_the_29th_of_february() {
    // 2028-02-29T12:00:00Z and 2029-02-28T12:00:00Z.
    let (leap_day, a_year_later) = (Timestamp(1_835_438_400_000), Timestamp(1_866_974_400_000));
    let end = Expiry::After(days(365)).instant(leap_day, &Policies::default());
    assert_eq!(end, Ok(Some(a_year_later)));
}

#[test]
fn a_day_is_24_hours_though_the_clocks_of_a_country_be_changed_in_it() {
    // 2026-03-28T12:00:00Z and the day after, in the night of which Europe's clocks jump.
    let (before, after) = (Timestamp(1_774_699_200_000), Timestamp(1_774_785_600_000));
    let end = Expiry::After(days(1)).instant(before, &Policies::default());
    assert_eq!(end, Ok(Some(after)));
    assert_eq!(days(1).milliseconds(), DAY);
    assert_eq!(Overlap::DAY.milliseconds(), DAY);
}

#[test]
fn an_expiry_lies_in_the_future() {
    let at = |milliseconds| {
        let expiry = Expiry::At(NOW.after(milliseconds));
        expiry.instant(NOW, &Policies::default())
    };
    assert_eq!(at(0), Err(ExpiryError::Past), "now is too late");
    assert_eq!(at(-1), Err(ExpiryError::Past));
    assert_eq!(at(1), Ok(Some(NOW.after(1))));
}

#[test]
fn no_expiry_lies_beyond_what_the_workspace_allows_not_even_by_a_millisecond() {
    let limit = limited(30);
    let refused = Err(ExpiryError::BeyondLimit(days(30)));
    let at = |milliseconds| Expiry::At(NOW.after(milliseconds)).instant(NOW, &limit);
    assert_eq!(at(30 * DAY), Ok(Some(NOW.after(30 * DAY))));
    assert_eq!(at(30 * DAY + 1), refused);
    assert_eq!(at(i64::MAX), refused);
    assert!(Expiry::After(days(30)).instant(NOW, &limit).is_ok());
    assert_eq!(Expiry::After(days(31)).instant(NOW, &limit), refused);
    assert_eq!(Expiry::Never.instant(NOW, &limit), refused);
    let past = Expiry::At(NOW).instant(NOW, &limit);
    assert_eq!(past, Err(ExpiryError::Past), "first of all");
    let never = Expiry::Never.instant(NOW, &Policies::default());
    assert_eq!(never, Ok(None), "without a limit");
}

#[test]
fn of_several_statuses_the_one_that_says_most_counts() {
    let soon = Some(NOW.after(DAY));
    let past = Some(NOW.after(-DAY));
    let successor = Some(KeyId::from([1; 16]));
    let rotated = Life {
        successor,
        retires_at: soon,
        ..Life::default()
    };
    let disabled = Life {
        disabled_at: past,
        ..rotated
    };
    let table = [
        (Life::default(), Status::Active),
        (expiring_in(DAY), Status::Expiring),
        (
            Life {
                expires_at: soon,
                ..rotated
            },
            Status::Retiring,
        ),
        (disabled, Status::Disabled),
        (
            Life {
                disabled_at: past,
                ..expiring_in(DAY)
            },
            Status::Disabled,
        ),
        (
            Life {
                retires_at: past,
                ..disabled
            },
            Status::Expired,
        ),
        (
            Life {
                expires_at: past,
                ..disabled
            },
            Status::Expired,
        ),
        (
            Life {
                retired_at: past,
                ..disabled
            },
            Status::Expired,
        ),
    ];
    for (life, status) in table {
        assert_eq!(life.status(NOW), status, "{life:?}");
    }
    assert!(Status::ALL.is_sorted(), "in the order in which they count");
}

#[test]
fn what_was_seen_to_retire_is_retired_whatever_the_clock_says() {
    let life = Life {
        successor: Some(KeyId::from([1; 16])),
        retires_at: Some(NOW),
        retired_at: Some(NOW),
        ..Life::default()
    };
    for now in [NOW, NOW.after(-DAY), Timestamp(0), Timestamp(i64::MIN)] {
        assert_eq!(life.status(now), Status::Expired);
        assert_eq!(life.in_overlap(now), Err(Unfit::Ended));
    }
}

#[test]
fn of_two_ends_the_earlier_one_counts() {
    let ends = |expires: Option<i64>, retires: Option<i64>| {
        let life = Life {
            expires_at: expires.map(Timestamp),
            retires_at: retires.map(Timestamp),
            ..Life::default()
        };
        life.ends_at().map(|end| end.0)
    };
    assert_eq!(ends(None, None), None);
    assert_eq!(ends(Some(1), None), Some(1));
    assert_eq!(ends(None, Some(1)), Some(1));
    assert_eq!(ends(Some(1), Some(2)), Some(1));
    assert_eq!(ends(Some(2), Some(1)), Some(1));
}

#[test]
fn a_rotated_key_never_works_longer_than_it_would_have() {
    let successor = KeyId::from([1; 16]);
    for (expires, until, retires) in [
        (None, 5, 5),
        (Some(4), 5, 4),
        (Some(5), 5, 5),
        (Some(6), 5, 5),
    ] {
        let mut life = Life {
            expires_at: expires.map(Timestamp),
            ..Life::default()
        };
        let was = life;
        life.rotate(successor, Timestamp(until));
        assert_eq!(life.retires_at, Some(Timestamp(retires)), "{expires:?}");
        assert_eq!(life.successor, Some(successor));
        life.undo_rotation();
        assert_eq!(life, was);
    }
}

#[test]
fn an_overlap_is_at_most_thirty_days_and_may_be_none() {
    assert_eq!(Overlap::minutes(0), Some(Overlap::NONE));
    assert_eq!(Overlap::NONE.milliseconds(), 0);
    assert_eq!(Overlap::minutes(1).unwrap().milliseconds(), 60_000);
    assert_eq!(Overlap::minutes(24 * 60), Some(Overlap::DAY));
    assert_eq!(Overlap::minutes(43_200).unwrap().milliseconds(), 30 * DAY);
    assert_eq!(Overlap::minutes(43_201), None);
    assert_eq!(Overlap::minutes(u32::MAX), None);
}

#[test]
fn a_length_of_life_is_1_to_3650_days() {
    assert_eq!(Days::new(0), None);
    assert_eq!(days(1).count(), 1);
    assert_eq!(days(3650).milliseconds(), 3650 * DAY);
    assert_eq!(Days::new(3651), None);
    assert_eq!(Days::new(65_537), None, "no more than fits is cut off");
}

#[test]
fn at_the_ends_of_time_nothing_wraps_round() {
    let (first, last) = (Timestamp(i64::MIN), Timestamp(i64::MAX));
    assert_eq!(last.after(1), last);
    assert_eq!(first.after(-1), first);
    assert_eq!(last.since(first), i64::MAX);
    assert_eq!(first.since(last), i64::MIN);
    let life = Life {
        expires_at: Some(last),
        ..Life::default()
    };
    assert_eq!(life.status(first), Status::Active);
    assert_eq!(life.status(last), Status::Expired);
}
