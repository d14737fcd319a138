//! `kill -9` while a backup is made, and while one is restored.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use keywright_backup::{DecryptWith, EncryptTo, Identity};
use keywright_core::{Environment, Issuer, KeyId, Keychain, KeychainError, NewKey, Surface};
use keywright_safekeeping::{Every, Schedule, back_up, make, open};
use keywright_stores::SystemKeychain;
use keywright_tests::{by_creation, in_session, integrity, keychain_ids, verify};

use crate::{Moments, are_all, ended, killed, next_start, stopped, victim};

const KEYS: usize = 8;
/// From the process's start until some backups of so many keys are made, where nothing else runs.
const LONGEST_LIFE: Duration = Duration::from_millis(300);
/// More backups than a process needs to make.
const MANY: usize = 5;

#[test]
fn killed_at_two_hundred_random_moments_each_backup_that_has_its_name_is_whole() {
    in_session(
        killed_at_two_hundred_random_moments_each_backup_that_has_its_name_is_whole,
        |session| {
            session.start();
            let [folder, target] = folders(session.folder());
            let identity = Identity::generate();
            let recipient = identity.recipient();
            let shown = recipient.to_string();
            let with = DecryptWith::Identity(identity);
            let seed = rand::random();
            println!("seed {seed}");
            let mut moments = Moments::new(seed, LONGEST_LIFE);
            let (mut seen, mut halves) = (BTreeSet::new(), 0);
            for round in 0.. {
                if are_all(round, seen.len() > 5 && halves > 10) {
                    break;
                }
                let order = ["back-up", target.to_str().unwrap(), &shown];
                let child = victim(&folder, &order);
                moments.wait();
                let said = killed(child);
                session.revive_keychain();
                integrity(&folder);
                let (whole, drafts) = found(&target);
                let made = said.lines().filter(|line| *line == "made").count();
                let is_new = whole.iter().any(|file| !seen.contains(file));
                assert!(made == 0 || is_new, "seed {seed}, {round}: {said}");
                moments.came(made == 0, made >= MANY);
                for file in whole {
                    let backup = open(&file, &with)
                        .unwrap_or_else(|error| panic!("seed {seed}, {round}: {error}"))
                        .backup;
                    assert_eq!(backup.secrets.len(), KEYS);
                    seen.insert(file);
                }
                halves += drafts.len();
                drafts
                    .iter()
                    .for_each(|file| fs::remove_file(file).unwrap());
            }
            println!("{} backups, {halves} were stopped half-way", seen.len());
            let issuer = next_start(&folder);
            verify(&folder, &issuer);
            // One that is not disturbed removes what the others left over.
            let schedule = Schedule {
                folder: target.clone(),
                every: Every::Day,
                keep: 3,
                recipient,
            };
            back_up(&issuer, "test", &schedule, Surface::Keywright, &mut go_on).unwrap();
            assert_eq!(found(&target).0.len(), 3);
        },
    );
}

#[test]
fn two_processes_that_back_up_into_one_folder_leave_each_other_whole() {
    in_session(
        two_processes_that_back_up_into_one_folder_leave_each_other_whole,
        |session| {
            session.start();
            let [folder, target] = folders(session.folder());
            let identity = Identity::generate();
            let recipient = identity.recipient().to_string();
            let order = ["back-up", target.to_str().unwrap(), &recipient];
            let mut children = [victim(&folder, &order), victim(&folder, &order)];
            for child in &mut children {
                let said = BufReader::new(child.stdout.as_mut().unwrap()).lines();
                let made = said.map_while(Result::ok).take(10);
                assert_eq!(made.collect::<Vec<_>>(), ["made"; 10]);
            }
            for mut child in children {
                assert!(child.try_wait().unwrap().is_none(), "it goes on");
                child.kill().unwrap();
                child.wait().unwrap();
            }
            session.revive_keychain();
            integrity(&folder);
            verify(&folder, &next_start(&folder));
            let with = DecryptWith::Identity(identity);
            let (whole, drafts) = found(&target);
            // Each keeps three, and may have been killed before it has removed more.
            assert!((3..=6).contains(&whole.len()), "{whole:?}");
            assert!(drafts.len() <= 2, "{drafts:?}");
            for file in whole {
                assert_eq!(open(&file, &with).unwrap().backup.secrets.len(), KEYS);
            }
        },
    );
}

#[test]
fn killed_at_two_hundred_random_moments_a_restoration_is_whole_or_was_not() {
    in_session(
        killed_at_two_hundred_random_moments_a_restoration_is_whole_or_was_not,
        |session| {
            session.start();
            let (file, identity) = backup(session.folder());
            let begin = Instant::now();
            let undisturbed = session.folder().join("undisturbed");
            ended(restoring(&undisturbed, &file, &identity, None));
            let longest = begin.elapsed().mul_f32(1.25);
            empty_keychain();
            let seed = rand::random();
            println!("seed {seed}");
            let mut moments = Moments::new(seed, longest);
            let [mut before, mut half, mut after] = [0; 3];
            for round in 0.. {
                if are_all(round, before > 5 && half > 5 && after > 5) {
                    break;
                }
                let folder = session.folder().join(format!("fresh {round}"));
                let child = restoring(&folder, &file, &identity, None);
                moments.wait();
                let said = stopped(child);
                session.revive_keychain();
                half += usize::from(said == "restoring\n" && !keychain_ids().is_empty());
                let keys = check(&folder);
                match keys {
                    0 => before += 1,
                    _ => after += 1,
                }
                let promised = said.contains("restored");
                moments.came(said.is_empty(), promised);
                assert!(!promised || keys == KEYS, "seed {seed}, {round}: {said}");
                empty_keychain();
                fs::remove_dir_all(&folder).unwrap();
            }
            println!("{before} were as before, {half} killed half-way, {after} as after");
        },
    );
}

