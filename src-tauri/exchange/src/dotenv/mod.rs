//! Environment variables, `NAME=value`, as shells, Docker and many libraries read them.

mod names;
mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;
