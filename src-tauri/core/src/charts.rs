//! Numbers over all keys of a workspace, for charts. Which instants a month of the person's
//! calendar has is told from outside: the domain knows no time zones.

use std::collections::HashSet;

use crate::{Action, Days, Entry, KeyId, KeyRecord, Status, Timestamp, WorkspaceId};

/// The ages in days with which the bars of [`Ages`] begin; the last one has no end.
pub const AGES: [u32; 7] = [0, 30, 60, 90, 180, 365, 730];

/// How the keys that work are spread over the ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    now: Timestamp,
    keys: [usize; AGES.len()],
}

impl Ages {
    /// Nothing counted yet, at this moment.
    pub fn new(now: Timestamp) -> Self {
        Self {
            now,
            keys: [0; AGES.len()],
        }
    }

    /// Counts this key if it works.
    pub fn add(&mut self, key: &KeyRecord) {
        if matches!(
            key.life.status(self.now),
            Status::Expired | Status::Disabled
        ) {
            return;
        }
        let age = self.now.since(key.created_at);
        let reached = |from: &&u32| Days::new(**from).is_none_or(|days| age >= days.milliseconds());
        // A key from the future is a new one.
        let bar = AGES.iter().take_while(reached).count().saturating_sub(1);
        self.keys[bar] += 1;
    }

    /// Each bar: from how many days on, up to but without how many, and how many keys.
    pub fn bars(&self) -> impl Iterator<Item = (u32, Option<u32>, usize)> {
        let until = AGES.into_iter().skip(1).map(Some).chain([None]);
        let bars = AGES.into_iter().zip(until).zip(self.keys);
        bars.map(|((from, until), keys)| (from, until, keys))
    }
}

/// What was done within one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WithinMonth {
    /// Keys that were created.
    pub created: usize,
    /// Keys that were withdrawn: disabled or deleted. Deleting a disabled key withdraws it no
    /// second time.
    pub withdrawn: usize,
}

/// Counts what was done to the keys of a workspace in each of several months.
#[derive(Clone, Debug)]
pub struct Months<'a> {
    workspace: WorkspaceId,
    boundaries: &'a [Timestamp],
    counts: Vec<WithinMonth>,
    disabled: HashSet<KeyId>,
}

impl<'a> Months<'a> {
    /// Nothing counted yet. Each month lasts from its boundary up to, but without, the next,
    /// in rising order: there is one boundary more than there are months.
    pub fn new(workspace: WorkspaceId, boundaries: &'a [Timestamp]) -> Self {
        Self {
            workspace,
            boundaries,
            counts: vec![WithinMonth::default(); boundaries.len().saturating_sub(1)],
            disabled: HashSet::new(),
        }
    }

    /// Looks at one entry; all of them, the oldest first, since a key that was disabled before
    /// the first month may be deleted in a later one.
    pub fn add(&mut self, entry: &Entry) {
        let Some(key) = entry.key.filter(|_| entry.workspace == self.workspace) else {
            return;
        };
        let (created, withdrawn) = match Action::from_word(&entry.action) {
            Some(Action::Created | Action::Imported) => (1, 0),
            Some(Action::Disabled) => (0, usize::from(self.disabled.insert(key))),
            Some(Action::Enabled) => {
                self.disabled.remove(&key);
                (0, 0)
            }
            Some(Action::Deleted) => (0, usize::from(!self.disabled.remove(&key))),
            _ => (0, 0),
        };
        let begun = self.boundaries.partition_point(|from| *from <= entry.at);
        if let Some(month) = begun
            .checked_sub(1)
            .and_then(|place| self.counts.get_mut(place))
        {
            month.created += created;
            month.withdrawn += withdrawn;
        }
    }

    /// One count for each month.
    pub fn counts(self) -> Vec<WithinMonth> {
        self.counts
    }
}

/// Both, and what the ages are measured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    /// The keys by age.
    pub ages: Ages,
    /// What was done month by month.
    pub months: Vec<WithinMonth>,
    /// The age at which a key should be rotated.
    pub rotation_period: Option<Days>,
}
