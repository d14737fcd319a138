//! Texts in which keys are looked for: a file that was chosen or dropped on the window.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use keywright_core::{Found, Issuer, RegistryError, Scan};
use tauri::{AppHandle, DragDropEvent, Manager, Runtime};
use zeroize::Zeroizing;

use crate::desk::TheDesk;
use crate::error::{CommandError, Doing, ErrorCode, reason};
use crate::lock;
use crate::news::tell;
use crate::texts::text_with;
use crate::wire::{KeyRow, LeakReport, LeakedKey, News, count};

/// Bytes; what is larger is no log that a person hands over by hand.
pub(crate) const LARGEST: u64 = 100 * 1024 * 1024;
const PART: usize = 1024 * 1024;

/// Looks through a file. Nothing of it is kept.
pub(crate) fn in_file<R: Runtime>(
    app: &AppHandle<R>,
    path: &Path,
) -> Result<LeakReport, CommandError> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let failed = |error: std::io::Error| CommandError {
        code: ErrorCode::FileFailed,
        message: text_with(
            "error-file-failed",
            &[("reason", reason(&error)), ("name", name.clone().into())],
        ),
    };
    let about = std::fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(failed(std::io::ErrorKind::InvalidInput.into()));
    }
    if about.len() > LARGEST {
        return Err(too_large(&name));
    }
    // It may grow while it is read.
    let mut file = File::open(path).map_err(failed)?.take(LARGEST + 1);
    let mut part = Zeroizing::new(vec![0; PART]);
    let mut scan = Scan::new();
    let mut length = 0;
    loop {
        let read = file.read(&mut part).map_err(failed)?;
        if read == 0 {
            break;
        }
        length += read as u64;
        if length > LARGEST {
            return Err(too_large(&name));
        }
        scan.feed(&part[..read]);
    }
    let issuer = app.state::<TheDesk>().for_page(Doing::Reading)?;
    report(&issuer, scan.finish(), Some(name))
        .map_err(|error| CommandError::new(Doing::Reading, error))
}

/// The refusal of a text or a file of this name.
pub(crate) fn too_large(name: &str) -> CommandError {
    CommandError {
        code: ErrorCode::FileTooLarge,
        message: text_with("error-file-too-large", &[("name", name.to_owned().into())]),
    }
}

/// What is known of the keys that were found.
pub(crate) fn report(
    issuer: &Issuer,
    found: Found,
    file: Option<String>,
) -> Result<LeakReport, RegistryError> {
    let now = issuer.now();
    let mut leaked = Vec::with_capacity(found.keys.len());
    for key in found.keys {
        let known = issuer.trace(&key.digest)?;
        leaked.push(LeakedKey {
            truncated_key: key.truncated.as_str().to_owned(),
            deleted_at: known.as_ref().and_then(|(_, at)| at.map(|at| at.0)),
            row: known.map(|(record, _)| KeyRow::at(now, &record)),
            first_line: key.first_line,
            times: key.times,
        });
    }
    Ok(LeakReport {
        file,
        found: leaked,
        malformed: count(found.malformed),
        lines: found.lines,
    })
}

/// A file is dragged over the window, or dropped on it.
pub(crate) fn dragged<R: Runtime>(app: &AppHandle<R>, event: &DragDropEvent) {
    if lock::is_closed(app) {
        return;
    }
    match event {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => {
            tell(app, News::Dragging { over: true });
        }
        DragDropEvent::Leave => tell(app, News::Dragging { over: false }),
        DragDropEvent::Drop { paths, .. } => dropped(app, paths.clone()),
        _ => {}
    }
}

fn dropped<R: Runtime>(app: &AppHandle<R>, paths: Vec<PathBuf>) {
    tell(app, News::Dragging { over: false });
    let app = app.clone();
    std::thread::spawn(move || {
        let outcome = match paths.as_slice() {
            [] => return,
            [path] => in_file(&app, path),
            _ => Err(CommandError::saying(
                ErrorCode::FileFailed,
                "error-several-files",
            )),
        };
        let (report, error) = match outcome {
            Ok(report) => (Some(report), None),
            Err(error) => (None, Some(error)),
        };
        tell(&app, News::Dropped { report, error });
    });
}
