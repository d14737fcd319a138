//! Keys that were made elsewhere, taken over from a file.

use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing};
use crate::imports::{self, Imports};
use crate::saving;
use crate::wire::{ImportChoice, ImportDone, ImportFile, ImportFormat, ImportPreview};
use crate::work::Work;

/// The file that the person chose; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn choose_import_file<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<ImportFile>, CommandError> {
    answer(app, move |app| {
        let Some(path) = saving::choose_import_file(app) else {
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
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(Doing::Reading)?;
        app.state::<Imports>().open(&issuer, format, passphrase)
    })
    .await
}

#[tauri::command]
pub(crate) async fn check_import<R: Runtime>(
    app: AppHandle<R>,
    chosen: Vec<ImportChoice>,
) -> Result<ImportPreview, CommandError> {
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(Doing::Reading)?;
        app.state::<Imports>().check(&issuer, &chosen)
    })
    .await
}

#[tauri::command]
pub(crate) async fn import_keys<R: Runtime>(
    app: AppHandle<R>,
    chosen: Vec<ImportChoice>,
) -> Result<ImportDone, CommandError> {
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| imports::import(app, asked_on, &chosen)).await
}

#[tauri::command]
pub(crate) fn close_import(imports: State<'_, Imports>) {
    imports.forget();
}
