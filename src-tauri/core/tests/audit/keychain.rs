use std::ops::ControlFlow;
use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry, When};
use keywright_core::{
    Author, Cause, Copies, Environment, IssueError, Issuer, Item, KeyGenerator, KeyId, Keychain,
    KeychainCheck, KeychainError, KeychainState, NewKey, Overlap, Policies, Registry,
    RegistryError, Surface, WorkspaceDraft,
};
use rand::rngs::SysRng;

use crate::record;

#[derive(Clone)]
struct Desk {
    registry: Arc<MemoryRegistry>,
    keychain: Arc<MemoryKeychain>,
    clock: Arc<MemoryClock>,
    issuer: Arc<Issuer>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::on(MemoryRegistry::default(), Arc::default())
    }
}

impl Desk {
    fn on(registry: MemoryRegistry, keychain: Arc<MemoryKeychain>) -> Self {
        let (registry, clock) = (Arc::new(registry), Arc::new(MemoryClock::default()));
        let author = Author {
            system_user: "tester".to_owned(),
            surface: Surface::Window,
        };
        let issuer = Issuer::new(
            registry.clone(),
            keychain.clone(),
            clock.clone(),
            KeyGenerator::new(SysRng),
            author,
        );
        Self {
            registry,
            keychain,
            clock,
            issuer: Arc::new(issuer),
        }
    }

    /// Another process on the same data.
    fn beside(&self) -> Self {
        Self::on(self.registry.beside(), self.keychain.clone())
    }

    fn key(&self, name: &str) -> KeyId {
        let new = NewKey::named(name, Environment::Live);
        let id = self.issuer.create(&new).unwrap().record.id;
        self.issuer.mark_shown(id).unwrap();
        id
    }

    fn lose(&self, id: KeyId) {
        self.keychain.remove(id).unwrap();
    }

    fn check(&self) -> KeychainCheck {
        checked(&self.issuer).unwrap().unwrap()
    }

    fn actions(&self) -> Vec<String> {
        let entries = self.registry.entries().into_iter();
        entries.map(|entry| entry.action).collect()
    }
}

fn checked(issuer: &Issuer) -> Result<Option<KeychainCheck>, IssueError> {
    issuer.check_keychain(&mut |_, _| ControlFlow::Continue(()))
}

/// A secret of no key.
fn stray(desk: &Desk) -> KeyId {
    let elsewhere = Desk::on(MemoryRegistry::default(), desk.keychain.clone());
    elsewhere.key("Elsewhere")
}

fn check<const M: usize, const S: usize>(missing: [KeyId; M], strays: [KeyId; S]) -> KeychainCheck {
    KeychainCheck {
        missing: missing.into(),
        strays: strays.into(),
        ..KeychainCheck::default()
    }
}

#[test]
fn keychain_and_records_that_agree_show_nothing() {
    let desk = Desk::default();
    assert_eq!(desk.check(), check([], []));
    desk.key("One");
    assert_eq!(desk.check(), check([], []));
}

#[test]
fn a_lost_secret_and_one_without_record_are_seen_in_all_workspaces() {
    let desk = Desk::default();
    let draft = WorkspaceDraft::new("Other", "oth", Policies::default()).unwrap();
    let other = desk.issuer.add_workspace(&draft).unwrap().id;
    let [there, _] = ["There", "Also there"].map(|name| {
        let new = NewKey {
            workspace: Some(other),
            ..NewKey::named(name, Environment::Live)
        };
        desk.issuer.create(&new).unwrap().record.id
    });
    let here = desk.key("Here");
    let stray = stray(&desk);
    desk.lose(here);
    desk.lose(there);
    assert_eq!(desk.check(), check([here, there], [stray]));
}

#[test]
fn a_secret_that_is_not_that_of_its_record_is_unfit() {
    let desk = Desk::default();
    let [sound, unfit] = ["Sound", "Unfit"].map(|name| desk.key(name));
    let record = desk.issuer.find(sound).unwrap().unwrap();
    let other = desk.keychain.fetch(sound, &record.digest).unwrap();
    let item = Item {
        id: unfit,
        label: String::new(),
    };
    desk.keychain.store(&item, &other).unwrap();
    let found = KeychainCheck {
        unfit: [unfit].into(),
        ..KeychainCheck::default()
    };
    assert_eq!(desk.check(), found);
    assert_eq!(
        desk.keychain.fetch(unfit, &record.digest).unwrap().digest(),
        record.digest,
        "a check changes nothing"
    );
}

