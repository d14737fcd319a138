//! The second encryption, of passwords within the document: one stream over all of them, in the order
//! in which they stand there.

use aes::cipher::{KeyIvInit as _, StreamCipher as _};
use chacha20::ChaCha20;
use salsa20::Salsa20;
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::Zeroizing;

use super::header::Bytes;
use crate::ReadError;

pub(super) const SALSA: u32 = 2;
pub(super) const CHACHA: u32 = 3;
/// With what Salsa20 begins in every file.
const SALSA_NONCE: [u8; 8] = [0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a];

/// Encrypts and decrypts alike.
pub(super) enum Inner {
    None,
    Salsa(Box<Salsa20>),
    ChaCha(Box<ChaCha20>),
}

impl Inner {
    pub(super) fn new(kind: u32, key: &[u8]) -> Result<Self, ReadError> {
        match kind {
            0 => Ok(Self::None),
            SALSA => {
                let key: Zeroizing<[u8; 32]> = Zeroizing::new(Sha256::digest(key).into());
                Ok(Self::Salsa(Box::new(Salsa20::new(
                    (&*key).into(),
                    &SALSA_NONCE.into(),
                ))))
            }
            CHACHA => {
                let both: Zeroizing<[u8; 64]> = Zeroizing::new(Sha512::digest(key).into());
                let cipher = ChaCha20::new_from_slices(&both[..32], &both[32..44]);
                cipher
                    .map(Box::new)
                    .map(Self::ChaCha)
                    .map_err(|_| ReadError::Damaged)
            }
            _ => Err(ReadError::Unsupported),
        }
    }

    pub(super) fn apply(&mut self, bytes: &mut [u8]) {
        match self {
            Self::None => {}
            Self::Salsa(cipher) => cipher.apply_keystream(bytes),
            Self::ChaCha(cipher) => cipher.apply_keystream(bytes),
        }
    }

    /// Reads what stands before the document in KDBX 4, and hands over what comes after it.
    pub(super) fn read_header(content: &[u8]) -> Result<(Self, &[u8]), ReadError> {
        let mut rest = Bytes(content);
        let (mut kind, mut key) = (None, None);
        loop {
            let id = rest.u8()?;
            let length = rest.u32()? as usize;
            let field = rest.take(length)?;
            match id {
                0 => break,
                1 => kind = Some(Bytes(field).u32()?),
                2 => key = Some(field),
                // Attached files.
                _ => {}
            }
        }
        let (kind, key) = kind.zip(key).ok_or(ReadError::Damaged)?;
        Ok((Self::new(kind, key)?, rest.0))
    }
}
