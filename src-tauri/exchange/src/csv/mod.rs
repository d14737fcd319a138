//! Sheets: one for 1Password written, any with a line of heads read.

mod heads;
mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;
