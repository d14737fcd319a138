//! Every documented outcome of creating and showing a key.

use keywright_core::{Details, KeyName, KeyRecord, Policies, RegistryError, Step, Timestamp};
use keywright_tests::{author, by_creation, key, list, name, named};

use crate::states::{AT, FIRST, begun, create, created, deleted, shown};
use crate::{Data, on_both};

on_both! {
    a_new_registry_has_one_workspace_and_no_key,
    a_key_is_in_the_list_once_its_creation_is_done,
    only_a_creation_that_was_begun_is_finished,
    an_abandoned_creation_leaves_nothing,
    only_a_creation_is_abandoned,
    a_name_is_taken_whatever_its_case_and_spelling,
    the_name_of_a_deleted_key_is_free,
    a_handle_and_an_id_are_taken_for_ever,
    a_key_is_shown_once,
    only_a_listed_key_is_shown,
    ones_own_operations_are_among_those_taken_over,
    never_shown_keys_come_oldest_first,
    texts_from_before_whole_keys_were_refused_are_read,
}

fn a_new_registry_has_one_workspace_and_no_key(data: &dyn Data) {
    let registry = data.open();
    let workspaces = registry.workspaces().unwrap();
    let [(workspace, keys)] = workspaces.as_slice() else {
        panic!("{workspaces:?}");
    };
    assert_eq!(workspace.id, FIRST);
    assert_eq!(workspace.name, "My workspace", "the words of the design");
    assert_eq!(workspace.prefix.as_str(), "kw");
    assert_eq!(workspace.policies, Policies::default());
    assert_eq!(*keys, 0);
    let page = registry.page(&by_creation("")).unwrap();
    assert_eq!((page.rows.len(), page.matching, page.total), (0, 0, 0));
    assert_eq!(registry.never_shown().unwrap(), []);
    assert_eq!(registry.take_over().unwrap(), []);
}

fn a_key_is_in_the_list_once_its_creation_is_done(data: &dyn Data) {
    let registry = data.open();
    let record = begun(&*registry);
    assert_eq!(registry.step(record.id), Ok(Some(Step::Creating)));
    assert_eq!(
        list(&*registry),
        [],
        "what may never be finished is not listed"
    );
    assert_eq!(registry.page(&by_creation("")).unwrap().total, 0);
    assert_eq!(registry.find(record.id), Ok(None));
    assert_eq!(registry.locate(record.id, &by_creation("")), Ok(None));
    assert_eq!(registry.never_shown(), Ok(vec![]));

    registry.finish_create(record.id, AT, &author()).unwrap();
    assert_eq!(registry.step(record.id), Ok(None));
    assert_eq!(
        list(&*registry),
        [record.clone()],
        "the record comes back as it was given"
    );
    assert_eq!(registry.find(record.id), Ok(Some(record.clone())));
    assert_eq!(registry.locate(record.id, &by_creation("")), Ok(Some(0)));
    assert_eq!(registry.never_shown(), Ok(vec![record]));
}

fn texts_from_before_whole_keys_were_refused_are_read(data: &dyn Data) {
    let registry = data.open();
    let (record, access_key) = key();
    let text = access_key.expose().to_owned();
    let list = [text.clone()];
    let old = KeyRecord {
        name: KeyName::kept(&text).unwrap(),
        details: Details::kept(&text, &list, &list, &text).unwrap(),
        ..record
    };
    create(&*registry, old.clone());
    assert_eq!(registry.find(old.id), Ok(Some(old)));
}

fn only_a_creation_that_was_begun_is_finished(data: &dyn Data) {
    let registry = data.open();
    let finish = |record: &KeyRecord| registry.finish_create(record.id, AT, &author());
    assert_eq!(
        finish(&key().0),
        Err(RegistryError::NotFound),
        "never begun"
    );
    assert_eq!(
        finish(&created(&*registry)),
        Err(RegistryError::NotFound),
        "done already"
    );
    assert_eq!(
        finish(&deleted(&*registry)),
        Err(RegistryError::NotFound),
        "deleted"
    );
    let abandoned = begun(&*registry);
    registry.abandon_create(abandoned.id).unwrap();
    assert_eq!(finish(&abandoned), Err(RegistryError::NotFound), "given up");
}

fn an_abandoned_creation_leaves_nothing(data: &dyn Data) {
    let registry = data.open();
    let record = begun(&*registry);
    registry.abandon_create(record.id).unwrap();
    assert_eq!(registry.step(record.id), Ok(None));
    assert_eq!(
        registry.begin_create(&record),
        Ok(()),
        "name, handle and id are free again"
    );
}

