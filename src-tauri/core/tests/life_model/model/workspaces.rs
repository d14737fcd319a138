use keywright_core::memory::State;
use keywright_core::{IssueError, KeyPrefix, Policies, RegistryError, Workspace, WorkspaceId};

use super::{Outcome, same, workspace};
use crate::world::World;

pub(super) fn added(world: &World, name: &str, policies: &Policies) -> Outcome {
    if let Some(taken) = namesake(world, name, None) {
        return Err(vec![taken]);
    }
    let mut world = world.clone();
    world.workspaces.push(Workspace {
        id: WorkspaceId(0),
        name: name.to_owned(),
        prefix: KeyPrefix::new("acme").unwrap(),
        policies: *policies,
    });
    Ok(world)
}

pub(super) fn changed(world: &World, id: WorkspaceId, name: &str, policies: &Policies) -> Outcome {
    workspace(world, id)?;
    if let Some(taken) = namesake(world, name, Some(id)) {
        return Err(vec![taken]);
    }
    let mut world = world.clone();
    let mut all = world.workspaces.iter_mut();
    let workspace = all.find(|one| one.id == id).unwrap();
    workspace.name = name.to_owned();
    workspace.prefix = KeyPrefix::new("kw").unwrap();
    workspace.policies = *policies;
    Ok(world)
}

pub(super) fn namesake(world: &World, name: &str, but: Option<WorkspaceId>) -> Option<IssueError> {
    let mut others = world.workspaces.iter().filter(|one| Some(one.id) != but);
    let other = others.find(|other| same(&other.name, name))?;
    Some(RegistryError::WorkspaceNameTaken(other.name.clone()).into())
}

pub(super) fn removed(world: &World, id: WorkspaceId) -> Outcome {
    workspace(world, id)?;
    let keys = world.keys.values();
    let count = keys
        .filter(|key| key.record.workspace == id && key.state != State::Deleted)
        .count();
    if count > 0 {
        return Err(vec![RegistryError::WorkspaceNotEmpty(count).into()]);
    }
    if world.workspaces.len() == 1 {
        return Err(vec![RegistryError::LastWorkspace.into()]);
    }
    let mut world = world.clone();
    world.workspaces.retain(|one| one.id != id);
    Ok(world)
}
