//! A registry with every kind of key, its keychain, and the one that its secrets move to.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    AccessKey, Author, Cleared, Digest, Environment, Head, IssueError, Issuer, Item, KeyFormat,
    KeyGenerator, KeyId, KeyPrefix, Keychain, KeychainError, Moved, NewKey, Overlap, Policies,
    Registry, Seal, Surface, WorkspaceDraft, clear_moved, label, move_secrets,
};
use rand::rngs::SysRng;

/// What a keychain has: digests stand for secrets, so that a failing test prints none.
pub(crate) type Content = BTreeMap<KeyId, (String, Digest)>;

pub(crate) struct World {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) from: Arc<MemoryKeychain>,
    pub(crate) to: Arc<MemoryKeychain>,
    /// A key as most are.
    pub(crate) plain: KeyId,
    /// One in another workspace, which was rotated and still works.
    pub(crate) retiring: KeyId,
    pub(crate) successor: KeyId,
    /// One whose secret was lost before.
    pub(crate) missing: KeyId,
    /// One under whose id another secret lies.
    pub(crate) unfit: KeyId,
    /// One that was deleted, but whose secret somebody has put back.
    pub(crate) deleted: KeyId,
    /// A secret that no key names.
    pub(crate) stray: KeyId,
}

impl Default for World {
    fn default() -> Self {
        let registry = Arc::<MemoryRegistry>::default();
        let from = Arc::<MemoryKeychain>::default();
        let issuer = issuer(&registry, &from);
        let plain = shown(&issuer, "Plain");
        let draft = WorkspaceDraft::new("Acme", "acme", Policies::default()).unwrap();
        let acme = issuer.add_workspace(&draft).unwrap().id;
        let mut other = NewKey::named("Other", Environment::Test);
        other.workspace = Some(acme);
        let retiring = issuer.create(&other).unwrap().record.id;
        issuer.mark_shown(retiring).unwrap();
        let successor = issuer.rotate(retiring, Overlap::DAY).unwrap().record.id;
        issuer.mark_shown(successor).unwrap();
        let missing = shown(&issuer, "Missing");
        from.remove(missing).unwrap();
        let unfit = shown(&issuer, "Unfit");
        put(&*from, unfit, "Keywright: by hand", &secret());
        let retired = shown(&issuer, "Retired");
        issuer.rotate(retired, Overlap::NONE).unwrap();
        issuer.let_leave().unwrap();
        let deleted = issuer.create(&NewKey::named("Deleted", Environment::Live));
        let deleted = deleted.unwrap();
        issuer.delete(deleted.record.id).unwrap();
        let label = "Keywright: put back";
        put(&*from, deleted.record.id, label, &deleted.access_key);
        let stray = KeyId::from([7; 16]);
        put(&*from, stray, "Keywright: from somewhere", &secret());
        let identity = registry.identity().unwrap();
        from.keep_head(&identity, &head(3)).unwrap();
        Self {
            registry,
            from,
            to: Arc::default(),
            plain,
            retiring,
            successor,
            missing,
            unfit,
            deleted: deleted.record.id,
            stray,
        }
    }
}

impl World {
    pub(crate) fn moved(&self) -> Result<Moved, IssueError> {
        let on = &mut |_, _| ControlFlow::Continue(());
        move_secrets(&*self.registry, &*self.from, &*self.to, on)
    }

    pub(crate) fn cleared(&self) -> Result<Cleared, IssueError> {
        let on = &mut |_, _| ControlFlow::Continue(());
        clear_moved(&*self.registry, &*self.from, &*self.to, on)
    }

    pub(crate) fn heal(&self) {
        self.registry.heal();
        self.from.heal();
        self.to.heal();
    }

    pub(crate) fn head_in(&self, keychain: &dyn Keychain) -> Result<Head, KeychainError> {
        keychain.kept_head(&self.registry.identity().unwrap())
    }
}

pub(crate) fn issuer(registry: &Arc<MemoryRegistry>, keychain: &Arc<MemoryKeychain>) -> Issuer {
    Issuer::new(
        registry.clone(),
        keychain.clone(),
        Arc::new(MemoryClock::default()),
        KeyGenerator::new(SysRng),
        author(),
    )
}

pub(crate) fn author() -> Author {
    Author {
        system_user: "tester".to_owned(),
        surface: Surface::Window,
    }
}

fn shown(issuer: &Issuer, name: &str) -> KeyId {
    let new = NewKey::named(name, Environment::Live);
    let id = issuer.create(&new).unwrap().record.id;
    issuer.mark_shown(id).unwrap();
    id
}

/// A secret of no key.
pub(crate) fn secret() -> AccessKey {
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").unwrap(),
        environment: Environment::Live,
    };
    KeyGenerator::new(SysRng).access_key(&format).unwrap()
}

pub(crate) fn put(keychain: &dyn Keychain, id: KeyId, label: &str, secret: &AccessKey) {
    let label = label.to_owned();
    keychain.store(&Item { id, label }, secret).unwrap();
}

pub(crate) fn head(number: u64) -> Head {
    Head {
        number,
        seal: Seal::from([number as u8; 32]),
    }
}

pub(crate) fn content(keychain: &MemoryKeychain) -> Content {
    let of = |(id, label)| {
        let secret = keychain.fetch(id, &Digest::from([0; 32])).unwrap();
        (id, (label, secret.digest()))
    };
    keychain.labels().into_iter().map(of).collect()
}

/// The label that a key in the list should have.
pub(crate) fn label_of(world: &World, id: KeyId) -> String {
    let record = world.registry.find(id).unwrap().unwrap();
    let workspaces = world.registry.workspaces().unwrap().into_iter();
    let mut names = workspaces.filter(|(workspace, _)| workspace.id == record.workspace);
    label(&names.next().unwrap().0.name, &record.name)
}
