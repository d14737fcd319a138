//! Whatever call of a store fails, before or after its work, or is the process's last: nothing is
//! lost, and the next try ends as if nothing had happened.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use keywright_core::memory::{Crashed, When};
use keywright_core::{
    Cause, Digest, IssueError, KeyId, KeychainError, KeychainState, RegistryError,
};

use crate::world::{World, content};

use When::{After, Before};

#[derive(Clone, Copy, Debug)]
enum Store {
    Registry,
    From,
    To,
}

/// How the call after so many others of a store goes wrong.
#[derive(Clone, Copy, Debug)]
struct Fault {
    store: Store,
    calls: usize,
    when: When,
    crash: bool,
}

impl Fault {
    fn all(calls: usize) -> impl Iterator<Item = Self> {
        let stores = [Store::Registry, Store::From, Store::To].into_iter();
        stores.flat_map(move |store| {
            let ways = [
                (Before, false),
                (After, false),
                (Before, true),
                (After, true),
            ];
            ways.map(|(when, crash)| Self {
                store,
                calls,
                when,
                crash,
            })
        })
    }

    fn inject(self, world: &World) {
        let Self { calls, when, .. } = self;
        let full = || RegistryError::Full(PathBuf::from("registry.db"));
        let died = || KeychainError::Platform(Cause::new("it died"));
        match (self.store, self.crash) {
            (Store::Registry, false) => world.registry.fail_after(calls, when, full()),
            (Store::Registry, true) => world.registry.crash_after(calls, when),
            (Store::From, false) => world.from.fail_after(calls, when, died()),
            (Store::From, true) => world.from.crash_after(calls, when),
            (Store::To, false) => world.to.fail_after(calls, when, died()),
            (Store::To, true) => world.to.crash_after(calls, when),
        }
    }

    /// Has this go wrong in it. False when it made fewer calls.
    fn strikes<T>(self, world: &World, act: impl FnOnce() -> Result<T, IssueError>) -> bool {
        self.inject(world);
        let outcome = catch_unwind(AssertUnwindSafe(act));
        let struck = !(world.registry.waits_to_fail()
            || world.from.waits_to_fail()
            || world.to.waits_to_fail());
        world.heal();
        match outcome {
            // A call that fails after its work says what that said, should it be an error, too; and a
            // keychain that fails once is asked again.
            Ok(Ok(_)) => {
                let asked_again = !matches!(self.store, Store::Registry);
                assert!(!struck || self.when == After || asked_again, "{self:?}");
            }
            Ok(Err(error)) => assert!(struck, "{self:?}: {error}"),
            Err(end) => assert!(end.is::<Crashed>() && self.crash, "{self:?}"),
        }
        struck
    }
}

/// In which keychain which secret is.
fn secrets(world: &World) -> BTreeMap<KeyId, Digest> {
    let (from, to) = (content(&world.from), content(&world.to));
    let of = |(id, (_, digest))| (id, digest);
    from.into_iter().chain(to).map(of).collect()
}

#[test]
fn whichever_call_fails_while_it_copies_the_old_one_is_whole() {
    let mut strikes = 0;
    for calls in 0.. {
        let mut struck = false;
        for fault in Fault::all(calls) {
            let world = World::default();
            let before = content(&world.from);
            struck |= fault.strikes(&world, || world.moved());
            assert_eq!(content(&world.from), before, "{fault:?}");
            let moved = world.moved().unwrap();
            assert!(moved.is_complete(), "{fault:?}");
            assert_eq!(moved.there, 5, "{fault:?}");
            for (id, (_, digest)) in content(&world.to) {
                assert_eq!(digest, before[&id].1, "{fault:?}");
            }
            assert_eq!(content(&world.to).len(), 5, "{fault:?}");
        }
        if !struck {
            break;
        }
        strikes += 1;
    }
    assert!(strikes > 10, "it makes many calls: {strikes}");
}

#[test]
fn whichever_call_fails_while_it_clears_each_secret_is_somewhere() {
    let mut strikes = 0;
    for calls in 0.. {
        let mut struck = false;
        for fault in Fault::all(calls) {
            let world = World::default();
            world.moved().unwrap();
            let (before, copied) = (secrets(&world), content(&world.to));
            struck |= fault.strikes(&world, || world.cleared());
            let mut now = secrets(&world);
            let deleted = now.entry(world.deleted);
            deleted.or_insert(before[&world.deleted]);
            assert_eq!(now, before, "{fault:?}");
            assert_eq!(content(&world.to), copied, "{fault:?}");
            assert_eq!(world.cleared().unwrap().left, [world.unfit], "{fault:?}");
            assert_eq!(content(&world.from).len(), 1, "{fault:?}");
            assert_eq!(content(&world.to), copied, "{fault:?}");
        }
        if !struck {
            break;
        }
        strikes += 1;
    }
    assert!(strikes > 10, "it makes many calls: {strikes}");
}

#[test]
fn with_either_keychain_closed_nothing_happens() {
    for (state, error) in [
        (KeychainState::Locked, KeychainError::Locked),
        (KeychainState::Absent, KeychainError::NoService),
    ] {
        for from in [true, false] {
            let world = World::default();
            let before = content(&world.from);
            let closed = if from { &world.from } else { &world.to };
            closed.set_state(state);
            assert_eq!(world.moved(), Err(error.clone().into()));
            // What was deleted goes, whatever the new one says.
            let _ = world.cleared();
            closed.set_state(KeychainState::Unlocked);
            let mut after = content(&world.from);
            after.insert(world.deleted, before[&world.deleted].clone());
            assert_eq!(after, before);
            assert!(content(&world.to).is_empty());
        }
    }
}
