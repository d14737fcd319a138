//! Whether what came of a step is what the model says, or, where something went wrong, one of
//! the things that may come of it.

use keywright_core::memory::State;
use keywright_core::{IssueError, KeyId, KeyRecord, KeychainError, SecretCopy};

use crate::ask::Ask;
use crate::invariants::{ANSWERED, LEFT_ALONE, MENDED, holds};
use crate::model::{Expected, bury, expected, is_replaced, retires_unnoted, something_waits};
use crate::stage::{Answer, full};
use crate::world::{Key, World};

/// What may happen to a key beside what was asked for: a deletion that was begun is
/// finished, a rotated key retires, and a secret leaves that was to leave.
fn adopt(expected: &mut Key, after: &Key, world: &World) {
    if expected.state == State::Deleting && after.state == State::Deleted {
        bury(expected);
    }
    let (life, is) = (&mut expected.record.life, &after.record.life);
    if is.retired_at == Some(world.now) && retires_unnoted(life, world.now) {
        life.retired_at = is.retired_at;
        if life.copy == SecretCopy::Kept {
            life.copy = SecretCopy::Leaving;
        }
    }
    if life.copy == SecretCopy::Leaving && is.copy == SecretCopy::Gone {
        life.copy = is.copy;
    }
}

/// The key that is in the list now and was not before.
pub(crate) fn fresh<'a>(before: &World, after: &'a World) -> Option<&'a KeyRecord> {
    let mut fresh = after.listed().map(|key| &key.record);
    fresh.find(|key| !before.keys.contains_key(&key.id))
}

/// How the two worlds differ, but for what happens beside.
fn difference(expected: &World, after: &World) -> Option<String> {
    let mut workspaces = expected.workspaces.clone();
    if let (Some(new), Some(last)) = (workspaces.last_mut(), after.workspaces.last())
        && new.id.0 == 0
    {
        // Nobody knows its number before.
        new.id = last.id;
    }
    if workspaces != after.workspaces {
        return Some(format!("{workspaces:?}, but {:?}", after.workspaces));
    }
    let ids = expected.keys.keys().chain(after.keys.keys());
    ids.filter_map(|id| differs(expected, after, *id)).next()
}

fn differs(expected: &World, after: &World, id: KeyId) -> Option<String> {
    // A creation that was not finished is nothing yet.
    let [is, shall] = [after, expected].map(|world| {
        let key = world.keys.get(&id);
        key.filter(|key| key.state != State::Creating)
    });
    let shall = shall.cloned().map(|mut key| {
        if let Some(is) = is {
            adopt(&mut key, is, after);
        }
        key
    });
    (shall.as_ref() != is).then(|| format!("{shall:#?}, but {is:#?}"))
}

/// Before a use case does what is asked, it may finish what was left over.
fn at_first(before: &World, ask: &Ask, after: &World) -> World {
    let mut world = before.clone();
    if ask.recovers() {
        for (id, key) in &mut world.keys {
            let is = after.keys.get(id);
            if key.state == State::Deleting && is.is_some_and(|is| is.state == State::Deleted) {
                bury(key);
            }
        }
        world
            .keys
            .retain(|id, key| key.state != State::Creating || after.keys.contains_key(id));
    }
    world
}

/// Whether a store was told to answer this.
fn is_injected(error: &IssueError) -> bool {
    match error {
        IssueError::Registry(error) => *error == full(),
        IssueError::Keychain(KeychainError::Locked | KeychainError::Platform(_)) => true,
        IssueError::DeletionPending(error) => {
            is_injected(error) || matches!(**error, IssueError::Keychain(KeychainError::Missing))
        }
        _ => false,
    }
}

/// Whether this is a reason to refuse it.
fn is_refused(world: &World, (ask, by): (&Ask, u64), error: &IssueError) -> bool {
    match expected(world, ask, by, None) {
        Expected::Refused(reasons) => reasons.contains(error),
        Expected::Done(_) | Expected::Pending(..) => false,
    }
}

