use std::io::{Read, Write};
use std::path::Path;

use keywright_backup::{EncryptTo, Passphrase, Recipient, Wiped};
use keywright_core::{
    Digest, HandOverError, HandOverFile, HandedSecret, Issuer, KeyId, KeyName, RegistryError,
};
use keywright_exchange::{
    HandOver, HandedKey, LARGEST_FILE, WriteError, read, write, write_letter,
};
use rand::rngs::SysRng;
use thiserror::Error;

use crate::Watch;
use crate::disk::{Draft, FileError, clear_abandoned, folder, on_disk, unless_there};

/// As what keys are handed over.
#[derive(Clone, Copy)]
pub enum HandOverAs<'a> {
    /// A file of another program; encrypted formats take a passphrase, and only they.
    File {
        /// Which one.
        format: HandOver,
        /// What it is encrypted with.
        passphrase: Option<&'a Passphrase>,
    },
    /// A letter with one key.
    Letter {
        /// What stands before the key.
        text: &'a str,
        /// Who can open it: one recipient, or whoever knows the passphrase.
        to: &'a EncryptTo,
    },
}

/// Keys that were handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// How many are in the file.
    pub keys: usize,
    /// Those that were asked for and are not, since no secret of them is kept.
    pub without: Vec<KeyName>,
}

/// Why nothing was handed over. No file is left.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum HandOverFailure {
    /// The file, or its folder, cannot be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The keys were not to be had, or the person stopped it.
    #[error(transparent)]
    Keys(#[from] HandOverError),
    /// They cannot be written down.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The file was read again, and is something else than what was written.
    #[error("the file does not hold what was written into it")]
    NotProven,
}

impl From<RegistryError> for HandOverFailure {
    fn from(error: RegistryError) -> Self {
        Self::Keys(error.into())
    }
}

/// Hands these keys over in a file. It is made in memory, written under a name of its own beside the
/// target, readable by its owner alone, flushed and read again; only then the activity says of each
/// key that it was handed over, and the file gets its name.
///
/// What was read again is opened as the program would open it, and each secret held against its
/// record, if the file is no larger than what [`keywright_exchange::read()`] takes. A letter is compared
/// byte by byte.
///
/// `watch` is told how many keys were fetched.
///
/// # Errors
///
/// See [`HandOverFailure`].
pub fn hand_over(
    issuer: &Issuer,
    ids: &[KeyId],
    how: HandOverAs<'_>,
    target: &Path,
    watch: Watch<'_>,
) -> Result<HandedOver, HandOverFailure> {
    unless_there(target)?;
    clear_abandoned(folder(target));
    let handed = issuer.hand_over(ids, watch)?;
    let file = made(issuer, &handed.keys, how)?;
    let in_folder = |error| on_disk(folder(target), &error);
    let mut draft = Draft::beside(target)?;
    draft.write_all(&file).map_err(in_folder)?;
    let whole = draft.written(target)?;
    let mut reread = Wiped::with_room(file.len() + 1);
    copy(&mut whole.reread(target)?, &mut reread).map_err(in_folder)?;
    if *reread != *file || !holds(&reread, &handed.keys, how) {
        return Err(HandOverFailure::NotProven);
    }
    let total = handed.keys.len() + handed.without.len();
    if watch(total, total).is_break() {
        return Err(HandOverError::Stopped.into());
    }
    let recipient = match how {
        HandOverAs::Letter {
            to: EncryptTo::Recipients(recipients),
            ..
        } => recipients.first().map(Recipient::to_string),
        _ => None,
    };
    let noted = HandOverFile {
        format: match how {
            HandOverAs::File { format, .. } => format.as_str(),
            HandOverAs::Letter { .. } => "letter",
        },
        encrypted: match how {
            HandOverAs::File { format, .. } => format.is_encrypted(),
            HandOverAs::Letter { .. } => true,
        },
        keys: handed.keys.len(),
        recipient: recipient.as_deref(),
    };
    issuer.note_hand_over(&handed.keys, &noted)?;
    whole.named(target)?;
    Ok(HandedOver {
        keys: handed.keys.len(),
        without: handed.without,
    })
}

fn made(
    issuer: &Issuer,
    keys: &[HandedSecret],
    how: HandOverAs<'_>,
) -> Result<Wiped, HandOverFailure> {
    let keys: Vec<HandedKey<'_>> = keys
        .iter()
        .map(|key| HandedKey {
            record: &key.record,
            workspace: &key.workspace,
            secret: &key.secret,
        })
        .collect();
    let mut file = Wiped::with_room(2048 * (keys.len() + 1));
    match (how, keys.first()) {
        (HandOverAs::File { format, passphrase }, _) => {
            let at = issuer.now();
            write(format, passphrase, &keys, at, &mut SysRng, &mut file)?;
        }
        (HandOverAs::Letter { text, to }, Some(key)) => write_letter(text, key, to, &mut file)?,
        (HandOverAs::Letter { .. }, None) => return Err(HandOverError::NoCopy.into()),
    }
    Ok(file)
}

/// Whether the file, opened as its program would open it, holds each of these keys once.
fn holds(file: &[u8], keys: &[HandedSecret], how: HandOverAs<'_>) -> bool {
    let HandOverAs::File { format, passphrase } = how else {
        return true;
    };
    if file.len() > LARGEST_FILE {
        return true;
    }
    let Ok(rows) = read(format.read_as(), file, passphrase) else {
        return false;
    };
    let read = rows
        .iter()
        .map(|row| row.secret.as_ref().map(|secret| secret.digest()));
    let Some(mut read) = read.collect::<Option<Vec<Digest>>>() else {
        return false;
    };
    let mut given: Vec<Digest> = keys.iter().map(|key| key.record.digest).collect();
    read.sort_unstable_by_key(|digest| *digest.as_bytes());
    given.sort_unstable_by_key(|digest| *digest.as_bytes());
    read == given
}

/// Piece by piece, through a buffer that is wiped.
fn copy(from: &mut impl Read, to: &mut Wiped) -> std::io::Result<()> {
    let mut piece = Wiped::with_room(1 << 16);
    piece.extend(&[0; 1 << 16]);
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(()),
            bytes => to.extend(&piece[..bytes]),
        }
    }
}
