//! Searching, sorting and paging.

use keywright_core::{
    Direction, Handle, KeyId, KeyRecord, ListQuery, Registry, SortColumn, Timestamp,
};
use keywright_tests::{author, by_creation, key, name};

use crate::{Data, on_both};

on_both! {
    a_search_finds_within_names_whatever_their_case_and_spelling,
    a_search_finds_a_key_by_what_is_shown_of_it,
    a_search_takes_every_character_as_it_is,
    a_search_does_not_run_from_the_name_into_the_key,
    keys_are_sorted_by_each_column_both_ways,
    keys_that_are_equal_in_a_column_stand_in_order_of_creation,
    pages_follow_each_other_without_gap_or_repetition,
    a_page_beyond_the_end_is_empty_and_still_counts,
    a_key_is_located_where_the_pages_show_it,
}

/// Creates a key of this name, created at this time.
fn create(registry: &dyn Registry, text: &str, at: i64) -> KeyRecord {
    let record = KeyRecord {
        name: name(text),
        created_at: Timestamp(at),
        ..key().0
    };
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
    record
}

fn names(registry: &dyn Registry, query: &ListQuery) -> Vec<String> {
    let rows = registry.page(query).unwrap().rows;
    rows.iter().map(|record| record.name.to_string()).collect()
}

fn found(registry: &dyn Registry, search: &str) -> Vec<String> {
    names(registry, &by_creation(search))
}

fn a_search_finds_within_names_whatever_their_case_and_spelling(data: &dyn Data) {
    let registry = data.open();
    create(&*registry, "Straße der Ökonomie", 1);
    create(&*registry, "ΣΊΣΥΦΟΣ", 2);
    create(&*registry, "ﬁnance … ①", 3);
    for (search, one) in [
        ("", 3),
        ("STRASSE", 1),
        ("o\u{308}KONOM", 1),
        ("e der ökono", 1),
        ("σίσυφος", 1),
        ("Finance", 1),
        ("finance ... 1", 1),
        ("okonomie", 1),
        ("der STRASSE", 1),
        ("der strasse finance", 0),
        ("nothing of it", 0),
    ] {
        assert_eq!(
            found(&*registry, search).len(),
            one,
            "search for {search:?}"
        );
    }
    let page = registry.page(&by_creation("strasse")).unwrap();
    assert_eq!(
        (page.matching, page.total),
        (1, 3),
        "what is found, of how many"
    );
}

fn a_search_finds_a_key_by_what_is_shown_of_it(data: &dyn Data) {
    let registry = data.open();
    let record = create(&*registry, "One", 1);
    create(&*registry, "Other", 2);
    let whole = record.truncated.as_str();
    let end = &whole[whole.find('…').unwrap()..];
    for search in [
        whole,
        &whole.to_uppercase(),
        record.handle.as_ref().unwrap().as_str(),
        end,
    ] {
        assert_eq!(found(&*registry, search), ["One"], "search for {search:?}");
    }
    assert_eq!(found(&*registry, "kw_live_").len(), 2);
}

fn a_search_takes_every_character_as_it_is(data: &dyn Data) {
    let registry = data.open();
    let difficult = [
        "100 % sure",
        "snake_case",
        "back\\slash",
        "it's; DROP TABLE access_key; --",
        "<b>\"bold\"</b>",
        "* ? [a-z]",
        "مفتاح",
        "🔑 key",
    ];
    for (at, text) in difficult.into_iter().enumerate() {
        create(&*registry, text, at as i64);
    }
    assert_eq!(found(&*registry, "%"), ["100 % sure"], "no wildcard");
    assert_eq!(found(&*registry, "ke_ca"), ["snake_case"], "nor this one");
    assert_eq!(found(&*registry, "\\"), ["back\\slash"]);
    for text in difficult {
        assert_eq!(found(&*registry, text), [text]);
    }
    assert_eq!(
        found(&*registry, "sure\n100\t%"),
        ["100 % sure"],
        "a line's end parts words as a blank does"
    );
    assert_eq!(found(&*registry, " \n ").len(), difficult.len());
}

fn a_search_does_not_run_from_the_name_into_the_key(data: &dyn Data) {
    let registry = data.open();
    create(&*registry, "ends with kw", 1);
    create(&*registry, "live", 2);
    assert_eq!(found(&*registry, "kwkw_live"), [""; 0]);
    assert_eq!(
        found(&*registry, "live").len(),
        2,
        "each key is found once, in name or key"
    );
}

