//! A Secret Service that takes a call and does not answer for longer than anyone waits.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::scope;
use std::time::Duration;

use keywright_core::{
    AccessKey, Digest, Environment, Head, IssueError, Item, KeyId, Keychain, KeychainError,
    KeychainState, NewKey,
};
use keywright_stores::{SqliteRegistry, SystemClock, SystemKeychain};
use keywright_tests::{in_session, issuer_on, rows, until};

use crate::slow_service::SlowService;

/// Longer than a keychain is waited for, and shorter than waiting twice.
const GIVEN_UP: Duration = Duration::from_secs(45);

/// A keychain that tells what it is asked for.
struct Announcing {
    keychain: SystemKeychain,
    asks: Sender<&'static str>,
}

impl Keychain for Announcing {
    fn state(&self) -> KeychainState {
        self.keychain.state()
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.keychain.unlock()
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.asks.send("store").unwrap();
        self.keychain.store(item, secret)
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        self.asks.send("relabel").unwrap();
        self.keychain.relabel(item)
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        self.keychain.fetch(id, digest)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.asks.send("remove").unwrap();
        self.keychain.remove(id)
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.keychain.ids()
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.keychain.own_ids()
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        self.keychain.keep_head(registry, head)
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        self.keychain.kept_head(registry)
    }
}

#[test]
fn storing_that_was_given_up_and_happens_later_is_undone() {
    in_session(
        storing_that_was_given_up_and_happens_later_is_undone,
        |session| {
            session.start_bus("");
            let service = SlowService::start();
            let folder = session.folder().join("registry");
            let registry = Arc::new(SqliteRegistry::open(&folder).unwrap());
            let (asks, asked) = channel();
            let keychain = Announcing {
                keychain: SystemKeychain::default(),
                asks,
            };
            let issuer = issuer_on(registry, Arc::new(keychain), Arc::new(SystemClock));
            assert_eq!(issuer.keychain_state(), KeychainState::Unlocked);
            let outcome = scope(|scope| {
                let call = scope.spawn(|| {
                    issuer
                        .create(&NewKey::named("New", Environment::Live))
                        .map(drop)
                });
                assert_eq!(asked.recv_timeout(GIVEN_UP), Ok("store"));
                assert_eq!(service.next_call(GIVEN_UP), Some("CreateItem"));
                assert_eq!(
                    asked.recv_timeout(GIVEN_UP),
                    Ok("remove"),
                    "storing was given up, once"
                );
                // A removal that came first would find nothing, and the secret be stored after it.
                let overtaken = service.next_call(Duration::from_secs(1));
                service.store();
                until("the call has ended", || call.is_finished());
                assert_eq!(overtaken, None, "the removal waits for the storing to end");
                call.join().unwrap()
            });
            let not_known = matches!(
                outcome,
                Err(IssueError::Keychain(KeychainError::Platform(_)))
            );
            assert!(not_known, "{outcome:?}");
            assert!(
                !service.holds_a_secret(),
                "what it stored after all was removed"
            );
            assert_eq!(rows(&folder), [], "and its row with it");
        },
    );
}
