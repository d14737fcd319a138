//! Keys handed over to other programs and people.

use keywright_backup::{EncryptTo, Passphrase};
use keywright_core::RegistryError;
use keywright_exchange::HandOver;
use keywright_safekeeping::HandOverAs;
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use super::{backup, many_keys};
use crate::backups::handing;
use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::saving::{self, Kind};
use crate::texts::text_with;
use crate::wire::{BackupTo, HandOverCheck, HandOverDone, HandOverFormat, some_names};
use crate::work::Work;

/// The most characters of what stands in a letter before the key.
const LONGEST_TEXT: usize = 4000;

/// What a hand-over of these keys would hold, without asking the keychain.
#[tauri::command]
pub(crate) async fn check_hand_over(
    desk: State<'_, TheDesk>,
    ids: Vec<String>,
) -> Result<HandOverCheck, CommandError> {
    let ids = many_keys::ids(&ids, Doing::Reading)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let without = issuer.without_copy(&ids)?;
        let keys = ids.len().saturating_sub(without.len());
        let names = without.iter().map(ToString::to_string);
        let (without, without_count) = some_names(names);
        Ok::<_, RegistryError>(HandOverCheck {
            keys,
            without,
            without_count,
        })
    })
    .await
}

/// Hands keys over in a file that the person chooses; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn hand_over<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
    format: HandOverFormat,
    passphrase: Option<Zeroizing<String>>,
) -> Result<Option<HandOverDone>, CommandError> {
    let ids = many_keys::ids(&ids, Doing::HandingOver)?;
    let format = HandOver::from(format);
    let passphrase = match (format.is_encrypted(), passphrase) {
        (true, typed) => Some(backup::chosen(typed.unwrap_or_default())?),
        (false, _) => None::<Passphrase>,
    };
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| {
        let Some(target) = saving::choose_target(app, Kind::HandOver(format)) else {
            return Ok(None);
        };
        let how = HandOverAs::File {
            format,
            passphrase: passphrase.as_ref(),
        };
        handing::write(app, asked_on, &ids, how, &target).map(Some)
    })
    .await
}

/// Hands one key over in an encrypted letter, which is saved in a file that the person chooses; `null`
/// when none was chosen.
#[tauri::command]
pub(crate) async fn hand_over_letter<R: Runtime>(
    app: AppHandle<R>,
    id: String,
    to: BackupTo,
    text: Zeroizing<String>,
) -> Result<Option<HandOverDone>, CommandError> {
    let id = super::id(&id, Doing::HandingOver)?;
    let to = backup::encrypt_to(to)?;
    if matches!(&to, EncryptTo::Recipients(recipients) if recipients.len() > 1) {
        let code = ErrorCode::RecipientInvalid;
        return Err(CommandError::saying(code, "error-letter-one-recipient"));
    }
    covering(&text)?;
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| {
        let Some(target) = saving::choose_target(app, Kind::Letter) else {
            return Ok(None);
        };
        let how = HandOverAs::Letter {
            text: &text,
            to: &to,
        };
        handing::write(app, asked_on, &[id], how, &target).map(Some)
    })
    .await
}

/// A covering text is not long, and does nothing to a terminal in which it is read.
fn covering(text: &str) -> Result<(), CommandError> {
    let code = ErrorCode::TextInvalid;
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        let values = [("most", LONGEST_TEXT.into()), ("length", length.into())];
        return Err(CommandError {
            code,
            message: text_with("error-letter-text-long", &values),
        });
    }
    let refused = |character: char| character.is_control() && !"\n\r\t".contains(character);
    match text.chars().any(refused) {
        true => Err(CommandError::saying(code, "error-letter-text-invisible")),
        false => Ok(()),
    }
}
