//! Several APIs or products, each with keys of its own.

use keywright_core::memory::When;
use keywright_core::{
    Copies, Days, Environment, IssueError, KeyName, KeyRecord, ListQuery, NewKey, Overlap,
    Policies, Recovery, Registry, RegistryError, Setting, Workspace, WorkspaceDraft, WorkspaceId,
};

use crate::desk::{Desk, FIRST, days, draft, full};

use Environment::Live;
use When::Before;

fn add(desk: &Desk, name: &str) -> Workspace {
    desk.issuer.add_workspace(&draft(name, "acme")).unwrap()
}

fn create(desk: &Desk, workspace: WorkspaceId, name: &str) -> Result<KeyRecord, IssueError> {
    let new = NewKey {
        workspace: Some(workspace),
        ..NewKey::named(name, Live)
    };
    desk.issuer.create(&new).map(|created| created.record)
}

fn counts(desk: &Desk) -> Vec<(String, usize)> {
    let all = desk.issuer.workspaces().unwrap().into_iter();
    all.map(|(workspace, keys)| (workspace.name, keys))
        .collect()
}

#[test]
fn there_is_one_from_the_beginning() {
    let desk = Desk::default();
    let first = desk.issuer.workspace().unwrap();
    assert_eq!((first.id, &*first.name), (FIRST, "My workspace"));
    assert_eq!(first.prefix.as_str(), "kw");
    assert_eq!(first.policies, Policies::default());
    assert_eq!(desk.issuer.workspaces(), Ok(vec![(first, 0)]));
    assert_eq!(desk.registry.entries(), [], "nobody made it");
}

#[test]
fn a_workspace_is_made_as_it_was_drafted_and_the_activity_says_so() {
    let desk = Desk::default();
    let policies = Policies {
        default_expiry: Days::new(30),
        longest_life: Days::new(90),
        rotation_period: None,
        copies: Copies::DigestOnly,
        recovery: Recovery::RuledOut,
    };
    let draft = WorkspaceDraft::new("Acme", "acme", policies).unwrap();
    let made = desk.issuer.add_workspace(&draft).unwrap();
    assert_eq!((made.policies, &*made.name), (policies, "Acme"));
    assert_eq!(counts(&desk).len(), 2);
    let entry = desk.registry.entries().pop().unwrap();
    assert_eq!((entry.workspace, entry.key), (made.id, None));
    assert_eq!(entry.action, "workspace-created");
    assert_eq!(entry.facts.get("longest_life").as_deref(), Some("90"));
    assert_eq!(entry.facts.get("rotation_period"), None);
    assert_eq!(entry.facts.get("recovery").as_deref(), Some("ruled-out"));
}

#[test]
fn two_workspaces_have_two_names() {
    let desk = Desk::default();
    let acme = add(&desk, "Straße");
    let taken = || Err(RegistryError::WorkspaceNameTaken("Straße".to_owned()).into());
    let again = draft(" STRASSE ", "other");
    assert_eq!(desk.issuer.add_workspace(&again), taken());
    assert_eq!(desk.issuer.change_workspace(FIRST, &again), taken());
    let changed = desk.issuer.change_workspace(acme.id, &again).unwrap();
    assert_eq!(changed.name, "STRASSE", "its own in other letters is free");
    assert_eq!(counts(&desk).len(), 2);
}

#[test]
fn a_name_is_unique_among_the_keys_of_one_workspace() {
    let desk = Desk::default();
    let acme = add(&desk, "Acme");
    let one = create(&desk, FIRST, "CRM").unwrap();
    let other = create(&desk, acme.id, "CRM").unwrap();
    assert_eq!(
        counts(&desk),
        [("My workspace".to_owned(), 1), ("Acme".to_owned(), 1)]
    );
    assert!(one.truncated.as_str().starts_with("kw_live_"));
    assert!(other.truncated.as_str().starts_with("acme_live_"));
    let taken = RegistryError::NameTaken(KeyName::new("CRM").unwrap());
    assert_eq!(create(&desk, acme.id, "crm"), Err(taken.into()));
    let page = desk.issuer.page(&ListQuery {
        workspace: acme.id,
        ..ListQuery::default()
    });
    let page = page.unwrap();
    assert_eq!((page.rows, page.total), (vec![other.clone()], 1));
    let label = "Keywright: Acme / CRM".to_owned();
    assert!(desk.keychain.labels().contains(&(other.id, label)));
    let new = desk.rotated(other.id, Overlap::DAY);
    assert_eq!(
        new.workspace, acme.id,
        "a new key stays where the old one is"
    );
    desk.assert_settled(&"two workspaces");
}

