//! What a passphrase encrypts in Bitwarden's way: a key of the passphrase, two keys of that one, AES in
//! CBC mode, and a code over what was encrypted. As text: `2.VECTOR|ENCRYPTED|CODE`, each in base64.

use argon2::{Algorithm, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use keywright_backup::{Passphrase, Wiped};
use sha2::{Digest as _, Sha256};

use crate::limits::Costs;
use crate::passphrase::{ArgonCost, Derived};
use crate::write::Random;
use crate::{ReadError, WriteError, aes_cbc};

/// How a passphrase is made dear to guess.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kdf {
    Pbkdf2 { rounds: u64 },
    Argon2 { cost: ArgonCost },
}

impl Kdf {
    /// What is written: what OWASP asks for, and Bitwarden's own first choice.
    pub(super) const WRITTEN_ROUNDS: u32 = 600_000;

    pub(super) fn argon2(memory_mib: u64, passes: u64, lanes: u64) -> Self {
        Self::Argon2 {
            cost: ArgonCost {
                algorithm: Algorithm::Argon2id,
                version: Version::V0x13,
                memory: memory_mib.saturating_mul(1024),
                passes,
                lanes,
            },
        }
    }

    /// Derives, if that costs no more than is sensible. The salt counts as the text that it is.
    fn derive(
        self,
        passphrase: &Passphrase,
        salt: &str,
        most: &Costs,
    ) -> Result<Derived, ReadError> {
        let secret = passphrase.expose().as_bytes();
        match self {
            Self::Argon2 { cost } => cost.derive(secret, &Sha256::digest(salt), most),
            Self::Pbkdf2 { rounds } => {
                let counted = u32::try_from(rounds).ok();
                let counted = counted.filter(|_| rounds <= most.pbkdf2_rounds);
                let rounds = counted.ok_or(ReadError::TooMuchWork(rounds))?;
                let mut derived = Derived::default();
                pbkdf2::pbkdf2_hmac::<Sha256>(secret, salt.as_bytes(), rounds, &mut *derived);
                Ok(derived)
            }
        }
    }
}

/// The two keys.
pub(super) struct Keys {
    cipher: Derived,
    mac: Derived,
}

impl Keys {
    pub(super) fn derive(
        kdf: Kdf,
        passphrase: &Passphrase,
        salt: &str,
        most: &Costs,
    ) -> Result<Self, ReadError> {
        let key = kdf.derive(passphrase, salt, most)?;
        let stretch = Hkdf::<Sha256>::from_prk(&*key).map_err(|_| ReadError::Damaged)?;
        let expand = |name: &str| {
            let mut half = Derived::default();
            let expanded = stretch.expand(name.as_bytes(), &mut *half);
            expanded.map(|()| half).map_err(|_| ReadError::Damaged)
        };
        Ok(Self {
            cipher: expand("enc")?,
            mac: expand("mac")?,
        })
    }

    fn code(&self, vector: &[u8], encrypted: &[u8]) -> Result<Hmac<Sha256>, ReadError> {
        let mac = Hmac::<Sha256>::new_from_slice(&*self.mac).map_err(|_| ReadError::Damaged)?;
        Ok(mac.chain_update(vector).chain_update(encrypted))
    }

    /// Encrypts in place, and says it as text.
    pub(super) fn seal(
        &self,
        mut content: Wiped,
        random: &mut Random<'_>,
    ) -> Result<String, WriteError> {
        let vector = random.bytes::<16>()?;
        aes_cbc::encrypt(&self.cipher, &vector, &mut content);
        let code = self.code(&vector, &content);
        let code = code.map_err(|_| WriteError::OutOfMemory)?.finalize();
        let [vector, encrypted, code] =
            [&vector[..], &content, &code.into_bytes()].map(|bytes| STANDARD.encode(bytes));
        Ok(format!("2.{vector}|{encrypted}|{code}"))
    }

    /// Decrypts such a text. `None` where the code is another one, as with another passphrase.
    ///
    /// # Errors
    ///
    /// `Unsupported` for another kind of encryption, and `Damaged` for no such text.
    pub(super) fn open(&self, sealed: &str) -> Result<Option<Wiped>, ReadError> {
        let (kind, parts) = sealed.split_once('.').ok_or(ReadError::Damaged)?;
        if kind != "2" {
            return Err(ReadError::Unsupported);
        }
        let mut bytes = [const { Vec::new() }; 3];
        let mut parts = parts.split('|');
        for bytes in &mut bytes {
            let decoded = parts.next().and_then(|part| STANDARD.decode(part).ok());
            *bytes = decoded.ok_or(ReadError::Damaged)?;
        }
        if parts.next().is_some() {
            return Err(ReadError::Damaged);
        }
        let [vector, encrypted, code] = bytes;
        if self.code(&vector, &encrypted)?.verify_slice(&code).is_err() {
            return Ok(None);
        }
        let mut content = Wiped::with_room(encrypted.len());
        content.extend(&encrypted);
        aes_cbc::decrypt(&self.cipher, &vector, &mut content)?;
        Ok(Some(content))
    }
}
