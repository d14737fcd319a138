//! `kill -9` while all secrets are moved, from the keychain into a vault file and back.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use keywright_core::{Environment, Issuer, KeyId, NewKey, Surface, Verdict};
use keywright_stores::{Dirs, StoreChoice, StoreKind, Stores, open_stores};
use keywright_tests::{Session, by_creation, in_session, integrity, keychain_ids};

use crate::{Moments, are_all, ended, stopped, victim};

const KEYS: usize = 3;

#[test]
fn killed_at_two_hundred_random_moments_a_move_leaves_every_secret_where_the_registry_says() {
    in_session(
        killed_at_two_hundred_random_moments_a_move_leaves_every_secret_where_the_registry_says,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let keys = with_keys(&folder);
            let longest = ["vault", "keychain"].map(|to| undisturbed(&folder, to));
            let seed = rand::random();
            println!("seed {seed}, {longest:?} each");
            let mut moments = longest.map(|longest| Moments::new(seed, longest));
            let begin = Instant::now();
            let mut found = Found::default();
            for round in 0.. {
                if are_all(round, found.filling > 10 && found.clearing > 3) {
                    break;
                }
                let (to, moments) = match round % 2 {
                    0 => ("vault", &mut moments[0]),
                    _ => ("keychain", &mut moments[1]),
                };
                let child = victim(&folder, &["move", to]);
                moments.wait();
                let said = stopped(child);
                let when = format!("seed {seed}, round {round}");
                let phase = check(session, &folder, &keys, to, &said, &when);
                moments.came(phase == Phase::Before, phase == Phase::After);
                found.note(phase);
            }
            println!("{found:?} in {:?}", begin.elapsed());
        },
    );
}

#[test]
fn killed_between_any_two_secrets_a_move_leaves_every_one_where_the_registry_says() {
    in_session(
        killed_between_any_two_secrets_a_move_leaves_every_one_where_the_registry_says,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let keys = with_keys(&folder);
            for to in ["vault", "keychain"] {
                let mut found = Found::default();
                for last in 0.. {
                    let child = victim(&folder, &["move", to, &last.to_string()]);
                    let (said, survived) = ended(child);
                    let when = format!("killed at {last}");
                    let phase = check(session, &folder, &keys, to, &said, &when);
                    if survived {
                        break;
                    }
                    found.note(phase);
                    let back = match to {
                        "vault" => "keychain",
                        _ => "vault",
                    };
                    finish(&open(&folder), &choice(back));
                }
                let expected = Found {
                    before: 1,
                    filling: KEYS,
                    clearing: KEYS,
                    after: 1,
                };
                assert_eq!(found, expected, "to the {to}");
            }
        },
    );
}

/// Where a move was when its process was killed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Before,
    Filling,
    Clearing,
    After,
}

/// How many kills fell into which phase.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    before: usize,
    filling: usize,
    clearing: usize,
    after: usize,
}

impl Found {
    fn note(&mut self, phase: Phase) {
        *match phase {
            Phase::Before => &mut self.before,
            Phase::Filling => &mut self.filling,
            Phase::Clearing => &mut self.clearing,
            Phase::After => &mut self.after,
        } += 1;
    }
}

/// After a process that moved was killed, all is where the registry says, and the move can be
/// finished.
fn check(
    session: &mut Session,
    folder: &Path,
    keys: &BTreeSet<KeyId>,
    to: &str,
    said: &str,
    when: &str,
) -> Phase {
    session.revive_keychain();
    integrity(folder);
    let stores = open(folder);
    assert_whole(&stores.issuer, keys, when);
    let goal = choice(to);
    let (there, left) = (stores.secrets.kind() == goal.kind(), stores.secrets.left());
    assert!(there || !said.contains("moved"), "{when}: {said}");
    finish(&stores, &goal);
    assert_whole(&stores.issuer, keys, &format!("{when}, and finished"));
    assert_in_one_store_alone(folder, &stores, keys);
    stores.issuer.keep_head().unwrap();
    let verified = stores.issuer.verify_activity().unwrap();
    assert!(
        matches!(verified.verdict, Verdict::Intact),
        "{when}: the end of the activity came along"
    );
    match (there, left) {
        (false, 0) => Phase::Before,
        (false, _) => Phase::Filling,
        (true, 0) => Phase::After,
        (true, _) => Phase::Clearing,
    }
}

fn open(folder: &Path) -> Stores {
    open_stores(&Dirs::at(folder), Surface::Window).unwrap()
}

fn choice(word: &str) -> StoreChoice {
    match word {
        "vault" => StoreChoice::VaultWithKeychain,
        _ => StoreChoice::Keychain,
    }
}

fn with_keys(folder: &Path) -> BTreeSet<KeyId> {
    let issuer = open(folder).issuer;
    (0..KEYS)
        .map(|number| {
            let new = NewKey::named(&format!("Key {number}"), Environment::Live);
            let id = issuer.create(&new).unwrap().record.id;
            issuer.mark_shown(id).unwrap();
            id
        })
        .collect()
}

/// How long a process takes that moves them, and a little more.
fn undisturbed(folder: &Path, to: &str) -> Duration {
    let begin = Instant::now();
    let (said, worked) = ended(victim(folder, &["move", to]));
    assert!(worked && said.contains("moved"), "{said}");
    begin.elapsed().mul_f32(1.1)
}

/// Every key has its secret in the store that the registry names.
fn assert_whole(issuer: &Issuer, keys: &BTreeSet<KeyId>, when: &str) {
    let listed = issuer.page(&by_creation("")).unwrap().rows;
    assert_eq!(listed.len(), keys.len(), "{when}");
    for record in listed {
        assert!(keys.contains(&record.id), "{when}");
        let copy = issuer.copy_of(&record).unwrap();
        let fits = copy.is_some_and(|copy| copy.digest() == record.digest);
        assert!(fits, "{when}: {} has lost its secret", record.id);
    }
}

fn finish(stores: &Stores, goal: &StoreChoice) {
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let report = stores.secrets.move_to(goal, go_on).unwrap();
    assert_eq!(
        (report.left, report.missing.len(), report.unfit.len()),
        (0, 0, 0)
    );
    assert_eq!(stores.secrets.kind(), goal.kind());
}

fn assert_in_one_store_alone(folder: &Path, stores: &Stores, keys: &BTreeSet<KeyId>) {
    let in_keychain = keychain_ids();
    let vaults = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let vaults = vaults.filter(|file| file.file_name().to_string_lossy().starts_with("vault"));
    let count = vaults.count();
    match stores.secrets.kind() {
        StoreKind::Keychain => {
            assert_eq!(&in_keychain, keys);
            assert_eq!(count, 0, "no file is left");
        }
        _ => {
            assert!(in_keychain.is_empty());
            assert_eq!(count, 1, "one file alone is left");
        }
    }
}
