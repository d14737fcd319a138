use crate::{
    IssueError, Issuer, KeyRecord, Policies, RegistryError, Settings, Workspace, WorkspaceDraft,
    WorkspaceId,
};

impl Issuer {
    /// All workspaces, each with the number of its keys.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn workspaces(&self) -> Result<Vec<(Workspace, usize)>, RegistryError> {
        self.registry.workspaces()
    }

    /// The workspace that is worked on: the one that was chosen last, or the first.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn workspace(&self) -> Result<Workspace, RegistryError> {
        let chosen = Settings::read(&self.registry.settings()?).workspace;
        let mut workspaces = self.registry.workspaces()?;
        let at = workspaces
            .iter()
            .position(|(workspace, _)| Some(workspace.id) == chosen);
        match workspaces.is_empty() {
            true => Err(RegistryError::NoSuchWorkspace),
            false => Ok(workspaces.swap_remove(at.unwrap_or(0)).0),
        }
    }

    /// What a workspace is called.
    ///
    /// # Errors
    ///
    /// `NoSuchWorkspace`, and those of the registry as a whole.
    pub fn workspace_named(&self, id: WorkspaceId) -> Result<String, RegistryError> {
        Ok(self.workspace_of(id)?.name)
    }

    /// What holds for the keys of a workspace.
    ///
    /// # Errors
    ///
    /// `NoSuchWorkspace`, and those of the registry as a whole.
    pub fn policies(&self, id: WorkspaceId) -> Result<Policies, RegistryError> {
        Ok(self.workspace_of(id)?.policies)
    }

    /// Calls this with every key of a workspace, in order of creation.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn each_key(
        &self,
        workspace: WorkspaceId,
        mut see: impl FnMut(&KeyRecord),
    ) -> Result<(), RegistryError> {
        self.registry.each(workspace, &mut see)
    }

    pub(crate) fn workspace_of(&self, id: WorkspaceId) -> Result<Workspace, RegistryError> {
        let workspaces = self.registry.workspaces()?.into_iter();
        workspaces
            .map(|(workspace, _)| workspace)
            .find(|workspace| workspace.id == id)
            .ok_or(RegistryError::NoSuchWorkspace)
    }

    /// Makes a workspace.
    ///
    /// # Errors
    ///
    /// `WorkspaceNameTaken`, and those of the registry as a whole. Then there is none.
    pub fn add_workspace(&self, draft: &WorkspaceDraft) -> Result<Workspace, IssueError> {
        let at = self.clock.now();
        Ok(self.registry.add_workspace(draft, at, &self.author)?)
    }

    /// Gives a workspace this name, its new keys this prefix, and all its keys these policies.
    ///
    /// # Errors
    ///
    /// `WorkspaceNameTaken`, `NoSuchWorkspace`, and those of the registry as a whole. Then it
    /// is as it was.
    pub fn change_workspace(
        &self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
    ) -> Result<Workspace, IssueError> {
        let at = self.clock.now();
        Ok(self
            .registry
            .change_workspace(id, draft, at, &self.author)?)
    }

    /// Deletes a workspace that has no keys.
    ///
    /// # Errors
    ///
    /// Those of [`crate::Registry::remove_workspace`]. Then it is as it was.
    pub fn remove_workspace(&self, id: WorkspaceId) -> Result<(), IssueError> {
        // A key that was never finished would be in the way.
        let _ = self.recover();
        let at = self.clock.now();
        Ok(self.registry.remove_workspace(id, at, &self.author)?)
    }

    /// How the list of a workspace was last looked at, in the words of the interface.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn kept_view(&self, workspace: WorkspaceId) -> Result<Option<String>, RegistryError> {
        Ok(self.registry.settings()?.remove(&view(workspace)))
    }

    /// Keeps how the list of a workspace is looked at.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn keep_view(&self, workspace: WorkspaceId, look: &str) -> Result<(), RegistryError> {
        self.registry.change_setting(&view(workspace), look)
    }
}

/// The setting that holds it.
fn view(workspace: WorkspaceId) -> String {
    format!("view.{}", workspace.0)
}
