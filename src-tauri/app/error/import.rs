//! What is said when keys could not be taken over, and what is wrong with each.

use fluent_bundle::FluentValue;
use keywright_core::{ExpiryError, ImportError, ImportProblem, LONGEST_SECRET, NameError};
use keywright_exchange::{LARGEST_FILE, MOST_KEYS, Problem, ReadError};

use super::{CommandError, Doing, ErrorCode, from_details, from_name};
use crate::texts::{text, text_with};

impl CommandError {
    /// The answer where nothing was read of a file.
    pub(crate) fn from_import_file(error: &ReadError) -> Self {
        let passphrase = |id| Self::saying(ErrorCode::PassphraseWrong, id);
        let megabytes = |bytes: u64| bytes >> 20;
        match error {
            ReadError::NeedsPassphrase => passphrase("error-import-needs-passphrase"),
            ReadError::WrongPassphrase => passphrase("error-import-passphrase"),
            ReadError::TooLarge => saying(
                "error-import-too-large",
                &[("most", megabytes(LARGEST_FILE as u64).into())],
            ),
            ReadError::ContentTooLarge => saying("error-import-content-too-large", &[]),
            ReadError::TooManyEntries => {
                saying("error-import-too-many", &[("most", MOST_KEYS.into())])
            }
            ReadError::Foreign => saying("error-import-foreign", &[]),
            ReadError::NotText => saying("error-import-not-text", &[]),
            ReadError::NoHeads => saying("error-import-no-heads", &[]),
            ReadError::TooOld => saying("error-import-too-old", &[]),
            ReadError::Newer(version) => {
                saying("error-import-newer", &[("version", (*version).into())])
            }
            ReadError::Unsupported => saying("error-import-unsupported", &[]),
            ReadError::AccountRestricted => saying("error-import-account", &[]),
            ReadError::Damaged => saying("error-import-damaged", &[]),
            ReadError::TooMuchMemory(kilobytes) => saying(
                "error-import-too-much-memory",
                &[("megabytes", (kilobytes >> 10).into())],
            ),
            ReadError::TooMuchWork(_) => saying("error-import-too-much-work", &[]),
            ReadError::OutOfMemory => saying("error-import-out-of-memory", &[]),
        }
    }

    /// The answer where nothing was taken over.
    pub(crate) fn from_importing(error: &ImportError) -> Self {
        let problems = |id| Self::saying(ErrorCode::ImportProblems, id);
        match error {
            ImportError::Problems => problems("error-import-problems"),
            ImportError::Changed => problems("error-import-changed"),
            ImportError::Stopped => Self::saying(ErrorCode::WorkStopped, "error-import-stopped"),
            ImportError::Issue(error) => Self::new(Doing::Importing, error.clone()),
        }
    }
}

/// What is wrong with an entry by itself.
pub(crate) fn entry_problem(problem: &Problem) -> String {
    let name = |error: &NameError| {
        from_name(error, ErrorCode::NameEmpty, "import-problem-no-name").message
    };
    match problem {
        Problem::Unreadable => text("import-problem-unreadable"),
        Problem::WrongCells => text("import-problem-cells"),
        Problem::NoName => name(&NameError::Empty),
        Problem::Name(error) => name(error),
        Problem::NameTwice(_) => text("import-problem-name-twice"),
        Problem::NoSecret => text("import-problem-no-secret"),
        Problem::SecretTooLong(length) => text_with(
            "import-problem-secret-too-long",
            &[
                ("most", LONGEST_SECRET.into()),
                ("length", (*length).into()),
            ],
        ),
        Problem::SecretInvisible => text("import-problem-secret-invisible"),
        Problem::SecretPadded => text("import-problem-secret-padded"),
        Problem::SecretDamaged => text("import-problem-secret-damaged"),
        Problem::SecretTwice(_) => text("import-problem-key-twice"),
        Problem::Details(error) => {
            let details = from_details(error).message;
            text_with("import-problem-details", &[("reason", details.into())])
        }
        Problem::UnknownValue => text("import-problem-unknown-value"),
    }
}

/// What keeps an entry from being taken over. `place` tells where the one of an index stands.
pub(crate) fn import_problem(problem: &ImportProblem, place: &dyn Fn(usize) -> String) -> String {
    let named = |id, name: &str| text_with(id, &[("name", name.to_owned().into())]);
    let at = |id, index: usize| text_with(id, &[("place", place(index).into())]);
    match problem {
        ImportProblem::Name(error) => {
            from_name(error, ErrorCode::NameEmpty, "import-problem-no-name").message
        }
        ImportProblem::NameTaken(name) => named("error-name-taken", name.as_str()),
        ImportProblem::NameTwice(index) => at("import-problem-name-twice-at", *index),
        ImportProblem::Known(name) => named("import-problem-known", name.as_str()),
        ImportProblem::Deleted(name, _) => named("import-problem-deleted", name.as_str()),
        ImportProblem::KeyTwice(index) => at("import-problem-key-twice-at", *index),
        ImportProblem::HandleTaken => text("import-problem-handle"),
        ImportProblem::Expiry(ExpiryError::Past) => text("import-problem-expired"),
        ImportProblem::Expiry(ExpiryError::BeyondLimit(days)) => {
            text_with("import-problem-expiry", &[("days", days.count().into())])
        }
    }
}

fn saying(id: &str, values: &[(&str, FluentValue<'_>)]) -> CommandError {
    CommandError {
        code: ErrorCode::ImportFile,
        message: text_with(id, values),
    }
}
