use std::path::Path;

use keywright_core::{IssueError, KeychainError, NameError, RegistryError};
use serde::Serialize;
use ts_rs::TS;

/// What a command answers when it fails. The page branches on the code alone and shows the
/// message: what happened, what that means for what was being done, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct CommandError {
    pub(crate) code: ErrorCode,
    pub(crate) message: String,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ErrorCode {
    NameEmpty,
    NameTooLong,
    NameInvisibleCharacters,
    NameTaken,
    KeyNotFound,
    KeyAlreadyShown,
    NothingRevealed,
    KeychainAbsent,
    KeychainLocked,
    KeychainRefused,
    KeychainItemMissing,
    KeychainFailed,
    RegistryDamaged,
    RegistryNewer,
    RegistryForeign,
    RegistryNotOurs,
    RegistryReadOnly,
    RegistryFull,
    RegistryBusy,
    RegistryFailed,
    ClipboardFailed,
    Internal,
}

/// What was being done, for the sentence that says what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Reading,
    Creating,
    Revealing,
    Deleting,
    Unlocking,
}

impl Doing {
    fn outcome(self) -> &'static str {
        match self {
            Self::Reading | Self::Unlocking => "Nothing was changed.",
            Self::Creating => "No key was created.",
            Self::Revealing => "The key was not shown.",
            Self::Deleting => "The key was not deleted.",
        }
    }

    fn again(self) -> &'static str {
        match self {
            Self::Creating | Self::Deleting => "choose Confirm again",
            Self::Reading | Self::Revealing | Self::Unlocking => "try again",
        }
    }
}

impl CommandError {
    /// The answer for what a use case returned.
    pub(crate) fn new(doing: Doing, error: impl Into<IssueError>) -> Self {
        let error = error.into();
        match &error {
            IssueError::Name(name) => Self {
                code: name_code(name),
                message: name.to_string(),
            },
            IssueError::Generate(cause) => Self {
                code: ErrorCode::Internal,
                message: format!("{} {} Try again.", sentence(cause), doing.outcome()),
            },
            IssueError::Registry(registry) => from_registry(doing, registry),
            IssueError::Keychain(keychain) => from_keychain(doing, keychain),
            IssueError::AlreadyShown => Self {
                code: ErrorCode::KeyAlreadyShown,
                message: "This key was shown before and cannot be viewed again. Create a new one \
                          if it was lost."
                    .to_owned(),
            },
            IssueError::Mismatch => Self {
                code: ErrorCode::KeychainItemMissing,
                message: "The keychain holds something else under this key's name. Delete the key \
                          and create a new one."
                    .to_owned(),
            },
            IssueError::DeletionPending(cause) => Self {
                code: Self::new(doing, (**cause).clone()).code,
                message: format!(
                    "{} The deletion was begun, and Keywright finishes it as soon as it can. You \
                     may also {}.",
                    sentence(cause),
                    doing.again()
                ),
            },
        }
    }
}

fn name_code(error: &NameError) -> ErrorCode {
    match error {
        NameError::Empty => ErrorCode::NameEmpty,
        NameError::TooLong(_) => ErrorCode::NameTooLong,
        NameError::Invisible => ErrorCode::NameInvisibleCharacters,
    }
}

fn from_registry(doing: Doing, error: &RegistryError) -> CommandError {
    let (code, advice) = match error {
        RegistryError::NameTaken(_) => (ErrorCode::NameTaken, "Choose another name.".to_owned()),
        RegistryError::NotFound => (ErrorCode::KeyNotFound, String::new()),
        RegistryError::HandleTaken | RegistryError::UnderWay => (
            ErrorCode::RegistryBusy,
            format!("{} Try again in a moment.", doing.outcome()),
        ),
        RegistryError::Damaged(_) => (
            ErrorCode::RegistryDamaged,
            "Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.".to_owned(),
        ),
        RegistryError::Newer(_) => (
            ErrorCode::RegistryNewer,
            "Update Keywright to open it.".to_owned(),
        ),
        RegistryError::Foreign(_) => (
            ErrorCode::RegistryForeign,
            "Nothing was changed. Move the file away, then try again.".to_owned(),
        ),
        RegistryError::NotOurs(_) => (
            ErrorCode::RegistryNotOurs,
            "Nothing was changed. Give it to the user who runs Keywright, then try again."
                .to_owned(),
        ),
        RegistryError::ReadOnly(_) => (
            ErrorCode::RegistryReadOnly,
            format!(
                "{} Make the folder and the file writable, then {}.",
                doing.outcome(),
                doing.again()
            ),
        ),
        RegistryError::Full(_) => (
            ErrorCode::RegistryFull,
            format!("{} Make room, then {}.", doing.outcome(), doing.again()),
        ),
        RegistryError::Busy(_) => (
            ErrorCode::RegistryBusy,
            format!("{} Wait a moment, then {}.", doing.outcome(), doing.again()),
        ),
        RegistryError::Failed { .. } => (
            ErrorCode::RegistryFailed,
            format!(
                "{} Check the disk, then {}.",
                doing.outcome(),
                doing.again()
            ),
        ),
    };
    CommandError {
        code,
        message: format!("{} {advice}", sentence(error))
            .trim_end()
            .to_owned(),
    }
}

fn from_keychain(doing: Doing, error: &KeychainError) -> CommandError {
    let (outcome, again) = (doing.outcome(), doing.again());
    let (code, advice) = match error {
        KeychainError::NoService => (
            ErrorCode::KeychainAbsent,
            format!("Keywright keeps secrets only there. {outcome} Start one, then {again}."),
        ),
        KeychainError::Locked if doing == Doing::Unlocking => (
            ErrorCode::KeychainLocked,
            "It was not unlocked. Try again.".to_owned(),
        ),
        KeychainError::Locked => (
            ErrorCode::KeychainLocked,
            format!("{outcome} Unlock it and {again}."),
        ),
        KeychainError::Refused(_) => (
            ErrorCode::KeychainRefused,
            format!("{outcome} Allow Keywright to use it, then {again}."),
        ),
        KeychainError::Missing => (
            ErrorCode::KeychainItemMissing,
            "Delete the key and create a new one.".to_owned(),
        ),
        KeychainError::Platform(_) => (
            ErrorCode::KeychainFailed,
            format!("{outcome} Wait a moment, then {again}."),
        ),
    };
    CommandError {
        code,
        message: format!("{} {advice}", sentence(error)),
    }
}

/// The error's own words as a sentence.
fn sentence(error: &impl std::error::Error) -> String {
    let words = error.to_string();
    let mut rest = words.chars();
    let is_path = Path::new(&words).is_absolute();
    let first = rest.next().map(|first| match is_path {
        true => first.to_string(),
        false => first.to_uppercase().to_string(),
    });
    let end = if words.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{}{}{end}", first.unwrap_or_default(), rest.as_str())
}
