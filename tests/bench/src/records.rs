use std::path::Path;

use keywright_core::{Digest, Environment, KeyFormat, KeyGenerator, KeyPrefix, fold_for_search};
use keywright_stores::SqliteRegistry;
use rand::rngs::SysRng;
use rusqlite::{Connection, params};

const WORDS: [&str; 12] = [
    "Account",
    "Billing",
    "Checkout",
    "Dashboard",
    "Export",
    "Forwarder",
    "Gateway",
    "Import",
    "Marketing",
    "Partner",
    "Sync",
    "Webhook",
];

/// Makes a registry in this folder and fills it with so many keys that were shown. There
/// are no secrets to them.
pub fn fill(folder: &Path, count: u32) {
    drop(SqliteRegistry::open(folder).expect("the registry can be made"));
    let mut connection = Connection::open(folder.join("registry.db")).expect("it was just made");
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").expect("this is a prefix"),
        environment: Environment::Live,
    };
    let mut generator = KeyGenerator::new(SysRng);
    let transaction = connection.transaction().expect("no one else is there");
    for number in 0..count {
        let key = generator
            .access_key(&format)
            .expect("the system gives random numbers");
        let word = |step: u32| WORDS[(number / step) as usize % WORDS.len()];
        let name = format!("{} {} {number:06}", word(1), word(12));
        let parts = key.parts().expect("a key of our own has parts");
        transaction
            .prepare_cached(
                "INSERT INTO access_key (id, workspace_id, name, name_folded, environment, handle,
                     truncated_key, digest, state, created_at, shown_at, holds_name, search_text)
                 VALUES (?1, 1, ?2, ?3, 'live', ?4, ?5, ?6, 'active', ?7, ?7, 1, ?8)",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    &Digest::of(&number.to_be_bytes()).as_bytes()[..16],
                    name,
                    name.to_lowercase(),
                    parts.handle.as_str(),
                    key.truncated().as_str(),
                    key.digest().as_bytes(),
                    1_700_000_000_000_i64 + i64::from(number) * 60_000,
                    format!(
                        "{}\n{}\n",
                        fold_for_search(&name),
                        fold_for_search(key.truncated().as_str())
                    ),
                ])
            })
            .expect("the row fits the schema");
    }
    transaction.commit().expect("there is room");
}
