//! Ports during whose use the process is killed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use keywright_core::{
    AccessKey, Author, Begun, Digest, Item, KeyId, KeyName, KeyRecord, Keychain, KeychainError,
    KeychainState, ListQuery, Page, Registry, RegistryError, StaleLabel, Step, Timestamp,
    Workspace,
};
use rustix::process::{Signal, getpid, kill_process};

/// The instants before and after each call of a port, counted down to the last one.
#[derive(Clone)]
pub(crate) struct Instants(Arc<AtomicUsize>);

impl Instants {
    /// The process lives until this instant: 0 is the one before the first call.
    pub(crate) fn until(last: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(last)))
    }

    fn pass(&self) {
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
    fn workspace(&self) -> Answer<Workspace> {
        self.pass(|port| port.workspace())
    }

    fn change_workspace(&self, workspace: &Workspace) -> Answer<()> {
        self.pass(|port| port.change_workspace(workspace))
    }

    fn settings(&self) -> Answer<BTreeMap<String, String>> {
        self.pass(|port| port.settings())
    }

    fn change_setting(&self, name: &str, value: &str) -> Answer<()> {
        self.pass(|port| port.change_setting(name, value))
    }

    fn rename(&self, id: KeyId, name: &KeyName, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.rename(id, name, at, by))
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

    fn page(&self, query: &ListQuery) -> Answer<Page> {
        self.pass(|port| port.page(query))
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Answer<Option<usize>> {
        self.pass(|port| port.locate(id, query))
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

    fn abandon_create(&self, id: KeyId) -> Answer<()> {
        self.pass(|port| port.abandon_create(id))
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.pass(|port| port.mark_shown(id, at, by))
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
}
