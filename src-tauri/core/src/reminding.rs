use crate::{Issuer, RegistryError, Reminders, Reminding, Snooze, Timestamp};

/// The setting that holds the snooze.
const SNOOZE: &str = "reminders.snooze";

impl Issuer {
    /// The reminders that are due now in all workspaces, see [`Reminding`].
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn reminders(&self) -> Result<Reminders, RegistryError> {
        let said = self.registry.reminders_said()?;
        let snooze = self.snooze()?;
        let mut reminding = Reminding::new(self.clock.now(), &said, snooze);
        for (workspace, _) in self.registry.workspaces()? {
            self.registry.each(workspace.id, &mut |key| {
                reminding.add(key, &workspace.policies);
            })?;
        }
        Ok(reminding.close())
    }

    /// These reminders have been said, as one summary. To be called once the person could see
    /// it: what was not noted is said again.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn reminded(&self, reminders: &Reminders) -> Result<(), RegistryError> {
        match reminders.due.is_empty() {
            true => Ok(()),
            false => self
                .registry
                .say_reminders(&reminders.said(self.clock.now())),
        }
    }

    /// Until then nothing is said, and then what the last summary said comes once more, with
    /// what has come up since.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn snooze_reminders(&self, until: Timestamp) -> Result<(), RegistryError> {
        let said = self.registry.reminders_said()?;
        let summary = said.iter().map(|said| said.at.0).max().unwrap_or(i64::MIN);
        self.registry
            .change_setting(SNOOZE, &format!("{} {summary}", until.0))
    }

    /// Until when nothing is said; a time that has come holds nothing back.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn snooze(&self) -> Result<Option<Snooze>, RegistryError> {
        let kept = self.registry.settings()?.remove(SNOOZE);
        Ok(kept.as_deref().and_then(|kept| {
            let (until, summary) = kept.split_once(' ')?;
            Some(Snooze {
                until: Timestamp(until.parse().ok()?),
                summary: Timestamp(summary.parse().ok()?),
            })
        }))
    }
}
