//! Files with access keys in them: backups, made and proven before they have their name, kept by a
//! schedule, and opened to be restored; and keys that are handed over to other programs.
//!
//! What a file holds and how it is restored is `keywright-core`'s matter, and how it is written down
//! that of `keywright-backup` and `keywright-exchange`; this crate brings them together with folders.
//! It knows nothing of windows.

mod disk;
mod handing;
mod making;
mod opening;
mod proof;
mod schedule;
mod scheduled;

pub use disk::FileError;
pub use handing::{HandOverAs, HandOverFailure, HandedOver, hand_over};
pub use making::{BackupError, Made, make};
pub use opening::{Needs, Opened, needs, open};
pub use schedule::{Every, Kept, LastBackup, MOST_KEPT, Problem, Schedule, kept};
pub use scheduled::{back_up, is_due};

/// Told how much of the work is done, and of how much; it may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(usize, usize) -> std::ops::ControlFlow<()>;
