//! Every documented outcome of what is kept for the audit and for reminders.

use keywright_core::{
    ActivityQuery, Deed, DueDate, DueKind, Entry, FindingKind, FindingKind::*, KeyId, Postponement,
    Registry, RegistryError, Said, Timestamp, WorkspaceId,
};
use keywright_tests::author;

use crate::states::{AT, FIRST, created, deleted, draft};
use crate::{Data, on_both};

on_both! {
    nothing_is_put_off_or_said_at_first,
    what_is_put_off_is_kept_for_the_next_process,
    each_finding_is_put_off_for_itself,
    what_is_brought_back_is_put_off_no_more,
    the_activity_says_what_was_put_off_and_brought_back,
    what_is_as_it_was_is_not_said_again,
    the_activity_says_so_in_the_workspace_of_the_key,
    in_a_workspace_that_is_not_there_nothing_is_put_off,
    a_discarded_secret_is_in_the_activity,
    a_reminder_is_kept_in_the_place_of_an_earlier_one,
    what_is_kept_outlives_the_key,
}

const STRAY: [u8; 16] = [7; 16];

fn off(kind: FindingKind, id: KeyId, until: Timestamp, reason: &str) -> Postponement {
    Postponement::new(kind, id, until, reason).unwrap()
}

fn put(registry: &dyn Registry, postponements: &[Postponement]) -> Result<(), RegistryError> {
    registry.postpone(postponements, FIRST, AT, &author())
}

/// In an order of its own.
fn kept(registry: &dyn Registry) -> Vec<Postponement> {
    let mut kept = registry.postponements().unwrap();
    kept.sort_by_key(|one| (one.id, one.kind));
    kept
}

fn last(registry: &dyn Registry) -> Entry {
    registry.entries_after(0, 100).unwrap().pop().unwrap()
}

