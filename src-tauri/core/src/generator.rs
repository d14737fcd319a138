use std::error::Error;

use rand::TryCryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::format::{LONGEST_KEY, ascii, base62_digit, checksum};
use crate::{AccessKey, Cause, HANDLE_LENGTH, KeyFormat, KeyId, ParsedKey, SECRET_LENGTH};

/// Bytes fetched at once: one system call serves about a hundred keys.
const POOL: usize = 4096;

type Source = dyn FnMut(&mut [u8]) -> Result<(), GenerateError> + Send;

/// Makes access keys and record ids from a cryptographic random source.
///
/// Random bytes are fetched in blocks; each is used once and wiped at once.
pub struct KeyGenerator {
    source: Box<Source>,
    pool: Zeroizing<[u8; POOL]>,
    used: usize,
}

impl KeyGenerator {
    /// Draws from this source, which for real keys is the operating system's generator.
    pub fn new<R>(mut random: R) -> Self
    where
        R: TryCryptoRng + Send + 'static,
        R::Error: Error + Send + Sync + 'static,
    {
        let source = move |bytes: &mut [u8]| {
            random
                .try_fill_bytes(bytes)
                .map_err(|error| GenerateError::Random(Cause::new(error)))
        };
        Self {
            source: Box::new(source),
            pool: Zeroizing::new([0; POOL]),
            used: POOL,
        }
    }

    /// A new key of this format.
    ///
    /// # Errors
    ///
    /// [`GenerateError`] when the random source fails; no key was made.
    pub fn access_key(&mut self, format: &KeyFormat) -> Result<AccessKey, GenerateError> {
        let handle = self.base62::<HANDLE_LENGTH>()?;
        let secret = self.base62::<SECRET_LENGTH>()?;
        // Room for the longest key, so that the string never grows and leaves a copy behind.
        let mut text = Zeroizing::new(String::with_capacity(LONGEST_KEY));
        text.push_str(format.prefix.as_str());
        text.push('_');
        text.push_str(format.environment.as_str());
        text.push('_');
        text.push_str(ascii(&*handle));
        text.push('_');
        text.push_str(ascii(&*secret));
        let checksum = checksum(text.as_bytes());
        text.push_str(ascii(&checksum));
        Ok(AccessKey::generated(
            text,
            ParsedKey::of(format, *handle, checksum),
        ))
    }

    /// A new record id: 128 random bits.
    ///
    /// # Errors
    ///
    /// As [`KeyGenerator::access_key`].
    pub fn key_id(&mut self) -> Result<KeyId, GenerateError> {
        let mut id = [0; 16];
        for byte in &mut id {
            *byte = self.byte()?;
        }
        Ok(KeyId::from(id))
    }

    /// 128 random bits that make the hash of a passphrase one of its own.
    ///
    /// # Errors
    ///
    /// As [`KeyGenerator::access_key`].
    pub(crate) fn salt(&mut self) -> Result<[u8; 16], GenerateError> {
        let mut salt = [0; 16];
        for byte in &mut salt {
            *byte = self.byte()?;
        }
        Ok(salt)
    }

    /// So many characters, each of the 62 equally likely: of the 64 values of six random
    /// bits the last two are thrown away.
    fn base62<const COUNT: usize>(&mut self) -> Result<Zeroizing<[u8; COUNT]>, GenerateError> {
        let mut digits = Zeroizing::new([0; COUNT]);
        let mut made = 0;
        while made < COUNT {
            if let Some(digit) = base62_digit(self.byte()?) {
                digits[made] = digit;
                made += 1;
            }
        }
        Ok(digits)
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, GenerateError> {
        if self.used == POOL {
            (self.source)(&mut *self.pool)?;
            self.used = 0;
        }
        let byte = std::mem::take(&mut self.pool[self.used]);
        self.used += 1;
        Ok(byte)
    }
}

/// Why no key was made.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum GenerateError {
    /// The random source failed.
    #[error("the operating system gave no random numbers: {0}")]
    Random(#[source] Cause),
}
