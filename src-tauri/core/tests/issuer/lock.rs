//! The lock: what opens it, and what wrong tries cost, whatever fails in between.

use keywright_core::memory::When;
use keywright_core::{AdminPassphrase, LockError, PassphraseTooShort, Registry, Timestamp};
use static_assertions::assert_not_impl_any;
use zeroize::Zeroizing;

use crate::desk::{DAY, Desk, full};

const RIGHT: &str = "correct horse";
const SECOND: i64 = 1000;

assert_not_impl_any!(
    AdminPassphrase: std::fmt::Debug, std::fmt::Display, serde::Serialize, PartialEq, Clone,
    AsRef<str>, std::ops::Deref
);

fn typed(text: &str) -> AdminPassphrase {
    AdminPassphrase::typed(Zeroizing::new(text.to_owned()))
}

fn locked() -> Desk {
    let desk = Desk::default();
    assert_eq!(desk.issuer.set_passphrase(None, &typed(RIGHT)), Ok(()));
    desk
}

/// What the activity says of the lock, oldest first: the action, and how many tries.
fn noted(desk: &Desk) -> Vec<(String, Option<String>)> {
    let entries = desk.registry.entries().into_iter();
    entries
        .filter(|entry| entry.action.starts_with("lock-"))
        .map(|entry| (entry.action, entry.facts.get("tries")))
        .collect()
}

fn said(action: &str, tries: &[&str]) -> Vec<(String, Option<String>)> {
    let tries = tries.iter().map(|tries| Some((*tries).to_owned()));
    tries.map(|tries| (action.to_owned(), tries)).collect()
}

/// Wrong so many times, each as soon as it may be; then what the last one answered.
fn wrong(desk: &Desk, times: u32) -> Result<(), LockError> {
    let mut answer = Ok(());
    for _ in 0..times {
        let wait = desk.issuer.lock_status().unwrap().wait;
        desk.clock.advance(wait as i64);
        answer = desk.issuer.try_unlock(&typed("wrong horse"));
        assert!(matches!(answer, Err(LockError::Wrong { .. })), "{answer:?}");
    }
    answer
}

fn kept(desk: &Desk, name: &str) -> Option<String> {
    desk.registry.settings().unwrap().remove(name)
}

#[test]
fn at_first_there_is_no_lock_and_anything_opens_it() {
    let desk = Desk::default();
    let status = desk.issuer.lock_status().unwrap();
    assert!(!status.is_set && !status.has_recovery && status.wait == 0);
    assert_eq!(desk.issuer.try_unlock(&typed("")), Ok(()));
}

#[test]
fn a_passphrase_has_at_least_eight_characters_however_many_bytes_they_take() {
    let chosen = |text: &str| AdminPassphrase::chosen(Zeroizing::new(text.to_owned())).err();
    assert_eq!(chosen("sieben7"), Some(PassphraseTooShort));
    assert_eq!(chosen("achtacht"), None);
    assert_eq!(chosen("密码密码密码密"), Some(PassphraseTooShort));
    assert_eq!(chosen("密码密码密码密码"), None);
    let decomposed = "e\u{301}e\u{301}e\u{301}e\u{301}";
    assert_eq!(chosen(decomposed), Some(PassphraseTooShort), "four letters");
}

#[test]
fn only_the_passphrase_opens_it_however_its_letters_are_spelt() {
    let desk = Desk::default();
    let with_accent = typed("caf\u{e9} racer");
    assert_eq!(desk.issuer.set_passphrase(None, &with_accent), Ok(()));
    assert!(desk.beside().issuer.lock_status().unwrap().is_set);
    assert_eq!(desk.issuer.try_unlock(&typed("cafe\u{301} racer")), Ok(()));
    for other in ["", "cafe racer", "Caf\u{e9} racer", "caf\u{e9} racer "] {
        let answer = desk.beside().issuer.try_unlock(&typed(other));
        assert!(matches!(answer, Err(LockError::Wrong { .. })), "{other:?}");
        assert_eq!(desk.issuer.try_unlock(&with_accent), Ok(()));
    }
}

#[test]
fn what_is_kept_is_a_hash_and_never_the_passphrase() {
    let desk = locked();
    let settings = format!("{:?}", desk.registry.settings());
    assert!(settings.contains("$argon2id$v=19$m=65536,t=3,p=1$"));
    assert!(!settings.contains(RIGHT));
}

