//! Two processes in one folder and one keychain.

use keywright_core::{Environment, NewKey};
use keywright_tests::{by_creation, in_session, integrity, keychain_ids, verify};

use crate::{ended, next_start, victim};

const KEYS_EACH: usize = 500;

#[test]
fn two_processes_create_500_keys_each_and_recovery_reaps_none() {
    in_session(
        two_processes_create_500_keys_each_and_recovery_reaps_none,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let taken = next_start(&folder)
                .create(&NewKey::named("Taken", Environment::Live))
                .unwrap()
                .record;
            let issuer = next_start(&folder);
            issuer.mark_shown(taken.id).unwrap();
            let count = KEYS_EACH.to_string();
            let processes = ["By the first process", "By the second process"]
                .map(|name| victim(&folder, &["many", &count, name]));
            for process in processes {
                let (said, worked) = ended(process);
                assert!(worked && said.ends_with("done\n"), "{said}");
            }
            assert_eq!(
                issuer.page(&by_creation("first process")).unwrap().matching,
                KEYS_EACH
            );
            assert_eq!(
                issuer
                    .page(&by_creation("second process"))
                    .unwrap()
                    .matching,
                KEYS_EACH
            );
            assert_eq!(keychain_ids().len(), 2 * KEYS_EACH + 1);
            verify(&folder, &issuer);
            integrity(&folder);
        },
    );
}
