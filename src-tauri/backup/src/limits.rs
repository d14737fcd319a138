use thiserror::Error;

/// What a file may ask of whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The base-2 logarithm of the largest scrypt work factor. Trying a passphrase takes 1 KiB of
    /// memory times two to the power of this.
    pub work_factor: u8,
    /// The largest document, in bytes after decryption. What [`crate::read`] collects takes at
    /// most about three times as many.
    pub document: u64,
    /// The largest single item of a document, such as a key's record or an entry of the activity,
    /// in bytes as it is written down. No string is longer.
    pub item: usize,
}

impl Default for Limits {
    /// 2^20, so 1 GiB and some seconds; 1 GiB; 1 MiB.
    fn default() -> Self {
        Self {
            work_factor: 20,
            document: 1 << 30,
            item: 1 << 20,
        }
    }
}

/// The part of a file that is too large.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Limit {
    /// What stands before the encrypted content: more than 16 KiB.
    #[error("its header")]
    Header,
    /// More than [`Limits::document`].
    #[error("its content")]
    Document,
    /// More than [`Limits::item`].
    #[error("a single item of its content")]
    Item,
}

/// The largest header of an `age` file that is read, in bytes: `age` keeps all of it in memory, and
/// looks at it once for each of its lines. [`crate::MOST_RECIPIENTS`] recipients fit.
pub(crate) const LARGEST_HEADER: usize = 16 * 1024;
