//! Backups as files: made and proven before they have their name, kept by a schedule, and opened to
//! be restored.
//!
//! What a backup holds and how it is restored is `keywright-core`'s matter, and how it is written
//! down that of `keywright-backup`; this crate brings the two together with folders. It knows
//! nothing of windows.

mod disk;
mod making;
mod opening;
mod proof;
mod schedule;
mod scheduled;

pub use making::{BackupError, Made, make};
pub use opening::{Needs, Opened, needs, open};
pub use schedule::{Every, Kept, LastBackup, MOST_KEPT, Problem, Schedule, kept};
pub use scheduled::{back_up, is_due};

/// Told how much of the work is done, and of how much; it may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(usize, usize) -> std::ops::ControlFlow<()>;
