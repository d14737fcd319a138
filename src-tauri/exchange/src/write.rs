use std::error::Error;
use std::io::Write;

use keywright_backup::{Passphrase, Wiped};
use keywright_core::{Cause, KeyId, KeyName, Timestamp};
use rand::TryCryptoRng;
use thiserror::Error;

use crate::limits::MOST_KEYS;
use crate::stack::wipe_stack;
use crate::{HandOver, HandedKey, bitwarden, csv, dotenv, kdbx};

/// Writes keys as a file for another program, in the order in which they come. A passphrase is
/// given where the format is encrypted, and only there, so that no file is in clear by mistake.
///
/// The whole file is made in memory, of which it takes about three times its size, before the first
/// byte is written.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write<R>(
    format: HandOver,
    passphrase: Option<&Passphrase>,
    keys: &[HandedKey<'_>],
    at: Timestamp,
    random: &mut R,
    mut out: impl Write,
) -> Result<(), WriteError>
where
    R: TryCryptoRng,
    R::Error: Error + Send + Sync + 'static,
{
    if keys.len() > MOST_KEYS {
        return Err(WriteError::TooManyKeys(keys.len()));
    }
    let mut fill = |bytes: &mut [u8]| {
        let filled = random.try_fill_bytes(bytes);
        filled.map_err(|error| WriteError::NoRandomness(Cause::new(error)))
    };
    let file = made(format, passphrase, keys, at, &mut Random(&mut fill));
    wipe_stack();
    out.write_all(&file?)
        .and_then(|()| out.flush())
        .map_err(|error| WriteError::Failed(Cause::new(error)))
}

fn made(
    format: HandOver,
    passphrase: Option<&Passphrase>,
    keys: &[HandedKey<'_>],
    at: Timestamp,
    random: &mut Random<'_>,
) -> Result<Wiped, WriteError> {
    if let Some(key) = keys.iter().find(|key| !key.fits()) {
        return Err(WriteError::WrongSecret(key.record.id));
    }
    match (format, passphrase) {
        (HandOver::KeePass, Some(passphrase)) => kdbx::write(keys, passphrase, at),
        (HandOver::BitwardenProtected, Some(passphrase)) => {
            bitwarden::write_protected(keys, passphrase, at, random)
        }
        (HandOver::KeePass | HandOver::BitwardenProtected, None) => {
            Err(WriteError::NeedsPassphrase)
        }
        (_, Some(_)) => Err(WriteError::NotEncrypted),
        (HandOver::BitwardenPlain, None) => bitwarden::write_plain(keys, at, random),
        (HandOver::OnePassword, None) => csv::write(keys),
        (HandOver::DotEnv, None) => Ok(dotenv::write(keys)),
    }
}

/// Where random bytes come from.
pub(crate) struct Random<'a>(&'a mut dyn FnMut(&mut [u8]) -> Result<(), WriteError>);

impl Random<'_> {
    pub(crate) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], WriteError> {
        let mut bytes = [0; N];
        (self.0)(&mut bytes)?;
        Ok(bytes)
    }
}

/// What is serialised into memory does not fail for want of room on a disk.
pub(crate) fn json(out: &mut Wiped, value: &impl serde::Serialize) -> Result<(), WriteError> {
    serde_json::to_writer(out, value).map_err(|error| WriteError::Failed(Cause::new(error)))
}

/// Why keys were not handed over. Whatever was written so far is to be thrown away.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WriteError {
    /// The format is encrypted, and no passphrase was given.
    #[error("Enter a passphrase: this format is encrypted.")]
    NeedsPassphrase,
    /// A passphrase was given, and the format cannot be encrypted.
    #[error("This format cannot be encrypted. Choose another one, or leave the passphrase out.")]
    NotEncrypted,
    /// More than [`crate::MOST_KEYS`]; this many.
    #[error("a file holds at most {MOST_KEYS} keys; these are {0}")]
    TooManyKeys(usize),
    /// The secret belongs to another record than this one.
    #[error("the secret is not that of key {0}")]
    WrongSecret(KeyId),
    /// The access key of this name would be run as a formula where the sheet is opened in a
    /// spreadsheet, and cannot be altered.
    #[error("the access key of “{0}” begins like a formula")]
    Formula(KeyName),
    /// The file would hold this key twice.
    #[error("key {0} is given twice")]
    Twice(KeyId),
    /// The letter would be encrypted to nobody.
    #[error("Choose who can open the letter.")]
    NoRecipients,
    /// The letter would be encrypted to more recipients than one; this many.
    #[error("A letter has one recipient; these are {0}.")]
    TooManyRecipients(usize),
    /// The operating system gave no random numbers.
    #[error("the operating system gave no random numbers: {0}")]
    NoRandomness(#[source] Cause),
    /// There was not enough memory to make the passphrase dear to guess.
    #[error("There is not enough memory to encrypt the file.")]
    OutOfMemory,
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    Failed(#[source] Cause),
}
