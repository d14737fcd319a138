use keywright_core::{KeyRecord, Life, Snooze, Timestamp};

use crate::record::{DAY, DUE, NONE, Person, expiring, id};

/// A person who snoozes right after this summary.
fn snoozed(summary: Timestamp, keys: &[KeyRecord], until: Timestamp) -> Person {
    let mut person = Person::default();
    person.look(summary, keys, &NONE);
    person.snooze = Some(Snooze {
        since: summary,
        until,
        summary,
    });
    person
}

fn later(number: u8, days: i64) -> KeyRecord {
    KeyRecord {
        life: Life {
            expires_at: Some(DUE.after(days * DAY)),
            ..Life::default()
        },
        ..expiring(number)
    }
}

#[test]
fn nothing_is_said_until_the_snooze_ends_and_then_all_in_one_summary() {
    let summary = DUE.after(-7 * DAY);
    let until = summary.after(2 * DAY);
    // The second one comes up during the snooze, the third was said long before.
    let keys = [expiring(1), later(2, 8), later(3, 20)];
    let mut person = Person::default();
    person.look(DUE.after(-10 * DAY), &keys[2..], &NONE);
    person.look(summary, &keys, &NONE);
    person.snooze = Some(Snooze {
        since: summary,
        until,
        summary,
    });
    for now in [summary, DUE.after(-6 * DAY), until.after(-1)] {
        let reminders = person.look(now, &keys, &NONE);
        assert_eq!(reminders.due, []);
        assert_eq!(reminders.next_at, Some(until));
    }
    let reminders = person.look(until, &keys, &NONE);
    let said: Vec<_> = reminders
        .due
        .iter()
        .map(|reminder| (reminder.date.key, reminder.days))
        .collect();
    assert_eq!(said, [(id(1), 7), (id(2), 14)]);
    assert_eq!(person.look(until, &keys, &NONE).due, [], "once");
    assert_eq!(person.look(until.after(1), &keys, &NONE).due, []);
}

#[test]
fn what_was_snoozed_is_said_by_the_threshold_that_is_nearest_by_then() {
    let summary = DUE.after(-7 * DAY);
    let mut person = snoozed(summary, &[expiring(1)], DUE.after(-DAY));
    assert_eq!(person.hear(DUE.after(-DAY), &expiring(1)), [1]);
    assert_eq!(person.hear(DUE, &expiring(1)), [0]);
}

#[test]
fn a_snooze_holds_nothing_back_where_nothing_comes_up() {
    let summary = DUE.after(-40 * DAY);
    let mut person = snoozed(summary, &[expiring(1)], summary.after(DAY));
    let reminders = person.look(summary, &[expiring(1)], &NONE);
    assert_eq!(reminders.next_at, Some(DUE.after(-30 * DAY)));
}

#[test]
fn a_clock_that_is_set_back_into_the_snooze_has_nothing_said_twice() {
    let summary = DUE.after(-7 * DAY);
    let until = summary.after(DAY);
    let mut person = snoozed(summary, &[expiring(1)], until);
    assert_eq!(person.hear(until, &expiring(1)), [7]);
    for now in [summary, until, DUE.after(-20 * DAY), until.after(DAY)] {
        assert_eq!(person.hear(now, &expiring(1)), [], "{now:?}");
    }
}

#[test]
fn a_snooze_ends_where_the_clock_is_set_back_before_it_was_asked_for() {
    let summary = DUE.after(-7 * DAY);
    let until = summary.after(DAY);
    let mut person = snoozed(summary, &[expiring(1)], until);
    assert_eq!(person.hear(summary, &expiring(1)), []);
    // A second key comes up at the time that the clock has now.
    let keys = [expiring(1), later(2, -30)];
    let reminders = person.look(summary.after(-1), &keys, &NONE);
    assert_eq!(reminders.due.len(), 1);
    assert_eq!(reminders.due[0].date.key, id(2));
}

#[test]
fn a_key_that_is_rotated_during_the_snooze_is_not_spoken_of() {
    let summary = DUE.after(-7 * DAY);
    let until = summary.after(DAY);
    let mut person = snoozed(summary, &[expiring(1)], until);
    let rotated = KeyRecord {
        life: Life {
            successor: Some(id(2)),
            ..expiring(1).life
        },
        ..expiring(1)
    };
    assert_eq!(person.hear(until, &rotated), []);
}
