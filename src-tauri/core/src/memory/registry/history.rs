//! The activity as it is read.

use super::rows::Rows;
use crate::{
    Action, ActivityPage, ActivityQuery, ActivityRow, Entry, Head, LARGEST_PAGE, Seal,
    fold_for_search,
};

impl Rows {
    pub(super) fn activity(&self, query: &ActivityQuery) -> ActivityPage {
        let found: Vec<ActivityRow> = self.that_fit(self.entries.iter().rev(), query).collect();
        ActivityPage {
            matching: found.len(),
            rows: found
                .into_iter()
                .skip(query.offset)
                .take(query.limit.min(LARGEST_PAGE))
                .collect(),
        }
    }

    pub(super) fn activity_after(&self, number: u64, query: &ActivityQuery) -> Vec<ActivityRow> {
        let later = self.entries.iter().filter(|entry| entry.number > number);
        let limit = query.limit.min(LARGEST_PAGE);
        self.that_fit(later, query).take(limit).collect()
    }

    fn that_fit<'a>(
        &'a self,
        entries: impl Iterator<Item = &'a Entry>,
        query: &'a ActivityQuery,
    ) -> impl Iterator<Item = ActivityRow> {
        let search = fold_for_search(&query.search);
        entries
            .filter(|entry| fits(entry, query))
            .map(|entry| self.activity_row(entry))
            .filter(move |row| is_found(row, &search))
    }

    fn activity_row(&self, entry: &Entry) -> ActivityRow {
        let key = entry.key.and_then(|id| self.keys.get(&id));
        let key = key.map(|row| &row.record);
        ActivityRow {
            entry: entry.clone(),
            key: key.map(|key| (key.name.to_string(), key.truncated.as_str().to_owned())),
        }
    }

    pub(super) fn entries_after(&self, number: u64, limit: usize) -> Vec<Entry> {
        let later = self.entries.iter().filter(|entry| entry.number > number);
        later.take(limit).cloned().collect()
    }

    pub(super) fn head(&self) -> Head {
        match self.entries.last() {
            Some(last) => Head {
                number: last.number,
                seal: last.seal,
            },
            None => Head {
                number: 0,
                seal: Seal::FIRST,
            },
        }
    }
}

fn fits(entry: &Entry, query: &ActivityQuery) -> bool {
    let wanted = |action: &Action| action.as_str() == entry.action;
    query
        .workspace
        .is_none_or(|wanted| entry.workspace == wanted)
        && query.key.is_none_or(|wanted| entry.key == Some(wanted))
        && (query.actions.is_empty() || query.actions.iter().any(wanted))
        && query.from.is_none_or(|from| entry.at >= from)
        && query.until.is_none_or(|until| entry.at < until)
}

fn is_found(row: &ActivityRow, search: &str) -> bool {
    let (name, truncated) = row.key.clone().unwrap_or_default();
    [&name, &truncated, &row.entry.system_user]
        .into_iter()
        .any(|text| fold_for_search(text).contains(search))
}
