//! What is wrong with a document, told by its place.

use std::fmt;

use keywright_core::{KeyId, WorkspaceId};
use thiserror::Error;

/// One thing that is wrong with a document. It never repeats what stands there.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{place}{}: {fault}", .field.map(|name| format!(", {name}")).unwrap_or_default())]
pub struct Malformed {
    /// Where.
    pub place: Place,
    /// The field, if it is one; named as in the document.
    pub field: Option<&'static str>,
    /// What.
    pub fault: Fault,
}

/// Where in a document something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document itself.
    Document,
    /// The workspace of this id.
    Workspace(WorkspaceId),
    /// The record of this key.
    Key(KeyId),
    /// The access key of this key.
    Secret(KeyId),
    /// A finding with this id that was put off.
    Postponement(KeyId),
    /// The entry of the activity that has this number.
    Entry(u64),
    /// An item whose id cannot be read: the list's name in the document, and the how manieth item it
    /// is there, from 1.
    Nth(&'static str, u64),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => write!(out, "the document"),
            Self::Workspace(id) => write!(out, "workspace {}", id.0),
            Self::Key(id) => write!(out, "key {id}"),
            Self::Secret(id) => write!(out, "the access key of key {id}"),
            Self::Postponement(id) => write!(out, "the finding put off for key {id}"),
            Self::Entry(number) => write!(out, "entry {number} of the activity"),
            Self::Nth(list, number) => write!(out, "item {number} of “{list}”"),
        }
    }
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// It is missing, unknown, of another type or no JSON.
    #[error("missing, unknown or unreadable")]
    Unreadable,
    /// It is not what Keywright would write there.
    #[error("not allowed there")]
    Invalid,
    /// Another one has the same.
    #[error("stands twice")]
    Twice,
    /// It names something that the document does not hold.
    #[error("refers to what is not there")]
    Unresolved,
    /// It must come later than what stands before it.
    #[error("out of order")]
    Order,
    /// It is not of the key that it is said to be of.
    #[error("does not fit its key")]
    Unfit,
    /// It may not be there, as the rest stands.
    #[error("contradicts the rest")]
    Contradiction,
    /// Something follows where the document has ended.
    #[error("followed by something else")]
    Trailing,
    /// It is longer than [`crate::Limits::item`], and would not be read again.
    #[error("too long")]
    TooLong,
}

/// A field, and what is wrong with it: an item knows where it stands, its fields do not.
pub(crate) type Wrong = (Option<&'static str>, Fault);

/// That this is wrong with the field.
pub(crate) fn wrong<T>(field: &'static str, fault: Fault) -> Result<T, Wrong> {
    Err((Some(field), fault))
}

impl Place {
    /// That this is wrong here.
    pub(crate) fn with(self, (field, fault): Wrong) -> Malformed {
        Malformed {
            place: self,
            field,
            fault,
        }
    }
}
