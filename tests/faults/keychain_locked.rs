//! A locked keychain, and a person who dismisses its prompt.
//!
//! GNOME Keyring has another program ask. Where that cannot be reached, as in these
//! sessions, it takes the prompt for dismissed.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use keywright_core::{Environment, Keychain, KeychainError, KeychainState, NewKey};
use keywright_stores::SystemKeychain;
use keywright_tests::{PATIENCE, in_session, key, until};
use zbus::blocking::{Connection, MessageIterator};

use crate::slow_service::SlowService;
use crate::{Desk, list, open};

/// The program that GNOME Keyring has ask.
const PROMPTER: &str = "org.gnome.keyring.SystemPrompter";

/// Takes the orders to ask and leaves it at that, like a person who looks at the prompt.
pub(crate) fn orders_to_prompt() -> Receiver<()> {
    let prompter = Connection::session().unwrap();
    prompter.request_name(PROMPTER).unwrap();
    let (order, orders) = channel();
    thread::spawn(move || {
        for message in MessageIterator::from(&prompter) {
            let message = message.unwrap();
            if message
                .header()
                .member()
                .is_some_and(|member| member == "BeginPrompting")
            {
                let _ = order.send(());
            }
        }
    });
    orders
}

#[test]
fn a_keychain_that_was_locked_does_nothing_until_it_is_unlocked() {
    in_session(
        a_keychain_that_was_locked_does_nothing_until_it_is_unlocked,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.lock_keychain();
            assert_eq!(desk.issuer.keychain_state(), KeychainState::Locked);
            desk.assert_out_of_order(&KeychainError::Locked);
            assert_eq!(
                desk.issuer.unlock_keychain(),
                Err(KeychainError::Locked),
                "dismissed"
            );
            assert_eq!(
                desk.issuer.unlock_keychain(),
                Err(KeychainError::Locked),
                "and again"
            );
            desk.assert_out_of_order(&KeychainError::Locked);
            session.unlock_keychain();
            assert_eq!(desk.issuer.unlock_keychain(), Ok(KeychainState::Unlocked));
            desk.assert_works();
        },
    );
}

#[test]
fn a_keychain_that_comes_back_locked_does_nothing_until_it_is_unlocked() {
    in_session(
        a_keychain_that_comes_back_locked_does_nothing_until_it_is_unlocked,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.kill_keychain();
            session.start_locked_keychain();
            assert_eq!(desk.issuer.keychain_state(), KeychainState::Locked);
            desk.assert_out_of_order(&KeychainError::Locked);
            session.unlock_keychain();
            desk.assert_works();
        },
    );
}

#[test]
fn one_that_gives_nothing_while_it_is_locked_counts_as_locked_and_not_as_without() {
    in_session(
        one_that_gives_nothing_while_it_is_locked_counts_as_locked_and_not_as_without,
        |session| {
            session.start_bus("");
            let (service, keychain) = (SlowService::start(), SystemKeychain::default());
            let (record, _) = key();
            let fetched = || keychain.fetch(record.id, &record.digest).map(drop);
            assert_eq!(fetched(), Err(KeychainError::Missing));
            service.keeps_to_itself(true);
            assert_eq!(fetched(), Err(KeychainError::Locked));
            service.keeps_to_itself(false);
            assert!(matches!(fetched(), Err(KeychainError::Platform(_))));
        },
    );
}

#[test]
fn a_keychain_that_was_never_set_up_counts_as_locked() {
    in_session(
        a_keychain_that_was_never_set_up_counts_as_locked,
        |session| {
            session.start_bus("");
            session.start_empty_keychain();
            let issuer = open(&session.folder().join("registry"));
            assert_eq!(
                issuer.keychain_state(),
                KeychainState::Locked,
                "unlocking would set it up"
            );
            let outcome = issuer
                .create(&NewKey::named("New", Environment::Live))
                .map(|created| created.record);
            assert_eq!(outcome, Err(KeychainError::Locked.into()));
            assert_eq!(
                issuer.unlock_keychain(),
                Err(KeychainError::Locked),
                "dismissed"
            );
            assert_eq!(list(&issuer), []);
            session.kill_keychain();
            session.start_keychain();
            assert!(
                issuer
                    .create(&NewKey::named("New", Environment::Live))
                    .is_ok()
            );
        },
    );
}

#[test]
fn no_call_but_unlock_asks_the_person() {
    in_session(no_call_but_unlock_asks_the_person, |session| {
        session.start();
        let desk = Desk::with_a_key(session);
        session.lock_keychain();
        let orders = orders_to_prompt();
        assert_eq!(desk.issuer.keychain_state(), KeychainState::Locked);
        desk.assert_out_of_order(&KeychainError::Locked);
        assert_eq!(
            orders.try_recv(),
            Err(TryRecvError::Empty),
            "nobody was asked"
        );
        session.unlock_keychain();
        desk.assert_works();
    });
}

#[test]
fn a_service_that_dies_while_it_asks_lets_go_of_the_one_who_waits() {
    in_session(
        a_service_that_dies_while_it_asks_lets_go_of_the_one_who_waits,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.lock_keychain();
            let orders = orders_to_prompt();
            thread::scope(|scope| {
                let waiting = scope.spawn(|| desk.issuer.unlock_keychain());
                orders
                    .recv_timeout(PATIENCE)
                    .expect("the service has someone ask");
                assert!(!waiting.is_finished(), "a person may take their time");
                session.kill_keychain();
                until("the one who waits was told", || waiting.is_finished());
                let outcome = waiting.join().unwrap();
                assert!(
                    matches!(outcome, Err(KeychainError::Platform(_))),
                    "{outcome:?}"
                );
            });
            session.start_keychain();
            desk.assert_works();
        },
    );
}
