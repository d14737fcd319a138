//! Whatever is done, in whatever order and by whichever of three processes: the memory
//! registry and SQLite answer alike. Tests on memory mean something because of this.

use keywright_core::{
    Direction, Handle, KeyId, KeyPrefix, KeyRecord, ListQuery, Registry, SortColumn, StaleLabel,
    Timestamp, Workspace,
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
        provisional: bool,
    },
    FinishCreate(u8),
    AbandonCreate(u8),
    MarkShown(u8),
    BeginDelete(u8),
    CancelDelete(u8),
    FinishDelete(u8),
    Rename {
        key: u8,
        name: usize,
    },
    KeepName(u8),
    ChangeWorkspace(usize),
    /// Reads the stale labels, and writes them all now or at the next time.
    ReadLabels,
    RenewLabels,
    ChangeSetting(usize, i64),
    TakeOver,
    /// The process ends, and another takes its place.
    Restart,
    Page(ListQuery),
}

fn operation() -> impl Strategy<Value = Operation> {
    use Operation::*;
    let key = || 0..6_u8;
    prop_oneof![
        6 => (key(), 0..NAMES.len(), 0..8_u8, 0..4_i64, any::<bool>()).prop_map(
            |(key, name, handle, at, provisional)| {
                BeginCreate { key, name, handle, at, provisional }
            }
        ),
        6 => key().prop_map(FinishCreate),
        1 => key().prop_map(AbandonCreate),
        2 => key().prop_map(MarkShown),
        3 => key().prop_map(BeginDelete),
        1 => key().prop_map(CancelDelete),
        2 => key().prop_map(FinishDelete),
        4 => (key(), 0..NAMES.len()).prop_map(|(key, name)| Rename { key, name }),
        1 => key().prop_map(KeepName),
        1 => (0..3_usize).prop_map(ChangeWorkspace),
        2 => Just(ReadLabels),
        2 => Just(RenewLabels),
        1 => (0..NAMES.len(), 0..4_i64).prop_map(|(name, value)| ChangeSetting(name, value)),
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

/// Does it, and gives all that can be seen of it. `labels` are those that were read before.
fn act(
    registry: &dyn Registry,
    operation: &Operation,
    template: &KeyRecord,
    labels: &mut Vec<StaleLabel>,
) -> String {
    use Operation::*;
    let id = |key: &u8| KeyId::from([*key; 16]);
    let now = Timestamp(99);
    let outcome = match operation {
        BeginCreate {
            key,
            name: text,
            handle,
            at,
            provisional,
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
                    provisional: *provisional,
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
        Rename { key, name: text } => {
            let name = name(NAMES[*text]);
            format!("{:?}", registry.rename(id(key), &name, now, &author()))
        }
        KeepName(key) => format!("{:?}", registry.keep_name(id(key))),
        ChangeWorkspace(which) => {
            let workspace = Workspace {
                name: NAMES[which / 2].to_owned(),
                prefix: KeyPrefix::new(["kw", "acme", "kw"][*which]).unwrap(),
                ..registry.workspace().unwrap()
            };
            format!("{:?}", registry.change_workspace(&workspace))
        }
        ReadLabels => {
            *labels = registry.stale_labels().unwrap();
            String::new()
        }
        RenewLabels => {
            let renewed = |label: StaleLabel| registry.label_renewed(label.item.id, label.change);
            format!("{:?}", labels.drain(..).map(renewed).collect::<Vec<_>>())
        }
        ChangeSetting(name, value) => {
            format!(
                "{:?}",
                registry.change_setting(NAMES[*name], &value.to_string())
            )
        }
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
    // Which number a change of names has is each registry's own affair.
    let stale = registry.stale_labels().unwrap();
    let mut stale: Vec<_> = stale.into_iter().map(|label| label.item).collect();
    stale.sort_by_key(|item| item.id);
    format!(
        "{outcome} {steps:?} {found:?} {stale:?} {:?} {:?} {:?} {:?}",
        registry.never_shown(),
        registry.unnamed(),
        registry.workspace(),
        registry.settings(),
    )
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
        let mut labels: [[Vec<StaleLabel>; 2]; 3] = Default::default();
        for (process, operation) in operations {
            let [in_memorys, in_sqlites] = &mut labels[process];
            if matches!(operation, Operation::Restart) {
                // The old one ends first: both at once would be one process more.
                let places = [&mut in_memory[process], &mut in_sqlite[process]];
                for (place, data) in places.into_iter().zip([&memory as &dyn Data, &sqlite]) {
                    drop(std::mem::replace(place, Memory::default().open()));
                    *place = data.open();
                }
            }
            prop_assert_eq!(
                act(&*in_memory[process], &operation, &template, in_memorys),
                act(&*in_sqlite[process], &operation, &template, in_sqlites),
                "process {} did {:?}", process, operation
            );
        }
    }
}
