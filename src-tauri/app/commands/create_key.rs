//! The dialog that creates a key.

use keywright_core::Issuer;
use tauri::State;

use super::TheDesk;
use super::reveal_key::nothing_revealed;
use crate::error::{CommandError, Doing};
use crate::reveal::Reveal;
use crate::wire::{Environment, RevealedKey};

#[tauri::command]
pub(crate) async fn create_key(
    desk: TheDesk<'_>,
    reveal: State<'_, Reveal>,
    name: String,
    environment: Environment,
) -> Result<RevealedKey, CommandError> {
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let use_case = move |issuer: &Issuer| issuer.create(&name, environment.into());
    let created = desk.run(Doing::Creating, use_case).await?;
    reveal.show(page, created).ok_or_else(nothing_revealed)
}
