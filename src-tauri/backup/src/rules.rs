//! What must hold between the items of a document, whoever wrote it; the same for writing, so that
//! nothing is written which would be refused.

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};

use keywright_core::{
    AccessKey, Digest, Entry, Environment, FindingKind, Handle, KeyId, KeyName, KeyPrefix,
    KeyRecord, KeyState, Postponement, SavedKey, SavedWorkspace, SecretCopy, TruncatedKey,
    WorkspaceId,
};

use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::wire::is_registry;
use crate::{About, Counts, Fault, Malformed, Place};

/// What was seen of a document so far, item by item.
#[derive(Default)]
pub(crate) struct Rules {
    counts: Counts,
    /// Whether the workspace is there still.
    workspaces: HashMap<WorkspaceId, bool>,
    keys: HashMap<KeyId, Known>,
    handles: HashSet<Handle>,
    digests: HashSet<[u8; 32]>,
    /// From which key, in which field, to which.
    links: Vec<(KeyId, &'static str, KeyId)>,
    postponed: HashSet<(FindingKind, KeyId)>,
    last_entry: u64,
}

/// What an access key is held against.
struct Known {
    digest: Digest,
    truncated: TruncatedKey,
    /// Whether it may have one, and has not been seen with one.
    open: bool,
}

/// The longest version text, in characters.
const LONGEST_VERSION: usize = 100;

impl Rules {
    /// How much was seen.
    pub(crate) fn counts(&self) -> Counts {
        self.counts
    }

    /// What the document says of itself.
    pub(crate) fn about(&self, about: &About) -> Result<(), Malformed> {
        let length = about.made_by.chars().count();
        let wrong = match about {
            _ if !(1..=LONGEST_VERSION).contains(&length) => "madeBy",
            About { registry, .. } if !is_registry(registry) => "registry",
            _ => return Ok(()),
        };
        Err(Place::Document.with((Some(wrong), Fault::Invalid)))
    }

    /// The next item.
    pub(crate) fn item(&mut self, item: &Item) -> Result<(), Malformed> {
        match item {
            Item::Workspace(saved) => self.workspace(saved),
            Item::Key(saved) => self.key(saved),
            Item::Secret(id, secret) => self.secret(*id, secret),
            Item::Postponement(postponement) => self.postponement(postponement),
            Item::Entry(entry) => self.entry(entry),
        }
    }

    /// The next workspace.
    pub(crate) fn workspace(&mut self, saved: &SavedWorkspace) -> Result<(), Malformed> {
        let SavedWorkspace { workspace, .. } = saved;
        let at = |field, fault| Err(Place::Workspace(workspace.id).with((Some(field), fault)));
        if !KeyName::kept(&workspace.name).is_ok_and(|name| name.as_str() == workspace.name) {
            return at("name", Fault::Invalid);
        }
        let there = saved.deleted_at.is_none();
        if self.workspaces.insert(workspace.id, there).is_some() {
            return at("id", Fault::Twice);
        }
        self.counts.workspaces += 1;
        Ok(())
    }

    /// The next key.
    pub(crate) fn key(&mut self, saved: &SavedKey) -> Result<(), Malformed> {
        self.checked_key(saved)
            .map_err(|wrong| Place::Key(saved.record.id).with(wrong))
    }

    fn checked_key(&mut self, SavedKey { record, state }: &SavedKey) -> Result<(), Wrong> {
        let deleted = matches!(state, KeyState::Deleted(_));
        match self.workspaces.get(&record.workspace) {
            None => return wrong("workspaceId", Fault::Unresolved),
            Some(false) if !deleted => return wrong("workspaceId", Fault::Contradiction),
            Some(_) => {}
        }
        if !is_truncated(record) {
            return wrong("truncatedKey", Fault::Invalid);
        }
        let Slot::Vacant(place) = self.keys.entry(record.id) else {
            return wrong("id", Fault::Twice);
        };
        place.insert(Known {
            digest: record.digest,
            truncated: record.truncated.clone(),
            open: !deleted && record.life.copy != SecretCopy::Gone,
        });
        if record
            .handle
            .is_some_and(|handle| !self.handles.insert(handle))
        {
            return wrong("handle", Fault::Twice);
        }
        if !self.digests.insert(*record.digest.as_bytes()) {
            return wrong("digest", Fault::Twice);
        }
        for (field, other) in [
            ("predecessor", record.life.predecessor),
            ("successor", record.life.successor),
        ] {
            match other {
                Some(other) if other == record.id => return wrong(field, Fault::Contradiction),
                Some(other) => self.links.push((record.id, field, other)),
                None => {}
            }
        }
        self.counts.keys += 1;
        self.counts.listed += u64::from(!deleted);
        Ok(())
    }

