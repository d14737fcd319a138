//! From a file to what was encrypted in it. What that says is `parse`'s matter.

mod header;
mod input;

use std::io::Read;
use std::iter::once;

use age::{DecryptError, Decryptor, Identity, scrypt};

use self::header::Header;
use self::input::Input;
use crate::parse::{Plain, unread};
use crate::{DecryptWith, Limits, ReadError};

/// Decrypts the file and hands its content to `see`. What that answers counts only once the content
/// was read to its end: until then it may lack its end.
pub(crate) fn open<T>(
    file: impl Read,
    with: &DecryptWith,
    limits: &Limits,
    see: impl FnOnce(&mut Plain<'_>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let mut input = Input::new(file);
    let outcome = decrypt(&mut input, with, limits, see);
    match (outcome, input.failed()) {
        // Whatever was made of it on the way.
        (Err(_), Some(cause)) => Err(ReadError::Failed(cause)),
        (Err(ReadError::Damaged), None) if input.is_cut_off() => Err(ReadError::Truncated),
        (outcome, _) => outcome,
    }
}

fn decrypt<T>(
    input: &mut Input<impl Read>,
    with: &DecryptWith,
    limits: &Limits,
    see: impl FnOnce(&mut Plain<'_>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let header = Header::read(input)?;
    input.header_ends_here();
    header.check_work(limits.work_factor)?;
    // The header ends with its last line, so `age` finds no reason to read on for more of it.
    let decryptor = Decryptor::new_buffered(header.bytes().chain(input)).map_err(refused)?;
    let mut content = match (with, decryptor.is_scrypt()) {
        (DecryptWith::Passphrase(_), false) => return Err(ReadError::NeedsIdentity),
        (DecryptWith::Identity(_), true) => return Err(ReadError::NeedsPassphrase),
        (DecryptWith::Passphrase(passphrase), true) => {
            let mut identity = scrypt::Identity::new(passphrase.secret());
            identity.set_max_work_factor(limits.work_factor);
            decryptor
                .decrypt(once(&identity as &dyn Identity))
                .map_err(|error| match error {
                    DecryptError::DecryptionFailed => ReadError::WrongPassphrase,
                    other => refused(other),
                })?
        }
        (DecryptWith::Identity(identity), false) => decryptor
            .decrypt(once(identity.age() as &dyn Identity))
            .map_err(refused)?,
    };
    see(&mut Plain::new(&mut content, limits.document))
}

/// What `age` says of a header. Its texts are in its own words, so they are not kept.
fn refused(error: DecryptError) -> ReadError {
    match error {
        DecryptError::NoMatchingKeys => ReadError::NotForThisIdentity,
        DecryptError::Io(error) => unread(&error),
        _ => ReadError::Damaged,
    }
}
