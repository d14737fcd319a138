//! Moving secrets from one keychain to another: what ends up where, and that whatever fails or
//! ends in the middle, no secret is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod interrupted;
mod outcomes;
mod unusual;
mod world;
