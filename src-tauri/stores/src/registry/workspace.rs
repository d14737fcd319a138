//! The table `workspace`. A deleted one keeps its row, since tombstones and activity refer to
//! it; nothing here gives or changes it any more.

use keywright_core::{
    Copies, Days, Deed, KeyPrefix, Policies, Recovery, RegistryError, SavedWorkspace, Timestamp,
    Workspace, WorkspaceDraft, WorkspaceId, fold,
};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::access_key::LISTED;
use super::naming;
use super::row::{instant, text, text_error, word};
use super::{Answer, activity};
use keywright_core::Author;

const COLUMNS: &str = "workspace.id, name, prefix, default_expiry_days, longest_life_days, \
                       rotation_days, copies, recovery";

/// Reads [`COLUMNS`].
fn workspace(row: &Row<'_>) -> Result<Workspace> {
    Ok(Workspace {
        id: WorkspaceId(row.get(0)?),
        name: row.get(1)?,
        prefix: KeyPrefix::new(text(row, 2)?).map_err(text_error)?,
        policies: Policies {
            default_expiry: days(row, 3)?,
            longest_life: days(row, 4)?,
            rotation_period: days(row, 5)?,
            copies: word(row, 6, Copies::from_word)?,
            recovery: word(row, 7, Recovery::from_word)?,
        },
    })
}

fn days(row: &Row<'_>, column: usize) -> Result<Option<Days>> {
    let unknown = |days: u32| text_error(format!("{days} days"));
    let days: Option<u32> = row.get(column)?;
    days.map(|days| Days::new(days).ok_or_else(|| unknown(days)))
        .transpose()
}

/// All of them, each with the number of its listed keys.
pub(super) fn all(connection: &Connection) -> Result<Vec<(Workspace, usize)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, (
                 SELECT count(*) FROM access_key WHERE workspace_id = workspace.id AND {LISTED}
             )
             FROM workspace WHERE deleted_at IS NULL ORDER BY workspace.id"
        ))?
        .query_map([], |row| {
            Ok((workspace(row)?, row.get::<_, u32>(8)? as usize))
        })?
        .collect()
}

/// This one, if it is there.
pub(super) fn find(connection: &Connection, id: WorkspaceId) -> Result<Option<Workspace>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM workspace WHERE workspace.id = ?1 AND deleted_at IS NULL"
        ))?
        .query_row([id.0], workspace)
        .optional()
}

/// All that there ever were, in order of creation.
pub(super) fn ever(connection: &Connection) -> Result<Vec<SavedWorkspace>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, created_at, deleted_at FROM workspace ORDER BY workspace.id"
        ))?
        .query_map([], |row| {
            Ok(SavedWorkspace {
                workspace: workspace(row)?,
                created_at: Timestamp(row.get(8)?),
                deleted_at: instant(row, 9)?,
            })
        })?
        .collect()
}

/// Whether this one was there at any time.
pub(super) fn was_ever(connection: &Connection, id: WorkspaceId) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM workspace WHERE id = ?1")?
        .exists([id.0])
}

/// Adds each, or puts it in the place of the one of its id.
pub(super) fn put(connection: &Connection, all: &[SavedWorkspace]) -> Result<()> {
    let mut delete =
        connection.prepare_cached("UPDATE workspace SET deleted_at = 0 WHERE id = ?1")?;
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO workspace (id, name, prefix, created_at, deleted_at)
         VALUES (?1, ?2, ?3, ?4, 0)",
    )?;
    let mut finish = connection
        .prepare_cached("UPDATE workspace SET created_at = ?2, deleted_at = ?3 WHERE id = ?1")?;
    // Names change hands, and only those that are there hold theirs.
    for SavedWorkspace { workspace, .. } in all {
        delete.execute([workspace.id.0])?;
    }
    for saved in all {
        let SavedWorkspace { workspace, .. } = saved;
        if name_of(connection, workspace.id)?.is_some_and(|name| name != workspace.name) {
            naming::make_all_stale(connection, workspace.id)?;
        }
        insert.execute(params![
            workspace.id.0,
            workspace.name,
            workspace.prefix.as_str(),
            saved.created_at.0
        ])?;
        save(connection, workspace)?;
        finish.execute(params![
            workspace.id.0,
            saved.created_at.0,
            saved.deleted_at.map(|at| at.0)
        ])?;
    }
    Ok(())
}

fn name_of(connection: &Connection, id: WorkspaceId) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT name FROM workspace WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

