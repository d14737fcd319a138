//! What must come of each step, told a second time and as simply as possible: rules on plain
//! records, without stores, steps or processes.

mod changing;
mod making;
mod workspaces;

use keywright_core::memory::State;
use keywright_core::{
    Expiry, ExpiryError, IssueError, KeyId, KeyRecord, Life, RegistryError, SecretCopy, Timestamp,
    Unfit, Workspace, WorkspaceId,
};

use crate::ask::Ask;
use crate::stage::details;
use crate::world::{Key, World};

use self::changing::{deleted, expiring, finished, renamed, revealed, shown, undone};
use self::making::{created, quickly_created, rotated};
use self::workspaces::{added, changed, removed};

/// What a step comes to when nothing goes wrong.
pub(crate) enum Expected {
    /// It is refused, for one of these reasons.
    Refused(Vec<IssueError>),
    /// It is done.
    Done(World),
    /// It is done but for a deletion, which this delays.
    Pending(World, IssueError),
}

type Outcome = Result<World, Vec<IssueError>>;

/// What this comes to in that world, asked of the process of this number. `fresh` is the key that was made in the step, of which
/// chance has decided the id and what is secret.
pub(crate) fn expected(world: &World, ask: &Ask, by: u64, fresh: Option<&KeyRecord>) -> Expected {
    if let Ask::Undo(id) = ask {
        return undone(world, *id, by);
    }
    let outcome = match ask {
        Ask::Create {
            workspace,
            name,
            environment,
            expiry,
        } => created(world, *workspace, name, *environment, *expiry, fresh),
        Ask::QuickCreate { delivered } => quickly_created(world, *delivered, fresh),
        Ask::Rotate(id, overlap) => rotated(world, *id, *overlap, fresh),
        Ask::Finish(id) => finished(world, *id),
        Ask::Delete(id) => deleted(world, *id, by),
        Ask::Rename(id, name) => renamed(world, *id, name),
        Ask::Document(id, owner) => edited(world, *id, |key| {
            key.details = details(owner);
            Ok(())
        }),
        Ask::SetExpiry(id, expiry) => expiring(world, *id, *expiry),
        Ask::Disable(id) => edited(world, *id, |key| {
            key.life.disabled_at = key.life.disabled_at.or(Some(world.now));
            Ok(())
        }),
        Ask::Enable(id) => edited(world, *id, |key| {
            match key.life.disabled_at.is_some() && has_ended(&key.life, world.now) {
                true => return Err(unfit(Unfit::Ended)),
                false => key.life.disabled_at = None,
            }
            Ok(())
        }),
        Ask::NoteIncident(id) => noted(world, *id),
        Ask::Show(id) => shown(world, *id),
        Ask::Reveal(id) => revealed(world, *id),
        Ask::AddWorkspace(name, policies) => added(world, name, policies),
        Ask::ChangeWorkspace(id, name, policies) => changed(world, *id, name, policies),
        Ask::RemoveWorkspace(id) => removed(world, *id),
        Ask::Undo(_)
        | Ask::Recover
        | Ask::LetLeave
        | Ask::Unlock
        | Ask::KeepHead
        | Ask::RenewLabels
        | Ask::Else => Ok(world.clone()),
    };
    match outcome {
        Ok(world) => Expected::Done(world),
        Err(reasons) => Expected::Refused(reasons),
    }
}

fn unfit(unfit: Unfit) -> IssueError {
    RegistryError::from(unfit).into()
}

/// Whether it stopped working by itself.
pub(crate) fn has_ended(life: &Life, now: Timestamp) -> bool {
    let past = |end: Option<Timestamp>| end.is_some_and(|end| end <= now);
    life.retired_at.is_some() || past(life.expires_at) || past(life.retires_at)
}

/// When it stops working by itself; the end of time for never.
pub(crate) fn end(life: &Life) -> i64 {
    let end = |end: Option<Timestamp>| end.map_or(i64::MAX, |end| end.0);
    end(life.expires_at).min(end(life.retires_at))
}

