//! Names that change, and the names in the keychain that follow.

use std::sync::Arc;

use keywright_core::memory::When;
use keywright_core::{
    Cause, Environment, IssueError, KeyId, KeyName, KeyRecord, Keychain, KeychainError,
    KeychainState, NameError, NewKey, Policies, Registry, RegistryError, WorkspaceDraft,
    WorkspaceRefusal,
};

use crate::desk::{Desk, FIRST, broken, draft, full};
use crate::meanwhile::interrupted;

use Environment::Live;
use When::{After, Before};

/// What the owner of the keychain reads beside this key.
fn label(desk: &Desk, id: KeyId) -> String {
    let labels = desk.keychain.labels();
    let found = labels.into_iter().find(|(other, _)| *other == id);
    found.unwrap().1
}

fn expected(workspace: &str, name: &str) -> String {
    format!("Keywright: {workspace} / {name}")
}

fn stale(desk: &Desk) -> usize {
    desk.registry.stale_labels().unwrap().len()
}

#[test]
fn a_key_gets_another_name_and_keeps_all_else() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let renamed = desk.issuer.rename(old.id, "  New \u{1F511} ").unwrap();
    let name = KeyName::new("New \u{1F511}").unwrap();
    assert_eq!(renamed, KeyRecord { name, ..old });
    assert_eq!(desk.list(), [renamed.clone()]);
    let last = desk.registry.actions().pop();
    assert_eq!(last, Some((renamed.id, "renamed".to_owned())));
    assert!(
        desk.issuer.create(&NewKey::named("Old", Live)).is_ok(),
        "that name is free"
    );
}

#[test]
fn a_name_that_it_has_by_choice_is_no_change() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    assert_eq!(desk.issuer.rename(old.id, " Old "), Ok(old));
    assert_eq!(desk.actions().len(), 2, "created and shown");
    assert_eq!(stale(&desk), 0);
}

#[test]
fn its_own_name_in_other_letters_is_not_taken() {
    let desk = Desk::default();
    let old = desk.shown("Straße");
    let renamed = desk.issuer.rename(old.id, "STRASSE").unwrap();
    assert_eq!(renamed.name.as_str(), "STRASSE");
    assert_eq!(stale(&desk), 1, "the keychain shows the letters, too");
}

#[test]
fn what_a_creation_refuses_a_renaming_refuses() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let other = desk.shown("Straße");
    let long = "x".repeat(101);
    for (text, reason) in [
        (" \u{3000}", NameError::Empty),
        (&*long, NameError::TooLong(101)),
        ("a\u{202e}b", NameError::Invisible),
    ] {
        let created = desk
            .issuer
            .create(&NewKey::named(text, Live))
            .map(|created| created.record);
        assert_eq!(desk.issuer.rename(old.id, text), Err(reason.into()));
        assert_eq!(created, Err(reason.into()));
    }
    let taken = IssueError::from(RegistryError::NameTaken(other.name.clone()));
    assert_eq!(desk.issuer.rename(old.id, "STRASSE"), Err(taken));
    assert_eq!(desk.list(), [old, other], "both have the names they had");
    assert_eq!((stale(&desk), desk.actions().len()), (0, 4));
}

#[test]
fn only_a_listed_key_is_renamed_or_kept() {
    let desk = Desk::default();
    let gone = desk.shown("Gone");
    desk.issuer.delete(gone.id).unwrap();
    for id in [gone.id, KeyId::from([7; 16])] {
        let not_found = RegistryError::NotFound;
        assert_eq!(desk.issuer.keep_name(id), Err(not_found.clone()));
        assert_eq!(desk.issuer.rename(id, "New"), Err(not_found.into()));
    }
}

#[test]
fn a_key_whose_deletion_waits_is_in_the_list_and_renamed_as_any_other() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.registry.fail("finish_delete", Before, full());
    assert!(desk.issuer.delete(old.id).is_err());
    assert!(desk.issuer.rename(old.id, "New").is_ok());
    assert_eq!(desk.issuer.renew_labels(), Ok(()), "its item may be gone");
    assert_eq!(stale(&desk), 0);
    assert_eq!(desk.issuer.delete(old.id), Ok(()));
    desk.assert_settled(&"a renaming amid a deletion");
}

#[test]
fn a_registry_that_fails_leaves_the_name_that_it_was() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.registry.fail("rename", Before, full());
    assert_eq!(desk.issuer.rename(old.id, "New"), Err(full().into()));
    assert_eq!((desk.list(), stale(&desk)), (vec![old.clone()], 0));
    desk.registry.fail("keep_name", Before, full());
    assert_eq!(desk.issuer.keep_name(old.id), Err(full()));
    desk.registry.fail("unnamed", Before, full());
    assert_eq!(desk.issuer.unnamed(), Err(full()));
}

