//! What was put off, and what was reminded of.

use super::rows::Rows;
use crate::{Author, Deed, Postponement, RegistryError, Said, Timestamp, WorkspaceId};

impl Rows {
    pub(super) fn postpone(
        &mut self,
        postponements: &[Postponement],
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError> {
        self.workspace(workspace)?;
        for postponement in postponements {
            let (place, key) = (
                (postponement.id, postponement.kind),
                self.keys.get(&postponement.id),
            );
            let workspace = key.map_or(workspace, |row| row.record.workspace);
            let before = match postponement.holds(at) {
                true => self.postponements.insert(place, postponement.clone()),
                false => self.postponements.remove(&place),
            };
            if postponement.differs(before.as_ref(), at) {
                self.append(Deed::postponed(postponement, workspace, at, by));
            }
        }
        Ok(())
    }

    pub(super) fn note_all(&mut self, deeds: &[Deed]) -> Result<(), RegistryError> {
        let was_ever = |deed: &Deed| {
            let mut all = self.workspaces.iter();
            all.any(|saved| saved.workspace.id == deed.workspace)
        };
        if !deeds.iter().all(was_ever) {
            return Err(RegistryError::NoSuchWorkspace);
        }
        deeds.iter().for_each(|deed| self.append(deed.clone()));
        Ok(())
    }

    pub(super) fn say_reminders(&mut self, said: &[Said]) {
        for said in said {
            let place = (said.date.key, said.date.kind);
            self.reminders_said.insert(place, *said);
        }
    }
}
