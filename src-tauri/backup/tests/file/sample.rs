//! A small backup with something of everything, and the ways to write and read one.

use std::fmt;

use keywright_backup::{
    About, BackupWriter, DecryptWith, Document, EncryptTo, Identity, Limits, Passphrase, ReadError,
    Summary, WriteError, read,
};
use keywright_core::{
    AccessKey, Action, Author, Copies, Days, Deed, Details, Entry, Environment, Facts, FindingKind,
    KeyFormat, KeyGenerator, KeyId, KeyName, KeyPrefix, KeyRecord, KeyState, Life, Policies,
    Postponement, Recovery, SavedKey, SavedWorkspace, Seal, SecretCopy, Surface, Timestamp,
    Workspace, WorkspaceId,
};
use rand::SeedableRng;
use rand::rngs::StdRng;
use zeroize::Zeroizing;

/// What a backup is made of.
pub(crate) struct Contents {
    pub(crate) about: About,
    pub(crate) workspaces: Vec<SavedWorkspace>,
    pub(crate) keys: Vec<SavedKey>,
    pub(crate) secrets: Vec<(KeyId, AccessKey)>,
    pub(crate) postponements: Vec<Postponement>,
    pub(crate) activity: Vec<Entry>,
}

/// Without the access keys, which cannot be printed.
impl fmt::Debug for Contents {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets: Vec<_> = self.secrets.iter().map(|(id, _)| id).collect();
        out.debug_struct("Contents")
            .field("about", &self.about)
            .field("workspaces", &self.workspaces)
            .field("keys", &self.keys)
            .field("secrets", &secrets)
            .field("postponements", &self.postponements)
            .field("activity", &self.activity)
            .finish()
    }
}

pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);

pub(crate) fn id(byte: u8) -> KeyId {
    KeyId::from([byte; 16])
}

pub(crate) fn generator(seed: u64) -> KeyGenerator {
    KeyGenerator::new(StdRng::seed_from_u64(seed))
}

pub(crate) fn access_key(generator: &mut KeyGenerator, environment: Environment) -> AccessKey {
    let prefix = KeyPrefix::new("acme").unwrap();
    generator
        .access_key(&KeyFormat {
            prefix,
            environment,
        })
        .unwrap()
}

/// An access key that was made elsewhere.
pub(crate) fn foreign_key(text: &str) -> AccessKey {
    AccessKey::of_any_format(Zeroizing::new(text.to_owned())).unwrap()
}

/// The record of this access key.
pub(crate) fn record(id: KeyId, name: &str, secret: &AccessKey) -> KeyRecord {
    KeyRecord {
        id,
        workspace: WorkspaceId(1),
        name: KeyName::new(name).unwrap(),
        provisional: false,
        environment: secret
            .parts()
            .map_or(Environment::Live, |parts| parts.environment),
        handle: secret.parts().map(|parts| parts.handle),
        truncated: secret.truncated(),
        digest: secret.digest(),
        created_at: NOW,
        shown_at: Some(NOW.after(1)),
        details: Details::default(),
        life: Life::default(),
    }
}

pub(crate) fn about() -> About {
    About {
        made_at: NOW.after(9),
        made_by: "0.1.0".to_owned(),
        registry: "0123456789abcdef0123456789abcdef".to_owned(),
    }
}

pub(crate) fn workspace(id: i64, name: &str) -> SavedWorkspace {
    SavedWorkspace {
        workspace: Workspace {
            id: WorkspaceId(id),
            name: name.to_owned(),
            prefix: KeyPrefix::new("acme").unwrap(),
            policies: Policies::default(),
        },
        created_at: NOW,
        deleted_at: None,
    }
}

/// What version 1 of the format could hold: two workspaces, one of them deleted; a key that was
/// rotated, the one in its place, one that is to be deleted and a tombstone; two access keys; a finding
/// put off; two entries.
pub(crate) fn sample_1() -> Contents {
    let mut contents = sample();
    contents.workspaces[0].workspace.policies.recovery = Recovery::Allowed;
    contents.keys.truncate(4);
    contents.secrets.truncate(2);
    contents
}

