//! Secrets that move from the system's keychain into a vault file and back, on the real stores.

use std::ops::ControlFlow;
use std::sync::Arc;

use keywright_core::{
    Environment, Keychain, KeychainCheck, NewKey, Registry, clear_moved, move_secrets,
};
use keywright_stores::{SqliteRegistry, SystemClock, SystemKeychain, Vault, VaultKey};
use keywright_tests::{in_session, issuer_on, keychain_labels, list};

#[test]
fn secrets_move_into_a_vault_and_back() {
    in_session(secrets_move_into_a_vault_and_back, |session| {
        session.start();
        let registry = Arc::new(SqliteRegistry::open(session.folder()).unwrap());
        let identity = registry.identity().unwrap();
        let system = Arc::new(SystemKeychain::of(identity.clone()));
        let path = session.folder().join("vault.db");
        let vault = Arc::new(Vault::at(path, identity.clone(), system.clone()));
        vault.create(&VaultKey::Kept).unwrap();
        let on = |keychain: Arc<dyn Keychain>| {
            issuer_on(registry.clone(), keychain, Arc::new(SystemClock))
        };
        let before = on(system.clone());
        for number in 0..10 {
            let new = NewKey::named(&format!("Key {number}"), Environment::Live);
            let id = before.create(&new).unwrap().record.id;
            before.mark_shown(id).unwrap();
        }
        before.keep_head().unwrap();
        let head = system.kept_head(&identity).unwrap();
        let labels = keychain_labels();
        let go_on = &mut |_, _| ControlFlow::Continue(());

        let moved = move_secrets(&*registry, &*system, &*vault, go_on).unwrap();
        assert!(moved.is_complete());
        assert_eq!(
            (moved.there, moved.missing, moved.unfit),
            (10, vec![], vec![])
        );
        assert_eq!(keychain_labels(), labels, "nothing is taken");
        let cleared = clear_moved(&*registry, &*system, &*vault, go_on).unwrap();
        assert_eq!((cleared.removed, cleared.left), (10, vec![]));
        assert!(keychain_labels().is_empty());
        assert!(vault.labels().unwrap().into_iter().eq(labels.clone()));
        assert_eq!(vault.kept_head(&identity), Ok(head));

        let after = on(vault.clone());
        assert_eq!(
            after.check_keychain(go_on),
            Ok(Some(KeychainCheck::default()))
        );
        after.delete(list(&*registry)[0].id).unwrap();
        after.rename(list(&*registry)[0].id, "Renamed").unwrap();
        after.renew_labels().unwrap();

        move_secrets(&*registry, &*vault, &*system, go_on).unwrap();
        let labels: Vec<_> = vault.labels().unwrap();
        clear_moved(&*registry, &*vault, &*system, go_on).unwrap();
        assert_eq!(vault.ids(), Ok(vec![]));
        assert_eq!(labels.len(), 9);
        assert!(keychain_labels().into_iter().eq(labels));
        assert_eq!(
            before.check_keychain(go_on),
            Ok(Some(KeychainCheck::default()))
        );
    });
}
