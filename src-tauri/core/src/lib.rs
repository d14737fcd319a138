//! The domain of Keywright: access keys, their format and their life.
//!
//! [`Issuer`] holds the use cases. It reaches the world through three ports, [`Registry`],
//! [`Keychain`] and [`Clock`], and through the generator that [`KeyGenerator`] is given.
//! This crate does no input or output of its own: it is *not* the place for SQLite, for a
//! keychain, for files or for anything that a window shows.

mod access_key;
mod activity;
mod audit;
mod auditing;
mod changes;
mod charts;
mod creation;
mod deeds;
mod deletion;
mod details;
mod digest;
mod finding;
mod format;
mod generator;
mod handing;
mod history;
mod importing;
mod issuer;
mod life;
mod listing;
mod lock;
#[cfg(feature = "testing")]
pub mod memory;
mod moving;
mod name;
mod naming;
mod ports;
mod postponement;
mod quick;
mod readable;
mod reason;
mod record;
mod recovering;
mod recovery;
mod reminders;
mod reminding;
mod restoring;
mod rotation;
mod scan;
mod settings;
mod snapshot;
mod time;
mod workspace;
mod workspaces;

pub use access_key::{AccessKey, LONGEST_SECRET, SecretError};
pub use activity::{
    Action, ActivityPage, ActivityQuery, ActivityRow, Deed, Entry, Facts, Head, Seal,
};
pub use audit::Audit;
pub use charts::{AGES, Ages, Charts, Months, WithinMonth};
pub use creation::{Created, NewKey};
pub use details::{Detail, Details, DetailsError, MOST_ENTRIES, NOTES_LENGTH};
pub use digest::Digest;
pub use finding::{
    DISABLED_FOR_LONG, Finding, FindingKind, Findings, KeychainCheck, NEVER_ROTATED_AFTER,
};
pub use format::{
    CHECKSUM_LENGTH, FormatError, HANDLE_LENGTH, Handle, KEY_EXPRESSION, KeyFormat, KeyPrefix,
    ParsedKey, SECRET_LENGTH,
};
pub use generator::{GenerateError, KeyGenerator};
pub use handing::{HandOverError, HandOverFile, Handed, HandedSecret};
pub use history::{Verdict, Verified};
pub use importing::{ImportError, ImportPreview, ImportProblem, Imported, ImportedKey, Incoming};
pub use issuer::{IssueError, Issuer};
pub use life::{EXPIRING_WITHIN, KeyChange, Life, SecretCopy, Status, Unfit};
pub use listing::{Completions, Direction, Filters, LARGEST_PAGE, ListQuery, Page, SortColumn};
pub use lock::{
    AdminPassphrase, LockError, LockStatus, PASSPHRASE_LENGTH, PassphraseTooShort,
    RECOVERY_RECIPIENT,
};
pub use moving::{Cleared, Moved, clear_gone, clear_moved, move_secrets, not_in};
pub use name::{KeyName, NAME_LENGTH, NameError, fold, fold_for_search};
pub use naming::{StaleLabel, label};
pub use ports::{
    Begun, Cause, Clock, Item, Keychain, KeychainError, KeychainState, Registry, RegistryError,
    Step,
};
pub use postponement::Postponement;
pub use reason::{REASON_LENGTH, Reason, ReasonError};
pub use record::{Author, Environment, KeyId, KeyRecord, Surface, Timestamp, TruncatedKey};
pub use recovering::RecoverError;
pub use recovery::Recovered;
pub use reminders::{
    DueDate, DueKind, REMINDED_AHEAD, Reminder, Reminders, Reminding, Said, Snooze, due_dates,
};
pub use restoring::{
    Backup, Restoration, RestoreChoice, RestoreError, RestorePreview, Restored, Standing, Weighed,
    restored_onto_nothing,
};
pub use scan::{Found, FoundKey, Scan, stands_in};
pub use settings::{
    CLIPBOARD_SECONDS, ClipboardTime, LOCK_MINUTES, Language, LockTime, Setting, Settings, Theme,
};
pub use snapshot::{KeyState, SavedKey, SavedWorkspace, Snapshot};
pub use time::{Days, Expiry, ExpiryError, Overlap};
pub use workspace::{
    Copies, Policies, Recovery, Workspace, WorkspaceDraft, WorkspaceId, WorkspaceRefusal,
};
