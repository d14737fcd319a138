//! The sentences of errors, in each language.

use std::path::PathBuf;

use keywright_backup::{
    Fault, IdentityError, Limit, Malformed, Place, ReadError, RecipientError, WriteError,
};
use keywright_core::{
    Cause, Days, Detail, DetailsError, ExpiryError, HandOverError, ImportError, ImportProblem,
    KeyName, Language, LockError, ReasonError, RecoverError, RestoreError, Unfit, WorkspaceRefusal,
};
use keywright_exchange::WriteError as HandedError;
use keywright_safekeeping::{BackupError, FileError, HandOverFailure};
use keywright_stores::{MoveError, StoreKind, VaultError};

use super::*;
use crate::texts;

const DOINGS: [Doing; 16] = [
    Doing::Reading,
    Doing::Creating,
    Doing::QuickCreating,
    Doing::Revealing,
    Doing::Deleting,
    Doing::Unlocking,
    Doing::Renaming,
    Doing::Changing,
    Doing::Rotating,
    Doing::Editing,
    Doing::BackingUp,
    Doing::Restoring,
    Doing::HandingOver,
    Doing::Recovering,
    Doing::Moving,
    Doing::Importing,
];

fn file() -> PathBuf {
    PathBuf::from("/data/registry.db")
}

fn registry_errors() -> Vec<RegistryError> {
    let name = KeyName::new("CRM").into_iter();
    let taken = name.map(RegistryError::NameTaken);
    let cause = Cause::new("odd");
    let others = [
        RegistryError::HandleTaken,
        RegistryError::NotFound,
        RegistryError::UnderWay,
        RegistryError::Changed,
        RegistryError::Unfit(Unfit::Rotated),
        RegistryError::Unfit(Unfit::NotRotated),
        RegistryError::Unfit(Unfit::Ended),
        RegistryError::WorkspaceNameTaken("Acme".to_owned()),
        RegistryError::WorkspaceNotEmpty(3),
        RegistryError::LastWorkspace,
        RegistryError::NoSuchWorkspace,
        RegistryError::Damaged(file()),
        RegistryError::Newer(file()),
        RegistryError::Foreign(file()),
        RegistryError::NotOurs(file()),
        RegistryError::ReadOnly(file()),
        RegistryError::Full(file()),
        RegistryError::Busy(file()),
        RegistryError::Failed {
            path: file(),
            cause,
        },
    ];
    taken.chain(others).collect()
}

fn keychain_errors() -> [KeychainError; 6] {
    [
        KeychainError::NoService,
        KeychainError::Locked,
        KeychainError::Refused(Cause::new("not for you")),
        KeychainError::Missing,
        KeychainError::Platform(Cause::new("it went away.")),
        KeychainError::Moving,
    ]
}

/// All that a use case answers.
fn errors() -> Vec<IssueError> {
    let names = [
        NameError::Empty,
        NameError::TooLong(1234),
        NameError::Invisible,
        NameError::HoldsKey,
    ];
    let details = [Detail::Owner, Detail::UsedBy, Detail::Tags, Detail::Notes];
    let of_names = names.into_iter().flat_map(|name| {
        let entries = details.map(|detail| DetailsError::Entry(detail, name).into());
        let names = [IssueError::Name(name), WorkspaceRefusal::Name(name).into()];
        names.into_iter().chain(entries)
    });
    let days = Days::new(90).into_iter().flat_map(|days| {
        [
            IssueError::from(WorkspaceRefusal::DefaultBeyondLimit(days)),
            ExpiryError::BeyondLimit(days).into(),
        ]
    });
    let of_stores = registry_errors()
        .into_iter()
        .map(IssueError::from)
        .chain(keychain_errors().map(IssueError::from));
    let others = [
        WorkspaceRefusal::Prefix.into(),
        ExpiryError::Past.into(),
        DetailsError::TooMany(Detail::Tags).into(),
        DetailsError::NotesTooLong(5000).into(),
        IssueError::Generate(GenerateError::Random(Cause::new("none"))),
        IssueError::AlreadyShown,
        IssueError::Mismatch,
    ];
    let simple: Vec<_> = of_names
        .chain(days)
        .chain(of_stores)
        .chain(others)
        .collect();
    let causes = simple.iter().cloned().map(Box::new);
    let with_cause: Vec<_> = causes
        .flat_map(|cause| {
            [
                IssueError::DeletionPending(cause.clone()),
                IssueError::NotDiscarded(cause),
            ]
        })
        .collect();
    simple.into_iter().chain(with_cause).collect()
}

