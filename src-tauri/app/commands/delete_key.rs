//! The question before a key is deleted.

use super::{TheDesk, id};
use crate::error::{CommandError, Doing};

#[tauri::command]
pub(crate) async fn delete_key(desk: TheDesk<'_>, id: String) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Deleting)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Deleting, move |issuer| issuer.delete(id))
        .await
}
