//! What a file may ask of whoever reads it.

/// The most keys in one file, written or read.
pub const MOST_KEYS: usize = 100_000;

/// The largest file that is read, in bytes: 16 MiB.
pub const LARGEST_FILE: usize = 16 << 20;

/// The largest content that a packed file may have, in bytes: 64 MiB.
pub(crate) const LARGEST_CONTENT: usize = 64 << 20;

/// What trying a passphrase may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Costs {
    /// The memory that Argon2 may ask for, in KiB.
    pub(crate) memory: u64,
    /// The work that Argon2 may ask for, as KiB that are filled, over all passes.
    pub(crate) filled: u64,
    /// Rounds of AES in KDBX.
    pub(crate) aes_rounds: u64,
    /// Rounds of PBKDF2. Bitwarden's own settings end at two millions.
    pub(crate) pbkdf2_rounds: u64,
}

impl Costs {
    /// 1 GiB; 32 GiB, which take about as long as 32 passes over that; half a billion and ten million
    /// rounds.
    pub(crate) const MOST: Self = Self {
        memory: 1 << 20,
        filled: 32 << 20,
        aes_rounds: 500_000_000,
        pbkdf2_rounds: 10_000_000,
    };

    /// So little that a fuzzer tries thousands of files in a second.
    #[cfg(feature = "testing")]
    pub(crate) const CHEAP: Self = Self {
        memory: 1 << 10,
        filled: 1 << 10,
        aes_rounds: 16,
        pbkdf2_rounds: 16,
    };
}
