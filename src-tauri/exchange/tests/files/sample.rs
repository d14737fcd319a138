//! Keys, and the ways to hand them over and to take them over.

use keywright_backup::Passphrase;
use keywright_core::{
    AccessKey, Details, Digest, Environment, KeyFormat, KeyGenerator, KeyName, KeyPrefix,
    KeyRecord, Life, Timestamp, WorkspaceId,
};
use keywright_exchange::{
    HandOver, HandedKey, ImportedRow, ImportedSecret, ReadError, TakeOver, WriteError, read, write,
};
use rand::SeedableRng;
use rand::rngs::StdRng;
use zeroize::Zeroizing;

pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);
/// 2027-06-01T12:00:00Z.
pub(crate) const EXPIRY: Timestamp = Timestamp(1_811_851_200_000);

/// A key with its record and the name of its workspace.
pub(crate) struct Key {
    pub(crate) record: KeyRecord,
    pub(crate) workspace: &'static str,
    pub(crate) secret: AccessKey,
}

impl Key {
    pub(crate) fn handed(&self) -> HandedKey<'_> {
        HandedKey {
            record: &self.record,
            workspace: self.workspace,
            secret: &self.secret,
        }
    }
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
}

pub(crate) const PASSPHRASE: &str = "correct horse é \u{1f511}";

/// Makes keys, the same ones in each run.
pub(crate) struct Maker(KeyGenerator);

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        Self(KeyGenerator::new(StdRng::seed_from_u64(seed)))
    }

    pub(crate) fn key(&mut self, name: &str, workspace: &'static str) -> Key {
        let format = KeyFormat {
            prefix: KeyPrefix::new("acme").unwrap(),
            environment: Environment::Live,
        };
        let secret = self.0.access_key(&format).unwrap();
        let record = KeyRecord {
            id: self.0.key_id().unwrap(),
            workspace: WorkspaceId(1),
            name: KeyName::new(name).unwrap(),
            provisional: false,
            environment: Environment::Live,
            handle: secret.parts().map(|parts| parts.handle),
            truncated: secret.truncated(),
            digest: secret.digest(),
            created_at: NOW,
            shown_at: Some(NOW),
            details: Details::default(),
            life: Life::default(),
        };
        Key {
            record,
            workspace,
            secret,
        }
    }
}

/// Keys of foreign formats, made of signs that do harm where they are not kept from it, each marked with
/// letters by chance.
pub(crate) fn foreign_keys() -> Vec<Key> {
    let mut maker = Maker::new(8);
    let odd = [
        "ghp_{}",
        "sk-{}==",
        "pass word {} # no comment",
        "'{}'$HOME`id`\\\"!",
        "$HOME$(id) {}\"\\n",
        " {}  ",
        "=1+1 {}",
        "密码 é {} 🔑",
        "</Value>{}&amp;]]>",
        "a,\"{}\";b",
    ];
    let keys = odd.iter().enumerate().map(|(number, pattern)| {
        let mut key = maker.key(&format!("Foreign {number}"), "Acme");
        let text = pattern.replace("{}", &key.secret.expose()[19..43]);
        key.secret = AccessKey::of_any_format(Zeroizing::new(text)).unwrap();
        key.record.handle = None;
        key.record.truncated = key.secret.truncated();
        key.record.digest = key.secret.digest();
        key
    });
    keys.collect()
}

/// Two workspaces; names and notes that do harm where they are not kept from it.
pub(crate) fn keys() -> Vec<Key> {
    let mut maker = Maker::new(7);
    let mut first = maker.key("CRM <Integration> & \"more\" 🔑", "Acme “API”");
    first.record.details = Details::new(
        "Ada",
        &["Dashboard".to_owned(), "CRM, the other".to_owned()],
        &["eu".to_owned(), "billing".to_owned()],
        "two\nlines, <b>\"quoted\"</b> ]]> &amp; \\ 'x'",
    )
    .unwrap();
    first.record.life.expires_at = Some(EXPIRY);
    let mut second = maker.key("=HYPERLINK(\"http://x\")", "Ümlaut");
    second.record.details = Details::new("", &[], &["=1+1".to_owned()], "-1\n@SUM(1)").unwrap();
    let third = maker.key("Path", "Acme “API”");
    let fourth = maker.key("2nd key", "Ümlaut");
    let fifth = maker.key("2nd-key", "Ümlaut");
    vec![first, second, third, fourth, fifth]
}

pub(crate) fn try_write(
    format: HandOver,
    passphrase: Option<&Passphrase>,
    keys: &[Key],
) -> Result<Vec<u8>, WriteError> {
    let handed: Vec<_> = keys.iter().map(Key::handed).collect();
    let mut file = Vec::new();
    let mut random = StdRng::seed_from_u64(99);
    write(format, passphrase, &handed, NOW, &mut random, &mut file)?;
    Ok(file)
}

/// The file of these keys, encrypted with [`PASSPHRASE`] where it is.
pub(crate) fn written(format: HandOver, keys: &[Key]) -> Vec<u8> {
    let passphrase = format.is_encrypted().then(|| passphrase(PASSPHRASE));
    try_write(format, passphrase.as_ref(), keys).unwrap()
}

pub(crate) fn taken(format: TakeOver, file: &[u8]) -> Vec<ImportedRow> {
    let outcome = read(format, file, Some(&passphrase(PASSPHRASE)));
    outcome.unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn refusal(format: TakeOver, file: &[u8]) -> ReadError {
    let outcome = read(format, file, Some(&passphrase(PASSPHRASE)));
    outcome.err().expect("it was read")
}

/// Whether it is this secret. Neither is printed.
pub(crate) fn is_secret(row: &ImportedRow, secret: &str) -> bool {
    row.secret.as_ref().map(ImportedSecret::digest) == Some(Digest::of(secret.as_bytes()))
}

/// A secret that nobody has used: random letters.
pub(crate) fn random_secret(seed: u64) -> String {
    Maker::new(seed).key("x", "x").secret.expose().to_owned()
}
