//! Changes of one key in the list, and those that its time brings.

use keywright_core::{Author, Copies, Deed, KeyChange, KeyId, KeyRecord, RegistryError, Timestamp};
use rusqlite::{Connection, Result};

use super::access_key::{LISTED, find, finished, let_go, save};
use super::row::{COLUMNS, instant, record};
use super::{Answer, activity, workspace};

/// Makes this change, see [`KeyChange::apply`].
pub(super) fn change(
    connection: &Connection,
    key: KeyId,
    change: &KeyChange,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<KeyRecord>> {
    let found = match change {
        KeyChange::Compromised(_) => finished(connection, key)?,
        _ => find(connection, key)?,
    };
    let Some(mut record) = found else {
        return Ok(Err(RegistryError::NotFound));
    };
    match change.apply(&mut record, at) {
        Err(unfit) => return Ok(Err(unfit.into())),
        Ok(None) => {}
        Ok(Some(said)) => {
            save(connection, &record)?;
            activity::append(connection, Deed::changed(&record, said, at, by))?;
        }
    }
    Ok(Ok(record))
}

/// The whole key was shown, for the first time.
pub(super) fn mark_shown(
    connection: &Connection,
    key: KeyId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some(mut record) = find(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    if record.shown_at.is_some() {
        return Ok(Ok(()));
    }
    let copies = workspace::find(connection, record.workspace)?
        .map_or(Copies::Kept, |workspace| workspace.policies.copies);
    record.shown_at = Some(at);
    record.life.shown(copies);
    save(connection, &record)?;
    let_go(connection, key)?;
    activity::append(connection, Deed::shown(&record, at, by)).map(Ok)
}

/// Listed keys whose secrets are to leave, see [`keywright_core::Life::is_leaving`].
pub(super) fn leaving(connection: &Connection, now: Timestamp) -> Result<Vec<KeyRecord>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM (
                 SELECT row FROM access_key INDEXED BY access_key_leaving WHERE copy = 'leaving'
                 UNION
                 SELECT row FROM access_key INDEXED BY access_key_retiring
                 WHERE retires_at <= ?1 AND retired_at IS NULL
             ) AS due CROSS JOIN access_key USING (row) WHERE {LISTED} ORDER BY row"
        ))?
        .query_map([now.0], record)?
        .collect()
}

/// The keychain has no secret of this key any more.
pub(super) fn left(
    connection: &Connection,
    key: KeyId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    // A key that was deleted meanwhile needs no note.
    let Some(mut record) = find(connection, key)? else {
        return Ok(Ok(()));
    };
    let was = record.life;
    let retired = record.life.leave(at);
    if record.life != was {
        save(connection, &record)?;
    }
    if retired {
        activity::append(connection, Deed::retired(&record, at, by))?;
    }
    Ok(Ok(()))
}

/// The next instant at which a listed key retires.
pub(super) fn next_retirement(
    connection: &Connection,
    after: Timestamp,
) -> Result<Option<Timestamp>> {
    connection
        .prepare_cached(&format!(
            "SELECT min(retires_at) FROM access_key
             WHERE retires_at > ?1 AND retired_at IS NULL AND {LISTED}"
        ))?
        .query_row([after.0], |row| instant(row, 0))
}
