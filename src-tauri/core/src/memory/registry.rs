use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};

use super::{Faults, When, lock};
use crate::{
    Author, Begun, Direction, Item, KeyId, KeyName, KeyPrefix, KeyRecord, LARGEST_PAGE, ListQuery,
    Page, Registry, RegistryError, SortColumn, StaleLabel, Step, Timestamp, Workspace, fold, label,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Creating,
    Active,
    Deleting,
    Deleted,
}

struct Row {
    record: KeyRecord,
    state: State,
    held_by: Option<u64>,
    stale_label: i64,
}

impl Row {
    fn listed(&self) -> bool {
        matches!(self.state, State::Active | State::Deleting)
    }
}

#[derive(Default)]
struct Rows {
    rows: BTreeMap<KeyId, Row>,
    activity: Vec<(KeyId, &'static str)>,
    workspace: Option<(String, KeyPrefix)>,
    settings: BTreeMap<String, String>,
    label_changes: i64,
    processes: u64,
    running: HashSet<u64>,
}

/// A registry in memory. Clones made by [`MemoryRegistry::beside`] share its rows as two
/// processes share a file; dropping one is that process's end.
pub struct MemoryRegistry {
    rows: Arc<Mutex<Rows>>,
    process: u64,
    faults: Faults<RegistryError>,
}

impl Default for MemoryRegistry {
    fn default() -> Self {
        Self::join(Arc::default())
    }
}

impl Drop for MemoryRegistry {
    fn drop(&mut self) {
        lock(&self.rows).running.remove(&self.process);
    }
}

impl MemoryRegistry {
    fn join(rows: Arc<Mutex<Rows>>) -> Self {
        let process = {
            let mut rows = lock(&rows);
            rows.processes += 1;
            let process = rows.processes;
            rows.running.insert(process);
            process
        };
        Self {
            rows,
            process,
            faults: Faults::default(),
        }
    }

    /// The same rows, seen by another process.
    pub fn beside(&self) -> Self {
        Self::join(self.rows.clone())
    }

    /// Makes the next call of this name fail.
    pub fn fail(&self, call: &'static str, when: When, error: RegistryError) {
        self.faults.add(call, when, error);
    }

    /// From now on every call works; failures that wait for theirs are forgotten.
    pub fn heal(&self) {
        self.faults.forget();
    }

    /// What was done to which key, oldest first.
    pub fn activity(&self) -> Vec<(KeyId, &'static str)> {
        lock(&self.rows).activity.clone()
    }

    fn change<T>(
        &self,
        call: &'static str,
        work: impl FnOnce(&mut Rows) -> Result<T, RegistryError>,
    ) -> Result<T, RegistryError> {
        self.faults.run(call, || work(&mut lock(&self.rows)))
    }

    fn ordered(rows: &Rows, query: &ListQuery) -> Vec<KeyRecord> {
        let search = fold(&query.search);
        let mut found: Vec<&KeyRecord> = rows
            .rows
            .values()
            .filter(|row| row.listed())
            .map(|row| &row.record)
            .filter(|record| {
                record.name.folded().contains(&search)
                    || fold(record.truncated.as_str()).contains(&search)
            })
            .collect();
        found.sort_by(|a, b| {
            let by_column = match query.sort {
                SortColumn::Key => fold(a.truncated.as_str()).cmp(&fold(b.truncated.as_str())),
                SortColumn::Name => a.name.folded().cmp(&b.name.folded()),
                SortColumn::CreatedAt => a.created_at.cmp(&b.created_at),
            };
            by_column
                .then(a.created_at.cmp(&b.created_at))
                .then(a.id.cmp(&b.id))
        });
        if query.direction == Direction::Descending {
            found.reverse();
        }
        found.into_iter().cloned().collect()
    }
}

impl Registry for MemoryRegistry {
    fn workspace(&self) -> Result<Workspace, RegistryError> {
        self.change("workspace", |rows| rows.workspace())
    }

    fn change_workspace(&self, workspace: &Workspace) -> Result<(), RegistryError> {
        self.change("change_workspace", |rows| {
            if rows.workspace()?.name != workspace.name {
                rows.label_changes += 1;
                for row in rows.rows.values_mut() {
                    row.stale_label = rows.label_changes;
                }
            }
            rows.workspace = Some((workspace.name.clone(), workspace.prefix));
            Ok(())
        })
    }

    fn settings(&self) -> Result<BTreeMap<String, String>, RegistryError> {
        self.change("settings", |rows| Ok(rows.settings.clone()))
    }

    fn change_setting(&self, name: &str, value: &str) -> Result<(), RegistryError> {
        self.change("change_setting", |rows| {
            rows.settings.insert(name.to_owned(), value.to_owned());
            Ok(())
        })
    }

