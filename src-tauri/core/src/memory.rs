//! In-memory stores for tests: real ones, except that the next call can be told to fail.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::{
    AccessKey, Author, Begun, Clock, Digest, Direction, Item, KeyId, KeyPrefix, KeyRecord,
    Keychain, KeychainError, KeychainState, LARGEST_PAGE, ListQuery, Page, Registry, RegistryError,
    SortColumn, Step, Timestamp, Workspace, fold,
};

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// When a call fails: before it does anything, or after it has done its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing is done.
    Before,
    /// The work is done, and the answer is lost.
    After,
}

/// Failures that wait for their call.
struct Faults<E>(Mutex<VecDeque<(&'static str, When, E)>>);

impl<E> Default for Faults<E> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<E: Clone> Faults<E> {
    fn add(&self, call: &'static str, when: When, error: E) {
        lock(&self.0).push_back((call, when, error));
    }

    fn forget(&self) {
        lock(&self.0).clear();
    }

    fn run<T>(&self, call: &'static str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let fault = {
            let mut waiting = lock(&self.0);
            waiting
                .iter()
                .position(|(name, ..)| *name == call)
                .and_then(|at| waiting.remove(at))
        };
        match fault {
            Some((_, When::Before, error)) => Err(error),
            Some((_, When::After, error)) => work().and(Err(error)),
            None => work(),
        }
    }
}

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
        self.change("workspace", |_| {
            let prefix = KeyPrefix::new("kw").map_err(|_| RegistryError::NotFound)?;
            Ok(Workspace {
                id: 1,
                name: "My workspace".to_owned(),
                prefix,
            })
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

fn step(state: State) -> Option<Step> {
    match state {
        State::Creating => Some(Step::Creating),
        State::Deleting => Some(Step::Deleting),
        State::Active | State::Deleted => None,
    }
}

/// A keychain in memory.
pub struct MemoryKeychain {
    items: Mutex<BTreeMap<KeyId, (String, Zeroizing<String>)>>,
    state: Mutex<KeychainState>,
    faults: Faults<KeychainError>,
}

impl Default for MemoryKeychain {
    fn default() -> Self {
        Self {
            items: Mutex::default(),
            state: Mutex::new(KeychainState::Unlocked),
            faults: Faults::default(),
        }
    }
}

impl MemoryKeychain {
    /// From now on it is in this state.
    pub fn set_state(&self, state: KeychainState) {
        *lock(&self.state) = state;
    }

    /// Makes the next call of this name fail.
    pub fn fail(&self, call: &'static str, when: When, error: KeychainError) {
        self.faults.add(call, when, error);
    }

    /// From now on every call works; failures that wait for theirs are forgotten.
    pub fn heal(&self) {
        self.faults.forget();
    }

    /// The ids and labels of all items.
    pub fn labels(&self) -> Vec<(KeyId, String)> {
        lock(&self.items)
            .iter()
            .map(|(id, (label, _))| (*id, label.clone()))
            .collect()
    }

    fn usable(&self) -> Result<(), KeychainError> {
        match *lock(&self.state) {
            KeychainState::Unlocked => Ok(()),
            KeychainState::Locked => Err(KeychainError::Locked),
            KeychainState::Absent => Err(KeychainError::NoService),
            KeychainState::Failed => {
                Err(KeychainError::Platform(crate::Cause::new("told to fail")))
            }
        }
    }
}

impl Keychain for MemoryKeychain {
    fn state(&self) -> KeychainState {
        *lock(&self.state)
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.faults.run("unlock", || {
            if self.state() == KeychainState::Locked {
                self.set_state(KeychainState::Unlocked);
            }
            self.usable()
        })
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.faults.run("store", || {
            self.usable()?;
            let kept = (
                item.label.clone(),
                Zeroizing::new(secret.expose().to_owned()),
            );
            lock(&self.items).insert(item.id, kept);
            Ok(())
        })
    }

    fn fetch(&self, id: KeyId, _: &Digest) -> Result<AccessKey, KeychainError> {
        self.faults.run("fetch", || {
            self.usable()?;
            let items = lock(&self.items);
            let (_, secret) = items.get(&id).ok_or(KeychainError::Missing)?;
            AccessKey::parse(secret.clone())
                .map_err(|error| KeychainError::Platform(crate::Cause::new(error)))
        })
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.faults.run("remove", || {
            self.usable()?;
            lock(&self.items).remove(&id);
            Ok(())
        })
    }
}

/// A clock that moves one millisecond at each look.
#[derive(Default)]
pub struct MemoryClock(AtomicI64);

impl Clock for MemoryClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_700_000_000_000 + self.0.fetch_add(1, SeqCst))
    }
}
