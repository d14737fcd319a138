mod backup;
mod hand_over;
mod import;
mod lock;
mod store;

use std::error::Error;

use fluent_bundle::FluentValue;
use keywright_core::{
    Detail, DetailsError, ExpiryError, GenerateError, IssueError, KeychainError, MOST_ENTRIES,
    NAME_LENGTH, NOTES_LENGTH, NameError, RegistryError, Unfit, WorkspaceRefusal,
};
use serde::Serialize;
use ts_rs::TS;

pub(crate) use self::import::{entry_problem, import_problem};
use crate::exports::ExportError;
use crate::texts::{text, text_with};

pub(crate) use self::store::speak_of;

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
    NameHoldsKey,
    NameTaken,
    WorkspaceNameEmpty,
    PrefixInvalid,
    WorkspaceNameTaken,
    WorkspaceNotEmpty,
    WorkspaceLast,
    WorkspaceMissing,
    PolicyInvalid,
    OwnerInvalid,
    UsedByInvalid,
    TagsInvalid,
    NotesInvalid,
    ExpiryPast,
    ExpiryBeyondLimit,
    OverlapInvalid,
    KeyRotated,
    KeyNotRotated,
    KeyEnded,
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
    SettingRefused,
    ShortcutTaken,
    ShortcutModifier,
    ShortcutWayland,
    ShortcutFailed,
    AutostartFailed,
    FolderFailed,
    SaveFailed,
    FileFailed,
    FileTooLarge,
    PassphraseTooShort,
    SecretWrong,
    RecipientInvalid,
    AnswerWrong,
    RestoreChanged,
    WorkStopped,
    BackupFailed,
    ImportFile,
    ImportProblems,
    Locked,
    PassphraseWrong,
    PassphraseWait,
    RecoveryWrong,
    RecoveryAbsent,
    LockUnreadable,
    NoCopy,
    HandOverFailed,
    TextInvalid,
    RecoveryRuledOut,
    PassphraseNotSet,
    ReasonMissing,
    ReasonInvalid,
    VaultPassphraseWrong,
    VaultFailed,
    SecretsMoving,
    Internal,
}

/// What was being done, for the sentence that says what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Reading,
    /// In the dialog.
    Creating,
    /// From the tray, a shortcut or a launcher.
    QuickCreating,
    Revealing,
    Deleting,
    Unlocking,
    Renaming,
    Rotating,
    /// A key or a workspace.
    Editing,
    /// A setting.
    Changing,
    BackingUp,
    Restoring,
    HandingOver,
    /// One key, from the keychain to the clipboard.
    Recovering,
    /// All secrets, to another store.
    Moving,
    Importing,
}

impl Doing {
    /// What the catalogue calls it.
    fn word(self) -> FluentValue<'static> {
        match self {
            Self::Reading => "reading",
            Self::Creating => "creating",
            Self::QuickCreating => "quick-creating",
            Self::Revealing => "revealing",
            Self::Deleting => "deleting",
            Self::Unlocking => "unlocking",
            Self::Renaming => "renaming",
            Self::Rotating => "rotating",
            Self::Editing => "editing",
            Self::Changing => "changing",
            Self::BackingUp => "backing-up",
            Self::Restoring => "restoring",
            Self::HandingOver => "handing-over",
            Self::Recovering => "recovering",
            Self::Moving => "moving",
            Self::Importing => "importing",
        }
        .into()
    }
}

impl CommandError {
    /// This code with the sentence of this id.
    pub(crate) fn saying(code: ErrorCode, id: &str) -> Self {
        Self {
            code,
            message: text(id),
        }
    }

    /// This code, and a sentence that quotes what the system said.
    pub(crate) fn because(code: ErrorCode, id: &str, reason: &dyn Error) -> Self {
        Self {
            code,
            message: text_with(id, &[("reason", self::reason(reason))]),
        }
    }

