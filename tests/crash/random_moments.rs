//! Two hundred kills at random moments, from the process's start on.

use std::collections::BTreeSet;
use std::time::Duration;

use keywright_core::{Issuer, KeyId};
use keywright_tests::{by_creation, in_session, integrity, verify};

use crate::{Moments, ROUNDS, are_all, ids, killed, next_start, victim};

/// So many rounds share a folder; each new one is also killed while it makes its registry.
const ROUNDS_PER_FOLDER: u64 = 20;
/// Long enough for about ten creations and deletions, where nothing else runs.
const LONGEST_LIFE: Duration = Duration::from_millis(250);
/// More keys than a victim needs to show.
const ENOUGH: usize = 10;

#[test]
fn killed_at_two_hundred_random_moments_it_loses_no_key_that_was_shown() {
    in_session(
        killed_at_two_hundred_random_moments_it_loses_no_key_that_was_shown,
        |session| {
            session.start();
            // To see a failure again, put its seed here.
            let seed = rand::random();
            println!("seed {seed}");
            let mut moments = Moments::new(seed, LONGEST_LIFE);
            let mut unshown = 0;
            let mut shown = 0;
            for round in 0.. {
                if are_all(round, shown > ROUNDS) {
                    break;
                }
                let folder = session
                    .folder()
                    .join(format!("registry {}", round / ROUNDS_PER_FOLDER));
                let child = victim(&folder, &["busy", &round.to_string()]);
                moments.wait();
                let said = killed(child);
                moments.came(said.is_empty(), ids(&said, "shown").len() > ENOUGH);
                session.revive_keychain();
                println!("round {round}: {} lines", said.lines().count());

                let issuer = next_start(&folder);
                integrity(&folder);
                verify(&folder, &issuer);
                let listed = listed(&issuer);
                let deletions = ids(&said, "deleting");
                for id in ids(&said, "shown") {
                    shown += 1;
                    let lost = !listed.contains(&id) && !deletions.contains(&id);
                    assert!(
                        !lost,
                        "seed {seed}, round {round}: {id} was shown and is lost"
                    );
                }
                for id in ids(&said, "deleted") {
                    assert!(
                        !listed.contains(&id),
                        "seed {seed}, round {round}: {id} is back"
                    );
                }
                for record in issuer.never_shown().unwrap() {
                    unshown += 1;
                    let revealed = issuer.reveal(record.id).unwrap();
                    assert_eq!(revealed.access_key.digest(), record.digest);
                    issuer.mark_shown(record.id).unwrap();
                }
                // The service rewrites all it holds on each change; few items keep it fast.
                listed.iter().for_each(|id| issuer.delete(*id).unwrap());
                verify(&folder, &issuer);
            }
            println!("{shown} keys were shown, {unshown} waited for their showing");
        },
    );
}

fn listed(issuer: &Issuer) -> BTreeSet<KeyId> {
    issuer
        .page(&by_creation(""))
        .unwrap()
        .rows
        .iter()
        .map(|record| record.id)
        .collect()
}
