//! Whatever is done, in whatever order and by whichever of three processes: the memory
//! registry and SQLite answer alike. Tests on memory mean something because of this.

use keywright_core::{
    Digest, Direction, DueDate, Handle, KeyId, KeyRecord, Life, ListQuery, Postponement, Registry,
    Said, StaleLabel, Timestamp, WorkspaceId,
};
use keywright_tests::{author, key, name};
use proptest::prelude::*;

use crate::operations::{Beginning, KEYS, Operation, SORTS, instant, operation};
use crate::{Data, Memory, Sqlite};

fn id(key: u8) -> KeyId {
    KeyId::from([key; 16])
}

/// Handles in both cases, and two ids with one handle; and keys of a foreign format, without one.
fn record(beginning: &Beginning, template: &KeyRecord) -> KeyRecord {
    let letter = char::from(b"aAbBcCdD"[usize::from(beginning.handle)]);
    let handle = letter.to_string().repeat(8);
    let is_foreign = letter == 'D';
    KeyRecord {
        id: id(beginning.key),
        workspace: beginning.workspace,
        name: name(beginning.name),
        provisional: beginning.provisional,
        environment: beginning.environment,
        truncated: format!("kw_live_{handle}_…wxyz").into(),
        handle: (!is_foreign).then(|| Handle::new(&handle).unwrap()),
        digest: Digest::of(format!("{} {letter}", beginning.key).as_bytes()),
        created_at: beginning.at,
        details: beginning.details.clone(),
        life: Life {
            expires_at: beginning.expires_at,
            predecessor: beginning.predecessor.map(id),
            ..Life::default()
        },
        ..template.clone()
    }
}

/// Does it, and tells what came of it. `labels` are those that were read before.
fn act(
    registry: &dyn Registry,
    operation: &Operation,
    now: Timestamp,
    template: &KeyRecord,
    labels: &mut Vec<StaleLabel>,
) -> String {
    use Operation::*;
    let by = &author();
    match operation {
        BeginCreate(beginning) => {
            format!("{:?}", registry.begin_create(&record(beginning, template)))
        }
        FinishCreate(key) => format!("{:?}", registry.finish_create(id(*key), now, by)),
        FinishRotation(key, until) => {
            format!("{:?}", registry.finish_rotation(id(*key), *until, now, by))
        }
        Rotate(beginning, until) => {
            let mut new = record(beginning, template);
            let old = new
                .life
                .predecessor
                .and_then(|old| registry.find(old).unwrap());
            if let Some(old) = old {
                new.name = old.name;
                new.workspace = old.workspace;
            }
            let begun = registry.begin_create(&new);
            let finished = registry.finish_rotation(new.id, *until, now, by);
            format!("{begun:?} {finished:?}")
        }
        AbandonCreate(key) => format!("{:?}", registry.abandon_create(id(*key))),
        MarkShown(key) => format!("{:?}", registry.mark_shown(id(*key), now, by)),
        Change(key, change) => format!("{:?}", registry.change(id(*key), change, now, by)),
        UndoRotation(key, new) => {
            format!("{:?}", registry.undo_rotation(id(*key), id(*new), now, by))
        }
        Left(key) => format!("{:?}", registry.left(id(*key), now, by)),
        BeginDelete(key) => format!("{:?}", registry.begin_delete(id(*key))),
        CancelDelete(key) => format!("{:?}", registry.cancel_delete(id(*key))),
        FinishDelete(key) => format!("{:?}", registry.finish_delete(id(*key), now, by)),
        Rename(key, text) => format!("{:?}", registry.rename(id(*key), &name(text), now, by)),
        KeepName(key) => format!("{:?}", registry.keep_name(id(*key))),
        AddWorkspace(draft) => format!("{:?}", registry.add_workspace(draft, now, by)),
        ChangeWorkspace(id, draft) => {
            format!("{:?}", registry.change_workspace(*id, draft, now, by))
        }
        RemoveWorkspace(id) => format!("{:?}", registry.remove_workspace(*id, now, by)),
        ReadLabels => {
            *labels = registry.stale_labels().unwrap();
            String::new()
        }
        RenewLabels => {
            let renewed = |label: StaleLabel| registry.label_renewed(label.item.id, label.change);
            format!("{:?}", labels.drain(..).map(renewed).collect::<Vec<_>>())
        }
        ChangeSetting(name, value) => {
            format!("{:?}", registry.change_setting(name, &value.to_string()))
        }
        Postpone(findings, workspace) => {
            let postponements: Vec<Postponement> = findings
                .iter()
                .map(|(key, kind, until)| {
                    Postponement::new(*kind, id(*key), *until, "waits").unwrap()
                })
                .collect();
            let put_off = registry.postpone(&postponements, *workspace, now, by);
            format!("{put_off:?}")
        }
        SayReminders(said) => {
            let said: Vec<Said> = said
                .iter()
                .map(|(key, kind, at, days)| Said {
                    date: DueDate {
                        at: *at,
                        kind: *kind,
                        key: id(*key),
                    },
                    days: *days,
                    at: now,
                })
                .collect();
            format!("{:?}", registry.say_reminders(&said))
        }
        TakeOver => {
            let mut taken = registry.take_over().unwrap();
            taken.sort_by_key(|(id, _)| *id);
            format!("{taken:?}")
        }
        Restart => String::new(),
        Page(query) => {
            let place = |key| registry.locate(id(key), query);
            let places: Vec<_> = (0..KEYS).map(place).collect();
            format!("{:?} {places:?}", registry.page(query))
        }
        Activity(query) => {
            let after = [0, 3, 20].map(|number| registry.activity_after(number, query));
            format!("{:?} {after:?}", registry.activity(query))
        }
    }
}

