//! No Secret Service on the bus, and none that the bus could start; or no bus at all.

use keywright_core::{KeychainError, KeychainState, NewKey};
use keywright_tests::in_session;

use crate::{Desk, list, open};

#[test]
fn without_a_service_nothing_is_done_until_one_starts() {
    in_session(
        without_a_service_nothing_is_done_until_one_starts,
        |session| {
            session.start_bus("");
            let issuer = open(&session.folder().join("registry"));
            assert_eq!(issuer.keychain_state(), KeychainState::Absent);
            for name in ["New", "New", "Other"] {
                let outcome =
                    issuer.create(&NewKey::named(name, keywright_core::Environment::Live));
                let error = outcome.map(|created| created.record);
                assert_eq!(error, Err(KeychainError::NoService.into()));
            }
            assert_eq!(issuer.unlock_keychain(), Err(KeychainError::NoService));
            assert_eq!(list(&issuer), [], "and the name stays free");
            session.start_keychain();
            assert_eq!(issuer.keychain_state(), KeychainState::Unlocked);
            assert!(
                issuer
                    .create(&NewKey::named("New", keywright_core::Environment::Live))
                    .is_ok()
            );
        },
    );
}

#[test]
fn without_a_bus_nothing_is_done_until_there_is_one() {
    in_session(
        without_a_bus_nothing_is_done_until_there_is_one,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.kill_keychain();
            session.kill_bus();
            assert_eq!(desk.issuer.keychain_state(), KeychainState::Absent);
            desk.assert_out_of_order(&KeychainError::NoService);
            session.start();
            desk.assert_works();
        },
    );
}

#[test]
fn a_service_that_was_killed_between_two_calls_is_missed_until_it_is_back() {
    in_session(
        a_service_that_was_killed_between_two_calls_is_missed_until_it_is_back,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            for _ in 0..2 {
                session.kill_keychain();
                assert_eq!(desk.issuer.keychain_state(), KeychainState::Absent);
                desk.assert_out_of_order(&KeychainError::NoService);
                session.start_keychain();
                assert!(desk.create("In between").is_ok());
                desk.issuer.delete(list(&desk.issuer)[1].id).unwrap();
            }
            desk.assert_works();
        },
    );
}

#[test]
fn a_service_that_was_restarted_between_two_calls_works_on() {
    in_session(
        a_service_that_was_restarted_between_two_calls_works_on,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.kill_keychain();
            session.start_keychain();
            let new = desk
                .create("Through a connection that knew the old service")
                .unwrap();
            session.kill_keychain();
            session.start_keychain();
            assert_eq!(desk.issuer.mark_shown(new), Ok(()));
            assert_eq!(desk.issuer.delete(new), Ok(()));
            session.kill_keychain();
            session.start_keychain();
            assert_eq!(desk.issuer.delete(desk.old.id), Ok(()));
            session.kill_keychain();
            session.kill_bus();
            session.start();
            desk.assert_works();
        },
    );
}