/// What may be left where something went wrong amid a deletion, the undoing of a rotation, or
/// the handing over of a quick key.
fn half_way(base: &World, ask: &Ask, fresh: Option<&KeyRecord>) -> Vec<World> {
    let with = |change: &dyn Fn(&mut World)| {
        let mut world = base.clone();
        change(&mut world);
        world
    };
    match ask {
        Ask::Delete(id) if base.keys.contains_key(id) => {
            let in_state = |state| with(&|world| world.keys.get_mut(id).unwrap().state = state);
            let mut worlds = vec![in_state(State::Deleting)];
            if base.keys[id].state == State::Deleting && !is_replaced(base, &base.keys[id].record) {
                worlds.push(in_state(State::Active));
            }
            worlds
        }
        Ask::Undo(id) => match base.keys.get(id).and_then(|old| old.record.life.successor) {
            None => vec![],
            Some(successor) => vec![with(&|world| {
                let old = &mut world.keys.get_mut(id).unwrap().record.life;
                (old.successor, old.retires_at) = (None, None);
                let new = world.keys.get_mut(&successor).unwrap();
                if new.is_listed() {
                    new.state = State::Deleting;
                }
            })],
        },
        Ask::QuickCreate { delivered: true } => {
            let delivered = false;
            match expected(base, &Ask::QuickCreate { delivered }, 0, fresh) {
                Expected::Done(world) => vec![world],
                Expected::Refused(_) | Expected::Pending(..) => vec![],
            }
        }
        _ => vec![],
    }
}

/// Judges a step in which nobody else did anything.
pub(crate) fn judge(
    before: &World,
    after: &World,
    (ask, by): (&Ask, u64),
    answer: Option<&Answer>,
    disturbed: bool,
) {
    let base = at_first(before, ask, after);
    let fresh = fresh(before, after);
    let expected = expected(&base, ask, by, fresh);
    let is = |world: &World| difference(world, after);
    let must = |world: &World| {
        let difference = is(world);
        holds(ANSWERED, difference.is_none(), || {
            format!("{answer:?}: expected {}", difference.unwrap_or_default())
        });
    };
    let one_of = |worlds: &[&World]| {
        let one = worlds.iter().any(|world| is(world).is_none());
        holds(ANSWERED, one, || {
            let differences: Vec<_> = worlds.iter().map(|world| is(world)).collect();
            format!("{answer:?}: neither of {differences:#?}")
        });
    };
    let done = match &expected {
        Expected::Done(world) | Expected::Pending(world, _) => Some(world),
        Expected::Refused(_) => None,
    };
    let half_way = half_way(&base, ask, fresh);
    match answer {
        // The process ended in it.
        None => one_of(
            &[&base]
                .into_iter()
                .chain(done)
                .chain(&half_way)
                .collect::<Vec<_>>(),
        ),
        Some(Ok(record)) => {
            let expected = done.filter(|_| !ask.makes() || fresh.is_some());
            holds(ANSWERED, expected.is_some(), || {
                format!("{answer:?}, which should have been refused")
            });
            match (ask, expected) {
                // That it was handed over may not have been noted.
                (Ask::QuickCreate { .. }, Some(world)) if disturbed => {
                    one_of(&[world].into_iter().chain(&half_way).collect::<Vec<_>>());
                }
                (_, Some(world)) => must(world),
                _ => {}
            }
            if let Some(record) = record {
                same_record(record, after, disturbed);
            }
            if !disturbed {
                is_settled(ask, by, after);
            }
        }
        Some(Err(error)) => match &expected {
            Expected::Refused(reasons) if reasons.contains(error) => must(&base),
            // As it was before what was left over was finished.
            _ if is_refused(before, (ask, by), error) => must(&base),
            Expected::Pending(world, pending) if pending == error => must(world),
            _ if matches!(ask, Ask::Recover | Ask::LetLeave)
                && before.closed.clone().map(IssueError::from).as_ref() == Some(error) =>
            {
                holds(ANSWERED, something_waits(before), || {
                    format!("{answer:?}, though nothing waits")
                });
                must(&base);
            }
            _ => {
                holds(ANSWERED, disturbed && is_injected(error), || {
                    format!("{answer:?} for no reason: {:?}", done.map(is))
                });
                let pending = matches!(error, IssueError::DeletionPending(_));
                let was = before.keys.get(&ask.key().unwrap_or(KeyId::from([7; 16])));
                let was_begun = was.is_some_and(|key| key.state == State::Deleting);
                let mut worlds = vec![&base];
                match ask {
                    // Nothing of a key that was not handed out may stay.
                    ask if ask.makes() => {}
                    Ask::Delete(_) if !pending && !was_begun => {}
                    Ask::Delete(_) | Ask::Undo(_) => worlds.extend(&half_way),
                    // Its answer may have been lost.
                    _ => worlds.extend(done),
                }
                one_of(&worlds);
            }
        },
    }
}

