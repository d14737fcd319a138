//! Keys that are handed over to other programs.

use std::ops::ControlFlow;
use std::path::Path;

use keywright_core::KeyId;
use keywright_safekeeping::{HandOverAs, hand_over};
use tauri::{AppHandle, Runtime};

use super::issuer;
use crate::error::{CommandError, Doing};
use crate::history;
use crate::lock;
use crate::wire::{HandOverDone, WorkEnd, WorkKind, some_names};
use crate::work::{AskedOn, work};

/// Writes these keys into this file.
pub(crate) fn write<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    ids: &[KeyId],
    how: HandOverAs<'_>,
    target: &Path,
) -> Result<HandOverDone, CommandError> {
    let plain = match &how {
        HandOverAs::File { passphrase, .. } => passphrase.is_none(),
        HandOverAs::Letter { .. } => false,
    };
    let ended = |done| WorkEnd::HandOver { done, plain };
    work(app, asked_on, WorkKind::HandOver, ended, |watch| {
        // Asked for after the dialog, over which Keywright may have been locked.
        let issuer = issuer(app, Doing::HandingOver)?;
        // Also where Keywright is locked before the file has its name, there is none.
        let watch = &mut |done, total| match lock::is_closed(app) {
            true => ControlFlow::Break(()),
            false => watch(done, total),
        };
        let outcome = hand_over(&issuer, ids, how, target, watch);
        history::keep_end(app);
        let handed = outcome.map_err(|failure| CommandError::from_hand_over(&failure))?;
        let names = handed.without.iter().map(ToString::to_string);
        let (without, without_count) = some_names(names);
        Ok(HandOverDone {
            file: target.display().to_string(),
            keys: handed.keys,
            without,
            without_count,
        })
    })
}