    /// All keys were seen: predecessors and successors are among them.
    pub(crate) fn keys_end(&mut self) -> Result<(), Malformed> {
        for (key, field, other) in std::mem::take(&mut self.links) {
            if !self.keys.contains_key(&other) {
                return Err(Place::Key(key).with((Some(field), Fault::Unresolved)));
            }
        }
        Ok(())
    }

    /// The next access key. Its digest is compared in constant time, as [`Digest`] does.
    pub(crate) fn secret(&mut self, id: KeyId, secret: &AccessKey) -> Result<(), Malformed> {
        let at = |field, fault| Err(Place::Secret(id).with((Some(field), fault)));
        let Some(known) = self.keys.get_mut(&id) else {
            return at("keyId", Fault::Unresolved);
        };
        if secret.digest() != known.digest || secret.truncated() != known.truncated {
            return at("accessKey", Fault::Unfit);
        }
        if !std::mem::take(&mut known.open) {
            return at("keyId", Fault::Contradiction);
        }
        self.counts.secrets += 1;
        Ok(())
    }

    /// The next finding that was put off. It may be about a secret that no key names.
    pub(crate) fn postponement(&mut self, one: &Postponement) -> Result<(), Malformed> {
        if !self.postponed.insert((one.kind, one.id)) {
            return Err(Place::Postponement(one.id).with((Some("kind"), Fault::Twice)));
        }
        self.counts.postponements += 1;
        Ok(())
    }

    /// The next entry. Gaps, words that nobody knows and seals that do not fit are as they were:
    /// where the activity was changed, its backup is the proof.
    pub(crate) fn entry(&mut self, entry: &Entry) -> Result<(), Malformed> {
        let at = |field, fault| Err(Place::Entry(entry.number).with((Some(field), fault)));
        if entry.number <= self.last_entry {
            return at("number", Fault::Order);
        }
        // The registry counts no further.
        if i64::try_from(entry.number).is_err() {
            return at("number", Fault::Invalid);
        }
        if !self.workspaces.contains_key(&entry.workspace) {
            return at("workspaceId", Fault::Unresolved);
        }
        self.last_entry = entry.number;
        self.counts.entries += 1;
        Ok(())
    }
}

/// Whether it has the shape `acme_live_8f3Kq2Zx_…h7Qa`, and says what the record says.
fn is_truncated(record: &KeyRecord) -> bool {
    let Some(handle) = record.handle else {
        return is_truncated_foreign(record.truncated.as_str());
    };
    let mut parts = record.truncated.as_str().split('_');
    let prefix = parts
        .next()
        .is_some_and(|part| KeyPrefix::new(part).is_ok());
    let environment = parts.next().and_then(Environment::from_word) == Some(record.environment);
    let handle = parts.next() == Some(handle.as_str());
    let end = parts.next().and_then(|part| part.strip_prefix('…'));
    let last = end
        .is_some_and(|end| end.len() == 4 && end.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    prefix && environment && handle && last && parts.next().is_none()
}

/// Whether it has the shape `ghp_…9fQ2`, which a key of a foreign format is given: at most four visible
/// ASCII characters on each side.
fn is_truncated_foreign(truncated: &str) -> bool {
    let is_end = |end: &str| end.len() <= 4 && end.bytes().all(|byte| byte.is_ascii_graphic());
    truncated
        .split_once('…')
        .is_some_and(|(start, end)| is_end(start) && is_end(end))
}
