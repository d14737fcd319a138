//! The registry in SQLite: one file per table, each holding its statements, and beside them
//! what is done in one transaction.

mod access_key;
mod activity;
mod database;
pub(crate) mod errors;
mod identity;
mod life;
mod listing;
mod migrations;
mod naming;
mod open;
mod postponement;
mod processes;
mod reminder;
mod restoring;
mod row;
mod setting;
mod snapshot;
mod steps;
mod workspace;

use std::collections::BTreeMap;

use keywright_core::{
    ActivityPage, ActivityQuery, ActivityRow, Author, Begun, Completions, Deed, Digest, Entry,
    Head, KeyChange, KeyId, KeyName, KeyRecord, LARGEST_PAGE, ListQuery, Page, Postponement,
    Registry, RegistryError, Restoration, Said, Snapshot, StaleLabel, Step, Timestamp, Workspace,
    WorkspaceDraft, WorkspaceId,
};

pub use self::database::SqliteRegistry;
pub(crate) use self::open::{PATIENCE, sync_file, sync_folder};
pub(crate) use self::processes::exclusive;

/// What the domain is told, beside what SQLite could not do.
type Answer<T> = Result<T, RegistryError>;

impl Registry for SqliteRegistry {
    fn workspaces(&self) -> Answer<Vec<(Workspace, usize)>> {
        self.read(workspace::all)
    }

    fn add_workspace(
        &self,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.write(|connection| workspace::add(connection, draft, at, by))
    }

    fn change_workspace(
        &self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.write(|connection| workspace::change(connection, id, draft, at, by))
    }

