//! Every documented outcome of renaming a key or its workspace, and of the labels in the
//! keychain that follow.

use keywright_core::{
    KeyId, KeyName, KeyRecord, Registry, RegistryError, Timestamp, Workspace, label,
};
use keywright_tests::{author, by_creation, key, list, name, named};

use crate::states::{AT, FIRST, begun, create, created, deleted, draft, shown, workspace};
use crate::{Data, on_both};

on_both! {
    a_renamed_key_has_that_name_and_keeps_all_else,
    a_new_name_is_searched_and_sorted_by,
    a_name_is_taken_by_every_other_key_that_is_not_deleted,
    its_own_name_is_not_taken_whatever_the_letters,
    only_a_listed_key_is_renamed,
    a_provisional_name_is_one_until_a_person_chooses_or_keeps_it,
    only_the_name_of_a_listed_key_is_kept,
    the_newest_key_that_nobody_named_is_told_and_all_are_counted,
    a_label_is_stale_from_a_change_of_names_until_it_is_renewed,
    a_label_that_is_renewed_for_an_older_name_stays_stale,
    no_two_changes_of_names_are_taken_for_each_other,
    a_label_that_two_have_written_at_once_is_stale_again,
    only_listed_keys_have_labels_that_are_stale,
    another_name_of_the_workspace_makes_every_label_stale,
    another_prefix_alone_makes_no_label_stale,
    a_key_that_is_being_created_while_the_workspace_gets_its_name_is_stale,
    each_process_sees_the_names_that_another_gave,
}

fn rename(registry: &dyn Registry, id: KeyId, text: &str) -> Result<(), RegistryError> {
    registry.rename(id, &name(text), AT, &author())
}

fn find(registry: &dyn Registry, id: KeyId) -> KeyRecord {
    registry.find(id).unwrap().unwrap()
}

/// A key that was made without a name of its own.
fn unnamed(registry: &dyn Registry) -> KeyRecord {
    let record = KeyRecord {
        provisional: true,
        ..key().0
    };
    create(registry, record)
}

/// Labels that are stale, without the numbers of their changes.
fn stale(registry: &dyn Registry) -> Vec<(KeyId, String)> {
    let stale = registry.stale_labels().unwrap();
    let mut stale: Vec<_> = stale
        .into_iter()
        .map(|stale| (stale.item.id, stale.item.label))
        .collect();
    stale.sort();
    stale
}

/// The number of the change that this key's label lacks.
fn change(registry: &dyn Registry, id: KeyId) -> i64 {
    let stale = registry.stale_labels().unwrap();
    let found = stale.into_iter().find(|stale| stale.item.id == id);
    found.expect("its label is stale").change
}

/// Gives the workspace this name and prefix.
fn call(registry: &dyn Registry, name: &str, prefix: &str) -> Workspace {
    let draft = draft(name, prefix);
    let changed = registry.change_workspace(FIRST, &draft, AT, &author());
    changed.unwrap()
}

fn a_renamed_key_has_that_name_and_keeps_all_else(data: &dyn Data) {
    let registry = data.open();
    let old = shown(&*registry);
    let other = created(&*registry);
    rename(&*registry, old.id, "CRM 🔑").unwrap();
    let renamed = KeyRecord {
        name: name("CRM 🔑"),
        ..old.clone()
    };
    assert_eq!(registry.find(old.id), Ok(Some(renamed.clone())));
    assert_eq!(list(&*registry), [renamed.clone(), other.clone()]);
    assert_eq!(registry.never_shown(), Ok(vec![other]));
    let again = named(old.name.as_str());
    assert_eq!(registry.begin_create(&again), Ok(()), "that name is free");
    assert_eq!(
        registry.begin_create(&named("crm 🔑")),
        Err(RegistryError::NameTaken(renamed.name)),
        "and this one is taken"
    );
}

fn a_new_name_is_searched_and_sorted_by(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    assert_eq!(registry.page(&by_creation("STRASSE")).unwrap().matching, 0);
    rename(&*registry, record.id, "Straße").unwrap();
    assert_eq!(
        registry.locate(record.id, &by_creation("STRASSE")),
        Ok(Some(0))
    );
    let old = by_creation(record.name.as_str());
    assert_eq!(registry.page(&old).unwrap().matching, 0);
}

