//! Everything at one moment, and everything brought back.

use std::collections::{BTreeSet, HashMap};

use keywright_core::{
    Begun, Deed, FindingKind, KeyId, KeyRecord, KeyState, Postponement, Registry, RegistryError,
    Restoration, SavedKey, SavedWorkspace, Snapshot, Step, Timestamp, Workspace, WorkspaceId,
};
use keywright_tests::{author, key, name};

use crate::states::{AT, FIRST, begun, create, created, deleted, draft, shown};
use crate::{Data, on_both};

on_both! {
    a_snapshot_has_everything_but_what_is_being_created,
    a_snapshot_brought_to_another_registry_is_the_same,
    what_is_begun_is_known_until_it_is_done_or_abandoned,
    what_another_process_has_begun_is_left_to_it,
    nothing_is_brought_to_another_state_than_it_was_worked_out_for,
    what_is_taken_by_now_is_refused,
    names_change_hands,
    workspaces_change_names,
    other_names_make_labels_stale,
    a_tombstone_becomes_a_key_again,
    what_concerns_all_is_noted,
}

/// Nothing, on this registry.
fn nothing(registry: &dyn Registry) -> Restoration {
    Restoration {
        on: registry.head().unwrap(),
        workspaces: vec![],
        keys: vec![],
        standings: HashMap::new(),
        postponements: vec![],
        entries: vec![],
    }
}

/// These keys.
fn keys(registry: &dyn Registry, keys: &[&KeyRecord]) -> Restoration {
    let active = |record: &&KeyRecord| SavedKey {
        record: (*record).clone(),
        state: KeyState::Active,
    };
    Restoration {
        keys: keys.iter().map(active).collect(),
        ..nothing(registry)
    }
}

fn finish(registry: &dyn Registry, restoration: &Restoration) -> Result<(), RegistryError> {
    registry.finish_restore(restoration, &[], &[])
}

fn busy(registry: &dyn Registry) -> [KeyId; 4] {
    let ids = [
        shown(registry).id,
        deleted(registry).id,
        created(registry).id,
        begun(registry).id,
    ];
    assert_eq!(registry.begin_delete(ids[2]), Ok(Begun::Now));
    let gone = registry.add_workspace(&draft("Gone", "gone"), AT, &author());
    registry
        .add_workspace(&draft("Other", "oth"), AT, &author())
        .unwrap();
    registry
        .remove_workspace(gone.unwrap().id, AT.after(5), &author())
        .unwrap();
    let put_off = Postponement::new(FindingKind::NoOwner, ids[0], AT.after(1), "soon").unwrap();
    registry.postpone(&[put_off], FIRST, AT, &author()).unwrap();
    ids
}

fn a_snapshot_has_everything_but_what_is_being_created(data: &dyn Data) {
    let registry = data.open();
    let [active, deleted, deleting, _] = busy(&*registry);
    let snapshot = registry.snapshot().unwrap();
    let states: Vec<_> = snapshot
        .keys
        .iter()
        .map(|key| (key.record.id, key.state))
        .collect();
    assert_eq!(
        states,
        [
            (active, KeyState::Active),
            (deleted, KeyState::Deleted(AT)),
            (deleting, KeyState::Deleting),
        ]
    );
    assert_eq!(
        registry.find(active),
        Ok(Some(snapshot.keys[0].record.clone()))
    );
    let workspaces: Vec<_> = snapshot
        .workspaces
        .iter()
        .map(|saved| (&*saved.workspace.name, saved.deleted_at))
        .collect();
    let gone = ("Gone", Some(AT.after(5)));
    assert_eq!(workspaces, [("My workspace", None), gone, ("Other", None)]);
    assert_eq!(snapshot.workspaces[1].created_at, AT);
    assert_eq!(snapshot.postponements, registry.postponements().unwrap());
    assert_eq!(snapshot.activity, registry.entries_after(0, 1000).unwrap());
    assert_eq!(snapshot.head(), registry.head().unwrap());
}