#[test]
fn the_name_in_the_keychain_follows_and_the_secret_stays() {
    let desk = Desk::default();
    let [old, other] = ["Old", "Other"].map(|name| desk.shown(name));
    desk.issuer.rename(old.id, "New").unwrap();
    assert_eq!(
        label(&desk, old.id),
        expected("My workspace", "Old"),
        "nobody waits for it"
    );
    assert_eq!(desk.issuer.renew_labels(), Ok(()));
    assert_eq!(label(&desk, old.id), expected("My workspace", "New"));
    assert_eq!(label(&desk, other.id), expected("My workspace", "Other"));
    let kept = desk.keychain.fetch(old.id, &old.digest).unwrap();
    assert_eq!(kept.digest(), old.digest);
    desk.keychain.fail("relabel", Before, broken());
    assert_eq!(desk.issuer.renew_labels(), Ok(()), "nothing is left to do");
}

#[test]
fn a_name_waits_for_a_keychain_that_is_locked() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.issuer.rename(old.id, "New").unwrap();
    for state in [
        KeychainState::Locked,
        KeychainState::Absent,
        KeychainState::Failed,
    ] {
        desk.keychain.set_state(state);
        assert_eq!(desk.issuer.renew_labels(), Ok(()));
        assert_eq!(stale(&desk), 1, "{state:?}");
    }
    desk.keychain.set_state(KeychainState::Unlocked);
    let next = desk.beside();
    assert_eq!(next.issuer.renew_labels(), Ok(()));
    assert_eq!(label(&desk, old.id), expected("My workspace", "New"));
    assert_eq!(stale(&desk), 0);
}

#[test]
fn whichever_call_fails_the_name_in_the_keychain_follows_the_next_time() {
    for when in [Before, After] {
        for call in ["stale_labels", "relabel", "label_renewed"] {
            let desk = Desk::default();
            let old = desk.shown("Old");
            desk.issuer.rename(old.id, "New").unwrap();
            match call {
                "relabel" => desk.keychain.fail(call, when, broken()),
                call => desk.registry.fail(call, when, full()),
            }
            assert!(desk.issuer.renew_labels().is_err(), "{call} {when:?}");
            assert_eq!(desk.find(old.id).name.as_str(), "New");
            assert_eq!(desk.issuer.renew_labels(), Ok(()));
            let expected = expected("My workspace", "New");
            assert_eq!(label(&desk, old.id), expected, "{call} {when:?}");
            assert_eq!(stale(&desk), 0);
        }
    }
}

#[test]
fn an_item_that_is_gone_has_no_name_to_follow() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.keychain.remove(old.id).unwrap();
    desk.issuer.rename(old.id, "New").unwrap();
    assert_eq!(desk.issuer.renew_labels(), Ok(()));
    assert_eq!(stale(&desk), 0, "it is not asked for for ever");
}

#[test]
fn an_item_that_the_keychain_refuses_keeps_none_of_the_others_waiting() {
    let desk = Desk::default();
    let keys = ["One", "Other"].map(|name| desk.shown(name));
    desk.issuer
        .change_workspace(FIRST, &draft("Acme", "kw"))
        .unwrap();
    let refused = KeychainError::Refused(Cause::new("not this one"));
    desk.keychain.fail("relabel", Before, refused.clone());
    assert_eq!(desk.issuer.renew_labels(), Err(refused.into()));
    let renewed = keys.map(|key| label(&desk, key.id).starts_with("Keywright: Acme / "));
    assert_eq!(renewed.into_iter().filter(|renewed| *renewed).count(), 1);
    assert_eq!(stale(&desk), 1, "and that one is tried again");
    assert_eq!(desk.issuer.renew_labels(), Ok(()));
    assert_eq!(stale(&desk), 0);
}

#[test]
fn a_name_that_changes_while_the_last_one_is_written_is_not_lost() {
    let (desk, meanwhile, issuer) = interrupted();
    let old = desk.shown("Old");
    issuer.rename(old.id, "New").unwrap();
    let renames = issuer.clone();
    meanwhile.next_call(move || assert!(renames.rename(old.id, "Newest").is_ok()));
    assert_eq!(issuer.renew_labels(), Ok(()));
    assert_eq!(label(&desk, old.id), expected("My workspace", "New"));
    assert_eq!(stale(&desk), 1, "it is known that this is the older one");
    assert_eq!(issuer.renew_labels(), Ok(()));
    assert_eq!(label(&desk, old.id), expected("My workspace", "Newest"));
}

