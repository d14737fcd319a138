use std::path::Path;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::cipher::{VaultSecret, random};

/// A passphrase, exactly as it was typed. It cannot be printed, and is wiped when it is dropped.
///
/// How hard it is to guess is for whoever asks for it to judge.
#[derive(Clone)]
pub struct VaultPassphrase(Zeroizing<String>);

impl VaultPassphrase {
    /// Takes what was typed; `None` when that is nothing.
    pub fn new(typed: Zeroizing<String>) -> Option<Self> {
        (!typed.is_empty()).then_some(Self(typed))
    }
}

/// What it takes to try a passphrase: Argon2id, as RFC 9106 recommends it second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Work {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
    pub(super) salt: [u8; 16],
}

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;

/// What a file may ask for at most: 1 GiB, and four times that to be gone through.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSED_KIB: u64 = 4 * 1024 * 1024;
const MOST_LANES: u32 = 16;

impl Work {
    /// For a new passphrase.
    pub(super) fn new() -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        random(&mut salt)?;
        Ok(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt,
        })
    }

    /// The key that comes of this passphrase. Whoever has written the file at `path` chose how
    /// much work that is.
    pub(super) fn derive(
        &self,
        passphrase: &VaultPassphrase,
        path: &Path,
    ) -> Result<VaultSecret, VaultError> {
        let passed = u64::from(self.memory_kib) * u64::from(self.passes);
        let sane = (MEMORY_KIB..=MOST_MEMORY_KIB).contains(&self.memory_kib)
            && self.passes >= PASSES
            && passed <= MOST_PASSED_KIB
            && (1..=MOST_LANES).contains(&self.lanes);
        if !sane {
            return Err(VaultError::AbsurdWork(path.to_owned()));
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32));
        let params = params.map_err(|_| VaultError::AbsurdWork(path.to_owned()))?;
        let mut memory = Memory::of(params.block_count())?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        VaultSecret::filled(|key| {
            argon2
                .hash_password_into_with_memory(
                    passphrase.0.as_bytes(),
                    &self.salt,
                    key,
                    &mut memory.0,
                )
                .map_err(|error| VaultError::Failed(keywright_core::Cause::new(error.to_string())))
        })
    }
}

/// What Argon2 works in, wiped afterwards.
struct Memory(Vec<Block>);

impl Memory {
    fn of(blocks: usize) -> Result<Self, VaultError> {
        let mut memory = Vec::new();
        memory
            .try_reserve_exact(blocks)
            .map_err(VaultError::failed)?;
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(Zeroize::zeroize);
    }
}
