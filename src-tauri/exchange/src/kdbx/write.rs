//! The database that is written, by the crate `keepass`: it is given nothing but what is handed over,
//! so what it does with hostile files does not matter here.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime};
use keepass::config::{
    CompressionConfig, DatabaseConfig, InnerCipherConfig, KdfConfig, OuterCipherConfig,
};
use keepass::db::{DatabaseSaveError, EntryId, EntryMut, GroupId, MemoryProtection, fields};
use keepass::{Database, DatabaseKey};
use keywright_backup::{Passphrase, Wiped};
use keywright_core::{Cause, Timestamp};
use uuid::Uuid;

use crate::handed::EXPIRES;
use crate::passphrase::ArgonCost;
use crate::{HandedKey, WriteError};

/// Makes a database: KDBX 4, AES-256, Argon2id. The group `Keywright` holds one group for each
/// workspace, in the order in which they come first. It is not packed: what packs keeps what it has
/// packed.
pub(crate) fn write(
    keys: &[HandedKey<'_>],
    passphrase: &Passphrase,
    at: Timestamp,
) -> Result<Wiped, WriteError> {
    let mut database = Database::with_config(config());
    database.meta.generator = Some("Keywright".to_owned());
    database.meta.database_name = Some("Keywright".to_owned());
    database.meta.memory_protection = Some(MemoryProtection::default());
    database.meta.recyclebin_enabled = Some(false);
    database.root_mut().name = "Keywright".to_owned();
    let mut groups: HashMap<&str, GroupId> = HashMap::new();
    for key in keys {
        let mut root = database.root_mut();
        let group = match groups.get(key.workspace) {
            Some(group) => *group,
            None => {
                let mut group = root.add_group();
                group.name = allowed(key.workspace);
                groups.insert(key.workspace, group.id());
                group.id()
            }
        };
        let id = EntryId::from_uuid(Uuid::from_bytes(*key.record.id.as_bytes()));
        if let Some(mut group) = root.group_mut(group) {
            let mut entry = group
                .add_entry_with_id(id)
                .map_err(|_| WriteError::Twice(key.record.id))?;
            fill(&mut entry, key, at);
        }
    }
    let mut file = Wiped::with_room(2048 * (keys.len() + 2));
    let key = DatabaseKey::new().with_password(passphrase.expose());
    database.save(&mut file, key).map_err(unsaved)?;
    Ok(file)
}

fn config() -> DatabaseConfig {
    let mut config = DatabaseConfig::default();
    config.outer_cipher_config = OuterCipherConfig::AES256;
    config.inner_cipher_config = InnerCipherConfig::ChaCha20;
    config.compression_config = CompressionConfig::None;
    // The type of the version is of a crate that is not handed on; the default one is the present one.
    if let KdfConfig::Argon2 { version, .. } | KdfConfig::Argon2id { version, .. } =
        config.kdf_config
    {
        let cost = ArgonCost::WRITTEN;
        config.kdf_config = KdfConfig::Argon2id {
            iterations: cost.passes,
            memory: cost.memory * 1024,
            parallelism: cost.lanes as u32,
            version,
        };
    }
    config
}

fn fill(entry: &mut EntryMut<'_>, key: &HandedKey<'_>, at: Timestamp) {
    let record = key.record;
    // The format divides tags there.
    entry.tags = key
        .tags()
        .map(|tag| allowed(tag).replace([';', ','], " "))
        .collect();
    let (created, handed) = (time(record.created_at), time(at));
    entry.times.creation = Some(created);
    entry.times.last_modification = Some(handed);
    entry.times.last_access = Some(handed);
    entry.times.location_changed = Some(handed);
    entry.times.expires = Some(key.ends_at().is_some());
    entry.times.expiry = key.ends_at().map_or(created, time);
    entry.set_unprotected(fields::TITLE, allowed(key.name()));
    entry.set_unprotected(fields::USERNAME, allowed(record.truncated.as_str()));
    entry.set_protected(fields::PASSWORD, key.secret.expose());
    entry.set_unprotected(fields::URL, "");
    entry.set_unprotected(fields::NOTES, allowed(key.notes()));
    // A name stands once in an entry, and the expiry has a place of its own.
    for same in key.labels().chunk_by(|one, other| one.0 == other.0) {
        let values: Vec<String> = same.iter().map(|(_, value)| allowed(value)).collect();
        match same {
            [(EXPIRES, _), ..] | [] => {}
            [(name, _), ..] => entry.set_unprotected(*name, values.join("\n")),
        }
    }
}

/// Without what XML cannot hold at all.
fn allowed(text: &str) -> String {
    let held = |character: &char| match character {
        '\t' | '\n' => true,
        '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => true,
    };
    text.chars().filter(held).collect()
}

/// An instant that a calendar does not reach is the first one of 1970.
fn time(at: Timestamp) -> NaiveDateTime {
    let seconds = at.0.div_euclid(1000);
    DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .naive_utc()
}

fn unsaved(error: DatabaseSaveError) -> WriteError {
    match error {
        DatabaseSaveError::Random(error) => {
            WriteError::NoRandomness(Cause::new(std::io::Error::other(error.to_string())))
        }
        other => WriteError::Failed(Cause::new(std::io::Error::other(other.to_string()))),
    }
}
