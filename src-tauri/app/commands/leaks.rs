//! Finding keys in a text that somebody else may have read.

use keywright_core::{Details, IssueError, Issuer, KeyId, Overlap, RegistryError, Scan};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, Runtime, State};
use zeroize::Zeroizing;

use super::many_keys::ids;
use super::rotate_key::rotate;
use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::leaks::{LARGEST, in_file, report, too_large};
use crate::saving;
use crate::texts::text;
use crate::wire::{Containment, KeyRow, LeakReport, PlanItem, RotationPlan};

/// The text comes as bytes, since it may be large; it is looked through and forgotten.
#[tauri::command]
pub(crate) async fn find_leaks(
    desk: State<'_, TheDesk>,
    request: Request<'_>,
) -> Result<LeakReport, CommandError> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::saying(
            ErrorCode::Internal,
            "error-unreadable",
        ));
    };
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(&text("leak-field")));
    }
    let bytes = Zeroizing::new(bytes.clone());
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let mut scan = Scan::new();
        scan.feed(&bytes);
        report(issuer, scan.finish(), None)
    })
    .await
}

/// In a file that the person chooses; `null` when none was chosen.
#[tauri::command]
pub(crate) async fn find_leaks_in_file<R: Runtime>(
    app: AppHandle<R>,
) -> Result<Option<LeakReport>, CommandError> {
    answer(app, move |app| match saving::choose_file(app) {
        Some(path) => in_file(app, &path).map(Some),
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
    let note = Details::new("", &[], &[], &containment.note);
    // Before anything is done: a note that is refused can be mended.
    let note = note.map_err(|error| CommandError::new(Doing::Editing, error))?;
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(Doing::Editing)?;
        let contained = |id| {
            let Some(before) = issuer.find(id)? else {
                return note_deleted(&issuer, note.notes(), id);
            };
            let noted = contain(&issuer, containment.disable, note.notes(), id);
            let rotates = containment.replace && before.life.rotatable(issuer.now()).is_ok();
            if noted.is_ok() && rotates {
                // While it is disabled, its overlap harms nobody.
                return rotate(&issuer, id, Overlap::DAY);
            }
            let now = issuer.find(id).ok().flatten().unwrap_or(before);
            let error = noted.err();
            Ok(Some(PlanItem {
                old: KeyRow::at(issuer.now(), &now),
                new: None,
                error: error.map(|error| CommandError::new(Doing::Editing, error)),
            }))
        };
        let plan = RotationPlan::of(&ids, Doing::Editing, contained);
        super::changed(app);
        Ok(plan)
    })
    .await
}

/// A deleted key is in no list, and its activity goes on.
fn note_deleted(issuer: &Issuer, note: &str, id: KeyId) -> Result<Option<PlanItem>, RegistryError> {
    match issuer.note_incident(id, note) {
        Ok(key) => Ok(Some(PlanItem {
            old: KeyRow::at(issuer.now(), &key),
            new: None,
            error: None,
        })),
        Err(IssueError::Registry(RegistryError::NotFound)) => Ok(None),
        Err(IssueError::Registry(error)) => Err(error),
        // The note was looked at before.
        Err(_) => Ok(None),
    }
}

/// Disabling comes first: it is what cannot wait.
fn contain(issuer: &Issuer, disable: bool, note: &str, id: KeyId) -> Result<(), IssueError> {
    if disable {
        issuer.disable(id)?;
    }
    issuer.note_incident(id, note).map(drop)
}
