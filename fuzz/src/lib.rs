//! What the fuzz targets share: what holds for whatever is read, and the memory that it may take.

mod memory;
mod rows;
#[path = "../../src-tauri/exchange/tests/files/sample.rs"]
#[allow(dead_code)] // The tests need more of it.
mod sample;
mod seeds;

#[path = "../../src-tauri/backup/tests/file/sample.rs"]
#[allow(dead_code)]
mod backups;
#[path = "../../src-tauri/exchange/tests/files/forged.rs"]
#[allow(dead_code)]
mod forged;

use keywright_backup::{DecryptWith, EncryptTo, Passphrase};

pub use memory::within;
pub use rows::{check, writes_back};
pub use seeds::{blocks_3, write_seeds};

/// What all encrypted seeds are opened with, where it is a passphrase.
pub fn passphrase() -> Passphrase {
    sample::passphrase(sample::PASSPHRASE)
}

/// What they are opened with, where it is an identity.
pub fn identity() -> DecryptWith {
    backups::with_identity()
}

/// For whom files are written that this identity opens.
pub fn to_identity() -> EncryptTo {
    backups::to_identity()
}
