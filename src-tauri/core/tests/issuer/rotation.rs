//! A new key in the place of another one.

use keywright_core::memory::When;
use keywright_core::{
    Details, Environment, Expiry, IssueError, KeyName, Keychain, NewKey, Overlap, Policies,
    Registry, RegistryError, SecretCopy, Status, Surface, Unfit,
};

use crate::desk::{DAY, Desk, HOUR, broken, days, full};

use Environment::{Live, Test};
use When::Before;

fn unfit(unfit: Unfit) -> IssueError {
    RegistryError::from(unfit).into()
}

fn rotate(desk: &Desk, old: &keywright_core::KeyRecord) -> Result<(), IssueError> {
    let outcome = desk.issuer.rotate(old.id, Overlap::DAY);
    outcome.map(|_| ())
}

#[test]
fn the_new_key_takes_the_name_the_environment_and_what_is_known_about_the_old_one() {
    let desk = Desk::default();
    let details = Details::new("Ann", &["CRM".to_owned()], &["a".to_owned()], "n").unwrap();
    let new = NewKey {
        details,
        ..NewKey::named("CRM", Test)
    };
    let old = desk.issuer.create(&new).unwrap().record;
    desk.issuer.mark_shown(old.id).unwrap();
    desk.issuer.disable(old.id).unwrap();
    let created = desk.issuer.rotate(old.id, Overlap::DAY).unwrap();
    let (new, old) = (desk.find(created.record.id), desk.find(old.id));
    assert_eq!(created.record, new, "as the registry has it");
    assert_eq!(created.access_key.digest(), new.digest);
    assert_eq!(new.name, old.name);
    assert_eq!(new.environment, old.environment);
    assert_eq!(new.details, old.details);
    assert_eq!(new.workspace, old.workspace);
    assert!(new.digest != old.digest && new.handle != old.handle);
    assert_eq!(new.life.predecessor, Some(old.id));
    assert_eq!(old.life.successor, Some(new.id));
    assert_eq!(old.life.retires_at, Some(new.created_at.after(DAY)));
    assert_eq!(new.life.disabled_at, None, "the new one works");
    assert_eq!(new.shown_at, None, "and has its one showing before it");
    assert_eq!(desk.actions()[3..], ["created", "rotated"]);
    desk.assert_settled(&"a rotation");
}

#[test]
fn the_old_key_works_through_the_overlap_and_not_a_millisecond_longer() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    assert_eq!(desk.status(old.id), Status::Retiring);
    let end = new.created_at.after(DAY);
    let life = desk.find(old.id).life;
    assert_eq!(life.status(end.after(-1)), Status::Retiring);
    assert_eq!(life.status(end), Status::Expired);
    let next = |desk: &Desk| desk.registry.next_retirement(desk.issuer.now());
    assert_eq!(next(&desk), Ok(Some(end)));
    desk.clock.set(end);
    assert_eq!(desk.status(old.id), Status::Expired);
    assert_eq!(next(&desk), Ok(None));
    assert_eq!(desk.status(new.id), Status::Active);
}

#[test]
fn without_an_overlap_the_old_key_ends_at_once() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.issuer.rotate(old.id, Overlap::NONE).unwrap().record;
    let old = desk.find(old.id);
    assert_eq!(old.life.retires_at, Some(new.created_at));
    assert!(old.life.retired_at.is_some());
    assert_eq!(old.life.copy, SecretCopy::Gone);
    assert_eq!(desk.secrets(), [new.id].into());
    assert_eq!(desk.actions()[2..], ["created", "rotated", "retired"]);
    desk.assert_settled(&"a rotation without overlap");
}

#[test]
fn the_old_key_ends_no_later_than_it_would_have() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let soon = desk.issuer.now().after(HOUR);
    desk.issuer.set_expiry(old.id, Expiry::At(soon)).unwrap();
    desk.rotated(old.id, Overlap::DAY);
    let life = desk.find(old.id).life;
    assert_eq!((life.retires_at, life.ends_at()), (Some(soon), Some(soon)));
}

#[test]
fn the_name_belongs_to_the_new_key_alone() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    let taken = || Err(RegistryError::NameTaken(KeyName::new("CRM").unwrap()).into());
    let create = |name: &str| desk.issuer.create(&NewKey::named(name, Live));
    assert_eq!(create("crm").map(|created| created.record), taken());
    assert!(
        desk.issuer.rename(old.id, "CRM (old)").is_ok(),
        "the old one may have any name, since it holds none"
    );
    assert!(desk.issuer.rename(old.id, "CRM").is_ok(), "this one, too");
    let other = desk.shown("Other");
    assert_eq!(desk.issuer.rename(other.id, "CRM"), taken());
    desk.issuer.rename(new.id, "CRM 2").unwrap();
    assert!(create("CRM").is_ok(), "the name is free: nobody holds it");
}

