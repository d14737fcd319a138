//! What is known of the secrets that are to be moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::readable::readable;
use crate::{
    AccessKey, Action, Digest, IssueError, KeyId, KeyRecord, Keychain, KeychainError, Registry,
    RegistryError, label,
};

/// Entries of the activity that are read at once.
const PART: usize = 1000;

/// Whether this is the secret of a key that was deleted for good.
pub(super) fn is_deleted(
    registry: &dyn Registry,
    id: KeyId,
    digest: &Digest,
) -> Result<bool, RegistryError> {
    let found = registry.trace(digest)?;
    Ok(found.is_some_and(|(key, deleted)| key.id == id && deleted.is_some()))
}

/// Those of these ids that were of keys which were deleted, as the activity says.
pub(super) fn deleted_among(
    registry: &dyn Registry,
    mut ids: BTreeSet<KeyId>,
) -> Result<BTreeSet<KeyId>, RegistryError> {
    let mut deleted = BTreeSet::new();
    let mut after = 0;
    while !ids.is_empty() {
        let part = registry.entries_after(after, PART)?;
        let Some(last) = part.last() else {
            break;
        };
        after = last.number;
        let buried = part
            .iter()
            .filter(|entry| entry.action == Action::Deleted.as_str());
        deleted.extend(buried.filter_map(|entry| entry.key.filter(|id| ids.remove(id))));
    }
    Ok(deleted)
}

/// The digest of no secret.
pub(super) fn none() -> Digest {
    Digest::from([0; 32])
}

/// What is there under an id.
pub(super) enum Found {
    Nothing,
    /// Something that cannot be read, or is no access key.
    Unreadable,
    Secret(AccessKey),
}

/// What is there under this id; of several the one that is looked for, if it is among them.
pub(super) fn found(
    keychain: &dyn Keychain,
    id: KeyId,
    wanted: &Digest,
) -> Result<Found, KeychainError> {
    match readable(keychain, || keychain.fetch(id, wanted)) {
        Ok(Some(secret)) => Ok(Found::Secret(secret)),
        Ok(None) => Ok(Found::Unreadable),
        Err(KeychainError::Missing) => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

/// The digest of what is there; that of no secret where it cannot be read.
pub(super) fn digest_in(
    keychain: &dyn Keychain,
    id: KeyId,
    wanted: &Digest,
) -> Result<Option<Digest>, KeychainError> {
    Ok(match found(keychain, id, wanted)? {
        Found::Nothing => None,
        Found::Unreadable => Some(none()),
        Found::Secret(secret) => Some(secret.digest()),
    })
}

/// The keys in the list, each with its label.
pub(super) fn listed(
    registry: &dyn Registry,
) -> Result<BTreeMap<KeyId, (KeyRecord, String)>, RegistryError> {
    let mut listed = BTreeMap::new();
    for (workspace, _) in registry.workspaces()? {
        registry.each(workspace.id, &mut |key| {
            let label = label(&workspace.name, &key.name);
            listed.insert(key.id, (key.clone(), label));
        })?;
    }
    Ok(listed)
}

/// The ids of secrets there that are this registry's: those that the keychain knows to be, and,
/// where it cannot tell, those of keys that the activity knows.
pub(super) fn own_ids(
    registry: &dyn Registry,
    keychain: &dyn Keychain,
    listed: &BTreeMap<KeyId, (KeyRecord, String)>,
) -> Result<BTreeSet<KeyId>, IssueError> {
    let own: BTreeSet<KeyId> = keychain.own_ids()?.into_iter().collect();
    let mut others: BTreeSet<KeyId> = keychain.ids()?.into_iter().collect();
    others.retain(|id| !own.contains(id) && !listed.contains_key(id));
    let mut ids = own;
    let mut after = 0;
    while !others.is_empty() {
        let part = registry.entries_after(after, PART)?;
        let Some(last) = part.last() else {
            break;
        };
        after = last.number;
        let known = part.iter().filter_map(|entry| entry.key);
        ids.extend(known.filter(|id| others.remove(id)));
    }
    Ok(ids)
}
