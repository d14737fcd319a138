//! What SQL alone cannot do for version 3: names that are folded, and sealed activity.
//!
//! Reads and writes the columns of that version by itself, whatever later ones look like.

use keywright_core::{Entry, Facts, KeyId, Seal, Timestamp, WorkspaceId, fold, fold_for_search};
use rusqlite::{Result, Transaction, params};
use rusqlite_migration::HookResult;

pub(super) fn fill_in(transaction: &Transaction<'_>) -> HookResult {
    fold_workspaces(transaction)?;
    write_search_texts(transaction)?;
    seal_activity(transaction)?;
    transaction.execute_batch(
        "CREATE UNIQUE INDEX workspace_name ON workspace (name_folded)\n\
         WHERE deleted_at IS NULL;
         DROP TABLE activity_unsealed",
    )?;
    Ok(())
}

fn fold_workspaces(transaction: &Transaction<'_>) -> Result<()> {
    let mut all = transaction.prepare("SELECT id, name FROM workspace")?;
    let mut change = transaction.prepare("UPDATE workspace SET name_folded = ?2 WHERE id = ?1")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let folded = fold(row.get_ref(1)?.as_str()?);
        change.execute(params![row.get::<_, i64>(0)?, folded])?;
    }
    Ok(())
}

fn write_search_texts(transaction: &Transaction<'_>) -> Result<()> {
    let mut all = transaction.prepare("SELECT row, name, truncated_key FROM access_key")?;
    let mut change =
        transaction.prepare("UPDATE access_key SET search_text = ?2 WHERE row = ?1")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let part =
            |column| Ok::<_, rusqlite::Error>(fold_for_search(row.get_ref(column)?.as_str()?));
        let text = format!("{}\n{}\n", part(1)?, part(2)?);
        change.execute(params![row.get::<_, i64>(0)?, text])?;
    }
    Ok(())
}

fn seal_activity(transaction: &Transaction<'_>) -> Result<()> {
    let mut all = transaction.prepare(
        "SELECT at, ifnull(workspace_id, 1), key_id, action, system_user, surface
         FROM activity_unsealed LEFT JOIN access_key ON access_key.id = key_id
         ORDER BY activity_unsealed.row",
    )?;
    let mut add = transaction.prepare(
        "INSERT INTO activity (number, at, workspace_id, key_id, action, system_user, surface,
                               facts, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '', ?8)",
    )?;
    let (mut number, mut before) = (0, Seal::FIRST);
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        number += 1;
        let mut entry = Entry {
            number,
            at: Timestamp(row.get(0)?),
            workspace: WorkspaceId(row.get(1)?),
            key: Some(KeyId::from(row.get::<_, [u8; 16]>(2)?)),
            action: row.get(3)?,
            system_user: row.get(4)?,
            surface: row.get(5)?,
            facts: Facts::default(),
            seal: Seal::FIRST,
        };
        entry.seal = entry.sealed_after(&before);
        before = entry.seal;
        add.execute(params![
            entry.number,
            entry.at.0,
            entry.workspace.0,
            entry.key.as_ref().map(KeyId::as_bytes),
            entry.action,
            entry.system_user,
            entry.surface,
            entry.seal.as_bytes(),
        ])?;
    }
    Ok(())
}
