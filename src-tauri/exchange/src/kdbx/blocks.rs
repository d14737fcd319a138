//! How the encrypted content is divided, and how each part is checked.

use hmac::Mac as _;
use keywright_backup::Wiped;
use sha2::{Digest as _, Sha256};

use super::header::Bytes;
use super::key::Keys;
use crate::ReadError;

/// The blocks of KDBX 4, which a key checks, up to the empty one that is the last.
pub(super) fn read_4(bytes: &[u8], keys: &Keys) -> Result<Wiped, ReadError> {
    let mut rest = Bytes(bytes);
    let mut content = Wiped::with_room(bytes.len());
    for number in 0.. {
        let code = rest.take(32)?;
        let length = rest.array::<4>()?;
        let block = rest.take(u32::from_le_bytes(length) as usize)?;
        keys.mac(number, &[&u64::to_le_bytes(number), &length, block])?
            .verify_slice(code)
            .map_err(|_| ReadError::Damaged)?;
        if block.is_empty() {
            break;
        }
        content.extend(block);
    }
    Ok(content)
}

/// The blocks of KDBX 3, which a digest checks: they are decrypted already.
pub(super) fn read_3(bytes: &[u8]) -> Result<Wiped, ReadError> {
    let mut rest = Bytes(bytes);
    let mut content = Wiped::with_room(bytes.len());
    for number in 0u32.. {
        if rest.u32()? != number {
            return Err(ReadError::Damaged);
        }
        let digest = rest.take(32)?;
        let length = rest.u32()? as usize;
        let block = rest.take(length)?;
        if block.is_empty() {
            break;
        }
        if Sha256::digest(block)[..] != *digest {
            return Err(ReadError::Damaged);
        }
        content.extend(block);
    }
    Ok(content)
}
