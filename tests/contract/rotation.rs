//! Every documented outcome of putting a key in the place of another, and which of them has
//! the name meanwhile.

use keywright_core::{
    KeyId, KeyName, KeyRecord, Life, Registry, RegistryError, Step, Timestamp, Unfit,
};
use keywright_tests::{author, key, list, name, named};

use crate::states::{AT, create, created};
use crate::{Data, on_both};

on_both! {
    a_rotated_key_gives_its_name_and_place_to_its_successor,
    a_rotated_key_never_works_for_longer_than_it_would_have,
    only_the_key_that_is_succeeded_may_have_the_name,
    a_key_that_may_not_be_rotated_stays_as_it_is,
    one_of_two_successors_comes_too_late,
    a_name_that_was_given_away_meanwhile_is_not_taken_back,
    a_successor_that_is_abandoned_takes_no_name_with_it,
    a_successor_becomes_no_key_beside_the_one_it_was_to_succeed,
    a_rotated_key_may_have_any_name,
}

pub(crate) const LATER: Timestamp = Timestamp(AT.0 + 1000);

/// A successor of this key, whose creation was begun.
pub(crate) fn begun(registry: &dyn Registry, old: &KeyRecord) -> KeyRecord {
    let record = KeyRecord {
        name: old.name.clone(),
        life: Life {
            predecessor: Some(old.id),
            ..Life::default()
        },
        ..key().0
    };
    registry.begin_create(&record).unwrap();
    record
}

pub(crate) fn finish(registry: &dyn Registry, new: &KeyRecord) -> Result<(), RegistryError> {
    registry.finish_rotation(new.id, LATER, AT, &author())
}

/// A key and its successor, on the day of the rotation.
pub(crate) fn rotated(registry: &dyn Registry, text: &str) -> [KeyRecord; 2] {
    let old = create(registry, named(text));
    let new = begun(registry, &old);
    finish(registry, &new).unwrap();
    [find(registry, old.id), find(registry, new.id)]
}

pub(crate) fn find(registry: &dyn Registry, id: KeyId) -> KeyRecord {
    registry.find(id).unwrap().unwrap()
}

pub(crate) fn rename(registry: &dyn Registry, id: KeyId, text: &str) -> Result<(), RegistryError> {
    registry.rename(id, &name(text), AT, &author())
}

pub(crate) fn delete(registry: &dyn Registry, id: KeyId) {
    registry.begin_delete(id).unwrap();
    registry.finish_delete(id, AT, &author()).unwrap();
}

pub(crate) fn taken(text: &str) -> Result<(), RegistryError> {
    Err(RegistryError::NameTaken(name(text)))
}

pub(crate) fn is_free(registry: &dyn Registry, text: &KeyName) -> bool {
    let record = named(text.as_str());
    let begun = registry.begin_create(&record);
    registry.abandon_create(record.id).unwrap();
    begun.is_ok()
}

fn a_rotated_key_gives_its_name_and_place_to_its_successor(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let old = create(&*registry, named("CRM"));
    let new = begun(&*registry, &old);
    assert_eq!(list(&*registry), [old.clone()], "not before it is finished");
    assert_eq!(rename(&*registry, old.id, "crm"), Ok(()), "its own name");
    assert_eq!(finish(&*registry, &new), Ok(()));
    let expected = Life {
        successor: Some(new.id),
        retires_at: Some(LATER),
        ..Life::default()
    };
    assert_eq!(find(&*beside, old.id).life, expected);
    assert_eq!(
        find(&*beside, new.id),
        new,
        "and the new one as it was begun"
    );
    assert_eq!(list(&*beside).len(), 2);
    assert_eq!(
        beside.begin_create(&named("Crm")),
        taken("CRM"),
        "by the successor, as it is written there"
    );
    assert_eq!(rename(&*registry, new.id, "Mail"), Ok(()));
    assert!(
        is_free(&*registry, &old.name),
        "the old one holds it no more"
    );
    assert!(!is_free(&*registry, &name("mail")));
}

fn a_rotated_key_never_works_for_longer_than_it_would_have(data: &dyn Data) {
    let registry = data.open();
    let old = KeyRecord {
        life: Life {
            expires_at: Some(Timestamp(AT.0 + 10)),
            ..Life::default()
        },
        ..key().0
    };
    let old = create(&*registry, old);
    let new = begun(&*registry, &old);
    finish(&*registry, &new).unwrap();
    let life = find(&*registry, old.id).life;
    assert_eq!(life.retires_at, old.life.expires_at);
    assert_eq!(registry.next_retirement(AT), Ok(old.life.expires_at));
}

