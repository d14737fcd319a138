//! What the activity says about each thing that is done. Both registries write it through
//! these, so that they say the same.

use crate::{
    Action, Author, Backup, Days, Deed, Facts, HandOverFile, KeyId, KeyName, KeyRecord, Policies,
    Postponement, Reason, Restored, SavedKey, Standing, Timestamp, Workspace, WorkspaceId,
};

/// The workspace that a registry is made with. Deleted, too, it keeps its row.
const FIRST_WORKSPACE: WorkspaceId = WorkspaceId(1);

impl Deed {
    /// A key was created, in the place of another one perhaps.
    pub fn created(key: &KeyRecord, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default()
            .with("name", key.name.as_str())
            .with("key", key.truncated.as_str())
            .with("environment", key.environment.as_str())
            .with("digest", &key.digest.to_string());
        let facts = match key.life.predecessor {
            Some(predecessor) => facts.with("predecessor", &predecessor.to_string()),
            None => facts,
        };
        Self::changed(key, (Action::Created, facts), at, by)
    }

    /// The whole key was shown.
    pub fn shown(key: &KeyRecord, at: Timestamp, by: &Author) -> Self {
        Self::changed(key, (Action::Shown, Facts::default()), at, by)
    }

    /// The key has its name in the place of this one.
    pub fn renamed(key: &KeyRecord, from: &KeyName, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default()
            .with("from", from.as_str())
            .with("to", key.name.as_str());
        Self::changed(key, (Action::Renamed, facts), at, by)
    }

    /// Another key came in the place of this one, which works until then.
    pub fn rotated(
        old: &KeyRecord,
        successor: KeyId,
        until: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let facts = Facts::default()
            .with("successor", &successor.to_string())
            .with_instant("until", Some(until));
        Self::changed(old, (Action::Rotated, facts), at, by)
    }

    /// The rotation of this key, which that one had succeeded, was undone.
    pub fn rotation_undone(old: &KeyRecord, successor: KeyId, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default().with("successor", &successor.to_string());
        Self::changed(old, (Action::RotationUndone, facts), at, by)
    }

    /// The time of a rotated key had come.
    pub fn retired(key: &KeyRecord, at: Timestamp, by: &Author) -> Self {
        Self::changed(key, (Action::Retired, Facts::default()), at, by)
    }

    /// A key was deleted.
    pub fn deleted(key: &KeyRecord, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default().with("name", key.name.as_str());
        Self::changed(key, (Action::Deleted, facts), at, by)
    }

    /// A finding was put off until a time, or is not any more: then the activity names none.
    pub fn postponed(
        postponement: &Postponement,
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let facts = Facts::default().with("kind", postponement.kind.as_str());
        let facts = match postponement.holds(at) {
            true => facts
                .with_instant("until", Some(postponement.until))
                .with("reason", &postponement.reason),
            false => facts,
        };
        Self {
            at,
            workspace,
            key: Some(postponement.id),
            action: Action::Postponed,
            by: by.clone(),
            facts,
        }
    }

    /// A secret that no key names was removed from the keychain, where it had this id.
    pub fn discarded(id: KeyId, workspace: WorkspaceId, at: Timestamp, by: &Author) -> Self {
        Self {
            at,
            workspace,
            key: Some(id),
            action: Action::Discarded,
            by: by.clone(),
            facts: Facts::default(),
        }
    }

    /// A key came back from a backup that was made at that time.
    pub fn restored(
        key: &KeyRecord,
        standing: Standing,
        made_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let facts = Facts::default()
            .with("name", key.name.as_str())
            .with("key", key.truncated.as_str())
            .with("digest", &key.digest.to_string())
            .with("was", standing.as_str())
            .with_instant("backup", Some(made_at));
        Self::changed(key, (Action::Restored, facts), at, by)
    }

    /// A backup was restored.
    pub fn backup_restored(
        backup: &Backup,
        restored: &Restored,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let keys: usize = restored.keys.values().sum();
        let facts = Facts::default()
            .with_instant("backup", Some(backup.made_at))
            .with("fingerprint", &backup.fingerprint)
            .with("keys", &keys.to_string())
            .with("secrets", &restored.secrets.to_string());
        Self::of_all(Action::BackupRestored, facts, at, by)
    }

    /// A key that was made elsewhere came under management.
    pub fn imported(key: &KeyRecord, at: Timestamp, by: &Author) -> Self {
        let foreign = match key.is_foreign() {
            true => "yes",
            false => "no",
        };
        let facts = Facts::default()
            .with("name", key.name.as_str())
            .with("key", key.truncated.as_str())
            .with("environment", key.environment.as_str())
            .with("digest", &key.digest.to_string())
            .with("foreign", foreign);
        Self::changed(key, (Action::Imported, facts), at, by)
    }

    /// These keys were taken over into this workspace, from what this word says.
    pub fn keys_imported(
        workspace: &Workspace,
        keys: &[SavedKey],
        source: &str,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let foreign = keys.iter().filter(|key| key.record.is_foreign()).count();
        let facts = Facts::default()
            .with("from", source)
            .with("keys", &keys.len().to_string())
            .with("foreign", &foreign.to_string());
        Self::of_workspace(workspace, Action::KeysImported, facts, at, by)
    }

    /// A backup was made: with this fingerprint, of so many keys in the list, with so many access
    /// keys in it.
    pub fn backed_up(
        fingerprint: &str,
        [keys, secrets]: [u64; 2],
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let facts = Facts::default()
            .with("fingerprint", fingerprint)
            .with("keys", &keys.to_string())
            .with("secrets", &secrets.to_string());
        Self::of_all(Action::BackedUp, facts, at, by)
    }

