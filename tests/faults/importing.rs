//! Keys that are taken over into a keychain which is locked half-way.

use std::ops::ControlFlow;

use keywright_core::{
    AccessKey, Details, ImportError, Imported, Incoming, IssueError, Issuer, KeychainError,
};
use keywright_tests::{in_session, keychain_ids, verify};
use zeroize::Zeroizing;

const KEYS: usize = 100;

fn import(
    issuer: &Issuer,
    watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Imported, ImportError> {
    let secret = |number| format!("elsewhere-{number}-\"and\"-more-of-it");
    let names: Vec<String> = (0..KEYS).map(|number| format!("Key {number}")).collect();
    let secrets = (0..KEYS).map(|number| AccessKey::of_any_format(Zeroizing::new(secret(number))));
    let secrets: Vec<AccessKey> = secrets.map(Result::unwrap).collect();
    let details = Details::default();
    let keys = names.iter().zip(&secrets).map(|(name, secret)| Incoming {
        name,
        secret,
        environment: None,
        details: &details,
        expires_at: None,
        chosen: true,
    });
    issuer.import(&keys.collect::<Vec<_>>(), "csv", watch)
}

#[test]
fn a_keychain_that_is_locked_half_way_through_an_import_leaves_nothing() {
    in_session(
        a_keychain_that_is_locked_half_way_through_an_import_leaves_nothing,
        |session| {
            session.start();
            let folder = session.folder().join("registry");
            let issuer = crate::open(&folder);
            let outcome = import(&issuer, &mut |done, all| {
                assert_eq!(all, KEYS);
                if done == KEYS / 2 {
                    session.lock_keychain();
                }
                ControlFlow::Continue(())
            });
            let locked = IssueError::Keychain(KeychainError::Locked);
            assert_eq!(outcome, Err(ImportError::Issue(locked)));
            session.unlock_keychain();
            assert_eq!(keychain_ids().len(), KEYS / 2, "they wait for recovery");
            let recovered = issuer.recover().unwrap();
            assert_eq!(recovered.restorations_undone, KEYS);
            verify(&folder, &issuer);
            assert!(keychain_ids().is_empty());

            let go_on = &mut |_, _| ControlFlow::Continue(());
            assert_eq!(import(&issuer, go_on).unwrap().foreign, KEYS);
            verify(&folder, &issuer);
        },
    );
}