fn only_a_creation_is_abandoned(data: &dyn Data) {
    let registry = data.open();
    let active = shown(&*registry);
    let deleting = shown(&*registry);
    registry.begin_delete(deleting.id).unwrap();
    let gone = deleted(&*registry);
    for record in [&active, &deleting, &gone, &key().0] {
        assert_eq!(
            registry.abandon_create(record.id),
            Ok(()),
            "nothing to do is fine"
        );
    }
    assert_eq!(
        list(&*registry),
        [active, deleting.clone()],
        "no other key is forgotten"
    );
    assert_eq!(registry.step(deleting.id), Ok(Some(Step::Deleting)));
    assert_eq!(
        registry.begin_create(&gone),
        Err(RegistryError::HandleTaken),
        "nor a tombstone"
    );
}

fn a_name_is_taken_whatever_its_case_and_spelling(data: &dyn Data) {
    let registry = data.open();
    let first = named("Café STRASSE ①");
    registry.begin_create(&first).unwrap();
    let taken = Err(RegistryError::NameTaken(name("Café STRASSE ①")));
    let again = named("cafe\u{301} straße 1");
    assert_eq!(
        registry.begin_create(&again),
        taken,
        "by a key that is being created"
    );
    registry.finish_create(first.id, AT, &author()).unwrap();
    assert_eq!(registry.begin_create(&again), taken, "by a key in the list");
    assert_eq!(registry.step(again.id), Ok(None), "nothing was written");
    registry.begin_delete(first.id).unwrap();
    assert_eq!(
        registry.begin_create(&again),
        taken,
        "until its deletion is done"
    );
    assert_eq!(
        registry.begin_create(&named("Cafe STRASSE 1")),
        Ok(()),
        "é is no e"
    );
}

fn the_name_of_a_deleted_key_is_free(data: &dyn Data) {
    let registry = data.open();
    let old = deleted(&*registry);
    let new = create(
        &*registry,
        KeyRecord {
            name: old.name.clone(),
            ..key().0
        },
    );
    assert_eq!(list(&*registry), [new]);
}

fn a_handle_and_an_id_are_taken_for_ever(data: &dyn Data) {
    let registry = data.open();
    for holder in [begun(&*registry), created(&*registry), deleted(&*registry)] {
        let fresh = key().0;
        let same_handle = KeyRecord {
            handle: holder.handle,
            ..key().0
        };
        let same_id = KeyRecord {
            id: holder.id,
            ..key().0
        };
        assert_eq!(
            registry.begin_create(&same_handle),
            Err(RegistryError::HandleTaken)
        );
        assert_eq!(
            registry.begin_create(&same_id),
            Err(RegistryError::HandleTaken)
        );
        assert_eq!(
            registry.step(same_handle.id),
            Ok(None),
            "nothing was written"
        );
        let same_name = KeyRecord {
            name: same_handle.name,
            ..fresh
        };
        assert_eq!(
            registry.begin_create(&same_name),
            Ok(()),
            "its name was not taken either"
        );
    }
}

fn a_key_is_shown_once(data: &dyn Data) {
    let registry = data.open();
    let record = created(&*registry);
    registry.mark_shown(record.id, AT, &author()).unwrap();
    let later = Timestamp(AT.0 + 1);
    assert_eq!(
        registry.mark_shown(record.id, later, &author()),
        Ok(()),
        "again does nothing"
    );
    let found = registry.find(record.id).unwrap().unwrap();
    assert_eq!(found.shown_at, Some(AT), "the first showing counts");
    assert_eq!(registry.never_shown(), Ok(vec![]));
}

fn only_a_listed_key_is_shown(data: &dyn Data) {
    let registry = data.open();
    for record in [key().0, begun(&*registry), deleted(&*registry)] {
        let shown = registry.mark_shown(record.id, AT, &author());
        assert_eq!(shown, Err(RegistryError::NotFound));
    }
    let deleting = created(&*registry);
    registry.begin_delete(deleting.id).unwrap();
    assert_eq!(
        registry.mark_shown(deleting.id, AT, &author()),
        Ok(()),
        "it is in the list"
    );
}

fn ones_own_operations_are_among_those_taken_over(data: &dyn Data) {
    let registry = data.open();
    let record = begun(&*registry);
    assert_eq!(registry.take_over(), Ok(vec![(record.id, Step::Creating)]));
    assert_eq!(
        registry.step(record.id),
        Ok(Some(Step::Creating)),
        "taking over is no more"
    );
}

fn never_shown_keys_come_oldest_first(data: &dyn Data) {
    let registry = data.open();
    let mut records: Vec<KeyRecord> = [5, 1, 3]
        .map(|at| {
            create(
                &*registry,
                KeyRecord {
                    created_at: Timestamp(at),
                    ..key().0
                },
            )
        })
        .into();
    shown(&*registry);
    records.sort_by_key(|record| record.created_at);
    assert_eq!(registry.never_shown(), Ok(records));
}
