use keywright_backup::Document;
use keywright_core::{KeyRecord, KeyState, SavedKey, SecretCopy, Snapshot, restored_onto_nothing};

use crate::opening::backup;

/// Whether restoring this document onto a fresh machine comes to what it was made of, each key that has its
/// access key in it with that. Each access key was held against its digest when it was read.
pub(crate) fn prove(document: Document, made_of: &Snapshot) -> bool {
    let backup = backup(document);
    let restored = restored_onto_nothing(&backup);
    let is_same = |(restored, saved): (&SavedKey, &SavedKey)| {
        let has_secret = backup.secrets.contains_key(&restored.record.id);
        is_same(restored, saved, has_secret)
    };
    restored.workspaces == made_of.workspaces
        && restored.activity == made_of.activity
        && restored.keys.len() == made_of.keys.len()
        && restored.keys.iter().zip(&made_of.keys).all(is_same)
}

/// A copy that the backup does not have is not there, and no other that was not there before.
fn is_same(restored: &SavedKey, saved: &SavedKey, has_secret: bool) -> bool {
    let mut record: KeyRecord = restored.record.clone();
    record.life.copy = saved.record.life.copy;
    let was_kept = saved.state == KeyState::Active && saved.record.life.copy == SecretCopy::Kept;
    let is_kept = restored.record.life.copy == SecretCopy::Kept;
    is_kept == (was_kept && has_secret) && record == saved.record && restored.state == saved.state
}