/// What only the shell answers.
fn of_the_shell() -> Vec<CommandError> {
    let odd = std::io::Error::other("odd");
    let because = |code, id| CommandError::because(code, id, &odd);
    let with = |code, id, name, value: &'static str| CommandError {
        code,
        message: text_with(id, &[(name, value.into()), ("reason", reason(&odd))]),
    };
    vec![
        CommandError::saying(ErrorCode::NothingRevealed, "error-nothing-revealed"),
        because(ErrorCode::ClipboardFailed, "error-clipboard-failed"),
        CommandError::saying(ErrorCode::SettingRefused, "error-setting-refused"),
        with(
            ErrorCode::ShortcutTaken,
            "error-shortcut-taken",
            "shortcut",
            "Ctrl+K",
        ),
        CommandError::saying(ErrorCode::ShortcutModifier, "error-shortcut-modifier"),
        with(
            ErrorCode::ShortcutWayland,
            "error-shortcut-wayland",
            "command",
            "keywright",
        ),
        because(ErrorCode::ShortcutFailed, "error-shortcut-failed"),
        because(ErrorCode::AutostartFailed, "error-autostart-failed"),
        with(
            ErrorCode::FolderFailed,
            "error-folder-failed",
            "path",
            "/data",
        ),
        CommandError::saying(ErrorCode::PolicyInvalid, "error-policy-days"),
        CommandError::saying(ErrorCode::OverlapInvalid, "error-overlap"),
        with(ErrorCode::SaveFailed, "error-save-failed", "path", "/data"),
        with(ErrorCode::FileFailed, "error-file-failed", "name", "log"),
        with(
            ErrorCode::FileTooLarge,
            "error-file-too-large",
            "name",
            "log",
        ),
        CommandError::saying(ErrorCode::FileFailed, "error-several-files"),
        CommandError::saying(ErrorCode::Internal, "error-internal"),
        because(ErrorCode::Internal, "error-window-failed"),
    ]
}

/// What is answered while Keywright is locked, and to a passphrase.
fn of_the_lock() -> Vec<CommandError> {
    let cause = Cause::new("odd");
    let errors = [
        LockError::Wrong { wait: 0 },
        LockError::Wait { wait: 5_000 },
        LockError::Wait { wait: 3_600_000 },
        LockError::NoRecoverySheet,
        LockError::Unreadable,
        LockError::Hash(cause.clone()),
        LockError::Generate(GenerateError::Random(cause)),
        LockError::Registry(RegistryError::Full(file())),
    ];
    let tried = errors.iter().flat_map(|error| {
        [
            CommandError::from_lock(Doing::Reading, error),
            CommandError::from_recovery(error),
        ]
    });
    let others = [
        CommandError::passphrase_too_short(),
        CommandError::saying(ErrorCode::Locked, "error-locked"),
    ];
    tried.chain(others).collect()
}

/// What is answered where a backup could not be made, opened or restored.
fn of_backups() -> Vec<CommandError> {
    let odd = || Cause::new("odd.");
    let malformed = Malformed {
        place: Place::Document,
        field: None,
        fault: Fault::Invalid,
    };
    let making = [
        BackupError::Write(WriteError::NoRecipients),
        BackupError::Write(WriteError::Order),
        BackupError::Unread(ReadError::Damaged),
        BackupError::NotProven,
        BackupError::Stopped,
    ];
    let reading = [
        ReadError::Foreign,
        ReadError::Armored,
        ReadError::NotABackup,
        ReadError::WrongPassphrase,
        ReadError::NotForThisIdentity,
        ReadError::NeedsPassphrase,
        ReadError::NeedsIdentity,
        ReadError::Damaged,
        ReadError::Truncated,
        ReadError::Newer(7),
        ReadError::TooMuchWork {
            required: 40,
            most: 20,
        },
        ReadError::TooLarge(Limit::Document),
        ReadError::Malformed(malformed),
        ReadError::Different,
        ReadError::Failed(odd()),
    ];
    let restoring = [RestoreError::Changed, RestoreError::Stopped];
    let identities = [
        IdentityError::Empty,
        IdentityError::Recipient,
        IdentityError::Malformed,
    ];
    let recipients = [RecipientError::Secret, RecipientError::Malformed];
    let say = CommandError::saying;
    let others = [
        say(
            ErrorCode::PassphraseTooShort,
            "error-backup-passphrase-short",
        ),
        say(ErrorCode::SecretWrong, "error-passphrase-empty"),
        say(ErrorCode::RecipientInvalid, "error-recipients-count"),
        say(ErrorCode::AnswerWrong, "error-sheet-answer"),
        say(ErrorCode::BackupFailed, "error-backup-under-way"),
        say(ErrorCode::BackupFailed, "error-backup-no-schedule"),
        say(ErrorCode::BackupFailed, "error-restore-nothing-chosen"),
    ];
    let of_files = file_errors().map(BackupError::File);
    let made = of_files
        .iter()
        .chain(&making)
        .map(CommandError::from_backup);
    let read = reading.iter().map(CommandError::from_reading);
    let restored = restoring.iter().map(CommandError::from_restoring);
    made.chain(read)
        .chain(restored)
        .chain(identities.map(CommandError::from_identity))
        .chain(recipients.map(CommandError::from_recipient))
        .chain(others)
        .collect()
}

