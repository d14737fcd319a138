use std::io::Read as _;

use flate2::read::GzDecoder;
use hmac::Mac as _;
use keywright_backup::{Passphrase, Wiped};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::header::{Bytes, Header};
use super::inner::Inner;
#[cfg(feature = "testing")]
use super::inner::SALSA;
use super::key::{HEADER, Keys};
use super::{blocks, document};
use crate::limits::{Costs, LARGEST_CONTENT};
use crate::{ImportedRow, ReadError};

/// Reads the entries of a database.
pub(crate) fn read(
    file: &[u8],
    passphrase: Option<&Passphrase>,
    most: &Costs,
) -> Result<Vec<ImportedRow>, ReadError> {
    let header = Header::read(file)?;
    // What costs too much is refused before anybody types.
    let passphrase = passphrase.ok_or(ReadError::NeedsPassphrase)?;
    if header.major == 3 {
        let content = open_3(&header, passphrase, most)?;
        let mut inner = Inner::new(header.stream, header.stream_key)?;
        return document::read(&content, &mut inner);
    }
    entries_4(&open_4(&header, passphrase, most)?)
}

/// The entries of the content of a KDBX 4 database, which is packed or not, and which nobody has
/// encrypted: for fuzzers, which read many.
///
/// # Errors
///
/// As [`crate::read()`].
#[cfg(feature = "testing")]
pub fn read_kdbx_content(content: &[u8], packed: bool) -> Result<Vec<ImportedRow>, ReadError> {
    let mut wiped = Wiped::with_room(content.len());
    wiped.extend(content);
    let mut rows = entries_4(&unpacked(wiped, packed)?)?;
    crate::problem::check(&mut rows);
    Ok(rows)
}

/// The same for the content of a KDBX 3 database, in its blocks.
///
/// # Errors
///
/// As [`crate::read()`].
#[cfg(feature = "testing")]
pub fn read_kdbx_3_content(blocks: &[u8], packed: bool) -> Result<Vec<ImportedRow>, ReadError> {
    let content = unpacked(blocks::read_3(blocks)?, packed)?;
    let mut rows = document::read(&content, &mut Inner::new(SALSA, b"")?)?;
    crate::problem::check(&mut rows);
    Ok(rows)
}

fn entries_4(content: &[u8]) -> Result<Vec<ImportedRow>, ReadError> {
    let (mut inner, xml) = Inner::read_header(content)?;
    document::read(xml, &mut inner)
}

fn open_3(header: &Header<'_>, passphrase: &Passphrase, most: &Costs) -> Result<Wiped, ReadError> {
    let keys = Keys::derive(passphrase, &header.kdf, header.master_seed, most)?;
    let mut content = Wiped::with_room(header.rest.len());
    content.extend(header.rest);
    // Nothing but the content itself tells that the passphrase is another one.
    let wrong = |error| match error {
        ReadError::Damaged => ReadError::WrongPassphrase,
        other => other,
    };
    let cipher = header.cipher;
    cipher
        .decrypt(&keys.cipher, header.vector, &mut content)
        .map_err(wrong)?;
    let mut rest = Bytes(&content);
    if header.start.is_empty() || rest.take(header.start.len()).map_err(wrong)? != header.start {
        return Err(ReadError::WrongPassphrase);
    }
    unpacked(blocks::read_3(rest.0)?, header.packed)
}

fn open_4(header: &Header<'_>, passphrase: &Passphrase, most: &Costs) -> Result<Wiped, ReadError> {
    let mut rest = Bytes(header.rest);
    if Sha256::digest(header.bytes)[..] != *rest.take(32)? {
        return Err(ReadError::Damaged);
    }
    let code = rest.take(32)?;
    let keys = Keys::derive(passphrase, &header.kdf, header.master_seed, most)?;
    keys.mac(HEADER, &[header.bytes])?
        .verify_slice(code)
        .map_err(|_| ReadError::WrongPassphrase)?;
    let mut content = blocks::read_4(rest.0, &keys)?;
    header
        .cipher
        .decrypt(&keys.cipher, header.vector, &mut content)?;
    unpacked(content, header.packed)
}

/// The content without its compression, as far as it goes.
fn unpacked(content: Wiped, packed: bool) -> Result<Wiped, ReadError> {
    if !packed {
        return Ok(content);
    }
    let mut whole = Wiped::with_room(content.len().saturating_mul(4).min(LARGEST_CONTENT));
    let mut gzip = GzDecoder::new(&content[..]);
    let mut piece = Zeroizing::new([0; 16 * 1024]);
    loop {
        match gzip.read(&mut *piece) {
            Ok(0) => return Ok(whole),
            Ok(length) if whole.len() + length > LARGEST_CONTENT => {
                return Err(ReadError::ContentTooLarge);
            }
            Ok(length) => whole.extend(&piece[..length]),
            Err(_) => return Err(ReadError::Damaged),
        }
    }
}
