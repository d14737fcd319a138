//! Ten thousand keys: the right pages, whatever is searched and sorted.

use std::collections::BTreeSet;
use std::time::Instant;

use keywright_core::memory::MemoryRegistry;
use keywright_core::{
    Direction, LARGEST_PAGE, ListQuery, Page, Registry, SortColumn, fold, fold_for_search,
};
use keywright_stores::SqliteRegistry;
use keywright_tests::{author, by_creation, key, named};
use rusqlite::{Connection, params};
use tempfile::TempDir;

use crate::states::{AT, FIRST, create, draft};

const ROWS: usize = 10_000;

fn name(number: usize) -> String {
    match number % 7 {
        0 => format!("100 % of {number}"),
        1 => format!("snake_case_{number}"),
        2 => format!("it's '{number}'; DROP TABLE access_key; --"),
        3 => format!("Straße Nº {number}"),
        4 => format!("ключ {number} 🔑"),
        5 => format!("مفتاح {number}"),
        _ => format!("Key {number}"),
    }
}

fn truncated(number: usize) -> String {
    format!("kw_live_{number:08}_…wxyz")
}

/// In one transaction, past the port, which makes each change durable by itself.
fn filled() -> (TempDir, SqliteRegistry) {
    let folder = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let mut connection = Connection::open(folder.path().join("registry.db")).unwrap();
    let transaction = connection.transaction().unwrap();
    for number in 0..ROWS {
        let (name, handle) = (name(number), format!("{number:08}"));
        transaction
            .execute(
                "INSERT INTO access_key (id, workspace_id, name, name_folded, environment, handle,
                                         truncated_key, digest, state, created_at, holds_name,
                                         search_text)
                 VALUES (?1, 1, ?2, ?3, 'live', ?4, ?5, ?6, 'active', ?7, 1, ?8)",
                params![
                    (number as u128).to_be_bytes(),
                    name,
                    fold(&name),
                    handle,
                    truncated(number),
                    [(number as u128).to_be_bytes(); 2].concat(),
                    number as i64,
                    format!(
                        "{}\n{}\n",
                        fold_for_search(&name),
                        fold_for_search(&truncated(number))
                    ),
                ],
            )
            .unwrap();
    }
    transaction.commit().unwrap();
    (folder, registry)
}

fn numbers(page: &Page) -> Vec<usize> {
    page.rows
        .iter()
        .map(|record| record.created_at.0 as usize)
        .collect()
}

#[test]
fn a_page_holds_a_thousand_rows_at_most() {
    let all = ListQuery {
        limit: usize::MAX,
        ..by_creation("")
    };
    let (_folder, sqlite) = filled();
    assert_eq!(sqlite.page(&all).unwrap().rows.len(), LARGEST_PAGE);
    let memory = MemoryRegistry::default();
    for _ in 0..=LARGEST_PAGE {
        let record = key().0;
        memory.begin_create(&record).unwrap();
        memory
            .finish_create(record.id, record.created_at, &author())
            .unwrap();
    }
    assert_eq!(
        memory.page(&all).unwrap().rows.len(),
        LARGEST_PAGE,
        "the twin holds to it too"
    );
}

#[test]
fn pages_of_ten_thousand_keys_are_right() {
    let (_folder, registry) = filled();
    let newest_first = ListQuery {
        direction: Direction::Descending,
        ..by_creation("")
    };
    let page = registry
        .page(&ListQuery {
            offset: 5_000,
            limit: 100,
            ..newest_first
        })
        .unwrap();
    assert_eq!((page.matching, page.total), (ROWS, ROWS));
    assert_eq!(numbers(&page), (4_900..5_000).rev().collect::<Vec<_>>());

    for search in [
        "%",
        "_case_",
        "drop table",
        "STRASSE",
        "КЛЮЧ",
        "مفتاح",
        "🔑",
        "99",
        "…wxyz",
        "it's '77",
    ] {
        let wanted = fold_for_search(search);
        let found = |number: &usize| {
            let texts = [name(*number), truncated(*number)].map(|text| fold_for_search(&text));
            let mut words = wanted.split_whitespace();
            words.all(|word| texts.iter().any(|text| text.contains(word)))
        };
        let expected: Vec<usize> = (0..ROWS).filter(found).collect();
        let page = registry.page(&by_creation(search)).unwrap();
        assert_eq!(page.matching, expected.len(), "search for {search:?}");
        assert_eq!(
            numbers(&page),
            expected[..expected.len().min(1000)],
            "search for {search:?}"
        );
        let last = ListQuery {
            offset: expected.len() - 1,
            ..by_creation(search)
        };
        assert_eq!(
            numbers(&registry.page(&last).unwrap()),
            expected[expected.len() - 1..]
        );
    }

    let mut by_name: Vec<usize> = (0..ROWS).collect();
    by_name.sort_by_key(|number| fold(&name(*number)));
    let query = ListQuery {
        sort: SortColumn::Name,
        offset: 9_000,
        ..by_creation("")
    };
    assert_eq!(numbers(&registry.page(&query).unwrap()), by_name[9_000..]);
    let id = registry.page(&query).unwrap().rows[500].id;
    assert_eq!(registry.locate(id, &query), Ok(Some(9_500)));
}

#[test]
fn another_name_of_the_workspace_is_one_for_ten_thousand_labels() {
    let (folder, registry) = filled();
    let beside = SqliteRegistry::open(folder.path()).unwrap();
    let begin = Instant::now();
    registry
        .change_workspace(FIRST, &draft("Acme", "kw"), AT, &author())
        .unwrap();
    let stale = beside.stale_labels().unwrap();
    println!("{ROWS} labels are stale after {:?}", begin.elapsed());
    assert_eq!(stale.len(), ROWS, "another process renews them as well");
    let changes: BTreeSet<_> = stale.iter().map(|label| label.change).collect();
    assert!(!changes.contains(&0));
    for label in &stale {
        assert!(label.item.label.starts_with("Keywright: Acme / "));
    }
    let one = &stale[ROWS / 2];
    beside.label_renewed(one.item.id, one.change).unwrap();
    assert_eq!(registry.stale_labels().unwrap().len(), ROWS - 1);
    assert_eq!(registry.page(&by_creation("")).unwrap().total, ROWS);
}

#[test]
fn a_list_that_is_written_again_and_again_stays_right() {
    let folder = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let keys = ["a", "b", "c"].map(|text| create(&registry, named(text)));
    let by_name = ListQuery {
        sort: SortColumn::Name,
        ..by_creation("")
    };
    for round in 0..150 {
        let key = &keys[round % 3];
        let text = format!("{}-{round}-", key.name);
        let name = keywright_tests::name(&text);
        registry.rename(key.id, &name, AT, &author()).unwrap();
        let page = registry.page(&by_name).unwrap();
        let ids = page.rows.iter().map(|row| row.id);
        assert!(ids.eq(keys.iter().map(|key| key.id)), "round {round}");
        let found = registry.page(&by_creation(&text)).unwrap();
        assert_eq!((found.matching, found.total), (1, 3), "round {round}");
        assert_eq!(found.rows[0].name, name);
    }
}

#[test]
fn a_list_that_was_not_looked_at_for_long_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let count = || registry.page(&by_creation("")).unwrap().matching;
    assert_eq!(count(), 0);
    for _ in 0..300 {
        create(&registry, key().0);
    }
    assert_eq!(count(), 300);
}
