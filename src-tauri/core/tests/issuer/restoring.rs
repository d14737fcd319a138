//! Backups onto a fresh machine, onto the one they were made on, and onto another one.

use std::ops::ControlFlow;

use keywright_core::memory::When;
use keywright_core::{
    AdminPassphrase, Copies, Environment, IssueError, Item, KeyId, Keychain, KeychainError,
    KeychainState, NewKey, Overlap, Policies, Recovery, Registry, RestoreChoice, RestoreError,
    SecretCopy, Snapshot, Standing::*, Status, Step, Verdict, WorkspaceDraft, WorkspaceId,
};
use zeroize::Zeroizing;

use crate::backups::{again, backup, busy, foreign, restore, restore_chosen, standings};
use crate::desk::{DAY, Desk, HOUR, draft, full};

/// A key of this workspace, which was shown.
fn shown_in(desk: &Desk, workspace: WorkspaceId, name: &str) -> KeyId {
    let new = NewKey {
        workspace: Some(workspace),
        ..NewKey::named(name, Environment::Live)
    };
    let id = desk.issuer.create(&new).unwrap().record.id;
    desk.issuer.mark_shown(id).unwrap();
    id
}

/// What a registry is about: without its activity, and without where secrets are.
fn essence(snapshot: &Snapshot) -> Snapshot {
    let mut essence = snapshot.clone();
    essence.activity.clear();
    essence
}

fn digests_only() -> Policies {
    Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    }
}

fn item(id: KeyId) -> Item {
    Item {
        id,
        label: String::new(),
    }
}

#[test]
fn a_fresh_machine_is_as_the_old_one_was() {
    let old = busy();
    let made = backup(&old);
    let fresh = Desk::default();
    let restored = restore(&fresh, &made).unwrap();
    assert_eq!(restored.secrets, made.secrets.len());
    assert_eq!(restored.without_secret, []);
    let now = fresh.issuer.snapshot().unwrap();
    assert_eq!(essence(&now), essence(&made.snapshot));
    let (activity, noted) = now.activity.split_at(made.snapshot.activity.len());
    assert_eq!(activity, made.snapshot.activity, "it came along");
    assert_eq!(noted.len(), 1, "and goes on");
    assert_eq!(noted[0].action, "backup-restored");
    assert_eq!(noted[0].facts.get("fingerprint"), Some("f".repeat(64)));
    for (id, secret) in &made.secrets {
        let kept = fresh.keychain.fetch(*id, &secret.digest()).unwrap();
        assert_eq!(kept.expose(), secret.expose());
    }
    let verified = fresh.issuer.verify_activity().unwrap();
    assert_eq!(verified.verdict, Verdict::Intact);
    let labels = |desk: &Desk| {
        let mut labels = desk.keychain.labels();
        labels.sort();
        labels
    };
    assert_eq!(labels(&fresh), labels(&old), "and called as they were");
    fresh.assert_settled(&"restoring");
    let never_shown = |desk: &Desk| desk.issuer.never_shown().unwrap();
    assert_eq!(never_shown(&fresh), never_shown(&old));
}

#[test]
fn what_goes_on_after_a_restoration_is_as_usual() {
    let old = busy();
    let fresh = Desk::default();
    restore(&fresh, &backup(&old)).unwrap();
    let rotated = fresh
        .list()
        .into_iter()
        .find(|key| key.life.successor.is_some());
    fresh.issuer.undo_rotation(rotated.unwrap().id).unwrap();
    fresh.shown("Gone");
    let taken = fresh
        .issuer
        .create(&NewKey::named("CRM", Environment::Live));
    assert!(taken.is_err(), "names are held");
    fresh.assert_settled(&"going on");
}

#[test]
fn twice_in_a_row_changes_nothing() {
    let made = backup(&busy());
    for desk in [Desk::default(), busy()] {
        restore(&desk, &made).unwrap();
        let before = desk.issuer.snapshot().unwrap();
        let all = RestoreChoice {
            deleted_here: true,
            ..RestoreChoice::default()
        };
        let restored = restore_chosen(&desk, &made, all).unwrap();
        assert_eq!(restored, Default::default());
        assert_eq!(desk.issuer.snapshot().unwrap(), before);
    }
}