#[test]
fn what_is_worked_on_is_what_was_chosen_last_or_the_first() {
    let desk = Desk::default();
    let acme = add(&desk, "Acme");
    assert_eq!(desk.issuer.workspace().unwrap().id, FIRST);
    let chosen = Setting::Workspace(acme.id);
    desk.issuer.change_setting(&chosen).unwrap();
    assert_eq!(desk.issuer.workspace(), Ok(acme.clone()));
    let made = desk.issuer.create(&NewKey::named("New", Live)).unwrap();
    assert_eq!(made.record.workspace, acme.id);
    desk.issuer.delete(made.record.id).unwrap();
    desk.issuer.remove_workspace(acme.id).unwrap();
    assert_eq!(desk.issuer.workspace().unwrap().id, FIRST);
}

#[test]
fn only_an_empty_workspace_is_removed_and_never_the_last() {
    let desk = Desk::default();
    let last = desk.issuer.remove_workspace(FIRST);
    assert_eq!(last, Err(RegistryError::LastWorkspace.into()));
    let acme = add(&desk, "Acme");
    let key = create(&desk, acme.id, "CRM").unwrap();
    let remove = || desk.issuer.remove_workspace(acme.id);
    assert_eq!(remove(), Err(RegistryError::WorkspaceNotEmpty(1).into()));
    desk.issuer.delete(key.id).unwrap();
    assert_eq!(remove(), Ok(()));
    let gone = || RegistryError::NoSuchWorkspace.into();
    assert_eq!(remove(), Err(gone()));
    assert_eq!(create(&desk, acme.id, "CRM"), Err(gone()));
    let changed = desk.issuer.change_workspace(acme.id, &draft("New", "kw"));
    assert_eq!(changed, Err(gone()));
    assert_eq!(desk.actions(), ["created", "deleted"]);
    let last = desk.registry.entries().pop().unwrap();
    assert_eq!(
        (last.action.as_str(), last.workspace),
        ("workspace-deleted", acme.id)
    );
    let traced = desk.registry.trace(&key.digest).unwrap();
    assert!(traced.is_some(), "its keys are recognised for ever");
    desk.assert_settled(&"a removal");
}

#[test]
fn a_number_names_one_workspace_for_ever() {
    let desk = Desk::default();
    let acme = add(&desk, "Acme");
    desk.issuer.remove_workspace(acme.id).unwrap();
    let again = add(&desk, "Acme");
    assert!(again.id > acme.id);
}

#[test]
fn a_key_that_is_still_under_way_keeps_its_workspace() {
    let desk = Desk::default();
    let acme = add(&desk, "Acme");
    let other = desk.beside();
    other.registry.fail("finish_create", Before, full());
    other.registry.fail("step", Before, full());
    assert!(create(&other, acme.id, "CRM").is_err());
    let remove = || desk.issuer.remove_workspace(acme.id);
    assert_eq!(remove(), Err(RegistryError::WorkspaceNotEmpty(1).into()));
    drop((other.issuer, other.registry));
    assert_eq!(
        remove(),
        Ok(()),
        "what a dead process left is not in the way"
    );
    desk.assert_settled(&"a removal");
}

#[test]
fn a_workspace_that_is_removed_before_its_key_is_begun_gets_none() {
    let desk = Desk::default();
    let acme = add(&desk, "Acme");
    let other = desk.beside();
    desk.registry.before("begin_create", move || {
        other.issuer.remove_workspace(acme.id).unwrap();
    });
    let refused = create(&desk, acme.id, "CRM");
    assert_eq!(refused, Err(RegistryError::NoSuchWorkspace.into()));
    desk.assert_settled(&"a removal");
}

#[test]
fn what_changes_nothing_is_no_change() {
    let desk = Desk::default();
    let same = draft("My workspace", "kw");
    let was = desk.issuer.workspace().unwrap();
    assert_eq!(desk.issuer.change_workspace(FIRST, &same), Ok(was));
    assert_eq!(desk.registry.entries(), []);
    desk.set_policies(Policies {
        rotation_period: Some(days(90)),
        ..Policies::default()
    });
    let entry = desk.registry.entries().pop().unwrap();
    assert_eq!(entry.action, "workspace-changed");
    assert_eq!(
        entry.facts.get("changed").as_deref(),
        Some("rotation_period")
    );
    assert_eq!(entry.facts.get("rotation_period.to").as_deref(), Some("90"));
}