fn file_errors() -> [FileError; 5] {
    let path = || PathBuf::from("/files");
    [
        FileError::Exists(path()),
        FileError::NoFolder(path()),
        FileError::ReadOnly(path()),
        FileError::Full(path()),
        FileError::Disk {
            path: path(),
            cause: Cause::new("odd."),
        },
    ]
}

/// What is answered where keys were not handed over, or one was not recovered.
fn of_hand_overs() -> Vec<CommandError> {
    let failures = [
        HandOverFailure::Keys(HandOverError::NoCopy),
        HandOverFailure::Keys(HandOverError::Stopped),
        HandOverFailure::Keys(HandOverError::Issue(IssueError::Mismatch)),
        HandOverFailure::Write(HandedError::TooManyRecipients(2)),
        HandOverFailure::Write(HandedError::OutOfMemory),
        HandOverFailure::NotProven,
    ];
    let of_files = file_errors().map(HandOverFailure::File);
    let formula =
        KeyName::new("CRM").map(|name| HandOverFailure::Write(HandedError::Formula(name)));
    let failures = of_files.iter().chain(&failures).chain(&formula);
    let recovering = [
        RecoverError::RuledOut,
        RecoverError::NoCopy,
        RecoverError::NotSet,
        RecoverError::Lock(LockError::Wrong { wait: 0 }),
        RecoverError::Lock(LockError::Registry(RegistryError::Full(file()))),
        RecoverError::Issue(IssueError::Keychain(KeychainError::Locked)),
        RecoverError::Issue(IssueError::Mismatch),
    ];
    let reasons = [
        ReasonError::Missing,
        ReasonError::TooLong(501),
        ReasonError::Invisible,
        ReasonError::HoldsKey,
    ];
    let values = [("most", 4000.into()), ("length", 4001.into())];
    let others = [
        CommandError {
            code: ErrorCode::TextInvalid,
            message: text_with("error-letter-text-long", &values),
        },
        CommandError::saying(ErrorCode::TextInvalid, "error-letter-text-invisible"),
        CommandError::saying(ErrorCode::RecipientInvalid, "error-letter-one-recipient"),
    ];
    failures
        .map(CommandError::from_hand_over)
        .chain(recovering.iter().map(CommandError::from_recovering))
        .chain(reasons.map(CommandError::from_reason))
        .chain(others)
        .collect()
}

