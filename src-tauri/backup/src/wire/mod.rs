//! How each item is written down: one flat JSON object, with the names of `docs/backup-format.md`.
//! Every field is always there; one that is unknown to this version is refused, for leaving it out
//! would lose something.

mod entry;
mod hex;
mod key;
mod postponement;
mod secret;
mod version_1;
mod workspace;

pub(crate) use entry::EntryText;
pub(crate) use hex::is_registry;
pub(crate) use key::KeyText;
pub(crate) use postponement::PostponementText;
pub(crate) use secret::{SecretText, hex_of};
pub(crate) use version_1::{KeyText1, SecretText1, WorkspaceText1};
pub(crate) use workspace::WorkspaceText;

use serde::Deserialize;
use serde::de::Deserializer;
use serde_path_to_error::Segment;
use zeroize::Zeroizing;

use crate::document::Item;
use crate::place::Wrong;
use crate::{Fault, Malformed, Place};

/// An item as it is written down. `FIELDS` are its fields, for naming them: a name that the file
/// alone knows is repeated nowhere.
pub(crate) trait Wire<'a>: Deserialize<'a> {
    /// The list in which such items stand.
    const LIST: &'static str;
    /// Its fields.
    const FIELDS: &'static [&'static str];

    /// Where the item stands, as far as that can be read.
    fn place(json: &'a [u8]) -> Option<Place>;

    /// What it says.
    fn item(self) -> Result<Item, Wrong>;
}

/// Reads one item, the `nth` of its list, from 1.
pub(crate) fn read<'a, T: Wire<'a>>(json: &'a [u8], nth: u64) -> Result<Item, Malformed> {
    parse::<T>(json).and_then(T::item).map_err(|wrong| {
        T::place(json)
            .unwrap_or(Place::Nth(T::LIST, nth))
            .with(wrong)
    })
}

fn parse<'a, T: Wire<'a>>(json: &'a [u8]) -> Result<T, Wrong> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let parsed = serde_path_to_error::deserialize(&mut deserializer);
    parsed.map_err(|error| (field::<T>(&error), Fault::Unreadable))
}

/// The field that cannot be read. The error's own text may repeat what stands there.
fn field<'a, T: Wire<'a>>(
    error: &serde_path_to_error::Error<serde_json::Error>,
) -> Option<&'static str> {
    let known = |name: &str| T::FIELDS.iter().copied().find(|field| *field == name);
    match error.path().iter().next() {
        Some(Segment::Map { key }) => known(key),
        _ => {
            let text = Zeroizing::new(error.inner().to_string());
            let (name, _) = text.strip_prefix("missing field `")?.split_once('`')?;
            known(name)
        }
    }
}

/// For a field that may be `null` but must be there.
fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}
