//! The keys of one file.

use hmac::{Hmac, KeyInit as _, Mac as _};
use keywright_backup::Passphrase;
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::Zeroizing;

use super::kdf::Kdf;
use crate::ReadError;
use crate::limits::Costs;
use crate::passphrase::Derived;

/// What encrypts a file, and what its blocks are checked with.
pub(super) struct Keys {
    pub(super) cipher: Derived,
    mac: Zeroizing<[u8; 64]>,
}

impl Keys {
    pub(super) fn derive(
        passphrase: &Passphrase,
        kdf: &Kdf<'_>,
        master_seed: &[u8],
        most: &Costs,
    ) -> Result<Self, ReadError> {
        let once = Derived::new(Sha256::digest(passphrase.expose()).into());
        // Where there is a key file, its digest comes after the first one.
        let twice = Derived::new(Sha256::digest(*once).into());
        let derived = kdf.derive(&twice, most)?;
        let cipher = Sha256::new()
            .chain_update(master_seed)
            .chain_update(*derived);
        let mac = Sha512::new()
            .chain_update(master_seed)
            .chain_update(*derived);
        Ok(Self {
            cipher: Derived::new(cipher.finalize().into()),
            mac: Zeroizing::new(mac.chain_update([1]).finalize().into()),
        })
    }

    /// Checks or makes the code of one block; of the header, which has the last number.
    pub(super) fn mac(&self, block: u64, parts: &[&[u8]]) -> Result<Hmac<Sha256>, ReadError> {
        let key = Sha512::new()
            .chain_update(block.to_le_bytes())
            .chain_update(*self.mac);
        let key: Zeroizing<[u8; 64]> = Zeroizing::new(key.finalize().into());
        let mut mac = Hmac::<Sha256>::new_from_slice(&*key).map_err(|_| ReadError::Damaged)?;
        parts.iter().for_each(|part| mac.update(part));
        Ok(mac)
    }
}

/// The number of the header's code.
pub(super) const HEADER: u64 = u64::MAX;