    fn remove_workspace(&self, id: WorkspaceId, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| workspace::remove(connection, id, at, by))
    }

    fn settings(&self) -> Answer<BTreeMap<String, String>> {
        self.read(setting::all)
    }

    fn change_settings(&self, settings: &[(&str, &str)], deed: Option<&Deed>) -> Answer<()> {
        self.write(|connection| {
            for (name, value) in settings {
                setting::change(connection, name, value)?;
            }
            activity::note(connection, deed.map_or(&[], std::slice::from_ref))
        })
    }

    fn page(&self, query: &ListQuery) -> Answer<Page> {
        self.listing(query.workspace, |listing, connection| {
            let limit = query.limit.min(LARGEST_PAGE);
            let (matching, rows) = listing.page(query, limit);
            let rows = rows
                .into_iter()
                .map(|row| access_key::at_row(connection, row));
            Ok(Page {
                rows: rows.collect::<Result<_, _>>()?,
                matching,
                total: listing.total(),
            })
        })
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Answer<Option<usize>> {
        self.listing(query.workspace, |listing, _| Ok(listing.locate(id, query)))
    }

    fn each(&self, workspace: WorkspaceId, see: &mut dyn FnMut(&KeyRecord)) -> Answer<()> {
        self.read(|connection| access_key::each(connection, workspace, see))
    }

    fn completions(&self, workspace: WorkspaceId) -> Answer<Completions> {
        self.listing(workspace, |listing, _| Ok(listing.completions()))
    }

    fn trace(&self, digest: &Digest) -> Answer<Option<(KeyRecord, Option<Timestamp>)>> {
        self.read(|connection| access_key::trace(connection, digest))
    }

    fn find(&self, id: KeyId) -> Answer<Option<KeyRecord>> {
        self.read(|connection| access_key::find(connection, id))
    }

    fn never_shown(&self) -> Answer<Vec<KeyRecord>> {
        let found = self.read(access_key::never_shown)?;
        let ours = found
            .into_iter()
            .filter(|(_, held_by)| !self.process.is_elsewhere(held_by.as_deref()));
        Ok(ours.map(|(record, _)| record).collect())
    }

    fn begin_create(&self, record: &KeyRecord) -> Answer<()> {
        self.write(|connection| steps::begin_create(connection, record, &self.process))
    }

    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| steps::finish_create(connection, id, at, by))
    }

    fn finish_rotation(
        &self,
        id: KeyId,
        retires_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        self.write(|connection| steps::finish_rotation(connection, id, retires_at, at, by))
    }

    fn abandon_create(&self, id: KeyId) -> Answer<()> {
        self.write(|connection| access_key::forget(connection, id).map(|_| Ok(())))
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| life::mark_shown(connection, id, at, by))
    }

    fn rename(&self, id: KeyId, name: &KeyName, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| naming::rename(connection, id, name, at, by))
    }

    fn change(
        &self,
        id: KeyId,
        change: &KeyChange,
        at: Timestamp,
        by: &Author,
    ) -> Answer<KeyRecord> {
        self.write(|connection| life::change(connection, id, change, at, by))
    }

    fn undo_rotation(
        &self,
        id: KeyId,
        successor: KeyId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Option<KeyId>> {
        self.write(|connection| {
            steps::undo_rotation(connection, [id, successor], at, by, &self.process)
        })
    }

    fn leaving(&self, now: Timestamp) -> Answer<Vec<KeyRecord>> {
        self.read(|connection| life::leaving(connection, now))
    }

    fn left(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| life::left(connection, id, at, by))
    }

    fn next_retirement(&self, after: Timestamp) -> Answer<Option<Timestamp>> {
        self.read(|connection| life::next_retirement(connection, after))
    }

    fn activity(&self, query: &ActivityQuery) -> Answer<ActivityPage> {
        self.read_at_once(|transaction| activity::page(transaction, query))
    }

    fn activity_after(&self, number: u64, query: &ActivityQuery) -> Answer<Vec<ActivityRow>> {
        self.read(|connection| activity::found_after(connection, number, query))
    }

    fn entries_after(&self, number: u64, limit: usize) -> Answer<Vec<Entry>> {
        self.read(|connection| activity::after(connection, number, limit))
    }

    fn head(&self) -> Answer<Head> {
        self.read(activity::head)
    }

    fn identity(&self) -> Answer<String> {
        self.read(identity::read)
    }

    fn postponements(&self) -> Answer<Vec<Postponement>> {
        self.read(postponement::all)
    }

    fn postpone(
        &self,
        postponements: &[Postponement],
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        self.write(|connection| postponement::put(connection, postponements, workspace, at, by))
    }

    fn note_all(&self, deeds: &[Deed]) -> Answer<()> {
        self.write(|connection| activity::note(connection, deeds))
    }

    fn snapshot(&self) -> Answer<Snapshot> {
        self.read_at_once(|transaction| snapshot::read(transaction))
    }

    fn begin_restore(&self, ids: &[KeyId]) -> Answer<()> {
        self.write(|connection| restoring::begin(connection, ids, &self.process))
    }

    fn finish_restore(
        &self,
        restoration: &Restoration,
        ids: &[KeyId],
        deeds: &[Deed],
    ) -> Answer<()> {
        self.write(|connection| {
            restoring::finish(connection, restoration, ids, deeds, &self.process)
        })
    }

    fn abandon_restore(&self, id: KeyId) -> Answer<()> {
        self.write(|connection| restoring::forget(connection, id).map(|_| Ok(())))
    }

    fn reminders_said(&self) -> Answer<Vec<Said>> {
        self.read(reminder::all)
    }

    fn say_reminders(&self, said: &[Said]) -> Answer<()> {
        self.write(|connection| reminder::say(connection, said).map(Ok))
    }

    fn keep_name(&self, id: KeyId) -> Answer<()> {
        self.write(|connection| {
            let kept = naming::keep(connection, id)?;
            Ok(kept.then_some(()).ok_or(RegistryError::NotFound))
        })
    }

    fn unnamed(&self) -> Answer<(Option<KeyRecord>, usize)> {
        self.read_at_once(|transaction| {
            Ok((
                naming::newest_provisional(transaction)?,
                naming::count_provisional(transaction)?,
            ))
        })
    }

    fn stale_labels(&self) -> Answer<Vec<StaleLabel>> {
        self.read(naming::stale)
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Answer<()> {
        self.write(|connection| naming::renewed(connection, id, change).map(|_| Ok(())))
    }

    fn begin_delete(&self, id: KeyId) -> Answer<Begun> {
        self.write(|connection| steps::begin_delete(connection, id, &self.process))
    }

    fn cancel_delete(&self, id: KeyId) -> Answer<()> {
        let process = self.process.id();
        self.write(|connection| {
            access_key::unmark_deleting(connection, id, process).map(|_| Ok(()))
        })
    }

    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.write(|connection| steps::finish_delete(connection, id, at, by))
    }

    fn step(&self, id: KeyId) -> Answer<Option<Step>> {
        self.read(|connection| {
            let state = access_key::state(connection, id)?;
            match state.and_then(|state| row::step(&state.word)) {
                Some(step) => Ok(Some(step)),
                None => restoring::step(connection, id),
            }
        })
    }

    fn take_over(&self) -> Answer<Vec<(KeyId, Step)>> {
        let mut found = self.read(steps::under_way)?;
        found.retain(|(.., held_by)| !self.process.is_elsewhere(held_by.as_deref()));
        let ours = |held_by: &Option<String>| held_by.as_deref() == Some(self.process.id());
        if found.iter().all(|(.., held_by)| ours(held_by)) {
            return Ok(found.into_iter().map(|(id, step, _)| (id, step)).collect());
        }
        // Another process may be about to take over the same.
        self.write(|connection| steps::take_over(connection, &self.process).map(Ok))
    }
}