fn a_snapshot_brought_to_another_registry_is_the_same(data: &dyn Data) {
    let there = crate::Sqlite::default();
    let there = there.open();
    busy(&*there);
    let snapshot = there.snapshot().unwrap();
    let registry = data.open();
    let restoration = Restoration {
        on: registry.head().unwrap(),
        workspaces: snapshot.workspaces.clone(),
        keys: snapshot.keys.clone(),
        standings: HashMap::new(),
        postponements: snapshot.postponements.clone(),
        entries: snapshot.activity.clone(),
    };
    finish(&*registry, &restoration).unwrap();
    assert_eq!(registry.snapshot(), Ok(snapshot));
    // It goes on where it ended.
    created(&*registry);
    let added = registry.add_workspace(&draft("New", "new"), AT, &author());
    assert_eq!(added.unwrap().id, WorkspaceId(4));
    let taken = registry.take_over().unwrap();
    let steps: Vec<_> = taken.iter().map(|(_, step)| *step).collect();
    assert_eq!(steps, [Step::Deleting], "nobody else does it");
}

fn what_is_begun_is_known_until_it_is_done_or_abandoned(data: &dyn Data) {
    let registry = data.open();
    let ids = [[1; 16], [2; 16], [3; 16]].map(KeyId::from);
    registry.begin_restore(&ids).unwrap();
    assert_eq!(registry.step(ids[0]), Ok(Some(Step::Restoring)));
    registry.abandon_restore(ids[0]).unwrap();
    registry.abandon_restore(ids[0]).unwrap();
    assert_eq!(registry.step(ids[0]), Ok(None));
    let waiting: Vec<_> = ids[1..].iter().map(|id| (*id, Step::Restoring)).collect();
    assert_eq!(registry.take_over(), Ok(waiting));
    let restoration = nothing(&*registry);
    registry
        .finish_restore(&restoration, &ids[1..], &[])
        .unwrap();
    assert_eq!(registry.take_over(), Ok(vec![]));
}

fn what_another_process_has_begun_is_left_to_it(data: &dyn Data) {
    let (registry, other) = (data.open(), data.open());
    let id = KeyId::from([1; 16]);
    other.begin_restore(&[id]).unwrap();
    assert_eq!(registry.take_over(), Ok(vec![]));
    assert_eq!(registry.step(id), Ok(Some(Step::Restoring)));
    let own = KeyId::from([2; 16]);
    let refused = registry.begin_restore(&[own, id]);
    assert_eq!(refused, Err(RegistryError::Changed));
    assert_eq!(registry.step(own), Ok(None), "none of them is begun");
    let restoration = nothing(&*registry);
    let refused = registry.finish_restore(&restoration, &[id], &[]);
    assert_eq!(refused, Err(RegistryError::Changed));
    drop(other);
    assert_eq!(registry.take_over(), Ok(vec![(id, Step::Restoring)]));
    let third = data.open();
    assert_eq!(third.take_over(), Ok(vec![]), "it was taken over");
}

fn nothing_is_brought_to_another_state_than_it_was_worked_out_for(data: &dyn Data) {
    let registry = data.open();
    let restoration = keys(&*registry, &[&key().0]);
    created(&*registry);
    let before = registry.snapshot();
    let id = KeyId::from([1; 16]);
    registry.begin_restore(&[id]).unwrap();
    let deed = Deed::discarded(id, FIRST, AT, &author());
    let outcome = registry.finish_restore(&restoration, &[id], &[deed]);
    assert_eq!(outcome, Err(RegistryError::Changed));
    assert_eq!(registry.snapshot(), before);
    assert_eq!(registry.step(id), Ok(Some(Step::Restoring)));
}

fn what_is_taken_by_now_is_refused(data: &dyn Data) {
    let registry = data.open();
    let own = created(&*registry);
    let creating = begun(&*registry);
    let before = registry.snapshot();
    let new = key().0;
    for taken in [
        KeyRecord {
            name: own.name.clone(),
            ..new.clone()
        },
        KeyRecord {
            handle: own.handle,
            ..new.clone()
        },
        KeyRecord {
            digest: own.digest,
            ..new.clone()
        },
        KeyRecord {
            name: creating.name.clone(),
            ..new.clone()
        },
        KeyRecord {
            handle: creating.handle,
            ..new.clone()
        },
    ] {
        let outcome = finish(&*registry, &keys(&*registry, &[&taken]));
        assert_eq!(outcome, Err(RegistryError::Changed), "{taken:?}");
        assert_eq!(registry.snapshot(), before);
    }
    finish(&*registry, &keys(&*registry, &[&new])).unwrap();
    assert_eq!(registry.find(new.id), Ok(Some(new)));
}

