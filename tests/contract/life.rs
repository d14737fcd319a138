//! Every documented outcome of changing a key in the list, and of what its time brings.

use keywright_core::{
    Copies, Days, Details, Environment, KeyChange, KeyId, KeyRecord, Life, Policies, Registry,
    RegistryError, SecretCopy, Timestamp, Unfit, WorkspaceDraft,
};
use keywright_tests::{author, key, list};

use crate::states::{AT, FIRST, begun, create, created, deleted, draft, shown};
use crate::{Data, on_both};

on_both! {
    a_new_key_is_kept_with_all_that_is_known_of_it,
    a_change_is_answered_and_kept,
    a_change_that_is_none_is_answered_alone,
    a_change_that_does_not_fit_changes_nothing,
    an_incident_is_noted_for_a_deleted_key_too,
    only_a_listed_key_is_changed,
    a_shown_key_stays_in_the_keychain_unless_digests_are_all_that_is_kept,
    a_key_that_was_shown_before_stays_whatever_the_policy_becomes,
    a_key_leaves_from_its_retirement_on,
    a_retirement_is_noted_once,
    what_left_is_noted_of_listed_keys_alone,
    the_next_retirement_is_the_first_that_is_still_to_come,
    a_digest_is_traced_to_its_key_whatever_became_of_that,
    each_key_of_the_list_is_seen_in_order_of_creation,
}

fn change(
    registry: &dyn Registry,
    id: KeyId,
    change: &KeyChange,
) -> Result<KeyRecord, RegistryError> {
    registry.change(id, change, AT, &author())
}

fn find(registry: &dyn Registry, id: KeyId) -> KeyRecord {
    registry.find(id).unwrap().unwrap()
}

fn leaving(registry: &dyn Registry, now: i64) -> Vec<KeyId> {
    let leaving = registry.leaving(Timestamp(now)).unwrap();
    leaving.iter().map(|key| key.id).collect()
}

/// Details with every part, and signs that could be taken for something else.
fn details() -> Details {
    let owned = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect();
    let used_by: Vec<String> = owned(&["CRM, old", "it's; DROP TABLE access_key", "🔑"]);
    let tags: Vec<String> = owned(&["[\"a\",\"b\"]", "straße"]);
    Details::new("Åse %", &used_by, &tags, "first\n\n\ttabbed \\n\nlast").unwrap()
}

fn everything() -> KeyRecord {
    KeyRecord {
        environment: Environment::Test,
        provisional: true,
        details: details(),
        life: Life {
            expires_at: Some(Timestamp(AT.0 + 5)),
            ..Life::default()
        },
        ..key().0
    }
}

/// A key that was rotated, and retires then.
fn retiring(registry: &dyn Registry, at: i64) -> KeyRecord {
    let old = created(registry);
    let new = KeyRecord {
        life: Life {
            predecessor: Some(old.id),
            ..Life::default()
        },
        ..key().0
    };
    registry.begin_create(&new).unwrap();
    let early = Timestamp(0);
    registry
        .finish_rotation(new.id, Timestamp(at), early, &author())
        .unwrap();
    find(registry, old.id)
}

fn a_new_key_is_kept_with_all_that_is_known_of_it(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let record = create(&*registry, everything());
    assert_eq!(beside.find(record.id), Ok(Some(record.clone())));
    assert_eq!(list(&*beside), [record]);
}

fn a_change_is_answered_and_kept(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let record = created(&*registry);
    let changes = [
        KeyChange::Details(details()),
        KeyChange::Expiry(Some(Timestamp(AT.0 + 99))),
        KeyChange::Disable,
        KeyChange::Enable,
        KeyChange::Disable,
        KeyChange::Compromised("on a wiki".to_owned()),
        KeyChange::Expiry(None),
        KeyChange::Details(Details::default()),
    ];
    let mut expected = record;
    for made in changes {
        made.apply(&mut expected, AT).unwrap();
        let answered = change(&*registry, expected.id, &made);
        assert_eq!(answered, Ok(expected.clone()), "{made:?}");
        assert_eq!(find(&*beside, expected.id), expected, "{made:?}");
    }
    assert_eq!(expected.life.disabled_at, Some(AT));
    assert_eq!(registry.head().unwrap().number, 1 + 8, "each was said");
}

fn a_change_that_is_none_is_answered_alone(data: &dyn Data) {
    let registry = data.open();
    let record = create(&*registry, everything());
    let before = registry.head();
    for made in [
        KeyChange::Details(details()),
        KeyChange::Expiry(record.life.expires_at),
        KeyChange::Enable,
        KeyChange::Retire,
    ] {
        assert_eq!(change(&*registry, record.id, &made), Ok(record.clone()));
    }
    assert_eq!(registry.head(), before, "there is nothing to say");
}