    /// A key is handed over in this file.
    pub fn handed_over(
        key: &KeyRecord,
        file: &HandOverFile<'_>,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let encrypted = if file.encrypted { "yes" } else { "no" };
        let facts = Facts::default()
            .with("format", file.format)
            .with("encrypted", encrypted)
            .with("keys", &file.keys.to_string());
        let facts = match file.recipient {
            Some(recipient) => facts.with("recipient", recipient),
            None => facts,
        };
        Self::changed(key, (Action::HandedOver, facts), at, by)
    }

    /// A key is put on the clipboard, for this reason.
    pub fn recovered(key: &KeyRecord, reason: &Reason, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default().with("reason", reason.as_str());
        Self::changed(key, (Action::Recovered, facts), at, by)
    }

    /// The lock was set, changed, taken off or opened by the recovery sheet.
    pub fn lock(action: Action, at: Timestamp, by: &Author) -> Self {
        Self::of_all(action, Facts::default(), at, by)
    }

    /// There were so many wrong tries on the lock in a row; `LockOpened` when a right one followed.
    pub fn lock_tries(action: Action, tries: u32, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default().with("tries", &tries.to_string());
        Self::of_all(action, facts, at, by)
    }

    /// Backups are made by themselves from then on: so often, by a word, into this folder, where so many
    /// are kept, encrypted to this recipient.
    pub fn backups_scheduled(
        every: &str,
        folder: &str,
        keep: u32,
        recipient: &str,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        let facts = Facts::default()
            .with("every", every)
            .with("folder", folder)
            .with("keep", &keep.to_string())
            .with("recipient", recipient);
        Self::of_all(Action::BackupsScheduled, facts, at, by)
    }

    /// No backups are made by themselves any more.
    pub fn backups_stopped(at: Timestamp, by: &Author) -> Self {
        Self::of_all(Action::BackupsStopped, Facts::default(), at, by)
    }

    /// So many secrets were moved from one store to another, each named by a word.
    pub fn secrets_moved([from, to]: [&str; 2], secrets: u64, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default()
            .with("from", from)
            .with("to", to)
            .with("secrets", &secrets.to_string());
        Self::of_all(Action::SecretsMoved, facts, at, by)
    }

    /// A store was left that could not be used, with so many secrets out of reach in it.
    pub fn secrets_left([from, to]: [&str; 2], behind: u64, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default()
            .with("from", from)
            .with("to", to)
            .with("behind", &behind.to_string());
        Self::of_all(Action::SecretsMoved, facts, at, by)
    }

    /// What concerns all workspaces. The first one is never removed from the registry.
    fn of_all(action: Action, facts: Facts, at: Timestamp, by: &Author) -> Self {
        Self {
            at,
            workspace: FIRST_WORKSPACE,
            key: None,
            action,
            by: by.clone(),
            facts,
        }
    }

    /// What [`crate::KeyChange::apply`] says about the change of a key.
    pub fn changed(
        key: &KeyRecord,
        (action, facts): (Action, Facts),
        at: Timestamp,
        by: &Author,
    ) -> Self {
        Self {
            at,
            workspace: key.workspace,
            key: Some(key.id),
            action,
            by: by.clone(),
            facts,
        }
    }

    /// A workspace was made.
    pub fn workspace_created(workspace: &Workspace, at: Timestamp, by: &Author) -> Self {
        let mut facts = Facts::default()
            .with("name", &workspace.name)
            .with("prefix", workspace.prefix.as_str());
        let (unset, set) = (
            policies(&Policies::default()),
            policies(&workspace.policies),
        );
        for ((part, value), (_, without)) in set.into_iter().zip(unset) {
            if value != without {
                facts = facts.with(part, &value);
            }
        }
        Self::of_workspace(workspace, Action::WorkspaceCreated, facts, at, by)
    }

    /// A workspace is no longer as it was.
    pub fn workspace_changed(was: &Workspace, is: &Workspace, at: Timestamp, by: &Author) -> Self {
        let mut facts = Facts::default().with("name", &is.name);
        for ((part, from), (_, to)) in parts(was).into_iter().zip(parts(is)) {
            if from != to {
                facts = facts
                    .with("changed", part)
                    .with(&format!("{part}.from"), &from)
                    .with(&format!("{part}.to"), &to);
            }
        }
        Self::of_workspace(is, Action::WorkspaceChanged, facts, at, by)
    }

    /// A workspace was deleted.
    pub fn workspace_deleted(workspace: &Workspace, at: Timestamp, by: &Author) -> Self {
        let facts = Facts::default().with("name", &workspace.name);
        Self::of_workspace(workspace, Action::WorkspaceDeleted, facts, at, by)
    }

    fn of_workspace(
        workspace: &Workspace,
        action: Action,
        facts: Facts,
        at: Timestamp,
        by: &Author,
    ) -> Self {
        Self {
            at,
            workspace: workspace.id,
            key: None,
            action,
            by: by.clone(),
            facts,
        }
    }
}

/// Each part of a workspace that can be changed, as a text.
fn parts(workspace: &Workspace) -> Vec<(&'static str, String)> {
    let mut parts = vec![
        ("name", workspace.name.clone()),
        ("prefix", workspace.prefix.as_str().to_owned()),
    ];
    parts.extend(policies(&workspace.policies));
    parts
}

/// Each policy as a text, empty where it sets nothing.
fn policies(policies: &Policies) -> [(&'static str, String); 5] {
    let days = |days: Option<Days>| days.map_or(String::new(), |days| days.count().to_string());
    [
        ("default_expiry", days(policies.default_expiry)),
        ("longest_life", days(policies.longest_life)),
        ("rotation_period", days(policies.rotation_period)),
        ("copies", policies.copies.as_str().to_owned()),
        ("recovery", policies.recovery.as_str().to_owned()),
    ]
}