#[test]
fn a_key_is_rotated_once_and_only_while_it_works() {
    let desk = Desk::default();
    let [old, expired] = ["CRM", "Expired"].map(|name| desk.shown(name));
    desk.rotated(old.id, Overlap::DAY);
    assert_eq!(rotate(&desk, &old), Err(unfit(Unfit::Rotated)));
    let soon = Expiry::After(days(1));
    desk.issuer.set_expiry(expired.id, soon).unwrap();
    desk.clock.advance(DAY);
    assert_eq!(rotate(&desk, &expired), Err(unfit(Unfit::Ended)));
    assert_eq!(rotate(&desk, &old), Err(unfit(Unfit::Rotated)));
    desk.issuer.set_expiry(expired.id, soon).unwrap();
    assert_eq!(rotate(&desk, &expired), Ok(()), "it was prolonged");
    desk.issuer.delete(old.id).unwrap();
    assert_eq!(rotate(&desk, &old), Err(RegistryError::NotFound.into()));
    desk.assert_settled(&"refused rotations");
}

#[test]
fn the_new_key_can_be_rotated_while_the_old_one_still_works() {
    let desk = Desk::default();
    let first = desk.shown("CRM");
    let second = desk.rotated(first.id, Overlap::DAY);
    let third = desk.rotated(second.id, Overlap::DAY);
    assert_eq!(third.life.predecessor, Some(second.id));
    assert_eq!(desk.status(first.id), Status::Retiring);
    assert_eq!(desk.status(second.id), Status::Retiring);
    assert_eq!(
        desk.registry.next_retirement(desk.issuer.now()),
        Ok(desk.find(first.id).life.retires_at)
    );
    desk.assert_settled(&"two rotations");
}

#[test]
fn the_expiry_of_a_rotated_key_is_not_changed_any_more() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    let refused = desk.issuer.set_expiry(old.id, Expiry::Never);
    assert_eq!(refused, Err(unfit(Unfit::Rotated)));
}

#[test]
fn the_new_key_lives_as_long_as_the_old_one_was_to_live() {
    let desk = Desk::default();
    let new = NewKey {
        expiry: Some(Expiry::After(days(90))),
        ..NewKey::named("CRM", Live)
    };
    let mut key = desk.issuer.create(&new).unwrap().record;
    for _ in 0..3 {
        desk.clock.advance(80 * DAY);
        key = desk.rotated(key.id, Overlap::DAY);
        let life = key.life.expires_at.unwrap().since(key.created_at);
        assert_eq!(life, 90 * DAY, "it grows no shorter from one to the next");
    }
    let endless = desk.shown("Endless");
    let next = desk.rotated(endless.id, Overlap::DAY);
    assert_eq!(next.life.expires_at, None);
}

#[test]
fn a_key_that_was_made_while_the_clock_was_ahead_has_no_successor_that_is_born_dead() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.clock.advance(-30 * DAY);
    desk.issuer
        .set_expiry(old.id, Expiry::After(days(10)))
        .unwrap();
    let new = desk.rotated(old.id, Overlap::DAY);
    assert_eq!(desk.status(new.id), Status::Expiring);
    let life = new.life.expires_at.unwrap().since(new.created_at);
    assert!(
        (9 * DAY..=10 * DAY).contains(&life),
        "what was left: {life}"
    );
}

#[test]
fn a_policy_that_was_tightened_meanwhile_holds_for_the_new_key() {
    for expiry in [Expiry::Never, Expiry::After(days(90))] {
        let desk = Desk::default();
        let new = NewKey {
            expiry: Some(expiry),
            ..NewKey::named("CRM", Live)
        };
        let old = desk.issuer.create(&new).unwrap().record;
        desk.set_policies(Policies {
            default_expiry: keywright_core::Days::new(7),
            longest_life: keywright_core::Days::new(30),
            ..Policies::default()
        });
        let new = desk.rotated(old.id, Overlap::DAY);
        let life = new.life.expires_at.unwrap().since(new.created_at);
        assert_eq!(life, 30 * DAY, "{expiry:?}");
    }
}

#[test]
fn a_rotation_is_finished_before_its_time() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let not_yet = desk.issuer.finish_rotation(old.id);
    assert_eq!(not_yet, Err(unfit(Unfit::NotRotated)));
    let new = desk.rotated(old.id, Overlap::DAY);
    let until = desk.find(old.id).life.retires_at;
    let finished = desk.issuer.finish_rotation(old.id).unwrap();
    assert_eq!(desk.find(old.id), finished, "as the registry has it");
    assert!(finished.life.retires_at < until);
    assert_eq!(finished.life.retired_at, finished.life.retires_at);
    assert_eq!(finished.life.copy, SecretCopy::Gone);
    assert_eq!(desk.secrets(), [new.id].into());
    assert_eq!(desk.actions()[5..], ["rotation-finished"]);
    let again = desk.issuer.finish_rotation(old.id);
    assert_eq!(again, Err(unfit(Unfit::Ended)));
    desk.assert_settled(&"a finished rotation");
}

