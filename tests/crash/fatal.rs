//! Ports during whose use the process is killed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use keywright_core::{
    AccessKey, ActivityPage, ActivityQuery, ActivityRow, Author, Begun, Completions, Deed, Digest,
    Entry, Head, Item, KeyChange, KeyId, KeyName, KeyRecord, Keychain, KeychainError,
    KeychainState, ListQuery, Page, Postponement, Registry, RegistryError, Restoration, Said,
    Snapshot, StaleLabel, Step, Timestamp, Workspace, WorkspaceDraft, WorkspaceId,
};
use rustix::process::{Signal, getpid, kill_process};

/// Instants, as those before and after each call of a port, counted down to the last one.
#[derive(Clone)]
pub(crate) struct Instants(Arc<AtomicUsize>);

impl Instants {
    /// The process lives until this instant: 0 is the one before the first call.
    pub(crate) fn until(last: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(last)))
    }

    /// Ends the process if this is the last instant.
    pub(crate) fn pass(&self) {
        if self.0.fetch_sub(1, SeqCst) == 0 {
            kill_process(getpid(), Signal::KILL).unwrap();
        }
    }
}

/// A port that passes each call on, if the process still lives.
pub(crate) struct Fatal<P> {
    pub(crate) port: Arc<P>,
    pub(crate) instants: Instants,
}

impl<P> Fatal<P> {
    fn pass<T>(&self, call: impl FnOnce(&P) -> T) -> T {
        self.instants.pass();
        let answer = call(&self.port);
        self.instants.pass();
        answer
    }
}

type Answer<T> = Result<T, RegistryError>;

impl<P: Registry> Registry for Fatal<P> {
    fn workspaces(&self) -> Answer<Vec<(Workspace, usize)>> {
        self.pass(|port| port.workspaces())
    }

    fn add_workspace(
        &self,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.pass(|port| port.add_workspace(draft, at, by))
    }

    fn change_workspace(
        &self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.pass(|port| port.change_workspace(id, draft, at, by))
    }

