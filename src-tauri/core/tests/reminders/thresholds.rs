use keywright_core::{
    DueKind::{Expiry, Rotation},
    KeyRecord, Life, REMINDED_AHEAD, Timestamp,
};

use crate::record::{DAY, DUE, NONE, Person, aging, every_90_days, expiring, id};

#[test]
fn each_threshold_is_said_from_its_instant_on_once() {
    let mut person = Person::default();
    for days in REMINDED_AHEAD {
        let at = DUE.after(-i64::from(days) * DAY);
        assert_eq!(person.hear(at.after(-1), &expiring(1)), [], "{days}: early");
        assert_eq!(person.hear(at, &expiring(1)), [days]);
        for later in [0, 1, DAY - 2] {
            assert_eq!(person.hear(at.after(later), &expiring(1)), [], "{days}");
        }
    }
    assert_eq!(person.hear(DUE.after(1000 * DAY), &expiring(1)), []);
}

#[test]
fn the_next_reminder_is_foretold_to_the_millisecond() {
    let mut person = Person::default();
    let mut next = person.look(DUE.after(-300 * DAY), &[expiring(1)], &NONE);
    for days in REMINDED_AHEAD {
        assert_eq!(next.next_at, Some(DUE.after(-i64::from(days) * DAY)));
        next = person.look(next.next_at.unwrap(), &[expiring(1)], &NONE);
        assert_eq!(next.due.len(), 1, "{days}");
    }
    assert_eq!(next.next_at, None);
}

#[test]
fn the_next_reminder_is_that_of_the_key_that_comes_first() {
    let later = KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(1)),
            ..Life::default()
        },
        ..expiring(2)
    };
    let next_at = |keys: &[KeyRecord]| {
        let mut person = Person::default();
        person.look(DUE.after(-20 * DAY), keys, &NONE).next_at
    };
    let first = Some(DUE.after(-14 * DAY));
    assert_eq!(next_at(&[later.clone(), expiring(1)]), first);
    assert_eq!(next_at(&[expiring(1), later]), first);
    assert_eq!(next_at(&[]), None);
}

#[test]
fn after_days_of_not_running_the_nearest_threshold_speaks_for_all_that_were_missed() {
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-5 * DAY), &expiring(1)), [7]);
    assert_eq!(person.hear(DUE.after(-5 * DAY), &expiring(1)), []);
    assert_eq!(person.hear(DUE.after(-DAY), &expiring(1)), [1]);
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-30 * DAY), &expiring(1)), [30]);
    assert_eq!(person.hear(DUE.after(20 * DAY), &expiring(1)), [0]);
    assert_eq!(person.hear(DUE.after(21 * DAY), &expiring(1)), []);
}

#[test]
fn all_keys_of_all_workspaces_come_in_one_summary_the_earliest_date_first() {
    let soon = |number, days| KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(days * DAY)),
            ..Life::default()
        },
        ..expiring(number)
    };
    let keys = [soon(1, 12), soon(2, 0), soon(3, 200), soon(4, 5)];
    let mut person = Person::default();
    let summary = person.look(DUE.after(-DAY), &keys, &NONE);
    let said: Vec<_> = summary
        .due
        .iter()
        .map(|reminder| (reminder.date.key, reminder.days, reminder.name.to_string()))
        .collect();
    assert_eq!(
        said,
        [
            (id(2), 1, "Key 2".to_owned()),
            (id(4), 7, "Key 4".to_owned()),
            (id(1), 14, "Key 1".to_owned()),
        ]
    );
    assert_eq!(summary.next_at, Some(DUE), "the last of key 2");
    assert_eq!(person.look(DUE.after(-DAY), &keys, &NONE).due, []);
}

#[test]
fn a_clock_that_is_set_back_has_nothing_said_twice() {
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-7 * DAY), &expiring(1)), [7]);
    for back in [8, 14, 20, 30, 31, 400] {
        let now = DUE.after(-back * DAY);
        let reminders = person.look(now, &[expiring(1)], &NONE);
        assert_eq!(reminders.due, [], "{back} days before");
        assert_eq!(
            reminders.next_at,
            Some(DUE.after(-DAY)),
            "what has not been said yet is next"
        );
    }
    assert_eq!(person.hear(DUE.after(-7 * DAY), &expiring(1)), []);
    assert_eq!(person.hear(DUE.after(-DAY), &expiring(1)), [1]);
    assert_eq!(person.hear(DUE, &expiring(1)), [0]);
    assert_eq!(person.hear(DUE.after(-40 * DAY), &expiring(1)), []);
}