#[test]
fn a_rotation_that_was_finished_stays_so_when_the_clock_is_set_back() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    // Its secret does not even have to be gone.
    desk.keychain
        .set_state(keywright_core::KeychainState::Locked);
    desk.issuer.finish_rotation(old.id).unwrap();
    desk.clock.advance(-2 * DAY);
    assert_eq!(desk.status(old.id), Status::Expired);
    let undone = desk.issuer.undo_rotation(old.id);
    assert_eq!(undone, Err(unfit(Unfit::Ended)));
}

#[test]
fn two_processes_that_rotate_one_key_at_once_make_one_new_key() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let other = desk.beside();
    desk.registry.before("finish_rotation", move || {
        assert!(other.issuer.rotate(old.id, Overlap::DAY).is_ok());
    });
    assert_eq!(rotate(&desk, &old), Err(unfit(Unfit::Rotated)));
    assert_eq!(desk.list().len(), 2);
    desk.assert_settled(&"two rotations at once");
}

#[test]
fn a_key_that_is_deleted_while_it_is_rotated_gets_no_successor() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let other = desk.beside();
    let id = old.id;
    desk.registry.before("finish_rotation", move || {
        other.issuer.delete(id).unwrap();
        other.shown("CRM");
    });
    assert_eq!(rotate(&desk, &old), Err(RegistryError::NotFound.into()));
    assert_eq!(desk.list().len(), 1);
    desk.assert_settled(&"a deletion amid a rotation");
}

#[test]
fn a_key_that_is_being_deleted_is_not_rotated() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let other = desk.beside();
    other.registry.fail("finish_delete", Before, full());
    assert!(other.issuer.delete(old.id).is_err());
    let refused = rotate(&desk, &old);
    assert_eq!(refused, Err(RegistryError::UnderWay.into()));
    desk.assert_sound(&"a deletion that waits");
    assert_eq!(desk.list().len(), 1);
}

#[test]
fn a_name_that_nobody_chose_is_so_still() {
    let desk = Desk::default();
    let deliver = |_: &_| Ok::<_, ()>(());
    let quick = desk
        .issuer
        .quick_create("Quick", Live, Surface::Tray, deliver);
    let (old, _) = quick.unwrap();
    let new = desk.rotated(old.id, Overlap::DAY);
    assert!(new.provisional);
}

#[test]
fn a_name_that_another_key_takes_while_its_own_is_rotated_is_taken() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let other = desk.beside();
    let id = old.id;
    desk.registry.before("finish_rotation", move || {
        other.issuer.rename(id, "CRM (old)").unwrap();
        other.shown("CRM");
    });
    let taken = RegistryError::NameTaken(KeyName::new("CRM").unwrap());
    assert_eq!(rotate(&desk, &old), Err(taken.into()));
    let renamed = desk.find(old.id);
    assert_eq!(renamed.life, old.life, "the old key is not rotated");
    desk.assert_settled(&"a renaming amid a rotation");
}

#[test]
fn a_rotation_that_a_dead_process_left_half_done_never_was() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let dead = desk.beside();
    dead.registry.fail("finish_rotation", Before, full());
    dead.keychain.fail("remove", Before, broken());
    assert!(dead.issuer.rotate(old.id, Overlap::DAY).is_err());
    assert_eq!(desk.secrets().len(), 2, "its secret is there");
    assert_eq!(desk.list(), [old.clone()]);
    drop((dead.issuer, dead.registry));
    assert_eq!(desk.issuer.recover().unwrap().creations_undone, 1);
    assert_eq!(desk.list(), [old.clone()]);
    assert_eq!(rotate(&desk, &old), Ok(()));
    desk.assert_settled(&"the dead process");
}

#[test]
fn the_key_in_the_keychain_is_labelled_and_found_like_any_other() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    let label = "Keywright: My workspace / CRM".to_owned();
    assert!(desk.keychain.labels().contains(&(new.id, label)));
    let kept = desk.keychain.fetch(new.id, &new.digest).unwrap();
    assert_eq!(kept.digest(), new.digest);
    assert_eq!(desk.registry.trace(&new.digest), Ok(Some((new, None))));
}

#[test]
fn what_its_time_brings_is_done_by_keywright_itself() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    desk.clock.advance(DAY);
    desk.issuer.let_leave().unwrap();
    let last = desk.registry.entries().pop().unwrap();
    assert_eq!(last.action, "retired");
    assert_eq!(last.key, Some(old.id));
    assert_eq!(last.surface, Surface::Keywright.as_str());
}