fn names_change_hands(data: &dyn Data) {
    let registry = data.open();
    let [one, other] = [created(&*registry), created(&*registry)];
    let swapped = [
        KeyRecord {
            name: other.name.clone(),
            ..one.clone()
        },
        KeyRecord {
            name: one.name.clone(),
            ..other.clone()
        },
    ];
    let [first, second] = &swapped;
    finish(&*registry, &keys(&*registry, &[first, second])).unwrap();
    assert_eq!(registry.find(one.id), Ok(Some(first.clone())));
    let refused = registry.begin_create(&KeyRecord {
        name: one.name,
        ..key().0
    });
    assert!(
        matches!(refused, Err(RegistryError::NameTaken(_))),
        "it is held"
    );
}

fn workspaces_change_names(data: &dyn Data) {
    let registry = data.open();
    registry
        .add_workspace(&draft("Other", "oth"), AT, &author())
        .unwrap();
    let mut workspaces = registry.snapshot().unwrap().workspaces;
    let [one, other] = &mut workspaces[..] else {
        panic!("{workspaces:?}");
    };
    std::mem::swap(&mut one.workspace.name, &mut other.workspace.name);
    let gone = SavedWorkspace {
        workspace: Workspace {
            id: WorkspaceId(7),
            ..one.workspace.clone()
        },
        created_at: AT,
        deleted_at: Some(AT.after(1)),
    };
    workspaces.push(gone);
    let restoration = Restoration {
        workspaces: workspaces.clone(),
        ..nothing(&*registry)
    };
    finish(&*registry, &restoration).unwrap();
    assert_eq!(registry.snapshot().unwrap().workspaces, workspaces);
    let names: Vec<_> = registry
        .workspaces()
        .unwrap()
        .into_iter()
        .map(|(one, _)| one.name)
        .collect();
    assert_eq!(names, ["Other", "My workspace"]);
}

fn other_names_make_labels_stale(data: &dyn Data) {
    let registry = data.open();
    let [renamed, same] = [created(&*registry), created(&*registry)];
    let record = KeyRecord {
        name: name("Another"),
        ..renamed.clone()
    };
    finish(&*registry, &keys(&*registry, &[&record, &same, &key().0])).unwrap();
    let stale: BTreeSet<_> = registry
        .stale_labels()
        .unwrap()
        .into_iter()
        .map(|label| label.item.id)
        .collect();
    assert_eq!(stale, BTreeSet::from([renamed.id]));
    let mut workspaces = registry.snapshot().unwrap().workspaces;
    workspaces[0].workspace.name = "Renamed".to_owned();
    let restoration = Restoration {
        workspaces,
        ..nothing(&*registry)
    };
    finish(&*registry, &restoration).unwrap();
    assert_eq!(registry.stale_labels().unwrap().len(), 3);
}

fn a_tombstone_becomes_a_key_again(data: &dyn Data) {
    let registry = data.open();
    let gone = deleted(&*registry);
    let back = KeyRecord {
        shown_at: Some(Timestamp(5)),
        ..gone
    };
    finish(&*registry, &keys(&*registry, &[&back])).unwrap();
    assert_eq!(registry.find(back.id), Ok(Some(back.clone())));
    assert_eq!(registry.trace(&back.digest), Ok(Some((back.clone(), None))));
    let refused = registry.begin_create(&KeyRecord {
        name: back.name,
        ..key().0
    });
    assert!(matches!(refused, Err(RegistryError::NameTaken(_))));
}

fn what_concerns_all_is_noted(data: &dyn Data) {
    let registry = data.open();
    registry
        .add_workspace(&draft("Other", "oth"), AT, &author())
        .unwrap();
    registry.remove_workspace(FIRST, AT, &author()).unwrap();
    registry
        .note(&Deed::backed_up("f", [2, 1], AT, &author()))
        .unwrap();
    let entry = registry.entries_after(2, 9).unwrap().pop().unwrap();
    assert_eq!(
        (entry.action.as_str(), entry.key, entry.workspace),
        ("backed-up", None, FIRST)
    );
    let snapshot: Snapshot = registry.snapshot().unwrap();
    let _ = create(
        &*registry,
        KeyRecord {
            workspace: WorkspaceId(2),
            ..key().0
        },
    );
    assert_eq!(snapshot.activity.last(), Some(&entry));
}
