//! Everything brought back from a backup: first it is told what that would do, then all of it is
//! done or nothing.
//!
//! Secrets go to the keychain first, each under an intent in the registry, and then one transaction
//! writes everything else. Until that is done, recovery takes the secrets back, except for those of
//! keys that are in the list anyway.

mod names;
mod plan;
mod standing;
mod workspaces;

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;

use thiserror::Error;

pub use self::plan::{Restoration, RestoreChoice, Weighed};
pub use self::standing::Standing;

use self::plan::Plan;
use crate::{
    AccessKey, Deed, Entry, Head, IssueError, Issuer, Item, KeyId, KeyRecord, KeychainError,
    RegistryError, SavedKey, SavedWorkspace, SecretCopy, Snapshot, Timestamp, label,
};

/// A backup as it was read: everything a registry held, and the access keys. Whoever made it has
/// checked that each access key fits its record.
pub struct Backup {
    /// When it was made.
    pub made_at: Timestamp,
    /// The fingerprint of its content, 64 hexadecimal digits.
    pub fingerprint: String,
    /// What the registry held.
    pub snapshot: Snapshot,
    /// The access keys that the keychain had.
    pub secrets: BTreeMap<KeyId, AccessKey>,
}

/// What restoring a backup would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestorePreview {
    /// The end of the activity for which this holds.
    pub on: Head,
    /// Each key of the backup, in its order.
    pub keys: Vec<Weighed>,
    /// Keys in the list whose access key the keychain lacks, or has another in the place of, and
    /// the backup has: they get it back.
    pub secrets_missing: Vec<KeyId>,
    /// Whether the activity of the backup becomes the one here, or goes on from the one here.
    /// Otherwise it stays in the backup.
    pub takes_activity: bool,
    /// The names of workspaces of which prefix and policies stay as they are here, and are others in the
    /// backup.
    pub policies_stay: Vec<String>,
}

/// What restoring a backup has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many keys were written, by how they stood, tombstones included.
    pub keys: BTreeMap<Standing, usize>,
    /// How many access keys were put into the keychain.
    pub secrets: usize,
    /// Keys in the list that were restored without their access key: applications that have it go
    /// on working with it, and nothing here has a copy.
    pub without_secret: Vec<KeyId>,
}

/// Why nothing was restored.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RestoreError {
    /// Something was done to the keys since the preview was made.
    #[error("something was changed since the preview was made; look again")]
    Changed,
    /// The person stopped it.
    #[error("it was stopped; nothing was restored")]
    Stopped,
    /// What the stores answered. Secrets that are in the keychain already are taken back, now or by
    /// recovery.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

impl From<RegistryError> for RestoreError {
    fn from(error: RegistryError) -> Self {
        match error {
            RegistryError::Changed => Self::Changed,
            error => Self::Issue(error.into()),
        }
    }
}

impl From<KeychainError> for RestoreError {
    fn from(error: KeychainError) -> Self {
        Self::Issue(error.into())
    }
}