    /// The answer for what a use case returned.
    pub(crate) fn new(doing: Doing, error: impl Into<IssueError>) -> Self {
        match &error.into() {
            IssueError::Name(name) => from_name(name, ErrorCode::NameEmpty, "error-name-empty"),
            IssueError::Workspace(refusal) => Self::from_workspace(refusal),
            IssueError::Details(error) => from_details(error),
            IssueError::Expiry(ExpiryError::Past) => {
                Self::saying(ErrorCode::ExpiryPast, "error-expiry-past")
            }
            IssueError::Expiry(ExpiryError::BeyondLimit(days)) => Self {
                code: ErrorCode::ExpiryBeyondLimit,
                message: text_with(
                    "error-expiry-beyond-limit",
                    &[("days", days.count().into())],
                ),
            },
            IssueError::Generate(GenerateError::Random(cause)) => Self {
                code: ErrorCode::Internal,
                message: text_with(
                    "error-no-random",
                    &[("doing", doing.word()), ("reason", reason(cause))],
                ),
            },
            IssueError::Registry(registry) => from_registry(doing, registry),
            IssueError::Keychain(keychain) => from_keychain(doing, keychain),
            IssueError::AlreadyShown => {
                Self::saying(ErrorCode::KeyAlreadyShown, "error-key-already-shown")
            }
            IssueError::Mismatch => {
                Self::saying(ErrorCode::KeychainItemMissing, "error-key-mismatch")
            }
            IssueError::DeletionPending(cause) => Self {
                code: Self::new(doing, (**cause).clone()).code,
                message: text_with(
                    "error-deletion-pending",
                    &[("cause", what_happened(cause).into())],
                ),
            },
            IssueError::NotDiscarded(cause) => Self {
                code: Self::new(doing, (**cause).clone()).code,
                message: text_with(
                    "error-not-discarded",
                    &[("cause", what_happened(cause).into())],
                ),
            },
        }
    }
}

impl CommandError {
    /// The answer for what was to be written and was not.
    pub(crate) fn from_export(error: ExportError) -> Self {
        match error {
            ExportError::Registry(error) => Self::new(Doing::Reading, error),
            // In memory there is always room.
            ExportError::File(_) => Self::saying(ErrorCode::Internal, "error-internal"),
            ExportError::NoSheet => {
                Self::saying(ErrorCode::BackupFailed, "error-backup-no-schedule")
            }
        }
    }

    /// The answer for a workspace that cannot be like that.
    pub(crate) fn from_workspace(refusal: &WorkspaceRefusal) -> Self {
        match refusal {
            WorkspaceRefusal::Name(name) => from_name(
                name,
                ErrorCode::WorkspaceNameEmpty,
                "error-workspace-name-empty",
            ),
            WorkspaceRefusal::Prefix => Self::saying(ErrorCode::PrefixInvalid, "error-prefix"),
            WorkspaceRefusal::DefaultBeyondLimit(days) => Self {
                code: ErrorCode::PolicyInvalid,
                message: text_with(
                    "error-default-beyond-limit",
                    &[("days", days.count().into())],
                ),
            },
        }
    }
}

/// The code tells the field beside which the sentence stands.
fn from_details(error: &DetailsError) -> CommandError {
    let code = |detail: &Detail| match detail {
        Detail::Owner => ErrorCode::OwnerInvalid,
        Detail::UsedBy => ErrorCode::UsedByInvalid,
        Detail::Tags => ErrorCode::TagsInvalid,
        Detail::Notes => ErrorCode::NotesInvalid,
    };
    match error {
        DetailsError::Entry(detail, NameError::TooLong(length)) => CommandError {
            code: code(detail),
            message: text_with(
                "error-entry-too-long",
                &[("most", NAME_LENGTH.into()), ("length", (*length).into())],
            ),
        },
        DetailsError::Entry(detail, NameError::HoldsKey) => {
            CommandError::saying(code(detail), "error-holds-key")
        }
        DetailsError::Entry(Detail::Notes, _) => {
            CommandError::saying(ErrorCode::NotesInvalid, "error-notes-invisible")
        }
        DetailsError::Entry(detail, NameError::Empty | NameError::Invisible) => {
            CommandError::saying(code(detail), "error-entry-invisible")
        }
        DetailsError::TooMany(detail) => CommandError {
            code: code(detail),
            message: text_with("error-entries-too-many", &[("most", MOST_ENTRIES.into())]),
        },
        DetailsError::NotesTooLong(length) => CommandError {
            code: ErrorCode::NotesInvalid,
            message: text_with(
                "error-notes-too-long",
                &[("most", NOTES_LENGTH.into()), ("length", (*length).into())],
            ),
        },
    }
}

