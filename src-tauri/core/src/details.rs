use thiserror::Error;

use crate::scan::holds_key;
use crate::{KeyName, NameError};

/// The most characters (Unicode scalar values) that the notes of a key hold.
pub const NOTES_LENGTH: usize = 4000;
/// The most applications, or tags, that one key has.
pub const MOST_ENTRIES: usize = 50;

/// What a key is for, as a person wrote it down. Each entry obeys the rules of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    owner: Option<KeyName>,
    used_by: Vec<KeyName>,
    tags: Vec<KeyName>,
    notes: String,
}

/// A part of [`Details`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The person or team that answers for the key.
    Owner,
    /// The applications and teams that call with it.
    UsedBy,
    /// Words to find it by.
    Tags,
    /// Anything else.
    Notes,
}

impl Detail {
    /// The word in the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::UsedBy => "used_by",
            Self::Tags => "tags",
            Self::Notes => "notes",
        }
    }
}

impl Details {
    /// Checks what was typed. Blank entries and those that were there before (see [`crate::fold`])
    /// are left out; a blank owner is none.
    ///
    /// # Errors
    ///
    /// The first part that is refused, see [`DetailsError`].
    pub fn new(
        owner: &str,
        used_by: &[String],
        tags: &[String],
        notes: &str,
    ) -> Result<Self, DetailsError> {
        let details = Self::read(owner, used_by, tags, notes, KeyName::new)?;
        match holds_key(&details.notes) {
            true => Err(DetailsError::Entry(Detail::Notes, NameError::HoldsKey)),
            false => Ok(details),
        }
    }

    /// Takes what the registry kept, which may be from before whole access keys were refused.
    ///
    /// # Errors
    ///
    /// Those of [`Details::new`] but [`NameError::HoldsKey`].
    pub fn kept(
        owner: &str,
        used_by: &[String],
        tags: &[String],
        notes: &str,
    ) -> Result<Self, DetailsError> {
        Self::read(owner, used_by, tags, notes, KeyName::kept)
    }

    fn read(
        owner: &str,
        used_by: &[String],
        tags: &[String],
        notes: &str,
        entry: Entry,
    ) -> Result<Self, DetailsError> {
        let owner = entries(Detail::Owner, &[owner.to_owned()], entry)?.pop();
        let notes = notes.trim().replace("\r\n", "\n");
        let length = notes.chars().count();
        if length > NOTES_LENGTH {
            return Err(DetailsError::NotesTooLong(length));
        }
        let refused = |character: char| character.is_control() && !"\n\t".contains(character);
        if notes.chars().any(refused) {
            return Err(DetailsError::Entry(Detail::Notes, NameError::Invisible));
        }
        Ok(Self {
            owner,
            used_by: entries(Detail::UsedBy, used_by, entry)?,
            tags: entries(Detail::Tags, tags, entry)?,
            notes,
        })
    }

    /// The person or team that answers for the key.
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_ref().map(KeyName::as_str)
    }

    /// The applications and teams that call with it.
    pub fn used_by(&self) -> impl ExactSizeIterator<Item = &str> {
        self.used_by.iter().map(KeyName::as_str)
    }

    /// Words to find it by.
    pub fn tags(&self) -> impl ExactSizeIterator<Item = &str> {
        self.tags.iter().map(KeyName::as_str)
    }

    /// Anything else.
    pub fn notes(&self) -> &str {
        &self.notes
    }

    /// The parts in which the other differs.
    pub fn changed(&self, other: &Self) -> Vec<Detail> {
        [
            (Detail::Owner, self.owner != other.owner),
            (Detail::UsedBy, self.used_by != other.used_by),
            (Detail::Tags, self.tags != other.tags),
            (Detail::Notes, self.notes != other.notes),
        ]
        .into_iter()
        .filter_map(|(detail, changed)| changed.then_some(detail))
        .collect()
    }
}

/// How one entry is read.
type Entry = fn(&str) -> Result<KeyName, NameError>;

fn entries(detail: Detail, typed: &[String], read: Entry) -> Result<Vec<KeyName>, DetailsError> {
    let mut entries: Vec<KeyName> = Vec::new();
    for text in typed.iter().filter(|text| !text.trim().is_empty()) {
        let entry = read(text).map_err(|error| DetailsError::Entry(detail, error))?;
        let folded = entry.folded();
        if entries.iter().any(|other| other.folded() == folded) {
            continue;
        }
        if entries.len() == MOST_ENTRIES {
            return Err(DetailsError::TooMany(detail));
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Why a key cannot be documented like that.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum DetailsError {
    /// An entry of this part is too long, or holds what cannot be seen or a whole access key.
    #[error("{part}: {1}", part = .0.as_str())]
    Entry(Detail, #[source] NameError),
    /// More than [`MOST_ENTRIES`].
    #[error("{} holds at most {MOST_ENTRIES} entries", .0.as_str())]
    TooMany(Detail),
    /// More than [`NOTES_LENGTH`] characters; this many.
    #[error("notes have at most {NOTES_LENGTH} characters; these have {0}")]
    NotesTooLong(usize),
}
