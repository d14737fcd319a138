//! Rotations that are taken back.

use keywright_core::memory::When;
use keywright_core::{
    IssueError, KeyName, KeyRecord, KeychainError, KeychainState, Overlap, Registry, RegistryError,
    Status, Unfit,
};

use crate::desk::{DAY, Desk, HOUR, broken, full};

use When::{After, Before};

/// A desk with a key that was rotated, and its successor.
fn rotated() -> (Desk, KeyRecord, KeyRecord) {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let new = desk.rotated(old.id, Overlap::DAY);
    (desk, old, new)
}

fn unfit(unfit: Unfit) -> IssueError {
    RegistryError::from(unfit).into()
}

/// The old key is as it was before, and nothing is left of the new one but its tombstone.
fn assert_undone(desk: &Desk, old: &KeyRecord, new: &KeyRecord) {
    assert_eq!(desk.list(), [old.clone()]);
    assert_eq!(desk.secrets(), [old.id].into());
    let (_, deleted_at) = desk.registry.trace(&new.digest).unwrap().unwrap();
    assert!(deleted_at.is_some(), "a leaked copy is still recognised");
    let taken = RegistryError::NameTaken(old.name.clone());
    let create = keywright_core::NewKey::named("crm", keywright_core::Environment::Live);
    let again = desk.issuer.create(&create).map(|created| created.record);
    assert_eq!(again, Err(taken.into()), "it holds its name");
    desk.assert_settled(&"a rotation that was undone");
}

#[test]
fn in_the_overlap_the_old_key_gets_back_all_that_it_had() {
    let (desk, old, new) = rotated();
    desk.clock.advance(DAY - HOUR);
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_eq!(desk.actions()[5..], ["rotation-undone", "deleted"]);
    assert_undone(&desk, &old, &new);
    assert_eq!(
        desk.issuer.undo_rotation(old.id),
        Err(unfit(Unfit::NotRotated))
    );
    desk.rotated(old.id, Overlap::DAY);
    desk.assert_settled(&"and it can be rotated again");
}

#[test]
fn after_the_overlap_there_is_no_way_back() {
    let (desk, old, new) = rotated();
    desk.clock.set(new.created_at.after(DAY));
    assert_eq!(desk.issuer.undo_rotation(old.id), Err(unfit(Unfit::Ended)));
    assert!(desk.list().contains(&new));
    desk.assert_settled(&"a rotation that was not undone");
}

#[test]
fn at_the_last_millisecond_of_the_overlap_there_is_one() {
    let (desk, old, new) = rotated();
    desk.clock.set(new.created_at.after(DAY - 1));
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_undone(&desk, &old, &new);
}

#[test]
fn a_successor_that_was_deleted_before_is_not_needed() {
    let (desk, old, new) = rotated();
    desk.issuer.delete(new.id).unwrap();
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_eq!(desk.actions()[5..], ["deleted", "rotation-undone"]);
    assert_undone(&desk, &old, &new);
}

#[test]
fn a_successor_that_was_rotated_itself_is_not_taken_from_its_own() {
    let (desk, old, new) = rotated();
    let newest = desk.rotated(new.id, Overlap::DAY);
    let before = desk.list();
    assert_eq!(
        desk.issuer.undo_rotation(old.id),
        Err(unfit(Unfit::Rotated))
    );
    assert_eq!(desk.list(), before);
    desk.issuer.undo_rotation(new.id).unwrap();
    assert!(!desk.list().contains(&newest));
    assert_eq!(
        desk.issuer.undo_rotation(old.id),
        Ok(old.clone()),
        "one after the other they are"
    );
    assert_undone(&desk, &old, &new);
}

#[test]
fn a_name_that_another_key_has_by_now_stays_with_it() {
    let (desk, old, new) = rotated();
    desk.issuer.rename(new.id, "CRM 2").unwrap();
    let third = desk.shown("crm");
    let before = desk.list();
    let taken = RegistryError::NameTaken(third.name);
    assert_eq!(desk.issuer.undo_rotation(old.id), Err(taken.into()));
    assert_eq!(desk.list(), before, "nothing has changed");
    desk.issuer.delete(third.id).unwrap();
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_undone(&desk, &old, &new);
}

#[test]
fn the_name_that_the_old_key_was_given_meanwhile_is_the_one_it_has() {
    let (desk, old, _) = rotated();
    desk.issuer.rename(old.id, "CRM (old)").unwrap();
    let other = desk.shown("crm (OLD)");
    let taken = RegistryError::NameTaken(other.name);
    assert_eq!(desk.issuer.undo_rotation(old.id), Err(taken.into()));
    desk.issuer.rename(old.id, "Old CRM").unwrap();
    let undone = desk.issuer.undo_rotation(old.id).unwrap();
    assert_eq!(undone.name.as_str(), "Old CRM");
    desk.shown("CRM");
    desk.assert_settled(&"another name");
}

#[test]
fn where_the_keychain_is_locked_the_successor_goes_later() {
    let (desk, old, new) = rotated();
    desk.keychain.set_state(KeychainState::Locked);
    let pending = IssueError::DeletionPending(Box::new(KeychainError::Locked.into()));
    assert_eq!(desk.issuer.undo_rotation(old.id), Err(pending));
    assert_eq!(desk.find(old.id), old, "the old key is as it was at once");
    let other = desk.beside();
    drop((desk.issuer, desk.registry));
    assert_eq!(other.issuer.unlock_keychain(), Ok(KeychainState::Unlocked));
    assert_undone(&other, &old, &new);
}

