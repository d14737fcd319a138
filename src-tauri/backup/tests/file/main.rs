//! The backup file: what goes in comes out, and nothing else is taken for one.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod any;
mod content;
mod damage;
mod entrance;
mod hand;
mod keys;
mod limits;
mod round_trip;
mod sample;
