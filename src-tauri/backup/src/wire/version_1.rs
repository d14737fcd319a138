//! Items as version 1 of the format has them: every key has a handle and is of Keywright's own format,
//! and no workspace says whether a key of its may be put on the clipboard again.

use std::borrow::Cow;

use keywright_core::AccessKey;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::hex::key_id;
use super::{KeyText, SecretText, Wire, WorkspaceText, given};
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// A workspace.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WorkspaceText1<'a> {
    id: i64,
    name: Cow<'a, str>,
    prefix: Cow<'a, str>,
    created_at: i64,
    #[serde(deserialize_with = "given")]
    deleted_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    default_expiry_days: Option<u32>,
    #[serde(deserialize_with = "given")]
    longest_life_days: Option<u32>,
    #[serde(deserialize_with = "given")]
    rotation_days: Option<u32>,
    copies: Cow<'a, str>,
}

impl<'a> Wire<'a> for WorkspaceText1<'a> {
    const LIST: &'static str = WorkspaceText::LIST;
    const FIELDS: &'static [&'static str] = WorkspaceText::FIELDS;

    fn place(json: &'a [u8]) -> Option<Place> {
        WorkspaceText::place(json)
    }

    fn item(self) -> Result<Item, Wrong> {
        let present = WorkspaceText {
            id: self.id,
            name: self.name,
            prefix: self.prefix,
            created_at: self.created_at,
            deleted_at: self.deleted_at,
            default_expiry_days: self.default_expiry_days,
            longest_life_days: self.longest_life_days,
            rotation_days: self.rotation_days,
            copies: self.copies,
            recovery: keywright_core::Recovery::default().as_str().into(),
        };
        present.item()
    }
}

/// A key's record.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct KeyText1<'a>(#[serde(borrow)] KeyText<'a>);

impl<'a> Wire<'a> for KeyText1<'a> {
    const LIST: &'static str = KeyText::LIST;
    const FIELDS: &'static [&'static str] = KeyText::FIELDS;

    fn place(json: &'a [u8]) -> Option<Place> {
        KeyText::place(json)
    }

    fn item(self) -> Result<Item, Wrong> {
        match self.0.has_handle() {
            true => self.0.item(),
            false => wrong("handle", Fault::Unreadable),
        }
    }
}

/// An access key.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SecretText1<'a> {
    key_id: &'a str,
    access_key: &'a str,
}

impl<'a> Wire<'a> for SecretText1<'a> {
    const LIST: &'static str = SecretText::LIST;
    const FIELDS: &'static [&'static str] = SecretText::FIELDS;

    fn place(json: &'a [u8]) -> Option<Place> {
        SecretText::place(json)
    }

    fn item(self) -> Result<Item, Wrong> {
        let id = key_id("keyId", self.key_id)?;
        match AccessKey::parse(Zeroizing::new(self.access_key.to_owned())) {
            Ok(secret) => Ok(Item::Secret(id, secret)),
            Err(_) => wrong("accessKey", Fault::Invalid),
        }
    }
}
