//! The table of access keys.

use keywright_core::{Issuer, RegistryError};
use tauri::State;

use super::{TheDesk, id};
use crate::error::{CommandError, Doing};
use crate::reveal::Reveal;
use crate::wire::{KeyPage, ListQuery, count};

#[tauri::command]
pub(crate) async fn list_keys(
    desk: TheDesk<'_>,
    reveal: State<'_, Reveal>,
    query: ListQuery,
) -> Result<KeyPage, CommandError> {
    let desk = desk.inner().clone();
    let use_case = move |issuer: &Issuer| {
        Ok::<_, RegistryError>((issuer.page(&query.into())?, issuer.never_shown()?))
    };
    let (page, mut never_shown) = desk.run(Doing::Reading, use_case).await?;
    never_shown.retain(|record| !reveal.shows(record.id));
    Ok(KeyPage::new(page, never_shown))
}

#[tauri::command]
pub(crate) async fn locate_key(
    desk: TheDesk<'_>,
    id: String,
    query: ListQuery,
) -> Result<Option<u32>, CommandError> {
    let id = self::id(&id, Doing::Reading)?;
    let desk = desk.inner().clone();
    let at = desk
        .run(Doing::Reading, move |issuer| {
            issuer.locate(id, &query.into())
        })
        .await?;
    Ok(at.map(count))
}
