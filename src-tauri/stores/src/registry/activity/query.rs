//! A part of the activity.
//!
//! Of a page, which keys are meant by a search is found out first, so that the entries themselves
//! are run through without looking at any text but the person's name. Where all that is found is
//! gone through part by part, each entry's key is looked at instead: no part then costs more than
//! the entries that it goes through.

use std::collections::{HashMap, HashSet};

use keywright_core::{ActivityPage, ActivityQuery, ActivityRow, LARGEST_PAGE, fold_for_search};
use rusqlite::types::Value;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::super::row::text;
use super::{COLUMNS, entry};

/// The part that is asked for, the newest entries first.
pub(in super::super) fn page(
    connection: &Connection,
    query: &ActivityQuery,
) -> Result<ActivityPage> {
    let limits = Limits::of(query);
    let search = fold_for_search(&query.search);
    let (matching, numbers) = match search.is_empty() {
        true => all(connection, query, &limits)?,
        false => found(connection, query, &limits, &search)?,
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, name, truncated_key
         FROM activity LEFT JOIN access_key ON access_key.id = key_id WHERE number = ?1"
    ))?;
    let rows = numbers
        .into_iter()
        .map(|number| statement.query_row([number], activity_row));
    Ok(ActivityPage {
        rows: rows.collect::<Result<_>>()?,
        matching,
    })
}

/// What is found after this number, the oldest entries first.
pub(in super::super) fn found_after(
    connection: &Connection,
    number: u64,
    query: &ActivityQuery,
) -> Result<Vec<ActivityRow>> {
    let mut limits = Limits::of(query);
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    limits.add("number > ?", Some(number.into()));
    let search = fold_for_search(&query.search);
    let mut people = People::new(&search);
    let limit = query.limit.min(LARGEST_PAGE);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, name, truncated_key, search_text
         FROM activity LEFT JOIN access_key ON access_key.id = key_id
         WHERE {} ORDER BY number",
        limits.conditions
    ))?;
    let mut rows = statement.query(params_from_iter(&limits.values))?;
    let mut found = Vec::new();
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let key = row.get_ref(11)?.as_str_or_null()?;
        if people.are_meant(row.get_ref(5)?.as_bytes()?)
            || key.is_some_and(|key| is_meant(key, &search))
        {
            found.push(activity_row(row)?);
        }
    }
    Ok(found)
}

/// Reads [`COLUMNS`], and the key's name and truncated form after them.
fn activity_row(row: &Row<'_>) -> Result<ActivityRow> {
    let name: Option<String> = row.get(9)?;
    Ok(ActivityRow {
        entry: entry(row)?,
        key: name.zip(row.get(10)?),
    })
}

/// In whose names a search is found. There are few of them, and many entries.
struct People<'a> {
    search: &'a str,
    known: HashMap<Vec<u8>, bool>,
}

impl<'a> People<'a> {
    fn new(search: &'a str) -> Self {
        Self {
            search,
            known: HashMap::new(),
        }
    }

    fn are_meant(&mut self, person: &[u8]) -> bool {
        if let Some(meant) = self.known.get(person) {
            return *meant;
        }
        let name = String::from_utf8_lossy(person);
        let meant = fold_for_search(&name).contains(self.search);
        self.known.insert(person.to_owned(), meant);
        meant
    }
}

/// Whether this is found in a key's name or truncated form: the first two lines of what the
/// list is searched in.
fn is_meant(search_text: &str, search: &str) -> bool {
    search_text
        .split('\n')
        .take(2)
        .any(|line| line.contains(search))
}

/// What the table itself can tell of each entry.
struct Limits {
    conditions: String,
    values: Vec<Value>,
}

impl Limits {
    fn of(query: &ActivityQuery) -> Self {
        let mut limits = Self {
            conditions: "1".to_owned(),
            values: Vec::new(),
        };
        let workspace = query.workspace.map(|id| id.0.into());
        let key = query.key.map(|id| id.as_bytes().to_vec().into());
        limits.add("activity.workspace_id = ?", workspace);
        limits.add("key_id = ?", key);
        limits.add("at >= ?", query.from.map(|from| from.0.into()));
        limits.add("at < ?", query.until.map(|until| until.0.into()));
        if !query.actions.is_empty() {
            let places = vec!["?"; query.actions.len()].join(", ");
            limits.conditions += &format!(" AND action IN ({places})");
            let words = query
                .actions
                .iter()
                .map(|action| action.as_str().to_owned());
            limits.values.extend(words.map(Value::from));
        }
        limits
    }

    fn add(&mut self, condition: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.conditions += &format!(" AND {condition}");
            self.values.push(value);
        }
    }
}

/// How many entries there are, and the numbers of those asked for.
fn all(
    connection: &Connection,
    query: &ActivityQuery,
    limits: &Limits,
) -> Result<(usize, Vec<i64>)> {
    let Limits { conditions, values } = limits;
    let matching: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM activity WHERE {conditions}"))?
        .query_row(params_from_iter(values), |row| row.get(0))?;
    let part = [query.limit.min(LARGEST_PAGE), query.offset]
        .map(|number| Value::from(i64::try_from(number).unwrap_or(i64::MAX)));
    let numbers = connection
        .prepare_cached(&format!(
            "SELECT number FROM activity WHERE {conditions} ORDER BY number DESC LIMIT ? OFFSET ?"
        ))?
        .query_map(params_from_iter(values.iter().chain(&part)), |row| {
            row.get(0)
        })?
        .collect::<Result<_>>()?;
    Ok((usize::try_from(matching).unwrap_or(0), numbers))
}

/// The same of those entries that this is found in.
fn found(
    connection: &Connection,
    query: &ActivityQuery,
    limits: &Limits,
    search: &str,
) -> Result<(usize, Vec<i64>)> {
    let keys = keys(connection, search)?;
    let mut people = People::new(search);
    let (mut matching, mut numbers) = (0, Vec::new());
    let limit = query.limit.min(LARGEST_PAGE);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT number, key_id, system_user FROM activity WHERE {} ORDER BY number DESC",
        limits.conditions
    ))?;
    let mut rows = statement.query(params_from_iter(&limits.values))?;
    while let Some(row) = rows.next()? {
        let key = row.get_ref(1)?.as_blob_or_null()?;
        let person = row.get_ref(2)?.as_bytes()?;
        if people.are_meant(person) || key.is_some_and(|key| keys.contains(key)) {
            if matching >= query.offset && numbers.len() < limit {
                numbers.push(row.get(0)?);
            }
            matching += 1;
        }
    }
    Ok((matching, numbers))
}

/// All keys, of whatever state, that are meant.
fn keys(connection: &Connection, search: &str) -> Result<HashSet<[u8; 16]>> {
    let mut keys = HashSet::new();
    let mut statement = connection.prepare_cached("SELECT id, search_text FROM access_key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if is_meant(text(row, 1)?, search) {
            keys.insert(row.get(0)?);
        }
    }
    Ok(keys)
}
