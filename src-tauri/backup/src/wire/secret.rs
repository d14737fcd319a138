use keywright_core::AccessKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::hex::key_id;
use super::{Wire, given};
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// An access key. It is read in the place where it was decrypted: with escapes in it, that would
/// not be possible, so it is refused then. A key of a foreign format may hold what JSON escapes; such
/// a one is written as the hexadecimal digits of its bytes.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SecretText<'a> {
    key_id: &'a str,
    #[serde(borrow, deserialize_with = "given")]
    access_key: Option<&'a str>,
    #[serde(borrow, deserialize_with = "given")]
    access_key_hex: Option<&'a str>,
}

impl<'a> SecretText<'a> {
    /// The access key, and its digits where it has some.
    pub(crate) fn new(id: &'a str, secret: &'a AccessKey, hex: Option<&'a str>) -> Self {
        Self {
            key_id: id,
            access_key: hex.is_none().then(|| secret.expose()),
            access_key_hex: hex,
        }
    }

    fn text(&self) -> Result<Zeroizing<String>, Wrong> {
        match (self.access_key, self.access_key_hex) {
            (Some(text), None) => Ok(Zeroizing::new(text.to_owned())),
            (None, Some(digits)) => match of_hex(digits) {
                Some(text) if has_escapes(&text) => Ok(text),
                _ => wrong("accessKeyHex", Fault::Invalid),
            },
            _ => wrong("accessKey", Fault::Contradiction),
        }
    }
}

impl<'a> Wire<'a> for SecretText<'a> {
    const LIST: &'static str = "secrets";
    const FIELDS: &'static [&'static str] = &["keyId", "accessKey", "accessKeyHex"];

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
        match AccessKey::of_any_format(self.text()?) {
            Ok(secret) => Ok(Item::Secret(id, secret)),
            Err(_) => wrong("accessKey", Fault::Invalid),
        }
    }
}

/// The digits of an access key that JSON would escape.
pub(crate) fn hex_of(secret: &AccessKey) -> Option<Zeroizing<String>> {
    let text = secret.expose();
    has_escapes(text).then(|| {
        // As large as it gets at once: growing would leave copies behind.
        let mut digits = Zeroizing::new(String::with_capacity(2 * text.len()));
        let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
        for byte in text.bytes() {
            digits.push(digit(byte >> 4));
            digits.push(digit(byte & 0xf));
        }
        digits
    })
}

/// The text of these digits.
fn of_hex(digits: &str) -> Option<Zeroizing<String>> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let pairs = digits.as_bytes().chunks(2);
    let mut bytes = Zeroizing::new(Vec::with_capacity(pairs.len()));
    for pair in pairs {
        let [high, low] = pair else { return None };
        bytes.push(value(*high)? << 4 | value(*low)?);
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    Some(Zeroizing::new(text.to_owned()))
}

/// Whether JSON writes it with escapes. Control characters are in no access key.
fn has_escapes(text: &str) -> bool {
    text.contains(['"', '\\'])
}
