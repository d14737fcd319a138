//! An issuer on stores in memory, and what must hold of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Author, Cause, Clock, Days, Direction, Environment, Issuer, KeyGenerator, KeyId, KeyRecord,
    Keychain, KeychainError, KeychainState, ListQuery, NewKey, Overlap, Policies, Registry,
    RegistryError, SecretCopy, Status, Surface, WorkspaceDraft, WorkspaceId,
};
use rand::rngs::SysRng;

use Environment::Live;

pub(crate) const HOUR: i64 = 60 * 60 * 1000;
pub(crate) const DAY: i64 = 24 * HOUR;

/// The workspace that is there from the first start.
pub(crate) const FIRST: WorkspaceId = WorkspaceId(1);

/// An issuer and the stores beneath it.
pub(crate) struct Desk {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) keychain: Arc<MemoryKeychain>,
    pub(crate) clock: Arc<MemoryClock>,
    pub(crate) issuer: Issuer,
}

pub(crate) fn issuer(
    registry: Arc<dyn Registry>,
    keychain: Arc<dyn Keychain>,
    generator: KeyGenerator,
) -> Issuer {
    let clock = Arc::new(MemoryClock::default());
    issuer_at(registry, keychain, clock, generator)
}

fn issuer_at(
    registry: Arc<dyn Registry>,
    keychain: Arc<dyn Keychain>,
    clock: Arc<dyn Clock>,
    generator: KeyGenerator,
) -> Issuer {
    let author = Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    };
    Issuer::new(registry, keychain, clock, generator, author)
}

impl Default for Desk {
    fn default() -> Self {
        Self::on(MemoryRegistry::default(), Arc::default(), Arc::default())
    }
}

impl Desk {
    fn on(
        registry: MemoryRegistry,
        keychain: Arc<MemoryKeychain>,
        clock: Arc<MemoryClock>,
    ) -> Self {
        let registry = Arc::new(registry);
        let issuer = issuer_at(
            registry.clone(),
            keychain.clone(),
            clock.clone(),
            KeyGenerator::new(SysRng),
        );
        Self {
            registry,
            keychain,
            clock,
            issuer,
        }
    }

    /// Another process on the same data.
    pub(crate) fn beside(&self) -> Self {
        let (keychain, clock) = (self.keychain.clone(), self.clock.clone());
        Self::on(self.registry.beside(), keychain, clock)
    }

    /// A key that was created and shown.
    pub(crate) fn shown(&self, name: &str) -> KeyRecord {
        let new = NewKey::named(name, Live);
        let record = self.issuer.create(&new).unwrap().record;
        self.issuer.mark_shown(record.id).unwrap();
        self.find(record.id)
    }

    /// The key that came in the place of this one, shown.
    pub(crate) fn rotated(&self, id: KeyId, overlap: Overlap) -> KeyRecord {
        let record = self.issuer.rotate(id, overlap).unwrap().record;
        self.issuer.mark_shown(record.id).unwrap();
        self.find(record.id)
    }

    /// From now on the first workspace has these policies.
    pub(crate) fn set_policies(&self, policies: Policies) {
        let draft = WorkspaceDraft::new("My workspace", "kw", policies).unwrap();
        self.issuer.change_workspace(FIRST, &draft).unwrap();
    }

    pub(crate) fn status(&self, id: KeyId) -> Status {
        self.find(id).life.status(self.issuer.now())
    }

    pub(crate) fn find(&self, id: KeyId) -> KeyRecord {
        self.registry.find(id).unwrap().unwrap()
    }

    /// The keys of all workspaces, oldest first.
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

    /// What was done to keys, oldest first.
    pub(crate) fn actions(&self) -> Vec<String> {
        let actions = self.registry.actions().into_iter();
        actions.map(|(_, action)| action).collect()
    }

    pub(crate) fn heal(&self) {
        self.registry.heal();
        self.keychain.heal();
        self.keychain.set_state(KeychainState::Unlocked);
    }

    /// What must hold at any moment: no secret that no record names, and no key in the list
    /// without its secret, unless its deletion was begun or its secret has left.
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
            let fits = match record.life.copy {
                SecretCopy::Kept => secrets.contains(&record.id),
                SecretCopy::Leaving => true,
                SecretCopy::Gone => !secrets.contains(&record.id),
            };
            assert!(
                fits || begun,
                "{} has no secret, or one too many, after {context:?}",
                record.name
            );
        }
    }

    /// What must hold once a try has worked: also, nothing is half-done.
    pub(crate) fn assert_settled(&self, context: &dyn std::fmt::Debug) {
        self.assert_sound(context);
        let half_done = self.registry.take_over().unwrap();
        assert_eq!(half_done, [], "nothing is half-done after {context:?}");
        let list = self.list();
        let kept = list
            .iter()
            .filter(|record| record.life.copy == SecretCopy::Kept);
        let kept: BTreeSet<KeyId> = kept.map(|record| record.id).collect();
        assert_eq!(
            self.secrets(),
            kept,
            "the two stores agree after {context:?}"
        );
    }
}

pub(crate) fn list(registry: &MemoryRegistry) -> Vec<KeyRecord> {
    let workspaces = registry.workspaces().unwrap();
    let of_each = workspaces.into_iter().map(|(workspace, _)| ListQuery {
        workspace: workspace.id,
        direction: Direction::Ascending,
        ..ListQuery::default()
    });
    of_each
        .flat_map(|query| registry.page(&query).unwrap().rows)
        .collect()
}

/// A workspace like the first one, but for its name and prefix.
pub(crate) fn draft(name: &str, prefix: &str) -> WorkspaceDraft {
    WorkspaceDraft::new(name, prefix, Policies::default()).unwrap()
}

pub(crate) fn days(days: u32) -> Days {
    Days::new(days).unwrap()
}

pub(crate) fn full() -> RegistryError {
    RegistryError::Full(PathBuf::from("registry.db"))
}

pub(crate) fn broken() -> KeychainError {
    KeychainError::Platform(Cause::new("it died"))
}
