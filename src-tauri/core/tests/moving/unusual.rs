//! What others do meanwhile, and keychains that do not do as they say or cannot tell.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use keywright_core::{
    AccessKey, Digest, Head, IssueError, Item, KeyId, Keychain, KeychainError, KeychainState,
    Moved, Registry, clear_gone, clear_moved, move_secrets,
};

use crate::world::{World, content, head, issuer, label_of, put, secret};

#[test]
fn what_is_deleted_after_the_switch_is_deleted_in_both_and_does_not_come_back() {
    let world = World::default();
    world.moved().unwrap();
    issuer(&world.registry, &world.to)
        .delete(world.plain)
        .unwrap();
    world.moved().unwrap();
    assert!(
        !content(&world.to).contains_key(&world.plain),
        "not copied again"
    );
    world.cleared().unwrap();
    assert!(!content(&world.from).contains_key(&world.plain));
}

#[test]
fn what_retires_after_the_switch_leaves_both_and_does_not_come_back() {
    let world = World::default();
    world.moved().unwrap();
    let issuer = issuer(&world.registry, &world.to);
    issuer.finish_rotation(world.retiring).unwrap();
    issuer.let_leave().unwrap();
    assert!(!content(&world.to).contains_key(&world.retiring));
    world.moved().unwrap();
    assert!(!content(&world.to).contains_key(&world.retiring));
    world.cleared().unwrap();
    assert!(!content(&world.from).contains_key(&world.retiring));
}

#[test]
fn what_is_made_after_the_copying_stays_until_it_is_copied() {
    let world = World::default();
    world.moved().unwrap();
    let late = issuer(&world.registry, &world.from);
    let new = keywright_core::NewKey::named("Late", keywright_core::Environment::Live);
    let id = late.create(&new).unwrap().record.id;
    assert!(world.cleared().unwrap().left.contains(&id));
    assert!(content(&world.from).contains_key(&id));
    world.moved().unwrap();
    assert_eq!(world.cleared().unwrap().left, [world.unfit]);
    assert!(content(&world.to).contains_key(&id));
}

#[test]
fn what_is_under_way_is_waited_for() {
    let world = World::default();
    world.registry.begin_delete(world.plain).unwrap();
    let moved = world.moved().unwrap();
    assert_eq!(moved.under_way, [world.plain]);
    assert!(!moved.is_complete());
    let cleared = world.cleared().unwrap();
    assert!(cleared.left.contains(&world.plain), "not cleared either");
    world.registry.cancel_delete(world.plain).unwrap();
    assert!(world.moved().unwrap().is_complete());
}

#[test]
fn a_name_that_was_given_between_two_tries_is_the_label() {
    let world = World::default();
    world.moved().unwrap();
    let issuer = issuer(&world.registry, &world.from);
    issuer.rename(world.plain, "Renamed").unwrap();
    world.moved().unwrap();
    let label = label_of(&world, world.plain);
    assert!(label.ends_with("/ Renamed"));
    assert_eq!(content(&world.to)[&world.plain].0, label);
}

#[test]
fn something_else_in_the_new_keychain_gives_way_to_a_key_and_to_nothing_else() {
    let world = World::default();
    let (plain, stray) = (secret(), secret());
    put(&*world.to, world.plain, "Keywright: other", &plain);
    put(&*world.to, world.stray, "Keywright: other", &stray);
    let before = content(&world.from);
    let moved = world.moved().unwrap();
    assert_eq!(content(&world.to)[&world.plain].1, before[&world.plain].1);
    assert_eq!(content(&world.to)[&world.stray].1, stray.digest());
    assert!(moved.unfit.contains(&world.stray));
    assert!(world.cleared().unwrap().left.contains(&world.stray));
    assert_eq!(content(&world.from)[&world.stray], before[&world.stray]);
}

#[test]
fn a_later_end_of_the_activity_is_not_replaced_by_an_earlier_one() {
    let world = World::default();
    let identity = world.registry.identity().unwrap();
    world.to.keep_head(&identity, &head(4)).unwrap();
    world.moved().unwrap();
    assert_eq!(world.head_in(&*world.to), Ok(head(4)));
    world.from.keep_head(&identity, &head(5)).unwrap();
    world.moved().unwrap();
    assert_eq!(world.head_in(&*world.to), Ok(head(5)));
}

/// Passes everything on, but for what a test is about.
struct Odd<'a> {
    keychain: &'a dyn Keychain,
    /// Stores another secret than it is given.
    garbles: bool,
    /// Cannot tell which secrets are this registry's.
    tells_no_own: bool,
}

