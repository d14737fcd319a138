use std::collections::BTreeMap;
use std::io::Read;

use crate::document::Item;
use crate::open::open;
use crate::parse::{self, Plain};
use crate::{DecryptWith, Document, Limits, ReadError, Summary};

/// Reads a whole backup into memory.
///
/// # Errors
///
/// See [`ReadError`]; then nothing of the file is believed.
pub fn read(file: impl Read, with: &DecryptWith, limits: &Limits) -> Result<Document, ReadError> {
    open(file, with, limits, |plain| collect(plain, limits))
}

/// Reads a whole backup as [`read`] does, and keeps nothing of it but what it is.
///
/// # Errors
///
/// As [`read`].
pub fn check(file: impl Read, with: &DecryptWith, limits: &Limits) -> Result<Summary, ReadError> {
    open(file, with, limits, |plain| {
        parse::document(plain, limits, drop)
    })
}

/// Checks that a file is the very backup that was written, to the last byte of its content.
///
/// Whoever knows recipients alone can still check what they write: encrypt to a new
/// [`crate::Identity`], too, verify with it, and drop it.
///
/// # Errors
///
/// [`ReadError::Different`], and those of [`read`].
pub fn verify(
    file: impl Read,
    with: &DecryptWith,
    limits: &Limits,
    written: &Summary,
) -> Result<(), ReadError> {
    match check(file, with, limits)? == *written {
        true => Ok(()),
        false => Err(ReadError::Different),
    }
}

/// Reads the content of a backup that nobody has encrypted: for tests and fuzzers, which read many.
///
/// # Errors
///
/// As [`read`].
#[cfg(feature = "testing")]
pub fn read_content(mut content: impl Read, limits: &Limits) -> Result<Document, ReadError> {
    collect(&mut Plain::new(&mut content, limits.document), limits)
}

fn collect(plain: &mut Plain<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let mut workspaces = Vec::new();
    let mut keys = Vec::new();
    let mut secrets = BTreeMap::new();
    let mut postponements = Vec::new();
    let mut activity = Vec::new();
    let Summary {
        about, fingerprint, ..
    } = parse::document(plain, limits, |item| match item {
        Item::Workspace(saved) => workspaces.push(saved),
        Item::Key(saved) => keys.push(*saved),
        Item::Secret(id, secret) => {
            secrets.insert(id, secret);
        }
        Item::Postponement(postponement) => postponements.push(postponement),
        Item::Entry(entry) => activity.push(*entry),
    })?;
    Ok(Document {
        about,
        workspaces,
        keys,
        secrets,
        postponements,
        activity,
        fingerprint,
    })
}
