use std::borrow::Cow;

use keywright_core::{Entry, Facts, Seal, Timestamp, WorkspaceId};
use serde::{Deserialize, Serialize};

use super::hex::{bytes, key_id};
use super::{Wire, given};
use crate::Place;
use crate::document::Item;
use crate::place::Wrong;

/// An entry of the activity, every field of it as it was sealed.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EntryText<'a> {
    number: u64,
    at: i64,
    workspace_id: i64,
    #[serde(deserialize_with = "given")]
    key_id: Option<Cow<'a, str>>,
    action: Cow<'a, str>,
    facts: Cow<'a, str>,
    system_user: Cow<'a, str>,
    surface: Cow<'a, str>,
    seal: Cow<'a, str>,
}

impl<'a> From<&'a Entry> for EntryText<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            number: entry.number,
            at: entry.at.0,
            workspace_id: entry.workspace.0,
            key_id: entry.key.map(|id| id.to_string().into()),
            action: entry.action.as_str().into(),
            facts: entry.facts.as_str().into(),
            system_user: entry.system_user.as_str().into(),
            surface: entry.surface.as_str().into(),
            seal: entry.seal.to_string().into(),
        }
    }
}

impl<'a> Wire<'a> for EntryText<'a> {
    const LIST: &'static str = "activity";
    const FIELDS: &'static [&'static str] = &[
        "number",
        "at",
        "workspaceId",
        "keyId",
        "action",
        "facts",
        "systemUser",
        "surface",
        "seal",
    ];

    fn place(json: &[u8]) -> Option<Place> {
        #[derive(Deserialize)]
        struct Id {
            number: u64,
        }
        let Id { number } = serde_json::from_slice(json).ok()?;
        Some(Place::Entry(number))
    }

    fn item(self) -> Result<Item, Wrong> {
        let key = self.key_id.as_ref().map(|id| key_id("keyId", id));
        Ok(Item::Entry(Box::new(Entry {
            number: self.number,
            at: Timestamp(self.at),
            workspace: WorkspaceId(self.workspace_id),
            key: key.transpose()?,
            action: self.action.into_owned(),
            system_user: self.system_user.into_owned(),
            surface: self.surface.into_owned(),
            facts: Facts::from(self.facts.into_owned()),
            seal: Seal::from(bytes("seal", &self.seal)?),
        })))
    }
}
