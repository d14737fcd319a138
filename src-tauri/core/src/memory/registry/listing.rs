//! The list of keys as it is searched, filtered and sorted.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::rows::Rows;
use crate::{
    Completions, Direction, Environment, KeyId, KeyRecord, LARGEST_PAGE, ListQuery, Page,
    SortColumn, Timestamp, WorkspaceId, fold,
};

impl Rows {
    pub(super) fn page(&self, query: &ListQuery) -> Page {
        let found = self.found(query);
        Page {
            matching: found.len(),
            total: self.of(query.workspace).len(),
            rows: found
                .into_iter()
                .skip(query.offset)
                .take(query.limit.min(LARGEST_PAGE))
                .cloned()
                .collect(),
        }
    }

    pub(super) fn locate(&self, id: KeyId, query: &ListQuery) -> Option<usize> {
        let found = self.found(query);
        found.iter().position(|record| record.id == id)
    }

    /// The listed keys of a workspace, in order of creation.
    pub(super) fn of(&self, workspace: WorkspaceId) -> Vec<&KeyRecord> {
        let records = self.listed().map(|row| &row.record);
        let mut found: Vec<&KeyRecord> = records
            .filter(|record| record.workspace == workspace)
            .collect();
        found.sort_by_key(|record| (record.created_at, record.id));
        found
    }

    fn found(&self, query: &ListQuery) -> Vec<&KeyRecord> {
        let words = query.words();
        let mut found = self.of(query.workspace);
        found.retain(|record| {
            let text = record.search_text();
            words.iter().all(|word| text.contains(word)) && query.filters.pass(record, query.now)
        });
        if query.direction == Direction::Descending {
            found.reverse();
        }
        // Stable: what is equal stands as before.
        found.sort_by(|one, other| {
            let [one, other] = [one, other].map(|record| Place::of(record, query.sort, query.now));
            one.beside(&other, query.direction)
        });
        found
    }

    pub(super) fn completions(&self, workspace: WorkspaceId) -> Completions {
        let records = self.of(workspace);
        let details = records.iter().map(|record| &record.details);
        Completions {
            owners: most_used_first(details.clone().filter_map(|details| details.owner())),
            used_by: most_used_first(details.clone().flat_map(|details| details.used_by())),
            tags: most_used_first(details.flat_map(|details| details.tags())),
        }
    }
}

/// Where a key stands in a column; `None` after all that are there.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Text(Option<String>),
    Instant(Option<Timestamp>),
    Ranked(usize, Option<Timestamp>),
}

impl Place {
    fn of(record: &KeyRecord, column: SortColumn, now: Timestamp) -> Self {
        let details = &record.details;
        let text = |text: &str| Self::Text((!text.is_empty()).then(|| fold(text)));
        let list = |entries: Vec<&str>| text(&entries.join(", "));
        match column {
            SortColumn::Key => text(record.truncated.as_str()),
            SortColumn::Name => text(record.name.as_str()),
            SortColumn::Environment => {
                Self::Ranked(usize::from(record.environment == Environment::Test), None)
            }
            SortColumn::Owner => text(details.owner().unwrap_or_default()),
            SortColumn::UsedBy => list(details.used_by().collect()),
            SortColumn::Tags => list(details.tags().collect()),
            SortColumn::CreatedAt => Self::Instant(Some(record.created_at)),
            SortColumn::EndsAt => Self::Instant(record.life.ends_at()),
            SortColumn::Status => {
                Self::Ranked(record.life.status(now) as usize, record.life.ends_at())
            }
        }
    }

    fn beside(&self, other: &Self, direction: Direction) -> Ordering {
        let turned = |order: Ordering| match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => missing_last(one, other, turned),
            (Self::Instant(one), Self::Instant(other)) => missing_last(one, other, turned),
            (Self::Ranked(one, ends), Self::Ranked(other, others_end)) => {
                turned(one.cmp(other)).then_with(|| missing_last(ends, others_end, turned))
            }
            _ => self.cmp(other),
        }
    }
}

fn missing_last<T: Ord>(
    one: &Option<T>,
    other: &Option<T>,
    turned: impl Fn(Ordering) -> Ordering,
) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => turned(one.cmp(other)),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// Each text once, as it was written first.
fn most_used_first<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut uses: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for text in texts {
        uses.entry(fold(text)).or_insert((0, text)).0 += 1;
    }
    let mut uses: Vec<(usize, &str)> = uses.into_values().collect();
    uses.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    uses.into_iter().map(|(_, text)| text.to_owned()).collect()
}