/// What is answered about where the secrets are.
fn of_stores() -> Vec<CommandError> {
    let path = || PathBuf::from("/data/vault.db");
    let vault = [
        VaultError::Absent(path()),
        VaultError::Exists(path()),
        VaultError::Locked,
        VaultError::WrongPassphrase,
        VaultError::HasNoPassphrase,
        VaultError::KeyMissing,
        VaultError::WrongKey,
        VaultError::Place(KeychainError::NoService),
        VaultError::OtherRegistry(path()),
        VaultError::AbsurdWork(path()),
        VaultError::TooLong,
        VaultError::Damaged(path()),
        VaultError::Newer(path()),
        VaultError::Foreign(path()),
        VaultError::NotOurs(path()),
        VaultError::ReadOnly(path()),
        VaultError::Full(path()),
        VaultError::Busy(path()),
        VaultError::Failed(Cause::new("odd.")),
    ];
    let moving = [
        MoveError::Stopped,
        MoveError::OtherProcess,
        MoveError::UnderWay,
        MoveError::Usable,
        MoveError::Vault(VaultError::Full(path())),
        MoveError::Issue(RegistryError::Full(file()).into()),
        MoveError::Keychain(KeychainError::Locked),
        MoveError::Issue(IssueError::Mismatch),
        MoveError::OtherPassphrase(path()),
    ];
    let [unlocking, changing] = [Doing::Unlocking, Doing::Changing].map(|doing| {
        let said = vault
            .iter()
            .map(|error| CommandError::from_vault(doing, error));
        said.collect::<Vec<_>>()
    });
    let keychain = keychain_errors().map(|error| CommandError::new(Doing::Reading, error));
    let others = [
        CommandError::saying(
            ErrorCode::PassphraseTooShort,
            "error-vault-passphrase-short",
        ),
        CommandError::saying(ErrorCode::WorkStopped, "error-check-stopped"),
        CommandError::saying(ErrorCode::RegistryBusy, "error-discard-needed"),
        CommandError::new(Doing::Reading, IssueError::Mismatch),
    ];
    let moved = moving.iter().map(CommandError::from_moving);
    moved
        .chain(unlocking)
        .chain(changing)
        .chain(keychain)
        .chain(others)
        .collect()
}

/// What is answered where nothing could be taken over.
fn of_imports() -> Vec<CommandError> {
    use keywright_exchange::ReadError as FileError;
    let reading = [
        FileError::TooLarge,
        FileError::ContentTooLarge,
        FileError::TooManyEntries,
        FileError::Foreign,
        FileError::NotText,
        FileError::NoHeads,
        FileError::TooOld,
        FileError::Newer(5),
        FileError::Unsupported,
        FileError::AccountRestricted,
        FileError::NeedsPassphrase,
        FileError::WrongPassphrase,
        FileError::Damaged,
        FileError::TooMuchMemory(4 << 20),
        FileError::TooMuchWork(u64::MAX),
        FileError::OutOfMemory,
    ];
    let importing = [
        ImportError::Problems,
        ImportError::Changed,
        ImportError::Stopped,
        ImportError::Issue(RegistryError::Full(file()).into()),
    ];
    let odd = std::io::Error::other("odd.");
    let others = [
        CommandError::because(ErrorCode::ImportFile, "error-import-unread", &odd),
        CommandError::saying(ErrorCode::ImportFile, "error-import-nothing-chosen"),
    ];
    let read = reading.iter().map(CommandError::from_import_file);
    let imported = importing.iter().map(CommandError::from_importing);
    read.chain(imported).chain(others).collect()
}

/// What is said of an entry that cannot be taken over.
fn problems() -> Vec<String> {
    use keywright_exchange::Problem;
    let names = [
        NameError::TooLong(1234),
        NameError::Invisible,
        NameError::HoldsKey,
    ];
    let of_names = names.into_iter().flat_map(|name| {
        let details = DetailsError::Entry(Detail::Owner, name);
        [Problem::Name(name), Problem::Details(details)]
    });
    let entries = [
        Problem::Unreadable,
        Problem::WrongCells,
        Problem::NoName,
        Problem::NameTwice(0),
        Problem::NoSecret,
        Problem::SecretTooLong(2561),
        Problem::SecretInvisible,
        Problem::SecretPadded,
        Problem::SecretDamaged,
        Problem::SecretTwice(0),
        Problem::UnknownValue,
    ];
    let entries = entries.into_iter().chain(of_names);
    let name = KeyName::new("CRM").into_iter();
    let of_keys = name.flat_map(|name| {
        [
            ImportProblem::NameTaken(name.clone()),
            ImportProblem::Known(name.clone()),
            ImportProblem::Deleted(name, keywright_core::Timestamp(0)),
        ]
    });
    let keys = [
        ImportProblem::Name(NameError::Empty),
        ImportProblem::NameTwice(3),
        ImportProblem::KeyTwice(3),
        ImportProblem::HandleTaken,
        ImportProblem::Expiry(ExpiryError::Past),
    ];
    let limit = Days::new(30).map(|days| ImportProblem::Expiry(ExpiryError::BeyondLimit(days)));
    let place = |index: usize| index.to_string();
    let keys = keys.into_iter().chain(of_keys).chain(limit);
    let of_keys = keys.map(|problem| import_problem(&problem, &place));
    let of_entries = entries.map(|problem| entry_problem(&problem));
    of_entries.chain(of_keys).collect()
}

