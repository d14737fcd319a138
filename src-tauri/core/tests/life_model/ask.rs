//! What a step comes to on the keys that are there.

use keywright_core::{Environment, Expiry, KeyId, Overlap, Policies, WorkspaceId};

use crate::step::{Action, NAMES, Which};
use crate::world::World;

/// What is asked for, of which key or workspace.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Create {
        workspace: WorkspaceId,
        name: &'static str,
        environment: Environment,
        expiry: Option<Expiry>,
    },
    QuickCreate {
        delivered: bool,
    },
    Rotate(KeyId, Overlap),
    Finish(KeyId),
    Undo(KeyId),
    Delete(KeyId),
    Rename(KeyId, &'static str),
    Document(KeyId, &'static str),
    SetExpiry(KeyId, Expiry),
    Disable(KeyId),
    Enable(KeyId),
    NoteIncident(KeyId),
    Show(KeyId),
    Reveal(KeyId),
    AddWorkspace(&'static str, Policies),
    ChangeWorkspace(WorkspaceId, &'static str, Policies),
    RemoveWorkspace(WorkspaceId),
    Recover,
    LetLeave,
    KeepHead,
    RenewLabels,
    Unlock,
    /// Nothing of any process.
    Else,
}

impl Action {
    fn which(self) -> Option<Which> {
        match self {
            Self::Rotate(which, _)
            | Self::Finish(which)
            | Self::Undo(which)
            | Self::Delete(which)
            | Self::Rename(which, _)
            | Self::Document(which, _)
            | Self::SetExpiry(which, _)
            | Self::Disable(which)
            | Self::Enable(which)
            | Self::NoteIncident(which)
            | Self::Show(which)
            | Self::Reveal(which) => Some(which),
            _ => None,
        }
    }

    /// The same, of the keys that are there.
    ///
    /// Where there is none to begin with, one is made; and where none is rotated, one is.
    pub(crate) fn on(self, world: &World) -> Ask {
        let key = |which| world.pick(which).unwrap_or(KeyId::from([7; 16]));
        match self.which() {
            Some(_) if world.listed().next().is_none() => {
                return Ask::Create {
                    workspace: world.pick_workspace(0),
                    name: NAMES[0],
                    environment: Environment::Live,
                    expiry: None,
                };
            }
            Some(which @ Which::Rotated(_)) if world.pick(which).is_none() => {
                return Ask::Rotate(key(Which::Listed(0)), Overlap::DAY);
            }
            Some(Which::Unshown(number)) if world.pick(Which::Unshown(number)).is_none() => {
                return Ask::Show(key(Which::Listed(number)));
            }
            Some(Which::Disabled(number)) if world.pick(Which::Disabled(number)).is_none() => {
                return Ask::Disable(key(Which::Listed(number)));
            }
            _ => {}
        }
        let workspace = |which| world.pick_workspace(which);
        match self {
            Self::Create {
                workspace: which,
                name,
                environment,
                expiry,
            } => Ask::Create {
                workspace: workspace(which),
                name,
                environment,
                expiry: expiry.map(|expiry| expiry.at(world.now)),
            },
            Self::QuickCreate { delivered } => Ask::QuickCreate { delivered },
            Self::Rotate(which, overlap) => Ask::Rotate(key(which), overlap),
            Self::Finish(which) => Ask::Finish(key(which)),
            Self::Undo(which) => Ask::Undo(key(which)),
            Self::Delete(which) => Ask::Delete(key(which)),
            Self::Rename(which, name) => Ask::Rename(key(which), name),
            Self::Document(which, owner) => Ask::Document(key(which), owner),
            Self::SetExpiry(which, ending) => Ask::SetExpiry(key(which), ending.at(world.now)),
            Self::Disable(which) => Ask::Disable(key(which)),
            Self::Enable(which) => Ask::Enable(key(which)),
            Self::NoteIncident(which) => Ask::NoteIncident(key(which)),
            Self::Show(which) => Ask::Show(key(which)),
            Self::Reveal(which) => Ask::Reveal(key(which)),
            Self::AddWorkspace(name, policies) => Ask::AddWorkspace(name, policies),
            Self::ChangeWorkspace(which, name, policies) => {
                Ask::ChangeWorkspace(workspace(which), name, policies)
            }
            Self::RemoveWorkspace(which) => Ask::RemoveWorkspace(workspace(which)),
            Self::Recover => Ask::Recover,
            Self::LetLeave => Ask::LetLeave,
            Self::KeepHead => Ask::KeepHead,
            Self::RenewLabels => Ask::RenewLabels,
            Self::Unlock => Ask::Unlock,
            Self::Clock(_) | Self::Lock | Self::Restart => Ask::Else,
        }
    }
}

impl Ask {
    /// The key that it is about.
    pub(crate) fn key(&self) -> Option<KeyId> {
        match self {
            Self::Rotate(id, _)
            | Self::Finish(id)
            | Self::Undo(id)
            | Self::Delete(id)
            | Self::Rename(id, _)
            | Self::Document(id, _)
            | Self::SetExpiry(id, _)
            | Self::Disable(id)
            | Self::Enable(id)
            | Self::NoteIncident(id)
            | Self::Show(id)
            | Self::Reveal(id) => Some(*id),
            _ => None,
        }
    }

    /// Whether it makes a key.
    pub(crate) fn makes(&self) -> bool {
        matches!(
            self,
            Self::Create { .. } | Self::QuickCreate { .. } | Self::Rotate(..)
        )
    }

    /// Whether what others left over is finished with it, at first.
    pub(crate) fn recovers(&self) -> bool {
        self.makes()
            || matches!(
                self,
                Self::RemoveWorkspace(_) | Self::Recover | Self::Unlock
            )
    }
}
