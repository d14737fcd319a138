//! What a file may ask of whoever reads it.

/// The most keys in one file, written or read.
pub const MOST_KEYS: usize = 100_000;

/// The largest file that is read, in bytes: 16 MiB.
pub const LARGEST_FILE: usize = 16 << 20;

/// The largest content that a packed file may have, in bytes: 64 MiB.
pub(crate) const LARGEST_CONTENT: usize = 64 << 20;

/// The most memory that Argon2 may ask for, in KiB: 1 GiB.
pub(crate) const MOST_MEMORY: u64 = 1 << 20;

/// The most work that Argon2 may ask for, as KiB that are filled, over all passes: 32 GiB take about
/// as long as 32 passes over the most memory.
pub(crate) const MOST_FILLED: u64 = 32 << 20;

/// The most rounds of AES in KDBX.
pub(crate) const MOST_AES_ROUNDS: u64 = 500_000_000;

/// The most rounds of PBKDF2. Bitwarden's own settings end at two millions.
pub(crate) const MOST_PBKDF2_ROUNDS: u64 = 10_000_000;
