//! The switcher of workspaces, and what General says of one.

use keywright_core::{IssueError, RegistryError, Setting, WorkspaceId};
use tauri::{AppHandle, Runtime, State};

use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing};
use crate::wire::{First, WorkspaceEntry, WorkspaceInfo, WorkspaceTyped};

#[tauri::command]
pub(crate) async fn workspaces(
    desk: State<'_, TheDesk>,
) -> Result<Vec<WorkspaceEntry>, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        let workspaces = issuer.workspaces()?.into_iter();
        Ok::<_, RegistryError>(workspaces.map(WorkspaceEntry::from).collect())
    })
    .await
}

/// From here on this workspace is worked on, in the tray, too.
#[tauri::command]
pub(crate) async fn choose_workspace<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: i64,
) -> Result<First, CommandError> {
    let desk = desk.inner().clone();
    let chosen = desk.clone();
    beside(move || {
        let setting = Setting::Workspace(WorkspaceId(id));
        chosen
            .change(setting)
            .map_err(|error| CommandError::new(Doing::Changing, error))
    })
    .await?;
    let first = desk.run(Doing::Reading, First::read).await?;
    super::changed(&app);
    Ok(first)
}

#[tauri::command]
pub(crate) async fn add_workspace<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    typed: WorkspaceTyped,
) -> Result<WorkspaceInfo, CommandError> {
    let draft = typed.draft()?;
    let desk = desk.inner().clone();
    let added = desk
        .run(Doing::Editing, move |issuer| issuer.add_workspace(&draft))
        .await?;
    super::changed(&app);
    Ok(added.into())
}

#[tauri::command]
pub(crate) async fn change_workspace<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: i64,
    typed: WorkspaceTyped,
) -> Result<WorkspaceInfo, CommandError> {
    let draft = typed.draft()?;
    let desk = desk.inner().clone();
    let changed = desk
        .run(Doing::Editing, move |issuer| {
            issuer.change_workspace(WorkspaceId(id), &draft)
        })
        .await?;
    super::rename_key::renew_labels(&app);
    super::changed(&app);
    Ok(changed.into())
}

#[tauri::command]
pub(crate) async fn remove_workspace<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: i64,
) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Editing, move |issuer| {
        issuer.remove_workspace(WorkspaceId(id))?;
        Ok::<_, IssueError>(())
    })
    .await?;
    super::changed(&app);
    Ok(())
}