fn a_change_that_does_not_fit_changes_nothing(data: &dyn Data) {
    let registry = data.open();
    let rotated = retiring(&*registry, AT.0);
    let before = registry.head();
    let expiry = KeyChange::Expiry(None);
    let refused = change(&*registry, rotated.id, &expiry);
    assert_eq!(refused, Err(Unfit::Rotated.into()));
    let refused = change(&*registry, rotated.id, &KeyChange::FinishRotation);
    assert_eq!(refused, Err(Unfit::Ended.into()));
    let plain = created(&*registry);
    let refused = change(&*registry, plain.id, &KeyChange::FinishRotation);
    assert_eq!(refused, Err(Unfit::NotRotated.into()));
    assert_eq!(find(&*registry, rotated.id), rotated);
    let number = before.unwrap().number + 1;
    assert_eq!(registry.head().unwrap().number, number, "one key was made");
}

fn an_incident_is_noted_for_a_deleted_key_too(data: &dyn Data) {
    let registry = data.open();
    let gone = deleted(&*registry);
    let incident = KeyChange::Compromised("In a log.".to_owned());
    let noted = change(&*registry, gone.id, &incident).unwrap();
    assert_eq!(noted.life.compromised_at, Some(AT));
    let (traced, deleted_at) = registry.trace(&gone.digest).unwrap().unwrap();
    assert_eq!(traced, noted);
    assert!(deleted_at.is_some(), "it stays deleted");
    assert_eq!(list(&*registry), []);
    let head = registry.head().unwrap().number;
    let entry = registry.entries_after(head - 1, 1).unwrap().remove(0);
    assert_eq!((entry.key, &*entry.action), (Some(gone.id), "compromised"));
    for record in [key().0, begun(&*registry)] {
        let refused = change(&*registry, record.id, &incident);
        assert_eq!(refused, Err(RegistryError::NotFound));
    }
}

fn only_a_listed_key_is_changed(data: &dyn Data) {
    let registry = data.open();
    for record in [key().0, begun(&*registry), deleted(&*registry)] {
        let changed = change(&*registry, record.id, &KeyChange::Disable);
        assert_eq!(changed, Err(RegistryError::NotFound));
    }
    let deleting = created(&*registry);
    registry.begin_delete(deleting.id).unwrap();
    let changed = change(&*registry, deleting.id, &KeyChange::Disable);
    assert!(changed.is_ok(), "it is in the list");
    registry.cancel_delete(deleting.id).unwrap();
    assert_eq!(find(&*registry, deleting.id).life.disabled_at, Some(AT));
}

fn digests_only(registry: &dyn Registry) {
    let policies = Policies {
        copies: Copies::DigestOnly,
        rotation_period: Days::new(30),
        ..Policies::default()
    };
    let draft = WorkspaceDraft::new("My workspace", "kw", policies).unwrap();
    let changed = registry.change_workspace(FIRST, &draft, AT, &author());
    changed.unwrap();
}

fn a_shown_key_stays_in_the_keychain_unless_digests_are_all_that_is_kept(data: &dyn Data) {
    let registry = data.open();
    let kept = shown(&*registry);
    assert_eq!(find(&*registry, kept.id).life.copy, SecretCopy::Kept);
    digests_only(&*registry);
    let unseen = created(&*registry);
    assert_eq!(find(&*registry, unseen.id).life.copy, SecretCopy::Kept);
    assert_eq!(leaving(&*registry, AT.0), [], "it is to be shown yet");
    let record = shown(&*registry);
    assert_eq!(find(&*registry, record.id).life.copy, SecretCopy::Leaving);
    assert_eq!(leaving(&*registry, 0), [record.id]);
    registry.left(record.id, AT, &author()).unwrap();
    let left = find(&*registry, record.id);
    assert_eq!(left.life.copy, SecretCopy::Gone);
    assert_eq!(left.life.retired_at, None, "it goes on working");
    assert_eq!(leaving(&*registry, AT.0), []);
}

fn a_key_that_was_shown_before_stays_whatever_the_policy_becomes(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    digests_only(&*registry);
    registry.mark_shown(record.id, AT, &author()).unwrap();
    assert_eq!(find(&*registry, record.id).life.copy, SecretCopy::Kept);
    let changed = registry.change_workspace(FIRST, &draft("New", "kw"), AT, &author());
    changed.unwrap();
    assert_eq!(leaving(&*registry, AT.0), []);
}

fn a_key_leaves_from_its_retirement_on(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let old = retiring(&*registry, 100);
    assert_eq!(leaving(&*beside, 99), []);
    assert_eq!(leaving(&*beside, 100), [old.id]);
    registry.begin_delete(old.id).unwrap();
    assert_eq!(leaving(&*beside, 100), [old.id], "while it is in the list");
    registry.finish_delete(old.id, AT, &author()).unwrap();
    assert_eq!(leaving(&*beside, 100), []);
}

