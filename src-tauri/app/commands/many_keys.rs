//! What is done to several keys at once: one after the other, each with its own outcome.

use keywright_core::{IssueError, Issuer, KeyId};
use tauri::{AppHandle, Manager, Runtime};

use super::id;
use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing};
use crate::wire::Outcome;

#[tauri::command]
pub(crate) async fn disable_keys<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
) -> Result<Vec<Outcome>, CommandError> {
    each(app, ids, Doing::Editing, |issuer, id| {
        issuer.disable(id).map(drop)
    })
    .await
}

#[tauri::command]
pub(crate) async fn enable_keys<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
) -> Result<Vec<Outcome>, CommandError> {
    each(app, ids, Doing::Editing, |issuer, id| {
        issuer.enable(id).map(drop)
    })
    .await
}

#[tauri::command]
pub(crate) async fn delete_keys<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
) -> Result<Vec<Outcome>, CommandError> {
    each(app, ids, Doing::Deleting, Issuer::delete).await
}

/// Does this to each key.
async fn each<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
    doing: Doing,
    act: impl Fn(&Issuer, KeyId) -> Result<(), IssueError> + Send + 'static,
) -> Result<Vec<Outcome>, CommandError> {
    let ids = self::ids(&ids, doing)?;
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(doing)?;
        let outcome = |id| {
            let record = issuer.find(id).ok().flatten();
            let error = act(&issuer, id).err();
            let error = error.map(|error| CommandError::new(doing, error));
            Outcome::new(id, record.as_ref(), error)
        };
        let outcomes = ids.into_iter().map(outcome).collect();
        super::changed(app);
        Ok(outcomes)
    })
    .await
}

/// What these name.
pub(super) fn ids(texts: &[String], doing: Doing) -> Result<Vec<KeyId>, CommandError> {
    texts.iter().map(|text| id(text, doing)).collect()
}
