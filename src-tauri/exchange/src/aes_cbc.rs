//! AES-256 in CBC mode, filled up to whole blocks: what both KDBX and Bitwarden encrypt with. It checks
//! nothing: whoever decrypts has checked a code before, or will check what comes out.

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use keywright_backup::Wiped;

use crate::ReadError;

/// Encrypts in place.
pub(crate) fn encrypt(key: &[u8; 32], vector: &[u8; 16], content: &mut Wiped) {
    let length = content.len();
    // At least one byte is filled up, at most a block.
    content.extend(&[0; 16]);
    let cipher = cbc::Encryptor::<Aes256>::new(key.into(), vector.into());
    let encrypted = cipher.encrypt_padded::<Pkcs7>(content, length);
    // There is room, so this does not fail; if it did, nothing would be left in clear.
    let encrypted = encrypted.map_or(0, <[u8]>::len);
    content.truncate(encrypted);
}

/// Decrypts in place.
///
/// # Errors
///
/// `Damaged`, also where the key is another one.
pub(crate) fn decrypt(key: &[u8; 32], vector: &[u8], content: &mut Wiped) -> Result<(), ReadError> {
    let cipher = cbc::Decryptor::<Aes256>::new_from_slices(key, vector);
    let cipher = cipher.map_err(|_| ReadError::Damaged)?;
    let decrypted = cipher.decrypt_padded::<Pkcs7>(content);
    let length = decrypted.map_err(|_| ReadError::Damaged)?.len();
    content.truncate(length);
    Ok(())
}
