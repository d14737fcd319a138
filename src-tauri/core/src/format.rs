//! The key's shape: `<prefix>_<environment>_<handle>_<secret><checksum>`.
//!
//! `docs/key-format.md` explains it and holds the test vectors. Drawing random keys is the
//! generator's work, not this module's.

use std::fmt;

use thiserror::Error;

use crate::{Environment, TruncatedKey};

/// Characters of a handle.
pub const HANDLE_LENGTH: usize = 8;
/// Characters of the secret part: 32 × log2(62) = 190 bits.
pub const SECRET_LENGTH: usize = 32;
/// Characters of the checksum: 62^6 is more than 2^32.
pub const CHECKSUM_LENGTH: usize = 6;
/// The shape as one regular expression, for scanners. The checksum goes beyond it.
pub const KEY_EXPRESSION: &str = "[a-z][a-z0-9]{1,11}_(?:live|test)_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}";

pub(crate) const PREFIX_SHORTEST: usize = 2;
pub(crate) const PREFIX_LONGEST: usize = 12;
pub(crate) const LONGEST_KEY: usize =
    PREFIX_LONGEST + "_live_".len() + HANDLE_LENGTH + "_".len() + SECRET_LENGTH + CHECKSUM_LENGTH;
const LAST_SHOWN: usize = 4;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Maps six random bits to a character, or to nothing for the two values that would bias it.
pub(crate) fn base62_digit(bits: u8) -> Option<u8> {
    ALPHABET.get(usize::from(bits & 0x3f)).copied()
}

/// Where a key belongs: the first two parts of its string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFormat {
    /// The workspace's prefix.
    pub prefix: KeyPrefix,
    /// The environment.
    pub environment: Environment,
}

impl KeyFormat {
    /// Reads a key's public parts, or says why the string is no access key.
    ///
    /// The checksum is checked. It catches typing errors and cut-off copies, and spares a
    /// server a look-up; it proves nothing more.
    ///
    /// # Errors
    ///
    /// The first reason that applies, in the order of [`FormatError`]'s variants.
    pub fn parse(text: &str) -> Result<ParsedKey, FormatError> {
        let bytes = text.as_bytes();
        let [prefix, environment, handle, tail] = split(bytes)?;
        let tail_fits = all_base62(tail);
        if !tail_fits && tail.contains(&b'_') {
            return Err(FormatError::Parts);
        }
        let prefix = KeyPrefix::from_bytes(prefix)?;
        let environment = match environment {
            b"live" => Environment::Live,
            b"test" => Environment::Test,
            _ => return Err(FormatError::Environment),
        };
        let handle = Handle::from_bytes(handle)?;
        if tail.len() != SECRET_LENGTH + CHECKSUM_LENGTH {
            return Err(FormatError::SecretLength);
        }
        if !tail_fits {
            return Err(FormatError::SecretCharacter);
        }
        let (body, found) = bytes.split_at(bytes.len() - CHECKSUM_LENGTH);
        if value(found) != u64::from(crc32fast::hash(body)) {
            return Err(FormatError::Checksum);
        }
        let mut last = [0; LAST_SHOWN];
        last.copy_from_slice(&bytes[bytes.len() - LAST_SHOWN..]);
        Ok(ParsedKey {
            prefix,
            environment,
            handle,
            last,
        })
    }
}

/// CRC-32 (IEEE 802.3) as six base62 characters, the most significant first, padded with `0`.
pub(crate) fn checksum(body: &[u8]) -> [u8; CHECKSUM_LENGTH] {
    let mut rest = crc32fast::hash(body);
    let mut digits = [b'0'; CHECKSUM_LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(rest % 62) as usize];
        rest /= 62;
    }
    digits
}

/// The number that these base62 digits write. Cheaper to compare than to write the other
/// number, which takes a chain of divisions.
fn value(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |value, digit| {
        value * 62 + u64::from(VALUES[usize::from(*digit)])
    })
}

const VALUES: [u8; 256] = {
    let mut values = [0; 256];
    let mut at = 0;
    while at < ALPHABET.len() {
        values[ALPHABET[at] as usize] = at as u8;
        at += 1;
    }
    values
};

fn all_base62(bytes: &[u8]) -> bool {
    // Without an early exit, so that the compiler can look at many characters at once.
    bytes
        .iter()
        .fold(true, |all, byte| all & byte.is_ascii_alphanumeric())
}

/// What stands before, between and after the first three separators.
fn split(bytes: &[u8]) -> Result<[&[u8]; 4], FormatError> {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    if bytes.len() > LONGEST_KEY {
        return Err(FormatError::TooLong);
    }
    let (prefix, rest) = cut(bytes)?;
    let (environment, rest) = cut(rest)?;
    let (handle, tail) = cut(rest)?;
    Ok([prefix, environment, handle, tail])
}