    fn remove_workspace(&self, id: WorkspaceId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.remove_workspace(id, at, by))
    }

    fn settings(&self) -> Answer<BTreeMap<String, String>> {
        self.pass(|port| port.settings())
    }

    fn change_settings(&self, settings: &[(&str, &str)], deed: Option<&Deed>) -> Answer<()> {
        self.pass(|port| port.change_settings(settings, deed))
    }

    fn page(&self, query: &ListQuery) -> Answer<Page> {
        self.pass(|port| port.page(query))
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Answer<Option<usize>> {
        self.pass(|port| port.locate(id, query))
    }

    fn each(&self, workspace: WorkspaceId, see: &mut dyn FnMut(&KeyRecord)) -> Answer<()> {
        self.pass(|port| port.each(workspace, see))
    }

    fn completions(&self, workspace: WorkspaceId) -> Answer<Completions> {
        self.pass(|port| port.completions(workspace))
    }

    fn trace(&self, digest: &Digest) -> Answer<Option<(KeyRecord, Option<Timestamp>)>> {
        self.pass(|port| port.trace(digest))
    }

    fn find(&self, id: KeyId) -> Answer<Option<KeyRecord>> {
        self.pass(|port| port.find(id))
    }

    fn never_shown(&self) -> Answer<Vec<KeyRecord>> {
        self.pass(|port| port.never_shown())
    }

    fn begin_create(&self, record: &KeyRecord) -> Answer<()> {
        self.pass(|port| port.begin_create(record))
    }

    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.finish_create(id, at, by))
    }

    fn finish_rotation(
        &self,
        id: KeyId,
        retires_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        self.pass(|port| port.finish_rotation(id, retires_at, at, by))
    }

    fn abandon_create(&self, id: KeyId) -> Answer<()> {
        self.pass(|port| port.abandon_create(id))
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.mark_shown(id, at, by))
    }

    fn rename(&self, id: KeyId, name: &KeyName, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.rename(id, name, at, by))
    }

    fn change(
        &self,
        id: KeyId,
        change: &KeyChange,
        at: Timestamp,
        by: &Author,
    ) -> Answer<KeyRecord> {
        self.pass(|port| port.change(id, change, at, by))
    }

    fn undo_rotation(
        &self,
        id: KeyId,
        successor: KeyId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Option<KeyId>> {
        self.pass(|port| port.undo_rotation(id, successor, at, by))
    }

    fn leaving(&self, now: Timestamp) -> Answer<Vec<KeyRecord>> {
        self.pass(|port| port.leaving(now))
    }

    fn left(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.left(id, at, by))
    }

    fn next_retirement(&self, after: Timestamp) -> Answer<Option<Timestamp>> {
        self.pass(|port| port.next_retirement(after))
    }

    fn activity(&self, query: &ActivityQuery) -> Answer<ActivityPage> {
        self.pass(|port| port.activity(query))
    }

    fn activity_after(&self, number: u64, query: &ActivityQuery) -> Answer<Vec<ActivityRow>> {
        self.pass(|port| port.activity_after(number, query))
    }

    fn entries_after(&self, number: u64, limit: usize) -> Answer<Vec<Entry>> {
        self.pass(|port| port.entries_after(number, limit))
    }

    fn head(&self) -> Answer<Head> {
        self.pass(|port| port.head())
    }

    fn identity(&self) -> Answer<String> {
        self.pass(|port| port.identity())
    }

    fn keep_name(&self, id: KeyId) -> Answer<()> {
        self.pass(|port| port.keep_name(id))
    }

    fn unnamed(&self) -> Answer<(Option<KeyRecord>, usize)> {
        self.pass(|port| port.unnamed())
    }

    fn stale_labels(&self) -> Answer<Vec<StaleLabel>> {
        self.pass(|port| port.stale_labels())
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Answer<()> {
        self.pass(|port| port.label_renewed(id, change))
    }

    fn begin_delete(&self, id: KeyId) -> Answer<Begun> {
        self.pass(|port| port.begin_delete(id))
    }

    fn cancel_delete(&self, id: KeyId) -> Answer<()> {
        self.pass(|port| port.cancel_delete(id))
    }

    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.finish_delete(id, at, by))
    }

    fn postponements(&self) -> Answer<Vec<Postponement>> {
        self.pass(|port| port.postponements())
    }

    fn postpone(
        &self,
        postponements: &[Postponement],
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        self.pass(|port| port.postpone(postponements, workspace, at, by))
    }

    fn note_all(&self, deeds: &[Deed]) -> Answer<()> {
        self.pass(|port| port.note_all(deeds))
    }

    fn snapshot(&self) -> Answer<Snapshot> {
        self.pass(|port| port.snapshot())
    }

    fn begin_restore(&self, ids: &[KeyId]) -> Answer<()> {
        self.pass(|port| port.begin_restore(ids))
    }

    fn finish_restore(
        &self,
        restoration: &Restoration,
        ids: &[KeyId],
        deeds: &[Deed],
    ) -> Answer<()> {
        self.pass(|port| port.finish_restore(restoration, ids, deeds))
    }

    fn abandon_restore(&self, id: KeyId) -> Answer<()> {
        self.pass(|port| port.abandon_restore(id))
    }

    fn reminders_said(&self) -> Answer<Vec<Said>> {
        self.pass(|port| port.reminders_said())
    }

    fn say_reminders(&self, said: &[Said]) -> Answer<()> {
        self.pass(|port| port.say_reminders(said))
    }

    fn step(&self, id: KeyId) -> Answer<Option<Step>> {
        self.pass(|port| port.step(id))
    }

    fn take_over(&self) -> Answer<Vec<(KeyId, Step)>> {
        self.pass(|port| port.take_over())
    }
}

impl<P: Keychain> Keychain for Fatal<P> {
    fn state(&self) -> KeychainState {
        self.pass(|port| port.state())
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.pass(|port| port.unlock())
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.pass(|port| port.store(item, secret))
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        self.pass(|port| port.relabel(item))
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        self.pass(|port| port.fetch(id, digest))
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.pass(|port| port.remove(id))
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.pass(|port| port.ids())
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.pass(|port| port.own_ids())
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        self.pass(|port| port.keep_head(registry, head))
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        self.pass(|port| port.kept_head(registry))
    }
}
