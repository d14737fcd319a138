//! Keys in each state that a registry knows.

use keywright_core::{
    KeyRecord, Policies, Registry, Timestamp, Workspace, WorkspaceDraft, WorkspaceId,
};
use keywright_tests::{author, key};

pub(crate) const AT: Timestamp = Timestamp(1_800_000_000_000);

/// A key that was created through this registry.
pub(crate) fn created(registry: &dyn Registry) -> KeyRecord {
    create(registry, key().0)
}

pub(crate) fn create(registry: &dyn Registry, record: KeyRecord) -> KeyRecord {
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
    record
}

/// A key that was created and shown.
pub(crate) fn shown(registry: &dyn Registry) -> KeyRecord {
    let record = created(registry);
    registry.mark_shown(record.id, AT, &author()).unwrap();
    KeyRecord {
        shown_at: Some(AT),
        ..record
    }
}

/// A key of which only a tombstone is left.
pub(crate) fn deleted(registry: &dyn Registry) -> KeyRecord {
    let record = created(registry);
    registry.begin_delete(record.id).unwrap();
    registry.finish_delete(record.id, AT, &author()).unwrap();
    record
}

/// A key whose creation was begun.
pub(crate) fn begun(registry: &dyn Registry) -> KeyRecord {
    let record = key().0;
    registry.begin_create(&record).unwrap();
    record
}

/// The workspace of this id.
pub(crate) fn workspace(registry: &dyn Registry, id: WorkspaceId) -> Option<Workspace> {
    let mut all = registry.workspaces().unwrap().into_iter();
    all.find(|(workspace, _)| workspace.id == id)
        .map(|(workspace, _)| workspace)
}

/// The workspace that every registry has.
pub(crate) const FIRST: WorkspaceId = WorkspaceId(1);

/// What a person gives a workspace without policies.
pub(crate) fn draft(name: &str, prefix: &str) -> WorkspaceDraft {
    WorkspaceDraft::new(name, prefix, Policies::default()).unwrap()
}
