//! The use cases on the in-memory stores: whichever calls fail, before or after they did
//! their work, the two stores agree afterwards and the next try works.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry, When};
use keywright_core::{
    AccessKey, Author, Cause, Direction, Environment, GenerateError, IssueError, Issuer, Item,
    KeyGenerator, KeyId, KeyName, KeyRecord, Keychain, KeychainError, KeychainState, ListQuery,
    NameError, Recovered, Registry, RegistryError, SortColumn, Step, Surface,
};
use rand::rngs::{StdRng, SysRng};
use rand::{SeedableRng, TryCryptoRng, TryRng};

use Environment::{Live, Test};
use When::{After, Before};

/// An issuer and the stores beneath it.
struct Desk {
    registry: Arc<MemoryRegistry>,
    keychain: Arc<MemoryKeychain>,
    issuer: Issuer,
}

fn issuer(
    registry: &Arc<MemoryRegistry>,
    keychain: Arc<dyn Keychain>,
    generator: KeyGenerator,
) -> Issuer {
    let author = Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    };
    Issuer::new(
        registry.clone(),
        keychain,
        Arc::new(MemoryClock::default()),
        generator,
        author,
    )
}

impl Default for Desk {
    fn default() -> Self {
        Self::on(MemoryRegistry::default(), Arc::default())
    }
}

impl Desk {
    fn on(registry: MemoryRegistry, keychain: Arc<MemoryKeychain>) -> Self {
        let registry = Arc::new(registry);
        let issuer = issuer(&registry, keychain.clone(), KeyGenerator::new(SysRng));
        Self {
            registry,
            keychain,
            issuer,
        }
    }

    /// Another process on the same data.
    fn beside(&self) -> Self {
        Self::on(self.registry.beside(), self.keychain.clone())
    }

    /// A key that was created and shown.
    fn shown(&self, name: &str) -> KeyRecord {
        let record = self.issuer.create(name, Live).unwrap().record;
        self.issuer.mark_shown(record.id).unwrap();
        self.registry.find(record.id).unwrap().unwrap()
    }

    fn list(&self) -> Vec<KeyRecord> {
        list(&*self.registry)
    }

    fn secrets(&self) -> BTreeSet<KeyId> {
        self.keychain
            .labels()
            .into_iter()
            .map(|(id, _)| id)
            .collect()
    }

    fn heal(&self) {
        self.registry.heal();
        self.keychain.heal();
        self.keychain.set_state(KeychainState::Unlocked);
    }

    /// What must hold at any moment: no secret that no record names, and no key in the list
    /// without its secret, unless its deletion was begun.
    fn assert_sound(&self, context: &dyn std::fmt::Debug) {
        self.heal();
        let secrets = self.secrets();
        let list = self.list();
        for id in &secrets {
            let named = list.iter().any(|record| record.id == *id);
            let begun = self.registry.step(*id).unwrap().is_some();
            assert!(
                named || begun,
                "a secret without a record after {context:?}"
            );
        }
        for record in list {
            let begun = self.registry.step(record.id).unwrap().is_some();
            assert!(
                secrets.contains(&record.id) || begun,
                "{} has no secret after {context:?}",
                record.name
            );
        }
    }

    /// What must hold once a try has worked: also, nothing is half-done.
    fn assert_settled(&self, context: &dyn std::fmt::Debug) {
        self.assert_sound(context);
        let half_done = self.registry.take_over().unwrap();
        assert_eq!(half_done, [], "nothing is half-done after {context:?}");
        let listed: BTreeSet<KeyId> = self.list().iter().map(|record| record.id).collect();
        assert_eq!(
            self.secrets(),
            listed,
            "the two stores agree after {context:?}"
        );
    }
}

fn list(registry: &MemoryRegistry) -> Vec<KeyRecord> {
    let (sort, direction) = (SortColumn::CreatedAt, Direction::Ascending);
    let query = ListQuery {
        search: String::new(),
        sort,
        direction,
        offset: 0,
        limit: 100,
    };
    registry.page(&query).unwrap().rows
}

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

