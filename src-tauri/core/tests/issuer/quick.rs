//! Keys that are made without asking for their names, and handed over at once.

use std::cell::Cell;

use keywright_core::memory::When;
use keywright_core::{
    Environment, IssueError, KeyGenerator, KeyName, KeyRecord, Keychain, KeychainError,
    KeychainState, NameError, NewKey, Registry, RegistryError, Surface,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::desk::{Desk, broken, full, issuer};
use crate::meanwhile::interrupted;

use Environment::{Live, Test};
use Surface::Tray;
use When::{After, Before};

const NAME: &str = "Quick key 2026-11-24";

/// Why a key could not be handed over.
#[derive(Debug, PartialEq, Eq)]
struct NotCopied;

fn delivered(desk: &Desk) -> KeyRecord {
    let outcome = desk
        .issuer
        .quick_create(NAME, Live, Tray, |_| Ok::<_, NotCopied>(()));
    let (record, delivered) = outcome.unwrap();
    assert_eq!(delivered, Ok(()));
    record
}

fn names(desk: &Desk) -> Vec<String> {
    let list = desk.list();
    list.iter().map(|record| record.name.to_string()).collect()
}

#[test]
fn a_key_is_made_and_handed_over_once() {
    let desk = Desk::default();
    let times = Cell::new(0);
    let (record, answer) = desk
        .issuer
        .quick_create(NAME, Test, Tray, |created| {
            times.set(times.get() + 1);
            let kept = desk
                .keychain
                .fetch(created.record.id, &created.record.digest);
            assert_eq!(kept.unwrap().digest(), created.access_key.digest());
            Ok::<_, NotCopied>(created.access_key.truncated())
        })
        .unwrap();
    assert_eq!(times.get(), 1);
    assert_eq!(answer, Ok(record.truncated.clone()), "its answer is given");
    assert_eq!(record.name.as_str(), NAME);
    assert_eq!(record.environment, Test);
    assert!(record.provisional && record.shown_at.is_some());
    assert_eq!(desk.list(), [record.clone()], "as the registry has it");
    assert_eq!(desk.actions(), ["created", "shown"]);
    assert_eq!(desk.issuer.never_shown(), Ok(vec![]));
    let again = desk.issuer.reveal(record.id).map(|created| created.record);
    assert_eq!(again, Err(IssueError::AlreadyShown), "that was its showing");
    desk.assert_settled(&"a quick creation");
}

#[test]
fn namesakes_are_numbered() {
    let desk = Desk::default();
    for _ in 0..3 {
        delivered(&desk);
    }
    let numbered = [NAME, &format!("{NAME} (2)"), &format!("{NAME} (3)")];
    assert_eq!(names(&desk), numbered);
    desk.issuer.delete(desk.list()[1].id).unwrap();
    assert_eq!(
        delivered(&desk).name.as_str(),
        numbered[1],
        "a number that is free again is taken again"
    );
    desk.assert_settled(&"namesakes");
}

#[test]
fn the_name_that_a_dead_process_left_half_done_needs_no_number() {
    let desk = Desk::default();
    let dead = desk.beside();
    dead.registry.fail("finish_create", Before, full());
    dead.registry.fail("step", Before, full());
    assert!(dead.issuer.create(&NewKey::named(NAME, Live)).is_err());
    drop((dead.issuer, dead.registry));
    assert_eq!(delivered(&desk).name.as_str(), NAME);
    desk.assert_settled(&"the dead process");
}

#[test]
fn a_name_is_provisional_until_a_person_chooses_or_keeps_it() {
    let desk = Desk::default();
    let [renamed, kept, same] = [(); 3].map(|()| delivered(&desk));
    desk.shown("By hand");
    assert_eq!(desk.issuer.unnamed(), Ok((Some(same.clone()), 3)));
    desk.issuer.rename(same.id, same.name.as_str()).unwrap();
    assert_eq!(
        desk.issuer.unnamed(),
        Ok((Some(kept.clone()), 2)),
        "chosen as it was"
    );
    desk.issuer.keep_name(kept.id).unwrap();
    assert_eq!(desk.issuer.unnamed(), Ok((Some(renamed.clone()), 1)));
    let record = desk.issuer.rename(renamed.id, "CRM").unwrap();
    assert!(!record.provisional);
    assert_eq!(desk.issuer.unnamed(), Ok((None, 0)));
    let kept = desk.registry.find(kept.id).unwrap().unwrap();
    assert!(!kept.provisional && kept.name.as_str() == format!("{NAME} (2)"));
}

#[test]
fn a_key_that_could_not_be_handed_over_was_never_shown() {
    let desk = Desk::default();
    let outcome = desk
        .issuer
        .quick_create(NAME, Live, Tray, |_| Err::<(), _>(NotCopied));
    let (record, answer) = outcome.unwrap();
    assert_eq!(answer, Err(NotCopied));
    assert_eq!(record.shown_at, None);
    assert_eq!(desk.issuer.never_shown(), Ok(vec![record.clone()]));
    assert_eq!(desk.actions(), ["created"]);
    let revealed = desk.issuer.reveal(record.id).unwrap();
    assert_eq!(revealed.access_key.digest(), record.digest);
    desk.assert_settled(&"a failed delivery");
}

#[test]
fn a_showing_that_cannot_be_noted_is_offered_once_more() {
    let desk = Desk::default();
    desk.registry.fail("mark_shown", Before, full());
    let record = delivered(&desk);
    assert_eq!(record.shown_at, None, "as the registry has it");
    assert_eq!(desk.issuer.never_shown(), Ok(vec![record]));
}

#[test]
fn while_a_key_is_handed_over_nobody_is_offered_its_showing() {
    let (desk, _, issuer) = interrupted();
    let other = desk.beside();
    let outcome = issuer.quick_create(NAME, Live, Tray, |created| {
        assert_eq!(issuer.never_shown(), Ok(vec![]), "by another thread");
        assert_eq!(other.issuer.never_shown(), Ok(vec![]), "by another process");
        let id = created.record.id;
        assert_eq!(issuer.delete(id), Err(RegistryError::UnderWay.into()));
        Err::<(), _>(NotCopied)
    });
    let (record, _) = outcome.unwrap();
    assert_eq!(issuer.never_shown(), Ok(vec![record]), "afterwards it is");
}

#[test]
fn recovery_keeps_off_a_quick_creation_that_is_under_way() {
    let (desk, meanwhile, issuer) = interrupted();
    let other = desk.beside();
    let again = issuer.clone();
    meanwhile.next_call(move || {
        assert_eq!(other.issuer.recover(), Ok(Default::default()));
        assert_eq!(again.recover(), Ok(Default::default()));
    });
    let outcome = issuer.quick_create(NAME, Live, Tray, |_| Ok::<_, NotCopied>(()));
    assert!(outcome.is_ok());
    desk.assert_settled(&"recovery by others");
}

#[test]
fn nothing_is_handed_over_when_no_key_was_made() {
    let not_delivered = |desk: &Desk, name: &str| {
        let outcome = desk
            .issuer
            .quick_create(name, Live, Tray, |_| -> Result<(), NotCopied> {
                unreachable!("there is no key")
            });
        outcome.map(|(record, _)| record)
    };
    let desk = Desk::default();
    assert_eq!(not_delivered(&desk, " "), Err(NameError::Empty.into()));
    for call in ["settings", "workspaces", "begin_create", "finish_create"] {
        desk.registry.fail(call, Before, full());
        assert_eq!(not_delivered(&desk, NAME), Err(full().into()), "{call}");
        desk.assert_settled(&call);
    }
    for (when, error) in [
        (Before, KeychainError::Locked),
        (Before, broken()),
        (After, broken()),
    ] {
        desk.keychain.fail("store", when, error.clone());
        assert_eq!(not_delivered(&desk, NAME), Err(error.into()), "{when:?}");
        desk.assert_settled(&when);
    }
    desk.keychain.set_state(KeychainState::Absent);
    assert_eq!(
        not_delivered(&desk, NAME),
        Err(KeychainError::NoService.into())
    );
    desk.heal();
    assert_eq!(desk.actions(), [""; 0]);
    assert_eq!(
        delivered(&desk).name.as_str(),
        NAME,
        "no failure took the name"
    );
}

#[test]
fn whichever_call_fails_the_key_is_whole_or_none_and_the_next_try_works() {
    let calls = [
        "settings",
        "take_over",
        "leaving",
        "workspaces",
        "begin_create",
        "finish_create",
        "abandon_create",
        "step",
        "find",
        "mark_shown",
    ];
    for call in calls {
        for when in [Before, After] {
            let desk = Desk::default();
            desk.registry.fail(call, when, full());
            let handed_over = Cell::new(false);
            let outcome = desk.issuer.quick_create(NAME, Live, Tray, |_| {
                handed_over.set(true);
                Ok::<_, NotCopied>(())
            });
            desk.assert_sound(&(call, when));
            assert_eq!(handed_over.get(), outcome.is_ok(), "{call} {when:?}");
            assert_eq!(desk.list().len(), usize::from(outcome.is_ok()));
            delivered(&desk);
            desk.assert_settled(&(call, when));
        }
    }
}

#[test]
fn a_handle_that_is_taken_is_drawn_anew_as_often_as_in_the_window() {
    let desk = Desk::default();
    let quick_create = || {
        // Each draws what the ones before it drew, and then something new.
        let generator = KeyGenerator::new(StdRng::seed_from_u64(7));
        let issuer = issuer(desk.registry.clone(), desk.keychain.clone(), generator);
        let outcome =
            issuer.quick_create(&format!("Key {}", desk.list().len()), Live, Tray, |_| {
                Ok::<_, NotCopied>(())
            });
        outcome.map(|(record, _)| record)
    };
    for _ in 0..3 {
        assert!(quick_create().is_ok());
    }
    assert_eq!(quick_create(), Err(RegistryError::HandleTaken.into()));
    desk.assert_settled(&"taken handles");
}

#[test]
fn it_does_not_number_for_ever() {
    let desk = Desk::default();
    let taken = || RegistryError::NameTaken(KeyName::new("CRM").unwrap());
    (0..5000).for_each(|_| desk.registry.fail("begin_create", Before, taken()));
    let outcome = desk
        .issuer
        .quick_create(NAME, Live, Tray, |_| Ok::<_, NotCopied>(()));
    let outcome = outcome.map(|(record, _)| record);
    assert_eq!(outcome, Err(taken().into()));
    desk.assert_settled(&"a name that is always taken");
}