/// Two processes write names at once, and the one with the older name comes last. Whatever
/// else happens in between, the next start brings the label up to date.
fn the_older_name_comes_last(between: impl FnOnce(&Desk, KeyId) + Send + 'static) {
    let (desk, meanwhile, slow) = interrupted();
    let desk = Arc::new(desk);
    let old = desk.shown("Old");
    desk.issuer.rename(old.id, "New").unwrap();
    let beside = desk.clone();
    // The slow one has read the name, and has its turn at the keychain when all else is done.
    meanwhile.before_next_label(move || between(&beside, old.id));
    slow.renew_labels().unwrap();
    desk.beside().issuer.renew_labels().unwrap();
    let name = desk.find(old.id).name;
    let expected = expected("My workspace", name.as_str());
    assert_eq!(label(&desk, old.id), expected);
}

#[test]
fn of_two_processes_that_write_names_the_slower_one_leaves_no_older_name() {
    the_older_name_comes_last(|desk, id| {
        desk.issuer.rename(id, "Newest").unwrap();
        desk.issuer.renew_labels().unwrap();
    });
}

#[test]
fn nor_where_the_newest_name_was_given_after_the_others_were_written() {
    the_older_name_comes_last(|desk, id| {
        desk.issuer.renew_labels().unwrap();
        desk.issuer.rename(id, "Newest").unwrap();
    });
}

#[test]
fn another_name_of_the_workspace_is_one_in_every_label() {
    let desk = Desk::default();
    let keys = ["One", "Two", "Three"].map(|name| desk.shown(name));
    let gone = desk.shown("Gone");
    desk.issuer.delete(gone.id).unwrap();
    let changed = desk
        .issuer
        .change_workspace(FIRST, &draft("  Acme API ", "acme"))
        .unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.prefix.as_str()),
        ("Acme API", "acme")
    );
    assert_eq!(desk.issuer.workspace(), Ok(changed));
    assert_eq!(stale(&desk), keys.len(), "a tombstone has no item");
    assert_eq!(desk.issuer.renew_labels(), Ok(()));
    for key in keys {
        let expected = expected("Acme API", key.name.as_str());
        assert_eq!(label(&desk, key.id), expected);
    }
    let new = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .unwrap()
        .record;
    assert_eq!(label(&desk, new.id), expected("Acme API", "New"));
}

#[test]
fn another_prefix_is_that_of_new_keys_alone() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.issuer
        .change_workspace(FIRST, &draft("My workspace", "acme2"))
        .unwrap();
    assert_eq!(stale(&desk), 0, "no label holds the prefix");
    assert_eq!(desk.find(old.id), old, "an old key keeps its own");
    let new = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .unwrap()
        .record;
    assert!(new.truncated.as_str().starts_with("acme2_live_"));
    desk.keychain.fetch(old.id, &old.digest).unwrap();
}

#[test]
fn a_workspace_that_is_refused_is_as_it_was() {
    let desk = Desk::default();
    let was = desk.issuer.workspace().unwrap();
    let long = "x".repeat(101);
    for (name, reason) in [
        ("", NameError::Empty),
        (&*long, NameError::TooLong(101)),
        ("a\u{202e}b", NameError::Invisible),
    ] {
        let refused = WorkspaceDraft::new(name, "acme", Policies::default());
        assert_eq!(refused, Err(WorkspaceRefusal::Name(reason)));
    }
    for prefix in ["", "a", "Acme", "1ab", "ac me", "ac_me", "abcdefghijklm"] {
        let refused = WorkspaceDraft::new("Acme", prefix, Policies::default());
        assert_eq!(refused, Err(WorkspaceRefusal::Prefix), "{prefix:?}");
    }
    desk.registry.fail("change_workspace", Before, full());
    let failed = desk.issuer.change_workspace(FIRST, &draft("Acme", "acme"));
    assert_eq!(failed, Err(full().into()));
    assert_eq!(desk.issuer.workspace(), Ok(was));
}

#[test]
fn a_key_that_is_made_while_the_workspace_gets_its_name_has_that_in_its_label() {
    let (desk, meanwhile, issuer) = interrupted();
    let changes = issuer.clone();
    meanwhile.next_call(move || {
        changes
            .change_workspace(FIRST, &draft("Acme", "acme"))
            .unwrap();
        changes.renew_labels().unwrap();
    });
    let new = issuer.create(&NewKey::named("New", Live)).unwrap().record;
    issuer.renew_labels().unwrap();
    assert_eq!(label(&desk, new.id), expected("Acme", "New"));
}
