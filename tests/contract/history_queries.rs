//! How the activity is looked through.

use keywright_core::{Action, ActivityQuery, Registry};
use keywright_tests::{key, name, named};

use crate::history::{all, at, by, create};
use crate::states::{FIRST, draft};
use crate::{Data, on_both};

on_both! {
    the_newest_entries_come_first,
    each_limit_leaves_the_others_out,
    a_search_finds_keys_and_people,
    a_search_finds_a_key_by_the_name_that_it_has_today,
    what_is_found_after_an_entry_comes_the_oldest_first,
}

/// The numbers of the entries that are found, and how many there are.
fn found(registry: &dyn Registry, query: &ActivityQuery) -> (Vec<u64>, usize) {
    let page = registry.activity(query).unwrap();
    let numbers = page.rows.iter().map(|row| row.entry.number);
    (numbers.collect(), page.matching)
}

fn search(text: &str) -> ActivityQuery {
    ActivityQuery {
        search: text.to_owned(),
        ..all()
    }
}

fn the_newest_entries_come_first(data: &dyn Data) {
    let registry = data.open();
    for _ in 0..5 {
        create(&*registry, key().0, 1, "zoë.weiß");
    }
    assert_eq!(found(&*registry, &all()), (vec![5, 4, 3, 2, 1], 5));
    for text in ["", "zoe.weiss"] {
        let part = |offset, limit| ActivityQuery {
            offset,
            limit,
            ..search(text)
        };
        assert_eq!(found(&*registry, &part(1, 2)), (vec![4, 3], 5));
        assert_eq!(found(&*registry, &part(4, 2)), (vec![1], 5));
        assert_eq!(found(&*registry, &part(5, 2)), (vec![], 5));
        assert_eq!(
            found(&*registry, &part(usize::MAX, usize::MAX)),
            (vec![], 5)
        );
        assert_eq!(found(&*registry, &part(0, 0)), (vec![], 5));
    }
}

fn each_limit_leaves_the_others_out(data: &dyn Data) {
    let registry = data.open();
    let one = create(&*registry, key().0, 10, "zoë.weiß");
    let other = create(&*registry, key().0, 20, "zoë.weiß");
    registry
        .mark_shown(one.id, at(30), &by("zoë.weiß"))
        .unwrap();
    let added = registry.add_workspace(&draft("Acme", "acme"), at(40), &by("zoë.weiß"));
    let added = added.unwrap();
    let only = |query: ActivityQuery| found(&*registry, &query).0;
    let workspace = Some(added.id);
    assert_eq!(only(ActivityQuery { workspace, ..all() }), [4]);
    let workspace = Some(FIRST);
    assert_eq!(only(ActivityQuery { workspace, ..all() }), [3, 2, 1]);
    let key = Some(one.id);
    assert_eq!(only(ActivityQuery { key, ..all() }), [3, 1]);
    let actions = vec![Action::Shown, Action::WorkspaceCreated];
    let mut query = ActivityQuery { actions, ..all() };
    assert_eq!(only(query.clone()), [4, 3]);
    query.key = Some(one.id);
    assert_eq!(only(query), [3], "all of them at once");
    let (from, until) = (Some(at(20)), Some(at(40)));
    assert_eq!(only(ActivityQuery { from, ..all() }), [4, 3, 2]);
    assert_eq!(only(ActivityQuery { until, ..all() }), [3, 2, 1]);
    let query = ActivityQuery {
        from,
        until,
        key: Some(other.id),
        ..search(other.name.as_str())
    };
    assert_eq!(only(query), [2]);
}

fn a_search_finds_keys_and_people(data: &dyn Data) {
    let registry = data.open();
    let ways = create(&*registry, named("Straße Öl"), 1, "zoë.weiß");
    let plain = create(&*registry, named("Plain"), 2, "ådmin");
    registry.begin_delete(plain.id).unwrap();
    registry
        .finish_delete(plain.id, at(3), &by("ådmin"))
        .unwrap();
    registry
        .add_workspace(&draft("Straße", "acme"), at(4), &by("zoë.weiß"))
        .unwrap();
    let only = |text: &str| found(&*registry, &search(text)).0;
    assert_eq!(only("STRASSE OL"), [1], "a text, not words");
    assert_eq!(only("ol strasse"), [0; 0]);
    assert_eq!(only("plain"), [3, 2], "of a deleted key, too");
    assert_eq!(only(ways.handle.unwrap().as_str()), [1]);
    assert_eq!(only(ways.truncated.as_str()), [1]);
    assert_eq!(only("ZOE.WEISS"), [4, 1]);
    assert_eq!(only("Admin"), [3, 2]);
    assert_eq!(only("öl\nkw"), [0; 0], "not from the name into the key");
    assert_eq!(only("nowhere"), [0; 0]);
}

fn a_search_finds_a_key_by_the_name_that_it_has_today(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let record = create(&*registry, named("Earlier"), 1, "zoë.weiß");
    registry
        .rename(record.id, &name("Present"), at(2), &by("zoë.weiß"))
        .unwrap();
    assert_eq!(found(&*beside, &search("earlier")), (vec![], 0));
    assert_eq!(found(&*beside, &search("present")), (vec![2, 1], 2));
    let page = beside.activity(&search("present")).unwrap();
    let names = page.rows.into_iter().map(|row| row.key.unwrap().0);
    assert_eq!(names.collect::<Vec<_>>(), ["Present", "Present"]);
}

fn what_is_found_after_an_entry_comes_the_oldest_first(data: &dyn Data) {
    let registry = data.open();
    let one = create(&*registry, named("Ölpumpe"), 1, "zoë.weiß");
    create(&*registry, named("Plain"), 2, "zoë.weiß");
    registry.mark_shown(one.id, at(3), &by("ådmin")).unwrap();
    let added = registry.add_workspace(&draft("Acme", "acme"), at(4), &by("zoë.weiß"));
    let added = added.unwrap().id;
    let after = |number, query: &ActivityQuery| {
        let rows = registry.activity_after(number, query).unwrap();
        let numbers = rows.iter().map(|row| row.entry.number);
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(after(0, &all()), [1, 2, 3, 4]);
    assert_eq!(after(2, &all()), [3, 4]);
    for number in [4, 5, u64::MAX] {
        assert_eq!(after(number, &all()), [0; 0]);
    }
    let part = |offset, limit| ActivityQuery {
        offset,
        limit,
        ..search("")
    };
    assert_eq!(after(1, &part(7, 2)), [2, 3], "no offset is counted off");
    assert_eq!(after(0, &part(0, 0)), [0; 0]);
    assert_eq!(after(0, &search("OLPUMPE")), [1, 3]);
    assert_eq!(after(1, &search("olpumpe")), [3]);
    assert_eq!(after(0, &search("admin")), [3]);
    assert_eq!(after(1, &search("zoe.weiss")), [2, 4]);
    let workspace = Some(added);
    assert_eq!(after(0, &ActivityQuery { workspace, ..all() }), [4]);
    let key = Some(one.id);
    assert_eq!(after(0, &ActivityQuery { key, ..all() }), [1, 3]);
    let query = ActivityQuery {
        actions: vec![Action::Created, Action::Shown],
        from: Some(at(2)),
        until: Some(at(4)),
        ..all()
    };
    assert_eq!(after(0, &query), [2, 3]);
    let rows = registry.activity_after(0, &all()).unwrap();
    let mut page = registry.activity(&all()).unwrap().rows;
    page.reverse();
    assert_eq!(rows, page, "entries and keys are those of the page");
}
