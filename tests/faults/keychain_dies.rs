//! A Secret Service that is killed during a call, or does not answer.

use std::future::pending;
use std::sync::mpsc::{Sender, channel};
use std::thread::{scope, sleep};
use std::time::Duration;

use keywright_core::{IssueError, KeychainError};
use keywright_tests::{in_session, rows, until, verify};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustix::process::Signal;
use zbus::blocking::{Connection, connection};
use zbus::interface;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

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

#[test]
fn one_that_does_not_answer_is_given_up_and_works_when_it_wakes() {
    in_session(
        one_that_does_not_answer_is_given_up_and_works_when_it_wakes,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.signal_keychain(Signal::STOP);
            let outcome = desk.issuer.delete(desk.old.id);
            assert!(is_gone(&outcome), "{outcome:?}");
            session.signal_keychain(Signal::CONT);
            desk.assert_works();
        },
    );
}

/// A service that is open and empty, takes calls that change something, and never answers.
struct Silent(Sender<&'static str>);

#[interface(name = "org.freedesktop.Secret.Service")]
impl Silent {
    fn open_session(&self, algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        let session = ObjectPath::from_static_str_unchecked("/session").into();
        match algorithm {
            "plain" => (OwnedValue::try_from(Value::from("")).unwrap(), session),
            // Any number will do as its half of the agreement: nothing is decrypted.
            _ => (
                OwnedValue::try_from(Value::from(vec![2_u8; 128])).unwrap(),
                session,
            ),
        }
    }

    fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        ObjectPath::from_static_str_unchecked("/collection").into()
    }

    fn search_items(
        &self,
        _attributes: std::collections::HashMap<String, String>,
    ) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (vec![], vec![])
    }
}

struct Collection(Sender<&'static str>);

#[interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    #[zbus(property)]
    fn locked(&self) -> bool {
        false
    }

    async fn create_item(
        &self,
        _properties: std::collections::HashMap<String, OwnedValue>,
        _secret: (OwnedObjectPath, Vec<u8>, Vec<u8>, String),
        _replace: bool,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        self.0.send("CreateItem").unwrap();
        pending().await
    }
}

fn silent_service() -> (Connection, std::sync::mpsc::Receiver<&'static str>) {
    let (calls, called) = channel();
    let service = connection::Builder::session()
        .unwrap()
        .serve_at("/org/freedesktop/secrets", Silent(calls.clone()))
        .unwrap()
        .serve_at("/collection", Collection(calls))
        .unwrap()
        .name("org.freedesktop.secrets")
        .unwrap()
        .build()
        .unwrap();
    (service, called)
}

#[test]
fn dead_in_the_middle_of_storing_it_counts_as_not_known() {
    in_session(
        dead_in_the_middle_of_storing_it_counts_as_not_known,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.kill_keychain();
            let (service, called) = silent_service();
            let outcome = scope(|scope| {
                let call = scope.spawn(|| desk.create("New").map(drop));
                let patience = Duration::from_secs(10);
                assert_eq!(
                    called.recv_timeout(patience),
                    Ok("CreateItem"),
                    "it has the secret"
                );
                service.close().unwrap();
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
                "so its row stays, by which it is found"
            );
            session.start_keychain();
            desk.assert_works();
        },
    );
}
