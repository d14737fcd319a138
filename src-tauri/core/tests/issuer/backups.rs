//! Backups of desks, as if they had been read from a file.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use keywright_core::{
    AccessKey, Backup, Environment, KeyId, Keychain, NewKey, Overlap, RestoreChoice, RestoreError,
    Restored, Snapshot, Standing,
};
use zeroize::Zeroizing;

use crate::desk::{Desk, draft};

/// All that the desk has.
pub(crate) fn backup(desk: &Desk) -> Backup {
    let snapshot = desk.issuer.snapshot().unwrap();
    let mut secrets = BTreeMap::new();
    for id in desk.secrets() {
        let saved = snapshot.keys.iter().find(|key| key.record.id == id);
        let digest = saved.unwrap().record.digest;
        secrets.insert(id, desk.keychain.fetch(id, &digest).unwrap());
    }
    Backup {
        made_at: desk.issuer.now(),
        fingerprint: "f".repeat(64),
        snapshot,
        secrets,
    }
}

/// The same backup once more.
pub(crate) fn again(backup: &Backup) -> Backup {
    let copy =
        |secret: &AccessKey| AccessKey::parse(Zeroizing::new(secret.expose().to_owned())).unwrap();
    Backup {
        made_at: backup.made_at,
        fingerprint: backup.fingerprint.clone(),
        snapshot: backup.snapshot.clone(),
        secrets: backup
            .secrets
            .iter()
            .map(|(id, secret)| (*id, copy(secret)))
            .collect(),
    }
}

/// A desk with keys in every state, in two workspaces.
pub(crate) fn busy() -> Desk {
    let desk = Desk::default();
    desk.shown("CRM");
    let old = desk.shown("Shop");
    desk.rotated(old.id, Overlap::DAY);
    let gone = desk.shown("Gone");
    desk.issuer.delete(gone.id).unwrap();
    let other = desk.issuer.add_workspace(&draft("Acme", "acme")).unwrap();
    let new = NewKey {
        workspace: Some(other.id),
        ..NewKey::named("CRM", Environment::Test)
    };
    let unseen = desk.issuer.create(&new).unwrap().record;
    desk.issuer.disable(unseen.id).unwrap();
    let closed = desk.issuer.add_workspace(&draft("Old", "old")).unwrap();
    desk.issuer.remove_workspace(closed.id).unwrap();
    desk
}

/// A backup of another desk, the same one each time.
pub(crate) fn foreign() -> Backup {
    static MADE: OnceLock<(Snapshot, Vec<(KeyId, String)>)> = OnceLock::new();
    let (snapshot, secrets) = MADE.get_or_init(|| {
        let desk = busy();
        let Backup {
            snapshot, secrets, ..
        } = backup(&desk);
        let secrets = secrets
            .into_iter()
            .map(|(id, secret)| (id, secret.expose().to_owned()));
        (snapshot, secrets.collect())
    });
    let secret = |(id, text): &(KeyId, String)| {
        (*id, AccessKey::parse(Zeroizing::new(text.clone())).unwrap())
    };
    Backup {
        made_at: keywright_core::Timestamp(1_700_000_000_000),
        fingerprint: "e".repeat(64),
        snapshot: snapshot.clone(),
        secrets: secrets.iter().map(secret).collect(),
    }
}

/// How each key of the backup stands, by its name.
pub(crate) fn standings(desk: &Desk, backup: &Backup) -> Vec<(String, Standing)> {
    let preview = desk.issuer.preview_restore(backup).unwrap();
    let mut found: Vec<_> = preview
        .keys
        .iter()
        .map(|key| (key.name.to_string(), key.standing))
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.cmp(&other.1)));
    found
}

/// What is restored without being asked for anything else.
pub(crate) fn restore(desk: &Desk, backup: &Backup) -> Result<Restored, RestoreError> {
    restore_chosen(desk, backup, RestoreChoice::default())
}

pub(crate) fn restore_chosen(
    desk: &Desk,
    backup: &Backup,
    choice: RestoreChoice,
) -> Result<Restored, RestoreError> {
    let on = desk.issuer.preview_restore(backup)?.on;
    desk.issuer
        .restore(backup, choice, on, &mut |_, _| ControlFlow::Continue(()))
}