/// All of that, in a workspace that rules recovery out, and two keys of a foreign format, of which one
/// holds what JSON would escape.
pub(crate) fn sample() -> Contents {
    let mut random = generator(1);
    let old = access_key(&mut random, Environment::Live);
    let new = access_key(&mut random, Environment::Live);
    let leaving = access_key(&mut random, Environment::Test);
    let gone = access_key(&mut random, Environment::Test);
    let foreign = foreign_key("ghp_16C7e42F292c6912E7710c838347Ae178B4a");
    let quoted = foreign_key("pass\"word\\ with ümlaut, and more");

    let mut first = workspace(1, "Acme “API”");
    first.workspace.policies = Policies {
        default_expiry: Days::new(30),
        longest_life: Days::new(365),
        rotation_period: Days::new(90),
        copies: Copies::DigestOnly,
        recovery: Recovery::RuledOut,
    };
    let mut second = workspace(2, "Ümlaut");
    second.deleted_at = Some(NOW.after(5));

    let mut rotated = record(id(1), "CRM", &old);
    rotated.details = Details::new(
        "Ada",
        &["CRM".to_owned(), "Dashboard \u{1f511}".to_owned()],
        &["eu".to_owned()],
        "two\nlines,\t\"quoted\" \\",
    )
    .unwrap();
    rotated.life = Life {
        expires_at: Some(NOW.after(100)),
        disabled_at: Some(NOW.after(2)),
        compromised_at: Some(NOW.after(3)),
        predecessor: None,
        successor: Some(id(2)),
        retires_at: Some(NOW.after(50)),
        retired_at: Some(NOW.after(51)),
        copy: SecretCopy::Leaving,
    };
    let mut successor = record(id(2), "CRM", &new);
    successor.life.predecessor = Some(id(1));
    successor.shown_at = None;
    successor.provisional = true;
    let deleting = record(id(3), "Leaves", &leaving);
    let mut tombstone = record(id(4), "Left", &gone);
    tombstone.workspace = WorkspaceId(2);
    tombstone.life.copy = SecretCopy::Gone;

    let key = |record, state| SavedKey { record, state };
    Contents {
        about: about(),
        workspaces: vec![first, second],
        keys: vec![
            key(rotated, KeyState::Active),
            key(successor, KeyState::Active),
            key(deleting, KeyState::Deleting),
            key(tombstone, KeyState::Deleted(NOW.after(4))),
            key(record(id(5), "From elsewhere", &foreign), KeyState::Active),
            key(record(id(6), "With quotes", &quoted), KeyState::Active),
        ],
        secrets: vec![
            (id(1), old),
            (id(2), new),
            (id(5), foreign),
            (id(6), quoted),
        ],
        postponements: vec![
            Postponement::new(FindingKind::NoOwner, id(2), NOW.after(7), "later").unwrap(),
        ],
        activity: activity(),
    }
}

fn activity() -> Vec<Entry> {
    let deed = |key, action, facts| Deed {
        at: NOW.after(6),
        workspace: WorkspaceId(1),
        key,
        action,
        by: Author {
            system_user: "ada".to_owned(),
            surface: Surface::Tray,
        },
        facts,
    };
    let created = deed(None, Action::WorkspaceCreated, Facts::default());
    let first = created.sealed(1, &Seal::FIRST);
    let facts = Facts::default().with("note", "a=b\nc \\ é");
    let second = deed(Some(id(1)), Action::Compromised, facts).sealed(2, &first.seal);
    vec![first, second]
}

pub(crate) fn identity() -> Identity {
    Identity::parse("AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33")
        .unwrap()
}

pub(crate) fn to_identity() -> EncryptTo {
    EncryptTo::Recipients(vec![identity().recipient()])
}

pub(crate) fn with_identity() -> DecryptWith {
    DecryptWith::Identity(identity())
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
}

/// The file.
pub(crate) fn written(contents: &Contents) -> (Vec<u8>, Summary) {
    try_write(contents, &to_identity()).unwrap()
}

pub(crate) fn try_write(
    contents: &Contents,
    to: &EncryptTo,
) -> Result<(Vec<u8>, Summary), WriteError> {
    let mut file = BackupWriter::new(Vec::new(), to, contents.about.clone())?;
    for workspace in &contents.workspaces {
        file.workspace(workspace)?;
    }
    for key in &contents.keys {
        file.key(key)?;
    }
    for (id, secret) in &contents.secrets {
        file.secret(*id, secret)?;
    }
    for postponement in &contents.postponements {
        file.postponement(postponement)?;
    }
    for entry in &contents.activity {
        file.entry(entry)?;
    }
    file.finish()
}

/// The document in the file.
pub(crate) fn document(file: &[u8]) -> Result<Document, ReadError> {
    read(file, &with_identity(), &Limits::default())
}

/// Why it is none.
pub(crate) fn refusal(file: &[u8]) -> ReadError {
    match document(file) {
        Ok(_) => panic!("a document was read"),
        Err(error) => error,
    }
}

/// That what was written was read.
pub(crate) fn assert_holds(document: &Document, contents: &Contents) {
    assert_eq!(document.about, contents.about);
    assert_eq!(document.workspaces, contents.workspaces);
    assert_eq!(document.keys, contents.keys);
    assert_eq!(document.postponements, contents.postponements);
    assert_eq!(document.activity, contents.activity);
    let read = document.secrets.iter();
    let read: Vec<_> = read.map(|(id, key)| (*id, key.expose())).collect();
    let written = contents.secrets.iter();
    let mut written: Vec<_> = written.map(|(id, key)| (*id, key.expose())).collect();
    written.sort();
    assert!(read == written, "other access keys than those written");
}
