//! Every documented outcome of making, changing and deleting a workspace, and what keeps the
//! keys of one from those of another.

use keywright_core::{
    Copies, Days, Details, KeyChange, KeyRecord, Policies, Recovery, Registry, RegistryError,
    Workspace, WorkspaceDraft, WorkspaceId,
};
use keywright_tests::{author, by_creation, key, list, name};

use crate::states::{AT, FIRST, begun, create, created, deleted, draft, workspace};
use crate::{Data, on_both};

on_both! {
    a_workspace_is_as_it_was_drafted,
    a_name_is_taken_by_every_other_workspace,
    its_own_name_in_other_letters_is_no_obstacle,
    what_is_not_there_is_not_changed,
    a_workspace_with_keys_is_not_deleted,
    the_last_workspace_is_not_deleted,
    a_deleted_workspace_is_gone_for_good,
    what_was_done_in_a_deleted_workspace_is_still_known,
    each_workspace_has_its_own_names_and_its_own_list,
    labels_are_stale_in_the_workspace_alone_that_was_renamed,
}

fn add(registry: &dyn Registry, text: &str) -> Workspace {
    let added = registry.add_workspace(&draft(text, "acme"), AT, &author());
    added.unwrap()
}

fn remove(registry: &dyn Registry, id: WorkspaceId) -> Result<(), RegistryError> {
    registry.remove_workspace(id, AT, &author())
}

fn created_in(registry: &dyn Registry, workspace: WorkspaceId, text: &str) -> KeyRecord {
    let record = KeyRecord {
        workspace,
        name: name(text),
        ..key().0
    };
    create(registry, record)
}

fn days(count: u32) -> Option<Days> {
    Days::new(count)
}

fn a_workspace_is_as_it_was_drafted(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let policies = Policies {
        default_expiry: days(1),
        longest_life: days(3650),
        rotation_period: days(90),
        copies: Copies::DigestOnly,
        recovery: Recovery::RuledOut,
    };
    let draft = WorkspaceDraft::new("Zweite 🔑", "zw2", policies).unwrap();
    let added = registry.add_workspace(&draft, AT, &author()).unwrap();
    assert_eq!(added.name, "Zweite 🔑");
    assert_eq!(added.prefix, draft.prefix);
    assert_eq!(added.policies, policies);
    assert_ne!(added.id, FIRST);
    let last = add(&*registry, "Alpha");
    let all = beside.workspaces().unwrap();
    assert_eq!(
        all[1..],
        [(added.clone(), 0), (last, 0)],
        "as they were made"
    );
    let without = WorkspaceDraft {
        policies: Policies::default(),
        ..draft
    };
    let changed = registry.change_workspace(added.id, &without, AT, &author());
    let expected = Workspace {
        policies: Policies::default(),
        ..added.clone()
    };
    assert_eq!(changed, Ok(expected.clone()));
    assert_eq!(workspace(&*beside, added.id), Some(expected));
}

fn a_name_is_taken_by_every_other_workspace(data: &dyn Data) {
    let registry = data.open();
    let added = add(&*registry, "Straße");
    let taken = Err(RegistryError::WorkspaceNameTaken("Straße".to_owned()));
    let again = registry.add_workspace(&draft("STRASSE", "kw"), AT, &author());
    assert_eq!(again, taken, "whatever its letters");
    let draft = draft("strasse", "kw");
    let changed = registry.change_workspace(FIRST, &draft, AT, &author());
    assert_eq!(changed, taken);
    let names = registry.workspaces().unwrap();
    let names: Vec<_> = names.iter().map(|(found, _)| found.name.as_str()).collect();
    assert_eq!(names, ["My workspace", "Straße"], "nothing was written");
    remove(&*registry, added.id).unwrap();
    let changed = registry.change_workspace(FIRST, &draft, AT, &author());
    assert!(changed.is_ok(), "a deleted one has no name");
}

fn its_own_name_in_other_letters_is_no_obstacle(data: &dyn Data) {
    let registry = data.open();
    let louder = draft("MY WORKSPACE", "kw");
    let changed = registry.change_workspace(FIRST, &louder, AT, &author());
    assert_eq!(changed.unwrap().name, "MY WORKSPACE");
    let before = registry.head();
    let again = registry.change_workspace(FIRST, &louder, AT, &author());
    assert_eq!(again.unwrap().name, "MY WORKSPACE");
    assert_eq!(registry.head(), before, "what is no change is not said");
}

fn what_is_not_there_is_not_changed(data: &dyn Data) {
    let registry = data.open();
    let nowhere = WorkspaceId(77);
    let changed = registry.change_workspace(nowhere, &draft("New", "kw"), AT, &author());
    assert_eq!(changed, Err(RegistryError::NoSuchWorkspace));
    assert_eq!(
        remove(&*registry, nowhere),
        Err(RegistryError::NoSuchWorkspace)
    );
    let record = KeyRecord {
        workspace: nowhere,
        ..key().0
    };
    let begun = registry.begin_create(&record);
    assert_eq!(begun, Err(RegistryError::NoSuchWorkspace));
    assert_eq!(registry.step(record.id), Ok(None), "nothing was written");
    assert_eq!(registry.head().unwrap().number, 0);
}

fn a_workspace_with_keys_is_not_deleted(data: &dyn Data) {
    let registry = data.open();
    add(&*registry, "Other");
    let not_empty = |keys| Err(RegistryError::WorkspaceNotEmpty(keys));
    let creating = begun(&*registry);
    assert_eq!(remove(&*registry, FIRST), not_empty(1), "one under way");
    let active = created(&*registry);
    deleted(&*registry);
    assert_eq!(remove(&*registry, FIRST), not_empty(2));
    registry.abandon_create(creating.id).unwrap();
    registry.begin_delete(active.id).unwrap();
    assert_eq!(remove(&*registry, FIRST), not_empty(1), "it may stay yet");
    assert_eq!(list(&*registry).len(), 1);
    registry.finish_delete(active.id, AT, &author()).unwrap();
    assert_eq!(remove(&*registry, FIRST), Ok(()), "tombstones are no keys");
}