/// What the system says, without the full stop that the sentence around it brings along.
pub(crate) fn reason(error: &(impl Error + ?Sized)) -> FluentValue<'static> {
    error.to_string().trim_end_matches('.').to_owned().into()
}

fn from_name(error: &NameError, empty: ErrorCode, says_empty: &str) -> CommandError {
    match error {
        NameError::Empty => CommandError::saying(empty, says_empty),
        NameError::TooLong(length) => CommandError {
            code: ErrorCode::NameTooLong,
            message: text_with(
                "error-name-too-long",
                &[("most", NAME_LENGTH.into()), ("length", (*length).into())],
            ),
        },
        NameError::Invisible => {
            CommandError::saying(ErrorCode::NameInvisibleCharacters, "error-name-invisible")
        }
        NameError::HoldsKey => CommandError::saying(ErrorCode::NameHoldsKey, "error-holds-key"),
    }
}

fn from_registry(doing: Doing, error: &RegistryError) -> CommandError {
    let (code, id) = match error {
        RegistryError::NameTaken(_) => (ErrorCode::NameTaken, "error-name-taken"),
        RegistryError::NotFound => (ErrorCode::KeyNotFound, "error-key-not-found"),
        RegistryError::HandleTaken => (ErrorCode::RegistryBusy, "error-handle-taken"),
        RegistryError::UnderWay => (ErrorCode::RegistryBusy, "error-under-way"),
        RegistryError::Changed => (ErrorCode::RestoreChanged, "error-restore-changed"),
        RegistryError::Unfit(Unfit::Rotated) => (ErrorCode::KeyRotated, "error-key-rotated"),
        RegistryError::Unfit(Unfit::NotRotated) => {
            (ErrorCode::KeyNotRotated, "error-key-not-rotated")
        }
        RegistryError::Unfit(Unfit::Ended) => (ErrorCode::KeyEnded, "error-key-ended"),
        RegistryError::WorkspaceNameTaken(_) => {
            (ErrorCode::WorkspaceNameTaken, "error-workspace-name-taken")
        }
        RegistryError::WorkspaceNotEmpty(_) => {
            (ErrorCode::WorkspaceNotEmpty, "error-workspace-not-empty")
        }
        RegistryError::LastWorkspace => (ErrorCode::WorkspaceLast, "error-workspace-last"),
        RegistryError::NoSuchWorkspace => (ErrorCode::WorkspaceMissing, "error-workspace-missing"),
        RegistryError::Damaged(_) => (ErrorCode::RegistryDamaged, "error-registry-damaged"),
        RegistryError::Newer(_) => (ErrorCode::RegistryNewer, "error-registry-newer"),
        RegistryError::Foreign(_) => (ErrorCode::RegistryForeign, "error-registry-foreign"),
        RegistryError::NotOurs(_) => (ErrorCode::RegistryNotOurs, "error-registry-not-ours"),
        RegistryError::ReadOnly(_) => (ErrorCode::RegistryReadOnly, "error-registry-read-only"),
        RegistryError::Full(_) => (ErrorCode::RegistryFull, "error-registry-full"),
        RegistryError::Busy(_) => (ErrorCode::RegistryBusy, "error-registry-busy"),
        RegistryError::Failed { .. } => (ErrorCode::RegistryFailed, "error-registry-failed"),
    };
    let mut values = registry_values(error);
    values.push(("doing", doing.word()));
    CommandError {
        code,
        message: text_with(id, &values),
    }
}

fn registry_values(error: &RegistryError) -> Vec<(&'static str, FluentValue<'static>)> {
    match error {
        RegistryError::NameTaken(name) => vec![("name", name.to_string().into())],
        RegistryError::WorkspaceNameTaken(name) => vec![("name", name.clone().into())],
        RegistryError::WorkspaceNotEmpty(keys) => vec![("count", (*keys).into())],
        RegistryError::Damaged(path)
        | RegistryError::Newer(path)
        | RegistryError::Foreign(path)
        | RegistryError::NotOurs(path)
        | RegistryError::ReadOnly(path)
        | RegistryError::Full(path)
        | RegistryError::Busy(path) => vec![("path", path.display().to_string().into())],
        RegistryError::Failed { path, cause } => vec![
            ("path", path.display().to_string().into()),
            ("reason", reason(cause)),
        ],
        RegistryError::NotFound
        | RegistryError::HandleTaken
        | RegistryError::UnderWay
        | RegistryError::Changed
        | RegistryError::Unfit(_)
        | RegistryError::LastWorkspace
        | RegistryError::NoSuchWorkspace => vec![],
    }
}

