//! Keys that are changed, shown, deleted, and put back in their place.

use keywright_core::memory::State;
use keywright_core::{
    Expiry, IssueError, KeyId, KeyName, KeychainError, Life, RegistryError, SecretCopy, Timestamp,
    Unfit,
};

use super::making::see;
use super::{
    Expected, Outcome, bury, edited, has_ended, holds_name, instant, is_open, listed, taken, unfit,
    workspace,
};
use crate::world::World;

pub(super) fn in_overlap(life: &Life, now: Timestamp) -> Result<(), IssueError> {
    match life.retires_at {
        None => Err(unfit(Unfit::NotRotated)),
        Some(_) if has_ended(life, now) => Err(unfit(Unfit::Ended)),
        Some(_) => Ok(()),
    }
}

pub(super) fn finished(world: &World, id: KeyId) -> Outcome {
    edited(world, id, |key| {
        in_overlap(&key.life, world.now)?;
        key.life.retires_at = Some(world.now);
        key.life.retired_at = Some(world.now);
        if key.life.copy == SecretCopy::Kept {
            key.life.copy = SecretCopy::Leaving;
        }
        Ok(())
    })
}

pub(super) fn undone(world: &World, id: KeyId, by: u64) -> Expected {
    let old = match listed(world, id) {
        Ok(old) => old,
        Err(reasons) => return Expected::Refused(reasons),
    };
    let refused = |error: IssueError| Expected::Refused(vec![error]);
    let under_way = || IssueError::from(RegistryError::UnderWay);
    if let Err(error) = in_overlap(&old.life, world.now) {
        return refused(error);
    }
    if world.keys[&id].state == State::Deleting {
        return refused(under_way());
    }
    let successor = old.life.successor.unwrap();
    let new = &world.keys[&successor];
    if new.record.life.successor.is_some() {
        return refused(unfit(Unfit::Rotated));
    }
    if is_elsewhere(world, successor, by) {
        return refused(under_way());
    }
    if let Some(reasons) = taken(world, old.workspace, old.name.as_str(), &[id, successor]) {
        return Expected::Refused(reasons);
    }
    let mut after = world.clone();
    let old = &mut after.keys.get_mut(&id).unwrap().record;
    old.life.successor = None;
    old.life.retires_at = None;
    let waits = new.is_listed() && new.record.life.copy != SecretCopy::Gone;
    let new = after.keys.get_mut(&successor).unwrap();
    match &world.closed {
        Some(error) if waits => {
            new.state = State::Deleting;
            let error = Box::new(IssueError::from(error.clone()));
            Expected::Pending(after, IssueError::DeletionPending(error))
        }
        _ => {
            bury(new);
            Expected::Done(after)
        }
    }
}

/// Whether another running process is deleting it.
pub(super) fn is_elsewhere(world: &World, id: KeyId, by: u64) -> bool {
    let other = world.under_way.get(&id);
    other.is_some_and(|other| *other != by)
}

pub(super) fn deleted(world: &World, id: KeyId, by: u64) -> Outcome {
    let key = listed(world, id)?;
    if is_elsewhere(world, id, by) {
        return Err(vec![RegistryError::UnderWay.into()]);
    }
    if let Some(error) = world.closed.clone().map(IssueError::from)
        && key.life.copy != SecretCopy::Gone
    {
        // A deletion that was begun before goes on waiting.
        return Err(match world.keys[&id].state {
            State::Deleting => vec![IssueError::DeletionPending(Box::new(error))],
            _ => vec![error],
        });
    }
    let mut world = world.clone();
    bury(world.keys.get_mut(&id).unwrap());
    Ok(world)
}

pub(super) fn renamed(world: &World, id: KeyId, name: &str) -> Outcome {
    let key = listed(world, id)?;
    let by_choice = key.name.as_str() == name && !key.provisional;
    if !by_choice
        && holds_name(world, &world.keys[&id])
        && let Some(reasons) = taken(world, key.workspace, name, &[id])
    {
        return Err(reasons);
    }
    edited(world, id, |key| {
        key.name = KeyName::new(name).unwrap();
        key.provisional = false;
        Ok(())
    })
}

pub(super) fn expiring(world: &World, id: KeyId, expiry: Expiry) -> Outcome {
    let key = listed(world, id)?;
    let instant = instant(expiry, world.now, workspace(world, key.workspace)?)?;
    edited(world, id, |key| match key.life.successor {
        Some(_) => Err(unfit(Unfit::Rotated)),
        None => {
            key.life.expires_at = instant;
            Ok(())
        }
    })
}

pub(super) fn shown(world: &World, id: KeyId) -> Outcome {
    let of = listed(world, id)?.workspace;
    let copies = workspace(world, of)?.policies.copies;
    edited(world, id, |key| {
        see(key, world.now, copies);
        Ok(())
    })
}

pub(super) fn revealed(world: &World, id: KeyId) -> Outcome {
    let key = listed(world, id)?;
    if key.shown_at.is_some() {
        return Err(vec![IssueError::AlreadyShown]);
    }
    is_open(world)?;
    match world.secrets.contains_key(&id) {
        true => Ok(world.clone()),
        false => Err(vec![KeychainError::Missing.into()]),
    }
}
