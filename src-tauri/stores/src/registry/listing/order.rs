//! The order of a list by each column. One that was asked for is kept, and what changes is
//! put in its place there.

use std::mem::take;

use keywright_core::{Direction, Environment, KeyId, SortColumn, Status, Timestamp};

use super::list::Listing;

/// For each column that is kept, all slots in its ascending order.
pub(super) struct Orders(Vec<(SortColumn, Vec<u32>)>);

impl Default for Orders {
    /// That of creation is kept from the beginning.
    fn default() -> Self {
        Self(vec![(SortColumn::CreatedAt, Vec::new())])
    }
}

/// Where a key stands in a column: after all others when it has nothing there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Number(i64),
    Text(&'a str),
    Missing,
}

impl Orders {
    /// Adds the slot of the key that was created last, while only that order is kept.
    pub(super) fn append(&mut self, slot: u32) {
        if let [(SortColumn::CreatedAt, order)] = self.0.as_mut_slice() {
            order.push(slot);
        }
    }
}

impl Listing {
    /// From now on the order of this column is kept.
    pub(super) fn sort(&mut self, column: SortColumn) {
        if self.orders.0.iter().all(|(kept, _)| *kept != column) {
            let places = (0..self.slots()).map(|slot| self.place(slot, column));
            let places: Vec<_> = places.collect();
            let by_creation = self.in_order(SortColumn::CreatedAt, Direction::Ascending);
            let mut order: Vec<u32> = by_creation.collect();
            // Stable, so that equals keep their order of creation.
            order.sort_by_key(|slot| places[*slot as usize]);
            self.orders.0.push((column, order));
        }
    }

    /// All slots in the order of a column that is kept. Those that have nothing there come
    /// last either way.
    pub(super) fn in_order(
        &self,
        column: SortColumn,
        direction: Direction,
    ) -> Box<dyn Iterator<Item = u32> + '_> {
        let kept = self.orders.0.iter().find(|(kept, _)| *kept == column);
        let order = kept.map_or(&[][..], |(_, order)| order);
        let has_something = |slot: &u32| self.place(*slot, column) != Place::Missing;
        let (there, missing) = order.split_at(order.partition_point(has_something));
        match direction {
            Direction::Ascending => Box::new(order.iter().copied()),
            Direction::Descending => {
                Box::new(there.iter().rev().chain(missing.iter().rev()).copied())
            }
        }
    }

    /// These slots, which stand in the order of their ends, by status.
    pub(super) fn by_status(
        &self,
        now: Timestamp,
        direction: Direction,
        by_end: impl Iterator<Item = u32>,
    ) -> Vec<u32> {
        let mut by_status: [Vec<u32>; Status::ALL.len()] = Default::default();
        for slot in by_end {
            by_status[self.entry(slot).life().status(now) as usize].push(slot);
        }
        if direction == Direction::Descending {
            by_status.reverse();
        }
        by_status.concat()
    }

    /// The slot of the key that was created then under this id.
    pub(super) fn slot_of(&self, created_at: Timestamp, id: KeyId) -> Option<u32> {
        let (_, by_creation) = self.orders.0.first()?;
        let place = by_creation.binary_search_by_key(&(created_at, id), |slot| {
            let entry = self.entry(*slot);
            (entry.created_at, entry.id)
        });
        place.ok().map(|place| by_creation[place])
    }

    /// Puts a new slot into every order that is kept.
    pub(super) fn insert(&mut self, slot: u32) {
        let mut orders = take(&mut self.orders);
        for (column, order) in &mut orders.0 {
            let rank = self.rank(slot, *column);
            let place = order.partition_point(|other| self.rank(*other, *column) < rank);
            order.insert(place, slot);
        }
        self.orders = orders;
    }

    /// Takes a slot out of every order that is kept.
    pub(super) fn remove(&mut self, slot: u32) {
        let mut orders = take(&mut self.orders);
        for (column, order) in &mut orders.0 {
            let rank = self.rank(slot, *column);
            let place = order.partition_point(|other| self.rank(*other, *column) < rank);
            if order.get(place) == Some(&slot) {
                order.remove(place);
            }
        }
        self.orders = orders;
    }

    /// Of equals, the one that was created first comes first.
    fn rank(&self, slot: u32, column: SortColumn) -> (Place<'_>, Timestamp, KeyId) {
        let entry = self.entry(slot);
        (self.place(slot, column), entry.created_at, entry.id)
    }

    fn place(&self, slot: u32, column: SortColumn) -> Place<'_> {
        let entry = self.entry(slot);
        let text = |text: Option<_>| text.map_or(Place::Missing, Place::Text);
        match column {
            SortColumn::Key => Place::Text(self.key(slot)),
            SortColumn::Name => Place::Text(self.name(slot)),
            SortColumn::Owner => text(self.owner(slot)),
            SortColumn::UsedBy => text(self.used_by.joined(entry.used_by)),
            SortColumn::Tags => text(self.tags.joined(entry.tags)),
            SortColumn::Environment => {
                Place::Number(i64::from(entry.environment == Environment::Test))
            }
            SortColumn::CreatedAt => Place::Number(entry.created_at.0),
            SortColumn::EndsAt | SortColumn::Status => {
                let end = entry.life().ends_at();
                end.map_or(Place::Missing, |end| Place::Number(end.0))
            }
        }
    }
}
