//! What other threads and processes do while a call of the keychain is under way.

use std::collections::BTreeSet;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::spawn;

use keywright_core::memory::{MemoryKeychain, When};
use keywright_core::{
    AccessKey, Cause, Digest, Environment, Head, Issuer, Item, KeyGenerator, KeyId, Keychain,
    KeychainError, KeychainState, NewKey, Recovered,
};
use rand::rngs::SysRng;

use crate::desk::{Desk, full, issuer};

use Environment::Live;
use When::Before;

/// A keychain during whose calls something else happens.
pub(crate) struct Meanwhile {
    keychain: Arc<MemoryKeychain>,
    happens: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    before: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Meanwhile {
    fn on(keychain: &Arc<MemoryKeychain>) -> Arc<Self> {
        Arc::new(Self {
            keychain: keychain.clone(),
            happens: Mutex::default(),
            before: Mutex::default(),
        })
    }

    pub(crate) fn next_call(&self, happens: impl FnOnce() + Send + 'static) {
        *self.happens.lock().unwrap() = Some(Box::new(happens));
    }

    /// Happens before the next label is written, not after it.
    pub(crate) fn before_next_label(&self, happens: impl FnOnce() + Send + 'static) {
        *self.before.lock().unwrap() = Some(Box::new(happens));
    }

    fn happen(&self) {
        let happens = self.happens.lock().unwrap().take();
        if let Some(happens) = happens {
            happens();
        }
    }
}

impl Keychain for Meanwhile {
    fn state(&self) -> KeychainState {
        self.keychain.state()
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.keychain.unlock()
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.keychain.store(item, secret)?;
        self.happen();
        Ok(())
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let before = self.before.lock().unwrap().take();
        if let Some(happens) = before {
            happens();
        }
        self.keychain.relabel(item)?;
        self.happen();
        Ok(())
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        self.keychain.fetch(id, digest)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.keychain.remove(id)?;
        self.happen();
        Ok(())
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

/// An issuer on such a keychain, beside the one of a desk.
pub(crate) fn interrupted() -> (Desk, Arc<Meanwhile>, Arc<Issuer>) {
    let desk = Desk::default();
    let meanwhile = Meanwhile::on(&desk.keychain);
    let generator = KeyGenerator::new(SysRng);
    let issuer = Arc::new(issuer(desk.registry.clone(), meanwhile.clone(), generator));
    (desk, meanwhile, issuer)
}

#[test]
fn recovery_keeps_off_what_another_running_process_has_under_way() {
    let (desk, meanwhile, issuer) = interrupted();
    let old = desk.shown("Old");
    let other = desk.beside();
    let recovers = move || assert_eq!(other.issuer.recover(), Ok(Recovered::default()));
    meanwhile.next_call(recovers);
    let new = issuer.create(&NewKey::named("New", Live)).unwrap().record;
    let other = desk.beside();
    meanwhile.next_call(move || assert_eq!(other.issuer.recover(), Ok(Recovered::default())));
    issuer.delete(old.id).unwrap();
    assert_eq!(desk.list(), [new]);
    desk.assert_settled(&"recovery by another process");
}

#[test]
fn recovery_keeps_off_what_another_thread_has_under_way() {
    let (desk, meanwhile, issuer) = interrupted();
    let old = desk.shown("Old");
    // Each creation looks for what others left, and one whose name is taken does so twice.
    let looks = |issuer: Arc<Issuer>| {
        move || assert!(issuer.create(&NewKey::named("Third", Live)).is_err())
    };
    desk.shown("Third");
    meanwhile.next_call(looks(issuer.clone()));
    let new = issuer.create(&NewKey::named("New", Live)).unwrap().record;
    meanwhile.next_call(looks(issuer.clone()));
    issuer.delete(old.id).unwrap();
    let names: Vec<_> = desk
        .list()
        .iter()
        .map(|record| record.name.to_string())
        .collect();
    assert_eq!(
        BTreeSet::from_iter(names),
        ["New".to_owned(), "Third".to_owned()].into()
    );
    assert!(
        desk.secrets().contains(&new.id),
        "its secret was not reaped"
    );
    desk.assert_settled(&"recovery by another thread");
}

#[test]
fn recovery_keeps_off_what_was_done_since_it_was_listed() {
    // What recovery comes to first is drawn by chance; often enough it is the other one.
    for _ in 0..20 {
        let (desk, meanwhile, issuer) = interrupted();
        let old = desk.shown("Old");
        desk.shown("Taken");
        let dying = desk.beside();

        let (created, creation_is_done) = channel();
        let recovery = {
            let (issuer, next) = (issuer.clone(), meanwhile.clone());
            let (arrived, recovery_has_listed) = channel();
            let (handle, recovery) = channel();
            meanwhile.next_call(move || {
                dying.registry.fail("finish_delete", Before, full());
                assert!(dying.issuer.delete(old.id).is_err());
                drop(dying);
                next.next_call(move || {
                    arrived.send(()).unwrap();
                    creation_is_done.recv().unwrap();
                });
                let looks =
                    spawn(move || assert!(issuer.create(&NewKey::named("Taken", Live)).is_err()));
                recovery_has_listed.recv().unwrap();
                handle.send(looks).unwrap();
            });
            recovery
        };
        let new = issuer.create(&NewKey::named("New", Live)).unwrap().record;
        created.send(()).unwrap();
        recovery.recv().unwrap().join().unwrap();
        assert!(
            desk.secrets().contains(&new.id),
            "its secret was not reaped"
        );
        desk.assert_settled(&"a recovery that was overtaken");
    }
}

#[test]
fn two_threads_that_delete_one_key_do_not_bring_it_back() {
    let (desk, meanwhile, issuer) = interrupted();
    let old = desk.shown("Old");
    let (again, keychain) = (issuer.clone(), desk.keychain.clone());
    meanwhile.next_call(move || {
        // The first has removed the secret when the keychain refuses the second.
        keychain.fail("remove", Before, KeychainError::Refused(Cause::new("no")));
        assert!(again.delete(old.id).is_err());
    });
    assert_eq!(issuer.delete(old.id), Ok(()));
    desk.assert_settled(&"two deletions at once");
    assert_eq!(desk.list(), []);
}
