//! A row of the table `access_key` as the domain sees it.

use std::error::Error;

use keywright_core::{
    Details, Digest, Environment, Handle, KeyId, KeyName, KeyRecord, Life, SecretCopy, Step,
    Timestamp, WorkspaceId,
};
use rusqlite::types::{FromSql, Type};
use rusqlite::{Result, Row};

/// The columns of [`record`], in its order.
pub(super) const COLUMNS: &str = "access_key.id, workspace_id, access_key.name, environment, handle, \
    truncated_key, digest, access_key.created_at, shown_at, provisional, owner, used_by, tags, notes, \
    expires_at, disabled_at, compromised_at, predecessor, successor, retires_at, retired_at, copy";

/// How many [`COLUMNS`] are: where those begin that are read beside them.
pub(super) const WIDTH: usize = 22;

/// Reads [`COLUMNS`].
pub(super) fn record(row: &Row<'_>) -> Result<KeyRecord> {
    Ok(KeyRecord {
        id: id(row, 0)?,
        workspace: WorkspaceId(row.get(1)?),
        name: name(row, 2)?,
        environment: word(row, 3, Environment::from_word)?,
        handle: handle(row)?,
        truncated: text(row, 5)?.to_owned().into(),
        digest: Digest::from(row.get::<_, [u8; 32]>(6)?),
        created_at: Timestamp(row.get(7)?),
        shown_at: instant(row, 8)?,
        provisional: row.get(9)?,
        details: details(row)?,
        life: Life {
            expires_at: instant(row, 14)?,
            disabled_at: instant(row, 15)?,
            compromised_at: instant(row, 16)?,
            predecessor: optional::<[u8; 16]>(row, 17)?.map(KeyId::from),
            successor: optional::<[u8; 16]>(row, 18)?.map(KeyId::from),
            retires_at: instant(row, 19)?,
            retired_at: instant(row, 20)?,
            copy: word(row, 21, SecretCopy::from_word)?,
        },
    })
}

/// Keys of a foreign format have none.
fn handle(row: &Row<'_>) -> Result<Option<Handle>> {
    let handle = row.get_ref(4)?.as_str_or_null()?;
    handle.map(Handle::new).transpose().map_err(text_error)
}

fn details(row: &Row<'_>) -> Result<Details> {
    let owner = row.get_ref(10)?.as_str_or_null()?;
    let (used_by, tags, notes) = (text(row, 11)?, text(row, 12)?, text(row, 13)?);
    if owner.is_none() && used_by.is_empty() && tags.is_empty() && notes.is_empty() {
        return Ok(Details::default());
    }
    Details::kept(
        owner.unwrap_or_default(),
        &entries(used_by),
        &entries(tags),
        notes,
    )
    .map_err(text_error)
}

/// Of a list as it is kept: one entry in a line, for no entry holds a line's end.
fn entries(lines: &str) -> Vec<String> {
    lines.lines().map(str::to_owned).collect()
}

/// As [`entries`] are kept.
pub(super) fn lines<'a>(entries: impl Iterator<Item = &'a str>) -> String {
    entries.collect::<Vec<_>>().join("\n")
}

/// Reads an id.
pub(super) fn id(row: &Row<'_>, column: usize) -> Result<KeyId> {
    Ok(KeyId::from(row.get::<_, [u8; 16]>(column)?))
}

/// Reads a name.
pub(super) fn name(row: &Row<'_>, column: usize) -> Result<KeyName> {
    KeyName::kept(text(row, column)?).map_err(text_error)
}

/// Reads an instant that may be missing.
pub(super) fn instant(row: &Row<'_>, column: usize) -> Result<Option<Timestamp>> {
    Ok(optional(row, column)?.map(Timestamp))
}

/// Reads a text in its place.
pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str> {
    Ok(row.get_ref(column)?.as_str()?)
}

/// Reads one of the words that this knows.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: usize,
    meaning: impl FnOnce(&str) -> Option<T>,
) -> Result<T> {
    let word = text(row, column)?;
    meaning(word).ok_or_else(|| text_error(format!("unknown word {word}")))
}

fn optional<T: FromSql>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
    row.get(column)
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
