use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry, When};
use keywright_core::{
    Author, Days, Environment, Expiry, Issuer, KeyGenerator, NewKey, Policies, RegistryError,
    Reminders, Surface, WorkspaceDraft,
};
use rand::rngs::SysRng;

use crate::record::DAY;

struct Desk {
    registry: Arc<MemoryRegistry>,
    clock: Arc<MemoryClock>,
    issuer: Issuer,
}

/// Keys that expire in 40 and in 380 days and, in another workspace, one that is to be rotated in
/// 20.
fn desk() -> Desk {
    let (registry, clock) = (
        Arc::new(MemoryRegistry::default()),
        Arc::new(MemoryClock::default()),
    );
    let author = Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    };
    let issuer = Issuer::new(
        registry.clone(),
        Arc::new(MemoryKeychain::default()),
        clock.clone(),
        KeyGenerator::new(SysRng),
        author,
    );
    let policies = Policies {
        rotation_period: Days::new(20),
        ..Policies::default()
    };
    let draft = WorkspaceDraft::new("Other", "oth", policies).unwrap();
    let other = issuer.add_workspace(&draft).unwrap().id;
    for (name, workspace, expiry) in [
        ("Expires", None, Expiry::After(Days::new(40).unwrap())),
        ("Far", None, Expiry::After(Days::new(380).unwrap())),
        ("Ages", Some(other), Expiry::Never),
    ] {
        let new = NewKey {
            workspace,
            expiry: Some(expiry),
            ..NewKey::named(name, Environment::Live)
        };
        issuer.create(&new).unwrap();
    }
    Desk {
        registry,
        clock,
        issuer,
    }
}

fn names(reminders: &Reminders) -> Vec<&str> {
    let due = reminders.due.iter();
    due.map(|reminder| reminder.name.as_str()).collect()
}

fn unread(desk: &Desk) -> Vec<String> {
    let unread = desk.issuer.unread_reminders().unwrap().into_iter();
    unread
        .map(|reminder| reminder.name.as_str().to_owned())
        .collect()
}

#[test]
fn reminders_come_from_all_workspaces_and_are_said_once() {
    let Desk { clock, issuer, .. } = desk();
    assert_eq!(names(&issuer.reminders().unwrap()), [""; 0]);
    clock.advance(19 * DAY);
    let reminders = issuer.reminders().unwrap();
    assert_eq!(names(&reminders), ["Ages", "Expires"]);
    assert_eq!(
        issuer.reminders().unwrap().due,
        reminders.due,
        "as long as nobody could see them"
    );
    issuer.reminded(&reminders).unwrap();
    assert_eq!(names(&issuer.reminders().unwrap()), [""; 0]);
    clock.advance(DAY);
    assert_eq!(names(&issuer.reminders().unwrap()), ["Ages"]);
}

#[test]
fn what_could_not_be_noted_is_said_again() {
    let Desk {
        registry,
        clock,
        issuer,
    } = desk();
    clock.advance(19 * DAY);
    let reminders = issuer.reminders().unwrap();
    let error = RegistryError::LastWorkspace;
    registry.fail("say_reminders", When::Before, error.clone());
    assert_eq!(issuer.reminded(&reminders), Err(error));
    assert_eq!(names(&issuer.reminders().unwrap()), ["Ages", "Expires"]);
    issuer.reminded(&Reminders::default()).unwrap();
}

#[test]
fn a_snooze_is_kept_and_brings_the_last_summary_once_more() {
    let Desk { clock, issuer, .. } = desk();
    clock.advance(11 * DAY);
    let early = issuer.reminders().unwrap();
    assert_eq!(names(&early), ["Ages", "Expires"]);
    issuer.reminded(&early).unwrap();
    clock.advance(3 * DAY);
    let summary = issuer.reminders().unwrap();
    assert_eq!(names(&summary), ["Ages"]);
    issuer.reminded(&summary).unwrap();
    let until = issuer.now().after(DAY / 2);
    issuer.snooze_reminders(until).unwrap();
    assert_eq!(
        issuer.snooze().unwrap().map(|snooze| snooze.until),
        Some(until)
    );
    let waiting = issuer.reminders().unwrap();
    assert_eq!((names(&waiting).len(), waiting.next_at), (0, Some(until)));
    clock.set(until);
    let again = issuer.reminders().unwrap();
    assert_eq!(names(&again), ["Ages"], "the earlier summary is past");
    issuer.reminded(&again).unwrap();
    assert_eq!(names(&issuer.reminders().unwrap()), [""; 0]);
}

