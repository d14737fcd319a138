//! The activity from its beginning, while others add to it.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Action, ActivityQuery, ActivityRow, Author, Environment, Issuer, KeyGenerator, KeyId, NewKey,
    RegistryError, Surface,
};
use rand::rngs::SysRng;

struct Desk {
    registry: Arc<MemoryRegistry>,
    issuer: Arc<Issuer>,
    id: KeyId,
}

/// One key that was renamed so often.
fn renamed(times: usize) -> Desk {
    let registry = Arc::new(MemoryRegistry::default());
    let author = Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    };
    let issuer = Issuer::new(
        registry.clone(),
        Arc::new(MemoryKeychain::default()),
        Arc::new(MemoryClock::default()),
        KeyGenerator::new(SysRng),
        author,
    );
    let new = NewKey::named("Start", Environment::Live);
    let id = issuer.create(&new).unwrap().record.id;
    for time in 0..times {
        issuer.rename(id, &format!("Name {time}")).unwrap();
    }
    Desk {
        registry,
        issuer: Arc::new(issuer),
        id,
    }
}

fn found(issuer: &Issuer, query: &ActivityQuery) -> Vec<u64> {
    let mut numbers = Vec::new();
    let see = |row: &ActivityRow| {
        numbers.push(row.entry.number);
        Ok::<_, RegistryError>(())
    };
    issuer.each_found(query, see).unwrap();
    numbers
}

#[test]
fn all_that_is_found_comes_once_and_the_oldest_first() {
    for times in [0, 998, 999, 1000, 2500] {
        let desk = renamed(times);
        let all: Vec<u64> = (1..=times as u64 + 1).collect();
        let query = ActivityQuery {
            offset: 7,
            limit: 3,
            ..ActivityQuery::default()
        };
        assert_eq!(found(&desk.issuer, &query), all);
        let created = ActivityQuery {
            actions: vec![Action::Created],
            ..query
        };
        assert_eq!(found(&desk.issuer, &created), [1]);
    }
}

#[test]
fn what_is_written_meanwhile_moves_nothing_out_of_sight() {
    let Desk {
        registry,
        issuer,
        id,
    } = renamed(2500);
    for time in 0..3 {
        let issuer = issuer.clone();
        registry.before("activity_after", move || {
            for step in 0..5 {
                let name = format!("Meanwhile {time} {step}");
                issuer.rename(id, &name).unwrap();
            }
        });
    }
    let all: Vec<u64> = (1..=2516).collect();
    assert_eq!(found(&issuer, &ActivityQuery::default()), all);
}

/// A second key was disabled and enabled after the first one was renamed; after the first page
/// one of the two has a name by which none of its entries is found any more.
fn found_around_a_renaming(second: bool) -> Vec<u64> {
    let Desk {
        registry,
        issuer,
        id,
    } = renamed(2500);
    let new = NewKey::named("Name of another", Environment::Live);
    let other = issuer.create(&new).unwrap().record.id;
    issuer.disable(other).unwrap();
    issuer.enable(other).unwrap();
    registry.before("activity_after", || {});
    let renaming = issuer.clone();
    registry.before("activity_after", move || {
        let id = if second { other } else { id };
        renaming.rename(id, "Gone").unwrap();
    });
    let query = ActivityQuery {
        // No key has a blank.
        search: "name ".to_owned(),
        ..ActivityQuery::default()
    };
    found(&issuer, &query)
}

#[test]
fn what_is_found_no_more_hides_nothing_else_and_brings_nothing_twice() {
    let (first, second) = (1..=1000, 2502..=2504);
    let expected: Vec<u64> = first.chain(second).collect();
    assert_eq!(found_around_a_renaming(false), expected);
    let expected: Vec<u64> = (1..=2501).collect();
    assert_eq!(found_around_a_renaming(true), expected);
}

#[test]
fn each_part_is_looked_for_from_the_end_of_the_one_before() {
    let Desk {
        registry, issuer, ..
    } = renamed(2500);
    let calls = Arc::new(Mutex::new(Vec::new()));
    for call in ["activity", "activity_after"] {
        for _ in 0..10 {
            let calls = calls.clone();
            registry.before(call, move || calls.lock().unwrap().push(call));
        }
    }
    let query = ActivityQuery {
        search: "name".to_owned(),
        ..ActivityQuery::default()
    };
    assert_eq!(found(&issuer, &query).len(), 2501);
    let expected = ["activity_after"; 4];
    assert_eq!(*calls.lock().unwrap(), expected, "no offset is counted off");
}

#[test]
fn who_sees_can_stop_it() {
    let desk = renamed(5);
    let mut seen = 0;
    let stopped = desk.issuer.each_found(&ActivityQuery::default(), |_| {
        seen += 1;
        match seen {
            3 => Err(RegistryError::NotFound),
            _ => Ok(()),
        }
    });
    assert_eq!((stopped, seen), (Err(RegistryError::NotFound), 3));
}