fn keys_are_sorted_by_each_column_both_ways(data: &dyn Data) {
    let registry = data.open();
    for (text, handle, at) in [
        ("beta", "22222222", 3),
        ("Alpha", "33333333", 1),
        ("ÄRA", "11111111", 2),
    ] {
        let record = KeyRecord {
            name: name(text),
            handle: Some(Handle::new(handle).unwrap()),
            truncated: format!("kw_live_{handle}_…abcd").into(),
            created_at: Timestamp(at),
            ..key().0
        };
        registry.begin_create(&record).unwrap();
        registry
            .finish_create(record.id, record.created_at, &author())
            .unwrap();
    }
    for (sort, expected) in [
        (SortColumn::Name, ["Alpha", "beta", "ÄRA"]),
        (SortColumn::Key, ["ÄRA", "beta", "Alpha"]),
        (SortColumn::CreatedAt, ["Alpha", "ÄRA", "beta"]),
    ] {
        let query = ListQuery {
            sort,
            ..by_creation("")
        };
        assert_eq!(names(&*registry, &query), expected, "{sort:?}");
        let query = ListQuery {
            direction: Direction::Descending,
            ..query
        };
        let mut reversed = expected;
        reversed.reverse();
        assert_eq!(
            names(&*registry, &query),
            reversed,
            "{sort:?}, the other way"
        );
    }
}

fn keys_that_are_equal_in_a_column_stand_in_order_of_creation(data: &dyn Data) {
    let registry = data.open();
    for (text, id, truncated, at) in [
        ("third", 9, "kw_live_AAAAAAAA_…same", 7),
        ("second", 8, "kw_live_aaaaaaaa_…same", 5),
        ("first", 3, "kw_live_AaAaAaAa_…same", 5),
    ] {
        let record = KeyRecord {
            id: KeyId::from([id; 16]),
            name: name(text),
            truncated: truncated.to_owned().into(),
            created_at: Timestamp(at),
            ..key().0
        };
        registry.begin_create(&record).unwrap();
        registry
            .finish_create(record.id, record.created_at, &author())
            .unwrap();
    }
    for sort in [SortColumn::Key, SortColumn::CreatedAt] {
        let query = ListQuery {
            sort,
            ..by_creation("")
        };
        assert_eq!(
            names(&*registry, &query),
            ["first", "second", "third"],
            "{sort:?}, by id at last"
        );
    }
}

fn pages_follow_each_other_without_gap_or_repetition(data: &dyn Data) {
    let registry = data.open();
    for number in 0..23 {
        create(&*registry, &format!("Key {number}"), number % 5);
    }
    for sort in [SortColumn::Key, SortColumn::Name, SortColumn::CreatedAt] {
        let whole = ListQuery {
            sort,
            ..by_creation("key")
        };
        let all = names(&*registry, &whole);
        assert_eq!(all.len(), 23);
        let pages = (0..23).step_by(5).flat_map(|offset| {
            names(
                &*registry,
                &ListQuery {
                    offset,
                    limit: 5,
                    ..whole.clone()
                },
            )
        });
        assert_eq!(pages.collect::<Vec<_>>(), all, "{sort:?}");
    }
}

fn a_page_beyond_the_end_is_empty_and_still_counts(data: &dyn Data) {
    let registry = data.open();
    create(&*registry, "One", 1);
    for (offset, limit) in [(1, 10), (usize::MAX, 10), (0, 0), (usize::MAX, usize::MAX)] {
        let page = registry
            .page(&ListQuery {
                offset,
                limit,
                ..by_creation("")
            })
            .unwrap();
        assert_eq!(
            (page.rows.len(), page.matching, page.total),
            (0, 1, 1),
            "from {offset}"
        );
    }
    let all = ListQuery {
        limit: usize::MAX,
        ..by_creation("")
    };
    assert_eq!(
        names(&*registry, &all),
        ["One"],
        "asking for more than there is, is fine"
    );
}

fn a_key_is_located_where_the_pages_show_it(data: &dyn Data) {
    let registry = data.open();
    let records: Vec<_> = (0..12)
        .map(|at| create(&*registry, &format!("K{at}"), at % 3))
        .collect();
    for sort in [SortColumn::Key, SortColumn::Name, SortColumn::CreatedAt] {
        for direction in [Direction::Ascending, Direction::Descending] {
            let query = ListQuery {
                sort,
                direction,
                ..by_creation("k1")
            };
            let rows = registry.page(&query).unwrap().rows;
            for record in &records {
                let place = rows.iter().position(|row| row.id == record.id);
                // As the interface asks: with whatever part it shows.
                let asked = ListQuery {
                    offset: 7,
                    limit: 1,
                    ..query.clone()
                };
                assert_eq!(registry.locate(record.id, &asked), Ok(place), "{query:?}");
            }
        }
    }
}
