//! A kill before and after every call of a port that a creation, a renaming and a deletion
//! make.

use std::path::Path;

use keywright_core::{Environment, IssueError, Issuer, KeyId, KeychainState, NewKey};
use keywright_tests::{by_creation, in_session, integrity, keychain_ids, keychain_labels, verify};

use crate::{ended, ids, next_start, victim};

/// Has a process do this, killed at each instant in turn until one gets through. Gives what
/// it said each time to `after`, with the issuer of the next start.
pub(crate) fn at_every_instant(
    folder: &Path,
    mut order: impl FnMut(&Issuer) -> Vec<String>,
    mut after: impl FnMut(&Issuer, &[String], &str),
) -> usize {
    for last in 0.. {
        let words = order(&next_start(folder));
        let instant = last.to_string();
        let order: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .chain([&*instant])
            .collect();
        let (said, survived) = ended(victim(folder, &order));
        let issuer = next_start(folder);
        integrity(folder);
        verify(folder, &issuer);
        after(&issuer, &words, &said);
        if survived {
            assert!(said.ends_with("done\n"), "{said}");
            return last;
        }
    }
    unreachable!("a process makes only so many calls")
}

pub(crate) fn total(issuer: &Issuer) -> usize {
    issuer.page(&by_creation("")).unwrap().total
}

#[test]
fn killed_at_any_step_of_a_creation_it_leaves_a_whole_key_or_none() {
    in_session(
        killed_at_any_step_of_a_creation_it_leaves_a_whole_key_or_none,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut showings = 0;
            let instants = at_every_instant(
                &folder,
                |_| vec!["create".to_owned(), "New".to_owned()],
                |issuer, _, said| {
                    let listed = issuer.page(&by_creation("")).unwrap().rows;
                    let unshown = issuer.never_shown().unwrap();
                    for id in ids(said, "shown") {
                        assert!(
                            listed.iter().any(|key| key.id == id),
                            "a key that was shown is lost"
                        );
                    }
                    for record in &unshown {
                        let revealed = issuer.reveal(record.id).unwrap();
                        assert_eq!(
                            revealed.access_key.digest(),
                            record.digest,
                            "its one showing"
                        );
                        issuer.mark_shown(record.id).unwrap();
                        let again = issuer.reveal(record.id).map(|key| key.record);
                        assert_eq!(again, Err(IssueError::AlreadyShown));
                        showings += 1;
                    }
                    listed
                        .iter()
                        .for_each(|record| issuer.delete(record.id).unwrap());
                    let created = issuer
                        .create(&NewKey::named("New", Environment::Live))
                        .unwrap();
                    issuer.delete(created.record.id).unwrap();
                    assert_eq!(
                        keychain_ids().len(),
                        0,
                        "the name is free, and nothing is left"
                    );
                },
            );
            assert!(
                instants >= 10,
                "five calls at least, and two instants each: {instants}"
            );
            assert!(showings > 0, "a kill before the showing was among them");
        },
    );
}

#[test]
fn killed_at_any_step_of_a_quick_creation_it_leaves_a_whole_key_or_none() {
    in_session(
        killed_at_any_step_of_a_quick_creation_it_leaves_a_whole_key_or_none,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut offered = Vec::new();
            let instants = at_every_instant(
                &folder,
                |_| vec!["quick".to_owned(), "Quick key".to_owned()],
                |issuer, _, said| {
                    let listed = issuer.page(&by_creation("")).unwrap().rows;
                    let unshown = issuer.never_shown().unwrap();
                    for id in ids(said, "shown") {
                        let kept = listed.iter().any(|key| key.id == id);
                        assert!(kept, "a key that was handed over is lost");
                    }
                    assert!(listed.iter().all(|key| key.provisional));
                    assert_eq!(issuer.unnamed().unwrap().1, listed.len());
                    for record in &unshown {
                        let revealed = issuer.reveal(record.id).unwrap();
                        assert_eq!(revealed.access_key.digest(), record.digest);
                    }
                    for record in &listed {
                        let handed_over = ids(said, "shown").contains(&record.id);
                        let seen = handed_over || unshown.contains(record);
                        assert!(seen, "nobody has the key, and nobody is offered it");
                    }
                    offered.push((listed.len(), unshown.len()));
                    for record in listed {
                        assert_eq!(record.name.as_str(), "Quick key");
                        issuer.delete(record.id).unwrap();
                    }
                    assert_eq!(keychain_ids().len(), 0, "and nothing is left");
                },
            );
            assert!(
                instants >= 14,
                "seven calls at least, and two instants each: {instants}"
            );
            offered.dedup();
            assert_eq!(
                offered,
                [(0, 0), (1, 1), (1, 0)],
                "first none, then one to be shown, then one that was"
            );
        },
    );
}

