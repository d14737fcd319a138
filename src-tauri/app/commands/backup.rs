//! The page “Backup”.

use keywright_backup::{EncryptTo, Passphrase, Recipient};
use keywright_core::{AdminPassphrase, RegistryError};
use keywright_safekeeping::{Schedule, kept};
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use crate::backups::{self, Backups, restoring};
use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::exports;
use crate::history;
use crate::saving::{self, Kind};
use crate::wire::{
    BackupDone, BackupOverview, BackupTo, RecoverySheet, RestoreChoice, RestoreDone, RestoreFile,
    RestorePreview, ScheduleDraft,
};
use crate::work::Work;

/// The fewest characters of a passphrase that a file is closed with.
const SHORTEST: usize = 8;

#[tauri::command]
pub(crate) async fn backup_overview(
    desk: State<'_, TheDesk>,
) -> Result<BackupOverview, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        Ok::<_, RegistryError>(kept(issuer)?.into())
    })
    .await
}

/// Makes a backup in a file that the person chooses; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn make_backup<R: Runtime>(
    app: AppHandle<R>,
    to: BackupTo,
) -> Result<Option<BackupDone>, CommandError> {
    let (asked_on, to) = (app.state::<Work>().page(), encrypt_to(to)?);
    answer(app, move |app| {
        let Some(target) = saving::choose_target(app, Kind::Backup) else {
            return Ok(None);
        };
        backups::by_hand(app, asked_on, to, &target).map(Some)
    })
    .await
}

/// A passphrase that a file is to be closed with.
pub(super) fn chosen(passphrase: Zeroizing<String>) -> Result<Passphrase, CommandError> {
    let short = || {
        let code = ErrorCode::PassphraseTooShort;
        CommandError::saying(code, "error-backup-passphrase-short")
    };
    match passphrase.chars().count() < SHORTEST {
        true => Err(short()),
        false => Passphrase::new(passphrase).map_err(|_| short()),
    }
}

pub(super) fn encrypt_to(to: BackupTo) -> Result<EncryptTo, CommandError> {
    match to {
        BackupTo::Passphrase { passphrase } => Ok(EncryptTo::Passphrase(chosen(passphrase)?)),
        BackupTo::Recipients { recipients } => {
            let lines = recipients.lines().filter(|line| !line.trim().is_empty());
            let recipients: Vec<Recipient> = lines
                .map(Recipient::parse)
                .collect::<Result<_, _>>()
                .map_err(CommandError::from_recipient)?;
            match recipients.is_empty() {
                true => Err(CommandError::saying(
                    ErrorCode::RecipientInvalid,
                    "error-recipients-count",
                )),
                false => Ok(EncryptTo::Recipients(recipients)),
            }
        }
    }
}

#[tauri::command]
pub(crate) async fn back_up_now<R: Runtime>(app: AppHandle<R>) -> Result<BackupDone, CommandError> {
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| backups::by_schedule(app, asked_on)).await
}

#[tauri::command]
pub(crate) fn begin_backup_setup(backups: State<'_, Backups>) -> RecoverySheet {
    backups.begin_setup()
}

/// Saves the sheet in a file that the person chooses: its path, `null` when none was chosen.
#[tauri::command]
pub(crate) async fn save_recovery_sheet<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<String>, CommandError> {
    let holder = app.clone();
    saving::save(app, Kind::RecoverySheet, move |issuer, file| {
        let backups = holder.state::<Backups>();
        exports::with_words(|words| backups.write_sheet(issuer, words, file))
    })
    .await
}

/// The folder that the person chose; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn choose_backup_folder<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<String>, CommandError> {
    answer(app, move |app| {
        let Some(folder) = saving::choose_folder(app) else {
            return Ok(None);
        };
        // Keywright may have been locked over the dialog.
        app.state::<TheDesk>().for_page(Doing::Reading)?;
        // It is kept as a text.
        let Some(shown) = folder.to_str().map(str::to_owned) else {
            let code = ErrorCode::BackupFailed;
            return Err(CommandError::saying(code, "error-backup-folder-name"));
        };
        app.state::<Backups>().choose_folder(folder);
        Ok(Some(shown))
    })
    .await
}

/// Sets the schedule up, and makes its first backup soon.
#[tauri::command]
pub(crate) async fn finish_backup_setup<R: Runtime>(
    app: AppHandle<R>,
    answer: Zeroizing<String>,
    passphrase: Option<Zeroizing<String>>,
    draft: ScheduleDraft,
) -> Result<BackupOverview, CommandError> {
    let passphrase = passphrase.map(AdminPassphrase::typed);
    on_issuer(app, Doing::Changing, move |app, issuer| {
        let backups = app.state::<Backups>();
        let outcome = backups.finish_setup(issuer, &answer, passphrase.as_ref(), draft);
        // Wrong tries are noted.
        history::keep_end(app);
        let overview = outcome?;
        backups::on_round(app, issuer);
        Ok(overview)
    })
    .await
}

#[tauri::command]
pub(crate) fn cancel_backup_setup(backups: State<'_, Backups>) {
    backups.close_setup();
}

#[tauri::command]
pub(crate) async fn change_backup_schedule<R: Runtime>(
    app: AppHandle<R>,
    draft: ScheduleDraft,
) -> Result<BackupOverview, CommandError> {
    on_issuer(app, Doing::Changing, move |app, issuer| {
        let overview = app.state::<Backups>().set_schedule(issuer, None, draft)?;
        history::keep_end(app);
        backups::on_round(app, issuer);
        Ok(overview)
    })
    .await
}

#[tauri::command]
pub(crate) async fn stop_backups<R: Runtime>(
    app: AppHandle<R>,
) -> Result<BackupOverview, CommandError> {
    on_issuer(app, Doing::Changing, |app, issuer| {
        let kept = Schedule::end(issuer);
        history::keep_end(app);
        let kept = kept.map_err(|error| CommandError::new(Doing::Changing, error))?;
        Ok(kept.into())
    })
    .await
}

/// The file that the person chose; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn choose_backup_file<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<RestoreFile>, CommandError> {
    answer(app, move |app| {
        let Some(path) = saving::choose_file(app) else {
            return Ok(None);
        };
        // Keywright may have been locked over the dialog.
        app.state::<TheDesk>().for_page(Doing::Reading)?;
        app.state::<Backups>().choose_file(path).map(Some)
    })
    .await
}

#[tauri::command]
pub(crate) async fn open_backup<R: Runtime>(
    app: AppHandle<R>,
    secret: Zeroizing<String>,
) -> Result<RestorePreview, CommandError> {
    on_issuer(app, Doing::Reading, move |app, issuer| {
        app.state::<Backups>().open(issuer, secret)
    })
    .await
}

#[tauri::command]
pub(crate) async fn restore_backup<R: Runtime>(
    app: AppHandle<R>,
    choice: RestoreChoice,
) -> Result<RestoreDone, CommandError> {
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| restoring::restore(app, asked_on, choice)).await
}

#[tauri::command]
pub(crate) fn close_backup(backups: State<'_, Backups>) {
    backups.close_file();
}

async fn on_issuer<R: Runtime, T: Send + 'static>(
    app: AppHandle<R>,
    doing: Doing,
    work: impl FnOnce(&AppHandle<R>, &keywright_core::Issuer) -> Result<T, CommandError>
    + Send
    + 'static,
) -> Result<T, CommandError> {
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(doing)?;
        work(app, &issuer)
    })
    .await
}
