//! Moving the secrets of a registry from one keychain to another, one after the other.
//!
//! First [`move_secrets`] copies and proves; then the caller switches, so that everything works
//! on `to`; then [`clear_moved`] removes from `from`. Each can be stopped anywhere and done again:
//! until the switch `from` is whole, after it `to` is, and at no time is a secret in neither.
//! Switching itself, and that nothing is created, changed or deleted in the meantime, is the
//! caller's business. The end of the activity stays in `from`, too: it is no secret.

mod known;

use std::ops::ControlFlow;

use self::known::{Found, deleted_among, digest_in, found, is_deleted, listed, none, own_ids};
use crate::readable::readable;
use crate::{
    AccessKey, Digest, IssueError, Item, KeyId, KeyRecord, Keychain, KeychainError, Registry,
    SecretCopy,
};

/// What is called a secret in the new keychain that no listed key names.
const STRAY: &str = "Keywright: secret without record";

/// What [`move_secrets`] has found and done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many secrets are proven to be in the new keychain.
    pub there: usize,
    /// Keys whose secret is in neither; it was missing before.
    pub missing: Vec<KeyId>,
    /// What lies under these ids is not what belongs there. It was left where it is.
    pub unfit: Vec<KeyId>,
    /// Keys that are being created or deleted. They are not moved before that is finished.
    pub under_way: Vec<KeyId>,
    /// Whether it was stopped before it had looked at all of them.
    pub stopped: bool,
}

impl Moved {
    /// Whether the new keychain has all that it can have: the caller may switch.
    pub fn is_complete(&self) -> bool {
        !self.stopped && self.under_way.is_empty()
    }
}

/// What [`clear_moved`] has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleared {
    /// How many secrets were removed from the old keychain.
    pub removed: usize,
    /// What is still there: it is not in the new one, or not the same.
    pub left: Vec<KeyId>,
    /// Whether it was stopped before it had looked at all of them.
    pub stopped: bool,
}

