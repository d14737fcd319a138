//! What Keychain Services and Credential Manager have in common: both are reached through
//! `keyring-core`, which gives items as entries.

use keyring_core::{Entry, Error};
use keywright_core::{Cause, KeychainError};
use zeroize::Zeroizing;

use super::remove_each;

pub(super) fn secrets(entries: &[Entry]) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
    let secret = |entry: &Entry| entry.get_secret().map(Zeroizing::new).map_err(meaning);
    entries.iter().map(secret).collect()
}

/// The contents of those of these entries that are there.
pub(super) fn present(entries: &[Entry]) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
    let mut contents = Vec::new();
    for entry in entries {
        match entry.get_secret() {
            Err(Error::NoEntry) => {}
            content => contents.push(content.map(Zeroizing::new).map_err(meaning)?),
        }
    }
    Ok(contents)
}

/// The same, of what is no secret.
pub(super) fn heads(entries: &[Entry]) -> Result<Vec<Vec<u8>>, KeychainError> {
    let contents = present(entries)?;
    Ok(contents.iter().map(|content| content.to_vec()).collect())
}

pub(super) fn remove(entries: &[Entry]) -> Result<(), KeychainError> {
    remove_each(entries, |entry| match entry.delete_credential() {
        Err(Error::NoEntry) => Ok(()),
        outcome => outcome.map_err(meaning),
    })
}

pub(super) fn meaning(error: Error) -> KeychainError {
    match error {
        Error::NoEntry => KeychainError::Missing,
        Error::NoStorageAccess(cause) => KeychainError::Refused(Cause::new(cause)),
        Error::PlatformFailure(cause) => KeychainError::Platform(Cause::new(cause)),
        // Its text could quote what the store answered.
        _ => KeychainError::Platform(Cause::new("the item is not as it was stored")),
    }
}