fn only_the_key_that_is_succeeded_may_have_the_name(data: &dyn Data) {
    let registry = data.open();
    let [old, other] = [created(&*registry), created(&*registry)];
    let wrong = KeyRecord {
        name: other.name.clone(),
        life: Life {
            predecessor: Some(old.id),
            ..Life::default()
        },
        ..key().0
    };
    let refused = registry.begin_create(&wrong);
    assert_eq!(refused, Err(RegistryError::NameTaken(other.name)));
    assert_eq!(registry.step(wrong.id), Ok(None), "nothing was written");
}

fn a_key_that_may_not_be_rotated_stays_as_it_is(data: &dyn Data) {
    let registry = data.open();
    let ended = KeyRecord {
        life: Life {
            expires_at: Some(AT),
            ..Life::default()
        },
        ..key().0
    };
    let ended = create(&*registry, ended);
    let new = begun(&*registry, &ended);
    assert_eq!(finish(&*registry, &new), Err(Unfit::Ended.into()));
    assert_eq!(find(&*registry, ended.id), ended);
    assert_eq!(registry.step(new.id), Ok(Some(Step::Creating)));

    let gone = created(&*registry);
    let new = begun(&*registry, &gone);
    delete(&*registry, gone.id);
    assert_eq!(finish(&*registry, &new), Err(RegistryError::NotFound));
    let strange = key().0;
    assert_eq!(finish(&*registry, &strange), Err(RegistryError::NotFound));
    registry.begin_create(&strange).unwrap();
    assert_eq!(
        finish(&*registry, &strange),
        Err(RegistryError::NotFound),
        "it succeeds no other"
    );
    let before = registry.head().unwrap().number;
    assert_eq!(before, 3, "two creations and a deletion, and no rotation");
}

fn one_of_two_successors_comes_too_late(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let old = created(&*one);
    let [first, second] = [begun(&*one, &old), begun(&*other, &old)];
    assert_eq!(finish(&*other, &second), Ok(()));
    assert_eq!(finish(&*one, &first), Err(Unfit::Rotated.into()));
    assert_eq!(find(&*one, old.id).life.successor, Some(second.id));
    one.abandon_create(first.id).unwrap();
    assert!(!is_free(&*one, &old.name), "it is the second one's");
}

fn a_name_that_was_given_away_meanwhile_is_not_taken_back(data: &dyn Data) {
    let registry = data.open();
    let old = create(&*registry, named("CRM"));
    let new = begun(&*registry, &old);
    rename(&*registry, old.id, "Mail").unwrap();
    let third = create(&*registry, named("crm"));
    assert_eq!(finish(&*registry, &new), taken("crm"));
    let unchanged = find(&*registry, old.id);
    assert_eq!(unchanged.life, Life::default(), "nothing was written");
    assert!(!is_free(&*registry, &unchanged.name));
    rename(&*registry, third.id, "Third").unwrap();
    assert_eq!(finish(&*registry, &new), Ok(()), "once it is free again");
    assert!(is_free(&*registry, &unchanged.name));
    assert!(!is_free(&*registry, &old.name));
}

fn a_successor_that_is_abandoned_takes_no_name_with_it(data: &dyn Data) {
    let registry = data.open();
    let old = created(&*registry);
    let new = begun(&*registry, &old);
    registry.abandon_create(new.id).unwrap();
    assert_eq!(find(&*registry, old.id), old);
    assert!(!is_free(&*registry, &old.name));
    let again = begun(&*registry, &old);
    assert_eq!(finish(&*registry, &again), Ok(()));
}

fn a_successor_becomes_no_key_beside_the_one_it_was_to_succeed(data: &dyn Data) {
    let registry = data.open();
    let old = create(&*registry, named("CRM"));
    let new = begun(&*registry, &old);
    let finished = registry.finish_create(new.id, AT, &author());
    assert_eq!(finished, taken("CRM"), "two keys would have one name");
    assert_eq!(list(&*registry), [old]);
}

fn a_rotated_key_may_have_any_name(data: &dyn Data) {
    let registry = data.open();
    let [old, new] = rotated(&*registry, "CRM");
    let other = created(&*registry);
    let same = rename(&*registry, old.id, other.name.as_str());
    assert_eq!(same, Ok(()), "it holds none");
    assert_eq!(rename(&*registry, other.id, "Other"), Ok(()));
    assert!(is_free(&*registry, &other.name), "nor does it keep one");
    assert_eq!(rename(&*registry, other.id, "crm"), taken("CRM"));
    assert_eq!(rename(&*registry, new.id, "New"), Ok(()));
}
