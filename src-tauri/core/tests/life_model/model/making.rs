//! Keys that are made.

use keywright_core::memory::State;
use keywright_core::{
    Copies, Environment, Expiry, IssueError, KeyId, KeyName, KeyRecord, Life, Overlap,
    RegistryError, SecretCopy, Timestamp, Unfit, WorkspaceId,
};

use super::{
    Outcome, end, has_ended, instant, is_open, listed, something_waits, taken, unfit, workspace,
};
use crate::stage::{QUICK, details};
use crate::world::{Key, World};

/// A key like this one came to the list, with the marks that chance gave to the fresh one.
pub(super) fn with_key(mut world: World, fresh: Option<&KeyRecord>, like: KeyRecord) -> World {
    if let Some(fresh) = fresh {
        let record = KeyRecord {
            id: fresh.id,
            handle: fresh.handle,
            truncated: fresh.truncated.clone(),
            digest: fresh.digest,
            ..like
        };
        let state = State::Active;
        world.keys.insert(fresh.id, Key { record, state });
    }
    world
}

/// A new key of which only this is known.
pub(super) fn new_key(
    world: &World,
    workspace: WorkspaceId,
    name: &str,
    environment: Environment,
    expires_at: Option<Timestamp>,
    fresh: Option<&KeyRecord>,
) -> Option<KeyRecord> {
    Some(KeyRecord {
        workspace,
        name: KeyName::new(name).unwrap(),
        provisional: false,
        environment,
        created_at: world.now,
        shown_at: None,
        details: details(""),
        life: Life {
            expires_at,
            ..Life::default()
        },
        ..fresh?.clone()
    })
}

pub(super) fn created(
    world: &World,
    id: WorkspaceId,
    name: &str,
    environment: Environment,
    expiry: Option<Expiry>,
    fresh: Option<&KeyRecord>,
) -> Outcome {
    let workspace = workspace(world, id)?;
    let set = workspace.policies.default_expiry;
    let expiry = expiry.unwrap_or(set.map_or(Expiry::Never, Expiry::After));
    let expires_at = instant(expiry, world.now, workspace)?;
    if let Some(reasons) = taken(world, id, name, &[]) {
        return Err(or_closed(world, reasons));
    }
    is_open(world)?;
    let like = new_key(world, id, name, environment, expires_at, fresh);
    Ok(match like {
        Some(like) => with_key(world.clone(), fresh, like),
        None => world.clone(),
    })
}

/// Whoever looks for what holds a name may be told that the keychain is closed.
pub(super) fn or_closed(world: &World, mut reasons: Vec<IssueError>) -> Vec<IssueError> {
    let closed = world.closed.clone().filter(|_| something_waits(world));
    reasons.extend(closed.map(IssueError::from));
    reasons
}

pub(super) fn quickly_created(
    world: &World,
    delivered: bool,
    fresh: Option<&KeyRecord>,
) -> Outcome {
    let workspace = &world.workspaces[0];
    let set = workspace.policies.default_expiry;
    let expiry = set.map_or(Expiry::Never, Expiry::After);
    let expires_at = instant(expiry, world.now, workspace)?;
    let names = std::iter::once(QUICK.to_owned()).chain((2..).map(|n| format!("{QUICK} ({n})")));
    let mut free = names.filter(|name| taken(world, workspace.id, name, &[]).is_none());
    let name = free.next().unwrap();
    is_open(world)?;
    let like = new_key(
        world,
        workspace.id,
        &name,
        Environment::Test,
        expires_at,
        fresh,
    );
    let Some(mut like) = like else {
        return Ok(world.clone());
    };
    like.provisional = true;
    if delivered {
        see(&mut like, world.now, workspace.policies.copies);
    }
    Ok(with_key(world.clone(), fresh, like))
}

pub(super) fn see(key: &mut KeyRecord, now: Timestamp, copies: Copies) {
    if key.shown_at.is_none() {
        key.shown_at = Some(now);
        if copies == Copies::DigestOnly && key.life.copy == SecretCopy::Kept {
            key.life.copy = SecretCopy::Leaving;
        }
    }
}

pub(super) fn rotated(
    world: &World,
    id: KeyId,
    overlap: Overlap,
    fresh: Option<&KeyRecord>,
) -> Outcome {
    let old = listed(world, id)?;
    if old.life.successor.is_some() {
        return Err(vec![unfit(Unfit::Rotated)]);
    }
    if has_ended(&old.life, world.now) {
        return Err(vec![unfit(Unfit::Ended)]);
    }
    if world.keys[&id].state == State::Deleting {
        return Err(vec![RegistryError::UnderWay.into()]);
    }
    is_open(world)?;
    let now = world.now.0;
    let longest = workspace(world, old.workspace)?.policies.longest_life;
    let longest = longest.map(|days| i64::from(days.count()) * 86_400_000);
    let life = old
        .life
        .expires_at
        .map(|end| (end.0 - old.created_at.0).max(end.0 - now));
    let life = match (life, longest) {
        (Some(life), Some(longest)) => Some(life.min(longest)),
        (life, longest) => life.or(longest),
    };
    let Some(fresh) = fresh else {
        return Ok(world.clone());
    };
    let like = KeyRecord {
        created_at: world.now,
        shown_at: None,
        life: Life {
            expires_at: life.map(|life| Timestamp(now + life)),
            predecessor: Some(id),
            ..Life::default()
        },
        ..old.clone()
    };
    let until = end(&old.life).min(now + overlap.milliseconds());
    let mut world = with_key(world.clone(), Some(fresh), like);
    let old = &mut world.keys.get_mut(&id).unwrap().record;
    old.life.successor = Some(fresh.id);
    old.life.retires_at = Some(Timestamp(until));
    Ok(world)
}
