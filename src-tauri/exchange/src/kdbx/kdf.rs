//! How a key is made of a passphrase, and what that may cost.

use aes::Aes256;
use aes::cipher::{Array, BlockCipherEncrypt as _, KeyInit as _};
use argon2::{Algorithm, Version};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroize as _;

use super::dictionary::Dictionary;
use crate::ReadError;
use crate::limits::Costs;
use crate::passphrase::{ArgonCost, Derived};

const ARGON2D: [u8; 16] = *b"\xef\x63\x6d\xdf\x8c\x29\x44\x4b\x91\xf7\xa9\xa4\x03\xe3\x0a\x0c";
const ARGON2ID: [u8; 16] = *b"\x9e\x29\x8b\x19\x56\xdb\x47\x73\xb2\x3d\xfc\x3e\xc6\xf0\xa1\xe6";
/// One from KDBX 3, and one that some programs use in KDBX 4 for the same.
const AES: [[u8; 16]; 2] = [
    *b"\xc9\xd9\xf3\x9a\x62\x8a\x44\x60\xbf\x74\x0d\x08\xc1\x8a\x4f\xea",
    *b"\x7c\x02\xbb\x82\x79\xa7\x4a\xc0\x92\x7d\x11\x4a\x00\x64\x82\x38",
];

/// How the key is derived.
pub(super) enum Kdf<'a> {
    Aes { rounds: u64, seed: &'a [u8] },
    Argon { cost: ArgonCost, salt: &'a [u8] },
}

impl<'a> Kdf<'a> {
    /// Reads the parameters of KDBX 4.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let values = Dictionary::read(bytes)?;
        let algorithm = match values.bytes("$UUID")? {
            id if AES.iter().any(|aes| id == aes) => {
                let (rounds, seed) = (values.number("R")?, values.bytes("S")?);
                return Ok(Self::Aes { rounds, seed });
            }
            id if id == ARGON2D => Algorithm::Argon2d,
            id if id == ARGON2ID => Algorithm::Argon2id,
            _ => return Err(ReadError::Unsupported),
        };
        let version = match values.number("V")? {
            0x10 => Version::V0x10,
            0x13 => Version::V0x13,
            _ => return Err(ReadError::Unsupported),
        };
        // A secret or associated data may be given, too; no program does.
        if values.bytes("K").is_ok() || values.bytes("A").is_ok() {
            return Err(ReadError::Unsupported);
        }
        Ok(Self::Argon {
            cost: ArgonCost {
                algorithm,
                version,
                memory: values.number("M")? / 1024,
                passes: values.number("I")?,
                lanes: values.number("P")?,
            },
            salt: values.bytes("S")?,
        })
    }

    /// Derives the key, if that costs no more than is sensible.
    ///
    /// # Errors
    ///
    /// `TooMuchMemory`, `TooMuchWork`, `OutOfMemory` and `Damaged`.
    pub(super) fn derive(&self, passphrase: &[u8; 32], most: &Costs) -> Result<Derived, ReadError> {
        match self {
            Self::Argon { cost, salt } => cost.derive(passphrase, salt, most),
            Self::Aes { rounds, .. } if *rounds > most.aes_rounds => {
                Err(ReadError::TooMuchWork(*rounds))
            }
            Self::Aes { rounds, seed } => {
                let aes = Aes256::new_from_slice(seed).map_err(|_| ReadError::Damaged)?;
                let (one, other) = passphrase.split_at(16);
                let half = |half: &[u8]| Array::try_from(half).map_err(|_| ReadError::Damaged);
                let mut blocks = [half(one)?, half(other)?];
                for _ in 0..*rounds {
                    aes.encrypt_blocks(&mut blocks);
                }
                let mut hash = Sha256::new();
                blocks.iter().for_each(|block| hash.update(block));
                blocks.iter_mut().for_each(|block| block.zeroize());
                Ok(Derived::new(hash.finalize().into()))
            }
        }
    }
}
