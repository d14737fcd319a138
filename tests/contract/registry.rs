//! Every documented outcome of every method of [`Registry`], and what two processes see of
//! each other.

use keywright_core::{KeyRecord, Registry, RegistryError, Step, Timestamp};
use keywright_tests::{author, by_creation, key, list, name, named};

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
    a_key_whose_deletion_was_begun_stays_in_the_list,
    a_deletion_is_begun_for_listed_keys_alone,
    a_deletion_is_finished_once_it_was_begun,
    a_deletion_that_is_taken_back_leaves_the_key_as_it_was,
    taking_back_a_deletion_does_nothing_to_others,
    what_another_process_deletes_is_under_way_until_it_ends,
    a_process_takes_back_its_own_deletions_alone,
    what_a_running_process_has_under_way_is_not_taken_over,
    what_an_ended_process_left_is_taken_over_once,
    ones_own_operations_are_among_those_taken_over,
    showing_a_key_does_not_free_its_deletion,
    a_key_that_another_process_is_about_to_show_is_not_called_never_shown,
    never_shown_keys_come_oldest_first,
    each_process_sees_at_once_what_another_did,
}

const AT: Timestamp = Timestamp(1_800_000_000_000);

/// A key that was created through this registry.
fn created(registry: &dyn Registry) -> KeyRecord {
    create(registry, key().0)
}

fn create(registry: &dyn Registry, record: KeyRecord) -> KeyRecord {
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
    record
}

/// A key that was created and shown.
fn shown(registry: &dyn Registry) -> KeyRecord {
    let record = created(registry);
    registry.mark_shown(record.id, AT, &author()).unwrap();
    KeyRecord {
        shown_at: Some(AT),
        ..record
    }
}

/// A key of which only a tombstone is left.
fn deleted(registry: &dyn Registry) -> KeyRecord {
    let record = created(registry);
    registry.begin_delete(record.id).unwrap();
    registry.finish_delete(record.id, AT, &author()).unwrap();
    record
}

/// A key whose creation was begun.
fn begun(registry: &dyn Registry) -> KeyRecord {
    let record = key().0;
    registry.begin_create(&record).unwrap();
    record
}

