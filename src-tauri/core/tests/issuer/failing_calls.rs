//! Every call of a port that a use case makes fails, before or after its work, alone and
//! together with others.

use std::path::PathBuf;

use keywright_core::memory::When;
use keywright_core::{
    Cause, Environment, IssueError, KeyName, KeychainError, NewKey, Registry, RegistryError,
};

use crate::desk::{Desk, broken, full};

use Environment::Live;
use When::{After, Before};

/// One port call that fails.
#[derive(Clone, Debug)]
enum Fault {
    Registry(&'static str, When, RegistryError),
    Keychain(&'static str, When, KeychainError),
}

impl Fault {
    fn inject(&self, desk: &Desk) {
        match self {
            Self::Registry(call, when, error) => desk.registry.fail(call, *when, error.clone()),
            Self::Keychain(call, when, error) => desk.keychain.fail(call, *when, error.clone()),
        }
    }
}

/// Every call that a use case makes, failing in every way that its contract allows: after
/// its work a keychain call fails with `Platform` alone, since all else means that nothing
/// was done.
fn faults() -> Vec<Fault> {
    let registry = [
        "settings",
        "take_over",
        "leaving",
        "workspaces",
        "begin_create",
        "finish_create",
        "abandon_create",
        "step",
        "find",
        "begin_delete",
        "cancel_delete",
        "finish_delete",
    ];
    let in_registry = registry
        .into_iter()
        .flat_map(|call| [Before, After].map(|when| Fault::Registry(call, when, full())));
    let in_keychain = ["store", "fetch", "remove"].into_iter().flat_map(|call| {
        [
            Fault::Keychain(call, Before, KeychainError::Locked),
            Fault::Keychain(call, Before, broken()),
            Fault::Keychain(call, After, broken()),
        ]
    });
    in_registry.chain(in_keychain).collect()
}

/// No fault, each one, each two and each three of them.
fn combinations() -> Vec<Vec<Fault>> {
    let faults = faults();
    let mut combinations = vec![vec![]];
    for size in 0..3 {
        let longer: Vec<Vec<Fault>> = combinations
            .iter()
            .filter(|some| some.len() == size)
            .flat_map(|some| {
                faults
                    .iter()
                    .map(move |one| [some.as_slice(), &[one.clone()]].concat())
            })
            .collect();
        combinations.extend(longer);
    }
    combinations
}

#[test]
fn whichever_calls_of_a_creation_fail_nothing_is_half_done_and_the_next_try_works() {
    for faults in combinations() {
        let desk = Desk::default();
        let old = desk.shown("Old");
        faults.iter().for_each(|fault| fault.inject(&desk));
        let outcome = desk
            .issuer
            .create(&NewKey::named("New", Live))
            .map(|created| created.record);
        desk.assert_sound(&faults);
        match &outcome {
            Ok(record) => assert_eq!(desk.list(), [old, record.clone()], "after {faults:?}"),
            Err(_) if faults.len() == 1 => {
                assert_eq!(
                    desk.list(),
                    [old],
                    "an error means that there is no key: {faults:?}"
                );
            }
            Err(_) => {}
        }
        let unshown = desk.issuer.never_shown().unwrap();
        assert!(
            desk.issuer.create(&NewKey::named("Other", Live)).is_ok(),
            "the next try works: {faults:?}"
        );
        desk.assert_settled(&faults);
        match desk.issuer.create(&NewKey::named("New", Live)) {
            Ok(created) => assert!(desk.list().contains(&created.record)),
            Err(error) => {
                let taken = RegistryError::NameTaken(KeyName::new("New").unwrap());
                assert_eq!(error, taken.into(), "after {faults:?}");
                assert_eq!(
                    unshown.len(),
                    1,
                    "who holds the name can be seen: {faults:?}"
                );
            }
        }
        desk.assert_settled(&faults);
    }
}

#[test]
fn whichever_calls_of_a_deletion_fail_the_key_is_there_or_gone_and_the_next_try_works() {
    for faults in combinations() {
        let desk = Desk::default();
        let old = desk.shown("Old");
        faults.iter().for_each(|fault| fault.inject(&desk));
        let outcome = desk.issuer.delete(old.id);
        desk.assert_sound(&faults);
        match outcome {
            Ok(()) => assert_eq!(desk.list(), [], "after {faults:?}"),
            Err(IssueError::DeletionPending(_)) => {
                desk.issuer.recover().unwrap();
                // Where both the intent and its undoing fail, it may never have been written.
                let gone = desk.list().is_empty();
                assert!(gone || faults.len() > 1, "recovery finishes it: {faults:?}");
                desk.assert_settled(&faults);
            }
            Err(error) => {
                let as_it_was = (
                    desk.list(),
                    desk.registry.step(old.id),
                    desk.secrets().len(),
                );
                assert_eq!(
                    as_it_was,
                    (vec![old.clone()], Ok(None), 1),
                    "{error}: {faults:?}"
                );
            }
        }
        match desk.issuer.delete(old.id) {
            Ok(()) | Err(IssueError::Registry(RegistryError::NotFound)) => {}
            Err(error) => panic!("the next try: {error} after {faults:?}"),
        }
        desk.shown("Old");
        desk.assert_settled(&faults);
        assert_eq!(
            desk.actions(),
            ["created", "shown", "deleted", "created", "shown"],
            "{faults:?}"
        );
    }
}

#[test]
fn a_second_try_that_fails_otherwise_brings_no_deleted_key_back() {
    let faults = faults();
    for first in &faults {
        for second in &faults {
            let desk = Desk::default();
            let old = desk.shown("Old");
            for fault in [first, second] {
                fault.inject(&desk);
                let _ = desk.issuer.delete(old.id);
                desk.assert_sound(&(first, second));
            }
            desk.issuer.recover().unwrap();
            desk.assert_settled(&(first, second));
        }
    }
}

#[test]
fn a_process_that_ends_at_any_failure_leaves_what_the_next_one_finishes() {
    for faults in combinations().iter().filter(|faults| faults.len() <= 2) {
        let desk = Desk::default();
        let old = desk.shown("Old");
        faults.iter().for_each(|fault| fault.inject(&desk));
        let created = desk.issuer.create(&NewKey::named("New", Live)).is_ok();
        let deleted = desk.issuer.delete(old.id).is_ok();
        desk.heal();
        let next = desk.beside();
        drop((desk.issuer, desk.registry));
        next.issuer.recover().unwrap();
        next.assert_settled(faults);
        let offered = next.issuer.never_shown().unwrap();
        assert!(
            !created || offered.len() == 1,
            "a finished key offers its showing: {faults:?}"
        );
        assert!(
            !deleted || !next.list().contains(&old),
            "what is deleted stays so: {faults:?}"
        );
    }
}

#[test]
fn every_error_of_a_store_reaches_the_caller_as_it_is() {
    let path = PathBuf::from("registry.db");
    for error in [
        RegistryError::Full(path.clone()),
        RegistryError::ReadOnly(path.clone()),
        RegistryError::Busy(path.clone()),
        RegistryError::Damaged(path.clone()),
        RegistryError::Failed {
            path,
            cause: Cause::new("cause"),
        },
    ] {
        for call in ["settings", "workspaces", "begin_create", "finish_create"] {
            let desk = Desk::default();
            desk.registry.fail(call, Before, error.clone());
            let outcome = desk
                .issuer
                .create(&NewKey::named("New", Live))
                .map(|created| created.record);
            assert_eq!(outcome, Err(error.clone().into()), "{call}");
            desk.assert_settled(&call);
        }
    }
    for error in [
        KeychainError::NoService,
        KeychainError::Locked,
        KeychainError::Refused(Cause::new("no")),
        broken(),
    ] {
        let desk = Desk::default();
        let old = desk.shown("Old");
        desk.keychain.fail("store", Before, error.clone());
        let outcome = desk
            .issuer
            .create(&NewKey::named("New", Live))
            .map(|created| created.record);
        assert_eq!(outcome, Err(error.clone().into()));
        desk.keychain.fail("remove", Before, error.clone());
        assert_eq!(desk.issuer.delete(old.id), Err(error.into()));
        assert_eq!(desk.list(), [old]);
        desk.assert_settled(&"errors of the keychain");
    }
}
