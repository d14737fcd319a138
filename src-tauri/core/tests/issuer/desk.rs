//! An issuer on stores in memory, and what must hold of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Author, Cause, Direction, Environment, Issuer, KeyGenerator, KeyId, KeyRecord, Keychain,
    KeychainError, KeychainState, ListQuery, Registry, RegistryError, SortColumn, Surface,
};
use rand::rngs::SysRng;

use Environment::Live;

/// An issuer and the stores beneath it.
pub(crate) struct Desk {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) keychain: Arc<MemoryKeychain>,
    pub(crate) issuer: Issuer,
}

pub(crate) fn issuer(
    registry: Arc<dyn Registry>,
    keychain: Arc<dyn Keychain>,
    generator: KeyGenerator,
) -> Issuer {
    let author = Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    };
    Issuer::new(
        registry,
        keychain,
        Arc::new(MemoryClock::default()),
        generator,
        author,
    )
}

impl Default for Desk {
    fn default() -> Self {
        Self::on(MemoryRegistry::default(), Arc::default())
    }
}

impl Desk {
    pub(crate) fn on(registry: MemoryRegistry, keychain: Arc<MemoryKeychain>) -> Self {
        let registry = Arc::new(registry);
        let issuer = issuer(
            registry.clone(),
            keychain.clone(),
            KeyGenerator::new(SysRng),
        );
        Self {
            registry,
            keychain,
            issuer,
        }
    }

    /// Another process on the same data.
    pub(crate) fn beside(&self) -> Self {
        Self::on(self.registry.beside(), self.keychain.clone())
    }

    /// A key that was created and shown.
    pub(crate) fn shown(&self, name: &str) -> KeyRecord {
        let record = self.issuer.create(name, Live).unwrap().record;
        self.issuer.mark_shown(record.id).unwrap();
        self.registry.find(record.id).unwrap().unwrap()
    }

    pub(crate) fn list(&self) -> Vec<KeyRecord> {
        list(&self.registry)
    }

    pub(crate) fn secrets(&self) -> BTreeSet<KeyId> {
        self.keychain
            .labels()
            .into_iter()
            .map(|(id, _)| id)
            .collect()
    }

    pub(crate) fn heal(&self) {
        self.registry.heal();
        self.keychain.heal();
        self.keychain.set_state(KeychainState::Unlocked);
    }

    /// What must hold at any moment: no secret that no record names, and no key in the list
    /// without its secret, unless its deletion was begun.
    pub(crate) fn assert_sound(&self, context: &dyn std::fmt::Debug) {
        self.heal();
        let secrets = self.secrets();
        let list = self.list();
        for id in &secrets {
            let named = list.iter().any(|record| record.id == *id);
            let begun = self.registry.step(*id).unwrap().is_some();
            assert!(
                named || begun,
                "a secret without a record after {context:?}"
            );
        }
        for record in list {
            let begun = self.registry.step(record.id).unwrap().is_some();
            assert!(
                secrets.contains(&record.id) || begun,
                "{} has no secret after {context:?}",
                record.name
            );
        }
    }

    /// What must hold once a try has worked: also, nothing is half-done.
    pub(crate) fn assert_settled(&self, context: &dyn std::fmt::Debug) {
        self.assert_sound(context);
        let half_done = self.registry.take_over().unwrap();
        assert_eq!(half_done, [], "nothing is half-done after {context:?}");
        let listed: BTreeSet<KeyId> = self.list().iter().map(|record| record.id).collect();
        assert_eq!(
            self.secrets(),
            listed,
            "the two stores agree after {context:?}"
        );
    }
}

pub(crate) fn list(registry: &MemoryRegistry) -> Vec<KeyRecord> {
    let (sort, direction) = (SortColumn::CreatedAt, Direction::Ascending);
    let query = ListQuery {
        search: String::new(),
        sort,
        direction,
        offset: 0,
        limit: 100,
    };
    registry.page(&query).unwrap().rows
}

pub(crate) fn full() -> RegistryError {
    RegistryError::Full(PathBuf::from("registry.db"))
}

pub(crate) fn broken() -> KeychainError {
    KeychainError::Platform(Cause::new("it died"))
}