#[test]
fn a_successor_that_waits_to_be_deleted_holds_no_name() {
    let (desk, old, new) = rotated();
    let other = desk.beside();
    other.keychain.fail("remove", Before, broken());
    assert!(other.issuer.undo_rotation(old.id).is_err());
    desk.issuer.rename(old.id, "CRM 2").unwrap();
    desk.shown("CRM");
    assert!(desk.list().contains(&new), "the other process has it still");
    other.issuer.recover().unwrap();
    desk.assert_settled(&"a name that is free");
}

#[test]
fn a_successor_that_is_being_deleted_by_another_process_is_left_to_it() {
    let (desk, old, new) = rotated();
    let other = desk.beside();
    other.registry.fail("finish_delete", Before, full());
    assert!(other.issuer.delete(new.id).is_err());
    let under_way = || Err(RegistryError::UnderWay.into());
    assert_eq!(desk.issuer.undo_rotation(old.id), under_way());
    drop((other.issuer, other.registry));
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_undone(&desk, &old, &new);
}

#[test]
fn a_key_that_is_being_deleted_itself_does_not_take_its_successor_with_it() {
    let (desk, old, new) = rotated();
    desk.registry.fail("finish_delete", Before, full());
    assert!(desk.issuer.delete(old.id).is_err());
    let refused = desk.issuer.undo_rotation(old.id);
    assert_eq!(refused, Err(RegistryError::UnderWay.into()));
    desk.issuer.recover().unwrap();
    assert_eq!(desk.list(), [new], "one of the two stays");
    desk.assert_settled(&"a deletion of the old key");
}

#[test]
fn the_deletion_of_its_successor_is_not_taken_back() {
    for when in [Before, After] {
        let (desk, old, new) = rotated();
        desk.keychain.fail("remove", Before, broken());
        assert!(desk.issuer.undo_rotation(old.id).is_err());
        desk.registry.fail("begin_delete", when, full());
        let pending = IssueError::DeletionPending(Box::new(full().into()));
        assert_eq!(desk.issuer.delete(new.id), Err(pending), "{when:?}");
        desk.issuer.recover().unwrap();
        assert_undone(&desk, &old, &new);
    }
}

#[test]
fn a_deletion_of_a_key_that_has_its_place_is_taken_back() {
    let (desk, old, new) = rotated();
    desk.registry.fail("begin_delete", After, full());
    assert_eq!(desk.issuer.delete(new.id), Err(full().into()));
    assert_eq!(desk.list(), [desk.find(old.id), new]);
    desk.assert_settled(&"a deletion that failed");
}

#[test]
fn a_rotation_that_is_undone_while_its_end_seems_to_have_come_keeps_the_secret() {
    let (desk, old, new) = rotated();
    desk.clock.advance(DAY);
    let other = desk.beside();
    let id = old.id;
    // One process has seen that the time had come, when the clock is put right.
    desk.registry.before("change", move || {
        other.clock.advance(-HOUR);
        other.issuer.undo_rotation(id).unwrap();
    });
    desk.issuer.let_leave().unwrap();
    assert_undone(&desk, &old, &new);
    assert_eq!(desk.status(old.id), Status::Active);
}

#[test]
fn a_rotation_that_another_process_makes_in_this_instant_is_not_the_one_that_is_meant() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    let (other, id) = (desk.beside(), old.id);
    desk.registry.before("undo_rotation", move || {
        other.rotated(id, Overlap::DAY);
    });
    let undone = desk.issuer.undo_rotation(old.id);
    assert_eq!(undone, Err(unfit(Unfit::NotRotated)));
    desk.registry.heal();
    let new = desk.rotated(old.id, Overlap::DAY);
    assert!(desk.list().contains(&new));
    desk.assert_settled(&"nothing to undo");
}

#[test]
fn a_rotation_that_another_process_makes_in_the_place_of_this_one_stands() {
    let (desk, old, first) = rotated();
    let (other, id) = (desk.beside(), old.id);
    desk.registry.before("undo_rotation", move || {
        other.issuer.undo_rotation(id).unwrap();
        other.rotated(id, Overlap::DAY);
    });
    let undone = desk.issuer.undo_rotation(old.id);
    assert_eq!(undone, Err(unfit(Unfit::NotRotated)));
    let second = desk.find(old.id).life.successor.unwrap();
    assert_ne!(second, first.id);
    assert_eq!(desk.find(second).life.predecessor, Some(old.id));
    desk.assert_settled(&"the second rotation");
}

#[test]
fn an_undoing_that_was_done_is_told_so_though_its_answer_was_lost() {
    let (desk, old, new) = rotated();
    desk.registry.fail("undo_rotation", After, full());
    assert_eq!(desk.issuer.undo_rotation(old.id), Ok(old.clone()));
    assert_undone(&desk, &old, &new);
}

#[test]
fn two_threads_that_undo_one_rotation_do_it_once() {
    let (desk, old, new) = rotated();
    let desk = std::sync::Arc::new(desk);
    let (again, id, name) = (desk.clone(), old.id, KeyName::new("CRM").unwrap());
    desk.registry.before("undo_rotation", move || {
        let under_way = Err(RegistryError::UnderWay.into());
        assert_eq!(again.issuer.undo_rotation(id), under_way.clone());
        assert_eq!(again.issuer.delete(new.id), under_way.map(|_| ()));
    });
    let undone = desk.issuer.undo_rotation(old.id).unwrap();
    assert_eq!(undone.name, name);
    assert_undone(&desk, &old, &new);
}
