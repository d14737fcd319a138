//! The dialog that creates a key.

use keywright_core::Issuer;
use tauri::State;

use super::TheDesk;
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
    let desk = desk.inner().clone();
    let use_case = move |issuer: &Issuer| issuer.create(&name, environment.into());
    Ok(reveal.show(desk.run(Doing::Creating, use_case).await?))
}