#[test]
fn killed_at_any_step_of_a_renaming_the_key_has_one_of_both_names_and_the_keychain_follows() {
    in_session(
        killed_at_any_step_of_a_renaming_the_key_has_one_of_both_names_and_the_keychain_follows,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut seen = Vec::new();
            let instants = at_every_instant(
                &folder,
                |issuer| {
                    let created = issuer
                        .create(&NewKey::named("Old", Environment::Live))
                        .unwrap();
                    issuer.mark_shown(created.record.id).unwrap();
                    let id = created.record.id.to_string();
                    ["rename", &id, "New"].map(str::to_owned).into()
                },
                |issuer, words, said| {
                    let id = KeyId::from_hex(&words[1]).unwrap();
                    let record = issuer.find(id).unwrap().unwrap();
                    let name = record.name.as_str();
                    assert!(["Old", "New"].contains(&name), "{name}");
                    if !ids(said, "renamed").is_empty() {
                        assert_eq!(name, "New", "it was told that this is the name");
                    }
                    let label = |name: &str| format!("Keywright: My workspace / {name}");
                    let before = keychain_labels()[&id].clone();
                    // As the application does when it starts.
                    issuer.renew_labels().unwrap();
                    assert_eq!(keychain_labels()[&id], label(name));
                    seen.push((name.to_owned(), before == label(name)));
                    let taken = issuer.create(&NewKey::named(name, Environment::Live));
                    assert!(taken.is_err(), "the name is taken");
                    let free = if name == "Old" { "New" } else { "Old" };
                    let other = issuer
                        .create(&NewKey::named(free, Environment::Live))
                        .unwrap();
                    issuer.delete(other.record.id).unwrap();
                    issuer.delete(id).unwrap();
                    assert_eq!((total(issuer), keychain_ids().len()), (0, 0));
                },
            );
            assert!(
                instants >= 12,
                "six calls at least, and two instants each: {instants}"
            );
            seen.dedup();
            let expected = [("Old", true), ("New", false), ("New", true)];
            let expected = expected.map(|(name, follows)| (name.to_owned(), follows));
            assert_eq!(seen, expected, "first the registry, then the keychain");
        },
    );
}

#[test]
fn killed_at_any_step_of_a_deletion_it_leaves_a_whole_key_or_none() {
    in_session(
        killed_at_any_step_of_a_deletion_it_leaves_a_whole_key_or_none,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let mut outcomes = Vec::new();
            let instants = at_every_instant(
                &folder,
                |issuer| {
                    let created = issuer
                        .create(&NewKey::named("Old", Environment::Live))
                        .unwrap();
                    issuer.mark_shown(created.record.id).unwrap();
                    vec!["delete".to_owned(), created.record.id.to_string()]
                },
                |issuer, words, _| {
                    let id = KeyId::from_hex(&words[1]).unwrap();
                    outcomes.push(total(issuer));
                    if total(issuer) == 1 {
                        assert_eq!(issuer.delete(id), Ok(()), "the next try works");
                    }
                    assert_eq!((total(issuer), keychain_ids().len()), (0, 0));
                },
            );
            assert!(
                instants >= 6,
                "three calls at least, and two instants each: {instants}"
            );
            assert!(
                outcomes.is_sorted_by(|one, next| one >= next),
                "{outcomes:?}"
            );
            assert_eq!(
                (outcomes[0], outcomes.last()),
                (1, Some(&0)),
                "before the intent it stays"
            );
        },
    );
}

#[test]
fn what_a_killed_process_left_another_that_runs_finishes_without_a_restart() {
    in_session(
        what_a_killed_process_left_another_that_runs_finishes_without_a_restart,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let running = next_start(&folder);
            for last in 0.. {
                let old = running
                    .create(&NewKey::named("Old", Environment::Live))
                    .unwrap()
                    .record;
                running.mark_shown(old.id).unwrap();
                let (id, last) = (old.id.to_string(), last.to_string());
                let orders = [["create", "New", &last], ["delete", &id, &last]];
                let survived = orders.map(|order| ended(victim(&folder, &order)).1);
                assert_eq!(running.keychain_state(), KeychainState::Unlocked);
                verify(&folder, &running);
                for record in running.page(&by_creation("")).unwrap().rows {
                    running.delete(record.id).unwrap();
                }
                if survived == [true, true] {
                    return;
                }
            }
        },
    );
}
