//! Bytes are lower-case hexadecimal digits; the domain reads capitals, too, which Keywright does not
//! write.

use keywright_core::{KeyId, Seal};

use crate::Fault;
use crate::place::{Wrong, wrong};

/// 32 digits that name a key, or a finding.
pub(super) fn key_id(field: &'static str, text: &str) -> Result<KeyId, Wrong> {
    match KeyId::from_hex(text) {
        Some(id) if is_small(text) => Ok(id),
        _ => wrong(field, Fault::Invalid),
    }
}

/// Two digits for each of 32 bytes.
pub(super) fn bytes(field: &'static str, text: &str) -> Result<[u8; 32], Wrong> {
    match Seal::from_hex(text) {
        Some(seal) if is_small(text) => Ok(*seal.as_bytes()),
        _ => wrong(field, Fault::Invalid),
    }
}

/// Whether it names a registry.
pub(crate) fn is_registry(text: &str) -> bool {
    KeyId::from_hex(text).is_some() && is_small(text)
}

fn is_small(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_uppercase())
}
