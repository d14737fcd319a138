//! What is read of the document, no more of it than is needed and may be there.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

use crate::limits::MOST_KEYS;

/// The outer document, of all kinds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outer {
    /// Exports of earlier days do not say so.
    #[serde(default)]
    pub(super) encrypted: bool,
    #[serde(default)]
    pub(super) password_protected: bool,
    pub(super) salt: Option<String>,
    pub(super) kdf_type: Option<u64>,
    pub(super) kdf_iterations: Option<u64>,
    pub(super) kdf_memory: Option<u64>,
    pub(super) kdf_parallelism: Option<u64>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    pub(super) enc_key_validation: Option<String>,
    pub(super) data: Option<String>,
}

/// What is in clear.
#[derive(Deserialize)]
pub(super) struct Export {
    #[serde(default)]
    pub(super) folders: Option<Bounded<Folder, MOST_KEYS>>,
    /// In an export of an organisation.
    #[serde(default)]
    pub(super) collections: Option<Bounded<Folder, MOST_KEYS>>,
    pub(super) items: Bounded<Item, { MOST_KEYS + 1 }>,
}

#[derive(Deserialize)]
pub(super) struct Folder {
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    pub(super) r#type: u64,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) notes: Option<String>,
    #[serde(default)]
    pub(super) folder_id: Option<String>,
    #[serde(default)]
    pub(super) collection_ids: Option<Bounded<Option<String>, 100>>,
    #[serde(default)]
    pub(super) deleted_date: Option<String>,
    #[serde(default)]
    pub(super) login: Option<Login>,
    #[serde(default)]
    pub(super) fields: Option<Bounded<Field, 200>>,
}

#[derive(Deserialize)]
pub(super) struct Login {
    #[serde(default)]
    pub(super) password: Option<Zeroizing<String>>,
}

#[derive(Deserialize)]
pub(super) struct Field {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) value: Option<Zeroizing<String>>,
}

/// The first so many of a list, which may be longer.
pub(super) struct Bounded<T, const MOST: usize>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Bounded<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct List<T, const MOST: usize>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for List<T, MOST> {
            type Value = Bounded<T, MOST>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut first = Vec::new();
                while first.len() < MOST {
                    match list.next_element()? {
                        Some(item) => first.push(item),
                        None => return Ok(Bounded(first)),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Bounded(first))
            }
        }

        let list = from.deserialize_seq(List(PhantomData));
        // What stands there is not repeated.
        list.map_err(|_| D::Error::custom("not such a list"))
    }
}
