//! Whatever call of a port fails while a use case is under way, the first or the last, before
//! or after its work, alone or with another one: afterwards everything is as before or as
//! asked, and recovery mends what is left. The same when the process ends in it.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use keywright_core::memory::{Crashed, When};
use keywright_core::{
    Copies, Days, Details, Environment, Expiry, ImportError, IssueError, KeyId, KeychainError,
    KeychainState, NewKey, Overlap, Policies, Registry, RestoreError, Surface, WorkspaceId,
};

use crate::backups::{foreign, restore};
use crate::desk::{DAY, Desk, FIRST, broken, days, draft, full};
use crate::importing::{import, some};

use Environment::{Live, Test};
use When::{After, Before};

/// A use case, on a desk on which there is something to do.
struct Case {
    name: &'static str,
    prepare: fn(&Desk) -> KeyId,
    act: fn(&Desk, KeyId) -> Result<(), IssueError>,
}

fn shown(desk: &Desk) -> KeyId {
    desk.shown("CRM").id
}

fn rotated(desk: &Desk) -> KeyId {
    let old = shown(desk);
    desk.rotated(old, Overlap::DAY);
    old
}

fn disabled(desk: &Desk) -> KeyId {
    let old = shown(desk);
    desk.issuer.disable(old).unwrap();
    old
}

fn retiring(desk: &Desk) -> KeyId {
    let old = rotated(desk);
    desk.clock.advance(DAY);
    old
}

fn two_workspaces(desk: &Desk) -> KeyId {
    desk.issuer.add_workspace(&draft("Acme", "acme")).unwrap();
    shown(desk)
}

fn digests_only(desk: &Desk) -> KeyId {
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    let made = desk.issuer.create(&NewKey::named("CRM", Live)).unwrap();
    made.record.id
}

fn done<T>(_: T) {}

fn restored(desk: &Desk) -> Result<(), IssueError> {
    match restore(desk, &foreign()) {
        Err(RestoreError::Issue(error)) => Err(error),
        outcome => outcome.map(done).map_err(|error| panic!("{error}")),
    }
}

fn imported(desk: &Desk) -> Result<(), IssueError> {
    match import(desk, &some()) {
        Err(ImportError::Issue(error)) => Err(error),
        outcome => outcome.map(done).map_err(|error| panic!("{error}")),
    }
}

const SECOND: WorkspaceId = WorkspaceId(2);

const CASES: [Case; 24] = [
    Case {
        name: "create",
        prepare: shown,
        act: |desk, _| desk.issuer.create(&NewKey::named("New", Test)).map(done),
    },
    Case {
        name: "quick create",
        prepare: shown,
        act: |desk, _| {
            let deliver = |_: &_| Ok::<_, ()>(());
            let made = desk
                .issuer
                .quick_create("New", Test, Surface::Tray, deliver);
            made.map(done)
        },
    },
    Case {
        name: "mark shown where digests are kept only",
        prepare: digests_only,
        act: |desk, id| Ok(desk.issuer.mark_shown(id)?),
    },
    Case {
        name: "rename",
        prepare: shown,
        act: |desk, id| desk.issuer.rename(id, "New").map(done),
    },
    Case {
        name: "document",
        prepare: shown,
        act: |desk, id| {
            let details = Details::new("Ann", &[], &["tag".to_owned()], "notes")?;
            desk.issuer.document(id, &details).map(done)
        },
    },
    Case {
        name: "set expiry",
        prepare: shown,
        act: |desk, id| {
            let expiry = Expiry::After(days(30));
            desk.issuer.set_expiry(id, expiry).map(done)
        },
    },
    Case {
        name: "disable",
        prepare: shown,
        act: |desk, id| desk.issuer.disable(id).map(done),
    },
    Case {
        name: "enable",
        prepare: disabled,
        act: |desk, id| desk.issuer.enable(id).map(done),
    },
    Case {
        name: "note an incident",
        prepare: shown,
        act: |desk, id| desk.issuer.note_incident(id, "seen").map(done),
    },
    Case {
        name: "rotate",
        prepare: shown,
        act: |desk, id| desk.issuer.rotate(id, Overlap::DAY).map(done),
    },
    Case {
        name: "rotate without an overlap",
        prepare: shown,
        act: |desk, id| desk.issuer.rotate(id, Overlap::NONE).map(done),
    },
    Case {
        name: "finish a rotation",
        prepare: rotated,
        act: |desk, id| desk.issuer.finish_rotation(id).map(done),
    },
    Case {
        name: "undo a rotation",
        prepare: rotated,
        act: |desk, id| desk.issuer.undo_rotation(id).map(done),
    },
    Case {
        name: "undo a rotation whose new key was deleted",
        prepare: |desk| {
            let old = rotated(desk);
            let new = desk.find(old).life.successor.unwrap();
            desk.issuer.delete(new).unwrap();
            old
        },
        act: |desk, id| desk.issuer.undo_rotation(id).map(done),
    },
    Case {
        name: "restore",
        prepare: shown,
        act: |desk, _| restored(desk),
    },
    Case {
        name: "restore onto nothing",
        prepare: |_| KeyId::from([0; 16]),
        act: |desk, _| restored(desk),
    },
    Case {
        name: "import",
        prepare: shown,
        act: |desk, _| imported(desk),
    },
    Case {
        name: "let leave",
        prepare: retiring,
        act: |desk, _| desk.issuer.let_leave(),
    },
    Case {
        name: "delete",
        prepare: shown,
        act: |desk, id| desk.issuer.delete(id),
    },
    Case {
        name: "delete the new key of a rotation",
        prepare: |desk| desk.find(rotated(desk)).life.successor.unwrap(),
        act: |desk, id| desk.issuer.delete(id),
    },
    Case {
        name: "delete a retired key",
        prepare: |desk| {
            let old = retiring(desk);
            desk.issuer.let_leave().unwrap();
            old
        },
        act: |desk, id| desk.issuer.delete(id),
    },
    Case {
        name: "add a workspace",
        prepare: shown,
        act: |desk, _| {
            let draft = draft("Acme", "acme");
            desk.issuer.add_workspace(&draft).map(done)
        },
    },
    Case {
        name: "change a workspace",
        prepare: shown,
        act: |desk, _| {
            let mut draft = draft("Acme", "acme");
            draft.policies.rotation_period = Days::new(90);
            desk.issuer.change_workspace(FIRST, &draft).map(done)
        },
    },
    Case {
        name: "remove a workspace",
        prepare: two_workspaces,
        act: |desk, _| desk.issuer.remove_workspace(SECOND),
    },
];

