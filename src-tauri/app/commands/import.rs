//! Keys that were made elsewhere, taken over from a file.

use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing};
use crate::imports::{self, Imports};
use crate::saving;
use crate::wire::{ImportChoice, ImportDone, ImportFile, ImportFormat, ImportPreview};

/// The file that the person chose; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn choose_import_file<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<ImportFile>, CommandError> {
    beside(move || {
        let Some(path) = saving::choose_import_file(&app) else {
            return Ok(None);
        };
        // Keywright may have been locked over the dialog.
        app.state::<TheDesk>().for_page(Doing::Reading)?;
        app.state::<Imports>().choose(path).map(Some)
    })
    .await
}

#[tauri::command]
pub(crate) async fn open_import<R: Runtime>(
    app: AppHandle<R>,
    format: ImportFormat,
    passphrase: Option<Zeroizing<String>>,
) -> Result<ImportPreview, CommandError> {
    beside(move || {
        let desk = app.state::<TheDesk>();
        let issuer = desk.for_page(Doing::Reading)?;
        let answer = app.state::<Imports>().open(&issuer, format, passphrase);
        // What was asked for before the lock was closed is not told any more.
        desk.unless_locked()?;
        answer
    })
    .await
}

#[tauri::command]
pub(crate) async fn check_import<R: Runtime>(
    app: AppHandle<R>,
    chosen: Vec<ImportChoice>,
) -> Result<ImportPreview, CommandError> {
    beside(move || {
        let desk = app.state::<TheDesk>();
        let issuer = desk.for_page(Doing::Reading)?;
        let answer = app.state::<Imports>().check(&issuer, &chosen);
        desk.unless_locked()?;
        answer
    })
    .await
}

#[tauri::command]
pub(crate) async fn import_keys<R: Runtime>(
    app: AppHandle<R>,
    chosen: Vec<ImportChoice>,
) -> Result<ImportDone, CommandError> {
    beside(move || imports::import(&app, &chosen)).await
}

#[tauri::command]
pub(crate) fn close_import(imports: State<'_, Imports>) {
    imports.forget();
}
