use keywright_core::AccessKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Wire;
use super::hex::key_id;
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// An access key. It is read in the place where it was decrypted: with escapes in it, that would
/// not be possible, so it is refused then.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SecretText<'a> {
    key_id: &'a str,
    access_key: &'a str,
}

impl<'a> SecretText<'a> {
    pub(crate) fn new(id: &'a str, secret: &'a AccessKey) -> Self {
        Self {
            key_id: id,
            access_key: secret.expose(),
        }
    }
}

impl<'a> Wire<'a> for SecretText<'a> {
    const LIST: &'static str = "secrets";
    const FIELDS: &'static [&'static str] = &["keyId", "accessKey"];

    fn place(json: &'a [u8]) -> Option<Place> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Id<'a> {
            key_id: &'a str,
        }
        let Id { key_id: id } = serde_json::from_slice(json).ok()?;
        key_id("keyId", id).ok().map(Place::Secret)
    }

    fn item(self) -> Result<Item, Wrong> {
        let id = key_id("keyId", self.key_id)?;
        let text = Zeroizing::new(self.access_key.to_owned());
        match AccessKey::parse(text) {
            Ok(secret) => Ok(Item::Secret(id, secret)),
            Err(_) => wrong("accessKey", Fault::Invalid),
        }
    }
}