fn full() -> RegistryError {
    RegistryError::Full(PathBuf::from("registry.db"))
}

fn broken() -> KeychainError {
    KeychainError::Platform(Cause::new("it died"))
}

/// Every call that a use case makes, failing in every way that its contract allows: after
/// its work a keychain call fails with `Platform` alone, since all else means that nothing
/// was done.
fn faults() -> Vec<Fault> {
    let registry = [
        "take_over",
        "workspace",
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
            .create("New", Live)
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
            desk.issuer.create("Other", Live).is_ok(),
            "the next try works: {faults:?}"
        );
        desk.assert_settled(&faults);
        match desk.issuer.create("New", Live) {
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
        let actions: Vec<_> = desk
            .registry
            .activity()
            .into_iter()
            .map(|(_, what)| what)
            .collect();
        assert_eq!(
            actions,
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
        let created = desk.issuer.create("New", Live).is_ok();
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
        for call in ["workspace", "begin_create", "finish_create"] {
            let desk = Desk::default();
            desk.registry.fail(call, Before, error.clone());
            let outcome = desk
                .issuer
                .create("New", Live)
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
            .create("New", Live)
            .map(|created| created.record);
        assert_eq!(outcome, Err(error.clone().into()));
        desk.keychain.fail("remove", Before, error.clone());
        assert_eq!(desk.issuer.delete(old.id), Err(error.into()));
        assert_eq!(desk.list(), [old]);
        desk.assert_settled(&"errors of the keychain");
    }
}

/// A keychain during whose calls something else happens.
struct Meanwhile {
    keychain: Arc<MemoryKeychain>,
    happens: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Meanwhile {
    fn on(keychain: &Arc<MemoryKeychain>) -> Arc<Self> {
        Arc::new(Self {
            keychain: keychain.clone(),
            happens: Mutex::default(),
        })
    }

    fn next_call(&self, happens: impl FnOnce() + Send + 'static) {
        *self.happens.lock().unwrap() = Some(Box::new(happens));
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

    fn fetch(&self, id: KeyId) -> Result<AccessKey, KeychainError> {
        self.keychain.fetch(id)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.keychain.remove(id)?;
        self.happen();
        Ok(())
    }
}

/// An issuer on such a keychain, beside the one of a desk.
fn interrupted() -> (Desk, Arc<Meanwhile>, Arc<Issuer>) {
    let desk = Desk::default();
    let meanwhile = Meanwhile::on(&desk.keychain);
    let generator = KeyGenerator::new(SysRng);
    let issuer = Arc::new(issuer(&desk.registry, meanwhile.clone(), generator));
    (desk, meanwhile, issuer)
}

#[test]
fn recovery_keeps_off_what_another_running_process_has_under_way() {
    let (desk, meanwhile, issuer) = interrupted();
    let old = desk.shown("Old");
    let other = desk.beside();
    let recovers = move || assert_eq!(other.issuer.recover(), Ok(Recovered::default()));
    meanwhile.next_call(recovers);
    let new = issuer.create("New", Live).unwrap().record;
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
    // A taken name is why an issuer looks for what others left.
    let looks = |issuer: Arc<Issuer>| move || assert!(issuer.create("Third", Live).is_err());
    desk.shown("Third");
    meanwhile.next_call(looks(issuer.clone()));
    let new = issuer.create("New", Live).unwrap().record;
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

#[test]
fn what_a_key_is_labelled_with_names_workspace_and_key() {
    let desk = Desk::default();
    let record = desk.issuer.create("  CRM \u{1F511} ", Test).unwrap().record;
    assert_eq!(record.name.as_str(), "CRM \u{1F511}");
    assert_eq!(record.environment, Test);
    let label = "Keywright: My workspace / CRM \u{1F511}".to_owned();
    assert_eq!(desk.keychain.labels(), [(record.id, label)]);
}

#[test]
fn a_created_key_and_its_record_belong_together() {
    let desk = Desk::default();
    let created = desk.issuer.create("New", Live).unwrap();
    assert_eq!(created.access_key.digest(), created.record.digest);
    assert_eq!(created.access_key.truncated(), created.record.truncated);
    assert_eq!(created.access_key.parts().handle, created.record.handle);
    assert_eq!(created.access_key.parts().prefix.as_str(), "kw");
    let kept = desk.keychain.fetch(created.record.id).unwrap();
    assert_eq!(kept.digest(), created.record.digest);
    assert_eq!(desk.list(), [created.record]);
}

#[test]
fn a_key_that_was_never_shown_offers_its_one_showing() {
    let desk = Desk::default();
    let made = desk.issuer.create("New", Live).unwrap().record;
    let next = desk.beside();
    assert_eq!(
        next.issuer.never_shown(),
        Ok(vec![]),
        "the first process shows it now"
    );
    drop((desk.issuer, desk.registry));
    assert_eq!(next.issuer.never_shown(), Ok(vec![made.clone()]));
    let revealed = next.issuer.reveal(made.id).unwrap();
    assert_eq!(revealed.record, made);
    assert_eq!(revealed.access_key.digest(), made.digest);
    assert!(
        next.issuer.reveal(made.id).is_ok(),
        "until it was seen: this process may be killed"
    );
    next.issuer.mark_shown(made.id).unwrap();
    assert_eq!(next.issuer.never_shown(), Ok(vec![]));
    let again = next.issuer.reveal(made.id).map(|created| created.record);
    assert_eq!(again, Err(IssueError::AlreadyShown));
    assert_eq!(
        next.issuer.mark_shown(made.id),
        Ok(()),
        "again does nothing"
    );
}

#[test]
fn a_key_that_was_never_shown_can_be_deleted_instead() {
    let desk = Desk::default();
    let made = desk.issuer.create("New", Live).unwrap().record;
    let next = desk.beside();
    drop((desk.issuer, desk.registry));
    assert_eq!(next.issuer.delete(made.id), Ok(()));
    assert_eq!(next.issuer.never_shown(), Ok(vec![]));
    next.assert_settled(&"its deletion");
}

#[test]
fn only_the_key_of_the_record_is_shown() {
    let desk = Desk::default();
    let made = desk.issuer.create("New", Live).unwrap().record;
    let other = desk.issuer.create("Other", Live).unwrap();
    let item = Item {
        id: made.id,
        label: "changed by hand".to_owned(),
    };
    desk.keychain.store(&item, &other.access_key).unwrap();
    let reveal = |id| desk.issuer.reveal(id).map(|created| created.record);
    assert_eq!(reveal(made.id), Err(IssueError::Mismatch));
    desk.keychain.remove(made.id).unwrap();
    assert_eq!(reveal(made.id), Err(KeychainError::Missing.into()));
    assert_eq!(
        desk.issuer.delete(made.id),
        Ok(()),
        "removed by hand is fine"
    );
    assert_eq!(reveal(made.id), Err(RegistryError::NotFound.into()));
    assert_eq!(
        desk.issuer.delete(made.id),
        Err(RegistryError::NotFound.into())
    );
    assert_eq!(
        desk.issuer.mark_shown(made.id),
        Err(RegistryError::NotFound)
    );
}

#[test]
fn a_refused_name_reaches_no_store() {
    let desk = Desk::default();
    // Any call would fail.
    desk.registry.fail("take_over", Before, full());
    for (text, reason) in [
        ("  ", NameError::Empty),
        ("a\u{202e}b", NameError::Invisible),
    ] {
        let refused = desk.issuer.create(text, Live).map(|created| created.record);
        assert_eq!(refused, Err(reason.into()));
    }
    desk.assert_settled(&"refused names");
}

#[test]
fn a_taken_name_is_refused_with_the_one_that_holds_it() {
    let desk = Desk::default();
    desk.shown("Straße");
    let taken = IssueError::from(RegistryError::NameTaken(KeyName::new("Straße").unwrap()));
    let refused = desk
        .issuer
        .create("STRASSE", Test)
        .map(|created| created.record);
    assert_eq!(refused, Err(taken));
    desk.assert_settled(&"a taken name");
}

#[test]
fn the_name_that_a_dead_process_left_half_done_is_free() {
    let desk = Desk::default();
    desk.shown("Old");
    let dead = desk.beside();
    let (_, meanwhile, _) = interrupted();
    drop(meanwhile);
    // It ends between the second step and the third.
    dead.registry.fail("finish_create", Before, full());
    dead.registry.fail("step", Before, full());
    assert!(dead.issuer.create("New", Live).is_err());
    assert_eq!(desk.secrets().len(), 2, "its secret is there");
    let waiting = desk
        .issuer
        .create("New", Live)
        .map(|created| created.record);
    let taken = RegistryError::NameTaken(KeyName::new("New").unwrap());
    assert_eq!(
        waiting,
        Err(taken.into()),
        "as long as it runs, it may finish"
    );
    drop((dead.issuer, dead.registry));
    let created = desk.issuer.create("New", Live).unwrap();
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
    assert!(dead.issuer.create("New", Live).is_err());
    for record in [&one, &other] {
        dead.registry.fail("finish_delete", Before, full());
        let pending = IssueError::DeletionPending(Box::new(full().into()));
        assert_eq!(dead.issuer.delete(record.id), Err(pending));
        assert_eq!(desk.registry.step(record.id), Ok(Some(Step::Deleting)));
    }
    drop((dead.issuer, dead.registry));
    let next = desk.beside();
    let finished = Recovered {
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
            .create("New", Live)
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
fn a_dismissed_prompt_leaves_the_keychain_locked_and_can_be_asked_for_again() {
    let desk = Desk::default();
    desk.keychain.set_state(KeychainState::Locked);
    desk.keychain.fail("unlock", Before, KeychainError::Locked);
    assert_eq!(desk.issuer.unlock_keychain(), Err(KeychainError::Locked));
    assert_eq!(desk.issuer.keychain_state(), KeychainState::Locked);
    assert_eq!(desk.issuer.unlock_keychain(), Ok(KeychainState::Unlocked));
    assert!(desk.issuer.create("New", Live).is_ok());
}

#[test]
fn a_handle_that_is_taken_is_drawn_anew_a_few_times() {
    let desk = Desk::default();
    let same_draws = || {
        let generator = KeyGenerator::new(StdRng::seed_from_u64(7));
        issuer(&desk.registry, desk.keychain.clone(), generator)
    };
    for name in ["One", "Two", "Three"] {
        // Each draws what the ones before it drew, and then something new.
        assert!(same_draws().create(name, Live).is_ok(), "{name}");
    }
    let outcome = same_draws()
        .create("Four", Live)
        .map(|created| created.record);
    assert_eq!(
        outcome,
        Err(RegistryError::HandleTaken.into()),
        "it does not try for ever"
    );
    desk.assert_settled(&"taken handles");
}

/// A generator of the operating system that is broken.
struct NoRandomness;

impl TryRng for NoRandomness {
    type Error = std::io::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }
}

impl TryCryptoRng for NoRandomness {}

#[test]
fn without_randomness_no_key_is_made() {
    let desk = Desk::default();
    let issuer = issuer(
        &desk.registry,
        desk.keychain.clone(),
        KeyGenerator::new(NoRandomness),
    );
    let outcome = issuer.create("New", Live).map(|created| created.record);
    let reason = GenerateError::Random(Cause::new("whatever it says"));
    assert_eq!(outcome, Err(IssueError::Generate(reason)));
    desk.assert_settled(&"no randomness");
}
