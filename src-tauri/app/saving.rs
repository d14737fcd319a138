//! Files that the person chooses, by the system's own dialogs. Their paths never come from
//! the page.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use keywright_core::Issuer;
use keywright_exchange::HandOver;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing, ErrorCode, reason};
use crate::exports::ExportError;
use crate::texts::{text, text_with};

/// What is saved, for the name and the kind of file that are offered.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    ActivityJsonLines,
    ActivityCsv,
    Checklist,
    ReportHtml,
    ReportCsv,
    Calendar,
    RecoverySheet,
    Backup,
    HandOver(HandOver),
    Letter,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::ActivityJsonLines | Self::ActivityCsv => "keywright-activity",
            Self::Checklist => "keywright-rotation",
            Self::ReportHtml | Self::ReportCsv => "keywright-audit",
            Self::Calendar => "keywright-due-dates",
            Self::RecoverySheet => "keywright-recovery-sheet",
            Self::Backup => "keywright-backup",
            Self::HandOver(_) => "keywright-keys",
            Self::Letter => "keywright-key",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::ActivityJsonLines => "jsonl",
            Self::ActivityCsv | Self::ReportCsv => "csv",
            Self::Checklist => "md",
            Self::ReportHtml | Self::RecoverySheet => "html",
            Self::Calendar => "ics",
            Self::Backup | Self::Letter => "age",
            Self::HandOver(format) => format.extension(),
        }
    }
}

/// Writes this into a file that the person chooses: its path, or `None` when none was chosen.
pub(crate) async fn save<R: Runtime>(
    app: AppHandle<R>,
    kind: Kind,
    write: impl FnOnce(&Issuer, &mut dyn Write) -> Result<(), ExportError> + Send + 'static,
) -> Result<Option<String>, CommandError> {
    answer(app, move |app| {
        let Some(path) = choose_target(app, kind) else {
            return Ok(None);
        };
        // Asked for after the dialog, over which Keywright may have been locked.
        let issuer = app.state::<TheDesk>().for_page(Doing::Reading)?;
        match write_whole(&path, |file| write(&issuer, file)) {
            Ok(()) => Ok(Some(path.display().to_string())),
            Err(ExportError::File(error)) => Err(CommandError {
                code: ErrorCode::SaveFailed,
                message: text_with(
                    "error-save-failed",
                    &[
                        ("reason", reason(&error)),
                        ("path", path.display().to_string().into()),
                    ],
                ),
            }),
            Err(error) => Err(CommandError::from_export(error)),
        }
    })
    .await
}

/// Where this is to be saved; waits for the person.
pub(crate) fn choose_target<R: Runtime>(app: &AppHandle<R>, kind: Kind) -> Option<PathBuf> {
    let extension = kind.extension();
    let chosen = app
        .dialog()
        .file()
        .set_file_name(format!("{}.{extension}", kind.name()))
        .add_filter(extension.to_uppercase(), &[extension])
        .blocking_save_file()?;
    chosen.into_path().ok()
}

/// A folder; waits for the person.
pub(crate) fn choose_folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let chosen = app.dialog().file().blocking_pick_folder()?;
    chosen.into_path().ok()
}

/// Under a name of its own first, so that what was there stays until the new file is complete.
fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    // Removed when it is dropped without having its name.
    let draft = tempfile::Builder::new()
        .prefix(".keywright-")
        .suffix(".part")
        .tempfile_in(folder)?;
    let mut file = BufWriter::new(draft);
    write(&mut file)?;
    let draft = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// A file to take keys over from; waits for the person.
pub(crate) fn choose_import_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let chosen = app
        .dialog()
        .file()
        .add_filter(
            text("import-filter"),
            &["csv", "tsv", "env", "kdbx", "json"],
        )
        // Names like `.env.production` end with anything.
        .add_filter(text("import-filter-all"), &["*"])
        .blocking_pick_file()?;
    chosen.into_path().ok()
}

/// A file that is to be looked through; waits for the person.
pub(crate) fn choose_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let chosen = app.dialog().file().blocking_pick_file()?;
    chosen.into_path().ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_could_not_be_written_whole_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.csv");
        std::fs::write(&path, "before").unwrap();
        let failed = write_whole(&path, |file| {
            file.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        assert!(matches!(failed, Err(ExportError::File(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        write_whole(&path, |file| Ok(file.write_all(b"after")?)).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "after");
    }
}