#[test]
fn onto_the_registry_it_was_made_of_it_changes_nothing() {
    let desk = busy();
    let made = backup(&desk);
    let before = desk.issuer.snapshot().unwrap();
    let preview = desk.issuer.preview_restore(&made).unwrap();
    assert!(preview.keys.iter().all(|key| key.standing == Same));
    assert!(!preview.takes_activity);
    assert_eq!(restore(&desk, &made).unwrap(), Default::default());
    assert_eq!(desk.issuer.snapshot().unwrap(), before);
}

#[test]
fn the_preview_tells_how_each_key_stands() {
    let desk = Desk::default();
    let [same, changed, deleted, rotated] =
        ["Same", "Changed", "Deleted", "Rotated"].map(|name| desk.shown(name).id);
    let made = backup(&desk);
    desk.clock.advance(HOUR);
    desk.issuer.disable(changed).unwrap();
    desk.issuer.delete(deleted).unwrap();
    desk.rotated(rotated, Overlap::DAY);
    desk.shown("Only here");
    assert_eq!(
        standings(&desk, &made),
        [
            ("Changed".to_owned(), NewerHere),
            ("Deleted".to_owned(), DeletedHere),
            ("Rotated".to_owned(), NewerHere),
            ("Same".to_owned(), Same),
        ]
    );
    let _ = same;
    // The other way round: what was done since is in the backup.
    let later = backup(&desk);
    let earlier = Desk::default();
    restore(&earlier, &made).unwrap();
    assert_eq!(
        standings(&earlier, &later),
        [
            ("Changed".to_owned(), NewerThere),
            ("Deleted".to_owned(), DeletedThere),
            ("Only here".to_owned(), New),
            ("Rotated".to_owned(), New),
            ("Rotated".to_owned(), NewerThere),
            ("Same".to_owned(), Same),
        ]
    );
    restore(&earlier, &later).unwrap();
    assert_eq!(earlier.status(changed), Status::Disabled);
    assert_eq!(earlier.status(rotated), Status::Retiring);
    assert_eq!(
        earlier.find(deleted).id,
        deleted,
        "nothing is deleted by it"
    );
    earlier.assert_settled(&"catching up");
    let verified = earlier.issuer.verify_activity().unwrap();
    assert_eq!(verified.verdict, Verdict::Intact);
}

#[test]
fn the_preview_tells_the_names_that_keys_get() {
    let desk = Desk::default();
    let back = desk.shown("CRM").id;
    let mut made = backup(&desk);
    desk.clock.advance(HOUR);
    desk.issuer.delete(back).unwrap();
    desk.shown("CRM");
    // A key of another registry beside it, in the same workspace, of the same name.
    let mut other = backup(&{
        let other = Desk::default();
        other.shown("crm");
        other
    });
    made.snapshot.keys.append(&mut other.snapshot.keys);
    made.secrets.append(&mut other.secrets);
    let previewed = |desk: &Desk| -> Vec<_> {
        let keys = desk.issuer.preview_restore(&made).unwrap().keys;
        keys.into_iter()
            .map(|key| (key.id, key.name.to_string()))
            .collect()
    };
    let names = previewed(&desk);
    assert_eq!(names[0], (back, "CRM (3)".to_owned()));
    assert_eq!(names[1].1, "crm (2)");
    // With what was deleted here and without, each gets the name that was shown.
    for deleted_here in [false, true] {
        let choice = RestoreChoice {
            deleted_here,
            ..RestoreChoice::default()
        };
        restore_chosen(&desk, &made, choice).unwrap();
        assert_eq!(desk.find(names[1].0).name.as_str(), names[1].1);
        assert_eq!(desk.issuer.find(back).unwrap().is_some(), deleted_here);
    }
    assert_eq!(desk.find(back).name.as_str(), names[0].1);
    // What stays as it is keeps its name.
    assert_eq!(previewed(&desk)[0], (back, "CRM".to_owned()));
}

