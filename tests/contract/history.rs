//! The activity: what it says, in which order, and sealed how.

use keywright_core::{
    ActivityQuery, Author, Details, Entry, Environment, Head, KeyChange, KeyRecord, Life, Policies,
    Registry, Seal, Surface, Timestamp, WorkspaceDraft,
};
use keywright_tests::{key, name};

use crate::states::{FIRST, begun, deleted, draft};
use crate::{Data, on_both};

on_both! {
    a_new_registry_has_no_activity_and_an_identity_for_ever,
    entries_are_numbered_and_follow_from_one_another,
    entries_say_who_did_what_to_which_key_when_and_through_what,
    the_facts_of_a_key_are_said,
    the_facts_of_a_rotation_are_said_of_the_old_key,
    the_facts_of_a_workspace_are_said,
    what_did_not_happen_is_not_said,
    entries_are_given_in_parts,
}

pub(crate) fn at(instant: i64) -> Timestamp {
    Timestamp(instant)
}

pub(crate) fn by(system_user: &str) -> Author {
    Author {
        system_user: system_user.to_owned(),
        surface: Surface::Window,
    }
}

pub(crate) fn create(
    registry: &dyn Registry,
    record: KeyRecord,
    instant: i64,
    user: &str,
) -> KeyRecord {
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, at(instant), &by(user))
        .unwrap();
    record
}

fn entries(registry: &dyn Registry) -> Vec<Entry> {
    registry.entries_after(0, usize::MAX).unwrap()
}

