//! A Secret Service of our own, open and empty, that stores a secret when it is told to and
//! not before.

use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};
use std::time::Duration;

use zbus::blocking::{Connection, connection};
use zbus::interface;
use zbus::message::Header;
use zbus::names::OwnedUniqueName;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

const COLLECTION: &str = "/org/freedesktop/secrets/aliases/default";
const ITEM: &str = "/item";
/// In the place of a prompt: there is nothing to ask.
const NONE: &str = "/";

/// The service while it runs.
pub(crate) struct SlowService {
    connection: Connection,
    calls: Receiver<&'static str>,
    state: Shared,
}

#[derive(Default)]
struct State {
    may_store: bool,
    is_locked: bool,
    waits_to_store: Option<Waker>,
    holds_a_secret: bool,
    given: Vec<u8>,
    /// What each that called it wanted first.
    first_calls: HashMap<OwnedUniqueName, &'static str>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<State>>);

impl Shared {
    fn called(&self, header: &Header<'_>, method: &'static str) {
        let caller = header.sender().unwrap().to_owned().into();
        self.now().first_calls.entry(caller).or_insert(method);
    }

    fn now(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

impl SlowService {
    pub(crate) fn start() -> Self {
        let (tell, calls) = channel();
        let state = Shared::default();
        let connection = connection::Builder::session()
            .unwrap()
            .serve_at("/org/freedesktop/secrets", Service(state.clone()))
            .unwrap()
            .serve_at(COLLECTION, Collection(tell.clone(), state.clone()))
            .unwrap()
            .serve_at(ITEM, Item(tell, state.clone()))
            .unwrap()
            .name("org.freedesktop.secrets")
            .unwrap()
            .build()
            .unwrap();
        Self {
            connection,
            calls,
            state,
        }
    }

    /// What it is asked for next, or `None` when nothing is for so long.
    pub(crate) fn next_call(&self, patience: Duration) -> Option<&'static str> {
        self.calls.recv_timeout(patience).ok()
    }

    /// Lets it store what it was given.
    pub(crate) fn store(&self) {
        let mut state = self.state.now();
        state.may_store = true;
        state
            .waits_to_store
            .take()
            .expect("it was given a secret")
            .wake();
    }

    /// It holds a secret that it does not give.
    pub(crate) fn keeps_to_itself(&self, is_locked: bool) {
        let mut state = self.state.now();
        (state.holds_a_secret, state.is_locked) = (true, is_locked);
    }

    pub(crate) fn holds_a_secret(&self) -> bool {
        self.state.now().holds_a_secret
    }

    /// What it was given to store, as it came over the bus.
    pub(crate) fn given(&self) -> Vec<u8> {
        self.state.now().given.clone()
    }

    /// What each connection began with.
    pub(crate) fn first_calls(&self) -> Vec<&'static str> {
        self.state.now().first_calls.values().copied().collect()
    }

    /// It goes away, whatever it was asked for.
    pub(crate) fn stop(self) {
        self.connection.close().unwrap();
    }
}

fn path(text: &'static str) -> OwnedObjectPath {
    ObjectPath::from_static_str_unchecked(text).into()
}

struct Service(Shared);

#[interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    fn open_session(
        &self,
        algorithm: &str,
        _input: Value<'_>,
        #[zbus(header)] header: Header<'_>,
    ) -> (OwnedValue, OwnedObjectPath) {
        self.0.called(&header, "OpenSession");
        let answer = match algorithm {
            "plain" => Value::from(""),
            // Any number will do as its half of the agreement: nothing is decrypted.
            _ => Value::from(vec![2_u8; 128]),
        };
        (OwnedValue::try_from(answer).unwrap(), path("/session"))
    }

    fn read_alias(&self, _name: &str, #[zbus(header)] header: Header<'_>) -> OwnedObjectPath {
        self.0.called(&header, "ReadAlias");
        path(COLLECTION)
    }
}

struct Collection(Sender<&'static str>, Shared);

#[interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    #[zbus(property)]
    fn locked(&self, #[zbus(header)] header: Option<Header<'_>>) -> bool {
        if let Some(header) = header {
            self.1.called(&header, "Locked");
        }
        self.1.now().is_locked
    }

    fn search_items(&self, _attributes: HashMap<String, String>) -> Vec<OwnedObjectPath> {
        let _ = self.0.send("SearchItems");
        let found = self.1.now().holds_a_secret.then(|| path(ITEM));
        found.into_iter().collect()
    }

    async fn create_item(
        &self,
        _properties: HashMap<String, OwnedValue>,
        secret: (OwnedObjectPath, Vec<u8>, Vec<u8>, String),
        _replace: bool,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        self.1.now().given = secret.2;
        let mut told = false;
        poll_fn(|context| {
            let mut state = self.1.now();
            if state.may_store {
                return Poll::Ready(());
            }
            state.waits_to_store = Some(context.waker().clone());
            if !told {
                let _ = self.0.send("CreateItem");
                told = true;
            }
            Poll::Pending
        })
        .await;
        self.1.now().holds_a_secret = true;
        (path(ITEM), path(NONE))
    }
}

struct Item(Sender<&'static str>, Shared);

#[interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    #[zbus(property)]
    fn locked(&self) -> bool {
        false
    }

    /// As KWallet gives it while it is locked: nothing, and no error.
    fn get_secret(&self, session: OwnedObjectPath) -> (OwnedObjectPath, Vec<u8>, Vec<u8>, String) {
        (session, Vec::new(), Vec::new(), String::new())
    }

    fn delete(&self) -> OwnedObjectPath {
        let _ = self.0.send("Delete");
        self.1.now().holds_a_secret = false;
        path(NONE)
    }
}
