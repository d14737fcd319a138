//! A disk that is full or broken at every write of a vault file.

use std::path::Path;
use std::sync::Arc;

use keywright_core::{Digest, Keychain, KeychainError};
use keywright_stores::{Vault, VaultError, VaultKey};
use keywright_tests::{MemoryKeyPlace, VAULT_REGISTRY, on_small_disk, sabotage};

use crate::vault_desk::item;

fn vault(folder: &Path, place: &Arc<MemoryKeyPlace>) -> Vault {
    Vault::at(folder.join("vault.db"), VAULT_REGISTRY, place.clone())
}

fn there(vault: &Vault, id: keywright_core::KeyId, digest: &Digest) -> bool {
    match vault.fetch(id, digest) {
        Ok(secret) => secret.digest() == *digest,
        Err(error) => {
            assert_eq!(error, KeychainError::Missing);
            false
        }
    }
}

/// Has every write from the first, then from the second … on fail, until there are no more.
fn at_every_write(folder: &Path, number: i32) {
    sabotage::install();
    let place = Arc::<MemoryKeyPlace>::default();
    let mut failures = 0;
    for writes in 0.. {
        sabotage::fail_after(writes, number);
        let made = vault(folder, &place).create(&VaultKey::Kept);
        let failed = sabotage::stop();
        let file = folder.join("vault.db");
        match made {
            Ok(()) => assert_eq!(failed, 0),
            Err(error) => {
                failures += 1;
                let told = matches!(error, VaultError::Full(_) | VaultError::Failed(_));
                assert!(told, "write {writes}: {error}");
                assert!(!file.exists() && place.keys().is_empty(), "write {writes}");
                continue;
            }
        }
        break;
    }
    assert!(failures > 3, "{failures}");

    let open = vault(folder, &place);
    let (kept, kept_key) = item();
    open.store(&kept, &kept_key).unwrap();
    for act in ["store", "relabel", "remove"] {
        let mut failures = 0;
        for writes in 0.. {
            let (other, other_key) = item();
            if act != "store" {
                open.store(&other, &other_key).unwrap();
            }
            let mut renamed = other.clone();
            renamed.label = "Keywright: renamed".to_owned();
            sabotage::fail_after(writes, number);
            let outcome = match act {
                "store" => open.store(&other, &other_key),
                "relabel" => open.relabel(&renamed),
                _ => open.remove(other.id),
            };
            let failed = sabotage::stop();
            // The same vault, as soon as the disk works again, and what another process sees.
            for vault in [&open, &vault(folder, &place)] {
                assert!(there(vault, kept.id, &kept_key.digest()), "{act} {writes}");
                let is_there = there(vault, other.id, &other_key.digest());
                if outcome.is_ok() {
                    assert_eq!(is_there, act != "remove", "{act} {writes}");
                } else if let Err(KeychainError::Refused(_)) = outcome {
                    assert_eq!(is_there, act != "store", "{act} {writes}: nothing was done");
                }
            }
            if let Err(error) = &outcome {
                failures += 1;
                let told = matches!(
                    error,
                    KeychainError::Refused(_) | KeychainError::Platform(_)
                );
                assert!(told, "{act} {writes}: {error}");
            }
            open.remove(other.id).unwrap();
            assert_eq!(open.ids(), Ok(vec![kept.id]));
            if failed == 0 {
                assert_eq!(outcome, Ok(()));
                break;
            }
        }
        assert!(failures > 2, "{act}: {failures}");
    }
}

#[test]
fn a_disk_without_room_at_any_write_loses_nothing_of_a_vault() {
    on_small_disk(
        a_disk_without_room_at_any_write_loses_nothing_of_a_vault,
        |folder, _| at_every_write(folder, libc::ENOSPC),
    );
}

#[test]
fn a_broken_disk_at_any_write_loses_nothing_of_a_vault() {
    on_small_disk(
        a_broken_disk_at_any_write_loses_nothing_of_a_vault,
        |folder, _| at_every_write(folder, libc::EIO),
    );
}
