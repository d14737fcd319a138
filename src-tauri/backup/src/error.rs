use keywright_core::Cause;
use thiserror::Error;

use crate::{Limit, Malformed};

/// Why a backup was not written. Whatever was written so far is to be thrown away.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WriteError {
    /// It would be encrypted to nobody.
    #[error("a backup needs a recipient who can open it")]
    NoRecipients,
    /// More than [`crate::MOST_RECIPIENTS`]; this many.
    #[error("a backup has at most {max} recipients; these are {0}", max = crate::MOST_RECIPIENTS)]
    TooManyRecipients(usize),
    /// An item came after one of a later list: workspaces come first, then keys, secrets,
    /// postponements and the activity.
    #[error("the parts of a backup were written in the wrong order")]
    Order,
    /// What was to be written would be refused when it is read.
    #[error("this cannot be backed up as it is: {0}")]
    Malformed(#[from] Malformed),
    /// The file could not be written.
    #[error("the backup could not be written: {0}")]
    Failed(#[source] Cause),
}

/// Why a file was not read as a backup. Nothing of it may be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// It is no `age` file, or one of another version than 1.
    #[error("This is no backup of Keywright. Choose a file that Keywright has written.")]
    Foreign,
    /// It is an `age` file in its text form (`-----BEGIN AGE ENCRYPTED FILE-----`).
    #[error("This file is in text form. Turn it into a binary one as docs/backup-format.md says.")]
    Armored,
    /// It is an `age` file that holds something else.
    #[error("This file was encrypted by something else than Keywright: it holds no backup.")]
    NotABackup,
    /// The passphrase is another one. A file whose first lines are damaged looks the same.
    #[error("This passphrase does not open the file. Try again.")]
    WrongPassphrase,
    /// It is not encrypted to this identity's recipient. A file whose first lines are damaged looks
    /// the same.
    #[error("This identity does not open the file. Try the identity of its recovery sheet.")]
    NotForThisIdentity,
    /// It is encrypted with a passphrase, and an identity was given.
    #[error("This backup is opened with a passphrase, not with an identity.")]
    NeedsPassphrase,
    /// It is encrypted to recipients, and a passphrase was given.
    #[error("This backup is opened with an identity (AGE-SECRET-KEY-1…), not with a passphrase.")]
    NeedsIdentity,
    /// Something in it was changed.
    #[error("This backup is damaged: something in it was changed. Use another one.")]
    Damaged,
    /// Its end is missing, or something was added to it: it has not the length of a whole backup.
    #[error("This backup is not whole: its end is missing. Copy it again, or use another one.")]
    Truncated,
    /// A newer Keywright has written it, in this version of the format.
    #[error("A newer Keywright has written this backup (format {0}). Update Keywright to read it.")]
    Newer(u64),
    /// Trying the passphrase would take 1 KiB of memory times two to the power of `required`, and as
    /// much time.
    #[error(
        "Opening this file would take an absurd amount of work (2^{required}; at most 2^{most})."
    )]
    TooMuchWork {
        /// The file's work factor, as its logarithm.
        required: u64,
        /// The largest that is allowed.
        most: u8,
    },
    /// It is larger than [`crate::Limits`] allow.
    #[error("This file is too large: {0}.")]
    TooLarge(Limit),
    /// It is whole, and was made by somebody who knows the format, but is not as Keywright writes it.
    #[error("This backup does not hold together: {0}.")]
    Malformed(#[from] Malformed),
    /// It is a backup, but not the one that was expected.
    #[error("This is not the backup that was written.")]
    Different,
    /// The file could not be read.
    #[error("The file could not be read: {0}")]
    Failed(#[source] Cause),
}
