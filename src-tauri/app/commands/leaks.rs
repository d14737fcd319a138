//! Finding keys in a text that somebody else may have read.

use keywright_core::{IssueError, Issuer, KeyId, Overlap, Scan};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use super::many_keys::ids;
use super::rotate_key::rotate;
use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::leaks::{in_file, report};
use crate::saving;
use crate::wire::{Containment, KeyRow, LeakReport, PlanItem, RotationPlan};

/// The text comes as bytes, since it may be large; it is looked through and forgotten.
#[tauri::command]
pub(crate) async fn find_leaks(
    desk: State<'_, TheDesk>,
    request: Request<'_>,
) -> Result<LeakReport, CommandError> {
    let InvokeBody::Raw(text) = request.body() else {
        return Err(CommandError::saying(
            ErrorCode::Internal,
            "error-unreadable",
        ));
    };
    let text = Zeroizing::new(text.clone());
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let mut scan = Scan::new();
        scan.feed(&text);
        report(issuer, scan.finish(), None)
    })
    .await
}

/// In a file that the person chooses; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn find_leaks_in_file<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<LeakReport>, CommandError> {
    beside(move || match saving::choose_file(&app) {
        Some(path) => in_file(&app, &path).map(Some),
        None => Ok(None),
    })
    .await
}

/// Notes the incident for each key, and does with it what was chosen.
#[tauri::command]
pub(crate) async fn contain_leak<R: Runtime>(
    app: AppHandle<R>,
    containment: Containment,
) -> Result<RotationPlan, CommandError> {
    let ids = self::ids(&containment.ids, Doing::Editing)?;
    beside(move || {
        let issuer = app.state::<TheDesk>().issuer();
        let issuer = issuer.map_err(|error| CommandError::new(Doing::Editing, error))?;
        let contained = |id| {
            let before = issuer.find(id).ok().flatten()?;
            let noted = contain(&issuer, &containment, id);
            let rotates = containment.replace && before.life.rotatable(issuer.now()).is_ok();
            if noted.is_ok() && rotates {
                // While it is disabled, its overlap harms nobody.
                return rotate(&issuer, id, Overlap::DAY);
            }
            let now = issuer.find(id).ok().flatten().unwrap_or(before);
            let error = noted.err();
            Some(PlanItem {
                old: KeyRow::at(issuer.now(), &now),
                new: None,
                error: error.map(|error| CommandError::new(Doing::Editing, error)),
            })
        };
        let items = ids.into_iter().filter_map(contained).collect();
        super::changed(&app);
        Ok(RotationPlan { items })
    })
    .await
}

/// Disabling comes first: it is what cannot wait.
fn contain(issuer: &Issuer, containment: &Containment, id: KeyId) -> Result<(), IssueError> {
    if containment.disable {
        issuer.disable(id)?;
    }
    issuer.note_incident(id, containment.note.trim()).map(drop)
}