fn cut(bytes: &[u8]) -> Result<(&[u8], &[u8]), FormatError> {
    let at = bytes
        .iter()
        .position(|byte| *byte == b'_')
        .ok_or(FormatError::Parts)?;
    Ok((&bytes[..at], &bytes[at + 1..]))
}

/// Why a string is no access key. It never repeats the string.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum FormatError {
    /// Nothing was given.
    #[error("an access key is not empty")]
    Empty,
    /// More than 65 bytes.
    #[error("an access key has at most 65 characters")]
    TooLong,
    /// Other than four parts.
    #[error("an access key has four parts with “_” between them")]
    Parts,
    /// The first part is no prefix.
    #[error("the prefix is a small letter and 1 to 11 small letters or digits")]
    Prefix,
    /// The second part is neither `live` nor `test`.
    #[error("the environment is “live” or “test”")]
    Environment,
    /// The third part is not 8 letters or digits.
    #[error("the handle is 8 letters or digits")]
    Handle,
    /// The last part has another length than 38.
    #[error("the last part has 38 characters")]
    SecretLength,
    /// The last part holds something other than letters and digits.
    #[error("the last part holds letters and digits only")]
    SecretCharacter,
    /// The checksum does not fit what stands before it.
    #[error("the checksum does not fit: a character was changed or lost")]
    Checksum,
}

/// A workspace's prefix, `[a-z][a-z0-9]{1,11}`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeyPrefix {
    bytes: [u8; PREFIX_LONGEST],
    length: u8,
}

impl KeyPrefix {
    /// Checks a prefix.
    ///
    /// # Errors
    ///
    /// [`FormatError::Prefix`].
    pub fn new(text: &str) -> Result<Self, FormatError> {
        Self::from_bytes(text.as_bytes())
    }

    fn from_bytes(text: &[u8]) -> Result<Self, FormatError> {
        let starts = text.first().is_some_and(u8::is_ascii_lowercase);
        let goes_on = text
            .iter()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !starts || !goes_on || !(PREFIX_SHORTEST..=PREFIX_LONGEST).contains(&text.len()) {
            return Err(FormatError::Prefix);
        }
        let mut bytes = [0; PREFIX_LONGEST];
        bytes[..text.len()].copy_from_slice(text);
        Ok(Self {
            bytes,
            length: text.len() as u8,
        })
    }

    /// The prefix as text.
    pub fn as_str(&self) -> &str {
        ascii(&self.bytes[..usize::from(self.length)])
    }
}

impl fmt::Debug for KeyPrefix {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "KeyPrefix({})", self.as_str())
    }
}

/// The public part that finds a record without the secret: 8 base62 characters, unique in
/// the registry. It may stand in logs and tickets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle([u8; HANDLE_LENGTH]);

impl Handle {
    /// Checks a handle.
    ///
    /// # Errors
    ///
    /// [`FormatError::Handle`].
    pub fn new(text: &str) -> Result<Self, FormatError> {
        Self::from_bytes(text.as_bytes())
    }

    fn from_bytes(text: &[u8]) -> Result<Self, FormatError> {
        match text.try_into() {
            Ok(bytes) if all_base62(text) => Ok(Self(bytes)),
            _ => Err(FormatError::Handle),
        }
    }

    /// The handle as text.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Handle({})", self.as_str())
    }
}

/// The public parts of an access key. The secret is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedKey {
    /// The workspace's prefix when the key was made.
    pub prefix: KeyPrefix,
    /// The environment.
    pub environment: Environment,
    /// The handle.
    pub handle: Handle,
    last: [u8; LAST_SHOWN],
}

impl ParsedKey {
    /// The parts of a key that is being made.
    pub(crate) fn of(
        format: &KeyFormat,
        handle: [u8; HANDLE_LENGTH],
        checksum: [u8; CHECKSUM_LENGTH],
    ) -> Self {
        let [_, _, last @ ..] = checksum;
        Self {
            prefix: format.prefix,
            environment: format.environment,
            handle: Handle(handle),
            last,
        }
    }

    /// What a person sees: `acme_live_8f3Kq2Zx_…h7Qa`. The last four characters belong to
    /// the checksum, so they give away none of the secret.
    pub fn truncated(&self) -> TruncatedKey {
        TruncatedKey::from(format!(
            "{}_{}_{}_…{}",
            self.prefix.as_str(),
            self.environment.as_str(),
            self.handle.as_str(),
            ascii(&self.last),
        ))
    }
}

/// These bytes were checked to be ASCII when they were taken in.
pub(crate) fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
