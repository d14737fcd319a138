//! For fuzzers: what a changed database lacks to be read any further.

use hmac::Mac as _;
use keywright_backup::Passphrase;
use sha2::{Digest as _, Sha256};

use super::header::{Bytes, Header};
use super::key::{HEADER, Keys};
use crate::ReadError;
use crate::limits::Costs;

/// A KDBX 4 database with the digest and the codes that its header and its blocks should have, so that
/// what lies behind them is reached. Its end is added where it has none.
///
/// # Errors
///
/// Why its header is none, or costs more than next to nothing.
pub fn mend_kdbx(file: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, ReadError> {
    let header = Header::read(file)?;
    if header.major != 4 {
        return Err(ReadError::Unsupported);
    }
    let keys = Keys::derive(passphrase, &header.kdf, header.master_seed, &Costs::CHEAP)?;
    let code = |number: u64, parts: &[&[u8]]| {
        let code = keys.mac(number, parts)?.finalize().into_bytes();
        Ok::<_, ReadError>(code)
    };
    let mut mended = header.bytes.to_vec();
    mended.extend(Sha256::digest(header.bytes));
    mended.extend(code(HEADER, &[header.bytes])?);
    let mut rest = Bytes(header.rest.get(64..).unwrap_or_default());
    for number in 0.. {
        let block = next(&mut rest).unwrap_or_default();
        let length = (block.len() as u32).to_le_bytes();
        mended.extend(code(number, &[&u64::to_le_bytes(number), &length, block])?);
        mended.extend(length);
        mended.extend(block);
        if block.is_empty() {
            break;
        }
    }
    // What follows the last block stays what it was.
    mended.extend(rest.0);
    Ok(mended)
}

/// The next block, whatever its code; one that is cut off is as long as what is left.
fn next<'a>(rest: &mut Bytes<'a>) -> Result<&'a [u8], ReadError> {
    rest.take(32)?;
    let length = rest.u32()? as usize;
    rest.take(length.min(rest.0.len()))
}