impl Issuer {
    /// Everything that the registry holds.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn snapshot(&self) -> Result<Snapshot, RegistryError> {
        self.registry.snapshot()
    }

    /// What restoring this backup would do, in the order of its keys. Changes nothing.
    ///
    /// # Errors
    ///
    /// What the stores answer.
    pub fn preview_restore(&self, backup: &Backup) -> Result<RestorePreview, IssueError> {
        let here = self.registry.snapshot()?;
        let has_secret = |id| backup.secrets.contains_key(&id);
        let choice = RestoreChoice::default();
        let plan = || Plan::new(&here, &backup.snapshot, choice, &has_secret);
        let restoration = plan().restoration();
        let plan = plan();
        Ok(RestorePreview {
            on: here.head(),
            secrets_missing: self.missing(&here, backup)?,
            policies_stay: plan.policies_stay(&restoration.workspaces),
            takes_activity: !restoration.entries.is_empty(),
            keys: plan.weigh(),
        })
    }

    /// Restores this backup, all of what is chosen or nothing. Done a second time, it changes
    /// nothing. `watch` is told how many access keys are in the keychain, and of how many; it may
    /// stop the work until the last one is there.
    ///
    /// # Errors
    ///
    /// See [`RestoreError`]; then everything is as it was before, but for the access keys that keys of the
    /// list had lost and have back already: they stay.
    pub fn restore(
        &self,
        backup: &Backup,
        choice: RestoreChoice,
        on: Head,
        watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Restored, RestoreError> {
        // What was left over may hold names and ids.
        let _ = self.finish_left_over();
        let here = self.registry.snapshot()?;
        if here.head() != on {
            return Err(RestoreError::Changed);
        }
        let has_secret = |id| backup.secrets.contains_key(&id);
        let plan = Plan::new(&here, &backup.snapshot, choice, &has_secret);
        let restoration = plan.restoration();
        let missing = self.missing(&here, backup)?;
        let items = self.items(&here, &restoration, &missing, backup)?;
        if restoration.is_empty() && items.is_empty() {
            return Ok(Restored::default());
        }
        let restored = told(&restoration, &items);
        let work: Vec<_> = items.iter().map(|(item, _)| self.begin(item.id)).collect();
        if work.iter().any(|work| !work.claimed) {
            return Err(RestoreError::Changed);
        }
        let ids: Vec<KeyId> = items.iter().map(|(item, _)| item.id).collect();
        self.begin_all(&ids)?;
        let outcome = self
            .store_all(&items, watch)
            .and_then(|()| self.finish_restore(backup, &restoration, &restored, &ids));
        if let Err(error) = outcome {
            self.take_back(&ids);
            return Err(error);
        }
        drop(work);
        // They retire, or leave, like all others; what hinders that is tried again by recovery.
        let _ = self.let_leave();
        let _ = self.keep_head();
        Ok(restored)
    }

    /// Writes the intent to put these access keys into the keychain.
    pub(crate) fn begin_all(&self, ids: &[KeyId]) -> Result<(), RestoreError> {
        match self.registry.begin_restore(ids) {
            Ok(()) => Ok(()),
            // Another process is on them: they are not to be taken back.
            Err(RegistryError::Changed) => Err(RestoreError::Changed),
            Err(error) => {
                self.take_back(ids);
                Err(error.into())
            }
        }
    }

    /// Puts each access key into the keychain.
    pub(crate) fn store_all(
        &self,
        items: &[(Item, &AccessKey)],
        watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), RestoreError> {
        for (done, (item, secret)) in items.iter().enumerate() {
            if watch(done, items.len()).is_break() {
                return Err(RestoreError::Stopped);
            }
            self.keychain.store(item, secret)?;
        }
        match watch(items.len(), items.len()) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(RestoreError::Stopped),
        }
    }

    fn finish_restore(
        &self,
        backup: &Backup,
        restoration: &Restoration,
        restored: &Restored,
        ids: &[KeyId],
    ) -> Result<(), RestoreError> {
        let deeds = self.restore_deeds(backup, restoration, restored);
        match self.registry.finish_restore(restoration, ids, &deeds) {
            Err(RegistryError::Changed) => Err(RestoreError::Changed),
            // A failing disk may report a failure for what it has written.
            Err(error) if !self.is_noted(restoration.on.number, deeds.last()) => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Whether the activity says this after the entry of that number.
    fn is_noted(&self, mut after: u64, deed: Option<&Deed>) -> bool {
        const AT_ONCE: usize = 1000;
        let says = |entry: &Entry| {
            deed.is_some_and(|deed| {
                let action = deed.action.as_str();
                entry.action == action && entry.at == deed.at && entry.facts == deed.facts
            })
        };
        while let Ok(entries) = self.registry.entries_after(after, AT_ONCE)
            && let Some(last) = entries.last()
        {
            if entries.iter().any(says) {
                return true;
            }
            after = last.number;
        }
        false
    }

    /// What the activity says: of each key, unless the activity of the backup does so; and of all.
    fn restore_deeds(
        &self,
        backup: &Backup,
        restoration: &Restoration,
        restored: &Restored,
    ) -> Vec<Deed> {
        let (at, by) = (self.clock.now(), &self.author);
        let of_key = |key: &SavedKey| {
            let standing = *restoration.standings.get(&key.record.id)?;
            let is_told = restoration.entries.is_empty() && standing != Standing::Tombstone;
            is_told.then(|| Deed::restored(&key.record, standing, backup.made_at, at, by))
        };
        let mut deeds: Vec<Deed> = restoration.keys.iter().filter_map(of_key).collect();
        deeds.push(Deed::backup_restored(backup, restored, at, by));
        deeds
    }

    /// Removes what a restoration that failed has stored. What hinders that is left to recovery.
    pub(crate) fn take_back(&self, ids: &[KeyId]) {
        for id in ids {
            if self.abandon_restore(*id).is_err() {
                return;
            }
        }
    }

    /// The access key of a restoration that was not finished leaves the keychain, unless its key is
    /// in the list and is to have it.
    pub(crate) fn abandon_restore(&self, id: KeyId) -> Result<(), IssueError> {
        let is_to_stay = |key: KeyRecord| key.life.copy == SecretCopy::Kept;
        if !self.registry.find(id)?.is_some_and(is_to_stay) {
            self.keychain.remove(id)?;
        }
        Ok(self.registry.abandon_restore(id)?)
    }

    /// Keys in the list that should have a secret in the keychain and have none, or another, and of
    /// which the backup has it.
    fn missing(&self, here: &Snapshot, backup: &Backup) -> Result<Vec<KeyId>, IssueError> {
        let now = self.clock.now();
        let can_have = |key: &&SavedKey| {
            let life = &key.record.life;
            let fits = |secret: &AccessKey| secret.digest() == key.record.digest;
            key.is_listed()
                && life.keeps_copy(now)
                && backup.secrets.get(&key.record.id).is_some_and(fits)
        };
        let mut missing = Vec::new();
        for key in here.keys.iter().filter(can_have) {
            if !self.has_sound_copy(&key.record)? {
                missing.push(key.record.id);
            }
        }
        Ok(missing)
    }

    /// What goes to the keychain, each under the name of its key. A key that comes may have its access
    /// key there already, as where the list was damaged and the keychain was not: that one is left
    /// alone, so that nothing takes it back.
    fn items<'a>(
        &self,
        here: &Snapshot,
        restoration: &Restoration,
        missing: &[KeyId],
        backup: &'a Backup,
    ) -> Result<Vec<(Item, &'a AccessKey)>, IssueError> {
        let named = |workspaces: &[SavedWorkspace]| -> BTreeMap<_, String> {
            let all = workspaces.iter().map(|saved| &saved.workspace);
            all.map(|one| (one.id, one.name.clone())).collect()
        };
        let mut workspaces = named(&here.workspaces);
        workspaces.extend(named(&restoration.workspaces));
        let item = |key: &KeyRecord| Item {
            id: key.id,
            label: label(
                workspaces.get(&key.workspace).map_or("", String::as_str),
                &key.name,
            ),
        };
        let missing: HashSet<&KeyId> = missing.iter().collect();
        let restored: HashSet<KeyId> = restoration.keys.iter().map(|key| key.record.id).collect();
        let lacking = here
            .keys
            .iter()
            .filter(|key| missing.contains(&key.record.id) && !restored.contains(&key.record.id));
        let coming = restoration.keys.iter().filter(|key| {
            let id = key.record.id;
            let is_new = restoration.standings.get(&id) != Some(&Standing::NewerThere);
            key.record.life.copy == SecretCopy::Kept && (is_new || missing.contains(&id))
        });
        let candidates: Vec<_> = lacking
            .chain(coming)
            .filter_map(|key| Some((&key.record, backup.secrets.get(&key.record.id)?)))
            .collect();
        let mut there = HashSet::new();
        if candidates
            .iter()
            .any(|(record, _)| !missing.contains(&record.id))
        {
            // Asked once for all: one that is not there is not asked for by itself.
            there.extend(self.keychain.ids()?);
        }
        let mut items = Vec::new();
        for (record, secret) in candidates {
            let may_be_sound = there.contains(&record.id) && !missing.contains(&record.id);
            if !(may_be_sound && self.has_sound_copy(record)?) {
                items.push((item(record), secret));
            }
        }
        Ok(items)
    }
}

/// What there is to tell of a restoration when it is done.
fn told(restoration: &Restoration, items: &[(Item, &AccessKey)]) -> Restored {
    let mut restored = Restored {
        secrets: items.len(),
        ..Restored::default()
    };
    for key in &restoration.keys {
        let standing = restoration.standings.get(&key.record.id).copied();
        let standing = standing.unwrap_or(Standing::New);
        *restored.keys.entry(standing).or_default() += 1;
        let is_back = matches!(standing, Standing::New | Standing::DeletedHere);
        if is_back && key.is_listed() && key.record.life.copy != SecretCopy::Kept {
            restored.without_secret.push(key.record.id);
        }
    }
    restored
}

/// What a backup makes of an empty registry: how it is tried out without writing anything.
pub fn restored_onto_nothing(backup: &Backup) -> Snapshot {
    let here = Snapshot::default();
    let has_secret = |id| backup.secrets.contains_key(&id);
    let choice = RestoreChoice::default();
    let restoration = Plan::new(&here, &backup.snapshot, choice, &has_secret).restoration();
    Snapshot {
        workspaces: restoration.workspaces,
        keys: restoration.keys,
        postponements: restoration.postponements,
        activity: restoration.entries,
    }
}
