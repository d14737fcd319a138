//! The lock screen, and the lock's part of the page “General”.

use keywright_backup::Identity;
use keywright_core::{AdminPassphrase, RegistryError};
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing};
use crate::wire::{LockState, SettingsView};
use crate::{history, lock};

/// A passphrase or an identity, as it was typed.
type Typed = Zeroizing<String>;

/// What the lock screen has to know; the page asks before it draws anything.
#[tauri::command]
pub(crate) async fn lock_state(desk: State<'_, TheDesk>) -> Result<LockState, CommandError> {
    let desk = desk.inner().clone();
    beside(move || {
        let failed = |error: RegistryError| CommandError::new(Doing::Reading, error);
        let issuer = desk.issuer().map_err(failed)?;
        let status = issuer.lock_status().map_err(failed)?;
        Ok(LockState::new(&desk, status))
    })
    .await
}

#[tauri::command]
pub(crate) async fn unlock<R: Runtime>(
    app: AppHandle<R>,
    passphrase: Typed,
) -> Result<(), CommandError> {
    beside(move || {
        let issuer = app.state::<TheDesk>().issuer();
        let issuer = issuer.map_err(|error| CommandError::new(Doing::Reading, error))?;
        let passphrase = AdminPassphrase::typed(passphrase);
        let closings = app.state::<TheDesk>().lock().closings();
        let tried = issuer.try_unlock(&passphrase);
        // The activity says something of wrong tries, too, and the keychain keeps its end.
        history::keep_end(&app);
        tried.map_err(|error| CommandError::from_lock(Doing::Reading, &error))?;
        lock::opened(&app, closings)
    })
    .await
}

/// Opens the lock with the identity of the recovery sheet, and gives it another passphrase.
#[tauri::command]
pub(crate) async fn unlock_with_recovery<R: Runtime>(
    app: AppHandle<R>,
    identity: Typed,
    passphrase: Typed,
) -> Result<(), CommandError> {
    let new = chosen(passphrase)?;
    beside(move || {
        let issuer = app.state::<TheDesk>().issuer();
        let issuer = issuer.map_err(|error| CommandError::new(Doing::Changing, error))?;
        let identity = Identity::parse(&identity).ok();
        let recipient = identity.map(|identity| identity.recipient().to_string());
        let closings = app.state::<TheDesk>().lock().closings();
        let tried = issuer.unlock_with_recovery(recipient.as_deref(), &new);
        history::keep_end(&app);
        tried.map_err(|error| CommandError::from_recovery(&error))?;
        lock::opened(&app, closings)
    })
    .await
}

/// Closes the lock, where there is one.
#[tauri::command]
pub(crate) async fn lock<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    lock::close(&app);
    Ok(())
}

/// Somebody moves the pointer or types.
#[tauri::command]
pub(crate) async fn stay_awake(desk: State<'_, TheDesk>) -> Result<(), CommandError> {
    desk.lock().stay_open();
    Ok(())
}

/// Sets the passphrase, or changes the present one.
#[tauri::command]
pub(crate) async fn set_passphrase<R: Runtime>(
    app: AppHandle<R>,
    current: Option<Typed>,
    passphrase: Typed,
) -> Result<SettingsView, CommandError> {
    let new = chosen(passphrase)?;
    let current = current.map(AdminPassphrase::typed);
    beside(move || {
        let closings = app.state::<TheDesk>().lock().closings();
        let issuer = app.state::<TheDesk>().for_page(Doing::Changing)?;
        let tried = issuer.set_passphrase(current.as_ref(), &new);
        history::keep_end(&app);
        tried.map_err(|error| CommandError::from_lock(Doing::Changing, &error))?;
        changed(&app, true, closings)
    })
    .await
}

/// Takes the lock off.
#[tauri::command]
pub(crate) async fn remove_passphrase<R: Runtime>(
    app: AppHandle<R>,
    current: Typed,
) -> Result<SettingsView, CommandError> {
    let current = AdminPassphrase::typed(current);
    beside(move || {
        let closings = app.state::<TheDesk>().lock().closings();
        let issuer = app.state::<TheDesk>().for_page(Doing::Changing)?;
        let tried = issuer.remove_passphrase(&current);
        history::keep_end(&app);
        tried.map_err(|error| CommandError::from_lock(Doing::Changing, &error))?;
        changed(&app, false, closings)
    })
    .await
}

/// The passphrase was set or taken off by someone who began with it after so many closings.
fn changed<R: Runtime>(
    app: &AppHandle<R>,
    is_set: bool,
    closings: u64,
) -> Result<SettingsView, CommandError> {
    lock::set(app, is_set, closings);
    let view = super::settings::view(app);
    app.state::<TheDesk>().unless_locked()?;
    Ok(view)
}

fn chosen(passphrase: Typed) -> Result<AdminPassphrase, CommandError> {
    AdminPassphrase::chosen(passphrase).map_err(|_| CommandError::passphrase_too_short())
}