/// A new one.
pub(super) fn add(
    connection: &Connection,
    draft: &WorkspaceDraft,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<Workspace>> {
    if let Some((_, taken)) = namesake(connection, draft)? {
        return Ok(Err(RegistryError::WorkspaceNameTaken(taken)));
    }
    connection
        .prepare_cached(
            "INSERT INTO workspace (name, name_folded, prefix, created_at) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            draft.name.as_str(),
            draft.name.folded(),
            draft.prefix.as_str(),
            at.0
        ])?;
    let workspace = made(WorkspaceId(connection.last_insert_rowid()), draft);
    save(connection, &workspace)?;
    activity::append(connection, Deed::workspace_created(&workspace, at, by))?;
    Ok(Ok(workspace))
}

/// As in the draft from now on.
pub(super) fn change(
    connection: &Connection,
    id: WorkspaceId,
    draft: &WorkspaceDraft,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<Workspace>> {
    let Some(was) = find(connection, id)? else {
        return Ok(Err(RegistryError::NoSuchWorkspace));
    };
    match namesake(connection, draft)? {
        Some((other, taken)) if other != id => {
            return Ok(Err(RegistryError::WorkspaceNameTaken(taken)));
        }
        _ => {}
    }
    let is = made(id, draft);
    if was == is {
        return Ok(Ok(is));
    }
    if was.name != is.name {
        naming::make_all_stale(connection, id)?;
    }
    save(connection, &is)?;
    activity::append(connection, Deed::workspace_changed(&was, &is, at, by))?;
    Ok(Ok(is))
}

/// Deletes one that has no keys and is not the last.
pub(super) fn remove(
    connection: &Connection,
    id: WorkspaceId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some(workspace) = find(connection, id)? else {
        return Ok(Err(RegistryError::NoSuchWorkspace));
    };
    let count = |statement: &str, of: i64| {
        let mut statement = connection.prepare_cached(statement)?;
        statement.query_row([of], |row| row.get::<_, u32>(0))
    };
    let keys = count(
        "SELECT count(*) FROM access_key WHERE workspace_id = ?1 AND state <> 'deleted'",
        id.0,
    )?;
    let others = count(
        "SELECT count(*) FROM workspace WHERE id <> ?1 AND deleted_at IS NULL",
        id.0,
    )?;
    if keys > 0 {
        return Ok(Err(RegistryError::WorkspaceNotEmpty(keys as usize)));
    }
    if others == 0 {
        return Ok(Err(RegistryError::LastWorkspace));
    }
    connection
        .prepare_cached("UPDATE workspace SET deleted_at = ?2 WHERE id = ?1")?
        .execute(params![id.0, at.0])?;
    activity::append(connection, Deed::workspace_deleted(&workspace, at, by))?;
    Ok(Ok(()))
}

/// The workspace that has the name of this draft.
fn namesake(
    connection: &Connection,
    draft: &WorkspaceDraft,
) -> Result<Option<(WorkspaceId, String)>> {
    connection
        .prepare_cached(
            "SELECT id, name FROM workspace WHERE name_folded = ?1 AND deleted_at IS NULL",
        )?
        .query_row([draft.name.folded()], |row| {
            Ok((WorkspaceId(row.get(0)?), row.get(1)?))
        })
        .optional()
}

fn made(id: WorkspaceId, draft: &WorkspaceDraft) -> Workspace {
    Workspace {
        id,
        name: draft.name.as_str().to_owned(),
        prefix: draft.prefix,
        policies: draft.policies,
    }
}

fn save(connection: &Connection, workspace: &Workspace) -> Result<()> {
    let days = |days: Option<Days>| days.map(Days::count);
    let Policies {
        default_expiry,
        longest_life,
        rotation_period,
        copies,
        recovery,
    } = workspace.policies;
    connection
        .prepare_cached(
            "UPDATE workspace
             SET name = ?2, name_folded = ?3, prefix = ?4, default_expiry_days = ?5,
                 longest_life_days = ?6, rotation_days = ?7, copies = ?8, recovery = ?9
             WHERE id = ?1",
        )?
        .execute(params![
            workspace.id.0,
            workspace.name,
            fold(&workspace.name),
            workspace.prefix.as_str(),
            days(default_expiry),
            days(longest_life),
            days(rotation_period),
            copies.as_str(),
            recovery.as_str(),
        ])?;
    Ok(())
}
