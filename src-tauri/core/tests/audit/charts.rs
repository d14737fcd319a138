use keywright_core::{
    Action, Ages, Author, Deed, Entry, Facts, KeyId, KeyRecord, Life, Months, Seal, Surface,
    Timestamp, WithinMonth, WorkspaceId,
};

use crate::record::{DAY, NOW, days_ago, id, key};

fn ages(keys: &[KeyRecord]) -> Vec<usize> {
    let mut ages = Ages::new(NOW);
    keys.iter().for_each(|key| ages.add(key));
    ages.bars().map(|(.., keys)| keys).collect()
}

#[test]
fn the_bars_follow_each_other_without_a_gap() {
    let bars: Vec<_> = Ages::new(NOW)
        .bars()
        .map(|(from, until, _)| (from, until))
        .collect();
    assert_eq!(
        bars,
        [
            (0, Some(30)),
            (30, Some(60)),
            (60, Some(90)),
            (90, Some(180)),
            (180, Some(365)),
            (365, Some(730)),
            (730, None),
        ]
    );
}

#[test]
fn a_key_stands_in_the_bar_that_it_has_reached() {
    for (age, bar) in [
        (-3, 0),
        (0, 0),
        (29, 0),
        (30, 1),
        (89, 2),
        (90, 3),
        (729, 5),
    ] {
        let mut expected = vec![0; 7];
        expected[bar] = 1;
        assert_eq!(ages(&[key(1, age)]), expected, "{age} days");
    }
    let barely = KeyRecord {
        created_at: Timestamp(days_ago(730).0 + 1),
        ..key(1, 730)
    };
    assert_eq!(ages(&[barely]), [0, 0, 0, 0, 0, 1, 0]);
    assert_eq!(ages(&[key(1, 730), key(2, 9000)]), [0, 0, 0, 0, 0, 0, 2]);
}

#[test]
fn keys_that_do_not_work_are_in_no_bar() {
    for life in [
        Life {
            disabled_at: Some(NOW),
            ..Life::default()
        },
        Life {
            expires_at: Some(NOW),
            ..Life::default()
        },
    ] {
        let key = KeyRecord { life, ..key(1, 10) };
        assert_eq!(ages(&[key]), [0; 7]);
    }
}

fn entry(at: i64, workspace: i64, key: Option<KeyId>, action: Action) -> Entry {
    let deed = Deed {
        at: Timestamp(at),
        workspace: WorkspaceId(workspace),
        key,
        action,
        by: Author {
            system_user: "tester".to_owned(),
            surface: Surface::Window,
        },
        facts: Facts::default(),
    };
    deed.sealed(1, &Seal::FIRST)
}

fn counts(boundaries: &[i64], entries: &[Entry]) -> Vec<(usize, usize)> {
    let boundaries: Vec<Timestamp> = boundaries.iter().map(|at| Timestamp(*at)).collect();
    let mut months = Months::new(WorkspaceId(1), &boundaries);
    entries.iter().for_each(|entry| months.add(entry));
    let counts = months.counts().into_iter();
    counts
        .map(|WithinMonth { created, withdrawn }| (created, withdrawn))
        .collect()
}

#[test]
fn what_was_done_counts_in_its_month_from_its_first_instant_on() {
    let made = |at| entry(at, 1, Some(id(1)), Action::Created);
    let entries = [made(9), made(10), made(11), made(20)];
    assert_eq!(counts(&[10, 20, 30], &entries), [(2, 0), (1, 0)]);
    assert_eq!(counts(&[10], &entries), []);
    assert_eq!(counts(&[], &entries), []);
    let old = made(-DAY);
    assert_eq!(counts(&[-2 * DAY, 0], &[old]), [(1, 0)], "before 1970");
}

#[test]
fn a_key_is_withdrawn_when_it_is_disabled_or_deleted_and_not_twice_by_both() {
    let did = |at, number, action| entry(at, 1, Some(id(number)), action);
    let entries = [
        did(1, 1, Action::Disabled),
        did(11, 1, Action::Deleted),
        did(12, 2, Action::Deleted),
        did(13, 3, Action::Disabled),
        did(14, 3, Action::Enabled),
        did(21, 3, Action::Deleted),
        did(22, 4, Action::Renamed),
    ];
    assert_eq!(counts(&[0, 10, 20, 30], &entries), [(0, 1), (0, 2), (0, 1)]);
    assert_eq!(
        counts(&[10, 20, 30], &entries),
        [(0, 2), (0, 1)],
        "what was before the first month is known"
    );
}

#[test]
fn other_workspaces_and_what_is_no_keys_do_not_count() {
    let entries = [
        entry(1, 2, Some(id(1)), Action::Created),
        entry(1, 1, None, Action::WorkspaceCreated),
    ];
    assert_eq!(counts(&[0, 10], &entries), [(0, 0)]);
}
