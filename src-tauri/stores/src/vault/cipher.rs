//! XChaCha20-Poly1305, and the keys that it is used with. What is sealed is the nonce, the
//! ciphertext and the tag, one after the other.

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::TryRng;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

use super::VaultError;

const NONCE: usize = 24;
const TAG: usize = 16;

/// 32 secret bytes: the key under which a vault's secrets are sealed, or the one under which
/// that key is. It cannot be printed, and is wiped when it is dropped.
///
/// It rests on the heap, so that moving it leaves no second copy behind.
pub struct VaultSecret(Box<Zeroizing<[u8; 32]>>);

impl VaultSecret {
    /// One that nobody has drawn before.
    pub(super) fn random() -> Result<Self, VaultError> {
        Self::filled(|bytes| random(bytes))
    }

    /// The bytes that this puts into it, which are zero at first.
    pub(crate) fn filled<E>(fill: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        let mut bytes = Box::new(Zeroizing::new([0; 32]));
        fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// A copy of these bytes.
    pub fn copied(bytes: &[u8; 32]) -> Self {
        let mut copy = Box::new(Zeroizing::new([0; 32]));
        copy.copy_from_slice(bytes);
        Self(copy)
    }

    /// The bytes themselves. Whoever calls this answers for where they go.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Encrypts this. It is only opened again together with `place`, which tells where it is.
    pub(super) fn seal(&self, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        // Wiped should anything fail; in the end nothing of it is plain.
        let mut sealed = Zeroizing::new(Vec::with_capacity(NONCE + plain.len() + TAG));
        sealed.resize(NONCE, 0);
        random(&mut sealed)?;
        sealed.extend_from_slice(plain);
        let (nonce, text) = sealed.split_at_mut(NONCE);
        let tag = self
            .cipher()
            .encrypt_in_place_detached(XNonce::from_slice(nonce), place, text)
            .map_err(|_| VaultError::TooLong)?;
        sealed.extend_from_slice(&tag);
        Ok(std::mem::take(&mut *sealed))
    }

    /// What was sealed under this key for this place; `None` when anything of it is different.
    pub(super) fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let (text, tag) = sealed.split_at_checked(sealed.len().checked_sub(TAG)?)?;
        let mut plain = Zeroizing::new(text.to_vec());
        self.cipher()
            .decrypt_in_place_detached(XNonce::from_slice(nonce), place, &mut plain, tag.into())
            .ok()?;
        Some(plain)
    }

    /// Wipes its own copy of the key.
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.expose().into())
    }
}

/// Fills these bytes from the operating system's generator.
pub(super) fn random(bytes: &mut [u8]) -> Result<(), VaultError> {
    SysRng.try_fill_bytes(bytes).map_err(VaultError::failed)
}