#[test]
fn an_expiry_that_is_moved_begins_anew() {
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-DAY), &expiring(1)), [1]);
    let moved = |days| KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(days * DAY)),
            ..Life::default()
        },
        ..expiring(1)
    };
    let extended = moved(60);
    assert_eq!(person.hear(DUE, &extended), []);
    assert_eq!(person.hear(DUE.after(30 * DAY - 1), &extended), []);
    assert_eq!(person.hear(DUE.after(30 * DAY), &extended), [30]);
    assert_eq!(
        person.hear(DUE.after(30 * DAY), &moved(61)),
        [],
        "by a day: its thirty days begin tomorrow"
    );
    assert_eq!(person.hear(DUE.after(31 * DAY), &moved(61)), [30]);
    assert_eq!(
        person.hear(DUE.after(31 * DAY), &moved(31)),
        [0],
        "brought forward to now"
    );
}

#[test]
fn what_had_passed_when_the_key_was_made_is_not_said() {
    let made = |days: i64| KeyRecord {
        created_at: DUE.after(-days * DAY),
        ..expiring(1)
    };
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-30 * DAY), &made(30)), []);
    assert_eq!(person.hear(DUE.after(-14 * DAY), &made(30)), [14]);
    let mut person = Person::default();
    assert_eq!(person.hear(DUE.after(-10 * DAY + 1), &made(10)), []);
    assert_eq!(person.hear(DUE.after(-7 * DAY), &made(10)), [7]);
    let within_the_hour = KeyRecord {
        created_at: DUE.after(-1),
        ..expiring(2)
    };
    assert_eq!(person.hear(DUE.after(-1), &within_the_hour), []);
    assert_eq!(person.hear(DUE, &within_the_hour), [0]);
}

#[test]
fn a_key_that_is_disabled_retired_or_rotated_is_not_reminded() {
    let now = DUE.after(-DAY);
    for life in [
        Life {
            disabled_at: Some(now),
            ..expiring(1).life
        },
        Life {
            successor: Some(id(2)),
            retires_at: Some(DUE),
            ..expiring(1).life
        },
        Life {
            retires_at: Some(now),
            retired_at: Some(now),
            ..expiring(1).life
        },
    ] {
        let key = KeyRecord { life, ..aging(1) };
        let reminders = Person::default().look(now, &[key], &every_90_days());
        assert_eq!((reminders.due, reminders.next_at), (vec![], None));
    }
    let mut person = Person::default();
    let disabled = KeyRecord {
        life: Life {
            disabled_at: Some(now),
            ..expiring(1).life
        },
        ..expiring(1)
    };
    assert_eq!(person.hear(now, &disabled), []);
    assert_eq!(person.hear(now, &expiring(1)), [1], "enabled again");
}

#[test]
fn a_key_is_reminded_of_its_rotation_and_of_nothing_after_its_end() {
    let mut person = Person::default();
    let mut hear = |now, key: &KeyRecord| -> Vec<_> {
        let reminders = person.look(now, std::slice::from_ref(key), &every_90_days());
        let due = reminders.due.iter();
        due.map(|reminder| (reminder.date.kind, reminder.days))
            .collect()
    };
    assert_eq!(hear(DUE.after(-DAY), &aging(1)), [(Rotation, 1)]);
    assert_eq!(hear(DUE, &aging(1)), [(Rotation, 0)]);
    assert_eq!(hear(DUE, &aging(1)), []);
    let both = KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(3 * DAY)),
            ..Life::default()
        },
        ..aging(2)
    };
    assert_eq!(
        hear(DUE, &both),
        [(Rotation, 0), (Expiry, 7)],
        "each date of a key for itself"
    );
    let unheard = KeyRecord {
        id: id(3),
        ..both.clone()
    };
    assert_eq!(
        hear(DUE.after(3 * DAY), &unheard),
        [(Expiry, 0)],
        "a key that has expired needs no rotation"
    );
}

#[test]
fn a_date_that_passed_more_than_30_days_ago_is_not_spoken_of() {
    let mut person = Person::default();
    let late = DUE.after(30 * DAY);
    assert_eq!(person.hear(late.after(1), &expiring(1)), []);
    assert_eq!(person.hear(late, &expiring(1)), [0]);
}

#[test]
fn a_leap_day_counts_as_a_day() {
    // 2028-03-01T12:00:00Z; the day before is 29 February.
    let due = Timestamp(1_835_524_800_000);
    let key = KeyRecord {
        created_at: due.after(-365 * DAY),
        life: Life {
            expires_at: Some(due),
            ..Life::default()
        },
        ..expiring(1)
    };
    let leap_day = Timestamp(1_835_438_400_000);
    let mut person = Person::default();
    assert_eq!(person.hear(leap_day.after(-1), &key), [7]);
    assert_eq!(person.hear(leap_day, &key), [1]);
}

#[test]
fn dates_at_the_ends_of_time_are_borne() {
    for end in [i64::MIN, i64::MAX] {
        let key = KeyRecord {
            created_at: Timestamp(end),
            life: Life {
                expires_at: Some(Timestamp(end)),
                ..Life::default()
            },
            ..expiring(1)
        };
        let keys = [key];
        for now in [i64::MIN, 0, i64::MAX] {
            Person::default().look(Timestamp(now), &keys, &every_90_days());
        }
    }
}
