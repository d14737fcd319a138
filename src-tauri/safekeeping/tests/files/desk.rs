//! An issuer with keys, and a folder.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use keywright_backup::{DecryptWith, EncryptTo, Identity, Passphrase};
use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Author, Environment, Issuer, KeyGenerator, KeyRecord, NewKey, Overlap, RestoreChoice, Surface,
};
use keywright_safekeeping::{BackupError, Made, Opened, make, open};
use rand::rngs::SysRng;
use tempfile::TempDir;
use zeroize::Zeroizing;

pub(crate) struct Desk {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) keychain: Arc<MemoryKeychain>,
    pub(crate) clock: Arc<MemoryClock>,
    pub(crate) issuer: Issuer,
    pub(crate) folder: TempDir,
}

impl Default for Desk {
    fn default() -> Self {
        let (registry, keychain, clock) = Default::default();
        let (registry, keychain, clock): (
            Arc<MemoryRegistry>,
            Arc<MemoryKeychain>,
            Arc<MemoryClock>,
        ) = (registry, keychain, clock);
        let author = Author {
            system_user: "tester".to_owned(),
            surface: Surface::Window,
        };
        let generator = KeyGenerator::new(SysRng);
        let issuer = Issuer::new(
            registry.clone(),
            keychain.clone(),
            clock.clone(),
            generator,
            author,
        );
        Self {
            registry,
            keychain,
            clock,
            issuer,
            folder: tempfile::tempdir().unwrap(),
        }
    }
}

impl Desk {
    /// With keys in some states.
    pub(crate) fn busy() -> Self {
        let desk = Self::default();
        desk.shown("CRM");
        let old = desk.shown("Shop");
        let new = desk.issuer.rotate(old.id, Overlap::DAY).unwrap().record;
        desk.issuer.mark_shown(new.id).unwrap();
        let gone = desk.shown("Gone");
        desk.issuer.delete(gone.id).unwrap();
        desk
    }

    pub(crate) fn shown(&self, name: &str) -> KeyRecord {
        let new = NewKey::named(name, Environment::Live);
        let record = self.issuer.create(&new).unwrap().record;
        self.issuer.mark_shown(record.id).unwrap();
        record
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is in the folder, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        files(self.folder.path())
    }

    /// A backup of this name, for this identity.
    pub(crate) fn make(&self, name: &str, identity: &Identity) -> Result<Made, BackupError> {
        let to = EncryptTo::Recipients(vec![identity.recipient()]);
        make(&self.issuer, "1.2.3", to, &self.path(name), &mut go_on)
    }

    pub(crate) fn restore(&self, opened: &Opened) {
        let on = self.issuer.preview_restore(&opened.backup).unwrap().on;
        let choice = RestoreChoice::default();
        self.issuer
            .restore(&opened.backup, choice, on, &mut go_on)
            .unwrap();
    }
}

pub(crate) fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(crate) fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
}

pub(crate) fn opened(path: &Path, identity: Identity) -> Opened {
    open(path, &DecryptWith::Identity(identity)).unwrap()
}

/// Whether nobody but its owner may read the file. On Windows its folder says who may.
pub(crate) fn is_private(path: &Path) -> bool {
    #[cfg(unix)]
    return fs::metadata(path).is_ok_and(|file| {
        std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o777 == 0o600
    });
    #[cfg(not(unix))]
    return path.exists();
}
