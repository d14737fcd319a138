//! How a passphrase is made dear to guess.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize as _, Zeroizing};

use crate::ReadError;
use crate::limits::Costs;

/// What is derived from a passphrase.
pub(crate) type Derived = Zeroizing<[u8; 32]>;

/// The cost of Argon2, and which one it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgonCost {
    pub(crate) algorithm: Algorithm,
    pub(crate) version: Version,
    /// In KiB.
    pub(crate) memory: u64,
    pub(crate) passes: u64,
    pub(crate) lanes: u64,
}

impl ArgonCost {
    /// What is written: what RFC 9106 recommends where 2 GiB are too much (section 4, second choice).
    pub(crate) const WRITTEN: Self = Self {
        algorithm: Algorithm::Argon2id,
        version: Version::V0x13,
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// Derives, if that costs no more than is sensible. Nothing is allocated before that is known.
    ///
    /// # Errors
    ///
    /// `TooMuchMemory`, `TooMuchWork`, `OutOfMemory`, and `Damaged` for a cost or salt that is none.
    pub(crate) fn derive(
        self,
        secret: &[u8],
        salt: &[u8],
        most: &Costs,
    ) -> Result<Derived, ReadError> {
        if self.memory > most.memory {
            return Err(ReadError::TooMuchMemory(self.memory));
        }
        if self.memory.saturating_mul(self.passes) > most.filled {
            return Err(ReadError::TooMuchWork(self.passes));
        }
        // The library multiplies them before it looks.
        if self.lanes > u64::from(Params::MAX_P_COST) {
            return Err(ReadError::Damaged);
        }
        let number = |number: u64| u32::try_from(number).map_err(|_| ReadError::Damaged);
        let (memory, passes) = (number(self.memory)?, number(self.passes)?);
        let params = Params::new(memory, passes, number(self.lanes)?, Some(32))
            .map_err(|_| ReadError::Damaged)?;
        let mut blocks: Vec<Block> = Vec::new();
        let count = params.block_count();
        let room = blocks.try_reserve_exact(count);
        room.map_err(|_| ReadError::OutOfMemory)?;
        blocks.resize(count, Block::new());
        let mut derived = Derived::default();
        let outcome = Argon2::new(self.algorithm, self.version, params)
            .hash_password_into_with_memory(secret, salt, &mut *derived, &mut blocks);
        blocks.iter_mut().for_each(|block| block.zeroize());
        outcome.map_err(|_| ReadError::Damaged)?;
        Ok(derived)
    }
}
