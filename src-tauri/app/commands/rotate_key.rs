//! Rotation: one key, or several as a plan.

use keywright_core::{Issuer, KeyId, Overlap, RegistryError};
use tauri::{AppHandle, Manager, Runtime, State};

use super::key_details::change;
use super::many_keys::ids;
use super::reveal_key::show;
use super::{access_keys, id};
use crate::desk::{TheDesk, answer, beside};
use crate::error::{CommandError, Doing};
use crate::exports;
use crate::reveal::Reveal;
use crate::saving::{self, Kind};
use crate::wire::{KeyRow, PlanItem, RevealedKey, RotationPlan, overlap};

#[tauri::command]
pub(crate) async fn rotate_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    id: String,
    overlap_minutes: u32,
) -> Result<RevealedKey, CommandError> {
    let id = self::id(&id, Doing::Rotating)?;
    let overlap = overlap(overlap_minutes)?;
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let use_case = move |issuer: &Issuer| issuer.rotate(id, overlap);
    let created = desk.run(Doing::Rotating, use_case).await?;
    super::changed(&app);
    show(&app, &reveal, page, created)
}

/// The new keys are shown afterwards, one by one.
#[tauri::command]
pub(crate) async fn rotate_keys<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
    overlap_minutes: u32,
) -> Result<RotationPlan, CommandError> {
    let ids = self::ids(&ids, Doing::Rotating)?;
    let overlap = overlap(overlap_minutes)?;
    answer(app, move |app| {
        let issuer = app.state::<TheDesk>().for_page(Doing::Rotating)?;
        let rotate = |id| rotate(&issuer, id, overlap);
        let plan = RotationPlan::of(&ids, Doing::Rotating, rotate);
        super::changed(app);
        Ok(plan)
    })
    .await
}

/// One rotation of a plan; `None` for a key that is no longer in the list.
pub(super) fn rotate(
    issuer: &Issuer,
    id: KeyId,
    overlap: Overlap,
) -> Result<Option<PlanItem>, RegistryError> {
    let Some(before) = issuer.find(id)? else {
        return Ok(None);
    };
    // Its secret is forgotten here: the key is shown when its turn comes.
    let outcome = issuer.rotate(id, overlap).map(|created| created.record);
    let now = issuer.now();
    let old = issuer.find(id).ok().flatten().unwrap_or(before);
    let old = KeyRow::at(now, &old);
    Ok(Some(match outcome {
        Ok(new) => PlanItem {
            old,
            new: Some(KeyRow::at(now, &new)),
            error: None,
        },
        Err(error) => PlanItem {
            old,
            new: None,
            error: Some(CommandError::new(Doing::Rotating, error)),
        },
    }))
}

#[tauri::command]
pub(crate) async fn finish_rotation<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
) -> Result<KeyRow, CommandError> {
    let id = self::id(&id, Doing::Editing)?;
    change(&app, &desk, move |issuer| issuer.finish_rotation(id)).await
}

#[tauri::command]
pub(crate) async fn undo_rotation<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
) -> Result<KeyRow, CommandError> {
    let id = self::id(&id, Doing::Editing)?;
    change(&app, &desk, move |issuer| issuer.undo_rotation(id)).await
}

/// Who must be told that these keys were rotated.
#[tauri::command]
pub(crate) async fn copy_checklist<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
) -> Result<(), CommandError> {
    let ids = self::ids(&ids, Doing::Reading)?;
    let desk = app.state::<TheDesk>().inner().clone();
    let text = beside(move || {
        let issuer = desk.for_page(Doing::Reading)?;
        exports::checklist(&issuer, &ids).map_err(CommandError::from_export)
    })
    .await?;
    access_keys::copy(&app, &String::from_utf8_lossy(&text))
}

/// The same in a file: its path, `null` when none was chosen.
#[tauri::command]
pub(crate) async fn save_checklist<R: Runtime>(
    app: AppHandle<R>,
    ids: Vec<String>,
) -> Result<Option<String>, CommandError> {
    let ids = self::ids(&ids, Doing::Reading)?;
    saving::save(app, Kind::Checklist, move |issuer, file| {
        Ok(file.write_all(&exports::checklist(issuer, &ids)?)?)
    })
    .await
}
