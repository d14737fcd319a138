//! What another process does in the instant before this one writes its intent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use keywright_core::memory::{MemoryKeychain, MemoryRegistry, When};
use keywright_core::{
    Author, Begun, Cause, Environment, IssueError, KeyGenerator, KeyId, KeyName, KeyRecord,
    KeychainError, ListQuery, Page, Registry, RegistryError, StaleLabel, Step, Timestamp,
    Workspace,
};
use rand::rngs::SysRng;

use crate::desk::{Desk, full, issuer};

use When::{After, Before};

/// A registry on which something else happens just before something is begun.
struct Overtaken {
    registry: Arc<MemoryRegistry>,
    happens: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Overtaken {
    fn happen(&self) {
        let happens = self.happens.lock().unwrap().take();
        if let Some(happens) = happens {
            happens();
        }
    }
}

type Answer<T> = Result<T, RegistryError>;

impl Registry for Overtaken {
    fn begin_delete(&self, id: KeyId) -> Answer<Begun> {
        self.happen();
        self.registry.begin_delete(id)
    }

    fn workspace(&self) -> Answer<Workspace> {
        self.registry.workspace()
    }

    fn change_workspace(&self, workspace: &Workspace) -> Answer<()> {
        self.registry.change_workspace(workspace)
    }

    fn settings(&self) -> Answer<BTreeMap<String, String>> {
        self.registry.settings()
    }

    fn change_setting(&self, name: &str, value: &str) -> Answer<()> {
        self.registry.change_setting(name, value)
    }

    fn rename(&self, id: KeyId, name: &KeyName, at: Timestamp, by: &Author) -> Answer<()> {
        self.registry.rename(id, name, at, by)
    }

    fn keep_name(&self, id: KeyId) -> Answer<()> {
        self.registry.keep_name(id)
    }

    fn unnamed(&self) -> Answer<(Option<KeyRecord>, usize)> {
        self.registry.unnamed()
    }

    fn stale_labels(&self) -> Answer<Vec<StaleLabel>> {
        self.registry.stale_labels()
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Answer<()> {
        self.registry.label_renewed(id, change)
    }

    fn page(&self, query: &ListQuery) -> Answer<Page> {
        self.registry.page(query)
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Answer<Option<usize>> {
        self.registry.locate(id, query)
    }

    fn find(&self, id: KeyId) -> Answer<Option<KeyRecord>> {
        self.registry.find(id)
    }

    fn never_shown(&self) -> Answer<Vec<KeyRecord>> {
        self.registry.never_shown()
    }

    fn begin_create(&self, record: &KeyRecord) -> Answer<()> {
        self.happen();
        self.registry.begin_create(record)
    }

    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.registry.finish_create(id, at, by)
    }

    fn abandon_create(&self, id: KeyId) -> Answer<()> {
        self.registry.abandon_create(id)
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.registry.mark_shown(id, at, by)
    }

    fn cancel_delete(&self, id: KeyId) -> Answer<()> {
        self.registry.cancel_delete(id)
    }

    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.registry.finish_delete(id, at, by)
    }

    fn step(&self, id: KeyId) -> Answer<Option<Step>> {
        self.registry.step(id)
    }

    fn take_over(&self) -> Answer<Vec<(KeyId, Step)>> {
        self.registry.take_over()
    }
}

/// Another process begins the deletion of a key, removes the secret and ends, just before
/// this one begins the same; then what `fails` says fails. Gives this one's answer.
fn overtaken(
    fails: impl FnOnce(&MemoryRegistry, &MemoryKeychain) + Send + 'static,
) -> (Desk, Result<(), IssueError>) {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let (other, registry, keychain) = (desk.beside(), desk.registry.clone(), desk.keychain.clone());
    let happens = Box::new(move || {
        other.registry.fail("finish_delete", Before, full());
        assert!(other.issuer.delete(old.id).is_err());
        drop(other);
        fails(&registry, &keychain);
    });
    let registry = Overtaken {
        registry: desk.registry.clone(),
        happens: Mutex::new(Some(happens)),
    };
    let keychain = desk.keychain.clone();
    let issuer = issuer(Arc::new(registry), keychain, KeyGenerator::new(SysRng));
    let outcome = issuer.delete(old.id);
    (desk, outcome)
}

/// The secret is gone: there is no way back.
fn assert_pending((desk, outcome): (Desk, Result<(), IssueError>), error: IssueError) {
    let pending = IssueError::DeletionPending(Box::new(error));
    assert_eq!(outcome, Err(pending));
    desk.assert_sound(&"a deletion by two processes");
    assert_eq!(desk.issuer.recover().unwrap().deletions_finished, 1);
    desk.assert_settled(&"recovery");
}

#[test]
fn a_deletion_that_another_process_began_in_this_instant_is_not_taken_back() {
    let refused = KeychainError::Refused(Cause::new("no"));
    let answer = refused.clone().into();
    let outcome = overtaken(|_, keychain| keychain.fail("remove", Before, refused));
    assert_pending(outcome, answer);
}

#[test]
fn nor_is_one_where_the_answer_to_the_intent_was_lost() {
    let outcome = overtaken(|registry, _| registry.fail("begin_delete", After, full()));
    assert_pending(outcome, full().into());
}

#[test]
fn a_workspace_that_gets_its_name_before_a_key_is_begun_has_it_in_the_label() {
    let desk = Desk::default();
    let other = desk.beside();
    let happens = Box::new(move || {
        other.issuer.change_workspace("Acme", "acme").unwrap();
        other.issuer.renew_labels().unwrap();
    });
    let registry = Overtaken {
        registry: desk.registry.clone(),
        happens: Mutex::new(Some(happens)),
    };
    let keychain = desk.keychain.clone();
    let issuer = issuer(Arc::new(registry), keychain, KeyGenerator::new(SysRng));
    let new = issuer.create("New", Environment::Live).unwrap().record;
    issuer.renew_labels().unwrap();
    let label = "Keywright: Acme / New".to_owned();
    assert_eq!(desk.keychain.labels(), [(new.id, label)]);
}
