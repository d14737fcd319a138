//! Searching among 100,000 records, against a `LIKE` scan of the same texts that gives the
//! same answer: in how many all words are found, and the newest fifty of them.

#![allow(clippy::expect_used, missing_docs)]

use std::hint::black_box;

use keywright_bench::{Aim, fill, time};
use keywright_core::{ListQuery, Registry};
use keywright_stores::SqliteRegistry;
use rusqlite::{Connection, params_from_iter};

const RECORDS: u32 = 100_000;
const ROUNDS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fill(folder.path(), RECORDS);
    let registry = SqliteRegistry::open(folder.path()).expect("it was just filled");
    let table = Connection::open(folder.path().join("registry.db")).expect("it was just filled");
    // The list is read once, as it is when the window opens.
    registry.page(&query("")).expect("the registry answers");

    for (what, text) in [
        ("search for one record", "sync gateway 031"),
        ("search for a hundredth of them", "billing partner"),
        ("search for most of them", "t"),
        ("search for nothing that is there", "nowhere"),
    ] {
        let (ours, peers): (Vec<f64>, Vec<f64>) = (0..ROUNDS)
            .map(|_| {
                let mut found = (0, 0);
                let our = time(|| found.0 = black_box(page(&registry, text)));
                let peer = time(|| found.1 = black_box(scan(&table, text)));
                assert_eq!(found.0, found.1, "both find the same");
                (our.as_secs_f64() * 1e3, peer.as_secs_f64() * 1e3)
            })
            .unzip();
        Aim {
            what,
            ratio: 0.1,
            at_least: false,
        }
        .report("ms", &ours, &peers);
    }
}

fn query(search: &str) -> ListQuery {
    ListQuery {
        search: search.to_owned(),
        limit: 50,
        ..ListQuery::default()
    }
}

fn page(registry: &SqliteRegistry, text: &str) -> usize {
    let page = registry.page(&query(text)).expect("the registry answers");
    assert_eq!(
        page.rows.len(),
        page.matching.min(50),
        "a page holds fifty rows"
    );
    page.matching
}

fn scan(table: &Connection, text: &str) -> usize {
    let words = text.split(' ').map(|word| format!("%{word}%"));
    let words: Vec<String> = words.collect();
    let found = format!(
        "FROM access_key WHERE state IN ('active', 'deleting'){}",
        " AND search_text LIKE ?".repeat(words.len())
    );
    let mut rows = table
        .prepare_cached(&format!(
            "SELECT name, truncated_key, created_at {found} ORDER BY created_at DESC, id DESC LIMIT 50"
        ))
        .expect("this is SQL");
    let names = rows
        .query_map(params_from_iter(&words), |row| row.get::<_, String>(0))
        .expect("the table is there");
    black_box(names.count());
    table
        .prepare_cached(&format!("SELECT count(*) {found}"))
        .and_then(|mut count| count.query_row(params_from_iter(&words), |row| row.get::<_, i64>(0)))
        .expect("the table is there") as usize
}
