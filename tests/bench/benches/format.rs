//! Making keys and refusing strings that are none, on one core, against `prefixed-api-key`.

#![allow(clippy::expect_used, missing_docs)]

use std::hint::black_box;

use keywright_bench::{Aim, rates};
use keywright_core::{Environment, KeyFormat, KeyGenerator, KeyPrefix};
use prefixed_api_key::{PrefixedApiKey, PrefixedApiKeyController};
use rand::rngs::SysRng;

const ROUNDS: usize = 15;

fn main() {
    let format = KeyFormat {
        prefix: KeyPrefix::new("acme").expect("this is a prefix"),
        environment: Environment::Live,
    };
    let mut generator = KeyGenerator::new(SysRng);
    let mut peer = PrefixedApiKeyController::configure()
        .prefix("acme".to_owned())
        .seam_defaults()
        .finalize()
        .expect("these are the crate's defaults");

    let (ours, peers) = rates(
        ROUNDS,
        100_000,
        || {
            let key = generator
                .access_key(&format)
                .expect("the system gives random numbers");
            black_box(key.digest());
        },
        || {
            black_box(peer.generate_key_and_hash());
        },
    );
    Aim {
        what: "keys made and digested",
        ratio: 5.0,
        at_least: true,
    }
    .report("million a second", &ours, &peers);

    // One character changed in each: the shape is right, the checksum or the hash is not.
    let our_strings: Vec<String> = (0..1000)
        .map(|at| {
            let key = generator
                .access_key(&format)
                .expect("the system gives random numbers");
            change(key.expose(), at)
        })
        .collect();
    let peer_strings: Vec<(String, String)> = (0..1000)
        .map(|at| {
            let (key, hash) = peer.generate_key_and_hash();
            (change(&key.to_string(), at), hash)
        })
        .collect();
    let (mut our_turn, mut peer_turn) = (0, 0);
    let (ours, peers) = rates(
        ROUNDS,
        200_000,
        || {
            our_turn = (our_turn + 1) % our_strings.len();
            let refused = KeyFormat::parse(black_box(&our_strings[our_turn])).is_err();
            assert!(refused, "a changed key is none");
        },
        || {
            peer_turn = (peer_turn + 1) % peer_strings.len();
            let (text, hash) = &peer_strings[peer_turn];
            let refused = PrefixedApiKey::from_string(black_box(text))
                .map_or(true, |key| !peer.check_hash(&key, hash));
            assert!(refused, "a changed key is none");
        },
    );
    Aim {
        what: "malformed strings refused",
        ratio: 5.0,
        at_least: true,
    }
    .report("million a second", &ours, &peers);
    black_box(&mut peer);
}

/// Another character in the last part, a different place each time.
fn change(key: &str, at: usize) -> String {
    let at = key.len() - 1 - at % 20;
    let other = if key.as_bytes()[at] == b'x' { "y" } else { "x" };
    let mut changed = key.to_owned();
    changed.replace_range(at..=at, other);
    changed
}
