use super::rows::{Rows, State};
use crate::{Author, Deed, RegistryError, Timestamp, Workspace, WorkspaceDraft, WorkspaceId, fold};

type Answer<T> = Result<T, RegistryError>;

impl Rows {
    pub(super) fn workspaces(&self) -> Vec<(Workspace, usize)> {
        let all = self.workspaces.iter();
        all.map(|workspace| (workspace.clone(), self.of(workspace.id).len()))
            .collect()
    }

    pub(super) fn workspace(&self, id: WorkspaceId) -> Answer<&Workspace> {
        let mut all = self.workspaces.iter();
        all.find(|workspace| workspace.id == id)
            .ok_or(RegistryError::NoSuchWorkspace)
    }

    pub(super) fn add_workspace(
        &mut self,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.is_free(draft, None)?;
        self.last_workspace.0 += 1;
        let workspace = made(self.last_workspace, draft);
        self.workspaces.push(workspace.clone());
        self.append(Deed::workspace_created(&workspace, at, by));
        Ok(workspace)
    }

    pub(super) fn change_workspace(
        &mut self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        let was = self.workspace(id)?.clone();
        self.is_free(draft, Some(id))?;
        let is = made(id, draft);
        if was == is {
            return Ok(is);
        }
        if was.name != is.name {
            self.make_stale(id);
        }
        for workspace in &mut self.workspaces {
            if workspace.id == id {
                workspace.clone_from(&is);
            }
        }
        self.append(Deed::workspace_changed(&was, &is, at, by));
        Ok(is)
    }

    pub(super) fn remove_workspace(
        &mut self,
        id: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        let workspace = self.workspace(id)?.clone();
        let keys = self.keys.values();
        let keys = keys.filter(|row| row.record.workspace == id && row.state != State::Deleted);
        match keys.count() {
            0 if self.workspaces.len() == 1 => return Err(RegistryError::LastWorkspace),
            0 => {}
            count => return Err(RegistryError::WorkspaceNotEmpty(count)),
        }
        self.workspaces.retain(|other| other.id != id);
        self.append(Deed::workspace_deleted(&workspace, at, by));
        Ok(())
    }

    /// Whether no other workspace than this one has the name.
    fn is_free(&self, draft: &WorkspaceDraft, id: Option<WorkspaceId>) -> Answer<()> {
        let folded = draft.name.folded();
        let taken =
            |workspace: &&Workspace| Some(workspace.id) != id && fold(&workspace.name) == folded;
        match self.workspaces.iter().find(taken) {
            Some(other) => Err(RegistryError::WorkspaceNameTaken(other.name.clone())),
            None => Ok(()),
        }
    }
}

fn made(id: WorkspaceId, draft: &WorkspaceDraft) -> Workspace {
    Workspace {
        id,
        name: draft.name.as_str().to_owned(),
        prefix: draft.prefix,
        policies: draft.policies,
    }
}
