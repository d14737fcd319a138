use super::rows::{Rows, State};
use crate::{
    Author, Deed, RegistryError, SavedWorkspace, Timestamp, Workspace, WorkspaceDraft, WorkspaceId,
    fold,
};

type Answer<T> = Result<T, RegistryError>;

impl Rows {
    pub(super) fn workspaces(&self) -> Vec<(Workspace, usize)> {
        self.living()
            .map(|workspace| (workspace.clone(), self.of(workspace.id).len()))
            .collect()
    }

    pub(super) fn workspace(&self, id: WorkspaceId) -> Answer<&Workspace> {
        self.living()
            .find(|workspace| workspace.id == id)
            .ok_or(RegistryError::NoSuchWorkspace)
    }

    /// Those that were not deleted.
    fn living(&self) -> impl Iterator<Item = &Workspace> {
        let living = self
            .workspaces
            .iter()
            .filter(|saved| saved.deleted_at.is_none());
        living.map(|saved| &saved.workspace)
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
        self.workspaces.push(SavedWorkspace {
            workspace: workspace.clone(),
            created_at: at,
            deleted_at: None,
        });
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
        for saved in &mut self.workspaces {
            if saved.workspace.id == id {
                saved.workspace.clone_from(&is);
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
            0 if self.living().count() == 1 => return Err(RegistryError::LastWorkspace),
            0 => {}
            count => return Err(RegistryError::WorkspaceNotEmpty(count)),
        }
        for saved in &mut self.workspaces {
            if saved.workspace.id == id {
                saved.deleted_at = Some(at);
            }
        }
        self.append(Deed::workspace_deleted(&workspace, at, by));
        Ok(())
    }

    /// Whether no other workspace than this one has the name.
    fn is_free(&self, draft: &WorkspaceDraft, id: Option<WorkspaceId>) -> Answer<()> {
        let folded = draft.name.folded();
        let taken =
            |workspace: &&Workspace| Some(workspace.id) != id && fold(&workspace.name) == folded;
        match self.living().find(taken) {
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
