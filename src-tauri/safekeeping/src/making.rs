use std::path::Path;

use keywright_backup::{
    About, BackupWriter, EncryptTo, Limits, ReadError, Summary, WriteError, read,
};
use keywright_core::{
    IssueError, Issuer, KeyId, KeyName, RegistryError, SavedKey, SecretCopy, Snapshot, Surface,
};
use thiserror::Error;

use crate::Watch;
use crate::disk::{Draft, FileError, on_disk, unless_there};
use crate::proof::prove;

/// A backup that was made: it has its name, and is proven to restore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What is in it.
    pub summary: Summary,
    /// Keys in the list whose access key is not in it: their workspace keeps no copies, they have
    /// retired, or the keychain has none.
    pub without_secret: Vec<KeyName>,
    /// Those of them that ought to have a copy: it is not where it was kept, is of another key, or cannot be
    /// read.
    pub lost: Vec<KeyId>,
    /// The end of the activity that is in it.
    pub(crate) entry: u64,
}

/// Why no backup was made. Nothing is left of it, but for the file itself where the registry could not note
/// that it was made.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BackupError {
    /// The file, or its folder, cannot be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The stores did not answer.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// It cannot be written down.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// It was written, and cannot be read again.
    #[error("the backup could not be read again: {0}")]
    Unread(#[source] ReadError),
    /// It was written and read again, and a trial restoration came to something else.
    #[error("the backup does not restore to what it was made of")]
    NotProven,
    /// The person stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl From<RegistryError> for BackupError {
    fn from(error: RegistryError) -> Self {
        Self::Issue(error.into())
    }
}

/// Makes a backup of everything. It is written under a name of its own beside the target, flushed,
/// read again, decrypted and restored on trial; only then the activity says that it was made, and it
/// gets its name.
///
/// `watch` is told how many keys were looked at.
///
/// # Errors
///
/// See [`BackupError`].
pub fn make(
    issuer: &Issuer,
    made_by: &str,
    to: EncryptTo,
    target: &Path,
    watch: Watch<'_>,
) -> Result<Made, BackupError> {
    make_through(issuer, made_by, to, target, issuer.surface(), watch)
}

/// The same, noted in the activity as done through this.
pub(crate) fn make_through(
    issuer: &Issuer,
    made_by: &str,
    to: EncryptTo,
    target: &Path,
    through: Surface,
    watch: Watch<'_>,
) -> Result<Made, BackupError> {
    unless_there(target)?;
    let snapshot = issuer.snapshot()?;
    let about = About {
        made_at: issuer.now(),
        made_by: made_by.to_owned(),
        registry: issuer.identity()?,
    };
    let (to, with) = to.provable();
    let mut draft = Draft::beside(target)?;
    let written = write(issuer, &snapshot, &mut draft, &to, about, watch);
    let (summary, without) = match (written, draft.failed()) {
        // Whatever was made of it on the way.
        (Err(BackupError::Write(_)), Some(failed)) => {
            let folder = target.parent().unwrap_or(Path::new(""));
            return Err(on_disk(folder, &failed).into());
        }
        (written, _) => written?,
    };
    let whole = draft.written(target)?;
    let document =
        read(whole.reread(target)?, &with, &Limits::default()).map_err(BackupError::Unread)?;
    if document.fingerprint != summary.fingerprint || !prove(document, &snapshot) {
        return Err(BackupError::NotProven);
    }
    issuer.note_backup(
        &summary.fingerprint.to_string(),
        summary.counts.listed,
        summary.counts.secrets,
        through,
    )?;
    whole.named(target)?;
    Ok(Made {
        summary,
        without_secret: without.names,
        lost: without.lost,
        entry: snapshot.head().number,
    })
}

/// Keys whose access key is not in a backup.
#[derive(Default)]
struct Without {
    names: Vec<KeyName>,
    lost: Vec<KeyId>,
}

fn write(
    issuer: &Issuer,
    snapshot: &Snapshot,
    draft: &mut Draft,
    to: &EncryptTo,
    about: About,
    watch: Watch<'_>,
) -> Result<(Summary, Without), BackupError> {
    let mut file = BackupWriter::new(draft, to, about)?;
    for saved in &snapshot.workspaces {
        file.workspace(saved)?;
    }
    for saved in &snapshot.keys {
        file.key(saved)?;
    }
    let mut without = Without::default();
    let listed: Vec<&SavedKey> = snapshot.keys.iter().filter(|key| key.is_listed()).collect();
    for (done, SavedKey { record, .. }) in listed.iter().enumerate() {
        if watch(done, listed.len()).is_break() {
            return Err(BackupError::Stopped);
        }
        let secret = match record.life.copy {
            SecretCopy::Gone => None,
            SecretCopy::Kept | SecretCopy::Leaving => issuer.copy_of(record)?,
        };
        match secret {
            Some(secret) => file.secret(record.id, &secret)?,
            None => {
                without.names.push(record.name.clone());
                // It may have been deleted, or have left, since the records were read.
                if issuer.is_to_have_copy(record.id)? {
                    without.lost.push(record.id);
                }
            }
        }
    }
    if watch(listed.len(), listed.len()).is_break() {
        return Err(BackupError::Stopped);
    }
    for one in &snapshot.postponements {
        file.postponement(one)?;
    }
    for entry in &snapshot.activity {
        file.entry(entry)?;
    }
    let (_, summary) = file.finish()?;
    Ok((summary, without))
}
