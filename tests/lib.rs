//! Suites that run on several packages, and what they share.
//!
//! Nothing here touches the person's own keychain: each test that needs one gets it from a
//! [`Session`] of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "faults/apart.rs"]
mod apart;
#[path = "crash/planted.rs"]
mod planted;
#[path = "faults/sabotage.rs"]
pub mod sabotage;
#[path = "contract/sample.rs"]
mod sample;
#[path = "faults/session.rs"]
mod session;
#[path = "crash/truth.rs"]
mod truth;
#[path = "faults/vault_key.rs"]
mod vault_key;

pub use apart::{as_ordinary_user, in_session, on_small_disk};
pub use planted::{VAULT_REGISTRY, planted, vault_in};
pub use sample::{author, by_creation, issuer_on, key, list, name, named};
pub use session::{PATIENCE, Session, secret_service, until};
pub use truth::{Row, integrity, keychain_ids, keychain_labels, rows, verify};
pub use vault_key::{FolderOfKeys, MemoryKeyPlace, NoKeyPlace, passphrase};
