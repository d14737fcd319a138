//! One key, from the keychain to the clipboard.

use keywright_core::{AdminPassphrase, Reason};
use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing};
use crate::wire::ClipboardTimer;
use crate::{clipboard, history};

/// Puts a key on the clipboard again, for somebody who has the admin passphrase and gives a reason. It
/// never crosses to the page.
#[tauri::command]
pub(crate) async fn recover_key<R: Runtime>(
    app: AppHandle<R>,
    id: String,
    passphrase: Zeroizing<String>,
    reason: String,
) -> Result<ClipboardTimer, CommandError> {
    let id = super::id(&id, Doing::Recovering)?;
    let passphrase = AdminPassphrase::typed(passphrase);
    let reason = Reason::new(&reason).map_err(CommandError::from_reason)?;
    beside(move || {
        let desk = app.state::<TheDesk>();
        let issuer = desk.for_page(Doing::Recovering)?;
        let recovered = issuer.recover_key(id, &passphrase, &reason);
        // Wrong tries are noted, too.
        history::keep_end(&app);
        let access_key = recovered.map_err(|error| CommandError::from_recovering(&error))?;
        // Keywright may have been locked while the keychain was asked.
        desk.unless_locked()?;
        let time = desk.settings().clipboard;
        clipboard::copy(&app, &access_key, time).map_err(super::reveal_key::from_clipboard)
    })
    .await
}
