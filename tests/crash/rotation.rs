//! A kill before and after every call of a port that a rotation makes, its undoing, and a
//! secret that leaves.

use keywright_core::{Environment, Issuer, KeyId, KeyRecord, NewKey, Overlap, Status, Verdict};
use keywright_tests::{by_creation, in_session, keychain_ids};

use crate::every_step::{at_every_instant, total};
use crate::ids;

fn shown(issuer: &Issuer, name: &str) -> KeyRecord {
    let created = issuer.create(&NewKey::named(name, Environment::Live));
    let record = created.unwrap().record;
    issuer.mark_shown(record.id).unwrap();
    record
}

fn find(issuer: &Issuer, words: &[String]) -> KeyRecord {
    let id = KeyId::from_hex(&words[1]).unwrap();
    issuer.find(id).unwrap().expect("the old key is never lost")
}

/// All keys go, and with them all secrets. The activity says so, and is whole.
fn clear(issuer: &Issuer) {
    for record in issuer.page(&by_creation("")).unwrap().rows {
        issuer.delete(record.id).unwrap();
    }
    assert_eq!((total(issuer), keychain_ids().len()), (0, 0));
    issuer.keep_head().unwrap();
    assert_eq!(issuer.verify_activity().unwrap().verdict, Verdict::Intact);
}

#[test]
fn killed_at_any_step_of_a_rotation_there_is_one_key_or_a_pair() {
    in_session(
        killed_at_any_step_of_a_rotation_there_is_one_key_or_a_pair,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut seen = Vec::new();
            at_every_instant(
                &folder,
                |issuer| {
                    let old = shown(issuer, "CRM").id.to_string();
                    ["rotate", &old, "1440"].map(str::to_owned).into()
                },
                |issuer, words, said| {
                    let old = find(issuer, words);
                    for id in ids(said, "shown") {
                        assert_eq!(old.life.successor, Some(id), "it was seen");
                    }
                    if let Some(successor) = old.life.successor {
                        let new = issuer.find(successor).unwrap().unwrap();
                        assert_eq!(new.life.predecessor, Some(old.id));
                        assert_eq!(new.name, old.name);
                        assert_eq!(old.life.status(issuer.now()), Status::Retiring);
                    } else {
                        assert_eq!(old.life.status(issuer.now()), Status::Active);
                    }
                    let pair = old.life.successor.is_some();
                    assert_eq!(total(issuer), 1 + usize::from(pair));
                    let taken = issuer.create(&NewKey::named("CRM", Environment::Live));
                    assert!(taken.is_err(), "one of them has the name");
                    seen.push(pair);
                    clear(issuer);
                },
            );
            assert!(seen.is_sorted(), "{seen:?}");
            assert!(seen.contains(&false) && seen.contains(&true));
        },
    );
}

#[test]
fn killed_at_any_step_of_a_rotation_without_overlap_the_old_secret_leaves_in_the_end() {
    in_session(
        killed_at_any_step_of_a_rotation_without_overlap_the_old_secret_leaves_in_the_end,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            at_every_instant(
                &folder,
                |issuer| {
                    let old = shown(issuer, "CRM").id.to_string();
                    ["rotate", &old, "0"].map(str::to_owned).into()
                },
                |issuer, words, _| {
                    let old = find(issuer, words);
                    match old.life.successor {
                        Some(successor) => {
                            assert_eq!(old.life.status(issuer.now()), Status::Expired);
                            assert!(keychain_ids().into_iter().eq([successor]));
                        }
                        None => assert!(keychain_ids().into_iter().eq([old.id])),
                    }
                    clear(issuer);
                },
            );
        },
    );
}

#[test]
fn killed_at_any_step_of_an_undoing_the_rotation_stands_or_never_was() {
    in_session(
        killed_at_any_step_of_an_undoing_the_rotation_stands_or_never_was,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut seen = Vec::new();
            at_every_instant(
                &folder,
                |issuer| {
                    let old = shown(issuer, "CRM").id;
                    let new = issuer.rotate(old, Overlap::DAY).unwrap().record.id;
                    issuer.mark_shown(new).unwrap();
                    ["undo", &old.to_string()].map(str::to_owned).into()
                },
                |issuer, words, said| {
                    let old = find(issuer, words);
                    let stands = old.life.successor.is_some();
                    if !ids(said, "undone").is_empty() {
                        assert!(!stands, "it was told that it is undone");
                    }
                    assert_eq!(total(issuer), 1 + usize::from(stands));
                    assert!(keychain_ids().contains(&old.id), "its secret stays");
                    seen.push(stands);
                    clear(issuer);
                },
            );
            seen.dedup();
            assert_eq!(seen, [true, false]);
        },
    );
}
