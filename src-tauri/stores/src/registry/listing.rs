//! The list as it is searched and sorted: names and truncated keys in memory, in one piece.
//!
//! A `LIKE` scan of the table looks at every page of it; a search here is a run over a few
//! megabytes. The rows shown are then read from the table. What is here is thrown away
//! whenever the database has changed.

use std::sync::OnceLock;

use keywright_core::{Direction, KeyId, ListQuery, SortColumn, fold};
use memchr::memmem::Finder;
use rusqlite::{Connection, Result};

use super::access_key::LISTED;
use super::row::id;

/// Ends each searchable text; names hold no control characters.
const END: char = '\n';

/// Bytes; no name is longer, however its hundred characters are written.
const LONGEST_SEARCH: usize = 4096;

#[derive(Default)]
pub(super) struct Listing {
    version: Option<(i64, u64)>,
    /// By time of creation.
    entries: Vec<Entry>,
    /// For each entry its folded name and its folded truncated key, each followed by [`END`].
    text: String,
    by_name: OnceLock<Vec<u32>>,
    by_key: OnceLock<Vec<u32>>,
}

struct Entry {
    row: i64,
    id: KeyId,
    name: u32,
    key: u32,
}

impl Listing {
    /// Reads the list again if anything was written since the last time, by whomever.
    pub(super) fn refresh(&mut self, connection: &Connection) -> Result<()> {
        let by_others = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let version = Some((by_others, connection.total_changes()));
        if self.version == version {
            return Ok(());
        }
        let mut fresh = Self {
            version,
            ..Self::default()
        };
        let mut statement = connection.prepare_cached(&format!(
            "SELECT row, id, name_folded, truncated_key FROM access_key WHERE {LISTED}
             ORDER BY created_at, id"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = fresh.text.len() as u32;
            fresh.text.push_str(row.get_ref(2)?.as_str()?);
            fresh.text.push(END);
            let key = fresh.text.len() as u32;
            fresh.text.push_str(&folded_key(row.get_ref(3)?.as_str()?));
            fresh.text.push(END);
            fresh.entries.push(Entry {
                row: row.get(0)?,
                id: id(row, 1)?,
                name,
                key,
            });
        }
        *self = fresh;
        Ok(())
    }

    /// How many keys there are.
    pub(super) fn total(&self) -> usize {
        self.entries.len()
    }

    /// How many keys the search finds, and the rows of the part that is asked for.
    pub(super) fn page(&self, query: &ListQuery) -> (usize, Vec<i64>) {
        let (count, found) = self.search(&query.search);
        let rows = self
            .in_order(query, &found)
            .skip(query.offset)
            .take(query.limit);
        (count, rows.map(|at| self.entries[at].row).collect())
    }

    /// Where the key stands among all that the query finds.
    pub(super) fn locate(&self, key: KeyId, query: &ListQuery) -> Option<usize> {
        let (_, found) = self.search(&query.search);
        self.in_order(query, &found)
            .position(|at| self.entries[at].id == key)
    }

    /// How many entries hold the text, and which; an empty list of marks means all.
    fn search(&self, text: &str) -> (usize, Vec<bool>) {
        if text.len() > LONGEST_SEARCH {
            return (0, vec![false; self.entries.len()]);
        }
        let wanted = fold(text);
        if wanted.is_empty() {
            return (self.entries.len(), Vec::new());
        }
        let mut found = vec![false; self.entries.len()];
        if wanted.contains(END) {
            return (0, found);
        }
        let finder = Finder::new(&wanted);
        let (mut count, mut from, mut entry) = (0, 0, 0);
        while let Some(hit) = finder.find(&self.text.as_bytes()[from..]) {
            from += hit;
            while self
                .entry_after(entry)
                .is_some_and(|next| next.name as usize <= from)
            {
                entry += 1;
            }
            found[entry] = true;
            count += 1;
            match self.entry_after(entry) {
                Some(next) => from = next.name as usize,
                None => break,
            }
        }
        (count, found)
    }

    fn entry_after(&self, entry: usize) -> Option<&Entry> {
        self.entries.get(entry + 1)
    }

    fn in_order<'a>(
        &'a self,
        query: &ListQuery,
        found: &'a [bool],
    ) -> Box<dyn Iterator<Item = usize> + 'a> {
        let order: Box<dyn DoubleEndedIterator<Item = usize> + 'a> = match query.sort {
            SortColumn::CreatedAt => Box::new(0..self.entries.len()),
            SortColumn::Name => Box::new(self.sorted(&self.by_name, |entry| entry.name)),
            SortColumn::Key => Box::new(self.sorted(&self.by_key, |entry| entry.key)),
        };
        let wanted = |at: &usize| found.is_empty() || found[*at];
        match query.direction {
            Direction::Ascending => Box::new(order.filter(wanted)),
            Direction::Descending => Box::new(order.rev().filter(wanted)),
        }
    }

    fn sorted<'a>(
        &'a self,
        kept: &'a OnceLock<Vec<u32>>,
        text: impl Fn(&Entry) -> u32,
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        let order = kept.get_or_init(|| {
            let mut order: Vec<u32> = (0..self.entries.len() as u32).collect();
            let text = |at: &u32| self.line(text(&self.entries[*at as usize]) as usize);
            // Stable, so that equals keep their order of creation.
            order.sort_by(|one, other| text(one).cmp(text(other)));
            order
        });
        order.iter().map(|at| *at as usize)
    }

    fn line(&self, start: usize) -> &str {
        let rest = &self.text[start..];
        &rest[..rest.find(END).unwrap_or(rest.len())]
    }
}

/// What [`fold`] makes of a truncated key, in a fraction of the time: but for its ellipsis,
/// it is ASCII.
fn folded_key(truncated: &str) -> String {
    truncated.to_ascii_lowercase().replace('…', "...")
}