fn facts(entry: &Entry) -> Vec<(String, String)> {
    let pairs = entry.facts.pairs();
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn nothing_is_put_off_or_said_at_first(data: &dyn Data) {
    let registry = data.open();
    assert_eq!(registry.postponements(), Ok(vec![]));
    assert_eq!(registry.reminders_said(), Ok(vec![]));
}

fn what_is_put_off_is_kept_for_the_next_process(data: &dyn Data) {
    let registry = data.open();
    let odd = "'; DROP TABLE postponement; -- 🔑\nnext line \\n";
    let postponements = [
        off(NoOwner, created(&*registry).id, AT.after(1), odd),
        off(SecretWithoutRecord, STRAY.into(), Timestamp(i64::MAX), ""),
    ];
    put(&*registry, &postponements).unwrap();
    drop(registry);
    let mut expected = postponements.to_vec();
    expected.sort_by_key(|one| (one.id, one.kind));
    assert_eq!(kept(&*data.open()), expected);
}

fn each_finding_is_put_off_for_itself(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let mut ids = [created(&*registry).id, created(&*registry).id];
    ids.sort();
    let [one, other] = ids;
    let first = [
        off(NoOwner, one, AT.after(1), "a"),
        off(NoUsedBy, one, AT.after(2), "b"),
        off(NoOwner, other, AT.after(3), "c"),
    ];
    put(&*registry, &first).unwrap();
    let anew = off(NoUsedBy, one, AT.after(9), "d");
    put(&*beside, &[anew.clone()]).unwrap();
    let expected = [first[0].clone(), anew, first[2].clone()];
    assert_eq!(kept(&*registry), expected);
    assert_eq!(
        registry.head().unwrap().number,
        6,
        "two creations, four of these"
    );
    put(&*registry, &[off(NoUsedBy, one, AT, "")]).unwrap();
    assert_eq!(kept(&*registry), [&expected[..1], &expected[2..]].concat());
    put(&*registry, &[off(NoOwner, other, AT, "")]).unwrap();
    assert_eq!(kept(&*registry), expected[..1]);
    put(&*registry, &[off(Overdue, one, AT, "")]).unwrap();
    assert_eq!(registry.head().unwrap().number, 8, "that one was open");
}

fn what_is_brought_back_is_put_off_no_more(data: &dyn Data) {
    let registry = data.open();
    let id = created(&*registry).id;
    for over in [AT, AT.after(-1), Timestamp(i64::MIN)] {
        put(&*registry, &[off(NoOwner, id, AT.after(1), "a")]).unwrap();
        put(&*registry, &[off(NoOwner, id, over, "")]).unwrap();
        assert_eq!(kept(&*registry), [], "{over:?}");
    }
    let ended = off(NoOwner, id, AT.after(1), "a");
    put(&*registry, &[ended.clone()]).unwrap();
    assert_eq!(kept(&*registry), [ended], "kept after its time, too");
    let later = AT.after(2);
    let over = [off(NoOwner, id, later, "")];
    registry.postpone(&over, FIRST, later, &author()).unwrap();
    assert_eq!(kept(&*registry), [], "until somebody brings it back");
}

fn the_activity_says_what_was_put_off_and_brought_back(data: &dyn Data) {
    let registry = data.open();
    let id = created(&*registry).id;
    put(
        &*registry,
        &[off(LiveLikeTest, id, AT.after(1), "two\nlines")],
    )
    .unwrap();
    let entry = last(&*registry);
    assert_eq!((entry.action.as_str(), entry.key), ("postponed", Some(id)));
    assert_eq!((entry.at, entry.system_user), (AT, "tester".to_owned()));
    let until = AT.after(1).0.to_string();
    let told = [
        ("kind", "liveLikeTest"),
        ("until", &until),
        ("reason", "two\nlines"),
    ];
    let told = told.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(facts(&last(&*registry)), told);
    put(&*registry, &[off(LiveLikeTest, id, AT, "unheard")]).unwrap();
    assert_eq!(last(&*registry).number, 3);
    assert_eq!(facts(&last(&*registry)), told[..1]);
}

fn what_is_as_it_was_is_not_said_again(data: &dyn Data) {
    let registry = data.open();
    let id = created(&*registry).id;
    let number = || registry.head().unwrap().number;
    let one = off(NoOwner, id, AT.after(5), "a");
    put(&*registry, &[off(NoOwner, id, AT, "a")]).unwrap();
    assert_eq!(number(), 1, "it was not put off");
    put(&*registry, &[one.clone(), one.clone()]).unwrap();
    put(&*registry, &[one.clone()]).unwrap();
    assert_eq!(number(), 2);
    put(&*registry, &[off(NoOwner, id, AT.after(6), "a")]).unwrap();
    put(&*registry, &[off(NoOwner, id, AT.after(6), "b")]).unwrap();
    assert_eq!(number(), 4, "another time or reason");
    let later = AT.after(7);
    let over = [off(NoOwner, id, AT, "")];
    registry.postpone(&over, FIRST, later, &author()).unwrap();
    assert_eq!(number(), 4, "its time had come by itself");
    put(&*registry, &[]).unwrap();
    assert_eq!(number(), 4);
}

fn the_activity_says_so_in_the_workspace_of_the_key(data: &dyn Data) {
    let registry = data.open();
    let key = created(&*registry).id;
    let tombstone = deleted(&*registry).id;
    let other = registry.add_workspace(&draft("Other", "oth"), AT, &author());
    let other = other.unwrap().id;
    for (id, workspace) in [(key, FIRST), (tombstone, FIRST), (STRAY.into(), other)] {
        let one = [off(NoOwner, id, AT.after(1), "")];
        registry.postpone(&one, other, AT, &author()).unwrap();
        let entry = last(&*registry);
        assert_eq!((entry.key, entry.workspace), (Some(id), workspace));
    }
}

fn in_a_workspace_that_is_not_there_nothing_is_put_off(data: &dyn Data) {
    let registry = data.open();
    let id = created(&*registry).id;
    let removed = registry.add_workspace(&draft("Other", "oth"), AT, &author());
    let removed = removed.unwrap().id;
    registry.remove_workspace(removed, AT, &author()).unwrap();
    let before = registry.head();
    for nowhere in [removed, WorkspaceId(77)] {
        let missing = Err(RegistryError::NoSuchWorkspace);
        let one = [off(NoOwner, id, AT.after(1), "")];
        assert_eq!(registry.postpone(&one, nowhere, AT, &author()), missing);
    }
    let noted = registry.note(&Deed::discarded(
        STRAY.into(),
        WorkspaceId(77),
        AT,
        &author(),
    ));
    assert_eq!(noted, Err(RegistryError::NoSuchWorkspace));
    assert_eq!((kept(&*registry), registry.head()), (vec![], before));
}

fn a_discarded_secret_is_in_the_activity(data: &dyn Data) {
    let registry = data.open();
    let id = STRAY.into();
    let deed = Deed::discarded(id, FIRST, AT, &author());
    registry.note(&deed).unwrap();
    let entry = last(&*registry);
    assert_eq!((entry.action.as_str(), entry.key), ("discarded", Some(id)));
    assert_eq!((entry.workspace, entry.at), (FIRST, AT));
    assert_eq!(facts(&entry), []);
    let query = ActivityQuery {
        limit: 1,
        ..ActivityQuery::default()
    };
    let page = registry.activity(&query).unwrap();
    assert_eq!(page.rows[0].key, None, "which no key has");
}

fn a_reminder_is_kept_in_the_place_of_an_earlier_one(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let said = |kind, number: u8, at, days, said_at| Said {
        date: DueDate {
            at: Timestamp(at),
            kind,
            key: [number; 16].into(),
        },
        days,
        at: Timestamp(said_at),
    };
    let first = [
        said(DueKind::Expiry, 1, i64::MAX, 30, i64::MIN),
        said(DueKind::Rotation, 1, -5, 14, 2),
        said(DueKind::Expiry, 2, 7, 0, 2),
    ];
    registry.say_reminders(&first).unwrap();
    registry.say_reminders(&[]).unwrap();
    let later = said(DueKind::Rotation, 1, 9, 7, 3);
    beside.say_reminders(&[later]).unwrap();
    let mut kept = registry.reminders_said().unwrap();
    kept.sort_by_key(|said| (said.date.key, said.date.kind));
    assert_eq!(kept, [first[0], later, first[2]]);
    assert_eq!(registry.head().unwrap().number, 0, "no deed of a person");
}

fn what_is_kept_outlives_the_key(data: &dyn Data) {
    let registry = data.open();
    let id = created(&*registry).id;
    let one = off(NoOwner, id, AT.after(1), "");
    put(&*registry, &[one.clone()]).unwrap();
    registry.begin_delete(id).unwrap();
    registry.finish_delete(id, AT, &author()).unwrap();
    assert_eq!(kept(&*registry), [one]);
}
