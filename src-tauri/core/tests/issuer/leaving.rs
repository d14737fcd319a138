//! Secrets that leave the keychain before their keys leave the list: when a rotated key
//! retires, and where a workspace keeps digests only.

use std::sync::Arc;

use keywright_core::memory::When;
use keywright_core::{
    Copies, Environment, IssueError, Keychain, KeychainError, KeychainState, NewKey, Overlap,
    Policies, Registry, SecretCopy, Status, Surface,
};

use crate::desk::{DAY, Desk, broken, full};

use Environment::Live;
use When::{After, Before};

const CLOSED: [(KeychainState, KeychainError); 2] = [
    (KeychainState::Locked, KeychainError::Locked),
    (KeychainState::Absent, KeychainError::NoService),
];

fn digests_only() -> Desk {
    let desk = Desk::default();
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    desk
}

#[test]
fn the_secret_of_a_rotated_key_leaves_when_its_time_has_come() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    desk.clock.set(new.created_at.after(DAY - 1));
    desk.issuer.let_leave().unwrap();
    assert_eq!(desk.secrets().len(), 2, "not a millisecond too early");
    desk.issuer.let_leave().unwrap();
    assert_eq!(desk.secrets(), [new.id].into());
    let old = desk.find(old.id);
    assert_eq!(old.life.copy, SecretCopy::Gone);
    assert_eq!(old.life.retired_at, Some(new.created_at.after(DAY)));
    assert_eq!(desk.actions()[5..], ["retired"]);
    desk.issuer.let_leave().unwrap();
    assert_eq!(desk.actions()[5..], ["retired"], "once");
    desk.assert_settled(&"a retirement");
}

#[test]
fn it_leaves_at_the_next_start_though_keywright_did_not_run_then() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    let next = desk.beside();
    drop((desk.issuer, desk.registry));
    next.clock.advance(30 * DAY);
    next.issuer.recover().unwrap();
    assert_eq!(next.secrets(), [new.id].into());
    assert_eq!(next.status(old.id), Status::Expired);
    next.assert_settled(&"a start after the retirement");
}

#[test]
fn a_key_retires_though_the_keychain_is_closed_and_its_secret_leaves_later() {
    for (state, error) in CLOSED {
        let desk = Desk::default();
        let old = desk.shown("CRM");
        let new = desk.rotated(old.id, Overlap::DAY);
        desk.clock.advance(DAY);
        desk.keychain.set_state(state);
        assert_eq!(desk.issuer.let_leave(), Err(error.into()));
        assert_eq!(desk.actions()[5..], ["retired"], "that waits for nothing");
        assert_eq!(desk.find(old.id).life.copy, SecretCopy::Leaving);
        desk.clock.advance(-DAY);
        assert_eq!(
            desk.status(old.id),
            Status::Expired,
            "and it stays so when the clock is set back"
        );
        desk.keychain.set_state(KeychainState::Unlocked);
        assert_eq!(desk.issuer.keychain_state(), KeychainState::Unlocked);
        assert_eq!(desk.secrets(), [new.id].into(), "when it comes back");
        assert_eq!(desk.actions()[5..], ["retired"]);
        desk.assert_settled(&state);
    }
}

#[test]
fn a_clock_that_is_set_back_before_anybody_looked_gives_a_key_its_time_again() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    desk.clock.advance(2 * DAY);
    assert_eq!(desk.status(old.id), Status::Expired);
    desk.clock.advance(-2 * DAY);
    assert_eq!(desk.status(old.id), Status::Retiring);
    desk.issuer.let_leave().unwrap();
    assert_eq!(desk.secrets().len(), 2);
    desk.assert_settled(&"a clock that was put right");
}

