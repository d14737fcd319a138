//! The files: written here and read by other programs, written by other programs and read here, and
//! what becomes of those that nobody should have written.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bitwarden;
mod closed;
mod dotenv;
mod foreign;
mod forged;
mod hostile;
mod keepass;
mod keepass_3;
mod keepass_4;
mod letter;
mod limits;
mod one_password;
mod problems;
mod programs;
mod sample;
mod sheets;
mod writing;