fn from_keychain(doing: Doing, error: &KeychainError) -> CommandError {
    keychain_failed(doing, error, store::of(error))
}

fn keychain_failed(doing: Doing, error: &KeychainError, store: store::Store) -> CommandError {
    let (code, id) = match error {
        KeychainError::NoService => (ErrorCode::KeychainAbsent, "error-keychain-absent"),
        KeychainError::Locked if doing == Doing::Unlocking => {
            (ErrorCode::KeychainLocked, "error-keychain-not-unlocked")
        }
        KeychainError::Locked => (ErrorCode::KeychainLocked, "error-keychain-locked"),
        error if store::is_gone(error) => (ErrorCode::KeychainRefused, "error-keychain-absent"),
        KeychainError::Refused(_) => (ErrorCode::KeychainRefused, "error-keychain-refused"),
        KeychainError::Missing => (
            ErrorCode::KeychainItemMissing,
            "error-keychain-item-missing",
        ),
        KeychainError::Platform(_) => (ErrorCode::KeychainFailed, "error-keychain-failed"),
        KeychainError::Moving => (ErrorCode::SecretsMoving, "error-secrets-moving"),
    };
    let mut values = keychain_values(error, store);
    values.push(("doing", doing.word()));
    CommandError {
        code,
        message: text_with(id, &values),
    }
}

fn keychain_values(
    error: &KeychainError,
    store: store::Store,
) -> Vec<(&'static str, FluentValue<'static>)> {
    let mut values = vec![store.value()];
    if let KeychainError::Refused(cause) | KeychainError::Platform(cause) = error {
        values.push(("reason", reason(cause)));
    }
    values
}

/// The first sentence of the error: what happened, without what follows from it.
pub(crate) fn what_happened(error: &IssueError) -> String {
    let (id, values) = match error {
        IssueError::Registry(error) => (
            match error {
                RegistryError::UnderWay => "cause-under-way",
                RegistryError::HandleTaken => "cause-handle-taken",
                RegistryError::Damaged(_) => "cause-registry-damaged",
                RegistryError::Newer(_) => "cause-registry-newer",
                RegistryError::Foreign(_) => "cause-registry-foreign",
                RegistryError::NotOurs(_) => "cause-registry-not-ours",
                RegistryError::ReadOnly(_) => "cause-registry-read-only",
                RegistryError::Full(_) => "cause-registry-full",
                RegistryError::Busy(_) => "cause-registry-busy",
                RegistryError::Failed { .. } => "cause-registry-failed",
                // A deletion asks nothing of names, states and workspaces.
                RegistryError::NotFound
                | RegistryError::Changed
                | RegistryError::NameTaken(_)
                | RegistryError::Unfit(_)
                | RegistryError::WorkspaceNameTaken(_)
                | RegistryError::WorkspaceNotEmpty(_)
                | RegistryError::LastWorkspace
                | RegistryError::NoSuchWorkspace => "error-key-not-found",
            },
            registry_values(error),
        ),
        IssueError::Keychain(error) => (
            match error {
                KeychainError::NoService => "cause-keychain-absent",
                KeychainError::Locked => "cause-keychain-locked",
                error if store::is_gone(error) => "cause-keychain-absent",
                KeychainError::Refused(_) => "cause-keychain-refused",
                KeychainError::Missing => "cause-keychain-item-missing",
                KeychainError::Platform(_) => "cause-keychain-failed",
                KeychainError::Moving => "cause-secrets-moving",
            },
            keychain_values(error, store::of(error)),
        ),
        IssueError::Mismatch => ("cause-key-mismatch", vec![]),
        // A deletion begins with a key that exists and asks for nothing else.
        _ => ("error-internal", vec![]),
    };
    text_with(id, &values)
}

#[cfg(test)]
mod tests;
