//! What surrounds every page: the workspace, and the keychain's state.

use keywright_core::RegistryError;

use super::TheDesk;
use crate::error::{CommandError, Doing};
use crate::wire::{KeychainState, Overview};

#[tauri::command]
pub(crate) async fn overview(desk: TheDesk<'_>) -> Result<Overview, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        let workspace = issuer.workspace()?.into();
        Ok::<_, RegistryError>(Overview {
            workspace,
            keychain: issuer.keychain_state().into(),
        })
    })
    .await
}

#[tauri::command]
pub(crate) async fn keychain_state(desk: TheDesk<'_>) -> Result<KeychainState, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        Ok::<_, RegistryError>(issuer.keychain_state().into())
    })
    .await
}

#[tauri::command]
pub(crate) async fn unlock_keychain(desk: TheDesk<'_>) -> Result<KeychainState, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Unlocking, |issuer| {
        issuer.unlock_keychain().map(KeychainState::from)
    })
    .await
}
