//! The dialog that gives a key another name, and the offer to do so.

use keywright_core::IssueError;
use tauri::{AppHandle, Manager, Runtime, State};

use super::id;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::wire::KeyRow;

#[tauri::command]
pub(crate) async fn rename_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
    name: String,
) -> Result<KeyRow, CommandError> {
    let id = self::id(&id, Doing::Renaming)?;
    let desk = desk.inner().clone();
    let renamed = desk
        .run(Doing::Renaming, move |issuer| {
            let record = issuer.rename(id, &name)?;
            Ok::<_, IssueError>(KeyRow::at(issuer.now(), &record))
        })
        .await?;
    renew_labels(&app);
    super::changed(&app);
    Ok(renamed)
}

#[tauri::command]
pub(crate) async fn keep_name(desk: State<'_, TheDesk>, id: String) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Renaming)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Renaming, move |issuer| issuer.keep_name(id))
        .await
}

/// Names in the keychain follow beside everything else: with many keys it takes a while.
/// What cannot be done now is done at the next start.
pub(crate) fn renew_labels<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Ok(issuer) = app.state::<TheDesk>().issuer() {
            let _ = issuer.renew_labels();
        }
    });
}
