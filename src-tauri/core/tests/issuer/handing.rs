//! What can be handed over, and what the activity says about it.

use std::ops::ControlFlow;

use keywright_core::memory::When;
use keywright_core::{
    Copies, Environment, HandOverError, HandOverFile, Handed, IssueError, Item, KeyId, Keychain,
    KeychainError, NewKey, Overlap, Policies, RegistryError,
};

use crate::desk::{DAY, Desk, draft, full};

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn hand_over(desk: &Desk, ids: &[KeyId]) -> Result<Handed, HandOverError> {
    desk.issuer.hand_over(ids, &mut go_on)
}

fn names(handed: &Handed) -> (Vec<&str>, Vec<&str>) {
    let keys = handed.keys.iter().map(|key| key.record.name.as_str());
    let without = handed.without.iter().map(|name| name.as_str());
    (keys.collect(), without.collect())
}

#[test]
fn secrets_come_in_the_order_asked_for_each_once_and_fit_their_records() {
    let desk = Desk::default();
    let [one, other] = ["One", "Other"].map(|name| desk.shown(name));
    let acme = desk.issuer.add_workspace(&draft("Acme", "acme")).unwrap();
    let new = NewKey {
        workspace: Some(acme.id),
        ..NewKey::named("Third", Environment::Test)
    };
    let third = desk.issuer.create(&new).unwrap().record;
    let handed = hand_over(&desk, &[third.id, one.id, other.id, one.id]).unwrap();
    assert_eq!(names(&handed), (vec!["Third", "One", "Other"], vec![]));
    assert_eq!(handed.keys[0].workspace, "Acme");
    for key in &handed.keys {
        assert_eq!(key.secret.digest(), key.record.digest);
    }
}

#[test]
fn keys_without_a_copy_are_named_and_all_of_them_are_an_error() {
    let desk = Desk::default();
    let kept = desk.shown("Kept");
    let retired = desk.shown("Retired");
    desk.rotated(retired.id, Overlap::DAY);
    desk.clock.advance(2 * DAY);
    desk.issuer.let_leave().unwrap();
    let [lost, other] = ["Lost", "Another"].map(|name| desk.shown(name));
    desk.keychain.remove(lost.id).unwrap();
    // Somebody has put another key there by hand.
    let foreign = desk.keychain.fetch(kept.id, &kept.digest).unwrap();
    desk.keychain.remove(other.id).unwrap();
    let item = Item {
        id: other.id,
        label: "Another".to_owned(),
    };
    desk.keychain.store(&item, &foreign).unwrap();
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    let digest = desk.shown("Digest only");
    let without = [retired.id, lost.id, other.id, digest.id];
    let known = desk.issuer.without_copy(&without).unwrap();
    let known: Vec<&str> = known.iter().map(|name| name.as_str()).collect();
    assert_eq!(
        known,
        ["Retired", "Digest only"],
        "the keychain is not asked"
    );
    let all: Vec<KeyId> = without.into_iter().chain([kept.id]).collect();
    let handed = hand_over(&desk, &all).unwrap();
    let expected = vec!["Retired", "Lost", "Another", "Digest only"];
    assert_eq!(names(&handed), (vec!["Kept"], expected));
    for ids in [&without[..], &[]] {
        assert_eq!(hand_over(&desk, ids).err(), Some(HandOverError::NoCopy));
    }
}

#[test]
fn a_key_that_is_not_in_the_list_is_an_error_and_so_is_every_failing_call() {
    let desk = Desk::default();
    let keys: Vec<KeyId> = ["A", "B", "C"].map(|name| desk.shown(name).id).into();
    let missing = Some(HandOverError::Issue(RegistryError::NotFound.into()));
    let unknown = [keys[0], KeyId::from([7; 16])];
    assert_eq!(hand_over(&desk, &unknown).err(), missing);
    assert_eq!(
        desk.issuer.without_copy(&unknown),
        Err(RegistryError::NotFound)
    );
    let noted = desk.actions().len();
    for calls in 0..4 {
        desk.registry.fail_after(calls, When::Before, full());
        let failed = Some(HandOverError::Issue(full().into()));
        assert_eq!(hand_over(&desk, &keys).err(), failed, "call {calls}");
    }
    for (calls, error) in (0..3).zip([
        KeychainError::Locked,
        KeychainError::NoService,
        KeychainError::Locked,
    ]) {
        desk.keychain.fail_after(calls, When::Before, error.clone());
        let failed = Some(HandOverError::Issue(IssueError::Keychain(error)));
        assert_eq!(hand_over(&desk, &keys).err(), failed, "call {calls}");
    }
    assert_eq!(desk.actions().len(), noted, "nothing was handed over");
}

#[test]
fn it_can_be_stopped_at_each_key() {
    let desk = Desk::default();
    let keys: Vec<KeyId> = ["A", "B"].map(|name| desk.shown(name).id).into();
    for stop in 0..=2 {
        let outcome = desk.issuer.hand_over(&keys, &mut |done, all| {
            assert_eq!(all, 2);
            match done == stop {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        assert_eq!(outcome.err(), Some(HandOverError::Stopped));
    }
}

#[test]
fn each_key_is_noted_with_the_file_or_none_is() {
    let desk = Desk::default();
    let ids: Vec<KeyId> = ["A", "B"].map(|name| desk.shown(name).id).into();
    let handed = hand_over(&desk, &ids).unwrap();
    let file = HandOverFile {
        format: "env",
        encrypted: false,
        keys: 2,
        recipient: None,
    };
    let before = desk.registry.entries().len();
    desk.registry.fail("note_all", When::Before, full());
    let refused = desk.issuer.note_hand_over(&handed.keys, &file);
    assert_eq!(refused, Err(full()));
    assert_eq!(desk.registry.entries().len(), before);
    desk.issuer.note_hand_over(&handed.keys, &file).unwrap();
    let entries = desk.registry.entries().split_off(before);
    let noted: Vec<_> = entries.iter().map(|entry| entry.key).collect();
    assert_eq!(noted, [Some(ids[0]), Some(ids[1])]);
    for entry in &entries {
        assert_eq!(entry.action, "handed-over");
        assert_eq!(entry.facts.as_str(), "format=env\nencrypted=no\nkeys=2");
    }
}
