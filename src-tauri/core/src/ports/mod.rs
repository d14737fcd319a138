//! The only joints between the domain and the world.
//!
//! A port grows when a use case needs an operation that no sequence of the present ones
//! gives without leaving a gap in which a crash would lose something.

mod cause;
mod keychain;
mod registry;

use crate::Timestamp;

pub use cause::Cause;
pub use keychain::{Item, Keychain, KeychainError, KeychainState};
pub use registry::{Begun, Registry, RegistryError, Step};

/// The time of day.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}