fn a_new_registry_has_one_workspace_and_no_key(data: &dyn Data) {
    let registry = data.open();
    let workspace = registry.workspace().unwrap();
    assert_eq!(workspace.name, "My workspace", "the words of the design");
    assert_eq!(workspace.prefix.as_str(), "kw");
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

fn a_key_whose_deletion_was_begun_stays_in_the_list(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    registry.begin_delete(record.id).unwrap();
    assert_eq!(registry.begin_delete(record.id), Ok(()), "again is fine");
    assert_eq!(registry.step(record.id), Ok(Some(Step::Deleting)));
    assert_eq!(list(&*registry), [record.clone()]);
    assert_eq!(registry.find(record.id), Ok(Some(record)));
}

fn a_deletion_is_begun_for_listed_keys_alone(data: &dyn Data) {
    let registry = data.open();
    for record in [key().0, begun(&*registry), deleted(&*registry)] {
        let step = registry.step(record.id).unwrap();
        assert_eq!(
            registry.begin_delete(record.id),
            Err(RegistryError::NotFound)
        );
        assert_eq!(registry.step(record.id), Ok(step), "and it is where it was");
    }
}

fn a_deletion_is_finished_once_it_was_begun(data: &dyn Data) {
    let registry = data.open();
    let finish = |record: &KeyRecord| registry.finish_delete(record.id, AT, &author());
    let record = created(&*registry);
    assert_eq!(finish(&record), Err(RegistryError::NotFound), "not begun");
    assert_eq!(
        finish(&begun(&*registry)),
        Err(RegistryError::NotFound),
        "being created"
    );
    assert_eq!(finish(&key().0), Err(RegistryError::NotFound), "unknown");
    assert_eq!(
        list(&*registry),
        [record.clone()],
        "none of these changed anything"
    );

    registry.begin_delete(record.id).unwrap();
    assert_eq!(finish(&record), Ok(()));
    assert_eq!(list(&*registry), []);
    assert_eq!(registry.find(record.id), Ok(None));
    assert_eq!(registry.step(record.id), Ok(None));
    assert_eq!(registry.never_shown(), Ok(vec![]));
    assert_eq!(finish(&record), Ok(()), "again does nothing");
}

fn a_deletion_that_is_taken_back_leaves_the_key_as_it_was(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    registry.begin_delete(record.id).unwrap();
    registry.cancel_delete(record.id).unwrap();
    assert_eq!(registry.step(record.id), Ok(None));
    assert_eq!(registry.find(record.id), Ok(Some(record.clone())));
    let finished = registry.finish_delete(record.id, AT, &author());
    assert_eq!(
        finished,
        Err(RegistryError::NotFound),
        "no deletion is begun any more"
    );
}

fn taking_back_a_deletion_does_nothing_to_others(data: &dyn Data) {
    let registry = data.open();
    let creating = begun(&*registry);
    let active = shown(&*registry);
    let gone = deleted(&*registry);
    for record in [&creating, &active, &gone, &key().0] {
        assert_eq!(
            registry.cancel_delete(record.id),
            Ok(()),
            "nothing to do is fine"
        );
    }
    assert_eq!(registry.step(creating.id), Ok(Some(Step::Creating)));
    assert_eq!(list(&*registry), [active], "a tombstone stays one");
}

fn what_another_process_deletes_is_under_way_until_it_ends(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    one.begin_delete(record.id).unwrap();
    assert_eq!(other.begin_delete(record.id), Err(RegistryError::UnderWay));
    drop(one);
    assert_eq!(
        other.begin_delete(record.id),
        Ok(()),
        "nobody else is on it any more"
    );
    assert_eq!(other.finish_delete(record.id, AT, &author()), Ok(()));
}

fn a_process_takes_back_its_own_deletions_alone(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    one.begin_delete(record.id).unwrap();
    other.cancel_delete(record.id).unwrap();
    assert_eq!(
        one.finish_delete(record.id, AT, &author()),
        Ok(()),
        "its secret may be gone: the key must not come back"
    );
}

fn what_a_running_process_has_under_way_is_not_taken_over(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let creating = begun(&*one);
    let deleting = created(&*one);
    one.begin_delete(deleting.id).unwrap();
    assert_eq!(other.take_over(), Ok(vec![]));
    one.finish_create(creating.id, AT, &author()).unwrap();
    one.finish_delete(deleting.id, AT, &author()).unwrap();
}

fn what_an_ended_process_left_is_taken_over_once(data: &dyn Data) {
    let [ended, one, other] = [data.open(), data.open(), data.open()];
    let creating = begun(&*ended);
    let deleting = created(&*ended);
    ended.begin_delete(deleting.id).unwrap();
    shown(&*ended);
    drop(ended);
    let mut taken = one.take_over().unwrap();
    taken.sort_by_key(|(_, step)| *step == Step::Deleting);
    assert_eq!(
        taken,
        [(creating.id, Step::Creating), (deleting.id, Step::Deleting)]
    );
    assert_eq!(other.take_over(), Ok(vec![]), "now it is the one's");
    assert_eq!(
        other.begin_delete(deleting.id),
        Err(RegistryError::UnderWay)
    );
    drop(one);
    assert_eq!(
        other.take_over().unwrap().len(),
        2,
        "who ends while recovering leaves it again"
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

fn showing_a_key_does_not_free_its_deletion(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = created(&*one);
    other.begin_delete(record.id).unwrap();
    one.mark_shown(record.id, AT, &author()).unwrap();
    assert_eq!(
        one.take_over(),
        Ok(vec![]),
        "the other is still deleting it"
    );
    assert_eq!(one.begin_delete(record.id), Err(RegistryError::UnderWay));
}

fn a_key_that_another_process_is_about_to_show_is_not_called_never_shown(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = created(&*one);
    assert_eq!(other.never_shown(), Ok(vec![]), "the one shows it now");
    assert_eq!(one.never_shown(), Ok(vec![record.clone()]));
    drop(one);
    assert_eq!(
        other.never_shown(),
        Ok(vec![record]),
        "nobody will show it now"
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

fn each_process_sees_at_once_what_another_did(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    assert_eq!(list(&*other), []);
    let record = shown(&*one);
    assert_eq!(list(&*other), [record.clone()]);
    assert_eq!(other.locate(record.id, &by_creation("")), Ok(Some(0)));
    other.begin_delete(record.id).unwrap();
    other.finish_delete(record.id, AT, &author()).unwrap();
    assert_eq!(list(&*one), []);
    let again = named(record.name.as_str());
    assert_eq!(one.begin_create(&again), Ok(()), "the name is free in both");
}