/// All that can be seen of it otherwise.
fn seen(registry: &dyn Registry, now: Timestamp) -> String {
    let each_key = |see: &dyn Fn(KeyId) -> String| (0..KEYS).map(id).map(see).collect::<String>();
    let found = each_key(&|id| {
        let found = registry.find(id).unwrap();
        let traced = found.as_ref().map(|key| registry.trace(&key.digest));
        format!("{:?} {found:?} {traced:?}\n", registry.step(id))
    });
    // Which number a change of names has is each registry's own affair.
    let stale = registry.stale_labels().unwrap();
    let mut stale: Vec<_> = stale.into_iter().map(|label| label.item).collect();
    stale.sort_by_key(|item| item.id);
    let mut leaving = registry.leaving(now).unwrap();
    leaving.sort_by_key(|key| key.id);
    let leaving: Vec<_> = leaving.iter().map(|key| key.id).collect();
    let mut postponed = registry.postponements().unwrap();
    postponed.sort_by_key(|one| (one.id, one.kind));
    let mut said = registry.reminders_said().unwrap();
    said.sort_by_key(|said| (said.date.key, said.date.kind));
    let lists: String = [1, 2, 3]
        .map(WorkspaceId)
        .map(|workspace| in_workspace(registry, workspace))
        .concat();
    let mut snapshot = registry.snapshot().unwrap();
    snapshot.workspaces[0].created_at = Timestamp(0);
    snapshot.postponements.clear();
    format!(
        "{found}{lists}{snapshot:?}\n{stale:?}\n{postponed:?} {said:?}\n{leaving:?} {:?}\n{:?}\n{:?}\n{:?} {:?}\n{:?}\n{:?}",
        registry.next_retirement(now),
        registry.never_shown(),
        registry.unnamed(),
        registry.workspaces(),
        registry.settings(),
        registry.head(),
        registry.entries_after(0, 1000).unwrap().last(),
    )
}

fn in_workspace(registry: &dyn Registry, workspace: WorkspaceId) -> String {
    let mut keys = Vec::new();
    let outcome = registry.each(workspace, &mut |key| keys.push(key.id));
    format!(
        "{outcome:?} {keys:?} {:?}\n",
        registry.completions(workspace)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn memory_and_sqlite_answer_alike(
        operations in prop::collection::vec((0..3_usize, operation(), instant()), 1..80)
    ) {
        let template = key().0;
        let (memory, sqlite) = (Memory::default(), Sqlite::default());
        let mut in_memory = [memory.open(), memory.open(), memory.open()];
        let mut in_sqlite = [sqlite.open(), sqlite.open(), sqlite.open()];
        let mut labels: [[Vec<StaleLabel>; 2]; 3] = Default::default();
        for (process, operation, now) in operations {
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
                act(&*in_memory[process], &operation, now, &template, in_memorys),
                act(&*in_sqlite[process], &operation, now, &template, in_sqlites),
                "process {} did {:?}", process, &operation
            );
            prop_assert_eq!(
                seen(&*in_memory[process], now),
                seen(&*in_sqlite[process], now),
                "process {} did {:?}", process, operation
            );
        }
    }

    /// Where no other process writes, the list in SQLite's memory is followed row by row, in
    /// every order that was asked for.
    #[test]
    fn memory_and_sqlite_list_alike_for_one_process(
        operations in prop::collection::vec((operation(), instant()), 1..80)
    ) {
        let template = key().0;
        let (memory, sqlite) = (Memory::default().open(), Sqlite::default());
        let followed = sqlite.open();
        let [mut in_memorys, mut in_sqlites] = [Vec::new(), Vec::new()];
        for (operation, now) in operations {
            act(&*memory, &operation, now, &template, &mut in_memorys);
            act(&*followed, &operation, now, &template, &mut in_sqlites);
            for query in every_order(now) {
                prop_assert_eq!(
                    memory.page(&query),
                    followed.page(&query),
                    "{:?} after {:?}", query, operation
                );
            }
        }
    }
}

/// Every column both ways, in each workspace.
fn every_order(now: Timestamp) -> Vec<ListQuery> {
    let mut queries = Vec::new();
    for sort in SORTS {
        for direction in [Direction::Ascending, Direction::Descending] {
            for workspace in [1, 2].map(WorkspaceId) {
                queries.push(ListQuery {
                    workspace,
                    sort,
                    direction,
                    now,
                    ..ListQuery::default()
                });
            }
        }
    }
    queries
}
