//! How the encrypted content is divided, and how each part is checked.

use hmac::Mac as _;
use keywright_backup::Wiped;
use sha2::{Digest as _, Sha256};

use super::header::Bytes;
use super::key::Keys;
use crate::{ReadError, WriteError};

/// How much stands in one block of what is written.
const BLOCK: usize = 1 << 20;

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

/// The content as blocks of KDBX 4.
pub(super) fn write_4(content: &[u8], keys: &Keys, out: &mut Wiped) -> Result<(), WriteError> {
    // The last one is empty.
    let blocks = content.chunks(BLOCK).chain([&[][..]]);
    for (number, block) in (0u64..).zip(blocks) {
        let length = (block.len() as u32).to_le_bytes();
        let mac = keys
            .mac(number, &[&number.to_le_bytes(), &length, block])
            .map_err(|_| WriteError::OutOfMemory)?;
        out.extend(&mac.finalize().into_bytes());
        out.extend(&length);
        out.extend(block);
    }
    Ok(())
}
