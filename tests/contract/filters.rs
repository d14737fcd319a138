//! Filtering and sorting by what is known of keys, and what was typed for them before.

use keywright_core::{
    Completions, Days, Details, Direction, Environment, Filters, KeyChange, KeyRecord, Life,
    ListQuery, Registry, SortColumn, Status, Timestamp,
};
use keywright_tests::{author, by_creation, key, name};

use crate::states::{FIRST, create};
use crate::{Data, on_both};

on_both! {
    each_filter_lets_those_pass_that_it_names,
    filters_hold_together_with_the_words,
    words_are_found_in_all_that_is_written_of_a_key,
    what_is_changed_is_found_and_sorted_at_once,
    keys_are_sorted_by_what_is_known_of_them,
    what_is_missing_stands_last_either_way,
    statuses_are_those_of_the_moment,
    completions_come_by_use_and_then_by_the_alphabet,
    what_nobody_uses_any_more_is_not_completed,
}

const DAY: i64 = 24 * 60 * 60 * 1000;
const NOW: Timestamp = Timestamp(1000 * DAY);

/// A key of this name, created so many days before now.
fn aged(text: &str, age: i64) -> KeyRecord {
    KeyRecord {
        name: name(text),
        created_at: Timestamp(NOW.0 - age * DAY),
        // What is random would be found by a short word now and then.
        truncated: "kw_live_00000000_…0000".to_owned().into(),
        ..key().0
    }
}

fn documented(record: KeyRecord, owner: &str, used_by: &[&str], tags: &[&str]) -> KeyRecord {
    let owned = |entries: &[&str]| -> Vec<String> {
        entries.iter().map(|entry| (*entry).to_owned()).collect()
    };
    KeyRecord {
        details: Details::new(owner, &owned(used_by), &owned(tags), "").unwrap(),
        ..record
    }
}

fn ending(record: KeyRecord, days: i64) -> KeyRecord {
    KeyRecord {
        life: Life {
            expires_at: Some(Timestamp(NOW.0 + days * DAY)),
            ..record.life
        },
        ..record
    }
}

/// Three keys that differ in everything, and one of which nothing is known.
fn four(registry: &dyn Registry) {
    let ops = documented(aged("a", 90), "Ops", &["CRM", "Mail"], &["blue"]);
    create(registry, ending(ops, 30));
    let asa = documented(aged("b", 60), "Åsa", &["mail"], &["Red", "blue"]);
    let test = KeyRecord {
        environment: Environment::Test,
        ..ending(asa, 3)
    };
    create(registry, test);
    let gone = documented(aged("c", 30), "OPS", &["Billing"], &["red"]);
    create(registry, ending(gone, -1));
    create(registry, aged("d", 0));
}

