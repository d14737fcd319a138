//! A row of the table `access_key` as the domain sees it.

use std::error::Error;

use keywright_core::{Digest, Environment, Handle, KeyId, KeyName, KeyRecord, Step, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Result, Row};

/// The columns of [`record`], in its order.
pub(super) const COLUMNS: &str = "id, workspace_id, name, environment, handle, truncated_key, digest, \
                                  created_at, shown_at, provisional";

/// Reads [`COLUMNS`].
pub(super) fn record(row: &Row<'_>) -> Result<KeyRecord> {
    let environment: String = row.get(3)?;
    Ok(KeyRecord {
        id: id(row, 0)?,
        workspace: row.get(1)?,
        name: KeyName::new(&row.get::<_, String>(2)?).map_err(text_error)?,
        environment: Environment::from_word(&environment)
            .ok_or_else(|| text_error(format!("unknown environment {environment}")))?,
        handle: Handle::new(&row.get::<_, String>(4)?).map_err(text_error)?,
        truncated: row.get::<_, String>(5)?.into(),
        digest: Digest::from(row.get::<_, [u8; 32]>(6)?),
        created_at: Timestamp(row.get(7)?),
        shown_at: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        provisional: row.get(9)?,
    })
}

/// Reads an id.
pub(super) fn id(row: &Row<'_>, column: usize) -> Result<KeyId> {
    Ok(KeyId::from(row.get::<_, [u8; 16]>(column)?))
}

/// What a state means for recovery.
pub(super) fn step(state: &str) -> Option<Step> {
    match state {
        "creating" => Some(Step::Creating),
        "deleting" => Some(Step::Deleting),
        _ => None,
    }
}

/// The database holds something that Keywright does not write.
pub(super) fn text_error(error: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}
