use std::io::Write;

use keywright_backup::{EncryptTo, Wiped, WriteError as AgeError};

use crate::{HandedKey, WriteError};

/// With what the line begins that holds the access key.
const KEY: &str = "Access key: ";

/// Writes one key as an `age` file for one recipient, or for whoever knows a passphrase. Encrypted is
/// a text: what the caller says, a blank line, and a last line with `Access key: ` and the key.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write_letter(
    text: &str,
    key: &HandedKey<'_>,
    to: &EncryptTo,
    out: impl Write,
) -> Result<(), WriteError> {
    if !key.fits() {
        return Err(WriteError::WrongSecret(key.record.id));
    }
    match to {
        EncryptTo::Recipients(recipients) if recipients.len() > 1 => {
            return Err(WriteError::TooManyRecipients(recipients.len()));
        }
        _ => {}
    }
    let mut letter = Wiped::with_room(text.len() + 128);
    letter.extend(text.trim_end().as_bytes());
    letter.extend(b"\n\n");
    letter.extend(KEY.as_bytes());
    letter.extend(key.secret.expose().as_bytes());
    letter.push(b'\n');
    keywright_backup::encrypt(&letter, to, out).map_err(|error| match error {
        AgeError::NoRecipients => WriteError::NoRecipients,
        AgeError::TooManyRecipients(count) => WriteError::TooManyRecipients(count),
        AgeError::Failed(cause) => WriteError::Failed(cause),
        other => WriteError::Failed(keywright_core::Cause::new(other)),
    })
}