/// All that can be seen, but for what chance and the clock decide.
fn view(desk: &Desk) -> String {
    let (mut view, secrets) = (String::new(), desk.secrets());
    let mut keys = desk.list();
    keys.sort_by_key(|key| (key.created_at, key.name.to_string()));
    for key in keys {
        let life = key.life;
        let dates = [
            key.shown_at,
            life.expires_at,
            life.disabled_at,
            life.compromised_at,
            life.retires_at,
            life.retired_at,
        ];
        let links = [life.predecessor, life.successor];
        writeln!(
            view,
            "{} {:?} {:?} {:?} {:?} {:?} {} {:?}",
            key.name,
            key.environment,
            key.details,
            dates.map(|date| date.is_some()),
            links.map(|link| link.is_some()),
            life.copy,
            secrets.contains(&key.id),
            desk.registry.step(key.id),
        )
        .unwrap();
    }
    let entries = desk.registry.entries();
    let actions = entries.iter().map(|entry| (&entry.action, &entry.facts));
    // What a key is called in the facts is drawn by chance.
    let actions: Vec<_> = actions
        .map(|(action, facts)| (action, facts.get("name")))
        .collect();
    writeln!(view, "{:?} {actions:?}", desk.issuer.workspaces()).unwrap();
    view
}

/// One call that fails: the one after so many others.
#[derive(Clone, Debug)]
enum Fault {
    Registry(usize, When),
    Keychain(usize, When, KeychainError),
}

impl Fault {
    /// Every way in which the call after so many others can fail.
    fn all(calls: usize) -> [Self; 5] {
        [
            Self::Registry(calls, Before),
            Self::Registry(calls, After),
            Self::Keychain(calls, Before, KeychainError::Locked),
            Self::Keychain(calls, Before, broken()),
            Self::Keychain(calls, After, broken()),
        ]
    }

    fn inject(&self, desk: &Desk) {
        match self {
            Self::Registry(calls, when) => desk.registry.fail_after(*calls, *when, full()),
            Self::Keychain(calls, when, error) => {
                desk.keychain.fail_after(*calls, *when, error.clone());
            }
        }
    }

    /// Whether the call does nothing then.
    fn is_before(&self) -> bool {
        matches!(
            self,
            Self::Registry(_, Before) | Self::Keychain(_, Before, _)
        )
    }
}

impl Case {
    fn prepared(&self) -> (Desk, KeyId) {
        let desk = Desk::default();
        let id = (self.prepare)(&desk);
        desk.assert_sound(&self.name);
        (desk, id)
    }

    /// How it looks before and, when all goes well, after.
    fn views(&self) -> [String; 2] {
        let (desk, id) = self.prepared();
        let before = view(&desk);
        (self.act)(&desk, id).unwrap();
        let after = view(&desk);
        assert_ne!(before, after, "{} does something", self.name);
        desk.assert_settled(&self.name);
        [before, after]
    }

