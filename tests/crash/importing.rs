//! `kill -9` while keys are taken over from a file: all of them are there with their secrets, or none,
//! and no secret is left that no record names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::Instant;

use keywright_core::Keychain;
use keywright_stores::SystemKeychain;
use keywright_tests::{by_creation, in_session, integrity, keychain_ids, verify};

use crate::{Moments, are_all, ended, next_start, stopped, victim};

const KEYS: usize = 3;
/// The service rewrites all it holds on each change; few items keep it fast.
const MOST: usize = 4 * KEYS;

#[test]
fn killed_at_two_hundred_random_moments_an_import_is_whole_or_was_not() {
    in_session(
        killed_at_two_hundred_random_moments_an_import_is_whole_or_was_not,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            drop(next_start(&folder));
            let begin = Instant::now();
            ended(importing(
                &folder,
                &sheet(session.folder(), "undisturbed"),
                None,
            ));
            let longest = begin.elapsed().mul_f32(1.25);
            let mut total = check(&folder);
            assert_eq!(total, KEYS);
            let seed = rand::random();
            println!("seed {seed}");
            let mut moments = Moments::new(seed, longest);
            let [mut before, mut half, mut after] = [0; 3];
            for round in 0.. {
                if are_all(round, before > 5 && half > 5 && after > 5) {
                    break;
                }
                let file = sheet(session.folder(), &round.to_string());
                let child = importing(&folder, &file, None);
                moments.wait();
                let said = stopped(child);
                session.revive_keychain();
                half += usize::from(said == "importing\n" && keychain_ids().len() > total);
                let is = check(&folder);
                match is - total {
                    0 => before += 1,
                    KEYS => after += 1,
                    some => panic!("seed {seed}, round {round}: {some} keys came"),
                }
                let promised = said.contains("imported");
                moments.came(said.is_empty(), promised);
                assert!(
                    !promised || is > total,
                    "seed {seed}, round {round}: {said}"
                );
                total = match is {
                    MOST.. => clear(&folder),
                    _ => is,
                };
                fs::remove_file(file).unwrap();
            }
            println!("{before} were as before, {half} killed half-way, {after} as after");
        },
    );
}

#[test]
fn killed_at_any_step_of_an_import_it_leaves_all_or_nothing() {
    in_session(
        killed_at_any_step_of_an_import_it_leaves_all_or_nothing,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            drop(next_start(&folder));
            for last in 0.. {
                let file = sheet(session.folder(), &last.to_string());
                let (_, survived) = ended(importing(&folder, &file, Some(last)));
                let keys = check(&folder);
                if survived {
                    assert_eq!(keys, KEYS);
                    assert!(last > 2 * KEYS, "{last} instants");
                    return;
                }
                if keys == 0 {
                    // What was begun holds nothing up.
                    let (_, worked) = ended(importing(&folder, &file, None));
                    assert!(worked, "{last}");
                    assert_eq!(check(&folder), KEYS);
                }
                clear(&folder);
            }
        },
    );
}

/// A process that takes over all keys of the file, killed at this instant.
fn importing(folder: &Path, file: &Path, last: Option<usize>) -> Child {
    let last = last.map(|last| last.to_string());
    let mut order = vec!["import", file.to_str().unwrap()];
    order.extend(last.as_deref());
    victim(folder, &order)
}

/// A sheet of keys that no other sheet has.
fn sheet(folder: &Path, name: &str) -> PathBuf {
    let mut text = "Name,Secret\n".to_owned();
    for number in 0..KEYS {
        text.push_str(&format!(
            "Key {name} {number},elsewhere-{name}-{number}-and-more-of-it\n"
        ));
    }
    let path = folder.join(format!("{name}.csv"));
    fs::write(&path, text).unwrap();
    path
}

/// The registry has all keys of some imports, with their secrets: how many there are.
fn check(folder: &Path) -> usize {
    let issuer = next_start(folder);
    integrity(folder);
    verify(folder, &issuer);
    let page = issuer.page(&by_creation("")).unwrap();
    assert_eq!(page.total % KEYS, 0, "all of each import, or none");
    let keychain = SystemKeychain::default();
    for record in &page.rows {
        assert!(record.is_foreign() && record.shown_at.is_some());
        let secret = keychain.fetch(record.id, &record.digest).unwrap();
        assert!(
            secret.digest() == record.digest,
            "each secret fits its record"
        );
    }
    page.total
}

/// No key is in the list any more.
fn clear(folder: &Path) -> usize {
    let issuer = next_start(folder);
    for record in issuer.page(&by_creation("")).unwrap().rows {
        issuer.delete(record.id).unwrap();
    }
    0
}
