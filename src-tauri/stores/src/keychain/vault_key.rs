//! The key of a vault file as an item holds it: `1 <key>`, in hexadecimal digits. The number is
//! that of this form.

use keywright_core::{Cause, KeychainError};
use zeroize::Zeroizing;

use crate::VaultSecret;

const FORM: &[u8] = b"1 ";

pub(super) fn written(key: &VaultSecret) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(FORM.len() + 64));
    text.extend_from_slice(FORM);
    for byte in key.expose() {
        text.extend([byte >> 4, byte & 15].map(digit));
    }
    text
}

/// The one key among what is kept for one vault. Copies made by hand may lie beside ours, but
/// which of two different ones is the vault's cannot be told.
pub(super) fn the_one(kept: &[Zeroizing<Vec<u8>>]) -> Result<VaultSecret, KeychainError> {
    let (first, others) = kept.split_first().ok_or(KeychainError::Missing)?;
    if others.iter().any(|other| **other != **first) {
        return Err(platform("the keychain has several keys of this vault"));
    }
    read(first).ok_or_else(|| platform("the item is not as it was stored"))
}

fn read(kept: &[u8]) -> Option<VaultSecret> {
    let (digits, []) = kept.strip_prefix(FORM)?.as_chunks::<2>() else {
        return None;
    };
    let digits: &[[u8; 2]; 32] = digits.try_into().ok()?;
    VaultSecret::filled(|key| {
        for (byte, [high, low]) in key.iter_mut().zip(digits) {
            *byte = value(*high)? << 4 | value(*low)?;
        }
        Ok::<_, NoDigit>(())
    })
    .ok()
}

fn digit(value: u8) -> u8 {
    match value {
        0..10 => b'0' + value,
        _ => b'a' + value - 10,
    }
}

fn value(digit: u8) -> Result<u8, NoDigit> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(NoDigit),
    }
}

struct NoDigit;

fn platform(cause: &'static str) -> KeychainError {
    KeychainError::Platform(Cause::new(cause))
}