fn named(registry: &dyn Registry, query: &ListQuery) -> String {
    let page = registry.page(query).unwrap();
    assert_eq!(page.matching, page.rows.len());
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

fn passing(registry: &dyn Registry, filters: Filters) -> String {
    let query = ListQuery {
        filters,
        now: NOW,
        ..by_creation("")
    };
    named(registry, &query)
}

fn sorted(registry: &dyn Registry, sort: SortColumn, direction: Direction) -> String {
    let query = ListQuery {
        sort,
        direction,
        now: NOW,
        ..by_creation("")
    };
    named(registry, &query)
}

fn each_filter_lets_those_pass_that_it_names(data: &dyn Data) {
    let registry = data.open();
    four(&*registry);
    let only = |filters| passing(&*registry, filters);
    let none = Filters::default;
    assert_eq!(only(none()), "abcd");
    let statuses = |statuses: &[Status]| Filters {
        statuses: statuses.to_vec(),
        ..none()
    };
    assert_eq!(only(statuses(&[Status::Expired])), "c");
    assert_eq!(only(statuses(&[Status::Active, Status::Expiring])), "abd");
    let environment = |environment| Filters {
        environment: Some(environment),
        ..none()
    };
    assert_eq!(only(environment(Environment::Test)), "b");
    assert_eq!(only(environment(Environment::Live)), "acd");
    let text = |text: &str| Some(text.to_owned());
    let owner = |owner| Filters {
        owner: text(owner),
        ..none()
    };
    assert_eq!(only(owner("ops")), "ac", "ignoring case");
    assert_eq!(only(owner("asa")), "", "but not accents");
    assert_eq!(only(owner("op")), "", "nor parts");
    assert_eq!(only(owner("")), "d", "those without one");
    let used_by = |used_by| Filters {
        used_by: text(used_by),
        ..none()
    };
    assert_eq!(only(used_by("MAIL")), "ab");
    assert_eq!(only(used_by("CRM, Mail")), "");
    assert_eq!(only(used_by("")), "d");
    let tag = |tag| Filters {
        tag: text(tag),
        ..none()
    };
    assert_eq!(only(tag("red")), "bc");
    assert_eq!(only(tag("green")), "");
    let older_than = |days| Filters {
        older_than: Days::new(days),
        ..none()
    };
    assert_eq!(only(older_than(60)), "ab", "at least so old");
    assert_eq!(only(older_than(61)), "a");
    let ending_within = |days| Filters {
        ending_within: Days::new(days),
        ..none()
    };
    assert_eq!(only(ending_within(3)), "b", "what has ended does not end");
    assert_eq!(only(ending_within(30)), "ab");
}

fn filters_hold_together_with_the_words(data: &dyn Data) {
    let registry = data.open();
    four(&*registry);
    let filters = Filters {
        tag: Some("blue".to_owned()),
        used_by: Some("mail".to_owned()),
        ..Filters::default()
    };
    assert_eq!(passing(&*registry, filters.clone()), "ab");
    let query = ListQuery {
        filters,
        now: NOW,
        ..by_creation("red mail")
    };
    assert_eq!(named(&*registry, &query), "b");
    let page = registry.page(&query).unwrap();
    assert_eq!((page.matching, page.total), (1, 4));
    let id = page.rows[0].id;
    assert_eq!(registry.locate(id, &query), Ok(Some(0)));
}

fn words_are_found_in_all_that_is_written_of_a_key(data: &dyn Data) {
    let registry = data.open();
    let owned = |entry: &str| vec![entry.to_owned()];
    let details = Details::new(
        "Åsbjörn Öberg",
        &owned("Süd CRM"),
        &owned("quartal"),
        "Zeile eins\nÜber den Rest",
    );
    let record = KeyRecord {
        details: details.unwrap(),
        ..aged("Cléopâtre", 1)
    };
    create(&*registry, record);
    create(&*registry, aged("Other", 2));
    for (search, found) in [
        ("cleopatre", "Cléopâtre"),
        ("asbjorn", "Cléopâtre"),
        ("OBERG süd", "Cléopâtre"),
        ("crm quart über eins", "Cléopâtre"),
        ("eins über", "Cléopâtre"),
        ("eins nowhere", ""),
        ("cléopâtre other", ""),
        ("crmquartal", ""),
        ("quart quart QUART", "Cléopâtre"),
    ] {
        assert_eq!(named(&*registry, &by_creation(search)), found, "{search}");
    }
}

fn what_is_changed_is_found_and_sorted_at_once(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let columns = [
        SortColumn::Name,
        SortColumn::Owner,
        SortColumn::UsedBy,
        SortColumn::EndsAt,
    ];
    let keys = [("a", 3), ("b", 2), ("c", 1)];
    let keys = keys.map(|(text, age)| create(&*registry, aged(text, age)));
    for column in columns {
        assert_eq!(sorted(&*registry, column, Direction::Ascending), "abc");
    }
    let id = keys[2].id;
    let details = Details::new("Ops", &["CRM".to_owned()], &[], "").unwrap();
    for change in [KeyChange::Details(details), KeyChange::Expiry(Some(NOW))] {
        registry.change(id, &change, NOW, &author()).unwrap();
    }
    registry.rename(id, &name("A0"), NOW, &author()).unwrap();
    for handle in [&registry, &beside] {
        let by = |column| sorted(&**handle, column, Direction::Ascending);
        assert_eq!(by(SortColumn::Name), "aA0b");
        for column in [SortColumn::Owner, SortColumn::UsedBy, SortColumn::EndsAt] {
            assert_eq!(by(column), "A0ab", "{column:?}");
        }
        assert_eq!(named(&**handle, &by_creation("crm a0 ops")), "A0");
    }
    registry.begin_delete(id).unwrap();
    registry.finish_delete(id, NOW, &author()).unwrap();
    for column in columns {
        assert_eq!(sorted(&*registry, column, Direction::Ascending), "ab");
    }
    assert_eq!(named(&*registry, &by_creation("crm a0 ops")), "");
}

fn keys_are_sorted_by_what_is_known_of_them(data: &dyn Data) {
    let registry = data.open();
    four(&*registry);
    for (column, expected) in [
        (SortColumn::Environment, "acdb"),
        (SortColumn::Owner, "acbd"),
        (SortColumn::UsedBy, "cabd"),
        (SortColumn::Tags, "acbd"),
        (SortColumn::EndsAt, "cbad"),
        (SortColumn::Status, "adbc"),
    ] {
        let found = sorted(&*registry, column, Direction::Ascending);
        assert_eq!(found, expected, "{column:?}");
    }
}

fn what_is_missing_stands_last_either_way(data: &dyn Data) {
    let registry = data.open();
    four(&*registry);
    create(&*registry, aged("e", -1));
    for (column, expected) in [
        (SortColumn::Environment, "bedca"),
        (SortColumn::Owner, "bcaed"),
        (SortColumn::UsedBy, "baced"),
        (SortColumn::Tags, "bcaed"),
        (SortColumn::EndsAt, "abced"),
        (SortColumn::Status, "cbaed"),
    ] {
        let found = sorted(&*registry, column, Direction::Descending);
        assert_eq!(found, expected, "{column:?}");
    }
}

fn statuses_are_those_of_the_moment(data: &dyn Data) {
    let registry = data.open();
    create(&*registry, ending(aged("a", 9), 20));
    create(&*registry, ending(aged("b", 8), 40));
    let disabled = create(&*registry, ending(aged("c", 7), 30));
    registry
        .change(disabled.id, &KeyChange::Disable, NOW, &author())
        .unwrap();
    let at = |day: i64, sort, statuses: &[Status]| {
        let query = ListQuery {
            sort,
            now: Timestamp(NOW.0 + day * DAY),
            filters: Filters {
                statuses: statuses.to_vec(),
                ..Filters::default()
            },
            ..by_creation("")
        };
        named(&*registry, &query)
    };
    for (day, order, active, expired) in [
        (0, "abc", "ab", ""),
        (7, "bac", "b", ""),
        (20, "bca", "b", "a"),
        (35, "bac", "", "ac"),
        (99, "acb", "", "abc"),
    ] {
        assert_eq!(at(day, SortColumn::Status, &[]), order, "day {day}");
        let only = |status| at(day, SortColumn::CreatedAt, &[status]);
        assert_eq!(only(Status::Active), active, "day {day}");
        assert_eq!(only(Status::Expired), expired, "day {day}");
    }
}

fn completions_come_by_use_and_then_by_the_alphabet(data: &dyn Data) {
    let registry = data.open();
    for (age, owner, used_by, tags) in [
        (5, "Zoë", vec!["CRM", "mail"], vec!["x"]),
        (4, "ops", vec!["Crm"], vec![]),
        (3, "Ops", vec!["crm", "Billing"], vec!["x", "ö"]),
        (2, "", vec![], vec!["Ö", "p"]),
        (1, "åsa", vec!["Mail"], vec![]),
    ] {
        create(
            &*registry,
            documented(aged(&format!("{age}"), age), owner, &used_by, &tags),
        );
    }
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let expected = Completions {
        owners: owned(&["ops", "Zoë", "åsa"]),
        used_by: owned(&["CRM", "mail", "Billing"]),
        tags: owned(&["x", "ö", "p"]),
    };
    assert_eq!(registry.completions(FIRST), Ok(expected));
}

fn what_nobody_uses_any_more_is_not_completed(data: &dyn Data) {
    let registry = data.open();
    let first = create(&*registry, documented(aged("1", 2), "Ops", &[], &["a"]));
    create(&*registry, documented(aged("2", 1), "OPS", &[], &["b"]));
    let owners = || registry.completions(FIRST).unwrap().owners;
    assert_eq!(owners(), ["Ops"], "as it was written first");
    let change = KeyChange::Details(Details::default());
    registry.change(first.id, &change, NOW, &author()).unwrap();
    assert_eq!(owners(), ["OPS"]);
    assert_eq!(registry.completions(FIRST).unwrap().tags, ["b"]);
}
