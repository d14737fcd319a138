//! Every documented outcome of undoing a rotation.

use keywright_core::{
    KeyChange, KeyId, Life, Registry, RegistryError, SecretCopy, Step, Timestamp, Unfit,
};
use keywright_tests::{author, key, list, name, named};

use crate::rotation::{LATER, begun, delete, find, finish, is_free, rename, rotated, taken};
use crate::states::{AT, create, created};
use crate::{Data, on_both};

on_both! {
    a_rotation_that_is_undone_leaves_the_key_as_it_was,
    a_rotation_is_undone_after_its_successor_was_deleted,
    a_rotation_that_cannot_be_undone_stays,
    a_rotation_is_not_undone_into_a_name_that_is_taken,
    a_successor_whose_rotation_was_undone_does_not_come_back,
    what_another_process_deletes_hinders_undoing,
}

const LATEST: Timestamp = Timestamp(AT.0 + 2000);

fn undo(registry: &dyn Registry, id: KeyId) -> Result<Option<KeyId>, RegistryError> {
    let old = registry.find(id).unwrap();
    let successor = old.and_then(|old| old.life.successor).unwrap_or(id);
    registry.undo_rotation(id, successor, AT, &author())
}

fn a_rotation_that_is_undone_leaves_the_key_as_it_was(data: &dyn Data) {
    let registry = data.open();
    let [old, new] = rotated(&*registry, "CRM");
    assert_eq!(undo(&*registry, old.id), Ok(Some(new.id)));
    let again = find(&*registry, old.id);
    assert_eq!(again.life, Life::default());
    assert_eq!(registry.step(new.id), Ok(Some(Step::Deleting)));
    assert_eq!(registry.next_retirement(AT), Ok(None));
    let refused = registry.begin_create(&named("crm"));
    assert_eq!(refused, taken("CRM"), "it holds its name again");
    registry.finish_delete(new.id, AT, &author()).unwrap();
    assert!(!is_free(&*registry, &old.name), "now as before");
    assert_eq!(list(&*registry), [again.clone()]);
    let once_more = begun(&*registry, &again);
    assert_eq!(finish(&*registry, &once_more), Ok(()));
}

fn a_rotation_is_undone_after_its_successor_was_deleted(data: &dyn Data) {
    let registry = data.open();
    let [old, new] = rotated(&*registry, "CRM");
    delete(&*registry, new.id);
    assert!(is_free(&*registry, &old.name), "nobody has it now");
    assert_eq!(undo(&*registry, old.id), Ok(None));
    assert_eq!(find(&*registry, old.id).life, Life::default());
    assert!(!is_free(&*registry, &old.name));

    let [old, new] = rotated(&*registry, "Mail");
    registry.begin_delete(new.id).unwrap();
    assert_eq!(
        undo(&*registry, old.id),
        Ok(Some(new.id)),
        "it is on its way"
    );
}

fn a_rotation_that_cannot_be_undone_stays(data: &dyn Data) {
    let registry = data.open();
    let plain = created(&*registry);
    assert_eq!(undo(&*registry, plain.id), Err(Unfit::NotRotated.into()));
    assert_eq!(undo(&*registry, key().0.id), Err(RegistryError::NotFound));

    let [old, new] = rotated(&*registry, "CRM");
    let late = registry.undo_rotation(old.id, new.id, LATER, &author());
    assert_eq!(late, Err(Unfit::Ended.into()), "its time has come");
    let other = registry.undo_rotation(old.id, old.id, AT, &author());
    assert_eq!(other, Err(Unfit::NotRotated.into()), "not to that one");
    let newest = begun(&*registry, &new);
    registry
        .finish_rotation(newest.id, LATEST, AT, &author())
        .unwrap();
    let refused = undo(&*registry, old.id);
    assert_eq!(
        refused,
        Err(Unfit::Rotated.into()),
        "the new one was rotated"
    );
    assert_eq!(undo(&*registry, new.id), Ok(Some(newest.id)));
    let finished = registry.change(old.id, &KeyChange::FinishRotation, AT, &author());
    assert_eq!(finished.unwrap().life.copy, SecretCopy::Leaving);
    assert_eq!(undo(&*registry, old.id), Err(Unfit::Ended.into()));
    delete(&*registry, old.id);
    assert_eq!(undo(&*registry, old.id), Err(RegistryError::NotFound));
}

fn a_rotation_is_not_undone_into_a_name_that_is_taken(data: &dyn Data) {
    let registry = data.open();
    let [old, new] = rotated(&*registry, "CRM");
    rename(&*registry, new.id, "New").unwrap();
    let third = create(&*registry, named("crm"));
    let refused = undo(&*registry, old.id);
    assert_eq!(refused, Err(RegistryError::NameTaken(third.name)));
    assert_eq!(find(&*registry, old.id), old);
    assert_eq!(registry.step(new.id), Ok(None), "nothing was written");
    assert_eq!(rename(&*registry, old.id, "new"), Ok(()));
    assert_eq!(
        undo(&*registry, old.id),
        Ok(Some(new.id)),
        "a name that its own successor gives up is free"
    );
    assert!(!is_free(&*registry, &name("New")));
}

fn a_successor_whose_rotation_was_undone_does_not_come_back(data: &dyn Data) {
    let registry = data.open();
    for text in ["CRM", "Mail"] {
        let [old, new] = rotated(&*registry, text);
        if text == "Mail" {
            rename(&*registry, new.id, "Another name").unwrap();
        }
        undo(&*registry, old.id).unwrap();
        registry.cancel_delete(new.id).unwrap();
        assert_eq!(registry.step(new.id), Ok(Some(Step::Deleting)));
    }
    let [_, new] = rotated(&*registry, "Third");
    registry.begin_delete(new.id).unwrap();
    registry.cancel_delete(new.id).unwrap();
    assert_eq!(
        registry.step(new.id),
        Ok(None),
        "one that has its place does"
    );
    assert!(!is_free(&*registry, &name("third")));
}

fn what_another_process_deletes_hinders_undoing(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let [old, new] = rotated(&*one, "CRM");
    other.begin_delete(new.id).unwrap();
    assert_eq!(undo(&*one, old.id), Err(RegistryError::UnderWay));
    other.cancel_delete(new.id).unwrap();
    for process in [&one, &other] {
        process.begin_delete(old.id).unwrap();
        let undone = undo(&*one, old.id);
        assert_eq!(undone, Err(RegistryError::UnderWay), "no key would be left");
        process.cancel_delete(old.id).unwrap();
    }
    other.begin_delete(new.id).unwrap();
    drop(other);
    assert_eq!(undo(&*one, old.id), Ok(Some(new.id)), "nobody is on it now");
}