/// Something that the keychain would have to be open for.
pub(crate) fn something_waits(world: &World) -> bool {
    let mut keys = world.keys.values();
    keys.any(|key| match key.state {
        State::Creating | State::Deleting => true,
        State::Active => {
            key.record.life.copy != SecretCopy::Gone
                && (key.record.life.copy == SecretCopy::Leaving
                    || retires_unnoted(&key.record.life, world.now))
        }
        State::Deleted => false,
    })
}

pub(crate) fn retires_unnoted(life: &Life, now: Timestamp) -> bool {
    life.retired_at.is_none() && life.retires_at.is_some_and(|end| end <= now)
}

/// Whether this key lost its place because a rotation was undone.
pub(crate) fn is_replaced(world: &World, key: &KeyRecord) -> bool {
    let before = key.life.predecessor.and_then(|id| world.keys.get(&id));
    before.is_some_and(|before| before.record.life.successor != Some(key.id))
}

/// Whether nobody else may have this key's name.
pub(crate) fn holds_name(world: &World, key: &Key) -> bool {
    let rotated = key.record.life.successor.is_some();
    match key.state {
        State::Creating => key.record.life.predecessor.is_none(),
        State::Active => !rotated,
        State::Deleting => !rotated && !is_replaced(world, &key.record),
        State::Deleted => false,
    }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Why this name cannot be had, unless it is by one of these keys.
fn taken(
    world: &World,
    workspace: WorkspaceId,
    name: &str,
    but: &[KeyId],
) -> Option<Vec<IssueError>> {
    let holder = world.keys.values().find(|key| {
        key.record.workspace == workspace
            && same(key.record.name.as_str(), name)
            && holds_name(world, key)
            && !but.contains(&key.record.id)
    })?;
    Some(vec![
        RegistryError::NameTaken(holder.record.name.clone()).into(),
    ])
}

fn workspace(world: &World, id: WorkspaceId) -> Result<&Workspace, Vec<IssueError>> {
    let found = world.workspaces.iter().find(|one| one.id == id);
    found.ok_or_else(|| vec![RegistryError::NoSuchWorkspace.into()])
}

fn listed(world: &World, id: KeyId) -> Result<&KeyRecord, Vec<IssueError>> {
    let found = world.keys.get(&id).filter(|key| key.is_listed());
    found
        .map(|key| &key.record)
        .ok_or_else(|| vec![RegistryError::NotFound.into()])
}

fn edited(
    world: &World,
    id: KeyId,
    edit: impl FnOnce(&mut KeyRecord) -> Result<(), IssueError>,
) -> Outcome {
    listed(world, id)?;
    let mut world = world.clone();
    edit(&mut world.keys.get_mut(&id).unwrap().record).map_err(|error| vec![error])?;
    Ok(world)
}

/// Of a deleted key, too.
fn noted(world: &World, id: KeyId) -> Outcome {
    let mut world = world.clone();
    match world.keys.get_mut(&id) {
        Some(key) if key.state != State::Creating => {
            key.record.life.compromised_at = Some(world.now);
            Ok(world)
        }
        _ => Err(vec![RegistryError::NotFound.into()]),
    }
}

fn instant(
    expiry: Expiry,
    now: Timestamp,
    workspace: &Workspace,
) -> Result<Option<Timestamp>, Vec<IssueError>> {
    let instant = match expiry {
        Expiry::Never => None,
        Expiry::After(days) => Some(now.0 + i64::from(days.count()) * 86_400_000),
        Expiry::At(instant) => Some(instant.0),
    };
    let refused = |error: ExpiryError| Err(vec![error.into()]);
    if instant.is_some_and(|instant| instant <= now.0) {
        return refused(ExpiryError::Past);
    }
    if let Some(longest) = workspace.policies.longest_life {
        let last = now.0 + i64::from(longest.count()) * 86_400_000;
        if instant.is_none_or(|instant| instant > last) {
            return refused(ExpiryError::BeyondLimit(longest));
        }
    }
    Ok(instant.map(Timestamp))
}

fn is_open(world: &World) -> Result<(), Vec<IssueError>> {
    match &world.closed {
        Some(error) => Err(vec![error.clone().into()]),
        None => Ok(()),
    }
}

/// Nothing is left of it but a tombstone.
pub(crate) fn bury(key: &mut Key) {
    key.state = State::Deleted;
    key.record.life.copy = SecretCopy::Gone;
}