    /// Fails in this way. False when it made fewer calls than that.
    fn fails(&self, faults: &[Fault], [before, after]: &[String; 2]) -> bool {
        let (desk, id) = self.prepared();
        faults.iter().for_each(|fault| fault.inject(&desk));
        let outcome = (self.act)(&desk, id);
        let struck = !(desk.registry.waits_to_fail() || desk.keychain.waits_to_fail());
        desk.heal();
        let context = format!("{} with {faults:?}: {outcome:?}", self.name);
        desk.assert_sound(&context);
        let now = view(&desk);
        // Several failures may hide from a use case what it has done.
        if faults.len() == 1
            && let Err(error) = &outcome
            && !matches!(error, IssueError::DeletionPending(_))
            && !self.is_recovery()
        {
            // As asked though the answer was lost, or not at all.
            let as_it_was = now == *before || !faults[0].is_before();
            assert!(as_it_was, "{context}\n{now}\n{before}");
        }
        self.settle(&desk, &context);
        let mended = view(&desk);
        match outcome {
            Ok(()) => assert_eq!(mended, *after, "{context}"),
            Err(IssueError::DeletionPending(_)) if faults.len() == 1 => {
                assert_eq!(mended, *after, "{context}");
            }
            Err(_) => assert!(mended == *before || mended == *after, "{context}\n{mended}"),
        }
        // What was noted is noted once more, and what is unnamed is numbered.
        if mended == *before {
            (self.act)(&desk, id).unwrap_or_else(|error| panic!("{context}: again: {error}"));
            assert_eq!(view(&desk), *after, "{context}, again");
            desk.assert_settled(&context);
        }
        struck
    }

    /// Fails in every way in the call after so many others. False when it makes fewer.
    fn strikes(&self, calls: usize, views: &[String; 2]) -> bool {
        let ways = Fault::all(calls);
        ways.map(|fault| self.fails(&[fault], views))
            .contains(&true)
    }

    /// What the next start does; and whoever was not handed a quick key takes it then.
    fn settle(&self, desk: &Desk, context: &str) {
        desk.issuer.recover().unwrap();
        if self.name == "quick create" {
            for key in desk.issuer.never_shown().unwrap() {
                desk.issuer.mark_shown(key.id).unwrap();
            }
        }
        desk.assert_settled(&context);
    }

    /// What does many things, and goes on when one of them fails.
    fn is_recovery(&self) -> bool {
        self.name == "let leave"
    }
}

#[test]
fn whichever_call_fails_everything_is_as_before_or_as_asked() {
    for case in &CASES {
        let views = case.views();
        let calls = (0..).take_while(|calls| case.strikes(*calls, &views));
        assert!(calls.count() > 0, "{} calls the stores", case.name);
    }
}

#[test]
fn whichever_two_calls_fail_recovery_mends_it() {
    for case in &CASES {
        let views = case.views();
        for first in (0..).take_while(|calls| case.strikes(*calls, &views)) {
            // After the first failure, few calls follow.
            for second in first..first + 8 {
                for one in Fault::all(first) {
                    for other in Fault::all(second) {
                        case.fails(&[one.clone(), other], &views);
                    }
                }
            }
        }
    }
}

#[test]
fn wherever_the_process_ends_the_next_one_mends_it() {
    for case in &CASES {
        let [before, after] = case.views();
        for (calls, when, in_registry) in (0..20)
            .flat_map(|calls| [(calls, Before), (calls, After)])
            .flat_map(|(calls, when)| [(calls, when, true), (calls, when, false)])
        {
            let (desk, id) = case.prepared();
            match in_registry {
                true => desk.registry.crash_after(calls, when),
                false => desk.keychain.crash_after(calls, when),
            }
            let outcome = catch_unwind(AssertUnwindSafe(|| (case.act)(&desk, id)));
            let context = format!("{} {calls} {when:?} {in_registry}", case.name);
            match outcome {
                Ok(outcome) => assert_eq!(outcome, Ok(()), "{context}"),
                Err(crashed) => assert!(crashed.is::<Crashed>(), "{context}"),
            }
            let next = desk.beside();
            desk.heal();
            drop((desk.issuer, desk.registry));
            next.assert_sound(&context);
            case.settle(&next, &context);
            let mended = view(&next);
            let whole = mended == before || mended == after;
            assert!(whole, "{context}\n{mended}\n{after}");
        }
    }
}

#[test]
fn with_a_closed_keychain_only_what_needs_it_is_refused() {
    for case in &CASES {
        for (state, error) in [
            (KeychainState::Locked, KeychainError::Locked),
            (KeychainState::Absent, KeychainError::NoService),
        ] {
            let [before, after] = case.views();
            let (desk, id) = case.prepared();
            desk.keychain.set_state(state);
            let outcome = (case.act)(&desk, id);
            let context = format!("{} {state:?}", case.name);
            match outcome {
                Ok(()) => {}
                Err(IssueError::Keychain(answer)) => {
                    assert_eq!(answer, error, "{context}");
                    let unchanged = view(&desk) == before || case.is_recovery();
                    assert!(unchanged, "{context}");
                }
                Err(IssueError::DeletionPending(_)) => {}
                Err(other) => panic!("{context}: {other}"),
            }
            let refused = view(&desk) == before;
            desk.heal();
            desk.issuer.recover().unwrap();
            assert_eq!(
                view(&desk),
                if refused { before } else { after },
                "{context}"
            );
            desk.assert_settled(&context);
        }
    }
}