#[test]
fn what_the_keychain_refuses_keeps_none_of_the_others_waiting() {
    let desk = Desk::default();
    let old = ["One", "Two"].map(|name| desk.shown(name));
    let new = old.each_ref().map(|old| desk.rotated(old.id, Overlap::DAY));
    desk.clock.advance(DAY);
    desk.keychain.fail("remove", Before, broken());
    assert_eq!(desk.issuer.let_leave(), Err(broken().into()));
    assert_eq!(desk.secrets().len(), 3, "one of the two has left");
    let retired = desk
        .actions()
        .iter()
        .filter(|one| *one == "retired")
        .count();
    assert_eq!(retired, 2, "and both are retired");
    desk.issuer.let_leave().unwrap();
    assert_eq!(desk.secrets(), new.map(|new| new.id).into());
    desk.assert_settled(&"a refusal");
}

#[test]
fn whatever_is_to_leave_a_taken_name_is_refused_as_such() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    desk.clock.advance(DAY);
    for _ in 0..3 {
        desk.keychain.fail("remove", Before, broken());
    }
    let outcome = desk.issuer.create(&NewKey::named("CRM", Live));
    let taken = keywright_core::RegistryError::NameTaken(old.name);
    assert_eq!(outcome.map(|created| created.record), Err(taken.into()));
}

#[test]
fn a_key_whose_secret_has_left_is_deleted_without_the_keychain() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::NONE);
    desk.keychain.set_state(KeychainState::Locked);
    assert_eq!(desk.issuer.delete(old.id), Ok(()));
    assert_eq!(desk.list(), [new.clone()]);
    assert_eq!(
        desk.issuer.delete(new.id),
        Err(KeychainError::Locked.into()),
        "the other one has a secret there"
    );
    desk.assert_settled(&"a deletion without the keychain");
}

#[test]
fn where_digests_are_kept_only_the_secret_leaves_with_its_showing() {
    let desk = digests_only();
    let new = NewKey::named("New", Live);
    let made = desk.issuer.create(&new).unwrap().record;
    assert_eq!(desk.secrets(), [made.id].into(), "until then it is needed");
    assert!(desk.issuer.reveal(made.id).is_ok());
    desk.issuer.mark_shown(made.id).unwrap();
    assert_eq!(desk.secrets(), [].into());
    let shown = desk.find(made.id);
    assert_eq!(shown.life.copy, SecretCopy::Gone);
    assert_eq!(desk.status(made.id), Status::Active, "it works on");
    assert_eq!(
        desk.actions(),
        ["created", "shown"],
        "that is no event of its life"
    );
    assert_eq!(
        desk.issuer.reveal(made.id).map(|_| ()),
        Err(IssueError::AlreadyShown)
    );
    desk.assert_settled(&"a showing");
}

#[test]
fn with_a_closed_keychain_it_leaves_later_and_is_not_forgotten() {
    for (state, _) in CLOSED {
        let desk = digests_only();
        let new = NewKey::named("New", Live);
        let made = desk.issuer.create(&new).unwrap().record;
        desk.keychain.set_state(state);
        assert_eq!(desk.issuer.mark_shown(made.id), Ok(()));
        assert_eq!(desk.find(made.id).life.copy, SecretCopy::Leaving);
        let next = desk.beside();
        drop((desk.issuer, desk.registry));
        next.keychain.set_state(KeychainState::Unlocked);
        next.issuer.recover().unwrap();
        assert_eq!(next.secrets(), [].into());
        next.assert_settled(&state);
    }
}

#[test]
fn a_quick_key_leaves_with_its_delivery_and_stays_without_one() {
    let desk = digests_only();
    let quick = |answer: Result<(), ()>| {
        let outcome = desk
            .issuer
            .quick_create("Quick", Live, Surface::Tray, |_| answer);
        outcome.unwrap().0
    };
    let delivered = quick(Ok(()));
    assert_eq!(desk.find(delivered.id).life.copy, SecretCopy::Gone);
    let not_delivered = quick(Err(()));
    assert_eq!(desk.secrets(), [not_delivered.id].into());
    assert!(desk.issuer.reveal(not_delivered.id).is_ok());
    desk.assert_settled(&"quick keys");
}

