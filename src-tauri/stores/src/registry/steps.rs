//! What is written in steps: creations, rotations and deletions.

use keywright_core::{
    Author, Begun, Deed, KeyId, KeyRecord, RegistryError, Step, Timestamp, Unfit,
};
use rusqlite::{Connection, Result};

use super::access_key::{self, State, anywhere, find, save, state};
use super::processes::Process;
use super::{Answer, activity, naming, restoring, workspace};

/// The intent to create a key, which this process holds.
pub(super) fn begin_create(
    connection: &Connection,
    key: &KeyRecord,
    process: &Process,
) -> Result<Answer<()>> {
    if workspace::find(connection, key.workspace)?.is_none() {
        return Ok(Err(RegistryError::NoSuchWorkspace));
    }
    let holder = naming::holder(connection, key.workspace, &key.name)?;
    let holds_name = holder.is_none();
    match holder {
        Some((other, taken)) if Some(other) != key.life.predecessor => {
            Ok(Err(RegistryError::NameTaken(taken)))
        }
        // It gives the name up when this one is finished.
        _ => access_key::insert(connection, key, holds_name, process.id()),
    }
}

/// The key now exists.
pub(super) fn finish_create(
    connection: &Connection,
    key: KeyId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some(record) = creating(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    activate(connection, &record, at, by)
}

/// The key now exists, and the one that it succeeds is rotated.
pub(super) fn finish_rotation(
    connection: &Connection,
    key: KeyId,
    retires_at: Timestamp,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some(record) = creating(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    let Some(mut old) = predecessor(connection, &record)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    if let Err(unfit) = old.life.rotatable(at) {
        return Ok(Err(unfit.into()));
    }
    old.life.rotate(key, retires_at);
    let until = old.life.retires_at.unwrap_or(retires_at);
    naming::set_holds(connection, old.id, false)?;
    save(connection, &old)?;
    if let Err(error) = activate(connection, &record, at, by)? {
        return Ok(Err(error));
    }
    activity::append(connection, Deed::rotated(&old, key, until, at, by)).map(Ok)
}

fn creating(connection: &Connection, key: KeyId) -> Result<Option<KeyRecord>> {
    Ok(anywhere(connection, key)?
        .filter(|(_, state)| state.word == "creating")
        .map(|(record, _)| record))
}

fn predecessor(connection: &Connection, key: &KeyRecord) -> Result<Option<KeyRecord>> {
    match key.life.predecessor {
        Some(predecessor) => find(connection, predecessor),
        None => Ok(None),
    }
}

/// The key is listed and holds its name, which somebody else may have taken while the key
/// that had it before was given another.
fn activate(
    connection: &Connection,
    key: &KeyRecord,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    if let Err(taken) = naming::free_for(connection, key.id, key.workspace, &key.name)? {
        return Ok(Err(taken));
    }
    access_key::activate(connection, key.id)?;
    naming::set_holds(connection, key.id, true)?;
    activity::append(connection, Deed::created(key, at, by)).map(Ok)
}

fn listed(connection: &Connection, key: KeyId) -> Result<Option<(KeyRecord, State)>> {
    Ok(anywhere(connection, key)?
        .filter(|(_, state)| matches!(state.word.as_str(), "active" | "deleting")))
}

/// The rotated key has its place again, and its successor is deleted.
pub(super) fn undo_rotation(
    connection: &Connection,
    [key, successor]: [KeyId; 2],
    at: Timestamp,
    by: &Author,
    process: &Process,
) -> Result<Answer<Option<KeyId>>> {
    let Some((mut old, state)) = listed(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    if let Err(unfit) = old.life.in_overlap(at) {
        return Ok(Err(unfit.into()));
    }
    if old.life.successor != Some(successor) {
        return Ok(Err(Unfit::NotRotated.into()));
    }
    // None of the two would be left.
    if state.word == "deleting" {
        return Ok(Err(RegistryError::UnderWay));
    }
    let found = anywhere(connection, successor)?;
    if let Some((new, state)) = &found {
        if new.life.successor.is_some() {
            return Ok(Err(Unfit::Rotated.into()));
        }
        if is_deleted_elsewhere(state, process) {
            return Ok(Err(RegistryError::UnderWay));
        }
    }
    if let Err(taken) = naming::free_for(connection, successor, old.workspace, &old.name)? {
        return Ok(Err(taken));
    }
    let lives = found.is_some_and(|(_, state)| state.word != "deleted");
    if lives {
        access_key::mark_deleting(connection, successor, process.id())?;
        naming::set_holds(connection, successor, false)?;
    }
    old.life.undo_rotation();
    save(connection, &old)?;
    naming::set_holds(connection, key, true)?;
    activity::append(connection, Deed::rotation_undone(&old, successor, at, by))?;
    Ok(Ok(lives.then_some(successor)))
}

/// The intent to delete a key, which this process holds.
pub(super) fn begin_delete(
    connection: &Connection,
    key: KeyId,
    process: &Process,
) -> Result<Answer<Begun>> {
    let begun = match state(connection, key)? {
        Some(state) if is_deleted_elsewhere(&state, process) => {
            return Ok(Err(RegistryError::UnderWay));
        }
        Some(state) if state.word == "deleting" => Begun::Earlier,
        _ => Begun::Now,
    };
    Ok(
        match access_key::mark_deleting(connection, key, process.id())? {
            true => Ok(begun),
            false => Err(RegistryError::NotFound),
        },
    )
}

/// Only a tombstone is left of the key.
pub(super) fn finish_delete(
    connection: &Connection,
    key: KeyId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some((record, state)) = anywhere(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    match state.word.as_str() {
        "deleted" => Ok(Ok(())),
        "deleting" => {
            access_key::bury(connection, key, at)?;
            activity::append(connection, Deed::deleted(&record, at, by)).map(Ok)
        }
        _ => Ok(Err(RegistryError::NotFound)),
    }
}

/// All that is between intent and done, each with the process that holds it.
pub(super) fn under_way(connection: &Connection) -> Result<Vec<(KeyId, Step, Option<String>)>> {
    let mut found = access_key::under_way(connection)?;
    found.extend(restoring::under_way(connection)?);
    Ok(found)
}

/// What no other running process has under way. This one holds it from now on.
pub(super) fn take_over(connection: &Connection, process: &Process) -> Result<Vec<(KeyId, Step)>> {
    let mut taken = Vec::new();
    for (key, step, held_by) in under_way(connection)? {
        if !process.is_elsewhere(held_by.as_deref()) {
            match step {
                Step::Restoring => restoring::hold(connection, key, process)?,
                _ => access_key::hold(connection, key, process.id()).map(drop)?,
            }
            taken.push((key, step));
        }
    }
    Ok(taken)
}

fn is_deleted_elsewhere(state: &State, process: &Process) -> bool {
    state.word == "deleting" && process.is_elsewhere(state.held_by.as_deref())
}
