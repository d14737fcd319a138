//! A file that was chosen, what restoring it would do, and doing it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use keywright_backup::{DecryptWith, Identity, Passphrase};
use keywright_core::{Head, Issuer, KeyId};
use keywright_safekeeping::{Needs, Schedule, needs, open};
use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use super::{Backups, issuer, lock};
use crate::commands::audit::Checked;
use crate::commands::rename_key;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::history;
use crate::news::tell;
use crate::wire::{
    News, RestoreChoice, RestoreDone, RestoreFile, RestorePreview, WorkEnd, WorkKind, some_names,
};
use crate::work::{AskedOn, work};

/// A backup that was opened, and for which state of the registry it was looked at.
pub(super) struct Opened {
    file: Arc<Path>,
    backup: keywright_core::Backup,
    on: Head,
}

impl Backups {
    /// This file is to be restored.
    pub(crate) fn choose_file(&self, path: PathBuf) -> Result<RestoreFile, CommandError> {
        let needs = needs(&path).map_err(|error| CommandError::from_reading(&error))?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        // In this order: see `keep_open`.
        *lock(&self.file) = Some(path.into());
        *lock(&self.opened) = None;
        Ok(RestoreFile {
            name,
            needs: match needs {
                Needs::Passphrase => "passphrase",
                Needs::Identity => "identity",
            },
        })
    }

    /// Opens it with what was typed, and tells what restoring it would do.
    pub(crate) fn open(
        &self,
        issuer: &Issuer,
        typed: Zeroizing<String>,
    ) -> Result<RestorePreview, CommandError> {
        let path = lock(&self.file).clone().ok_or_else(nothing_chosen)?;
        let reading = |error| CommandError::from_reading(&error);
        let with = match needs(&path).map_err(reading)? {
            Needs::Passphrase => {
                let passphrase = Passphrase::new(typed).map_err(|_| {
                    CommandError::saying(ErrorCode::SecretWrong, "error-passphrase-empty")
                })?;
                DecryptWith::Passphrase(passphrase)
            }
            Needs::Identity => {
                let identity = Identity::parse(&typed).map_err(CommandError::from_identity)?;
                DecryptWith::Identity(identity)
            }
        };
        let opened = open(&path, &with).map_err(reading)?;
        let preview = issuer
            .preview_restore(&opened.backup)
            .map_err(|error| CommandError::new(Doing::Reading, error))?;
        let answer = RestorePreview {
            made_at: opened.backup.made_at.0,
            made_by: opened.made_by,
            keys: preview.keys.into_iter().map(Into::into).collect(),
            secrets_missing: preview.secrets_missing.len(),
            takes_activity: preview.takes_activity,
            policies_stay: preview.policies_stay,
        };
        self.keep_open(Opened {
            file: path,
            backup: opened.backup,
            on: preview.on,
        });
        Ok(answer)
    }

    /// What was opened is forgotten, and wiped.
    pub(crate) fn close_file(&self) {
        // In this order: see `keep_open`.
        *lock(&self.file) = None;
        *lock(&self.opened) = None;
    }

    /// What was opened can be restored from now on, or again; unless the page that had it opened is gone,
    /// for example because the lock was closed: then it is wiped.
    fn keep_open(&self, one: Opened) {
        let mut opened = lock(&self.opened);
        // The same choice, not only the same file.
        if lock(&self.file)
            .as_ref()
            .is_some_and(|file| Arc::ptr_eq(file, &one.file))
        {
            *opened = Some(one);
        }
    }
}

/// Restores what was opened, all of what is chosen or nothing.
pub(crate) fn restore<R: Runtime>(
    app: &AppHandle<R>,
    asked_on: AskedOn,
    choice: RestoreChoice,
) -> Result<RestoreDone, CommandError> {
    let ended = |done| WorkEnd::Restore { done };
    work(app, asked_on, WorkKind::Restore, ended, |watch| {
        let backups = app.state::<Backups>();
        let issuer = issuer(app, Doing::Restoring)?;
        // Taken out while it is restored; the page goes on with it where nothing was.
        let opened = lock(&backups.opened).take().ok_or_else(nothing_chosen)?;
        let outcome = issuer.restore(&opened.backup, choice.into(), opened.on, watch);
        let restored = match outcome {
            Ok(restored) => restored,
            Err(error) => {
                backups.keep_open(opened);
                return Err(CommandError::from_restoring(&error));
            }
        };
        let name = |id: KeyId| {
            let keys = &opened.backup.snapshot.keys;
            let key = keys.iter().find(|key| key.record.id == id);
            key.map_or(String::new(), |key| key.record.name.to_string())
        };
        let (without, without_count) =
            some_names(restored.without_secret.iter().copied().map(name));
        app.state::<Checked>().outdated();
        // What the last backup lacked may be there again. Where that is not kept, its time comes later.
        let _ = Schedule::hurry(&issuer);
        rename_key::renew_labels(app);
        history::keep_end(app);
        tell(app, News::KeysChanged);
        Ok(RestoreDone {
            keys: restored.keys.values().sum(),
            secrets: restored.secrets,
            without,
            without_count,
        })
    })
}

fn nothing_chosen() -> CommandError {
    CommandError::saying(ErrorCode::BackupFailed, "error-restore-nothing-chosen")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use std::ops::ControlFlow;

    use keywright_backup::EncryptTo;
    use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
    use keywright_core::{Author, KeyGenerator, Surface};
    use rand::rngs::SysRng;

    use super::*;

    fn issuer() -> Issuer {
        let author = Author {
            system_user: "tester".to_owned(),
            surface: Surface::Window,
        };
        Issuer::new(
            Arc::new(MemoryRegistry::default()),
            Arc::new(MemoryKeychain::default()),
            Arc::new(MemoryClock::default()),
            KeyGenerator::new(SysRng),
            author,
        )
    }

    /// A backup that was chosen and opened, and is being restored.
    fn begun(issuer: &Issuer, file: &Path) -> Option<(Backups, Opened)> {
        let typed = || Zeroizing::new("correct horse".to_owned());
        let to = EncryptTo::Passphrase(Passphrase::new(typed()).ok()?);
        let mut go_on = |_, _| ControlFlow::Continue(());
        keywright_safekeeping::make(issuer, "1", to, file, &mut go_on).ok()?;
        let backups = Backups::default();
        backups.choose_file(file.to_owned()).ok()?;
        backups.open(issuer, typed()).ok()?;
        let taken = lock(&backups.opened).take()?;
        Some((backups, taken))
    }

    /// Whether it is in memory after it failed.
    fn is_open_after(meanwhile: impl FnOnce(&Backups)) -> Option<bool> {
        let folder = tempfile::tempdir().ok()?;
        let (backups, taken) = begun(&issuer(), &folder.path().join("one.age"))?;
        meanwhile(&backups);
        backups.keep_open(taken);
        let opened = lock(&backups.opened);
        Some(opened.is_some())
    }

    #[test]
    fn what_was_opened_for_a_page_that_is_gone_meanwhile_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one.age");
        let (backups, opened) = begun(&issuer(), &file).unwrap();
        backups.turn_page();
        // The next page has chosen the same one, and nobody has typed what opens it.
        backups.choose_file(file).unwrap();
        backups.keep_open(opened);
        assert!(lock(&backups.opened).is_none());
    }

    #[test]
    fn what_could_not_be_restored_is_open_still() {
        assert_eq!(is_open_after(|_| ()), Some(true));
    }

    #[test]
    fn what_could_not_be_restored_is_gone_with_its_page() {
        // As when the lock is closed meanwhile.
        assert_eq!(is_open_after(Backups::turn_page), Some(false));
    }
}
