use std::collections::HashMap;

use crate::{Issuer, RegistryError, Reminder, Reminders, Reminding, Snooze, Timestamp, due_dates};

/// The setting that holds the snooze.
const SNOOZE: &str = "reminders.snooze";
/// The setting that holds the last summary that was read.
const READ: &str = "reminders.read";

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

    /// These reminders have been said, as one summary, which stays unread until
    /// [`Issuer::read_reminders`]. What was not noted is said again.
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

    /// What was said and not read since, the earliest date first; without what is not due any
    /// more.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn unread_reminders(&self) -> Result<Vec<Reminder>, RegistryError> {
        let read = self.registry.settings()?.remove(READ);
        let read = read.and_then(|read| read.parse().ok());
        let mut said = self.registry.reminders_said()?;
        said.retain(|said| read.is_none_or(|read| said.at.0 > read));
        if said.is_empty() {
            return Ok(Vec::new());
        }
        let workspaces = self.registry.workspaces()?.into_iter();
        let policies: HashMap<_, _> = workspaces
            .map(|(workspace, _)| (workspace.id, workspace.policies))
            .collect();
        let mut unread = Vec::new();
        for said in said {
            let Some(key) = self.registry.find(said.date.key)? else {
                continue;
            };
            let policies = policies.get(&key.workspace).copied().unwrap_or_default();
            if due_dates(&key, &policies).any(|date| date == said.date) {
                unread.push(Reminder {
                    date: said.date,
                    days: said.days,
                    name: key.name,
                    workspace: key.workspace,
                });
            }
        }
        unread.sort_by_key(|reminder| reminder.date);
        Ok(unread)
    }

    /// The person has read all that was said.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn read_reminders(&self) -> Result<(), RegistryError> {
        match self.last_summary()? {
            Some(Timestamp(last)) => self.registry.change_setting(READ, &last.to_string()),
            None => Ok(()),
        }
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
        self.registry.change_setting(SNOOZE, &kept.join(" "))?;
        self.read_reminders()
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
