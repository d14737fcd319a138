//! What ended processes and failing stores left, and who finishes it.

use keywright_core::memory::When;
use keywright_core::{
    Environment, IssueError, KeyName, KeychainError, KeychainState, NewKey, Recovered, Registry,
    RegistryError, Step,
};

use crate::desk::{Desk, broken, full};

use Environment::Live;
use When::Before;

#[test]
fn the_name_that_a_dead_process_left_half_done_is_free() {
    let desk = Desk::default();
    desk.shown("Old");
    let dead = desk.beside();
    // It ends between the second step and the third.
    dead.registry.fail("finish_create", Before, full());
    dead.registry.fail("step", Before, full());
    assert!(dead.issuer.create(&NewKey::named("New", Live)).is_err());
    assert_eq!(desk.secrets().len(), 2, "its secret is there");
    let waiting = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .map(|created| created.record);
    let taken = RegistryError::NameTaken(KeyName::new("New").unwrap());
    assert_eq!(
        waiting,
        Err(taken.into()),
        "as long as it runs, it may finish"
    );
    drop((dead.issuer, dead.registry));
    let created = desk.issuer.create(&NewKey::named("New", Live)).unwrap();
    assert_eq!(
        desk.list().last(),
        Some(&created.record),
        "without a restart"
    );
    desk.assert_settled(&"the dead process");
}

#[test]
fn recovery_counts_what_it_finished_and_does_it_once() {
    let desk = Desk::default();
    let [one, other] = ["One", "Other"].map(|name| desk.shown(name));
    let dead = desk.beside();
    dead.registry.fail("finish_create", Before, full());
    dead.registry.fail("step", Before, full());
    assert!(dead.issuer.create(&NewKey::named("New", Live)).is_err());
    for record in [&one, &other] {
        dead.registry.fail("finish_delete", Before, full());
        let pending = IssueError::DeletionPending(Box::new(full().into()));
        assert_eq!(dead.issuer.delete(record.id), Err(pending));
        assert_eq!(desk.registry.step(record.id), Ok(Some(Step::Deleting)));
    }
    drop((dead.issuer, dead.registry));
    let next = desk.beside();
    let finished = Recovered {
        restorations_undone: 0,
        creations_undone: 1,
        deletions_finished: 2,
    };
    assert_eq!(next.issuer.recover(), Ok(finished));
    assert_eq!(next.issuer.recover(), Ok(Recovered::default()));
    next.assert_settled(&"recovery");
}

#[test]
fn what_is_left_over_waits_for_the_keychain_to_come_back() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let dead = desk.beside();
    dead.registry.fail("finish_delete", Before, full());
    assert!(dead.issuer.delete(old.id).is_err());
    drop((dead.issuer, dead.registry));
    let next = desk.beside();
    for (state, error) in [
        (KeychainState::Locked, KeychainError::Locked),
        (KeychainState::Absent, KeychainError::NoService),
        (KeychainState::Failed, broken()),
    ] {
        next.keychain.set_state(state);
        assert_eq!(next.issuer.recover(), Err(error.clone().into()));
        assert_eq!(next.issuer.keychain_state(), state);
        let outcome = next
            .issuer
            .create(&NewKey::named("New", Live))
            .map(|created| created.record);
        assert_eq!(outcome, Err(error.into()), "a creation says what is wrong");
        assert_eq!(next.list(), [old.clone()], "the list is as it was");
    }
    next.keychain.set_state(KeychainState::Locked);
    assert_eq!(next.issuer.unlock_keychain(), Ok(KeychainState::Unlocked));
    assert_eq!(
        next.list(),
        [],
        "the deletion was finished when the keychain came back"
    );
    next.assert_settled(&"the keychain's return");
}

#[test]
fn what_a_process_leaves_while_another_runs_that_one_finishes_when_it_looks() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let looks = || assert_eq!(desk.issuer.keychain_state(), KeychainState::Unlocked);
    looks();
    let dead = desk.beside();
    dead.registry.fail("finish_delete", Before, full());
    assert!(dead.issuer.delete(old.id).is_err());
    dead.registry.fail("finish_create", Before, full());
    dead.registry.fail("step", Before, full());
    assert!(dead.issuer.create(&NewKey::named("New", Live)).is_err());
    looks();
    assert_eq!(desk.list(), [old], "as long as it runs, it may finish");
    drop((dead.issuer, dead.registry));
    looks();
    assert_eq!(desk.list(), [], "without a restart, and no name was needed");
    desk.assert_settled(&"the dead process");
}

#[test]
fn a_dismissed_prompt_leaves_the_keychain_locked_and_can_be_asked_for_again() {
    let desk = Desk::default();
    desk.keychain.set_state(KeychainState::Locked);
    desk.keychain.fail("unlock", Before, KeychainError::Locked);
    assert_eq!(desk.issuer.unlock_keychain(), Err(KeychainError::Locked));
    assert_eq!(desk.issuer.keychain_state(), KeychainState::Locked);
    assert_eq!(desk.issuer.unlock_keychain(), Ok(KeychainState::Unlocked));
    assert!(desk.issuer.create(&NewKey::named("New", Live)).is_ok());
}

#[test]
fn what_cannot_be_finished_keeps_nothing_else_waiting() {
    let desk = Desk::default();
    let [one, other] = ["One", "Other"].map(|name| desk.shown(name));
    let dead = desk.beside();
    for record in [&one, &other] {
        dead.registry.fail("finish_delete", Before, full());
        assert!(dead.issuer.delete(record.id).is_err());
    }
    drop((dead.issuer, dead.registry));
    let next = desk.beside();
    desk.keychain.fail("remove", Before, broken());
    assert_eq!(next.issuer.recover(), Err(broken().into()));
    let left = [&one, &other].map(|record| next.registry.step(record.id).unwrap());
    assert_eq!(
        left.iter().flatten().count(),
        1,
        "the other one is finished"
    );
    desk.keychain.fail("remove", Before, broken());
    next.issuer
        .create(&NewKey::named("New", Live))
        .expect("and the next creation waits for neither");
    assert_eq!(next.issuer.recover().unwrap().deletions_finished, 1);
    next.assert_settled(&"recovery");
}
