//! The question before a key is deleted.

use tauri::{AppHandle, Runtime, State};

use super::id;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::tray;

#[tauri::command]
pub(crate) async fn delete_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Deleting)?;
    let desk = desk.inner().clone();
    let outcome = desk
        .run(Doing::Deleting, move |issuer| issuer.delete(id))
        .await;
    tray::refresh(&app);
    outcome
}
