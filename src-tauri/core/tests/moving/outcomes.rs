//! What ends up where when nothing fails.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use keywright_core::{KeychainError, Moved, move_secrets, not_in};

use crate::world::{World, content, head, label_of};

#[test]
fn everything_is_copied_and_nothing_is_taken() {
    let world = World::default();
    let before = content(&world.from);
    let moved = world.moved().unwrap();
    let expected = Moved {
        there: 5,
        missing: vec![world.missing],
        unfit: vec![world.unfit],
        ..Moved::default()
    };
    assert_eq!(moved, expected);
    assert!(moved.is_complete());
    assert_eq!(content(&world.from), before, "the old one is whole");
    let after = content(&world.to);
    for id in [world.plain, world.retiring, world.successor] {
        assert_eq!(after[&id], (label_of(&world, id), before[&id].1));
    }
    assert_eq!(after[&world.stray].1, before[&world.stray].1);
    assert!(!after.contains_key(&world.unfit), "it is not that key");
    assert!(!after.contains_key(&world.deleted), "it stays deleted");
    assert_eq!(world.head_in(&*world.to), Ok(head(3)));
}

#[test]
fn what_is_proven_or_deleted_is_cleared_and_nothing_else() {
    let world = World::default();
    let before = content(&world.from);
    world.moved().unwrap();
    let moved = content(&world.to);
    let cleared = world.cleared().unwrap();
    assert_eq!((cleared.removed, cleared.stopped), (6, false));
    assert_eq!(cleared.left, [world.unfit]);
    let left = content(&world.from);
    assert_eq!(left.keys().collect::<Vec<_>>(), [&world.unfit]);
    assert_eq!(left[&world.unfit], before[&world.unfit], "as it was");
    assert_eq!(content(&world.to), moved);
}

#[test]
fn before_anything_is_copied_nothing_but_what_was_deleted_is_cleared() {
    let world = World::default();
    let mut before = content(&world.from);
    assert_eq!(world.cleared().unwrap().removed, 1);
    before.remove(&world.deleted);
    assert_eq!(content(&world.from), before);
}

#[test]
fn moved_again_it_stays_as_it_is() {
    let world = World::default();
    let first = world.moved().unwrap();
    let copied = content(&world.to);
    assert_eq!(world.moved().unwrap(), first);
    assert_eq!(content(&world.to), copied);
    world.cleared().unwrap();
    let again = world.moved().unwrap();
    assert_eq!(
        again.missing,
        [world.missing],
        "what is there is not missed"
    );
    assert_eq!(content(&world.to), copied);
}

#[test]
fn it_tells_how_far_it_is_and_stops_when_told() {
    let whole = World::default();
    let mut told = Vec::new();
    let mut listen = |done, total| {
        told.push((done, total));
        ControlFlow::Continue(())
    };
    let (registry, from, to) = (&*whole.registry, &*whole.from, &*whole.to);
    move_secrets(registry, from, to, &mut listen).unwrap();
    let total = told.last().unwrap().1;
    let expected: Vec<_> = (0..=total).map(|done| (done, total)).collect();
    assert_eq!(told, expected);

    for stop in 0..total {
        let world = World::default();
        let (registry, from, to) = (&*world.registry, &*world.from, &*world.to);
        let before = content(from);
        let mut listen = |done, _| match done == stop {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let moved = move_secrets(registry, from, to, &mut listen).unwrap();
        assert!(moved.stopped && !moved.is_complete(), "stopped at {stop}");
        assert_eq!(content(from), before);
        assert!(content(to).len() <= stop, "not even begun with the next");
        assert_eq!(world.head_in(to), Err(KeychainError::Missing));
        assert!(world.moved().unwrap().is_complete());
        let ids: BTreeSet<_> = content(to).into_keys().collect();
        assert_eq!(ids.len(), 5, "stopped at {stop}, then gone on");
    }
}

#[test]
fn what_is_not_in_a_keychain_is_told_of_ids_alone() {
    let world = World::default();
    let ids: Vec<_> = content(&world.from).into_keys().collect();
    let lacking = |ids: &[_]| {
        let found = not_in(&*world.registry, ids, &*world.to).unwrap();
        found.into_iter().collect::<BTreeSet<_>>()
    };
    // What was deleted need be nowhere.
    let mut all: BTreeSet<_> = ids.iter().copied().collect();
    all.remove(&world.deleted);
    assert_eq!(lacking(&ids), all);
    world.moved().unwrap();
    // Of what no key names nobody knows what it should be.
    assert_eq!(lacking(&ids), [world.unfit, world.stray].into());
}