#[test]
fn a_snooze_before_anything_was_said_holds_back_all_that_comes() {
    let Desk { clock, issuer, .. } = desk();
    let until = issuer.now().after(19 * DAY);
    issuer.snooze_reminders(until).unwrap();
    clock.advance(18 * DAY);
    assert_eq!(names(&issuer.reminders().unwrap()), [""; 0]);
    clock.set(until);
    assert_eq!(names(&issuer.reminders().unwrap()), ["Ages", "Expires"]);
}

#[test]
fn a_snooze_from_a_clock_that_was_ahead_holds_nothing_back() {
    let Desk { clock, issuer, .. } = desk();
    let made = issuer.now();
    clock.advance(365 * DAY);
    issuer.snooze_reminders(issuer.now().after(DAY)).unwrap();
    clock.set(made.after(19 * DAY));
    let reminders = issuer.reminders().unwrap();
    assert_eq!(names(&reminders), ["Ages", "Expires"]);
    issuer.reminded(&reminders).unwrap();
    clock.set(made.after(365 * DAY + DAY / 2));
    assert_eq!(names(&issuer.reminders().unwrap()), ["Far"], "nor later");
}

#[test]
fn the_last_summary_is_the_one_that_was_said_last_whatever_the_clock_said_before() {
    let Desk { clock, issuer, .. } = desk();
    let made = issuer.now();
    for (day, due) in [(360, &["Far"][..]), (19, &["Ages", "Expires"])] {
        clock.set(made.after(day * DAY));
        let summary = issuer.reminders().unwrap();
        assert_eq!(names(&summary), due);
        issuer.reminded(&summary).unwrap();
    }
    let until = issuer.now().after(DAY / 2);
    issuer.snooze_reminders(until).unwrap();
    assert_eq!(issuer.reminders().unwrap().next_at, Some(until));
    clock.set(until);
    assert_eq!(names(&issuer.reminders().unwrap()), ["Ages", "Expires"]);
}

#[test]
fn what_was_said_stays_until_it_was_read_and_what_comes_later_joins_it() {
    let desk = desk();
    desk.clock.advance(10 * DAY);
    let say = || {
        let reminders = desk.issuer.reminders().unwrap();
        desk.issuer.reminded(&reminders).unwrap();
        reminders.due.len()
    };
    assert_eq!(unread(&desk), [""; 0]);
    assert_eq!(say(), 2);
    assert_eq!(unread(&desk), ["Ages", "Expires"]);
    desk.clock.advance(3 * DAY);
    assert_eq!(say(), 1, "seven days ahead");
    assert_eq!(unread(&desk), ["Ages", "Expires"], "one summary of both");
    let key = desk.issuer.unread_reminders().unwrap()[0].date.key;
    desk.issuer.disable(key).unwrap();
    assert_eq!(
        unread(&desk),
        ["Expires"],
        "nothing is due for that one now"
    );
    desk.issuer.read_reminders().unwrap();
    assert_eq!(unread(&desk), [""; 0]);
    desk.issuer.enable(key).unwrap();
    desk.clock.advance(6 * DAY);
    assert_eq!(say(), 1, "a day ahead");
    desk.issuer
        .snooze_reminders(desk.issuer.now().after(DAY))
        .unwrap();
    assert_eq!(unread(&desk), [""; 0], "until then it is not spoken of");
    desk.clock.advance(DAY);
    say();
    assert_eq!(unread(&desk), ["Ages"]);
}
