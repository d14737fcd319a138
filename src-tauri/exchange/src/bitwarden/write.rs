use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keywright_backup::{Passphrase, Wiped};
use keywright_core::Timestamp;
use serde::Serialize;

use super::LOGIN;
use super::sealed::{Kdf, Keys};
use crate::handed::rfc_3339;
use crate::limits::Costs;
use crate::write::{Random, json};
use crate::{HandedKey, WriteError};

#[derive(Serialize)]
struct Export<'a> {
    encrypted: bool,
    folders: Vec<Folder<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Folder<'a> {
    id: String,
    name: &'a str,
}

/// The fields are those that Bitwarden's own exports have, in their order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    password_history: Option<()>,
    revision_date: String,
    creation_date: String,
    deleted_date: Option<()>,
    id: String,
    organization_id: Option<()>,
    folder_id: Option<&'a str>,
    r#type: u8,
    reprompt: u8,
    name: &'a str,
    notes: Option<&'a str>,
    favorite: bool,
    fields: Vec<Field>,
    login: Login<'a>,
    collection_ids: Option<()>,
}

/// A text beside the login, which is shown: no secret.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    value: String,
    r#type: u8,
}

#[derive(Serialize)]
struct Login<'a> {
    uris: [(); 0],
    username: &'a str,
    password: &'a str,
    totp: Option<()>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Protected<'a> {
    encrypted: bool,
    password_protected: bool,
    salt: &'a str,
    kdf_type: u8,
    kdf_iterations: u32,
    kdf_memory: Option<u32>,
    kdf_parallelism: Option<u32>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    enc_key_validation: String,
    data: String,
}

/// What nobody needs a passphrase for.
pub(crate) fn write_plain(
    keys: &[HandedKey<'_>],
    at: Timestamp,
    random: &mut Random<'_>,
) -> Result<Wiped, WriteError> {
    let mut ids: HashMap<&str, usize> = HashMap::new();
    let mut folders = Vec::new();
    for key in keys {
        if !ids.contains_key(key.workspace) {
            ids.insert(key.workspace, folders.len());
            let id = uuid(random.bytes()?);
            folders.push(Folder {
                id,
                name: key.workspace,
            });
        }
    }
    // The items borrow their folders' ids.
    let folder_ids: Vec<String> = folders.iter().map(|folder| folder.id.clone()).collect();
    let items = keys.iter().map(|key| Item {
        password_history: None,
        revision_date: rfc_3339(at),
        creation_date: rfc_3339(key.record.created_at),
        deleted_date: None,
        id: uuid(*key.record.id.as_bytes()),
        organization_id: None,
        folder_id: ids
            .get(key.workspace)
            .map(|index| folder_ids[*index].as_str()),
        r#type: LOGIN,
        reprompt: 0,
        name: key.name(),
        notes: Some(key.notes()).filter(|notes| !notes.is_empty()),
        favorite: false,
        fields: fields(key),
        login: Login {
            uris: [],
            username: key.record.truncated.as_str(),
            password: key.secret.expose(),
            totp: None,
        },
        collection_ids: None,
    });
    let export = Export {
        encrypted: false,
        items: items.collect(),
        folders,
    };
    let mut file = Wiped::with_room(1024 * (keys.len() + 1));
    json(&mut file, &export)?;
    Ok(file)
}

/// The same, encrypted.
pub(crate) fn write_protected(
    keys: &[HandedKey<'_>],
    passphrase: &Passphrase,
    at: Timestamp,
    random: &mut Random<'_>,
) -> Result<Wiped, WriteError> {
    let salt = STANDARD.encode(random.bytes::<16>()?);
    let rounds = Kdf::WRITTEN_ROUNDS;
    let kdf = Kdf::Pbkdf2 {
        rounds: rounds.into(),
    };
    let file_keys =
        Keys::derive(kdf, passphrase, &salt, &Costs::MOST).map_err(|_| WriteError::OutOfMemory)?;
    // Any text will do: that it can be decrypted is what tells a passphrase.
    let mut validation = Wiped::with_room(64);
    validation.extend(uuid(random.bytes()?).as_bytes());
    let protected = Protected {
        encrypted: true,
        password_protected: true,
        salt: &salt,
        kdf_type: 0,
        kdf_iterations: rounds,
        kdf_memory: None,
        kdf_parallelism: None,
        enc_key_validation: file_keys.seal(validation, random)?,
        data: file_keys.seal(write_plain(keys, at, random)?, random)?,
    };
    let mut file = Wiped::with_room(protected.data.len() + 1024);
    json(&mut file, &protected)?;
    Ok(file)
}

/// All that is known of the key; a text for each tag, for which there is no other place.
fn fields(key: &HandedKey<'_>) -> Vec<Field> {
    let tags = key.tags().map(|tag| ("Tag", tag.to_owned()));
    let named = key.labels().into_iter().chain(tags);
    named
        .map(|(name, value)| Field {
            name,
            value,
            r#type: 0,
        })
        .collect()
}

/// 16 bytes as an id is written.
fn uuid(bytes: [u8; 16]) -> String {
    let mut digits = format!("{:032x}", u128::from_be_bytes(bytes));
    for at in [20, 16, 12, 8] {
        digits.insert(at, '-');
    }
    digits
}
