//! The one long thing that is done at a time, whichever page has begun it.

use tauri::State;

use crate::wire::WorkLeft;
use crate::work::Work;

/// What pages that are gone have begun; what came of it, once.
#[tauri::command]
pub(crate) fn work_left(work: State<'_, Work>) -> WorkLeft {
    work.left()
}

#[tauri::command]
pub(crate) fn stop_work(work: State<'_, Work>) {
    work.stop();
}
