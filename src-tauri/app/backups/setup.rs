//! Setting up the schedule: an identity is made, shown once, and asked for in part.

use std::path::PathBuf;

use keywright_backup::{Identity, Recipient};
use keywright_core::{AdminPassphrase, Issuer};
use keywright_export::{Words, write_recovery_sheet};
use keywright_safekeeping::{MOST_KEPT, Schedule, kept};
use zeroize::Zeroizing;

use super::{Backups, lock};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::exports::ExportError;
use crate::wire::{BackupOverview, RecoverySheet, ScheduleDraft};

/// What every identity begins with; it is no part to ask for.
const PREFIX: &str = "AGE-SECRET-KEY-1";
/// The characters of a group.
const GROUP: usize = 5;

/// A schedule that is being set up.
pub(super) struct Setup {
    identity: Identity,
    /// The group that is to be typed back, from 1.
    asked: usize,
}

impl Setup {
    fn groups(&self) -> Vec<Zeroizing<String>> {
        let text = self.identity.expose();
        let rest = text.strip_prefix(PREFIX).unwrap_or(&text);
        let mut groups = vec![Zeroizing::new(PREFIX.to_owned())];
        let bytes = rest.as_bytes().chunks(GROUP);
        groups
            .extend(bytes.map(|bytes| Zeroizing::new(String::from_utf8_lossy(bytes).into_owned())));
        groups
    }
}

impl Backups {
    /// Makes an identity, in the place of one that was made before and not used.
    pub(crate) fn begin_setup(&self) -> RecoverySheet {
        let identity = Identity::generate();
        let recipient = identity.recipient().to_string();
        let mut setup = Setup { identity, asked: 0 };
        let groups = setup.groups();
        // The first group is always the same, and the last one short. The recipient is drawn by
        // chance, too.
        let chance = recipient.bytes().map(usize::from).sum::<usize>();
        setup.asked = 2 + chance % (groups.len() - 2);
        let asked = u32::try_from(setup.asked).unwrap_or(2);
        *lock(&self.setup) = Some(setup);
        RecoverySheet {
            groups,
            recipient,
            asked,
        }
    }

    /// Writes the sheet as a page that can be printed.
    ///
    /// # Errors
    ///
    /// `NoSheet` where none is being set up.
    pub(crate) fn write_sheet(
        &self,
        issuer: &Issuer,
        words: &Words<'_>,
        out: &mut dyn std::io::Write,
    ) -> Result<(), ExportError> {
        let (recipient, groups) = {
            // Not held while it is written: a disk that hangs must not keep the lock from closing.
            let setup = lock(&self.setup);
            let setup = setup.as_ref().ok_or(ExportError::NoSheet)?;
            (setup.identity.recipient().to_string(), setup.groups())
        };
        let groups: Vec<&str> = groups.iter().map(|group| group.as_str()).collect();
        let now = issuer.now();
        Ok(write_recovery_sheet(&groups, &recipient, now, words, out)?)
    }

    /// What was begun is thrown away.
    pub(crate) fn close_setup(&self) {
        *lock(&self.setup) = None;
        *lock(&self.folder) = None;
    }

    /// Backups go into this folder, once the schedule is set.
    pub(crate) fn choose_folder(&self, folder: PathBuf) {
        *lock(&self.folder) = Some(folder);
    }

    /// The schedule is set up, if the person has the sheet: then this is a part of it. Since the sheet opens
    /// the lock, too, `passphrase` has to be the one that the lock has, if there is one.
    pub(crate) fn finish_setup(
        &self,
        issuer: &Issuer,
        answer: &Zeroizing<String>,
        passphrase: Option<&AdminPassphrase>,
        draft: ScheduleDraft,
    ) -> Result<BackupOverview, CommandError> {
        let recipient = {
            let setup = lock(&self.setup);
            let setup = setup.as_ref().ok_or_else(no_schedule)?;
            let groups = setup.groups();
            let asked = groups.get(setup.asked - 1);
            let typed: Zeroizing<String> = Zeroizing::new(
                answer
                    .chars()
                    .filter(|character| !character.is_whitespace())
                    .map(|character| character.to_ascii_uppercase())
                    .collect(),
            );
            if asked.map(|asked| asked.as_str()) != Some(typed.as_str()) {
                let code = ErrorCode::AnswerWrong;
                return Err(CommandError::saying(code, "error-sheet-answer"));
            }
            setup.identity.recipient()
        };
        let proven = issuer.prove(passphrase);
        proven.map_err(|error| CommandError::from_lock(Doing::Changing, &error))?;
        let overview = self.set_schedule(issuer, Some(recipient), draft)?;
        self.close_setup();
        Ok(overview)
    }

    /// Changes the schedule: to the folder that was chosen, or else the one it has.
    pub(crate) fn set_schedule(
        &self,
        issuer: &Issuer,
        recipient: Option<Recipient>,
        draft: ScheduleDraft,
    ) -> Result<BackupOverview, CommandError> {
        let registry = |error| CommandError::new(Doing::Changing, error);
        let present = kept(issuer).map_err(registry)?.schedule;
        let chosen = lock(&self.folder).clone();
        let folder = chosen.or(present.as_ref().map(|present| present.folder.clone()));
        let recipient = recipient.or(present.map(|present| present.recipient));
        let (Some(folder), Some(recipient)) = (folder, recipient) else {
            return Err(no_schedule());
        };
        let schedule = Schedule {
            folder,
            every: draft.every.into(),
            keep: draft.keep.clamp(1, MOST_KEPT),
            recipient,
        };
        let kept = schedule.set(issuer).map_err(registry)?;
        *lock(&self.folder) = None;
        Ok(kept.into())
    }
}

fn no_schedule() -> CommandError {
    CommandError::saying(ErrorCode::BackupFailed, "error-backup-no-schedule")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use keywright_core::Surface;
    use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
    use keywright_core::{Author, KeyGenerator};
    use rand::rngs::SysRng;

    use super::*;
    use crate::exports::with_words;

    #[test]
    fn no_empty_sheet_is_written_where_setting_up_has_ended() {
        let author = Author {
            system_user: "tester".to_owned(),
            surface: Surface::Window,
        };
        let issuer = Issuer::new(
            std::sync::Arc::new(MemoryRegistry::default()),
            std::sync::Arc::new(MemoryKeychain::default()),
            std::sync::Arc::new(MemoryClock::default()),
            KeyGenerator::new(SysRng),
            author,
        );
        let backups = Backups::default();
        let sheet = |backups: &Backups| {
            let mut written = Zeroizing::new(Vec::new());
            let outcome = with_words(|words| backups.write_sheet(&issuer, words, &mut *written));
            (outcome, written.len())
        };
        backups.begin_setup();
        let (outcome, length) = sheet(&backups);
        outcome.unwrap();
        assert!(length > 1000, "{length} bytes");
        // As when the lock is closed while the person looks for a folder.
        backups.turn_page();
        let (outcome, length) = sheet(&backups);
        assert!(matches!(outcome, Err(ExportError::NoSheet)));
        assert_eq!(length, 0);
    }
}
