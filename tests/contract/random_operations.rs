//! Whatever is done, in whatever order and by whichever of three processes: the memory
//! registry and SQLite answer alike. Tests on memory mean something because of this.

use keywright_core::{
    Direction, Handle, KeyId, KeyRecord, ListQuery, Registry, SortColumn, Timestamp,
};
use keywright_tests::{author, key, name};
use proptest::prelude::*;

use crate::{Data, Memory, Sqlite};

const NAMES: [&str; 8] = [
    "Alpha", "ALPHA", "beta %", "Beta_x", "straße", "STRASSE", "… dots", "🔑",
];

#[derive(Clone, Debug)]
enum Operation {
    BeginCreate {
        key: u8,
        name: usize,
        handle: u8,
        at: i64,
    },
    FinishCreate(u8),
    AbandonCreate(u8),
    MarkShown(u8),
    BeginDelete(u8),
    CancelDelete(u8),
    FinishDelete(u8),
    TakeOver,
    /// The process ends, and another takes its place.
    Restart,
    Page(ListQuery),
}

fn operation() -> impl Strategy<Value = Operation> {
    use Operation::*;
    let key = || 0..6_u8;
    prop_oneof![
        6 => (key(), 0..NAMES.len(), 0..8_u8, 0..4_i64)
            .prop_map(|(key, name, handle, at)| BeginCreate { key, name, handle, at }),
        6 => key().prop_map(FinishCreate),
        1 => key().prop_map(AbandonCreate),
        2 => key().prop_map(MarkShown),
        3 => key().prop_map(BeginDelete),
        1 => key().prop_map(CancelDelete),
        2 => key().prop_map(FinishDelete),
        1 => Just(TakeOver),
        1 => Just(Restart),
        5 => query().prop_map(Page),
    ]
}

fn query() -> impl Strategy<Value = ListQuery> {
    let search = prop_oneof![
        Just(""),
        Just("a"),
        Just("ss"),
        Just("%"),
        Just("_"),
        Just("…"),
        Just("live_b"),
        Just("\n")
    ];
    let sort = prop_oneof![
        Just(SortColumn::Key),
        Just(SortColumn::Name),
        Just(SortColumn::CreatedAt)
    ];
    let direction = prop_oneof![Just(Direction::Ascending), Just(Direction::Descending)];
    (search, sort, direction, 0..4_usize, 0..8_usize).prop_map(
        |(search, sort, direction, offset, limit)| ListQuery {
            search: search.to_owned(),
            sort,
            direction,
            offset,
            limit,
        },
    )
}

/// Does it, and gives all that can be seen of it.
fn act(registry: &dyn Registry, operation: &Operation, template: &KeyRecord) -> String {
    use Operation::*;
    let id = |key: &u8| KeyId::from([*key; 16]);
    let now = Timestamp(99);
    let outcome = match operation {
        BeginCreate {
            key,
            name: text,
            handle,
            at,
        } => {
            // Handles in both cases, and two ids with one handle.
            let letter = char::from(b"aAbBcCdD"[usize::from(*handle)]);
            let handle = letter.to_string().repeat(8);
            format!(
                "{:?}",
                registry.begin_create(&KeyRecord {
                    id: id(key),
                    name: name(NAMES[*text]),
                    truncated: format!("kw_live_{handle}_…wxyz").into(),
                    handle: Handle::new(&handle).unwrap(),
                    digest: key_digest(*key, letter, *at),
                    created_at: Timestamp(*at),
                    ..template.clone()
                })
            )
        }
        FinishCreate(key) => format!("{:?}", registry.finish_create(id(key), now, &author())),
        AbandonCreate(key) => format!("{:?}", registry.abandon_create(id(key))),
        MarkShown(key) => format!("{:?}", registry.mark_shown(id(key), now, &author())),
        BeginDelete(key) => format!("{:?}", registry.begin_delete(id(key))),
        CancelDelete(key) => format!("{:?}", registry.cancel_delete(id(key))),
        FinishDelete(key) => format!("{:?}", registry.finish_delete(id(key), now, &author())),
        TakeOver => {
            let mut taken = registry.take_over().unwrap();
            taken.sort_by_key(|(id, _)| *id);
            format!("{taken:?}")
        }
        Restart => String::new(),
        Page(query) => format!("{:?}", registry.page(query)),
    };
    let steps: Vec<_> = (0..6)
        .map(|key| registry.step(KeyId::from([key; 16])))
        .collect();
    let found: Vec<_> = (0..6)
        .map(|key| registry.find(KeyId::from([key; 16])))
        .collect();
    format!("{outcome} {steps:?} {found:?} {:?}", registry.never_shown())
}

fn key_digest(key: u8, letter: char, at: i64) -> keywright_core::Digest {
    keywright_core::Digest::of(format!("{key} {letter} {at}").as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn memory_and_sqlite_answer_alike(
        operations in prop::collection::vec((0..3_usize, operation()), 1..60)
    ) {
        let template = key().0;
        let (memory, sqlite) = (Memory::default(), Sqlite::default());
        let mut in_memory = [memory.open(), memory.open(), memory.open()];
        let mut in_sqlite = [sqlite.open(), sqlite.open(), sqlite.open()];
        for (process, operation) in operations {
            if matches!(operation, Operation::Restart) {
                // The old one ends first: both at once would be one process more.
                let places = [&mut in_memory[process], &mut in_sqlite[process]];
                for (place, data) in places.into_iter().zip([&memory as &dyn Data, &sqlite]) {
                    drop(std::mem::replace(place, Memory::default().open()));
                    *place = data.open();
                }
            }
            prop_assert_eq!(
                act(&*in_memory[process], &operation, &template),
                act(&*in_sqlite[process], &operation, &template),
                "process {} did {:?}", process, operation
            );
        }
    }
}