#[test]
fn an_item_that_cannot_be_read_is_unfit_and_says_nothing_of_the_others() {
    let desk = Desk::default();
    let odd = desk.key("Odd");
    desk.clock.advance(1000);
    desk.key("Sound");
    let failure = KeychainError::Platform(Cause::new("not as it was stored"));
    for again in [failure.clone(), failure] {
        desk.keychain.fail("fetch", When::Before, again);
    }
    let found = desk.check();
    // In order of creation.
    let unfit = KeychainCheck {
        unfit: [odd].into(),
        ..KeychainCheck::default()
    };
    assert_eq!(found, unfit);
}

#[test]
fn a_failure_that_is_over_at_the_second_look_is_no_finding() {
    let desk = Desk::default();
    desk.key("One");
    let failure = KeychainError::Platform(Cause::new("for a moment"));
    desk.keychain.fail("fetch", When::Before, failure);
    assert_eq!(desk.check(), check([], []));
}

#[test]
fn a_check_tells_how_far_it_is_and_is_stopped() {
    let desk = Desk::default();
    for name in ["One", "Two", "Three"] {
        desk.key(name);
    }
    let mut seen = Vec::new();
    let stopped = desk.issuer.check_keychain(&mut |done, total| {
        seen.push((done, total));
        match done {
            2 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    assert_eq!(stopped, Ok(None));
    assert_eq!(seen, [(0, 3), (1, 3), (2, 3)]);
    let mut seen = Vec::new();
    let whole = desk.issuer.check_keychain(&mut |done, total| {
        seen.push((done, total));
        ControlFlow::Continue(())
    });
    assert_eq!(whole, Ok(Some(check([], []))));
    assert_eq!(seen.last(), Some(&(3, 3)));
}

#[test]
fn what_is_being_created_or_deleted_is_nothing_to_be_told_of() {
    let desk = Desk::default();
    let other = desk.beside();
    let deleted = other.key("Being deleted");
    other.registry.begin_delete(deleted).unwrap();
    desk.lose(deleted);
    let begun = stray(&desk);
    other.registry.begin_create(&record::of(begun)).unwrap();
    assert_eq!(desk.check(), check([], []));
    desk.issuer.discard_stray(begun).unwrap();
    let kept = desk.keychain.ids().unwrap();
    assert!(kept.contains(&begun), "nor is it discarded");
}

#[test]
fn a_key_that_is_made_after_the_look_at_the_keychain_is_not_missing() {
    let desk = Desk::default();
    let other = desk.beside();
    desk.registry.before("workspaces", move || {
        other.key("Made meanwhile");
    });
    assert_eq!(desk.check(), check([], []));
    assert_eq!(desk.actions(), ["created", "shown"]);
}

#[test]
fn a_key_that_is_deleted_after_the_look_at_the_keychain_leaves_no_stray() {
    let desk = Desk::default();
    let id = desk.key("Deleted meanwhile");
    let other = desk.beside();
    desk.registry
        .before("workspaces", move || other.issuer.delete(id).unwrap());
    assert_eq!(desk.check(), check([], []));
    assert_eq!(desk.actions(), ["created", "shown", "deleted"]);
}

#[test]
fn a_key_that_is_made_after_the_first_look_and_deleted_before_the_second_is_not_missing() {
    let desk = Desk::default();
    let (other, keychain) = (desk.beside(), desk.keychain.clone());
    desk.registry.before("workspaces", move || {
        let id = other.key("Short-lived");
        keychain.before("fetch", move || other.issuer.delete(id).unwrap());
    });
    assert_eq!(desk.check(), check([], []));
    assert_eq!(desk.actions(), ["created", "shown", "deleted"]);
}

#[test]
fn a_secret_that_left_before_that_was_noted_is_not_missing() {
    let desk = Desk::default();
    let id = desk.key("Old");
    desk.issuer.rotate(id, Overlap::DAY).unwrap();
    desk.clock.advance(2 * 24 * 60 * 60 * 1000);
    desk.lose(id);
    assert_eq!(desk.check(), check([], []));
}

#[test]
fn a_keychain_or_registry_that_does_not_answer_is_no_finding() {
    let desk = Desk::default();
    let id = desk.key("One");
    desk.lose(id);
    desk.keychain.set_state(KeychainState::Locked);
    assert_eq!(
        checked(&desk.issuer),
        Err(IssueError::Keychain(KeychainError::Locked))
    );
    desk.keychain.set_state(KeychainState::Unlocked);
    desk.registry
        .fail("step", When::Before, RegistryError::LastWorkspace);
    assert_eq!(
        checked(&desk.issuer),
        Err(IssueError::Registry(RegistryError::LastWorkspace))
    );
    assert_eq!(desk.check(), check([id], []));
}

#[test]
fn a_stray_is_discarded_and_the_activity_says_so_and_no_key_loses_its_secret() {
    let desk = Desk::default();
    let id = desk.key("One");
    let stray = stray(&desk);
    for (id, is_gone) in [(id, false), (stray, true), (stray, true)] {
        assert_eq!(desk.issuer.discard_stray(id), Ok(is_gone));
    }
    assert_eq!(desk.keychain.ids(), Ok(vec![id]));
    let last = desk.registry.entries().pop().unwrap();
    assert_eq!((last.action.as_str(), last.key), ("discarded", Some(stray)));
    assert_eq!(desk.actions(), ["created", "shown", "discarded"], "once");
}

/// As with an older vault file.
#[test]
fn a_copy_that_came_back_for_a_key_that_is_listed_without_one_is_found_and_discarded() {
    let desk = Desk::default();
    let policies = Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    };
    let draft = WorkspaceDraft::new("Digests", "kw", policies).unwrap();
    let workspace = Some(desk.issuer.add_workspace(&draft).unwrap().id);
    let new = NewKey {
        workspace,
        ..NewKey::named("Without", Environment::Live)
    };
    let made = desk.issuer.create(&new).unwrap();
    let id = made.record.id;
    desk.issuer.mark_shown(id).unwrap();
    assert_eq!(desk.keychain.ids(), Ok(vec![]));
    assert_eq!(desk.check(), check([], []));
    let item = Item {
        id,
        label: String::new(),
    };
    desk.keychain.store(&item, &made.access_key).unwrap();
    // A restoration could be putting it there.
    desk.registry.begin_restore(&[id]).unwrap();
    assert_eq!(desk.check(), check([], []));
    desk.issuer.discard_stray(id).unwrap();
    desk.registry.abandon_restore(id).unwrap();
    let came_back = KeychainCheck {
        came_back: [id].into(),
        ..KeychainCheck::default()
    };
    assert_eq!(desk.check(), came_back);
    desk.issuer.discard_stray(id).unwrap();
    assert_eq!(desk.keychain.ids(), Ok(vec![]));
    assert_eq!(desk.check(), check([], []));
    let last = desk.registry.entries().pop().unwrap();
    assert_eq!((Some(last.workspace), last.key), (workspace, Some(id)));
    assert!(desk.issuer.find(id).unwrap().is_some(), "the key stays");
    assert_eq!(desk.actions().last().map(String::as_str), Some("discarded"));
}

#[test]
fn a_stray_whose_discarding_cannot_be_noted_stays() {
    let desk = Desk::default();
    let stray = stray(&desk);
    for when in [When::Before, When::After] {
        let error = RegistryError::LastWorkspace;
        desk.registry.fail("note_all", when, error.clone());
        let outcome = desk.issuer.discard_stray(stray);
        assert_eq!(
            outcome,
            Err(IssueError::NotDiscarded(Box::new(error.into())))
        );
        assert_eq!(desk.keychain.ids(), Ok(vec![stray]), "{when:?}");
    }
    desk.issuer.discard_stray(stray).unwrap();
    assert_eq!(desk.keychain.ids(), Ok(vec![]));
    assert_eq!(desk.actions().last().unwrap(), "discarded");
}

#[test]
fn a_stray_that_was_noted_and_not_removed_is_said_to_stay() {
    let desk = Desk::default();
    let stray = stray(&desk);
    let refused = KeychainError::Refused(Cause::new("told to"));
    desk.keychain.fail("remove", When::Before, refused.clone());
    assert_eq!(
        desk.issuer.discard_stray(stray),
        Err(IssueError::NotDiscarded(Box::new(refused.into())))
    );
    assert_eq!(desk.keychain.ids(), Ok(vec![stray]));
    assert_eq!(desk.actions(), ["discarded"]);
    desk.issuer.discard_stray(stray).unwrap();
    assert_eq!(desk.keychain.ids(), Ok(vec![]));
    assert_eq!(
        desk.actions(),
        ["discarded", "discarded"],
        "once for each try"
    );
}

#[test]
fn a_stray_that_left_though_the_keychain_reports_a_failure_is_discarded() {
    let desk = Desk::default();
    let stray = stray(&desk);
    let failed = KeychainError::Platform(Cause::new("told to"));
    desk.keychain.fail("remove", When::After, failed);
    desk.issuer.discard_stray(stray).unwrap();
    assert_eq!(desk.keychain.ids(), Ok(vec![]));
    assert_eq!(desk.actions(), ["discarded"]);
}
