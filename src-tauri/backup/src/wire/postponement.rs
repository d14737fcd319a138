use std::borrow::Cow;

use keywright_core::{Details, FindingKind, Postponement, Timestamp};
use serde::{Deserialize, Serialize};

use super::Wire;
use super::hex::key_id;
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// A finding that was put off.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PostponementText<'a> {
    key_id: Cow<'a, str>,
    kind: Cow<'a, str>,
    until: i64,
    reason: Cow<'a, str>,
}

impl<'a> From<&'a Postponement> for PostponementText<'a> {
    fn from(postponement: &'a Postponement) -> Self {
        Self {
            key_id: postponement.id.to_string().into(),
            kind: postponement.kind.as_str().into(),
            until: postponement.until.0,
            reason: postponement.reason.as_str().into(),
        }
    }
}

impl<'a> Wire<'a> for PostponementText<'a> {
    const LIST: &'static str = "postponements";
    const FIELDS: &'static [&'static str] = &["keyId", "kind", "until", "reason"];

    fn place(json: &'a [u8]) -> Option<Place> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Id<'a> {
            #[serde(borrow)]
            key_id: Cow<'a, str>,
        }
        let Id { key_id: id } = serde_json::from_slice(json).ok()?;
        key_id("keyId", &id).ok().map(Place::Postponement)
    }

    fn item(self) -> Result<Item, Wrong> {
        // The rules of notes hold.
        match Details::kept("", &[], &[], &self.reason) {
            Ok(details) if details.notes() == self.reason => {}
            _ => return wrong("reason", Fault::Invalid),
        }
        Ok(Item::Postponement(Postponement {
            kind: FindingKind::from_word(&self.kind).ok_or((Some("kind"), Fault::Invalid))?,
            id: key_id("keyId", &self.key_id)?,
            until: Timestamp(self.until),
            reason: self.reason.into_owned(),
        }))
    }
}
