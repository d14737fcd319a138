use std::collections::HashMap;

use keywright_core::{
    Detail, Details, DetailsError, FormatError, KeyFormat, KeyName, LONGEST_SECRET, NameError,
    stands_in,
};
use thiserror::Error;

use crate::{ImportedRow, ImportedSecret};

/// What is wrong with one entry of a file. It never repeats what stands there.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Problem {
    /// A cell or value that is no text, or does not end.
    #[error("A part of this entry cannot be read.")]
    Unreadable,
    /// The line has another number of cells than the heads.
    #[error("This line has another number of cells than the first one.")]
    WrongCells,
    /// It has no name.
    #[error("This entry has no name.")]
    NoName,
    /// Its name is no name for a key.
    #[error("{0}")]
    Name(#[source] NameError),
    /// An entry before has the same name: the one with this index in the answer.
    #[error("Another entry has the same name.")]
    NameTwice(usize),
    /// It has no secret.
    #[error("This entry has no secret.")]
    NoSecret,
    /// The secret has more than [`LONGEST_SECRET`] bytes; this many. It was left out.
    #[error("A secret has at most {LONGEST_SECRET} bytes; this one has {0}.")]
    SecretTooLong(usize),
    /// The secret holds a line end, a tabulator or something else that cannot be seen.
    #[error("This secret holds a line end or another control character.")]
    SecretInvisible,
    /// The secret begins or ends with a blank, which no API takes for a part of it.
    #[error("This secret begins or ends with a blank.")]
    SecretPadded,
    /// The secret has the shape of one of Keywright's own, but not its checksum: a part of it was
    /// lost or changed.
    #[error("This access key is damaged: its checksum does not fit.")]
    SecretDamaged,
    /// An entry before has the same secret: the one with this index in the answer.
    #[error("Another entry has the same secret.")]
    SecretTwice(usize),
    /// What it is for cannot be noted as it is.
    #[error("{0}")]
    Details(#[source] DetailsError),
    /// An environment or an expiry is given that is none.
    #[error("The environment or the expiry of this entry is not known.")]
    UnknownValue,
}

/// Notes what is wrong with the entries by themselves, and beside each other.
pub(crate) fn check(rows: &mut [ImportedRow]) {
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut secrets: HashMap<[u8; 32], usize> = HashMap::new();
    for (index, row) in rows.iter_mut().enumerate() {
        match KeyName::new(&row.name) {
            Ok(name) => {
                let first = *names.entry(name.folded()).or_insert(index);
                if first != index {
                    row.problems.push(Problem::NameTwice(first));
                }
            }
            Err(NameError::Empty) => row.problems.push(Problem::NoName),
            Err(error) => row.problems.push(Problem::Name(error)),
        }
        check_secret(row, index, &mut secrets);
        let owner = row.owner.as_deref().unwrap_or_default();
        let details = Details::new(owner, &row.used_by, &row.tags, &row.notes);
        if let Err(error) = details.and_then(|_| without_secret(row)) {
            row.problems.push(Problem::Details(error));
        }
    }
}

/// What it is for stands in clear, so the secret is not to stand there, too.
fn without_secret(row: &ImportedRow) -> Result<(), DetailsError> {
    let secret = row.secret.as_ref().map(ImportedSecret::expose);
    let is_in = |text: &String| secret.is_some_and(|secret| stands_in(secret, text));
    let held = [
        (Detail::Owner, row.owner.iter().any(is_in)),
        (Detail::UsedBy, row.used_by.iter().any(is_in)),
        (Detail::Tags, row.tags.iter().any(is_in)),
        (Detail::Notes, is_in(&row.notes)),
    ];
    match held.into_iter().find(|(_, is_held)| *is_held) {
        Some((detail, _)) => Err(DetailsError::Entry(detail, NameError::HoldsKey)),
        None => Ok(()),
    }
}

fn check_secret(row: &mut ImportedRow, index: usize, secrets: &mut HashMap<[u8; 32], usize>) {
    let problem = match row.secret.as_ref().map(ImportedSecret::expose) {
        None | Some("") => {
            row.secret = None;
            // Where it could not be read, that says enough.
            let said = |problem: &Problem| {
                matches!(problem, Problem::SecretTooLong(_) | Problem::Unreadable)
            };
            (!row.problems.iter().any(said)).then_some(Problem::NoSecret)
        }
        Some(text) if text.chars().any(is_unseen) => Some(Problem::SecretInvisible),
        Some(text) if text.trim() != text => Some(Problem::SecretPadded),
        Some(text) if KeyFormat::parse(text) == Err(FormatError::Checksum) => {
            Some(Problem::SecretDamaged)
        }
        Some(_) => None,
    };
    row.problems.extend(problem);
    if let Some(secret) = &row.secret {
        let digest = *secret.digest().as_bytes();
        let first = *secrets.entry(digest).or_insert(index);
        if first != index {
            row.problems.push(Problem::SecretTwice(first));
        }
    }
}

/// Line and paragraph separators end lines, too.
fn is_unseen(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
