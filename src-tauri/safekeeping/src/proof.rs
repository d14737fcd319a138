use keywright_backup::Document;
use keywright_core::{KeyRecord, SavedKey, SecretCopy, Snapshot, restored_onto_nothing};

use crate::opening::backup;

/// Whether restoring this document onto a fresh machine comes to what it was made of. Each of its
/// access keys was held against its digest when it was read.
pub(crate) fn prove(document: Document, made_of: &Snapshot) -> bool {
    let restored = restored_onto_nothing(&backup(document));
    restored.workspaces == made_of.workspaces
        && restored.activity == made_of.activity
        && restored.keys.len() == made_of.keys.len()
        && restored.keys.iter().zip(&made_of.keys).all(is_same)
}

/// All but where the secret is: a backup has it, or has it not.
fn is_same((restored, saved): (&SavedKey, &SavedKey)) -> bool {
    let mut record: KeyRecord = restored.record.clone();
    let is_later =
        record.life.copy == SecretCopy::Kept && saved.record.life.copy != SecretCopy::Kept;
    record.life.copy = saved.record.life.copy;
    !is_later && record == saved.record && restored.state == saved.state
}
