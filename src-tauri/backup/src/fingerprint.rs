use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::About;

/// What tells two backups apart: the SHA-256 of everything that was encrypted. `age -d FILE |
/// sha256sum` computes it, too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn of(hash: Sha256) -> Self {
        Self(hash.finalize().into())
    }
}

/// Lower-case hexadecimal, 64 characters.
impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Fingerprint({self})")
    }
}

/// How many items of each kind a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Workspaces, deleted ones included.
    pub workspaces: u64,
    /// Keys, tombstones included.
    pub keys: u64,
    /// Keys in the list, which may have a secret.
    pub listed: u64,
    /// Access keys.
    pub secrets: u64,
    /// Findings that were put off.
    pub postponements: u64,
    /// Entries of the activity.
    pub entries: u64,
}

/// What is in a backup, without any of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What it says of itself.
    pub about: About,
    /// How much is in it.
    pub counts: Counts,
    /// The fingerprint of its content.
    pub fingerprint: Fingerprint,
}
