//! A Secret Service that dies during a call.

use std::thread::{scope, sleep};
use std::time::Duration;

use keywright_core::{IssueError, Keychain, KeychainError};
use keywright_stores::SystemKeychain;
use keywright_tests::{PATIENCE, Session, in_session, rows, until, verify};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustix::process::Signal;

use crate::slow_service::SlowService;
use crate::{Desk, list};

/// What may be said of a service that went away in the middle: either is true.
fn is_gone(outcome: &Result<(), IssueError>) -> bool {
    let error = match outcome {
        Err(IssueError::DeletionPending(error)) => error,
        Err(error) => error,
        Ok(()) => return false,
    };
    use KeychainError::{NoService, Platform};
    matches!(error, IssueError::Keychain(NoService | Platform(_)))
}

#[test]
fn one_that_aborts_and_starts_anew_has_all_secrets() {
    in_session(one_that_aborts_and_starts_anew_has_all_secrets, |session| {
        session.start();
        let desk = Desk::with_a_key(session);
        session.signal_keychain(Signal::ABORT);
        session.revive_keychain();
        verify(&desk.folder, &desk.issuer);
        desk.create("New").map(drop).unwrap();
    });
}

/// GNOME Keyring 42.1 aborts in one of some 5,000 cases where a session or a property is the first that it
/// hears of a caller; also of one that it knew before it started anew.
#[test]
fn no_connection_begins_with_a_session_or_a_property() {
    in_session(
        no_connection_begins_with_a_session_or_a_property,
        |session| {
            session.start_bus("");
            let service = SlowService::start();
            let keychain = SystemKeychain::default();
            assert_eq!(keychain.ids(), Ok(Vec::new()));
            // Its prompt is more than this service knows; it has asked for it by then.
            assert!(SystemKeychain::default().unlock().is_err());
            assert_eq!(service.first_calls(), ["ReadAlias"; 2]);
            service.stop();
            let anew = SlowService::start();
            assert_eq!(keychain.ids(), Ok(Vec::new()));
            assert_eq!(anew.first_calls(), ["ReadAlias"]);
        },
    );
}

#[test]
fn killed_while_it_is_asked_it_leaves_nothing_half_done() {
    in_session(
        killed_while_it_is_asked_it_leaves_nothing_half_done,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            let in_state = |state| rows(&desk.folder).iter().any(|row| row.state == state);
            for state in ["creating", "deleting"] {
                // It takes the call and is killed before it can answer.
                session.signal_keychain(Signal::STOP);
                let outcome = scope(|scope| {
                    let call = scope.spawn(|| match state {
                        "creating" => desk.create("New").map(drop),
                        _ => desk.issuer.delete(desk.old.id),
                    });
                    until("the intent is written", || in_state(state));
                    session.kill_keychain();
                    until("the call has ended", || call.is_finished());
                    call.join().unwrap()
                });
                assert!(is_gone(&outcome), "{state}: {outcome:?}");
                assert_eq!(
                    list(&desk.issuer),
                    [desk.old.clone()],
                    "the registry is as before"
                );
                session.start_keychain();
                assert!(
                    desk.create(&format!("Next after {state}")).is_ok(),
                    "the next try works"
                );
                verify(&desk.folder, &desk.issuer);
                let new = list(&desk.issuer)
                    .into_iter()
                    .find(|record| record.id != desk.old.id);
                desk.issuer.delete(new.unwrap().id).unwrap();
            }
            desk.assert_works();
        },
    );
}

#[test]
fn killed_at_random_moments_it_leaves_nothing_half_done() {
    in_session(
        killed_at_random_moments_it_leaves_nothing_half_done,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            let seed = rand::random();
            println!("seed {seed}");
            let mut random = StdRng::seed_from_u64(seed);
            let mut gone = 0;
            for round in 0..20 {
                let delay = random.random_range(Duration::ZERO..Duration::from_millis(120));
                let outcome = scope(|scope| {
                    let call = scope.spawn(|| {
                        loop {
                            let id = desk.create(&format!("Key {round}"))?;
                            desk.issuer.mark_shown(id)?;
                            desk.issuer.delete(id)?;
                        }
                    });
                    sleep(delay);
                    session.kill_keychain();
                    until("the call has ended", || call.is_finished());
                    call.join().unwrap()
                });
                assert!(is_gone(&outcome), "seed {seed}, round {round}: {outcome:?}");
                gone += 1;
                session.start_keychain();
                assert!(desk.create("Next").is_ok(), "seed {seed}, round {round}");
                verify(&desk.folder, &desk.issuer);
                for record in list(&desk.issuer)
                    .iter()
                    .filter(|record| record.id != desk.old.id)
                {
                    desk.issuer.delete(record.id).unwrap();
                }
            }
            assert_eq!(gone, 20);
            desk.assert_works();
        },
    );
}

/// Has the service, and perhaps the bus, die when it has taken the secret and not answered.
fn dead_while_storing(session: &mut Session, and_the_bus: bool) {
    session.start();
    let desk = Desk::with_a_key(session);
    session.kill_keychain();
    let slow = SlowService::start();
    let outcome = scope(|scope| {
        let call = scope.spawn(|| desk.create("New").map(drop));
        let taken = slow.next_call(PATIENCE);
        assert_eq!(taken, Some("CreateItem"), "it has the secret");
        if and_the_bus {
            session.kill_bus();
        } else {
            slow.stop();
        }
        until("the call has ended", || call.is_finished());
        call.join().unwrap()
    });
    let not_known = matches!(
        outcome,
        Err(IssueError::Keychain(KeychainError::Platform(_)))
    );
    assert!(not_known, "it may have stored the secret: {outcome:?}");
    assert_eq!(
        list(&desk.issuer),
        [desk.old.clone()],
        "the registry is as before"
    );
    let row = rows(&desk.folder)
        .into_iter()
        .find(|row| row.id != desk.old.id);
    assert_eq!(
        row.unwrap().state,
        "creating",
        "its row stays: the secret is found by it"
    );
    if and_the_bus {
        session.start_bus("");
    }
    session.start_keychain();
    desk.assert_works();
}

#[test]
fn dead_in_the_middle_of_storing_it_may_have_stored() {
    in_session(
        dead_in_the_middle_of_storing_it_may_have_stored,
        |session| {
            dead_while_storing(session, false);
        },
    );
}

#[test]
fn cut_off_in_the_middle_of_storing_it_may_have_stored() {
    in_session(
        cut_off_in_the_middle_of_storing_it_may_have_stored,
        |session| {
            dead_while_storing(session, true);
        },
    );
}
