//! One key, handed out again to somebody who proves who they are.

use keywright_core::memory::When;
use keywright_core::{
    AdminPassphrase, Copies, Environment, IssueError, KeyId, KeychainError, LockError, NewKey,
    Policies, REASON_LENGTH, Reason, ReasonError, RecoverError, Recovery, RegistryError,
};
use zeroize::Zeroizing;

use crate::desk::{Desk, full};

const RIGHT: &str = "correct horse";

fn typed(text: &str) -> AdminPassphrase {
    AdminPassphrase::typed(Zeroizing::new(text.to_owned()))
}

fn reason() -> Reason {
    Reason::new(" Ticket 12 ").unwrap()
}

/// The digest of what is handed out.
fn recover(desk: &Desk, id: KeyId, passphrase: &str) -> Result<[u8; 32], RecoverError> {
    let access_key = desk.issuer.recover_key(id, &typed(passphrase), &reason())?;
    Ok(*access_key.digest().as_bytes())
}

fn locked() -> (Desk, KeyId) {
    let desk = Desk::default();
    desk.issuer.set_passphrase(None, &typed(RIGHT)).unwrap();
    let id = desk.shown("CRM").id;
    (desk, id)
}

#[test]
fn with_the_passphrase_a_key_is_handed_out_and_noted_with_the_reason() {
    let (desk, id) = locked();
    let digest = *desk.find(id).digest.as_bytes();
    assert_eq!(recover(&desk, id, RIGHT), Ok(digest));
    let entry = desk.registry.entries().pop().unwrap();
    assert_eq!((entry.action.as_str(), entry.key), ("recovered", Some(id)));
    assert_eq!(entry.facts.as_str(), "reason=Ticket 12");
    assert_eq!(recover(&desk, id, RIGHT), Ok(digest), "as often as needed");
}

#[test]
fn wrong_tries_wait_together_with_those_on_the_lock() {
    let (desk, id) = locked();
    for _ in 0..3 {
        let wrong = RecoverError::Lock(LockError::Wrong { wait: 0 });
        assert_eq!(recover(&desk, id, "wrong horse"), Err(wrong));
    }
    assert!(desk.issuer.try_unlock(&typed("wrong horse")).is_err());
    for desk in [&desk, &desk.beside()] {
        let answer = recover(desk, id, RIGHT);
        assert!(
            matches!(answer, Err(RecoverError::Lock(LockError::Wait { .. }))),
            "also after a restart: {answer:?}"
        );
    }
    assert!(!desk.actions().contains(&"recovered".to_owned()));
    desk.clock.advance(5_000);
    assert!(recover(&desk, id, RIGHT).is_ok());
}

#[test]
fn without_a_passphrase_nobody_can_prove_who_they_are() {
    let desk = Desk::default();
    let id = desk.shown("CRM").id;
    for text in ["", RIGHT] {
        assert_eq!(recover(&desk, id, text), Err(RecoverError::NotSet));
    }
}

#[test]
fn what_the_workspace_rules_out_or_keeps_no_copy_of_costs_no_try() {
    let (desk, id) = locked();
    desk.set_policies(Policies {
        recovery: Recovery::RuledOut,
        ..Policies::default()
    });
    assert_eq!(recover(&desk, id, RIGHT), Err(RecoverError::RuledOut));
    for _ in 0..9 {
        let wrong = recover(&desk, id, "wrong horse");
        assert_eq!(wrong, Err(RecoverError::RuledOut));
    }
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    let digest = desk.shown("Digest only").id;
    assert_eq!(recover(&desk, digest, RIGHT), Err(RecoverError::NoCopy));
    let unknown = recover(&desk, KeyId::from([7; 16]), RIGHT);
    assert_eq!(
        unknown,
        Err(RecoverError::Issue(RegistryError::NotFound.into()))
    );
    assert!(recover(&desk, id, RIGHT).is_ok(), "of the same workspace");
    let named: Vec<_> = desk.registry.entries();
    let changed = named
        .iter()
        .filter(|entry| entry.action == "workspace-changed")
        .filter_map(|entry| entry.facts.get("recovery.to"));
    assert_eq!(changed.collect::<Vec<_>>(), ["ruled-out", "allowed"]);
}

#[test]
fn nothing_is_handed_out_that_is_not_noted() {
    let (desk, id) = locked();
    desk.registry.fail("note_all", When::Before, full());
    let failed = Err(RecoverError::Issue(full().into()));
    assert_eq!(recover(&desk, id, RIGHT), failed);
    assert!(!desk.actions().contains(&"recovered".to_owned()));
    desk.keychain
        .fail_after(0, When::Before, KeychainError::Locked);
    let locked = IssueError::Keychain(KeychainError::Locked);
    assert_eq!(recover(&desk, id, RIGHT), Err(RecoverError::Issue(locked)));
    assert!(!desk.actions().contains(&"recovered".to_owned()));
    let mut calls = 0;
    loop {
        desk.registry.fail_after(calls, When::Before, full());
        if recover(&desk, id, RIGHT).is_ok() {
            break;
        }
        assert!(!desk.actions().contains(&"recovered".to_owned()), "{calls}");
        desk.clock.advance(60 * 60 * 1000);
        calls += 1;
    }
    assert!(calls > 5);
}

#[test]
fn a_key_that_was_never_shown_stays_one() {
    let (desk, _) = locked();
    let new = NewKey::named("Unseen", Environment::Live);
    let id = desk.issuer.create(&new).unwrap().record.id;
    assert!(recover(&desk, id, RIGHT).is_ok());
    assert_eq!(desk.find(id).shown_at, None);
}

#[test]
fn a_reason_is_one_readable_line_without_a_key() {
    let (desk, id) = locked();
    let access_key = desk.issuer.recover_key(id, &typed(RIGHT), &reason());
    let access_key = access_key.unwrap();
    let holding = Zeroizing::new(format!("for {}", access_key.expose()));
    assert_eq!(Reason::new(&holding).err(), Some(ReasonError::HoldsKey));
    for empty in ["", "  ", "\n\t"] {
        assert_eq!(Reason::new(empty), Err(ReasonError::Missing));
    }
    for odd in ["a\nb", "a\tb", "a\u{202e}b", "a\u{0}b", "a\u{2028}b"] {
        assert_eq!(Reason::new(odd), Err(ReasonError::Invisible), "{odd:?}");
    }
    let longest = "é".repeat(REASON_LENGTH);
    assert_eq!(Reason::new(&longest).unwrap().as_str(), longest);
    let longer = Reason::new(&format!("{longest}é"));
    assert_eq!(longer, Err(ReasonError::TooLong(REASON_LENGTH + 1)));
}