/// Each fact of an entry, in order.
fn facts(entry: &Entry) -> Vec<String> {
    let facts = entry.facts.pairs();
    facts
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

fn last(registry: &dyn Registry) -> Entry {
    entries(registry).pop().unwrap()
}

pub(crate) fn all() -> ActivityQuery {
    ActivityQuery {
        limit: 1000,
        ..ActivityQuery::default()
    }
}

fn a_new_registry_has_no_activity_and_an_identity_for_ever(data: &dyn Data) {
    let registry = data.open();
    let head = Head {
        number: 0,
        seal: Seal::FIRST,
    };
    assert_eq!(registry.head(), Ok(head));
    assert_eq!(entries(&*registry), []);
    assert_eq!(registry.activity(&all()), Ok(Default::default()));
    let identity = registry.identity().unwrap();
    assert_eq!(identity.len(), 32);
    assert!(identity.bytes().all(|digit| digit.is_ascii_hexdigit()));
    create(&*registry, key().0, 1, "zoë");
    drop(registry);
    assert_eq!(data.open().identity(), Ok(identity));
}

fn entries_are_numbered_and_follow_from_one_another(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    for _ in 0..5 {
        create(&*one, key().0, 1, "zoë");
        deleted(&*other);
        begun(&*other);
    }
    let entries = entries(&*one);
    assert_eq!(entries.len(), 15);
    let mut before = Seal::FIRST;
    for (entry, number) in entries.iter().zip(1..) {
        assert_eq!(entry.number, number, "without gaps");
        assert_eq!(entry.seal, entry.sealed_after(&before));
        before = entry.seal;
    }
    let head = Head {
        number: 15,
        seal: before,
    };
    assert_eq!(other.head(), Ok(head));
}

fn entries_say_who_did_what_to_which_key_when_and_through_what(data: &dyn Data) {
    let registry = data.open();
    let record = key().0;
    registry.begin_create(&record).unwrap();
    let author = Author {
        system_user: "zoë 🔑".to_owned(),
        surface: Surface::Tray,
    };
    registry.finish_create(record.id, at(-7), &author).unwrap();
    let entry = last(&*registry);
    assert_eq!(entry.action, "created");
    assert_eq!((entry.at, entry.workspace), (at(-7), FIRST));
    assert_eq!(entry.key, Some(record.id));
    assert_eq!(entry.system_user, "zoë 🔑");
    assert_eq!(entry.surface, "tray");
    let page = registry.activity(&all()).unwrap();
    assert_eq!(page.rows[0].entry, entry, "it is the same in the page");
    let (name, truncated) = page.rows[0].key.clone().unwrap();
    let expected = (record.name.as_str(), record.truncated.as_str());
    assert_eq!((name.as_str(), truncated.as_str()), expected);
}

fn the_facts_of_a_key_are_said(data: &dyn Data) {
    let registry = data.open();
    let record = KeyRecord {
        name: name("a=b\\n ü"),
        environment: Environment::Test,
        ..key().0
    };
    create(&*registry, record.clone(), 1, "zoë");
    let expected = [
        "name=a=b\\n ü".to_owned(),
        format!("key={}", record.truncated.as_str()),
        "environment=test".to_owned(),
        format!("digest={}", record.digest),
    ];
    assert_eq!(facts(&last(&*registry)), expected);
    let user = by("zoë");
    registry.mark_shown(record.id, at(2), &user).unwrap();
    assert_eq!(facts(&last(&*registry)), [""; 0]);
    registry
        .rename(record.id, &name("New"), at(3), &user)
        .unwrap();
    assert_eq!(facts(&last(&*registry)), ["from=a=b\\n ü", "to=New"]);
    let details = Details::new("Ops", &[], &["a".to_owned()], "two\nlines").unwrap();
    registry
        .change(record.id, &KeyChange::Details(details), at(4), &user)
        .unwrap();
    let documented = facts(&last(&*registry));
    assert!(
        documented.contains(&"owner.to=Ops".to_owned()),
        "{documented:?}"
    );
    assert!(documented.contains(&"changed=notes".to_owned()));
    let note = KeyChange::Compromised("line\nbreak\\".to_owned());
    registry.change(record.id, &note, at(5), &user).unwrap();
    assert_eq!(facts(&last(&*registry)), ["note=line\nbreak\\"]);
    registry.begin_delete(record.id).unwrap();
    registry.finish_delete(record.id, at(6), &user).unwrap();
    assert_eq!(facts(&last(&*registry)), ["name=New"]);
}

fn the_facts_of_a_rotation_are_said_of_the_old_key(data: &dyn Data) {
    let registry = data.open();
    let old = KeyRecord {
        life: Life {
            expires_at: Some(at(50)),
            ..Life::default()
        },
        ..key().0
    };
    let old = create(&*registry, old, 1, "zoë");
    let new = KeyRecord {
        name: old.name.clone(),
        life: Life {
            predecessor: Some(old.id),
            ..Life::default()
        },
        ..key().0
    };
    registry.begin_create(&new).unwrap();
    let user = by("zoë");
    registry
        .finish_rotation(new.id, at(90), at(2), &user)
        .unwrap();
    let [.., created, rotated] = entries(&*registry)
        .try_into()
        .unwrap_or_else(|entries: Vec<Entry>| -> [Entry; 3] { panic!("{entries:?}") });
    assert_eq!((created.key, rotated.key), (Some(new.id), Some(old.id)));
    assert_eq!((&*created.action, &*rotated.action), ("created", "rotated"));
    let predecessor = format!("predecessor={}", old.id);
    assert_eq!(facts(&created).pop(), Some(predecessor));
    let successor = format!("successor={}", new.id);
    assert_eq!(
        facts(&rotated),
        [&*successor, "until=50"],
        "when it would have expired"
    );
    registry
        .undo_rotation(old.id, new.id, at(3), &user)
        .unwrap();
    let undone = last(&*registry);
    assert_eq!(undone.action, "rotation-undone");
    assert_eq!(
        (undone.key, facts(&undone)),
        (Some(old.id), vec![successor])
    );
}

fn the_facts_of_a_workspace_are_said(data: &dyn Data) {
    let registry = data.open();
    let user = by("zoë");
    let added = registry
        .add_workspace(&draft("Acme", "acme"), at(1), &user)
        .unwrap();
    let entry = last(&*registry);
    assert_eq!((entry.workspace, entry.key), (added.id, None));
    assert_eq!(facts(&entry), ["name=Acme", "prefix=acme"]);
    let policies = Policies {
        rotation_period: keywright_core::Days::new(90),
        ..Policies::default()
    };
    let changed = WorkspaceDraft::new("Acme 2", "acme", policies).unwrap();
    registry
        .change_workspace(added.id, &changed, at(2), &user)
        .unwrap();
    assert_eq!(
        facts(&last(&*registry)),
        [
            "name=Acme 2",
            "changed=name",
            "name.from=Acme",
            "name.to=Acme 2",
            "changed=rotation_period",
            "rotation_period.from=",
            "rotation_period.to=90",
        ]
    );
    registry.remove_workspace(added.id, at(3), &user).unwrap();
    assert_eq!(facts(&last(&*registry)), ["name=Acme 2"]);
    let page = registry.activity(&all()).unwrap();
    assert!(page.rows.iter().all(|row| row.key.is_none()));
}

fn what_did_not_happen_is_not_said(data: &dyn Data) {
    let registry = data.open();
    let user = by("zoë");
    let record = create(&*registry, key().0, 1, "zoë");
    let taken = create(&*registry, key().0, 1, "zoë");
    let number = registry.head().unwrap().number;
    assert!(
        registry
            .rename(record.id, &taken.name, at(2), &user)
            .is_err()
    );
    registry
        .rename(record.id, &record.name, at(2), &user)
        .unwrap();
    assert!(registry.finish_create(record.id, at(2), &user).is_err());
    assert!(registry.finish_delete(record.id, at(2), &user).is_err());
    registry.begin_delete(record.id).unwrap();
    registry.cancel_delete(record.id).unwrap();
    begun(&*registry);
    assert_eq!(registry.head().unwrap().number, number);
}

fn entries_are_given_in_parts(data: &dyn Data) {
    let registry = data.open();
    for _ in 0..5 {
        create(&*registry, key().0, 1, "zoë");
    }
    let part = |after, limit| -> Vec<u64> {
        let part = registry.entries_after(after, limit).unwrap();
        part.iter().map(|entry| entry.number).collect()
    };
    assert_eq!(part(0, 2), [1, 2]);
    assert_eq!(part(2, 2), [3, 4]);
    assert_eq!(part(4, 2), [5]);
    assert_eq!(part(5, 2), [0; 0]);
    assert_eq!(part(0, 0), [0; 0]);
    assert_eq!(part(u64::MAX, usize::MAX), [0; 0]);
}
