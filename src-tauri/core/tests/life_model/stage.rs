//! The stores, and the processes at them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use keywright_core::memory::{Crashed, MemoryKeychain, MemoryRegistry, State};
use keywright_core::{
    Author, Cause, Clock, Details, Entry, Head, IssueError, Issuer, KeyGenerator, KeyRecord,
    Keychain, KeychainError, KeychainState, NewKey, Registry, RegistryError, Surface, Timestamp,
    WorkspaceDraft,
};
use rand::{TryCryptoRng, TryRng};

use crate::ask::Ask;
use crate::step::Disturbance;
use crate::world::{Key, World};

/// What a use case answered: the record that it gave, if any.
pub(crate) type Answer = Result<Option<KeyRecord>, IssueError>;

/// What came of a step.
pub(crate) struct Outcome {
    /// `None` where the process ended in it.
    pub(crate) answer: Option<Answer>,
    /// What the other process asked for meanwhile, and was answered.
    pub(crate) meanwhile: Option<(Ask, Answer)>,
}

/// A clock that stands still until it is moved: the model knows what time it is.
struct Still(AtomicI64);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(SeqCst))
    }
}

/// Numbers that differ from one to the next, which is all that is needed here (SplitMix64).
struct Different(u64);

impl TryRng for Different {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(self.try_next_u64()? as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Ok(mixed ^ (mixed >> 31))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        for eight in bytes.chunks_mut(8) {
            let number = self.try_next_u64()?.to_le_bytes();
            eight.copy_from_slice(&number[..eight.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Different {}

struct Process {
    person: String,
    registry: Arc<MemoryRegistry>,
    issuer: Arc<Issuer>,
}

/// The stores, and two processes at them.
pub(crate) struct Stage {
    /// Looks on, and does nothing.
    pub(crate) observer: MemoryRegistry,
    pub(crate) keychain: Arc<MemoryKeychain>,
    clock: Arc<Still>,
    processes: [Process; 2],
    started: u64,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let observer = MemoryRegistry::default();
        let keychain = Arc::new(MemoryKeychain::default());
        let clock = Arc::new(Still(AtomicI64::new(1_800_000_000_000)));
        let start = |number| process(&observer, &keychain, &clock, number);
        Self {
            processes: [start(1), start(2)],
            observer,
            keychain,
            clock,
            started: 2,
        }
    }

    pub(crate) fn issuer(&self, process: usize) -> &Issuer {
        &self.processes[process].issuer
    }

    /// Its number in the registry.
    pub(crate) fn number(&self, process: usize) -> u64 {
        self.processes[process].registry.process()
    }

    /// Who is at the process.
    pub(crate) fn person(&self, process: usize) -> String {
        self.processes[process].person.clone()
    }

    /// The process ends, and another takes its place.
    pub(crate) fn restart(&mut self, which: usize) {
        self.started += 1;
        let fresh = process(&self.observer, &self.keychain, &self.clock, self.started);
        self.processes[which] = fresh;
    }

    pub(crate) fn move_clock(&self, milliseconds: i64) {
        self.clock.0.fetch_add(milliseconds, SeqCst);
    }

    pub(crate) fn set_keychain(&self, state: KeychainState) {
        self.keychain.set_state(state);
    }

    /// Asks the process for something, with this going wrong.
    pub(crate) fn ask(
        &mut self,
        which: usize,
        ask: &Ask,
        disturbance: Option<&Disturbance>,
        world: &World,
    ) -> Outcome {
        let meanwhile: Arc<Mutex<Option<(Ask, Answer)>>> = Arc::default();
        let Process {
            registry, issuer, ..
        } = &self.processes[which];
        match disturbance {
            None => {}
            Some(Disturbance::Registry(calls, when)) => registry.fail_after(*calls, *when, full()),
            Some(Disturbance::Keychain(calls, when, error)) => {
                self.keychain.fail_after(*calls, *when, error.clone());
            }
            Some(Disturbance::EndsInRegistry(calls, when)) => registry.crash_after(*calls, *when),
            Some(Disturbance::EndsInKeychain(calls, when)) => {
                self.keychain.crash_after(*calls, *when);
            }
            Some(Disturbance::Meanwhile(call, action)) => {
                let (other, asked) = (&self.processes[1 - which], action.on(world));
                let (issuer, noted) = (other.issuer.clone(), meanwhile.clone());
                registry.before(call, move || {
                    let answer = perform(&issuer, &asked);
                    *noted.lock().unwrap() = Some((asked, answer));
                });
            }
        }
        let answer = match catch_unwind(AssertUnwindSafe(|| perform(issuer, ask))) {
            Ok(answer) => Some(answer),
            Err(thrown) if thrown.is::<Crashed>() => None,
            Err(thrown) => std::panic::resume_unwind(thrown),
        };
        registry.heal();
        self.keychain.heal();
        if answer.is_none() {
            self.restart(which);
        }
        let meanwhile = meanwhile.lock().unwrap().take();
        Outcome { answer, meanwhile }
    }

    /// What can be seen now, and the entries since this one.
    pub(crate) fn look(&self, since: &Head) -> (World, Vec<Entry>) {
        let entries = self.observer.entries_after(since.number, usize::MAX);
        let entries = entries.unwrap();
        let workspaces = self.observer.workspaces().unwrap().into_iter();
        let secrets = self.keychain.labels().into_iter();
        let keys = self.observer.keys().into_iter();
        let mut under_way = BTreeMap::new();
        let world = World {
            now: self.clock.now(),
            closed: match self.keychain.state() {
                KeychainState::Unlocked => None,
                _ => Some(KeychainError::Locked),
            },
            workspaces: workspaces.map(|(workspace, _)| workspace).collect(),
            keys: keys
                .map(|(record, state, held_by)| {
                    if let Some(by) = held_by.filter(|_| state != State::Active) {
                        under_way.insert(record.id, by);
                    }
                    (record.id, Key { record, state })
                })
                .collect(),
            under_way,
            secrets: secrets.collect(),
            head: entries.last().map_or(*since, |last| Head {
                number: last.number,
                seal: last.seal,
            }),
        };
        (world, entries)
    }
}

fn process(
    observer: &MemoryRegistry,
    keychain: &Arc<MemoryKeychain>,
    clock: &Arc<Still>,
    number: u64,
) -> Process {
    let registry = Arc::new(observer.beside());
    let person = format!("person {number}");
    let author = Author {
        system_user: person.clone(),
        surface: Surface::Window,
    };
    let generator = KeyGenerator::new(Different(number << 32));
    let issuer = Issuer::new(
        registry.clone(),
        keychain.clone(),
        clock.clone(),
        generator,
        author,
    );
    Process {
        person,
        registry,
        issuer: Arc::new(issuer),
    }
}

/// The name of a key that nobody named.
pub(crate) const QUICK: &str = "Quick";

fn perform(issuer: &Issuer, ask: &Ask) -> Answer {
    let some = |outcome: Result<KeyRecord, IssueError>| outcome.map(Some);
    match ask {
        Ask::Create {
            workspace,
            name,
            environment,
            expiry,
        } => {
            let created = issuer.create(&NewKey {
                workspace: Some(*workspace),
                expiry: *expiry,
                ..NewKey::named(name, *environment)
            })?;
            assert_eq!(created.access_key.truncated(), created.record.truncated);
            Ok(Some(created.record))
        }
        Ask::QuickCreate { delivered } => {
            let answer = delivered.then_some(()).ok_or(());
            let environment = keywright_core::Environment::Test;
            let outcome = issuer.quick_create(QUICK, environment, Surface::Tray, |_| answer);
            some(outcome.map(|(record, _)| record))
        }
        Ask::Rotate(id, overlap) => some(issuer.rotate(*id, *overlap).map(|made| made.record)),
        Ask::Finish(id) => some(issuer.finish_rotation(*id)),
        Ask::Undo(id) => some(issuer.undo_rotation(*id)),
        Ask::Delete(id) => issuer.delete(*id).map(|()| None),
        Ask::Rename(id, name) => some(issuer.rename(*id, name)),
        Ask::Document(id, owner) => some(issuer.document(*id, &details(owner))),
        Ask::SetExpiry(id, expiry) => some(issuer.set_expiry(*id, *expiry)),
        Ask::Disable(id) => some(issuer.disable(*id)),
        Ask::Enable(id) => some(issuer.enable(*id)),
        Ask::NoteIncident(id) => some(issuer.note_incident(*id, "seen")),
        Ask::Show(id) => Ok(issuer.mark_shown(*id).map(|()| None)?),
        Ask::Reveal(id) => some(issuer.reveal(*id).map(|shown| shown.record)),
        Ask::AddWorkspace(name, policies) => {
            let draft = WorkspaceDraft::new(name, "acme", *policies)?;
            issuer.add_workspace(&draft).map(|_| None)
        }
        Ask::ChangeWorkspace(id, name, policies) => {
            let draft = WorkspaceDraft::new(name, "kw", *policies)?;
            issuer.change_workspace(*id, &draft).map(|_| None)
        }
        Ask::RemoveWorkspace(id) => issuer.remove_workspace(*id).map(|()| None),
        Ask::Recover => issuer.recover().map(|_| None),
        Ask::LetLeave => issuer.let_leave().map(|()| None),
        Ask::KeepHead => issuer.keep_head().map(|()| None),
        Ask::RenewLabels => issuer.renew_labels().map(|()| None),
        Ask::Unlock => Ok(issuer.unlock_keychain().map(|_| None)?),
        Ask::Else => Ok(None),
    }
}

pub(crate) fn details(owner: &str) -> Details {
    Details::new(owner, &[], &[], "").unwrap()
}

pub(crate) fn full() -> RegistryError {
    RegistryError::Full(PathBuf::from("registry.db"))
}

pub(crate) fn broken() -> KeychainError {
    KeychainError::Platform(Cause::new("it died"))
}