#[test]
fn every_problem_of_an_entry_is_a_whole_sentence_in_every_language() {
    let _turn = texts::turn();
    for language in Language::ALL {
        texts::speak(Some(language));
        for problem in problems() {
            let hole = ["{", "}", "$", "import-problem", "error-", "..", "。。"];
            let hole = hole.into_iter().find(|hole| problem.contains(hole));
            assert_eq!(hole, None, "{language:?}: {problem}");
            assert!(problem.ends_with(['.', '。']), "{problem}");
        }
    }
    texts::speak(Some(Language::English));
}

fn code(error: &CommandError) -> String {
    serde_json::to_string(&error.code).unwrap_or_default()
}

#[test]
fn every_code_has_a_whole_sentence_in_every_language() {
    let _turn = texts::turn();
    for language in Language::ALL {
        texts::speak(Some(language));
        let mut said: Vec<CommandError> = of_the_shell();
        said.extend(of_the_lock());
        said.extend(of_backups());
        said.extend(of_hand_overs());
        for kind in [StoreKind::Keychain, StoreKind::VaultWithPassphrase] {
            speak_of(kind);
            said.extend(of_stores());
        }
        speak_of(StoreKind::Keychain);
        said.extend(of_imports());
        for error in errors() {
            said.extend(DOINGS.map(|doing| CommandError::new(doing, error.clone())));
        }
        for error in &said {
            let message = &error.message;
            let hole = ["{", "}", "$", "error-", "cause-", "..", "。。"];
            let hole = hole.into_iter().find(|hole| message.contains(hole));
            assert_eq!(hole, None, "{language:?}: {message}");
            assert!(message.ends_with(['.', '。']) || message.ends_with("keywright"));
        }
        let declared = ErrorCode::inline(&ts_rs::Config::default());
        for code in declared.split(" | ") {
            let found = said.iter().any(|error| self::code(error) == code);
            assert!(found, "{code} is said by nothing that is asked here");
        }
    }
    texts::speak(Some(Language::English));
}

fn assert_says(cases: &[(Doing, IssueError, &str)]) {
    for (doing, error, sentence) in cases {
        let said = CommandError::new(*doing, error.clone()).message;
        assert_eq!(said, *sentence, "{doing:?}: {error:?}");
    }
}

fn pending(error: impl Into<IssueError>) -> IssueError {
    IssueError::DeletionPending(Box::new(error.into()))
}

