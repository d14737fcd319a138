//! The backup file: what goes in comes out, and nothing else is taken for one.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod any;
mod command;
mod content;
mod damage;
mod entrance;
mod fields;
mod hand;
mod keys;
mod limits;
mod round_trip;
mod sample;
mod secrets;
mod writing;
