//! The dialog that creates a key.

use keywright_core::Issuer;
use tauri::{AppHandle, Runtime, State};

use super::reveal_key::show;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::reveal::Reveal;
use crate::wire::{NewKey, RevealedKey};

#[tauri::command]
pub(crate) async fn create_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    key: NewKey,
) -> Result<RevealedKey, CommandError> {
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let new = key.read()?;
    let use_case = move |issuer: &Issuer| issuer.create(&new);
    let created = desk.run(Doing::Creating, use_case).await?;
    super::changed(&app);
    show(&app, &reveal, page, created)
}
