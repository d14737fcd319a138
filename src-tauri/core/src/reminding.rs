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
        if reminders.due.is_empty() {
            return Ok(());
        }
        let now = self.clock.now();
        let at = self
            .last_summary()?
            .map_or(now, |last| now.max(last.after(1)));
        self.registry.say_reminders(&reminders.said(at))
    }

    /// Until then nothing is said, and then what the last summary said comes once more, with
    /// what has come up since.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn snooze_reminders(&self, until: Timestamp) -> Result<(), RegistryError> {
        let summary = self.last_summary()?.unwrap_or(Timestamp(i64::MIN));
        let kept = [self.clock.now(), until, summary].map(|Timestamp(at)| at.to_string());
        self.registry.change_setting(SNOOZE, &kept.join(" "))
    }

    fn last_summary(&self) -> Result<Option<Timestamp>, RegistryError> {
        let said = self.registry.reminders_said()?;
        Ok(said.iter().map(|said| said.at).max())
    }

    /// Until when nothing is said; a time that has come holds nothing back.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn snooze(&self) -> Result<Option<Snooze>, RegistryError> {
        let kept = self.registry.settings()?.remove(SNOOZE);
        Ok(kept.as_deref().and_then(|kept| {
            let mut instants = kept.split(' ').map(str::parse);
            let mut next = || Some(Timestamp(instants.next()?.ok()?));
            Some(Snooze {
                since: next()?,
                until: next()?,
                summary: next()?,
            })
        }))
    }
}
