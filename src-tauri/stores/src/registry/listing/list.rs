//! The list of one workspace.

use keywright_core::{Completions, Direction, KeyId, ListQuery, SortColumn, WorkspaceId};
use rusqlite::{Connection, Result};

use super::entry::{self, Entry, Found};
use super::filter::Filter;
use super::order::Orders;
use super::search::Texts;
use super::words::{Lists, Words};

/// Each key has a slot, and another one whenever something of it changes; the old one counts
/// no more, but lies there until everything is read again.
#[derive(Default)]
pub(in super::super) struct Listing {
    entries: Vec<Entry>,
    /// Where the text of each slot begins that is searched.
    starts: Vec<usize>,
    texts: Texts,
    names: Texts,
    owners: Words,
    pub(super) used_by: Lists,
    pub(super) tags: Lists,
    pub(super) orders: Orders,
    /// How many keys there are.
    total: usize,
}

impl Listing {
    /// Reads all keys of this workspace.
    pub(super) fn read(workspace: WorkspaceId, connection: &Connection) -> Result<Self> {
        let mut list = Self::default();
        // In order of creation: each one's place is the last.
        entry::each(connection, workspace, |found| {
            let slot = list.add(&found);
            list.orders.append(slot);
        })?;
        Ok(list)
    }

    /// Whether there is so much that counts no more that reading everything again is better.
    pub(super) fn is_wasteful(&self) -> bool {
        self.entries.len() > 100 + self.total + self.total / 4
    }

    fn add(&mut self, found: &Found<'_>) -> u32 {
        let slot = self.entries.len() as u32;
        self.starts.push(self.texts.add(found.text));
        let mut entry = found.entry;
        entry.name = self.names.add(found.name);
        entry.owner = found.owner.map(|owner| self.owners.number(owner));
        entry.used_by = self.used_by.number(found.used_by);
        entry.tags = self.tags.number(found.tags);
        self.entries.push(entry);
        self.total += 1;
        slot
    }

    /// The key is as it was read, which may mean that it is not in the list any more.
    pub(super) fn put(&mut self, found: &Found<'_>) {
        let Entry { created_at, id, .. } = found.entry;
        if let Some(slot) = self.slot_of(created_at, id) {
            self.take_out(slot);
        }
        if found.entry.listed {
            let slot = self.add(found);
            self.insert(slot);
        }
    }

    /// The table has no such row any more.
    pub(super) fn forget(&mut self, row: i64) {
        let is_it = |entry: &Entry| entry.row == row && entry.listed;
        if let Some(slot) = self.entries.iter().position(is_it) {
            self.take_out(slot as u32);
        }
    }

    fn take_out(&mut self, slot: u32) {
        self.remove(slot);
        self.entries[slot as usize].listed = false;
        self.total -= 1;
    }

    /// How many keys there are.
    pub(in super::super) fn total(&self) -> usize {
        self.total
    }

    /// How many keys the query finds, and the rows of the part of them that is asked for.
    pub(in super::super) fn page(&mut self, query: &ListQuery, limit: usize) -> (usize, Vec<i64>) {
        self.sort(kept(query.sort));
        let wanted = self.wanted(query);
        let matching = match wanted.is_empty() {
            true => self.total,
            false => wanted.iter().filter(|wanted| **wanted).count(),
        };
        let part = self.found(query, &wanted).skip(query.offset).take(limit);
        (matching, part.map(|slot| self.entry(slot).row).collect())
    }

    /// Where the key stands among all that the query finds.
    pub(in super::super) fn locate(&mut self, key: KeyId, query: &ListQuery) -> Option<usize> {
        self.sort(kept(query.sort));
        let wanted = self.wanted(query);
        self.found(query, &wanted)
            .position(|slot| self.entry(slot).id == key)
    }

    /// What was typed, the most used first.
    pub(in super::super) fn completions(&self) -> Completions {
        let entries = || {
            self.in_order(SortColumn::CreatedAt, Direction::Ascending)
                .map(|slot| self.entry(slot))
        };
        let used_by = entries().flat_map(|entry| self.used_by.list(entry.used_by));
        let tags = entries().flat_map(|entry| self.tags.list(entry.tags));
        Completions {
            owners: self
                .owners
                .most_used_first(entries().filter_map(|entry| entry.owner)),
            used_by: self.used_by.words.most_used_first(used_by.copied()),
            tags: self.tags.words.most_used_first(tags.copied()),
        }
    }

    /// Of each slot, whether the query finds it; empty when it finds all.
    fn wanted(&self, query: &ListQuery) -> Vec<bool> {
        let mut words = query.words();
        words.sort_unstable();
        words.dedup();
        let filter = Filter::of(query, &self.owners, &self.used_by, &self.tags);
        if words.is_empty() && filter.is_none() {
            return Vec::new();
        }
        let mut wanted = self.texts.find(&self.starts, &words);
        for (wanted, entry) in wanted.iter_mut().zip(&self.entries) {
            *wanted = *wanted
                && entry.listed
                && filter
                    .as_ref()
                    .is_none_or(|filter| filter.pass(entry, &self.owners));
        }
        wanted
    }

    /// The slots that the query finds, in its order, which is kept.
    fn found<'a>(
        &'a self,
        query: &ListQuery,
        wanted: &'a [bool],
    ) -> Box<dyn Iterator<Item = u32> + 'a> {
        let column = kept(query.sort);
        let is_wanted = |slot: &u32| wanted.is_empty() || wanted[*slot as usize];
        let found = self.in_order(column, query.direction).filter(is_wanted);
        match query.sort {
            SortColumn::Status => Box::new(
                self.by_status(query.now, query.direction, found)
                    .into_iter(),
            ),
            _ => Box::new(found),
        }
    }

    /// How many slots there are, with those that count no more.
    pub(super) fn slots(&self) -> u32 {
        self.entries.len() as u32
    }

    pub(super) fn entry(&self, slot: u32) -> &Entry {
        &self.entries[slot as usize]
    }

    /// The folded name.
    pub(super) fn name(&self, slot: u32) -> &str {
        let next = self.entries.get(slot as usize + 1);
        self.names
            .between(self.entry(slot).name, next.map(|next| next.name))
    }

    /// The folded truncated key, which is the second line of what is searched.
    pub(super) fn key(&self, slot: u32) -> &str {
        let next = self.starts.get(slot as usize + 1).copied();
        let text = self.texts.between(self.starts[slot as usize], next);
        text.split('\n').nth(1).unwrap_or_default()
    }

    /// The folded owner.
    pub(super) fn owner(&self, slot: u32) -> Option<&str> {
        let owner = self.entry(slot).owner?;
        Some(self.owners.folded(owner))
    }
}

/// The column whose order is kept for this one: what the status is depends on the moment.
fn kept(column: SortColumn) -> SortColumn {
    match column {
        SortColumn::Status => SortColumn::EndsAt,
        column => column,
    }
}
