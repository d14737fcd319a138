//! What the content of a file is encrypted with.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _, StreamCipher as _};
use chacha20::ChaCha20;
use keywright_backup::Wiped;
use twofish::Twofish;

use crate::{ReadError, aes_cbc};

const AES: [u8; 16] = *b"\x31\xc1\xf2\xe6\xbf\x71\x43\x50\xbe\x58\x05\x21\x6a\xfc\x5a\xff";
const TWOFISH: [u8; 16] = *b"\xad\x68\xf2\x9f\x57\x6f\x4b\xb9\xa3\x6a\xd4\x7a\xf9\x65\x34\x6c";
const CHACHA: [u8; 16] = *b"\xd6\x03\x8a\x2b\x8b\x6f\x4c\xb5\xa5\x24\x33\x9a\x31\xdb\xb5\x9a";

/// Which cipher.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outer {
    Aes,
    Twofish,
    ChaCha,
}

impl Outer {
    pub(super) fn read(id: &[u8]) -> Result<Self, ReadError> {
        match id {
            id if id == AES => Ok(Self::Aes),
            id if id == TWOFISH => Ok(Self::Twofish),
            id if id == CHACHA => Ok(Self::ChaCha),
            _ => Err(ReadError::Unsupported),
        }
    }

    /// Decrypts in place. Another key than that of the file is mostly noticed by the end.
    pub(super) fn decrypt(
        self,
        key: &[u8; 32],
        vector: &[u8],
        content: &mut Wiped,
    ) -> Result<(), ReadError> {
        let no_vector = |_| ReadError::Damaged;
        let length = match self {
            Self::Aes => return aes_cbc::decrypt(key, vector, content),
            Self::Twofish => cbc::Decryptor::<Twofish>::new_from_slices(key, vector)
                .map_err(no_vector)?
                .decrypt_padded::<Pkcs7>(content)
                .map(<[u8]>::len),
            Self::ChaCha => {
                let mut cipher = ChaCha20::new_from_slices(key, vector).map_err(no_vector)?;
                cipher.apply_keystream(content);
                Ok(content.len())
            }
        };
        content.truncate(length.map_err(|_| ReadError::Damaged)?);
        Ok(())
    }
}
