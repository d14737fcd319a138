use std::fs::File;
use std::io::Read;
use std::path::Path;

use keywright_backup::{DecryptWith, Document, Limits, ReadError, read};
use keywright_core::{Backup, Cause, Snapshot};

/// What opens a backup file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The passphrase that it was encrypted with.
    Passphrase,
    /// The identity of one of its recipients.
    Identity,
}

/// A backup that was opened.
pub struct Opened {
    /// What it holds, ready to be restored.
    pub backup: Backup,
    /// The version of the Keywright that made it.
    pub made_by: String,
}

/// What this file asks for, without trying anything. What is no backup at all asks for a passphrase,
/// and is refused then.
///
/// # Errors
///
/// [`ReadError::Failed`].
pub fn needs(path: &Path) -> Result<Needs, ReadError> {
    // The stanza of a passphrase stands alone, after the first line.
    const SCRYPT: &[u8] = b"age-encryption.org/v1\n-> scrypt ";
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(SCRYPT.len() as u64).read_to_end(&mut start))
        .map_err(failed)?;
    let is_age = start.starts_with(&SCRYPT[..SCRYPT.len() - b"-> scrypt ".len()]);
    Ok(match start == SCRYPT || !is_age {
        true => Needs::Passphrase,
        false => Needs::Identity,
    })
}

/// Reads a whole backup into memory.
///
/// # Errors
///
/// See [`ReadError`]; then nothing of the file is believed.
pub fn open(path: &Path, with: &DecryptWith) -> Result<Opened, ReadError> {
    let file = File::open(path).map_err(failed)?;
    let document = read(file, with, &Limits::default())?;
    Ok(Opened {
        made_by: document.about.made_by.clone(),
        backup: backup(document),
    })
}

/// The document as the domain takes it.
pub(crate) fn backup(document: Document) -> Backup {
    Backup {
        made_at: document.about.made_at,
        fingerprint: document.fingerprint.to_string(),
        snapshot: Snapshot {
            workspaces: document.workspaces,
            keys: document.keys,
            postponements: document.postponements,
            activity: document.activity,
        },
        secrets: document.secrets,
    }
}

fn failed(error: std::io::Error) -> ReadError {
    ReadError::Failed(Cause::new(error))
}