impl Keychain for Odd<'_> {
    fn state(&self) -> KeychainState {
        self.keychain.state()
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.keychain.unlock()
    }

    fn store(&self, item: &Item, given: &AccessKey) -> Result<(), KeychainError> {
        match self.garbles {
            true => self.keychain.store(item, &secret()),
            false => self.keychain.store(item, given),
        }
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        self.keychain.relabel(item)
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        self.keychain.fetch(id, digest)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.keychain.remove(id)
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.keychain.ids()
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        match self.tells_no_own {
            true => Ok(Vec::new()),
            false => self.keychain.own_ids(),
        }
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        self.keychain.keep_head(registry, head)
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        self.keychain.kept_head(registry)
    }
}

#[test]
fn a_keychain_that_gives_back_something_else_is_found_out() {
    let world = World::default();
    let before = content(&world.from);
    let to = Odd {
        keychain: &*world.to,
        garbles: true,
        tells_no_own: false,
    };
    let on = &mut |_, _| ControlFlow::Continue(());
    let moved = move_secrets(&*world.registry, &*world.from, &to, on);
    assert_eq!(moved, Err(IssueError::Mismatch));
    assert_eq!(
        clear_moved(&*world.registry, &*world.from, &to, on)
            .unwrap()
            .removed,
        1
    );
    let mut after = content(&world.from);
    after.insert(world.deleted, before[&world.deleted].clone());
    assert_eq!(after, before, "only what was deleted has gone");
}

#[test]
fn where_the_old_keychain_cannot_tell_its_own_those_of_known_keys_are() {
    let world = World::default();
    let from = Odd {
        keychain: &*world.from,
        garbles: false,
        tells_no_own: true,
    };
    let on = &mut |_, _| ControlFlow::Continue(());
    let moved = move_secrets(&*world.registry, &from, &*world.to, on).unwrap();
    let expected = Moved {
        there: 4,
        missing: vec![world.missing],
        unfit: vec![world.unfit],
        ..Moved::default()
    };
    assert_eq!(moved, expected, "all but the stray, which may be anybody's");
    clear_moved(&*world.registry, &from, &*world.to, on).unwrap();
    let left: Vec<_> = content(&world.from).into_keys().collect();
    assert!(left.contains(&world.stray), "not ours to remove");
    assert!(
        !left.contains(&world.deleted),
        "the activity knows that key"
    );
}

#[test]
fn what_does_not_belong_there_is_not_cleared_though_it_is_in_both() {
    let world = World::default();
    let (unfit, other) = (secret(), secret());
    for keychain in [&world.from, &world.to] {
        put(&**keychain, world.unfit, "Keywright: by hand", &unfit);
    }
    world.moved().unwrap();
    let issuer = issuer(&world.registry, &world.to);
    issuer.finish_rotation(world.retiring).unwrap();
    issuer.let_leave().unwrap();
    put(&*world.from, world.retiring, "Keywright: by hand", &other);
    let left = world.cleared().unwrap().left;
    assert!(left.contains(&world.unfit));
    assert!(left.contains(&world.retiring), "it is not what has left");
    assert_eq!(content(&world.from)[&world.retiring].1, other.digest());
}

#[test]
fn what_is_deleted_or_has_left_between_two_tries_leaves_the_new_keychain_too() {
    let world = World::default();
    world.moved().unwrap();
    let issuer = issuer(&world.registry, &world.from);
    issuer.delete(world.plain).unwrap();
    issuer.finish_rotation(world.retiring).unwrap();
    issuer.let_leave().unwrap();
    assert!(content(&world.to).contains_key(&world.plain));
    let moved = world.moved().unwrap();
    assert_eq!(moved.there, 3);
    let left: BTreeSet<KeyId> = content(&world.to).into_keys().collect();
    assert!(!left.contains(&world.plain) && !left.contains(&world.retiring));
    assert!(left.contains(&world.stray), "and nothing else leaves it");
}

#[test]
fn where_nothing_is_moved_it_leaves_when_it_is_cleared() {
    let world = World::default();
    world.moved().unwrap();
    issuer(&world.registry, &world.from)
        .delete(world.plain)
        .unwrap();
    clear_gone(&*world.registry, &*world.to).unwrap();
    let left: BTreeSet<KeyId> = content(&world.to).into_keys().collect();
    assert!(!left.contains(&world.plain));
    assert_eq!(left.len(), 4);
}