#[test]
fn a_policy_changes_no_copy_that_is_there() {
    let desk = Desk::default();
    let kept = desk.shown("Kept");
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    desk.issuer.let_leave().unwrap();
    desk.issuer.mark_shown(kept.id).unwrap();
    assert_eq!(desk.find(kept.id).life.copy, SecretCopy::Kept);
    let gone = desk.shown("Gone");
    desk.set_policies(Policies::default());
    assert_eq!(desk.find(gone.id).life.copy, SecretCopy::Gone);
    assert_eq!(desk.secrets(), [kept.id].into());
    desk.assert_settled(&"two policies");
}

#[test]
fn a_key_of_which_only_the_digest_is_there_is_rotated_and_undone_like_any_other() {
    let desk = digests_only();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    assert_eq!(desk.secrets(), [].into());
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    let newer = desk.rotated(old.id, Overlap::DAY);
    desk.clock.advance(DAY);
    desk.keychain.set_state(KeychainState::Locked);
    assert_eq!(
        desk.issuer.let_leave(),
        Ok(()),
        "there is nothing to remove"
    );
    assert!(desk.find(old.id).life.retired_at.is_some());
    let actions = desk.actions();
    let retired = actions.iter().filter(|action| *action == "retired");
    assert_eq!(retired.count(), 1);
    assert!(desk.registry.trace(&new.digest).unwrap().is_some());
    assert_eq!(desk.list(), [desk.find(old.id), newer]);
    desk.assert_settled(&"digests only");
}

#[test]
fn a_key_that_retired_without_ever_having_been_shown_offers_no_showing() {
    let desk = Desk::default();
    let old = desk.issuer.create(&NewKey::named("CRM", Live)).unwrap();
    let new = desk.issuer.rotate(old.record.id, Overlap::DAY).unwrap();
    let offered = |desk: &Desk| {
        let records = desk.issuer.never_shown().unwrap().into_iter();
        records.map(|record| record.id).collect::<Vec<_>>()
    };
    let (old, new) = (old.record.id, new.record.id);
    assert_eq!(offered(&desk), [old, new]);
    desk.issuer.finish_rotation(old).unwrap();
    assert_eq!(offered(&desk), [new], "there is nothing left to show");
    desk.assert_settled(&"keys never shown");
}

#[test]
fn whichever_call_fails_the_secret_leaves_the_next_time() {
    for call in ["leaving", "change", "remove", "left"] {
        for when in [Before, After] {
            let desk = Desk::default();
            let old = desk.shown("CRM");
            let new = desk.rotated(old.id, Overlap::DAY);
            desk.clock.advance(DAY);
            match call {
                "remove" => desk.keychain.fail(call, when, broken()),
                call => desk.registry.fail(call, when, full()),
            }
            assert!(desk.issuer.let_leave().is_err(), "{call} {when:?}");
            desk.assert_sound(&(call, when));
            assert_eq!(desk.issuer.let_leave(), Ok(()));
            assert_eq!(desk.secrets(), [new.id].into(), "{call} {when:?}");
            assert_eq!(desk.actions()[5..], ["retired"], "{call} {when:?}");
            desk.assert_settled(&(call, when));
        }
    }
}

#[test]
fn a_key_that_is_deleted_while_its_secret_leaves_is_deleted() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    desk.clock.advance(DAY);
    let other = Arc::new(desk.beside());
    for call in ["change", "left"] {
        let (other, id) = (other.clone(), old.id);
        desk.registry.before(call, move || {
            let _ = other.issuer.delete(id);
        });
    }
    assert_eq!(desk.issuer.let_leave(), Ok(()));
    assert_eq!(desk.list(), [new.clone()]);
    assert!(desk.keychain.fetch(new.id, &new.digest).is_ok());
    desk.assert_settled(&"a deletion amid a retirement");
}
