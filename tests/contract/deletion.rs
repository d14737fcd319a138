//! Every documented outcome of deleting a key, or of not deleting it after all.

use keywright_core::{Begun, KeyRecord, RegistryError, Step};
use keywright_tests::{author, key, list};

use crate::states::{AT, begun, created, deleted, shown};
use crate::{Data, on_both};

on_both! {
    a_key_whose_deletion_was_begun_stays_in_the_list,
    a_deletion_is_begun_for_listed_keys_alone,
    a_deletion_is_finished_once_it_was_begun,
    a_deletion_that_is_taken_back_leaves_the_key_as_it_was,
    taking_back_a_deletion_does_nothing_to_others,
}

fn a_key_whose_deletion_was_begun_stays_in_the_list(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    assert_eq!(registry.begin_delete(record.id), Ok(Begun::Now));
    let again = registry.begin_delete(record.id);
    assert_eq!(again, Ok(Begun::Earlier), "again is fine");
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