/// The record that was handed out is that of the registry.
fn same_record(record: &KeyRecord, after: &World, disturbed: bool) {
    let mut record = record.clone();
    let Some(key) = after.keys.get(&record.id) else {
        return holds(ANSWERED, false, || format!("{record:?} is nowhere"));
    };
    let is = &key.record;
    // Its secret may leave right afterwards.
    record.life.copy = is.life.copy;
    if is.life.retires_at.is_some_and(|end| end <= after.now) {
        record.life.retired_at = is.life.retired_at;
    }
    if disturbed {
        record.shown_at = is.shown_at;
    }
    holds(ANSWERED, record == *is, || {
        format!("{record:#?}, but {is:#?}")
    });
}

/// With an open keychain, nothing waits that could be done.
fn is_settled(ask: &Ask, by: u64, after: &World) {
    if after.closed.is_some() {
        return;
    }
    if ask.recovers() && !matches!(ask, Ask::RemoveWorkspace(_)) {
        let waits = after.keys.values().find(|key| {
            let begun = matches!(key.state, State::Creating | State::Deleting);
            let elsewhere = after.under_way.get(&key.record.id);
            begun && elsewhere.is_none_or(|other| *other == by)
        });
        holds(MENDED, waits.is_none(), || {
            format!("{ask:?}, but {waits:?} waits")
        });
    }
    if ask.recovers() || matches!(ask, Ask::LetLeave | Ask::Finish(_) | Ask::Show(_)) {
        let waits = after.listed().find(|key| {
            let life = &key.record.life;
            life.copy == SecretCopy::Leaving || retires_unnoted(life, after.now)
        });
        holds(MENDED, waits.is_none(), || {
            format!("{ask:?}, but {waits:?} waits")
        });
    }
}

/// Judges a step in the middle of which another process did something: what neither was
/// asked to change is as it was.
pub(crate) fn judge_both(before: &World, after: &World, asks: [&Ask; 2], answers: [&Answer; 2]) {
    let mut meant: Vec<KeyId> = asks.iter().filter_map(|ask| ask.key()).collect();
    let successors = meant.clone();
    let successors = successors
        .iter()
        .flat_map(|id| [before, after].map(|world| world.keys.get(id)))
        .flatten()
        .filter_map(|key| key.record.life.successor);
    meant.extend(successors);
    for (id, was) in &before.keys {
        if meant.contains(id) || was.state == State::Creating {
            continue;
        }
        let difference = differs(before, after, *id);
        holds(LEFT_ALONE, difference.is_none(), || {
            format!("{asks:?}: {}", difference.unwrap_or_default())
        });
    }
    let made: Vec<KeyId> = answers
        .iter()
        .filter_map(|answer| answer.as_ref().ok()?.as_ref())
        .map(|record| record.id)
        .collect();
    for (id, is) in &after.keys {
        let known = before.keys.contains_key(id) || made.contains(id);
        holds(LEFT_ALONE, known || is.state != State::Active, || {
            format!("{asks:?}: nobody was given {is:?}")
        });
    }
    for answer in answers {
        if let Err(error) = answer {
            let failed = *error == IssueError::from(full());
            holds(ANSWERED, !failed, || {
                format!("{asks:?}: no store failed: {error}")
            });
        }
    }
}
