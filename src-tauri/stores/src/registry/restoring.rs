//! The table `restoring`, which has the intents of a restoration, and what is written when it is done.

use keywright_core::{
    Deed, KeyId, KeyState, RegistryError, Restoration, SavedKey, Step, Timestamp,
};
use rusqlite::{Connection, Error, OptionalExtension, Result, params};

use super::access_key::{self, change};
use super::processes::Process;
use super::row::id;
use super::{Answer, activity, naming, postponement, workspace};

/// This process puts the secrets of these ids into the keychain, unless another one that runs is
/// on one of them.
pub(super) fn begin(
    connection: &Connection,
    ids: &[KeyId],
    process: &Process,
) -> Result<Answer<()>> {
    for id in ids {
        if process.is_elsewhere(holder(connection, *id)?.as_deref()) {
            return Ok(Err(RegistryError::Changed));
        }
        hold(connection, *id, process)?;
    }
    Ok(Ok(()))
}

/// From now on, what is begun for this id is this process's.
pub(super) fn hold(connection: &Connection, id: KeyId, process: &Process) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO restoring (key_id, held_by) VALUES (?1, ?2)")?
        .execute(params![id.as_bytes(), process.id()])
        .map(drop)
}

fn holder(connection: &Connection, id: KeyId) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT held_by FROM restoring WHERE key_id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// No longer.
pub(super) fn forget(connection: &Connection, id: KeyId) -> Result<bool> {
    change(
        connection,
        "DELETE FROM restoring WHERE key_id = ?1",
        [id.as_bytes()],
    )
}

/// Whether a secret of this id is being put into the keychain.
pub(super) fn step(connection: &Connection, id: KeyId) -> Result<Option<Step>> {
    connection
        .prepare_cached("SELECT 1 FROM restoring WHERE key_id = ?1")?
        .query_row([id.as_bytes()], |_| Ok(Step::Restoring))
        .optional()
}

/// All of them, each with the process that does it.
pub(super) fn under_way(connection: &Connection) -> Result<Vec<(KeyId, Step, Option<String>)>> {
    connection
        .prepare_cached("SELECT key_id, held_by FROM restoring ORDER BY key_id")?
        .query_map([], |row| Ok((id(row, 0)?, Step::Restoring, row.get(1)?)))?
        .collect()
}

/// All of a restoration.
pub(super) fn finish(
    connection: &Connection,
    restoration: &Restoration,
    ids: &[KeyId],
    deeds: &[Deed],
    process: &Process,
) -> Result<Answer<()>> {
    if activity::head(connection)? != restoration.on {
        return Ok(Err(RegistryError::Changed));
    }
    for id in ids {
        if holder(connection, *id)?.as_deref() != Some(process.id()) {
            return Ok(Err(RegistryError::Changed));
        }
    }
    match write(connection, restoration, ids, deeds) {
        // A name, a handle, an id or a digest that somebody has taken without an entry so far.
        Err(Error::SqliteFailure(failure, _))
            if [
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE,
                rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            ]
            .contains(&failure.extended_code) =>
        {
            Ok(Err(RegistryError::Changed))
        }
        outcome => outcome.map(Ok),
    }
}

fn write(
    connection: &Connection,
    restoration: &Restoration,
    ids: &[KeyId],
    deeds: &[Deed],
) -> Result<()> {
    workspace::put(connection, &restoration.workspaces)?;
    // Names change hands: all are let go of before any is taken.
    for key in &restoration.keys {
        naming::set_holds(connection, key.record.id, false)?;
    }
    for key in &restoration.keys {
        put(connection, key)?;
    }
    for key in restoration.keys.iter().filter(|key| key.holds_name()) {
        naming::set_holds(connection, key.record.id, true)?;
    }
    for one in &restoration.postponements {
        postponement::keep(connection, one)?;
    }
    for entry in &restoration.entries {
        activity::insert(connection, entry)?;
    }
    for deed in deeds {
        activity::append(connection, deed.clone())?;
    }
    for id in ids {
        forget(connection, *id)?;
    }
    Ok(())
}

/// Adds the key, or puts it in the place of the one of its id.
fn put(connection: &Connection, key: &SavedKey) -> Result<()> {
    let record = &key.record;
    let (state, deleted_at) = match key.state {
        KeyState::Active => ("active", None),
        KeyState::Deleting => ("deleting", None),
        KeyState::Deleted(Timestamp(at)) => ("deleted", Some(at)),
    };
    match access_key::anywhere(connection, record.id)? {
        Some((was, was_in)) => {
            if was_in.word != "deleted" && was.name != record.name {
                naming::make_stale(connection, record.id)?;
            }
            access_key::put_state(connection, record.id, state, deleted_at)?;
        }
        None => access_key::insert_as(connection, record, state, deleted_at)?,
    }
    access_key::save(connection, record)
}