fn a_name_is_taken_by_every_other_key_that_is_not_deleted(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    let [creating, active, deleting] = [begun(&*registry), shown(&*registry), shown(&*registry)];
    registry.begin_delete(deleting.id).unwrap();
    for holder in [&creating, &active, &deleting] {
        let text = holder.name.as_str().to_uppercase();
        let taken = RegistryError::NameTaken(holder.name.clone());
        assert_eq!(rename(&*registry, record.id, &text), Err(taken));
    }
    assert_eq!(find(&*registry, record.id), record, "nothing was written");
    assert_eq!(stale(&*registry), []);
    let gone = deleted(&*registry);
    let free = rename(&*registry, record.id, gone.name.as_str());
    assert_eq!(free, Ok(()), "a tombstone holds no name");
}

fn its_own_name_is_not_taken_whatever_the_letters(data: &dyn Data) {
    let registry = data.open();
    let record = create(&*registry, named("Straße"));
    assert_eq!(rename(&*registry, record.id, "Straße"), Ok(()));
    assert_eq!(stale(&*registry), [], "the very name is no change");
    assert_eq!(rename(&*registry, record.id, "STRASSE"), Ok(()));
    assert_eq!(find(&*registry, record.id).name.as_str(), "STRASSE");
    assert_eq!(stale(&*registry).len(), 1);
}

fn only_a_listed_key_is_renamed(data: &dyn Data) {
    let registry = data.open();
    for record in [key().0, begun(&*registry), deleted(&*registry)] {
        for text in ["New", record.name.as_str()] {
            let refused = rename(&*registry, record.id, text);
            assert_eq!(refused, Err(RegistryError::NotFound));
        }
    }
    let deleting = shown(&*registry);
    registry.begin_delete(deleting.id).unwrap();
    assert_eq!(
        rename(&*registry, deleting.id, "New"),
        Ok(()),
        "it is in the list"
    );
    assert_eq!(registry.finish_delete(deleting.id, AT, &author()), Ok(()));
}

fn a_provisional_name_is_one_until_a_person_chooses_or_keeps_it(data: &dyn Data) {
    let registry = data.open();
    let [renamed, same, kept] = [(); 3].map(|()| unnamed(&*registry));
    assert_eq!(
        list(&*registry),
        [renamed.clone(), same.clone(), kept.clone()]
    );
    rename(&*registry, renamed.id, "CRM").unwrap();
    rename(&*registry, same.id, same.name.as_str()).unwrap();
    registry.keep_name(kept.id).unwrap();
    assert_eq!(registry.keep_name(kept.id), Ok(()), "again does nothing");
    for record in [renamed, same.clone(), kept.clone()] {
        assert!(!find(&*registry, record.id).provisional);
    }
    assert_eq!(find(&*registry, same.id).name, same.name);
    assert_eq!(find(&*registry, kept.id).name, kept.name);
    assert!(
        !stale(&*registry).iter().any(|(id, _)| *id == kept.id),
        "the keychain has that name"
    );
}

fn only_the_name_of_a_listed_key_is_kept(data: &dyn Data) {
    let registry = data.open();
    for record in [key().0, begun(&*registry), deleted(&*registry)] {
        assert_eq!(registry.keep_name(record.id), Err(RegistryError::NotFound));
    }
    let deleting = unnamed(&*registry);
    registry.begin_delete(deleting.id).unwrap();
    assert_eq!(registry.keep_name(deleting.id), Ok(()), "it is in the list");
}

fn the_newest_key_that_nobody_named_is_told_and_all_are_counted(data: &dyn Data) {
    let registry = data.open();
    assert_eq!(registry.unnamed(), Ok((None, 0)));
    let at = |at| {
        let record = KeyRecord {
            created_at: Timestamp(at),
            provisional: true,
            ..key().0
        };
        create(&*registry, record)
    };
    let [middle, newest, oldest] = [3, 5, 1].map(at);
    created(&*registry);
    let creating = KeyRecord {
        provisional: true,
        ..key().0
    };
    registry.begin_create(&creating).unwrap();
    assert_eq!(registry.unnamed(), Ok((Some(newest.clone()), 3)));
    registry.begin_delete(newest.id).unwrap();
    assert_eq!(registry.unnamed(), Ok((Some(newest.clone()), 3)));
    registry.finish_delete(newest.id, AT, &author()).unwrap();
    assert_eq!(registry.unnamed(), Ok((Some(middle.clone()), 2)));
    registry.keep_name(middle.id).unwrap();
    assert_eq!(registry.unnamed(), Ok((Some(oldest), 1)));
}

fn a_label_is_stale_from_a_change_of_names_until_it_is_renewed(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    assert_eq!(stale(&*registry), [], "a new item has its name");
    rename(&*registry, record.id, "New").unwrap();
    let expected = label("My workspace", &name("New"));
    assert_eq!(expected, "Keywright: My workspace / New");
    assert_eq!(stale(&*registry), [(record.id, expected)]);
    let change = change(&*registry, record.id);
    assert_eq!(registry.label_renewed(record.id, change), Ok(()));
    assert_eq!(stale(&*registry), []);
    assert_eq!(find(&*registry, record.id).name, name("New"));
}