fn the_last_workspace_is_not_deleted(data: &dyn Data) {
    let registry = data.open();
    assert_eq!(remove(&*registry, FIRST), Err(RegistryError::LastWorkspace));
    let added = add(&*registry, "Other");
    assert_eq!(remove(&*registry, FIRST), Ok(()));
    assert_eq!(
        remove(&*registry, added.id),
        Err(RegistryError::LastWorkspace)
    );
    created_in(&*registry, added.id, "Key");
    assert_eq!(
        remove(&*registry, added.id),
        Err(RegistryError::WorkspaceNotEmpty(1)),
        "which is the nearer obstacle"
    );
}

fn a_deleted_workspace_is_gone_for_good(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let added = add(&*registry, "Other");
    remove(&*registry, added.id).unwrap();
    assert_eq!(workspace(&*beside, added.id), None);
    assert_eq!(
        remove(&*beside, added.id),
        Err(RegistryError::NoSuchWorkspace)
    );
    let changed = beside.change_workspace(added.id, &draft("New", "kw"), AT, &author());
    assert_eq!(changed, Err(RegistryError::NoSuchWorkspace));
    let record = KeyRecord {
        workspace: added.id,
        ..key().0
    };
    let begun = beside.begin_create(&record);
    assert_eq!(begun, Err(RegistryError::NoSuchWorkspace));
    let next = add(&*beside, "Other");
    assert_ne!(next.id, added.id, "an id stands for one workspace for ever");
}

fn what_was_done_in_a_deleted_workspace_is_still_known(data: &dyn Data) {
    let registry = data.open();
    let added = add(&*registry, "Other");
    let record = created_in(&*registry, added.id, "Key");
    registry.begin_delete(record.id).unwrap();
    registry.finish_delete(record.id, AT, &author()).unwrap();
    remove(&*registry, added.id).unwrap();
    let (traced, deleted_at) = registry.trace(&record.digest).unwrap().unwrap();
    assert_eq!((traced.workspace, deleted_at), (added.id, Some(AT)));
    let entries = registry.entries_after(0, 100).unwrap();
    let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(
        actions,
        [
            "workspace-created",
            "created",
            "deleted",
            "workspace-deleted"
        ]
    );
    assert!(entries.iter().all(|entry| entry.workspace == added.id));
}

fn each_workspace_has_its_own_names_and_its_own_list(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let added = add(&*registry, "Other");
    let here = created_in(&*registry, FIRST, "Same");
    let there = created_in(&*registry, added.id, "SAME");
    let details = Details::new("Ops", &[], &["blue".to_owned()], "").unwrap();
    let change = KeyChange::Details(details);
    registry.change(there.id, &change, AT, &author()).unwrap();
    for registry in [&registry, &beside] {
        let counts: Vec<_> = registry.workspaces().unwrap();
        assert_eq!(
            counts.iter().map(|(_, keys)| *keys).collect::<Vec<_>>(),
            [1, 1]
        );
        for (workspace, key, other) in [(FIRST, &here, &there), (added.id, &there, &here)] {
            let query = keywright_core::ListQuery {
                workspace,
                ..by_creation("same")
            };
            let page = registry.page(&query).unwrap();
            let found: Vec<_> = page.rows.iter().map(|row| row.id).collect();
            assert_eq!((found, page.total), (vec![key.id], 1));
            assert_eq!(registry.locate(key.id, &query), Ok(Some(0)));
            assert_eq!(registry.locate(other.id, &query), Ok(None));
            let mut each = Vec::new();
            let outcome = registry.each(workspace, &mut |key| each.push(key.id));
            assert_eq!((outcome, each), (Ok(()), vec![key.id]));
        }
        assert_eq!(registry.completions(FIRST), Ok(Default::default()));
        let typed = registry.completions(added.id).unwrap();
        assert_eq!(
            (typed.owners, typed.tags),
            (vec!["Ops".to_owned()], vec!["blue".to_owned()])
        );
    }
    let taken = registry.rename(here.id, &name("New"), AT, &author());
    assert_eq!(taken, Ok(()));
    let free = registry.rename(there.id, &name("new"), AT, &author());
    assert_eq!(free, Ok(()), "the name is taken in the other alone");
    assert_eq!(
        registry.page(&by_creation("")).unwrap().total,
        1,
        "and a workspace that is not there has no keys"
    );
    let nowhere = keywright_core::ListQuery {
        workspace: WorkspaceId(77),
        ..by_creation("")
    };
    let page = registry.page(&nowhere).unwrap();
    assert_eq!((page.rows.len(), page.matching, page.total), (0, 0, 0));
}

fn labels_are_stale_in_the_workspace_alone_that_was_renamed(data: &dyn Data) {
    let registry = data.open();
    let added = add(&*registry, "Other");
    created_in(&*registry, FIRST, "Here");
    let there = created_in(&*registry, added.id, "There");
    let changed = registry.change_workspace(added.id, &draft("Acme", "kw"), AT, &author());
    changed.unwrap();
    let stale = registry.stale_labels().unwrap();
    let stale: Vec<_> = stale.into_iter().map(|label| label.item).collect();
    assert_eq!(stale.len(), 1);
    assert_eq!(stale[0].id, there.id);
    assert_eq!(stale[0].label, "Keywright: Acme / There");
}
