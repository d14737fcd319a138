//! Taking keys over from a file: which one was chosen, what stands in it, and doing it.

mod file;
mod guess;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keywright_backup::Passphrase;
use keywright_core::{ImportError, Incoming, Issuer, WorkspaceId};
use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use self::file::{OpenedFile, read_whole};
use crate::commands::audit::Checked;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::history;
use crate::news::tell;
use crate::tray;
use crate::wire::{
    ImportChoice, ImportDone, ImportFile, ImportFormat, ImportPreview, News, WorkEnd, WorkKind,
};
use crate::work::{AskedOn, work};

/// What the person has begun to take over. The page learns of names and of what is shown of keys; the
/// keys themselves stay here, and are wiped when the page is gone or the lock is closed.
#[derive(Default)]
pub(crate) struct Imports(Mutex<Begun>);

#[derive(Default)]
struct Begun {
    /// How often all of it was forgotten: what was taken out before does not come back after.
    forgotten: u64,
    path: Option<PathBuf>,
    opened: Option<Arc<OpenedFile>>,
    /// Which workspace the keys were looked at for.
    into: Option<WorkspaceId>,
}

impl Imports {
    /// This file is to be taken over from.
    pub(crate) fn choose(&self, path: PathBuf) -> Result<ImportFile, CommandError> {
        let content = read_whole(&path)?;
        let guessed = guess::format(&path, &content);
        let chosen = ImportFile {
            name: name_of(&path),
            format: guessed.map(ImportFormat::from),
            needs_passphrase: guess::needs_passphrase(guessed, &content),
        };
        let mut begun = self.lock();
        begun.opened = None;
        begun.path = Some(path);
        Ok(chosen)
    }

    /// Reads it as a file of this kind, and tells what taking over all of it would do.
    pub(crate) fn open(
        &self,
        issuer: &Issuer,
        format: ImportFormat,
        passphrase: Option<Zeroizing<String>>,
    ) -> Result<ImportPreview, CommandError> {
        let (path, forgotten) = {
            let begun = self.lock();
            (
                begun.path.clone().ok_or_else(nothing_chosen)?,
                begun.forgotten,
            )
        };
        let passphrase = passphrase.map(Passphrase::new).transpose();
        let passphrase = passphrase.map_err(|_| {
            CommandError::saying(ErrorCode::PassphraseWrong, "error-passphrase-empty")
        })?;
        let content = read_whole(&path)?;
        let opened = OpenedFile::read(format, &content, passphrase.as_ref())?;
        let into = present_workspace(issuer)?;
        let preview = opened.preview(issuer, None)?;
        let mut begun = self.lock();
        if begun.forgotten == forgotten {
            begun.into = Some(into);
            begun.opened = Some(Arc::new(opened));
        }
        Ok(preview)
    }

    /// What taking over those that are chosen would do.
    pub(crate) fn check(
        &self,
        issuer: &Issuer,
        chosen: &[ImportChoice],
    ) -> Result<ImportPreview, CommandError> {
        // Not held while it looks, which takes long for many: who forgets it does not wait.
        let opened = self.lock().opened.clone().ok_or_else(nothing_chosen)?;
        let into = present_workspace(issuer)?;
        let preview = opened.preview(issuer, Some(chosen))?;
        self.lock().into = Some(into);
        Ok(preview)
    }

    /// All that was begun is forgotten, and wiped.
    pub(crate) fn forget(&self) {
        let mut begun = self.lock();
        begun.forgotten += 1;
        begun.path = None;
        begun.into = None;
        begun.opened = None;
    }

    /// Takes the opened file out, for as long as it is worked on.
    fn take(&self) -> Result<(Arc<OpenedFile>, u64), CommandError> {
        let mut begun = self.lock();
        let opened = begun.opened.take().ok_or_else(nothing_chosen)?;
        Ok((opened, begun.forgotten))
    }

    /// Brings it back, unless it was to be forgotten meanwhile.
    fn bring_back(&self, opened: Arc<OpenedFile>, forgotten: u64) {
        let mut begun = self.lock();
        if begun.forgotten == forgotten && begun.opened.is_none() {
            begun.opened = Some(opened);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Begun> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes over those that are chosen, all of them or none.
pub(crate) fn import<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    chosen: &[ImportChoice],
) -> Result<ImportDone, CommandError> {
    let ended = |done| WorkEnd::Import { done };
    work(app, asked_on, WorkKind::Import, ended, |watch| {
        let issuer = app.state::<TheDesk>().for_page(Doing::Importing)?;
        let imports = app.state::<Imports>();
        let into = imports.lock().into;
        let (opened, forgotten) = imports.take()?;
        // Another process may have gone on to another workspace.
        if into != Some(present_workspace(&issuer)?) {
            imports.bring_back(opened, forgotten);
            return Err(CommandError::from_importing(&ImportError::Changed));
        }
        let outcome = opened.chosen(chosen).and_then(|keys| {
            let keys: Vec<Incoming<'_>> = keys.into_iter().map(|(_, key)| key).collect();
            let done = issuer.import(&keys, opened.source(), watch);
            done.map_err(|error| CommandError::from_importing(&error))
        });
        match outcome {
            Ok(imported) => {
                imports.forget();
                app.state::<Checked>().outdated();
                tray::refresh(app);
                history::keep_end(app);
                tell(app, News::KeysChanged);
                Ok(ImportDone {
                    keys: imported.keys,
                    foreign: imported.foreign,
                })
            }
            Err(error) => {
                imports.bring_back(opened, forgotten);
                Err(error)
            }
        }
    })
}

fn present_workspace(issuer: &Issuer) -> Result<WorkspaceId, CommandError> {
    let workspace = issuer.workspace();
    workspace
        .map(|workspace| workspace.id)
        .map_err(|error| CommandError::new(Doing::Reading, error))
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn nothing_chosen() -> CommandError {
    CommandError::saying(ErrorCode::ImportFile, "error-import-nothing-chosen")
}

#[cfg(test)]
mod tests;
