//! The commands, called through the real layer between page and Rust, without a window.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod apart;
mod bindings;
mod commands;
mod grants;
mod hand_over;
mod import;
mod life;
mod lock;
mod names;
mod page;
mod settings;
mod stores;
