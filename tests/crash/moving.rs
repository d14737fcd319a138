//! `kill -9` while all secrets are moved, from the keychain into a vault file and back.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use keywright_core::{Environment, Issuer, KeyId, NewKey, Surface, Verdict};
use keywright_stores::{Dirs, StoreChoice, StoreKind, Stores, open_stores};
use keywright_tests::{by_creation, in_session, integrity, keychain_ids};

use crate::{Moments, ended, stopped, victim};

const ROUNDS: u64 = 200;
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
            let [mut before, mut filling, mut clearing, mut after] = [0; 4];
            for round in 0..ROUNDS {
                let (to, moments) = match round % 2 {
                    0 => ("vault", &mut moments[0]),
                    _ => ("keychain", &mut moments[1]),
                };
                let child = victim(&folder, &["move", to]);
                moments.wait();
                let said = stopped(child);
                session.revive_keychain();
                integrity(&folder);
                let stores = open(&folder);
                assert_whole(
                    &stores.issuer,
                    &keys,
                    &format!("seed {seed}, round {round}"),
                );
                let goal = choice(to);
                let (there, left) = (stores.secrets.kind() == goal.kind(), stores.secrets.left());
                assert!(there || !said.contains("moved"), "round {round}: {said}");
                match (there, left) {
                    (false, 0) => before += 1,
                    (false, _) => filling += 1,
                    (true, 0) => after += 1,
                    (true, _) => clearing += 1,
                }
                moments.came((there, left) == (false, 0), (there, left) == (true, 0));
                finish(&stores, &goal);
                assert_whole(&stores.issuer, &keys, &format!("finished after {round}"));
                assert_in_one_store_alone(&folder, &stores, &keys);
                stores.issuer.keep_head().unwrap();
                let verified = stores.issuer.verify_activity().unwrap();
                assert!(
                    matches!(verified.verdict, Verdict::Intact),
                    "the end of the activity came along"
                );
            }
            println!(
                "{before} before, {filling} filling, {clearing} clearing, {after} after, in {:?}",
                begin.elapsed()
            );
            assert!(filling > 10 && clearing > 3, "kills fell into the work");
        },
    );
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