fn a_label_that_is_renewed_for_an_older_name_stays_stale(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    rename(&*registry, record.id, "New").unwrap();
    let older = change(&*registry, record.id);
    rename(&*registry, record.id, "Newest").unwrap();
    registry.label_renewed(record.id, older).unwrap();
    let expected = label("My workspace", &name("Newest"));
    assert_eq!(stale(&*registry), [(record.id, expected)]);
}

fn no_two_changes_of_names_are_taken_for_each_other(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    rename(&*one, record.id, "New").unwrap();
    let older = change(&*one, record.id);
    other.label_renewed(record.id, older).unwrap();
    rename(&*other, record.id, "Newest").unwrap();
    one.label_renewed(record.id, older).unwrap();
    assert_eq!(stale(&*one).len(), 1, "that was the older name");
}

fn a_label_that_two_have_written_at_once_is_stale_again(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    rename(&*one, record.id, "New").unwrap();
    let older = change(&*one, record.id);
    rename(&*other, record.id, "Newest").unwrap();
    let newer = change(&*other, record.id);
    for order in [[older, newer], [newer, older]] {
        for change in order {
            one.label_renewed(record.id, change).unwrap();
        }
        assert_eq!(stale(&*other).len(), 1, "nobody knows who came last");
    }
    let last = change(&*one, record.id);
    one.label_renewed(record.id, last).unwrap();
    assert_eq!(stale(&*other), [], "until one writes it alone");
}

fn only_listed_keys_have_labels_that_are_stale(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    rename(&*registry, record.id, "New").unwrap();
    let change = change(&*registry, record.id);
    registry.begin_delete(record.id).unwrap();
    assert_eq!(stale(&*registry).len(), 1, "it may stay, after all");
    registry.finish_delete(record.id, AT, &author()).unwrap();
    assert_eq!(stale(&*registry), []);
    for id in [record.id, key().0.id] {
        assert_eq!(registry.label_renewed(id, change), Ok(()));
    }
    assert_eq!(stale(&*registry), [], "nothing to do is fine");
}

fn another_name_of_the_workspace_makes_every_label_stale(data: &dyn Data) {
    let registry = data.open();
    let [one, other] = [shown(&*registry), created(&*registry)];
    deleted(&*registry);
    let acme = call(&*registry, "Acme 'x' 🔑", "acme");
    assert_eq!(workspace(&*registry, FIRST), Some(acme.clone()));
    let expected = |name: &KeyName| label(&acme.name, name);
    let mut all = [&one, &other].map(|record| (record.id, expected(&record.name)));
    all.sort();
    assert_eq!(stale(&*registry), all);
    rename(&*registry, one.id, "New").unwrap();
    for record in [&one, &other] {
        let change = change(&*registry, record.id);
        registry.label_renewed(record.id, change).unwrap();
    }
    assert_eq!(stale(&*registry), []);
    call(&*registry, &acme.name, "acme");
    assert_eq!(stale(&*registry), [], "the same name is no change");
}

fn another_prefix_alone_makes_no_label_stale(data: &dyn Data) {
    let registry = data.open();
    let record = shown(&*registry);
    let acme = call(&*registry, "My workspace", "acme");
    assert_eq!(workspace(&*registry, FIRST), Some(acme));
    assert_eq!(stale(&*registry), []);
    assert_eq!(list(&*registry), [record], "an old key keeps its prefix");
}

fn a_key_that_is_being_created_while_the_workspace_gets_its_name_is_stale(data: &dyn Data) {
    let registry = data.open();
    let record = begun(&*registry);
    call(&*registry, "Acme", "kw");
    assert_eq!(
        stale(&*registry),
        [],
        "it has no item yet, as far as is known"
    );
    registry.finish_create(record.id, AT, &author()).unwrap();
    assert_eq!(
        stale(&*registry),
        [(record.id, label("Acme", &record.name))]
    );
}

fn each_process_sees_the_names_that_another_gave(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    rename(&*other, record.id, "New").unwrap();
    call(&*other, "Acme", "acme");
    assert_eq!(list(&*one)[0].name, name("New"));
    let seen = workspace(&*one, FIRST).map(|workspace| workspace.name);
    assert_eq!(seen.as_deref(), Some("Acme"));
    assert_eq!(stale(&*one), [(record.id, label("Acme", &name("New")))]);
    assert_eq!(
        one.begin_create(&named("NEW")),
        Err(RegistryError::NameTaken(name("New")))
    );
}