#[test]
fn killed_at_any_step_of_a_restoration_it_leaves_all_or_nothing() {
    in_session(
        killed_at_any_step_of_a_restoration_it_leaves_all_or_nothing,
        |session| {
            session.start();
            let (file, identity) = backup(session.folder());
            for last in 0.. {
                let folder = session.folder().join(format!("fresh {last}"));
                let child = restoring(&folder, &file, &identity, Some(last));
                let (_, survived) = ended(child);
                let keys = check(&folder);
                if survived {
                    assert_eq!(keys, KEYS);
                    assert!(last > 2 * KEYS, "{last} instants");
                    return;
                }
                // What was begun holds nothing up.
                let (_, worked) = ended(restoring(&folder, &file, &identity, None));
                assert!(worked, "{last}");
                assert_eq!(check(&folder), KEYS);
                empty_keychain();
            }
        },
    );
}

#[test]
fn killed_at_any_step_it_brings_lost_copies_back_or_not_and_touches_nothing_else() {
    in_session(
        killed_at_any_step_it_brings_lost_copies_back_or_not_and_touches_nothing_else,
        |session| {
            session.start();
            let (file, identity) = backup(session.folder());
            let folder = session.folder().join("old");
            let keychain = SystemKeychain::default();
            let mut halves = 0;
            for last in 0.. {
                // All are there, and then half of them are not.
                let (_, worked) = ended(restoring(&folder, &file, &identity, None));
                assert!(worked, "{last}");
                verify(&folder, &next_start(&folder));
                let lost: BTreeSet<KeyId> = keychain_ids().into_iter().take(KEYS / 2).collect();
                lost.iter().for_each(|id| keychain.remove(*id).unwrap());
                let (_, survived) = ended(restoring(&folder, &file, &identity, Some(last)));
                let issuer = next_start(&folder);
                integrity(&folder);
                let rows = issuer.page(&by_creation("")).unwrap().rows;
                assert_eq!(rows.len(), KEYS);
                let mut back = 0;
                for record in rows {
                    match keychain.fetch(record.id, &record.digest) {
                        Ok(secret) => {
                            assert!(secret.digest() == record.digest, "{last}");
                            back += usize::from(lost.contains(&record.id));
                        }
                        Err(error) => {
                            assert_eq!(error, KeychainError::Missing);
                            assert!(lost.contains(&record.id), "{last}");
                        }
                    }
                }
                halves += usize::from((1..lost.len()).contains(&back));
                if survived {
                    assert_eq!(back, lost.len());
                    assert!(
                        halves > 0 && last > KEYS / 2,
                        "{last} instants, {halves} halves"
                    );
                    return;
                }
            }
        },
    );
}

/// A registry is as it was before, or has all keys with their secrets: how many there are.
fn check(folder: &Path) -> usize {
    let issuer = next_start(folder);
    integrity(folder);
    verify(folder, &issuer);
    let total = issuer.page(&by_creation("")).unwrap().total;
    assert!(total == 0 || total == KEYS, "{total} keys");
    total
}

/// A backup of some keys, whose own registry and secrets are gone.
fn backup(folder: &Path) -> (PathBuf, Identity) {
    let issuer = next_start(&folder.join("old"));
    with_keys(&issuer);
    let file = folder.join("one.age");
    let identity = Identity::generate();
    let to = EncryptTo::Recipients(vec![identity.recipient()]);
    make(&issuer, "test", to, &file, &mut go_on).unwrap();
    drop(issuer);
    empty_keychain();
    (file, identity)
}

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn with_keys(issuer: &Issuer) {
    for number in 0..KEYS {
        let new = NewKey::named(&format!("Key {number}"), Environment::Live);
        let made = issuer.create(&new).unwrap();
        issuer.mark_shown(made.record.id).unwrap();
    }
}

/// A registry with keys, and a folder for its backups.
fn folders(at: &Path) -> [PathBuf; 2] {
    let [registry, target] = ["registry", "backups"].map(|name| at.join(name));
    with_keys(&next_start(&registry));
    fs::create_dir(&target).unwrap();
    [registry, target]
}

fn empty_keychain() {
    let keychain = SystemKeychain::default();
    let ids: Vec<KeyId> = keychain.ids().unwrap();
    ids.into_iter().for_each(|id| keychain.remove(id).unwrap());
}

/// A process that restores the file, killed at this instant.
fn restoring(folder: &Path, file: &Path, identity: &Identity, last: Option<usize>) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_keywright-victim"))
        .arg(folder)
        .arg("restore")
        .arg(file)
        .args(last.map(|last| last.to_string()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{}", identity.expose().as_str()).unwrap();
    child
}

/// The backups that have their names, and what has not.
fn found(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.partition(|path| path.extension().is_some_and(|end| end == "age"))
}
