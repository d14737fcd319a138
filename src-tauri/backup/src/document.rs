//! What a backup holds, as the domain sees it. How it is written down is `wire`'s matter.

use std::collections::BTreeMap;

use keywright_core::{
    AccessKey, Entry, KeyId, KeyState, Postponement, SavedKey, SavedWorkspace, Timestamp,
};

use crate::Fingerprint;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// When it was made.
    pub made_at: Timestamp,
    /// The version of the Keywright that made it, for people: 1 to 100 characters.
    pub made_by: String,
    /// Which registry it is of, see [`keywright_core::Registry::identity`]: 32 hexadecimal digits.
    pub registry: String,
}

/// A whole backup in memory. It cannot be printed, for it has secrets; they are wiped when it is
/// dropped.
pub struct Document {
    /// What it says of itself.
    pub about: About,
    /// All workspaces.
    pub workspaces: Vec<SavedWorkspace>,
    /// All keys.
    pub keys: Vec<SavedKey>,
    /// The access keys that the backup holds. Each fits the digest and the truncated key of its
    /// record.
    pub secrets: BTreeMap<KeyId, AccessKey>,
    /// Findings that were put off, those whose time has come included.
    pub postponements: Vec<Postponement>,
    /// The whole activity, oldest first. Its seals are those of the registry and were not checked:
    /// an activity that was changed can be backed up, and is found changed afterwards.
    pub activity: Vec<Entry>,
    /// The fingerprint of the file's content.
    pub fingerprint: Fingerprint,
}

impl Document {
    /// Keys in the list that the backup holds no access key of, in its order: their digests alone
    /// can be restored.
    pub fn without_secret(&self) -> impl Iterator<Item = &SavedKey> {
        let listed = |key: &&SavedKey| !matches!(key.state, KeyState::Deleted(_));
        self.keys
            .iter()
            .filter(listed)
            .filter(|key| !self.secrets.contains_key(&key.record.id))
    }
}

/// One item of a document on its way.
pub(crate) enum Item {
    Workspace(SavedWorkspace),
    Key(Box<SavedKey>),
    Secret(KeyId, AccessKey),
    Postponement(Postponement),
    Entry(Box<Entry>),
}