/// Copies the registry's secrets and the end of its activity to another keychain, and proves each
/// by fetching it again. What is there already is not copied again, but gets its present label.
/// Removes nothing from the old one, and from the new one what was deleted or has left meanwhile.
///
/// `progress` is told how many of how many were looked at, and may stop it.
///
/// # Errors
///
/// What the three stores answer, and `Mismatch` when the new keychain gives back something else
/// than was stored. Then `from` is as it was, and doing it again goes on where it was.
pub fn move_secrets(
    registry: &dyn Registry,
    from: &dyn Keychain,
    to: &dyn Keychain,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Moved, IssueError> {
    let listed = listed(registry)?;
    let mut moved = Moved::default();
    let mut ids = own_ids(registry, from, &listed)?;
    ids.extend(own_ids(registry, to, &listed)?);
    ids.extend(listed.keys());
    let total = ids.len();
    for (done, id) in ids.into_iter().enumerate() {
        if progress(done, total).is_break() {
            moved.stopped = true;
            return Ok(moved);
        }
        if registry.step(id)?.is_some() {
            moved.under_way.push(id);
            continue;
        }
        let outcome = match listed.get(&id) {
            Some((key, label)) => copy_of_key(from, to, key, label)?,
            None => copy_of_stray(registry, from, to, id)?,
        };
        match outcome {
            Outcome::Gone => {
                remove_gone(registry, to, id, listed.get(&id).map(|(key, _)| key))?;
            }
            Outcome::There => moved.there += 1,
            Outcome::Missing => moved.missing.push(id),
            Outcome::Unfit => moved.unfit.push(id),
        }
    }
    move_head(registry, from, to)?;
    // Nothing is left to be stopped.
    let _ = progress(total, total);
    Ok(moved)
}

/// Removes from a keychain that everything is to work on what was deleted or has left since it was
/// copied there. [`move_secrets`] does so, too.
///
/// # Errors
///
/// What the two stores answer. Doing it again goes on where it was.
pub fn clear_gone(registry: &dyn Registry, keychain: &dyn Keychain) -> Result<(), IssueError> {
    let listed = listed(registry)?;
    for id in own_ids(registry, keychain, &listed)? {
        let record = listed.get(&id).map(|(key, _)| key);
        let has_copy = record.is_some_and(|key| key.life.copy != SecretCopy::Gone);
        if !has_copy && registry.step(id)?.is_none() {
            remove_gone(registry, keychain, id, record)?;
        }
    }
    Ok(())
}

/// Removes from the old keychain what is proven to be in the new one, and what was deleted or has
/// left since. Call it when everything works on the new one.
///
/// Anything else stays: what no key names and the new one has not, and what has not the digest
/// of its key.
///
/// # Errors
///
/// What the three stores answer. Doing it again goes on where it was.
pub fn clear_moved(
    registry: &dyn Registry,
    from: &dyn Keychain,
    to: &dyn Keychain,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Cleared, IssueError> {
    let listed = listed(registry)?;
    let mut cleared = Cleared::default();
    let mut ids = own_ids(registry, from, &listed)?;
    ids.extend(listed.keys());
    let total = ids.len();
    for (done, id) in ids.into_iter().enumerate() {
        if progress(done, total).is_break() {
            cleared.stopped = true;
            return Ok(cleared);
        }
        let record = listed.get(&id).map(|(key, _)| key);
        let wanted = record.map_or_else(none, |key| key.digest);
        let Some(old) = digest_in(from, id, &wanted)? else {
            continue;
        };
        if registry.step(id)?.is_none() && is_spare(registry, to, id, &old, record)? {
            from.remove(id)?;
            cleared.removed += 1;
        } else {
            cleared.left.push(id);
        }
    }
    let _ = progress(total, total);
    Ok(cleared)
}

/// Which of these ids the keychain is not known to have a proper copy of: a listed key's has its
/// digest; of an id that no key names, and that was not deleted, nobody knows what it should be. For a
/// former store that cannot be looked into any more, but of which is known what ids are in it.
///
/// # Errors
///
/// What the two stores answer.
pub fn not_in(
    registry: &dyn Registry,
    ids: &[KeyId],
    keychain: &dyn Keychain,
) -> Result<Vec<KeyId>, IssueError> {
    let listed = listed(registry)?;
    let unlisted = ids.iter().filter(|id| !listed.contains_key(id)).copied();
    let deleted = deleted_among(registry, unlisted.collect())?;
    let mut lacking = Vec::new();
    for id in ids {
        let there = match listed.get(id) {
            Some((key, _)) if key.life.copy == SecretCopy::Gone => true,
            Some((key, _)) => digest_in(keychain, *id, &key.digest)? == Some(key.digest),
            None => deleted.contains(id),
        };
        if !there {
            lacking.push(*id);
        }
    }
    Ok(lacking)
}

enum Outcome {
    There,
    /// It is to be in no keychain any more.
    Gone,
    Missing,
    Unfit,
}

/// Has the new keychain hold the secret of this key, which its digest proves.
fn copy_of_key(
    from: &dyn Keychain,
    to: &dyn Keychain,
    key: &KeyRecord,
    label: &str,
) -> Result<Outcome, IssueError> {
    if key.life.copy == SecretCopy::Gone {
        return Ok(Outcome::Gone);
    }
    let item = Item {
        id: key.id,
        label: label.to_owned(),
    };
    if digest_in(to, key.id, &key.digest)? == Some(key.digest) {
        to.relabel(&item)?;
        return Ok(Outcome::There);
    }
    match found(from, key.id, &key.digest)? {
        Found::Nothing => Ok(Outcome::Missing),
        Found::Secret(secret) if secret.digest() == key.digest => store(to, &item, &secret),
        Found::Secret(_) | Found::Unreadable => Ok(Outcome::Unfit),
    }
}

/// The same for a secret that no listed key names. Nobody knows what it should be, so it comes in
/// the place of none other; and it does not come back where its key was deleted.
fn copy_of_stray(
    registry: &dyn Registry,
    from: &dyn Keychain,
    to: &dyn Keychain,
    id: KeyId,
) -> Result<Outcome, IssueError> {
    let secret = match found(from, id, &none())? {
        // It is in the new one alone, or somebody has removed it since it was listed.
        Found::Nothing => return Ok(Outcome::Gone),
        Found::Unreadable => return Ok(Outcome::Unfit),
        Found::Secret(secret) => secret,
    };
    let digest = secret.digest();
    if is_deleted(registry, id, &digest)? {
        return Ok(Outcome::Gone);
    }
    match digest_in(to, id, &digest)? {
        Some(there) if there == digest => Ok(Outcome::There),
        Some(_) => Ok(Outcome::Unfit),
        None => {
            let label = STRAY.to_owned();
            store(to, &Item { id, label }, &secret)
        }
    }
}

/// Stores this, and proves that it is there.
fn store(to: &dyn Keychain, item: &Item, secret: &AccessKey) -> Result<Outcome, IssueError> {
    to.store(item, secret)?;
    let digest = secret.digest();
    match digest_in(to, item.id, &digest)? {
        Some(stored) if stored == digest => Ok(Outcome::There),
        _ => Err(IssueError::Mismatch),
    }
}

/// Whether what the old keychain has under this id may go.
fn is_spare(
    registry: &dyn Registry,
    to: &dyn Keychain,
    id: KeyId,
    old: &Digest,
    record: Option<&KeyRecord>,
) -> Result<bool, IssueError> {
    let gone = match record {
        // What cannot be read, or has another digest, may be all that is left of something.
        _ if *old == none() => return Ok(false),
        Some(key) if key.digest != *old => return Ok(false),
        Some(key) => key.life.copy == SecretCopy::Gone,
        None => is_deleted(registry, id, old)?,
    };
    Ok(gone || digest_in(to, id, old)? == Some(*old))
}

/// Removes what belongs to no key any more: a listed key's that has left, or a deleted one's.
fn remove_gone(
    registry: &dyn Registry,
    keychain: &dyn Keychain,
    id: KeyId,
    record: Option<&KeyRecord>,
) -> Result<(), IssueError> {
    let wanted = record.map_or_else(none, |key| key.digest);
    let Some(there) = digest_in(keychain, id, &wanted)? else {
        return Ok(());
    };
    let gone = match record {
        Some(key) => key.digest == there,
        None => is_deleted(registry, id, &there)?,
    };
    if gone {
        keychain.remove(id)?;
    }
    Ok(())
}

/// Keeps the end of the activity that the old keychain knows, unless the new one knows a later.
fn move_head(
    registry: &dyn Registry,
    from: &dyn Keychain,
    to: &dyn Keychain,
) -> Result<(), IssueError> {
    let identity = registry.identity()?;
    // One that cannot be read keeps no secret from being moved.
    let known = |keychain: &dyn Keychain| match readable(keychain, || keychain.kept_head(&identity))
    {
        Err(KeychainError::Missing) => Ok(None),
        head => head,
    };
    let (old, new) = (known(from)?, known(to)?);
    if let Some(head) = old
        && new.is_none_or(|new| new.number < head.number)
    {
        to.keep_head(&identity, &head)?;
        if known(to)? != Some(head) {
            return Err(IssueError::Mismatch);
        }
    }
    Ok(())
}
