use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use super::AdminPassphrase;

/// In KiB: 64 MiB, and three passes over them by one thread, is what each guess costs.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// What a later version may ask for at the most. Whoever changes the database could otherwise have
/// Keywright take all memory there is.
const MOST_MEMORY: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;
const MOST_LANES: u32 = 8;

/// What is kept of the passphrase: its Argon2id hash, with salt and parameters, as a PHC string.
pub(super) struct PassphraseHash(String);

/// What is kept is no hash that this version can check.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl PassphraseHash {
    /// The hash with this salt, which no other has.
    pub(super) fn of(
        passphrase: &AdminPassphrase,
        salt: &[u8; 16],
    ) -> Result<Self, argon2::password_hash::Error> {
        let params = Params::new(MEMORY, PASSES, LANES, None)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let salt = SaltString::encode_b64(salt)?;
        let hash = argon.hash_password(passphrase.bytes(), &salt)?;
        Ok(Self(hash.to_string()))
    }

    /// What the registry holds.
    pub(super) fn kept(text: String) -> Self {
        Self(text)
    }

    /// As the registry holds it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is that of this passphrase.
    pub(super) fn is_of(&self, passphrase: &AdminPassphrase) -> Result<bool, Unreadable> {
        let hash = PasswordHash::new(&self.0).map_err(|_| Unreadable)?;
        let params = Params::try_from(&hash).map_err(|_| Unreadable)?;
        let is_known = hash.algorithm == Algorithm::Argon2id.ident() && hash.hash.is_some();
        let is_modest = params.m_cost() <= MOST_MEMORY
            && params.t_cost() <= MOST_PASSES
            && params.p_cost() <= MOST_LANES;
        if !is_known || !is_modest {
            return Err(Unreadable);
        }
        match Argon2::default().verify_password(passphrase.bytes(), &hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::Password) => Ok(false),
            Err(_) => Err(Unreadable),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn typed(text: &str) -> AdminPassphrase {
        AdminPassphrase::typed(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn it_costs_64_mebibytes_and_three_passes_and_is_that_of_its_passphrase_alone() {
        let hash = PassphraseHash::of(&typed("correct horse"), &[7; 16]).unwrap();
        assert!(
            hash.as_str()
                .starts_with("$argon2id$v=19$m=65536,t=3,p=1$BwcHBwcHBwcHBwcHBwcHBw$"),
            "{}",
            hash.as_str()
        );
        assert_eq!(hash.is_of(&typed("correct horse")), Ok(true));
        assert_eq!(hash.is_of(&typed("correct horsf")), Ok(false));
        let other = PassphraseHash::of(&typed("correct horse"), &[8; 16]).unwrap();
        assert_ne!(hash.as_str(), other.as_str(), "the salt tells them apart");
    }

    #[test]
    fn a_hash_of_the_reference_implementation_is_that_of_its_password() {
        let published = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let hash = PassphraseHash::kept(published.to_owned());
        assert_eq!(hash.is_of(&typed("password")), Ok(true));
        assert_eq!(hash.is_of(&typed("passwort")), Ok(false));
    }

    #[test]
    fn what_asks_for_more_than_it_may_or_is_no_hash_is_never_tried() {
        let hash = PassphraseHash::of(&typed("correct horse"), &[7; 16]).unwrap();
        for (from, to) in [
            ("m=65536", "m=1048577"),
            ("t=3", "t=17"),
            ("p=1", "p=9"),
            ("argon2id", "argon2d"),
            ("argon2id", "scrypt"),
            ("$argon2id", ""),
        ] {
            let changed = PassphraseHash::kept(hash.as_str().replace(from, to));
            assert_eq!(
                changed.is_of(&typed("correct horse")),
                Err(Unreadable),
                "{to}"
            );
        }
        let words = ["", "later", "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ"];
        for word in words {
            let kept = PassphraseHash::kept(word.to_owned());
            assert_eq!(kept.is_of(&typed("correct horse")), Err(Unreadable));
        }
    }
}
