//! What another process does in the instant before this one writes its intent.

use keywright_core::memory::{MemoryKeychain, MemoryRegistry, When};
use keywright_core::{Cause, IssueError, KeychainError};

use crate::desk::{Desk, FIRST, draft, full};

use When::{After, Before};

/// Another process begins the deletion of a key, removes the secret and ends, just before
/// this one begins the same; then what `fails` says fails. Gives this one's answer.
fn overtaken(
    fails: impl FnOnce(&MemoryRegistry, &MemoryKeychain) + Send + 'static,
) -> (Desk, Result<(), IssueError>) {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let (other, registry, keychain) = (desk.beside(), desk.registry.clone(), desk.keychain.clone());
    desk.registry.before("begin_delete", move || {
        other.registry.fail("finish_delete", Before, full());
        assert!(other.issuer.delete(old.id).is_err());
        drop(other);
        fails(&registry, &keychain);
    });
    let outcome = desk.issuer.delete(old.id);
    (desk, outcome)
}

/// The secret is gone: there is no way back.
fn assert_pending((desk, outcome): (Desk, Result<(), IssueError>), error: IssueError) {
    let pending = IssueError::DeletionPending(Box::new(error));
    assert_eq!(outcome, Err(pending));
    desk.assert_sound(&"a deletion by two processes");
    assert_eq!(desk.issuer.recover().unwrap().deletions_finished, 1);
    desk.assert_settled(&"recovery");
}

#[test]
fn a_deletion_that_another_process_began_in_this_instant_is_not_taken_back() {
    let refused = KeychainError::Refused(Cause::new("no"));
    let answer = refused.clone().into();
    let outcome = overtaken(|_, keychain| keychain.fail("remove", Before, refused));
    assert_pending(outcome, answer);
}

#[test]
fn nor_is_one_where_the_answer_to_the_intent_was_lost() {
    let outcome = overtaken(|registry, _| registry.fail("begin_delete", After, full()));
    assert_pending(outcome, full().into());
}

#[test]
fn a_workspace_that_gets_its_name_before_a_key_is_begun_has_it_in_the_label() {
    let desk = Desk::default();
    let other = desk.beside();
    desk.registry.before("begin_create", move || {
        other
            .issuer
            .change_workspace(FIRST, &draft("Acme", "acme"))
            .unwrap();
        other.issuer.renew_labels().unwrap();
    });
    let new = desk.shown("New");
    desk.issuer.renew_labels().unwrap();
    let label = "Keywright: Acme / New".to_owned();
    assert_eq!(desk.keychain.labels(), [(new.id, label)]);
}