#[test]
fn changing_it_or_taking_it_off_wants_the_present_one_and_counts_as_a_try() {
    let desk = locked();
    let new = typed("battery staple");
    for current in [None, Some(typed("wrong horse"))] {
        let answer = desk.issuer.set_passphrase(current.as_ref(), &new);
        assert_eq!(answer, Err(LockError::Wrong { wait: 0 }));
    }
    let answer = desk.issuer.remove_passphrase(&typed("wrong horse"));
    assert_eq!(answer, Err(LockError::Wrong { wait: 0 }));
    assert!(wrong(&desk, 1).is_err());
    let answer = desk.issuer.set_passphrase(Some(&typed(RIGHT)), &new);
    assert!(matches!(answer, Err(LockError::Wait { .. })), "the fifth");
    desk.clock.advance(5 * SECOND);
    assert_eq!(
        desk.issuer.set_passphrase(Some(&typed(RIGHT)), &new),
        Ok(())
    );
    assert!(desk.issuer.try_unlock(&typed(RIGHT)).is_err());
    assert_eq!(desk.issuer.remove_passphrase(&new), Ok(()));
    assert!(!desk.issuer.lock_status().unwrap().is_set);
}

#[test]
fn wrong_tries_wait_longer_and_longer_also_after_a_restart() {
    let desk = locked();
    let Err(LockError::Wrong { wait: 0 }) = wrong(&desk, 3) else {
        panic!("three are free");
    };
    let Err(LockError::Wrong { wait: first }) = wrong(&desk, 1) else {
        panic!("the fourth is looked at");
    };
    assert!(first > 4_990 && first <= 5_000, "{first}");
    let restarted = desk.beside();
    let answer = restarted.issuer.try_unlock(&typed(RIGHT));
    assert!(
        matches!(answer, Err(LockError::Wait { wait }) if wait > 4_900),
        "not even the right one is looked at: {answer:?}"
    );
    let Err(LockError::Wrong { wait: second }) = wrong(&restarted, 1) else {
        panic!("the fifth is looked at");
    };
    assert!(second > 9_990 && second <= 10_000, "{second}");
    restarted.clock.advance(10 * SECOND);
    assert_eq!(restarted.issuer.try_unlock(&typed(RIGHT)), Ok(()));
    let Err(LockError::Wrong { wait: 0 }) = wrong(&restarted, 3) else {
        panic!("a right one makes up for all before it");
    };
}

#[test]
fn a_clock_that_is_set_back_gives_no_try_and_no_endless_waiting() {
    let desk = locked();
    assert!(wrong(&desk, 5).is_err());
    desk.clock.advance(-DAY);
    let answer = desk.issuer.try_unlock(&typed(RIGHT));
    assert!(
        matches!(answer, Err(LockError::Wait { wait: 10_000 })),
        "{answer:?}"
    );
    desk.clock.advance(9 * SECOND);
    assert!(desk.issuer.try_unlock(&typed(RIGHT)).is_err());
    desk.clock.advance(SECOND);
    assert_eq!(desk.issuer.try_unlock(&typed(RIGHT)), Ok(()));
}

#[test]
fn a_try_is_counted_before_it_is_answered() {
    let desk = locked();
    assert!(wrong(&desk, 1).is_err());
    assert!(kept(&desk, "lock.tries").unwrap().starts_with("1 "));

    desk.registry.fail("change_settings", When::Before, full());
    let answer = desk.issuer.try_unlock(&typed(RIGHT));
    let refused = Err(LockError::Registry(full()));
    assert_eq!(answer, refused, "what cannot be counted is not tried");
    // Killed between counting and answering.
    desk.registry.fail("change_settings", When::After, full());
    assert!(desk.issuer.try_unlock(&typed(RIGHT)).is_err());
    assert!(kept(&desk, "lock.tries").unwrap().starts_with("2 "));
    assert_eq!(desk.beside().issuer.try_unlock(&typed(RIGHT)), Ok(()));
}

#[test]
fn a_hash_that_asks_for_too_much_opens_to_nothing_and_stays_a_lock() {
    let desk = locked();
    let hash = kept(&desk, "lock.passphrase").unwrap();
    let absurd = hash.replace("m=65536", "m=4294967295");
    desk.registry
        .change_setting("lock.passphrase", &absurd)
        .unwrap();
    assert_eq!(
        desk.issuer.try_unlock(&typed(RIGHT)),
        Err(LockError::Unreadable)
    );
    assert!(desk.issuer.lock_status().unwrap().is_set);
}