#[test]
fn what_was_deleted_comes_back_only_when_it_is_asked_for() {
    let desk = Desk::default();
    let id = desk.shown("CRM").id;
    let made = backup(&desk);
    desk.clock.advance(HOUR);
    desk.issuer.delete(id).unwrap();
    restore(&desk, &made).unwrap();
    assert_eq!(desk.issuer.find(id), Ok(None));
    // Meanwhile another key has its name.
    desk.shown("CRM");
    let choice = RestoreChoice {
        deleted_here: true,
        ..RestoreChoice::default()
    };
    let restored = restore_chosen(&desk, &made, choice).unwrap();
    assert_eq!(restored.keys.get(&DeletedHere), Some(&1));
    let back = desk.find(id);
    assert_eq!(
        (back.name.as_str(), back.life.copy),
        ("CRM (2)", SecretCopy::Kept)
    );
    let last = desk.registry.entries().into_iter().rev().nth(1).unwrap();
    assert_eq!((last.action.as_str(), last.key), ("restored", Some(id)));
    assert_eq!(last.facts.get("was"), Some("deleted-here".to_owned()));
    desk.assert_settled(&"coming back");
}

#[test]
fn another_registry_keeps_its_own_and_gets_the_rest() {
    let desk = Desk::default();
    let own = desk.shown("CRM");
    let made = foreign();
    let before = desk.registry.entries();
    let preview = desk.issuer.preview_restore(&made).unwrap();
    assert!(!preview.takes_activity, "the two have nothing in common");
    restore(&desk, &made).unwrap();
    assert_eq!(desk.find(own.id), own);
    let names: Vec<_> = desk.list().iter().map(|key| key.name.to_string()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert!(names.contains(&"CRM (2)".to_owned()), "{names:?}");
    let workspaces = desk.issuer.workspaces().unwrap();
    let workspaces: Vec<_> = workspaces
        .iter()
        .map(|(one, keys)| (&*one.name, *keys))
        .collect();
    assert_eq!(workspaces, [("My workspace", 4), ("Acme", 1)]);
    assert_eq!(desk.registry.entries()[..before.len()], before);
    let verified = desk.issuer.verify_activity().unwrap();
    assert_eq!(verified.verdict, Verdict::Intact);
    // A deleted key of the backup is recognised from then on.
    let deleted = made
        .snapshot
        .keys
        .iter()
        .find(|key| !key.is_listed())
        .unwrap();
    let traced = desk.registry.trace(&deleted.record.digest).unwrap();
    assert!(traced.is_some_and(|(_, deleted)| deleted.is_some()));
    desk.assert_settled(&"merging");
}

#[test]
fn a_secret_that_the_keychain_lost_comes_back() {
    let desk = Desk::default();
    let id = desk.shown("CRM").id;
    let made = backup(&desk);
    desk.keychain.remove(id).unwrap();
    let preview = desk.issuer.preview_restore(&made).unwrap();
    assert_eq!(preview.secrets_missing, [id]);
    assert_eq!(restore(&desk, &made).unwrap().secrets, 1);
    desk.assert_settled(&"getting it back");
}

#[test]
fn a_secret_that_another_has_taken_the_place_of_comes_back() {
    let desk = Desk::default();
    let [id, other] = ["CRM", "Shop"].map(|name| desk.shown(name));
    let made = backup(&desk);
    let wrong = desk.keychain.fetch(other.id, &other.digest).unwrap();
    desk.keychain.store(&item(id.id), &wrong).unwrap();
    let preview = desk.issuer.preview_restore(&made).unwrap();
    assert_eq!(preview.secrets_missing, [id.id]);
    assert_eq!(restore(&desk, &made).unwrap().secrets, 1);
    let kept = desk.keychain.fetch(id.id, &id.digest).unwrap();
    assert_eq!(kept.digest(), id.digest);
    desk.assert_settled(&"taking its place back");
}

#[test]
fn a_secret_that_has_left_does_not_come_back() {
    let desk = Desk::default();
    let old = desk.shown("CRM").id;
    let made = backup(&desk);
    desk.rotated(old, Overlap::NONE);
    desk.issuer.recover().unwrap();
    restore(&desk, &made).unwrap();
    assert_eq!(desk.find(old).life.copy, SecretCopy::Gone);
    desk.assert_settled(&"leaving it out");
}

#[test]
fn a_workspace_that_keeps_digests_only_gets_no_secrets() {
    let made = backup(&{
        let desk = Desk::default();
        desk.shown("CRM");
        desk
    });
    let desk = Desk::default();
    desk.set_policies(digests_only());
    let restored = restore(&desk, &made).unwrap();
    assert_eq!((restored.secrets, restored.without_secret.len()), (0, 1));
    desk.assert_settled(&"digests only");
}

#[test]
fn what_a_workspace_kept_before_it_kept_digests_only_comes_along() {
    let old = Desk::default();
    let kept = old.shown("CRM").id;
    old.set_policies(digests_only());
    let gone = old.shown("Shop").id;
    let made = backup(&old);
    let with_secret = |desk: &Desk| -> Vec<KeyId> {
        let keys = desk.issuer.preview_restore(&made).unwrap().keys;
        let with = keys.into_iter().filter(|key| key.has_secret);
        with.map(|key| key.id).collect()
    };
    // A fresh machine, and one where the workspace has to be made.
    let fresh = Desk::default();
    let other = Desk::default();
    let name = draft("Other", "kw");
    other
        .issuer
        .change_workspace(WorkspaceId(1), &name)
        .unwrap();
    for desk in [&fresh, &other] {
        assert_eq!(with_secret(desk), [kept]);
        let restored = restore(desk, &made).unwrap();
        assert_eq!(
            (restored.secrets, &*restored.without_secret),
            (1, &[gone][..])
        );
        assert_eq!(desk.find(kept).life.copy, SecretCopy::Kept);
        assert_eq!(desk.find(gone).life.copy, SecretCopy::Gone);
        desk.assert_settled(&"what was kept");
    }
    // Where the workspace of that name keeps none by a choice that was made here, so it stays.
    let strict = Desk::default();
    strict.set_policies(digests_only());
    assert_eq!(with_secret(&strict), []);
    assert_eq!(restore(&strict, &made).unwrap().secrets, 0);
}

#[test]
fn a_workspace_in_which_nothing_was_done_becomes_that_of_the_backup() {
    let policies = Policies {
        recovery: Recovery::RuledOut,
        ..Policies::default()
    };
    let old = Desk::default();
    old.set_policies(policies);
    old.shown("CRM");
    let made = backup(&old);
    let is_taken = |desk: &Desk| {
        let here = desk.issuer.workspaces().unwrap().remove(0).0;
        here.policies == policies
    };
    // An admin passphrase was set before anything was restored.
    let desk = Desk::default();
    let passphrase = AdminPassphrase::typed(Zeroizing::new("correct horse".to_owned()));
    desk.issuer.set_passphrase(None, &passphrase).unwrap();
    assert_eq!(
        desk.issuer.preview_restore(&made).unwrap().policies_stay,
        [""; 0]
    );
    restore(&desk, &made).unwrap();
    assert!(is_taken(&desk));
    let before = desk.issuer.snapshot().unwrap();
    assert_eq!(restore(&desk, &made).unwrap(), Default::default());
    assert_eq!(desk.issuer.snapshot().unwrap(), before);
    // What was chosen here, or holds for keys that are here, stays, and that is said before.
    let chosen = Desk::default();
    chosen.set_policies(digests_only());
    let used = Desk::default();
    used.shown("Shop");
    for desk in [chosen, used] {
        let preview = desk.issuer.preview_restore(&made).unwrap();
        assert_eq!(preview.policies_stay, ["My workspace"]);
        restore(&desk, &made).unwrap();
        assert!(!is_taken(&desk));
    }
}

#[test]
fn a_workspace_is_neither_deleted_nor_brought_back_for_its_settings() {
    let names = |desk: &Desk| -> Vec<String> {
        let workspaces = desk.issuer.workspaces().unwrap().into_iter();
        workspaces.map(|(workspace, _)| workspace.name).collect()
    };
    let old = Desk::default();
    let acme = old.issuer.add_workspace(&draft("Acme", "acme")).unwrap().id;
    shown_in(&old, acme, "CRM");
    let with = backup(&old);
    let other = Desk::default();
    restore(&other, &with).unwrap();
    shown_in(&other, acme, "Till");
    old.issuer.remove_workspace(WorkspaceId(1)).unwrap();
    let without = backup(&old);
    shown_in(&old, acme, "Shop");
    for (desk, made, expected) in [
        (&old, &with, &["Acme"][..]),
        (&other, &without, &["My workspace", "Acme"]),
    ] {
        for _ in 0..2 {
            restore(desk, made).unwrap();
            assert_eq!(names(desk), expected);
        }
    }
}

#[test]
fn what_was_chosen_for_a_workspace_that_came_from_a_backup_holds_whatever_it_is_called() {
    let old = Desk::default();
    let shop = old.issuer.add_workspace(&draft("Shop", "shop")).unwrap().id;
    let id = shown_in(&old, shop, "CRM");
    let made = backup(&old);
    let desk = Desk::default();
    desk.shown("Own");
    restore(&desk, &made).unwrap();
    let came = desk.find(id).workspace;
    let store = WorkspaceDraft::new("Store", "shop", digests_only()).unwrap();
    desk.issuer.change_workspace(came, &store).unwrap();
    desk.issuer.delete(id).unwrap();
    let all = RestoreChoice {
        deleted_here: true,
        ..RestoreChoice::default()
    };
    assert_eq!(restore_chosen(&desk, &made, all).unwrap().secrets, 0);
    assert_eq!(desk.find(id).life.copy, SecretCopy::Gone);
    desk.assert_settled(&"bringing it back");
}

#[test]
fn a_workspace_that_is_two_of_the_backup_is_named_once() {
    let old = Desk::default();
    old.shown("CRM");
    let second = old.issuer.add_workspace(&draft("Test", "test")).unwrap().id;
    let made = backup(&old);
    // As neither of them, and as the first one.
    for prefix in ["other", "kw"] {
        let desk = Desk::default();
        restore(&desk, &made).unwrap();
        desk.issuer.remove_workspace(second).unwrap();
        let renamed = draft("Test", prefix);
        desk.issuer
            .change_workspace(WorkspaceId(1), &renamed)
            .unwrap();
        let preview = desk.issuer.preview_restore(&made).unwrap();
        assert_eq!(preview.policies_stay, ["Test"], "{prefix}");
    }
}

#[test]
fn what_was_to_be_deleted_is_deleted() {
    let desk = Desk::default();
    let id = desk.shown("CRM").id;
    desk.keychain
        .fail("remove", When::Before, KeychainError::Locked);
    desk.registry.begin_delete(id).unwrap();
    desk.keychain.heal();
    let made = backup(&desk);
    let fresh = Desk::default();
    restore(&fresh, &made).unwrap();
    fresh.issuer.recover().unwrap();
    assert_eq!(fresh.issuer.find(id), Ok(None));
    fresh.assert_settled(&"deleting");
}

#[test]
fn a_preview_that_is_out_of_date_is_refused() {
    let desk = Desk::default();
    let made = foreign();
    let on = desk.issuer.preview_restore(&made).unwrap().on;
    desk.shown("Meanwhile");
    let before = desk.issuer.snapshot().unwrap();
    let outcome = desk
        .issuer
        .restore(&made, RestoreChoice::default(), on, &mut |_, _| {
            ControlFlow::Continue(())
        });
    assert_eq!(outcome, Err(RestoreError::Changed));
    assert_eq!(desk.issuer.snapshot().unwrap(), before);
}

#[test]
fn what_another_process_does_meanwhile_is_not_overwritten() {
    let with_secrets = foreign();
    let mut without = foreign();
    without.secrets.clear();
    for made in [with_secrets, without] {
        let desk = Desk::default();
        let other = desk.beside();
        desk.registry.before("finish_restore", move || {
            other.shown("Meanwhile");
        });
        assert_eq!(restore(&desk, &made), Err(RestoreError::Changed));
        let names: Vec<_> = desk.list().iter().map(|key| key.name.to_string()).collect();
        assert_eq!(names, ["Meanwhile"]);
        desk.assert_settled(&"giving up");
    }
}

#[test]
fn what_failed_is_told_from_what_was_written_whatever_another_process_notes() {
    let with_secrets = foreign();
    let mut without = foreign();
    without.secrets.clear();
    for made in [with_secrets, without] {
        for written in [false, true] {
            let desk = Desk::default();
            let other = desk.beside();
            desk.registry.before("finish_restore", move || {
                if !written {
                    other.shown("Meanwhile");
                }
            });
            let when = match written {
                true => When::After,
                false => When::Before,
            };
            desk.registry.fail("finish_restore", when, full());
            let outcome = restore(&desk, &made);
            assert_eq!(outcome.is_ok(), written, "{outcome:?}");
            assert_eq!(desk.list().len(), if written { 4 } else { 1 });
            desk.assert_settled(&"failing");
        }
    }
}

#[test]
fn what_another_process_is_restoring_is_left_to_it() {
    let desk = Desk::default();
    let made = foreign();
    let ids: Vec<_> = made.secrets.keys().copied().collect();
    let other = desk.beside();
    other.registry.begin_restore(&ids).unwrap();
    for (id, secret) in &made.secrets {
        desk.keychain.store(&item(*id), secret).unwrap();
    }
    desk.keychain.remove(ids[0]).unwrap();
    assert_eq!(restore(&desk, &made), Err(RestoreError::Changed));
    assert_eq!(desk.keychain.ids().unwrap(), ids[1..]);
    assert_eq!(desk.registry.step(ids[0]), Ok(Some(Step::Restoring)));
}

#[test]
fn access_keys_that_the_keychain_has_already_are_never_taken_back() {
    let made = foreign();
    let there: Vec<_> = made.secrets.keys().copied().collect();
    for stop in [true, false] {
        let desk = Desk::default();
        for (id, secret) in &made.secrets {
            desk.keychain.store(&item(*id), secret).unwrap();
        }
        let on = desk.issuer.preview_restore(&made).unwrap().on;
        let outcome =
            desk.issuer.restore(
                &made,
                RestoreChoice::default(),
                on,
                &mut |_, _| match stop {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                },
            );
        assert_eq!(outcome.is_err(), stop);
        assert_eq!(desk.keychain.ids().unwrap(), there);
        for (id, secret) in &made.secrets {
            let kept = desk.keychain.fetch(*id, &secret.digest()).unwrap();
            assert_eq!(kept.digest(), secret.digest());
        }
    }
}

#[test]
fn a_secret_whose_key_has_let_its_copy_go_meanwhile_is_taken_back() {
    let old = Desk::default();
    let key = old.shown("CRM");
    old.rotated(key.id, Overlap::DAY);
    let made = backup(&old);
    old.keychain.remove(key.id).unwrap();
    let (other, clock) = (old.beside(), old.clock.clone());
    old.registry.before("begin_restore", move || {
        clock.advance(2 * DAY);
        other.issuer.recover().unwrap();
    });
    assert_eq!(restore(&old, &made), Err(RestoreError::Changed));
    assert_eq!(old.find(key.id).life.copy, SecretCopy::Gone);
    let gone = old.keychain.fetch(key.id, &key.digest);
    assert_eq!(gone.map(|_| ()), Err(KeychainError::Missing));
}

#[test]
fn it_can_be_stopped_at_each_secret() {
    let made = foreign();
    for stop in 0..=made.secrets.len() {
        let desk = Desk::default();
        let before = desk.issuer.snapshot().unwrap();
        let on = before.head();
        let outcome = desk
            .issuer
            .restore(&made, RestoreChoice::default(), on, &mut |done, all| {
                assert_eq!(all, made.secrets.len());
                match done == stop {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
        assert_eq!(outcome, Err(RestoreError::Stopped));
        assert_eq!(desk.issuer.snapshot().unwrap(), before);
        desk.assert_settled(&stop);
    }
}

#[test]
fn a_keychain_that_is_locked_half_way_leaves_the_old_state() {
    let desk = Desk::default();
    let made = foreign();
    let on = desk.issuer.preview_restore(&made).unwrap().on;
    let keychain = desk.keychain.clone();
    let outcome = desk
        .issuer
        .restore(&made, RestoreChoice::default(), on, &mut |done, _| {
            if done == 2 {
                keychain.set_state(KeychainState::Locked);
            }
            ControlFlow::Continue(())
        });
    let locked = IssueError::Keychain(KeychainError::Locked);
    assert_eq!(outcome, Err(RestoreError::Issue(locked)));
    assert_eq!(desk.list(), []);
    let waiting: Vec<_> = desk.registry.take_over().unwrap();
    assert_eq!(waiting.len(), made.secrets.len());
    assert!(waiting.iter().all(|(_, step)| *step == Step::Restoring));
    desk.keychain.set_state(KeychainState::Unlocked);
    let recovered = desk.issuer.recover().unwrap();
    assert_eq!(recovered.restorations_undone, made.secrets.len());
    desk.assert_settled(&"unlocking");
    restore(&desk, &made).unwrap();
    desk.assert_settled(&"trying again");
}

#[test]
fn a_process_that_ends_half_way_leaves_no_secrets() {
    let desk = Desk::default();
    let made = foreign();
    let ids: Vec<_> = made.secrets.keys().copied().collect();
    desk.registry.begin_restore(&ids).unwrap();
    let next = desk.beside();
    assert_eq!(next.registry.take_over(), Ok(vec![]), "it is running still");
    drop((desk.registry, desk.issuer));
    let recovered = next.issuer.recover().unwrap();
    assert_eq!(recovered.restorations_undone, ids.len());
}

#[test]
fn diverged_rotations_keep_their_links_straight() {
    let desk = Desk::default();
    let old = desk.shown("CRM").id;
    let early = backup(&desk);
    let there = Desk::default();
    restore(&there, &again(&early)).unwrap();
    desk.rotated(old, Overlap::DAY);
    there.clock.advance(DAY / 2);
    there.rotated(old, Overlap::DAY);
    restore(&desk, &backup(&there)).unwrap();
    for key in desk.list() {
        if let Some(successor) = key.life.successor {
            assert_eq!(desk.find(successor).life.predecessor, Some(key.id));
        }
        if let Some(predecessor) = key.life.predecessor {
            assert_eq!(desk.find(predecessor).life.successor, Some(key.id));
        }
    }
    assert_eq!(desk.list().len(), 3);
    desk.assert_settled(&"diverging");
}

#[test]
fn a_backup_that_claims_a_known_handle_for_another_key_changes_nothing() {
    let desk = Desk::default();
    let own = desk.shown("CRM");
    let mut made = backup(&Desk::default());
    let mut forged = desk.issuer.snapshot().unwrap().keys.remove(0);
    forged.record.id = [7; 16].into();
    made.snapshot.keys.push(forged.clone());
    assert_eq!(standings(&desk, &made), [("CRM".to_owned(), Conflict)]);
    restore(&desk, &made).unwrap();
    assert_eq!(desk.list(), [own]);
    forged.record.id = desk.list()[0].id;
    forged.record.environment = keywright_core::Environment::Test;
    made.snapshot.keys = vec![forged];
    assert_eq!(standings(&desk, &made), [("CRM".to_owned(), Conflict)]);
    let workspaces = desk.issuer.workspaces().unwrap();
    assert_eq!(
        workspaces[0].0.name,
        draft("My workspace", "kw").name.as_str()
    );
}
