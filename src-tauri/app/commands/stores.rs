//! Where the secrets are kept: the part of the page “General”, and what stands for it while there
//! is no keychain service.

use std::sync::Arc;

use keywright_core::{Issuer, KeyId, RegistryError};
use keywright_safekeeping::Watch;
use keywright_stores::{
    MoveReport, Secrets, StoreChoice as Core, StoreKind, VaultError, VaultPassphrase,
};
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use super::audit::Checked;
use super::rename_key;
use crate::desk::{Desk, TheDesk, answer, beside};
use crate::error::{CommandError, Doing, ErrorCode, speak_of};
use crate::history;
use crate::news::tell;
use crate::wire::{KeychainState, MoveDone, News, SecretStore, StoreChoice, WorkEnd, WorkKind};
use crate::work::{AskedOn, Work, work};

/// A passphrase, as it was typed.
type Typed = Zeroizing<String>;

/// The fewest characters of a passphrase that a vault is closed with.
const SHORTEST: usize = 8;

/// With more keys than this the system's keychains take long to store one.
const MANY: usize = 1000;

#[tauri::command]
pub(crate) async fn secret_store(desk: State<'_, TheDesk>) -> Result<SecretStore, CommandError> {
    let desk = desk.inner().clone();
    let known = desk.clone();
    desk.run(Doing::Reading, move |issuer| {
        let keys = issuer.workspaces()?.iter().map(|(_, keys)| keys).sum();
        let (kind, secrets) = (known.store(), known.secrets());
        let file = secrets.as_ref().map(|secrets| secrets.file());
        Ok::<_, RegistryError>(SecretStore {
            kind: kind.into(),
            keys,
            offers_vault: kind == StoreKind::Keychain && keys > MANY,
            declined: known.settings().vault_declined,
            left: secrets.map_or(0, |secrets| secrets.left()),
            file: file.map_or_else(String::new, |file| file.display().to_string()),
        })
    })
    .await
}

/// Moves every secret, and works on the new store from then on; or leaves a store that cannot be
/// used, and works on without it.
#[tauri::command]
pub(crate) async fn move_secrets<R: Runtime>(
    app: AppHandle<R>,
    to: StoreChoice,
    leaving: bool,
) -> Result<MoveDone, CommandError> {
    let asked_on = app.state::<Work>().page();
    let kind = match leaving {
        true => WorkKind::Leave,
        false => WorkKind::Move,
    };
    answer(app, move |app| {
        moved(app, asked_on, kind, |secrets, watch| {
            let to = chosen(to)?;
            let report = match leaving {
                true => secrets.leave_for(&to),
                false => secrets.move_to(&to, watch),
            };
            report.map_err(|error| CommandError::from_moving(&error))
        })
    })
    .await
}

/// Has what holds the secrets hold those, too, that are in other places, and removes them there. A vault
/// file among these that is opened with a passphrase is, if it is this one.
#[tauri::command]
pub(crate) async fn bring_secrets<R: Runtime>(
    app: AppHandle<R>,
    passphrase: Option<Typed>,
) -> Result<MoveDone, CommandError> {
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| {
        moved(app, asked_on, WorkKind::Bring, |secrets, watch| {
            let typed = passphrase.map(|typed| VaultPassphrase::new(typed).ok_or_else(wrong));
            let report = secrets.end_move(typed.transpose()?.as_ref(), watch);
            report.map_err(|error| CommandError::from_moving(&error))
        })
    })
    .await
}

fn moved<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    kind: WorkKind,
    moves: impl FnOnce(&Secrets, Watch<'_>) -> Result<MoveReport, CommandError>,
) -> Result<MoveDone, CommandError> {
    let ended = |done| match kind {
        WorkKind::Bring => WorkEnd::Bring { done },
        WorkKind::Leave => WorkEnd::Leave { done },
        _ => WorkEnd::Move { done },
    };
    work(app, asked_on, kind, ended, |watch| {
        let desk = app.state::<TheDesk>();
        let issuer = desk.for_page(Doing::Moving)?;
        let secrets = secrets(&desk)?;
        // What was left half-done is finished first, if it can be.
        issuer.keychain_state();
        let report = moves(&secrets, watch);
        // It may have been exchanged even where something failed later.
        speak_of(desk.store());
        app.state::<Checked>().outdated();
        let report = report?;
        rename_key::renew_labels(app);
        history::keep_end(app);
        tell(app, News::KeysChanged);
        Ok(MoveDone {
            moved: report.moved,
            missing: names(&issuer, &report.missing),
            unfit: names(&issuer, &report.unfit),
            left: report.left,
            locked: report.locked,
        })
    })
}

fn chosen(to: StoreChoice) -> Result<Core, CommandError> {
    Ok(match to {
        StoreChoice::Keychain => Core::Keychain,
        StoreChoice::VaultWithPassphrase { passphrase } => {
            Core::VaultWithPassphrase(long_enough(passphrase)?)
        }
        StoreChoice::VaultWithKeychain => Core::VaultWithKeychain,
    })
}

/// The names of those that are in the list.
fn names(issuer: &Issuer, ids: &[KeyId]) -> Vec<String> {
    let found = ids.iter().filter_map(|id| issuer.find(*id).ok().flatten());
    found.map(|key| key.name.to_string()).collect()
}

fn long_enough(typed: Typed) -> Result<VaultPassphrase, CommandError> {
    let is_long = typed.chars().count() >= SHORTEST;
    let passphrase = is_long.then(|| VaultPassphrase::new(typed)).flatten();
    passphrase.ok_or_else(|| {
        let code = ErrorCode::PassphraseTooShort;
        CommandError::saying(code, "error-vault-passphrase-short")
    })
}

/// Opens the vault file that a passphrase closes.
#[tauri::command]
pub(crate) async fn unlock_vault<R: Runtime>(
    app: AppHandle<R>,
    passphrase: Typed,
) -> Result<KeychainState, CommandError> {
    answer(app, move |app| {
        let desk = app.state::<TheDesk>();
        let issuer = desk.for_page(Doing::Unlocking)?;
        let passphrase = VaultPassphrase::new(passphrase).ok_or_else(wrong)?;
        secrets(&desk)?
            .unlock_with(&passphrase)
            .map_err(|error| CommandError::from_vault(Doing::Unlocking, &error))?;
        let state = issuer.keychain_state().into();
        rename_key::renew_labels(app);
        super::changed(app);
        Ok(state)
    })
    .await
}

#[tauri::command]
pub(crate) async fn change_vault_passphrase<R: Runtime>(
    app: AppHandle<R>,
    current: Typed,
    passphrase: Typed,
) -> Result<(), CommandError> {
    beside(move || {
        let desk = app.state::<TheDesk>();
        desk.for_page(Doing::Changing)?;
        let current = VaultPassphrase::new(current).ok_or_else(wrong)?;
        let passphrase = long_enough(passphrase)?;
        secrets(&desk)?
            .change_passphrase(&current, &passphrase)
            .map_err(|error| CommandError::from_vault(Doing::Changing, &error))
    })
    .await
}

fn secrets(desk: &Desk) -> Result<Arc<Secrets>, CommandError> {
    desk.secrets()
        .ok_or_else(|| CommandError::from_vault(Doing::Reading, &VaultError::HasNoPassphrase))
}

fn wrong() -> CommandError {
    CommandError::from_vault(Doing::Unlocking, &VaultError::WrongPassphrase)
}