fn a_retirement_is_noted_once(data: &dyn Data) {
    let registry = data.open();
    let [at, later] = [100, 200].map(Timestamp);
    let old = retiring(&*registry, 100);
    registry.left(old.id, Timestamp(99), &author()).unwrap();
    let life = find(&*registry, old.id).life;
    assert_eq!((life.copy, life.retired_at), (SecretCopy::Gone, None));
    assert_eq!(leaving(&*registry, 100), [old.id], "its time is noted yet");
    registry.left(old.id, at, &author()).unwrap();
    let number = registry.head().unwrap().number;
    let said = registry.entries_after(number - 1, 1).unwrap().pop();
    let said = said.map(|entry| (entry.action, entry.key, entry.at));
    assert_eq!(said, Some(("retired".to_owned(), Some(old.id), at)));
    registry.left(old.id, later, &author()).unwrap();
    assert_eq!(find(&*registry, old.id).life.retired_at, Some(at));
    assert_eq!(registry.head().unwrap().number, number, "and said once");
    assert_eq!(leaving(&*registry, 300), []);

    let old = retiring(&*registry, 100);
    let retired = registry.change(old.id, &KeyChange::Retire, at, &author());
    let life = retired.unwrap().life;
    let expected = (SecretCopy::Leaving, Some(at));
    assert_eq!((life.copy, life.retired_at), expected);
    assert_eq!(
        leaving(&*registry, 0),
        [old.id],
        "whatever the clock says now"
    );
    let number = registry.head().unwrap().number;
    registry.left(old.id, later, &author()).unwrap();
    assert_eq!(registry.head().unwrap().number, number, "that was said");
    assert_eq!(leaving(&*registry, 300), []);
}

fn what_left_is_noted_of_listed_keys_alone(data: &dyn Data) {
    let registry = data.open();
    let before = registry.head();
    for record in [key().0, begun(&*registry)] {
        assert_eq!(registry.left(record.id, AT, &author()), Ok(()));
    }
    assert_eq!(registry.head(), before);
    let gone = deleted(&*registry);
    assert_eq!(registry.left(gone.id, AT, &author()), Ok(()));
}

fn the_next_retirement_is_the_first_that_is_still_to_come(data: &dyn Data) {
    let registry = data.open();
    let next = |after| registry.next_retirement(Timestamp(after)).unwrap();
    assert_eq!(next(0), None);
    let keys = [300, 100, 200].map(|at| retiring(&*registry, at));
    let expiring = KeyRecord {
        life: Life {
            expires_at: Some(Timestamp(50)),
            ..Life::default()
        },
        ..key().0
    };
    create(&*registry, expiring);
    assert_eq!(next(0), Some(Timestamp(100)), "an expiry is no retirement");
    assert_eq!(next(100), Some(Timestamp(200)), "after it, not at it");
    registry.begin_delete(keys[2].id).unwrap();
    assert_eq!(next(100), Some(Timestamp(200)), "it may stay");
    registry.finish_delete(keys[2].id, AT, &author()).unwrap();
    assert_eq!(next(100), Some(Timestamp(300)));
    let at = Timestamp(120);
    registry
        .change(keys[0].id, &KeyChange::FinishRotation, at, &author())
        .unwrap();
    assert_eq!(next(100), None, "it has retired");
}

fn a_digest_is_traced_to_its_key_whatever_became_of_that(data: &dyn Data) {
    let [registry, beside] = [data.open(), data.open()];
    let trace = |record: &KeyRecord| beside.trace(&record.digest).unwrap();
    assert_eq!(trace(&key().0), None);
    assert_eq!(trace(&begun(&*registry)), None, "there is no such key yet");
    let record = create(&*registry, everything());
    assert_eq!(trace(&record), Some((record.clone(), None)));
    registry.begin_delete(record.id).unwrap();
    assert_eq!(trace(&record), Some((record.clone(), None)));
    registry.finish_delete(record.id, AT, &author()).unwrap();
    let (traced, deleted_at) = trace(&record).unwrap();
    assert_eq!(deleted_at, Some(AT));
    let mut expected = record;
    expected.life.copy = SecretCopy::Gone;
    assert_eq!(traced, expected, "a tombstone knows what it was");
}

fn each_key_of_the_list_is_seen_in_order_of_creation(data: &dyn Data) {
    let registry = data.open();
    let made = [5, 1, 3].map(|at| {
        let record = KeyRecord {
            created_at: Timestamp(at),
            ..everything()
        };
        create(&*registry, record)
    });
    begun(&*registry);
    deleted(&*registry);
    registry.begin_delete(made[0].id).unwrap();
    let mut seen = Vec::new();
    let outcome = registry.each(FIRST, &mut |key| seen.push(key.clone()));
    assert_eq!(outcome, Ok(()));
    let [last, first, second] = made;
    assert_eq!(seen, [first, second, last]);
}
