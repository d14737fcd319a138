use std::collections::HashMap;

use keywright_backup::{Passphrase, Wiped};
use keywright_core::MOST_ENTRIES;

use super::items::{Export, Field, Item, Outer};
use super::sealed::{Kdf, Keys};
use super::{LOGIN, NOTE};
use crate::handed::{ENVIRONMENT, EXPIRES, OWNER, USED_BY};
use crate::limits::Costs;
use crate::read::push;
use crate::{ImportedRow, ReadError, RowPlace};

/// How much of a folder's name is told, in characters.
const FOLDER_LENGTH: usize = 200;

/// Reads the logins of an export; its notes, too, which have no secret. Cards, identities and what was
/// deleted are passed over.
pub(crate) fn read(
    file: &[u8],
    passphrase: Option<&Passphrase>,
    most: &Costs,
) -> Result<Vec<ImportedRow>, ReadError> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let outer: Outer = serde_json::from_slice(file).map_err(|_| ReadError::Foreign)?;
    match (outer.encrypted, outer.password_protected) {
        (false, _) => entries(file),
        (true, false) => Err(ReadError::AccountRestricted),
        (true, true) => {
            let content = open(&outer, passphrase, most)?;
            entries(&content)
        }
    }
}

fn open(outer: &Outer, passphrase: Option<&Passphrase>, most: &Costs) -> Result<Wiped, ReadError> {
    let needed = |number: Option<u64>| number.ok_or(ReadError::Damaged);
    let rounds = needed(outer.kdf_iterations)?;
    let kdf = match needed(outer.kdf_type)? {
        0 => Kdf::Pbkdf2 { rounds },
        1 => {
            let (memory, lanes) = (needed(outer.kdf_memory)?, needed(outer.kdf_parallelism)?);
            Kdf::argon2(memory, rounds, lanes)
        }
        _ => return Err(ReadError::Unsupported),
    };
    let texts = [&outer.salt, &outer.enc_key_validation, &outer.data];
    let [Some(salt), Some(validation), Some(data)] = texts.map(Option::as_deref) else {
        return Err(ReadError::Damaged);
    };
    let passphrase = passphrase.ok_or(ReadError::NeedsPassphrase)?;
    let keys = Keys::derive(kdf, passphrase, salt, most)?;
    keys.open(validation)?.ok_or(ReadError::WrongPassphrase)?;
    keys.open(data)?.ok_or(ReadError::Damaged)
}

fn entries(json: &[u8]) -> Result<Vec<ImportedRow>, ReadError> {
    let export: Export = serde_json::from_slice(json).map_err(|_| ReadError::Foreign)?;
    let lists = [export.folders, export.collections];
    let folders = lists.into_iter().flatten().flat_map(|list| list.0);
    let folders: HashMap<String, String> = folders
        .filter_map(|folder| folder.id.zip(folder.name))
        .map(|(id, name)| (id, name.chars().take(FOLDER_LENGTH).collect()))
        .collect();
    let mut rows = Vec::new();
    for (number, item) in (1..).zip(export.items.0) {
        if item.deleted_date.is_none() && [LOGIN, NOTE].map(u64::from).contains(&item.r#type) {
            push(&mut rows, row(number, item, &folders))?;
        }
    }
    Ok(rows)
}

fn row(number: u64, item: Item, folders: &HashMap<String, String>) -> ImportedRow {
    let collections = item.collection_ids.map(|ids| ids.0).unwrap_or_default();
    let mut around = item
        .folder_id
        .into_iter()
        .chain(collections.into_iter().flatten());
    let folder = around.find_map(|id| folders.get(&id).cloned());
    let mut row = ImportedRow::at(RowPlace::Entry {
        number,
        folder: folder.unwrap_or_default(),
    });
    row.name = item.name.unwrap_or_default();
    row.notes = item.notes.unwrap_or_default();
    let password = item.login.and_then(|login| login.password);
    if let Some(password) = password {
        row.keep(&password);
    }
    for Field { name, value } in item.fields.map(|fields| fields.0).unwrap_or_default() {
        let (Some(name), Some(value)) = (name, value) else {
            continue;
        };
        match name.as_str() {
            OWNER => row.owner = Some(value.to_string()),
            USED_BY if row.used_by.len() <= MOST_ENTRIES => row.used_by.push(value.to_string()),
            "Tag" if row.tags.len() <= MOST_ENTRIES => row.tags.push(value.to_string()),
            ENVIRONMENT => row.read_environment(&value),
            EXPIRES => row.read_expiry(&value),
            _ => {}
        }
    }
    row
}