#[test]
fn the_sentences_say_what_happened_what_became_of_it_and_what_helps() {
    use Doing::*;
    let _turn = texts::turn();
    let [no_service, locked, refused, missing, failed, moving] =
        keychain_errors().map(IssueError::from);
    let full = IssueError::from(RegistryError::Full(file()));
    let no_random = IssueError::Generate(GenerateError::Random(Cause::new("none")));
    let taken = IssueError::from(RegistryError::HandleTaken);
    let under_way = IssueError::from(RegistryError::UnderWay);
    texts::speak(Some(Language::English));
    assert_says(&[
        (
            Creating,
            moving,
            "The secrets are being moved to another place. No key was created. Wait until that is done, or stop it, then try again.",
        ),
        (
            Creating,
            no_random.clone(),
            "The operating system gave no random numbers: none. No key was created. Try again.",
        ),
        (
            Creating,
            taken.clone(),
            "A key with this handle exists. No key was created. Try again in a moment.",
        ),
        (
            Deleting,
            under_way.clone(),
            "Another running Keywright is deleting this key. The key was not deleted. Try again in a moment.",
        ),
        (
            Deleting,
            RegistryError::NotFound.into(),
            "This key is no longer in the list.",
        ),
        (
            Revealing,
            IssueError::AlreadyShown,
            "This key was shown before and cannot be viewed again. Create a new one if it was lost.",
        ),
        (
            Revealing,
            IssueError::Mismatch,
            "Something else is stored under this key's name. Delete the key and create a new one.",
        ),
        (
            Creating,
            full.clone(),
            "There is no room left on the disk of /data/registry.db. No key was created. Make room, then choose Confirm again.",
        ),
        (
            Deleting,
            full.clone(),
            "There is no room left on the disk of /data/registry.db. The key was not deleted. Make room, then choose Confirm again.",
        ),
        (
            QuickCreating,
            full.clone(),
            "There is no room left on the disk of /data/registry.db. No key was created. Make room, then try again.",
        ),
        (
            Renaming,
            full.clone(),
            "There is no room left on the disk of /data/registry.db. The key was not renamed. Make room, then choose Confirm again.",
        ),
        (
            Changing,
            full.clone(),
            "There is no room left on the disk of /data/registry.db. The setting was not changed. Make room, then try again.",
        ),
        (
            Revealing,
            no_service,
            "No keychain service is running. Keywright keeps secrets there, or in a vault file if you choose one. The key was not shown. Start one, then try again.",
        ),
        (
            Deleting,
            locked.clone(),
            "The keychain is locked. The key was not deleted. Unlock it and choose Confirm again.",
        ),
        (
            Unlocking,
            locked.clone(),
            "The keychain is locked. It was not unlocked. Try again.",
        ),
        (
            Revealing,
            refused,
            "The keychain refused: not for you. The key was not shown. Allow Keywright to use it, then try again.",
        ),
        (
            Revealing,
            missing.clone(),
            "There is no copy of this key. Delete the key and create a new one.",
        ),
        (
            Unlocking,
            failed.clone(),
            "The keychain stopped answering: it went away. Nothing was changed. Wait a moment, then try again.",
        ),
        (
            Deleting,
            pending(full.clone()),
            "There is no room left on the disk of /data/registry.db. The deletion was begun, and Keywright finishes it as soon as it can. You may also choose Confirm again.",
        ),
        (
            Deleting,
            pending(failed),
            "The keychain stopped answering: it went away. The deletion was begun, and Keywright finishes it as soon as it can. You may also choose Confirm again.",
        ),
        (
            Deleting,
            pending(IssueError::Mismatch),
            "Something else is stored under this key's name. The deletion was begun, and Keywright finishes it as soon as it can. You may also choose Confirm again.",
        ),
    ]);
    texts::speak(Some(Language::German));
    assert_says(&[
        (
            Creating,
            NameError::TooLong(1234).into(),
            "Ein Name hat höchstens 100 Zeichen; dieser hat 1234.",
        ),
        (
            Creating,
            locked.clone(),
            "Der Schlüsselbund ist gesperrt. Es wurde kein Schlüssel erstellt. Entsperren Sie ihn und wählen Sie erneut „Bestätigen“.",
        ),
        (
            Deleting,
            under_way,
            "Ein anderes laufendes Keywright löscht diesen Schlüssel gerade. Der Schlüssel wurde nicht gelöscht. Versuchen Sie es gleich noch einmal.",
        ),
        (
            Revealing,
            missing,
            "Von diesem Schlüssel gibt es keine Kopie. Löschen Sie den Schlüssel und erstellen Sie einen neuen.",
        ),
        (
            Deleting,
            pending(IssueError::Mismatch),
            "Unter dem Namen dieses Schlüssels liegt etwas anderes. Das Löschen hat begonnen, und Keywright schließt es ab, sobald es kann. Sie können auch erneut „Bestätigen“ wählen.",
        ),
    ]);
    texts::speak(Some(Language::Chinese));
    assert_says(&[(
        Revealing,
        IssueError::Mismatch,
        "以此密钥名称保存的是其他内容。请删除该密钥并创建新密钥。",
    )]);
    texts::speak(Some(Language::English));
}

#[test]
fn what_cannot_be_used_is_named() {
    let _turn = texts::turn();
    texts::speak(Some(Language::English));
    speak_of(StoreKind::VaultWithPassphrase);
    let locked = MoveError::from(KeychainError::Locked);
    let says = |said: CommandError, start: &str| {
        assert!(said.message.starts_with(start), "{}", said.message);
    };
    says(
        CommandError::from_moving(&locked),
        "The vault file is locked.",
    );
    says(
        CommandError::from_moving(&MoveError::Keychain(KeychainError::Locked)),
        "The keychain is locked.",
    );
    let none = KeychainError::NoService;
    says(
        CommandError::new(Doing::Creating, none),
        "No keychain service is running.",
    );
    speak_of(StoreKind::VaultWithKeychain);
    let gone = KeychainError::from(VaultError::Absent(PathBuf::from("/data/vault.db")));
    let pending = IssueError::DeletionPending(Box::new(gone.clone().into()));
    says(
        CommandError::new(Doing::Creating, gone),
        "The vault file is not there.",
    );
    says(
        CommandError::new(Doing::Deleting, pending),
        "The vault file is not there.",
    );
    speak_of(StoreKind::Keychain);
}
