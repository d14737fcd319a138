//! What a query lets pass. [`keywright_core::Filters::pass`] says it of a record; here it is
//! said of an entry, with each text looked up once instead of at every key.

use keywright_core::{Filters, ListQuery, Timestamp};

use super::entry::Entry;
use super::words::{Lists, Words};

pub(super) struct Filter<'a> {
    filters: &'a Filters,
    now: Timestamp,
    owner: Wanted,
    /// Of each list of applications, and of tags, whether it passes; empty for all.
    used_by: Vec<bool>,
    tags: Vec<bool>,
}

/// Which texts are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    Any,
    Missing,
    /// Of this kind; no key has the one that is wanted if there is none.
    Kind(Option<u32>),
}

impl Wanted {
    fn of(typed: Option<&str>, words: &Words) -> Self {
        match typed {
            None => Self::Any,
            Some("") => Self::Missing,
            Some(text) => Self::Kind(words.kind_of(text)),
        }
    }

    fn pass(self, numbers: &[u32], words: &Words) -> bool {
        match self {
            Self::Any => true,
            Self::Missing => numbers.is_empty(),
            Self::Kind(wanted) => {
                wanted.is_some()
                    && numbers
                        .iter()
                        .any(|number| Some(words.kind(*number)) == wanted)
            }
        }
    }

    fn lists(self, lists: &Lists) -> Vec<bool> {
        match self {
            Self::Any => Vec::new(),
            _ => (0..lists.count() as u32)
                .map(|number| self.pass(lists.list(number), &lists.words))
                .collect(),
        }
    }
}

impl<'a> Filter<'a> {
    /// The filter of this query, or `None` when it lets all pass.
    pub(super) fn of(
        query: &'a ListQuery,
        owners: &Words,
        used_by: &Lists,
        tags: &Lists,
    ) -> Option<Self> {
        let filters = &query.filters;
        (*filters != Filters::default()).then(|| Self {
            filters,
            now: query.now,
            owner: Wanted::of(filters.owner.as_deref(), owners),
            used_by: Wanted::of(filters.used_by.as_deref(), &used_by.words).lists(used_by),
            tags: Wanted::of(filters.tag.as_deref(), &tags.words).lists(tags),
        })
    }

    /// Whether this key is listed.
    pub(super) fn pass(&self, entry: &Entry, owners: &Words) -> bool {
        let Filters {
            statuses,
            environment,
            ending_within,
            ..
        } = self.filters;
        let in_list = |passes: &[bool], list: u32| passes.is_empty() || passes[list as usize];
        environment.is_none_or(|wanted| entry.environment == wanted)
            && self.owner.pass(entry.owner.as_slice(), owners)
            && in_list(&self.used_by, entry.used_by)
            && in_list(&self.tags, entry.tags)
            && self.filters.is_old_enough(entry.created_at, self.now)
            && ((statuses.is_empty() && ending_within.is_none()) || {
                let life = entry.life();
                let status = life.status(self.now);
                (statuses.is_empty() || statuses.contains(&status))
                    && self
                        .filters
                        .ends_soon_enough(status, life.ends_at(), self.now)
            })
    }
}