#[test]
fn the_recovery_sheet_opens_it_and_gives_it_another_passphrase() {
    let desk = locked();
    let new = typed("battery staple");
    let answer = desk.issuer.unlock_with_recovery(Some("age1right"), &new);
    assert_eq!(answer, Err(LockError::NoRecoverySheet));
    desk.registry
        .change_setting("backup_recipient", "age1right")
        .unwrap();
    assert!(desk.issuer.lock_status().unwrap().has_recovery);
    for other in [None, Some(""), Some("age1wrong")] {
        let answer = desk.issuer.unlock_with_recovery(other, &new);
        assert_eq!(answer, Err(LockError::Wrong { wait: 0 }));
    }
    assert!(wrong(&desk, 1).is_err(), "both are counted together");
    let answer = desk.issuer.unlock_with_recovery(Some("age1right"), &new);
    assert!(matches!(answer, Err(LockError::Wait { .. })));
    desk.clock.set(Timestamp(1_800_000_000_000));
    let answer = desk.issuer.unlock_with_recovery(Some("age1right"), &new);
    assert_eq!(answer, Ok(()));
    assert_eq!(desk.issuer.try_unlock(&new), Ok(()));
    assert!(desk.issuer.try_unlock(&typed(RIGHT)).is_err());
}

#[test]
fn the_activity_says_when_the_lock_was_set_changed_taken_off_or_opened_by_the_sheet() {
    let desk = locked();
    let new = typed("battery staple");
    desk.registry
        .change_setting("backup_recipient", "age1right")
        .unwrap();
    let issuer = &desk.issuer;
    issuer.set_passphrase(Some(&typed(RIGHT)), &new).unwrap();
    issuer
        .unlock_with_recovery(Some("age1right"), &typed(RIGHT))
        .unwrap();
    issuer.remove_passphrase(&typed(RIGHT)).unwrap();
    issuer.remove_passphrase(&typed(RIGHT)).unwrap();
    issuer.set_passphrase(None, &new).unwrap();
    let actions: Vec<String> = noted(&desk).into_iter().map(|(action, _)| action).collect();
    let expected = [
        "lock-set",
        "lock-changed",
        "lock-recovered",
        "lock-removed",
        "lock-set",
    ];
    assert_eq!(actions, expected, "and nothing where nothing was done");
}

#[test]
fn the_lock_is_changed_and_noted_or_neither() {
    let desk = Desk::default();
    desk.registry.fail("change_settings", When::Before, full());
    let refused = desk.issuer.set_passphrase(None, &typed(RIGHT));
    assert_eq!(refused, Err(LockError::Registry(full())));
    assert!(!desk.issuer.lock_status().unwrap().is_set);
    assert_eq!(noted(&desk), []);
    desk.issuer.set_passphrase(None, &typed(RIGHT)).unwrap();
    desk.registry.fail("change_settings", When::Before, full());
    let refused = desk.issuer.remove_passphrase(&typed(RIGHT));
    assert_eq!(refused, Err(LockError::Registry(full())));
    assert!(desk.issuer.lock_status().unwrap().is_set);
    assert_eq!(noted(&desk), [("lock-set".to_owned(), None)]);
}

#[test]
fn wrong_tries_are_noted_without_filling_the_activity_and_so_is_a_right_one_after_them() {
    let desk = locked();
    let mut expected = vec![("lock-set".to_owned(), None)];
    assert_eq!(desk.issuer.try_unlock(&typed(RIGHT)), Ok(()));
    assert_eq!(noted(&desk), expected, "what is usual is not noted");
    assert!(wrong(&desk, 11).is_err());
    expected.extend(said("lock-tried", &["1", "2", "4", "8"]));
    assert_eq!(noted(&desk), expected);
    desk.clock.advance(DAY);
    assert_eq!(desk.issuer.try_unlock(&typed(RIGHT)), Ok(()));
    expected.extend(said("lock-opened", &["11"]));
    assert_eq!(noted(&desk), expected);
    assert!(wrong(&desk, 1).is_err());
    expected.extend(said("lock-tried", &["1"]));
    assert_eq!(noted(&desk), expected, "and it begins anew");
    // One that could not be noted is counted all the same, and not answered.
    desk.registry.fail("note_all", When::Before, full());
    let answer = desk.issuer.try_unlock(&typed("wrong horse"));
    assert_eq!(answer, Err(LockError::Registry(full())));
    assert!(kept(&desk, "lock.tries").unwrap().starts_with("2 "));
}