    fn page(&self, query: &ListQuery) -> Result<Page, RegistryError> {
        self.change("page", |rows| {
            let found = Self::ordered(rows, query);
            Ok(Page {
                matching: found.len(),
                total: rows.rows.values().filter(|row| row.listed()).count(),
                rows: found
                    .into_iter()
                    .skip(query.offset)
                    .take(query.limit.min(LARGEST_PAGE))
                    .collect(),
            })
        })
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Result<Option<usize>, RegistryError> {
        self.change("locate", |rows| {
            Ok(Self::ordered(rows, query)
                .iter()
                .position(|record| record.id == id))
        })
    }

    fn find(&self, id: KeyId) -> Result<Option<KeyRecord>, RegistryError> {
        self.change("find", |rows| {
            Ok(rows
                .rows
                .get(&id)
                .filter(|row| row.listed())
                .map(|row| row.record.clone()))
        })
    }

    fn never_shown(&self) -> Result<Vec<KeyRecord>, RegistryError> {
        self.change("never_shown", |rows| {
            let elsewhere = |row: &Row| {
                row.held_by
                    .is_some_and(|by| by != self.process && rows.running.contains(&by))
            };
            let mut found: Vec<KeyRecord> = rows
                .rows
                .values()
                .filter(|row| row.listed() && row.record.shown_at.is_none() && !elsewhere(row))
                .map(|row| row.record.clone())
                .collect();
            found.sort_by_key(|record| record.created_at);
            Ok(found)
        })
    }

    fn begin_create(&self, record: &KeyRecord) -> Result<(), RegistryError> {
        self.change("begin_create", |rows| {
            let alive = |row: &&Row| row.state != State::Deleted;
            let same_name = |row: &&Row| row.record.name.folded() == record.name.folded();
            if let Some(row) = rows.rows.values().filter(alive).find(same_name) {
                return Err(RegistryError::NameTaken(row.record.name.clone()));
            }
            let same_handle = |row: &Row| row.record.handle == record.handle;
            if rows.rows.contains_key(&record.id) || rows.rows.values().any(same_handle) {
                return Err(RegistryError::HandleTaken);
            }
            let held_by = Some(self.process);
            let row = Row {
                record: record.clone(),
                state: State::Creating,
                held_by,
                stale_label: 0,
            };
            rows.rows.insert(record.id, row);
            Ok(())
        })
    }

    fn finish_create(&self, id: KeyId, _: Timestamp, _: &Author) -> Result<(), RegistryError> {
        self.change("finish_create", |rows| {
            let row = rows
                .rows
                .get_mut(&id)
                .filter(|row| row.state == State::Creating);
            row.ok_or(RegistryError::NotFound)?.state = State::Active;
            rows.activity.push((id, "created"));
            Ok(())
        })
    }

    fn abandon_create(&self, id: KeyId) -> Result<(), RegistryError> {
        self.change("abandon_create", |rows| {
            if rows
                .rows
                .get(&id)
                .is_some_and(|row| row.state == State::Creating)
            {
                rows.rows.remove(&id);
            }
            Ok(())
        })
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, _: &Author) -> Result<(), RegistryError> {
        self.change("mark_shown", |rows| {
            let row = rows.rows.get_mut(&id).filter(|row| row.listed());
            let row = row.ok_or(RegistryError::NotFound)?;
            if row.record.shown_at.is_none() {
                row.record.shown_at = Some(at);
                if row.state == State::Active {
                    row.held_by = None;
                }
                rows.activity.push((id, "shown"));
            }
            Ok(())
        })
    }

    fn rename(
        &self,
        id: KeyId,
        name: &KeyName,
        _: Timestamp,
        _: &Author,
    ) -> Result<(), RegistryError> {
        self.change("rename", |rows| {
            let taken = rows.rows.iter().find(|(other, row)| {
                **other != id
                    && row.state != State::Deleted
                    && row.record.name.folded() == name.folded()
            });
            let taken = taken.map(|(_, row)| row.record.name.clone());
            let row = rows.rows.get_mut(&id).filter(|row| row.listed());
            let row = row.ok_or(RegistryError::NotFound)?;
            if let Some(name) = taken {
                return Err(RegistryError::NameTaken(name));
            }
            if row.record.name == *name && !row.record.provisional {
                return Ok(());
            }
            rows.label_changes += 1;
            row.stale_label = rows.label_changes;
            row.record.name = name.clone();
            row.record.provisional = false;
            rows.activity.push((id, "renamed"));
            Ok(())
        })
    }

    fn keep_name(&self, id: KeyId) -> Result<(), RegistryError> {
        self.change("keep_name", |rows| {
            let row = rows.rows.get_mut(&id).filter(|row| row.listed());
            row.ok_or(RegistryError::NotFound)?.record.provisional = false;
            Ok(())
        })
    }

    fn unnamed(&self) -> Result<(Option<KeyRecord>, usize), RegistryError> {
        self.change("unnamed", |rows| {
            let found = rows
                .rows
                .values()
                .filter(|row| row.listed() && row.record.provisional)
                .map(|row| &row.record);
            let newest = found
                .clone()
                .max_by_key(|record| (record.created_at, record.id));
            Ok((newest.cloned(), found.count()))
        })
    }

    fn stale_labels(&self) -> Result<Vec<StaleLabel>, RegistryError> {
        self.change("stale_labels", |rows| {
            let workspace = rows.workspace()?.name;
            let stale = rows
                .rows
                .iter()
                .filter(|(_, row)| row.listed() && row.stale_label != 0);
            Ok(stale
                .map(|(id, row)| StaleLabel {
                    item: Item {
                        id: *id,
                        label: label(&workspace, &row.record.name),
                    },
                    change: row.stale_label,
                })
                .collect())
        })
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Result<(), RegistryError> {
        self.change("label_renewed", |rows| {
            let another = rows.label_changes + 1;
            if let Some(row) = rows.rows.get_mut(&id) {
                row.stale_label = match row.stale_label == change {
                    true => 0,
                    false => another,
                };
                rows.label_changes = another;
            }
            Ok(())
        })
    }

    fn begin_delete(&self, id: KeyId) -> Result<Begun, RegistryError> {
        self.change("begin_delete", |rows| {
            let running = rows.running.clone();
            let row = rows.rows.get_mut(&id).filter(|row| row.listed());
            let row = row.ok_or(RegistryError::NotFound)?;
            let elsewhere = row
                .held_by
                .is_some_and(|by| by != self.process && running.contains(&by));
            if row.state == State::Deleting && elsewhere {
                return Err(RegistryError::UnderWay);
            }
            let begun = match row.state {
                State::Deleting => Begun::Earlier,
                _ => Begun::Now,
            };
            row.state = State::Deleting;
            row.held_by = Some(self.process);
            Ok(begun)
        })
    }

    fn cancel_delete(&self, id: KeyId) -> Result<(), RegistryError> {
        self.change("cancel_delete", |rows| {
            let ours =
                |row: &&mut Row| row.state == State::Deleting && row.held_by == Some(self.process);
            if let Some(row) = rows.rows.get_mut(&id).filter(ours) {
                row.state = State::Active;
                row.held_by = None;
            }
            Ok(())
        })
    }

    fn finish_delete(&self, id: KeyId, _: Timestamp, _: &Author) -> Result<(), RegistryError> {
        self.change("finish_delete", |rows| match rows.rows.get_mut(&id) {
            Some(row) if row.state == State::Deleting => {
                row.state = State::Deleted;
                row.held_by = None;
                rows.activity.push((id, "deleted"));
                Ok(())
            }
            Some(row) if row.state == State::Deleted => Ok(()),
            _ => Err(RegistryError::NotFound),
        })
    }

    fn step(&self, id: KeyId) -> Result<Option<Step>, RegistryError> {
        self.change("step", |rows| {
            Ok(rows.rows.get(&id).and_then(|row| step(row.state)))
        })
    }

    fn take_over(&self) -> Result<Vec<(KeyId, Step)>, RegistryError> {
        self.change("take_over", |rows| {
            let running = rows.running.clone();
            let mut taken = Vec::new();
            for (id, row) in &mut rows.rows {
                let elsewhere = row
                    .held_by
                    .is_some_and(|by| by != self.process && running.contains(&by));
                if let Some(step) = step(row.state).filter(|_| !elsewhere) {
                    row.held_by = Some(self.process);
                    taken.push((*id, step));
                }
            }
            Ok(taken)
        })
    }
}

impl Rows {
    fn workspace(&self) -> Result<Workspace, RegistryError> {
        let (name, prefix) = match &self.workspace {
            Some(workspace) => workspace.clone(),
            None => {
                let prefix = KeyPrefix::new("kw").map_err(|_| RegistryError::NotFound)?;
                ("My workspace".to_owned(), prefix)
            }
        };
        Ok(Workspace {
            id: 1,
            name,
            prefix,
        })
    }
}

fn step(state: State) -> Option<Step> {
    match state {
        State::Creating => Some(Step::Creating),
        State::Deleting => Some(Step::Deleting),
        State::Active | State::Deleted => None,
    }
}
