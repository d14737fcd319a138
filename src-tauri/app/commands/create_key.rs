//! The dialog that creates a key.

use keywright_core::Issuer;
use tauri::{AppHandle, Runtime, State};

use super::reveal_key::show;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::reveal::Reveal;
use crate::tray;
use crate::wire::{Environment, RevealedKey};

#[tauri::command]
pub(crate) async fn create_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    name: String,
    environment: Environment,
) -> Result<RevealedKey, CommandError> {
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let use_case = move |issuer: &Issuer| issuer.create(&name, environment.into());
    let created = desk.run(Doing::Creating, use_case).await?;
    tray::refresh(&app);
    show(&app, &reveal, page, created)
}
