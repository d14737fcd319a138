use keywright_backup::Passphrase;
use thiserror::Error;

use crate::limits::{Costs, LARGEST_CONTENT, LARGEST_FILE, MOST_KEYS};
use crate::stack::wipe_stack;
use crate::{ImportedRow, TakeOver, bitwarden, csv, dotenv, kdbx, problem};

/// Reads all entries of a file, each with its problems, in the order in which they stand there. A
/// passphrase that the file does not need is not looked at.
///
/// # Errors
///
/// See [`ReadError`]: the file as a whole is not what it should be.
pub fn read(
    format: TakeOver,
    file: &[u8],
    passphrase: Option<&Passphrase>,
) -> Result<Vec<ImportedRow>, ReadError> {
    read_at_most(format, file, passphrase, &Costs::MOST)
}

/// Reads as [`read()`] does, but refuses whatever makes a passphrase dear to guess: for fuzzers, which
/// read many.
///
/// # Errors
///
/// As [`read()`].
#[cfg(feature = "testing")]
pub fn read_cheaply(
    format: TakeOver,
    file: &[u8],
    passphrase: Option<&Passphrase>,
) -> Result<Vec<ImportedRow>, ReadError> {
    read_at_most(format, file, passphrase, &Costs::CHEAP)
}

fn read_at_most(
    format: TakeOver,
    file: &[u8],
    passphrase: Option<&Passphrase>,
    most: &Costs,
) -> Result<Vec<ImportedRow>, ReadError> {
    if file.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    let outcome = entries(format, file, passphrase, most);
    wipe_stack();
    outcome
}

fn entries(
    format: TakeOver,
    file: &[u8],
    passphrase: Option<&Passphrase>,
    most: &Costs,
) -> Result<Vec<ImportedRow>, ReadError> {
    let mut rows = match format {
        TakeOver::Csv => csv::read(file)?,
        TakeOver::DotEnv => dotenv::read(file)?,
        TakeOver::KeePass => kdbx::read(file, passphrase, most)?,
        TakeOver::Bitwarden => bitwarden::read(file, passphrase, most)?,
    };
    problem::check(&mut rows);
    Ok(rows)
}

/// One more entry, if there may be one.
pub(crate) fn push(rows: &mut Vec<ImportedRow>, row: ImportedRow) -> Result<(), ReadError> {
    if rows.len() == MOST_KEYS {
        return Err(ReadError::TooManyEntries);
    }
    rows.push(row);
    Ok(())
}

/// Why nothing was read of a file.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// More than [`crate::LARGEST_FILE`].
    #[error("This file is too large: at most {} MiB are read.", LARGEST_FILE >> 20)]
    TooLarge,
    /// It unpacks to more than 64 MiB.
    #[error("This file unpacks to more than {} MiB, which no list of keys takes.", LARGEST_CONTENT >> 20)]
    ContentTooLarge,
    /// More than [`crate::MOST_KEYS`].
    #[error("This file has too many entries: at most {MOST_KEYS} are read.")]
    TooManyEntries,
    /// It is no file of this kind.
    #[error("This is no file of the chosen kind. Choose the kind that it is, or another file.")]
    Foreign,
    /// It is no text in UTF-8.
    #[error("This file is no text in UTF-8. Save it in that encoding, then try again.")]
    NotText,
    /// The sheet's first line names no column with names, or none with secrets.
    #[error(
        "The first line names no column for names, or none for secrets. Call them “Name” and “Secret”."
    )]
    NoHeads,
    /// A database of KeePass 1 (KDB), or KDBX of a version before 3.
    #[error("This database is of an old kind. Save it as KDBX 4 in KeePassXC, then try again.")]
    TooOld,
    /// A newer KDBX than 4: this version.
    #[error("A newer program has written this database (KDBX {0}). Save it as KDBX 4 there.")]
    Newer(u16),
    /// It is encrypted in a way that is not known here, for example with a plug-in.
    #[error(
        "This file is encrypted in a way that Keywright does not know. Save it with the usual settings."
    )]
    Unsupported,
    /// A Bitwarden export that only the account opens that made it.
    #[error(
        "Only the Bitwarden account that made this file opens it. Export it with a password of its own."
    )]
    AccountRestricted,
    /// It is encrypted, and no passphrase was given.
    #[error("Enter the passphrase of this file.")]
    NeedsPassphrase,
    /// The passphrase is another one, or is not enough: a key file or a hardware key may be needed, too.
    /// A file that is damaged in certain places looks the same.
    #[error("This passphrase does not open the file. Try again. A key file cannot be given here.")]
    WrongPassphrase,
    /// Something in it was changed, or its end is missing.
    #[error("This file is damaged: something in it was changed, or its end is missing.")]
    Damaged,
    /// Trying the passphrase would take this many KiB of memory.
    #[error("Opening this file would take {} MiB of memory, which is too much.", .0 >> 10)]
    TooMuchMemory(u64),
    /// Trying the passphrase would take an absurd amount of work: this many rounds.
    #[error("Opening this file would take an absurd amount of work ({0} rounds).")]
    TooMuchWork(u64),
    /// This machine has not the memory that the passphrase takes.
    #[error("There is not enough memory to open this file.")]
    OutOfMemory,
}
