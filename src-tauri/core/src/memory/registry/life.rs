//! Changes of one key in the list.

use super::rows::{Row, Rows, State};
use crate::{Author, Deed, Digest, KeyChange, KeyId, KeyName, KeyRecord, RegistryError, Timestamp};

type Answer<T> = Result<T, RegistryError>;

impl Rows {
    pub(super) fn mark_shown(&mut self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        let workspace = self.row(id)?.record.workspace;
        let copies = self.workspace(workspace)?.policies.copies;
        let row = self.row(id)?;
        if row.record.shown_at.is_some() {
            return Ok(());
        }
        row.record.shown_at = Some(at);
        row.record.life.shown(copies);
        if row.state == State::Active {
            row.held_by = None;
        }
        let deed = Deed::shown(&row.record, at, by);
        self.append(deed);
        Ok(())
    }

    pub(super) fn rename(
        &mut self,
        id: KeyId,
        name: &KeyName,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        let row = self.row(id)?;
        if row.record.name == *name && !row.record.provisional {
            return Ok(());
        }
        let (workspace, holds_name) = (row.record.workspace, row.holds_name);
        if holds_name
            && let Some(holder) = self.holder(workspace, &name.folded())
            && holder.id != id
        {
            return Err(RegistryError::NameTaken(holder.name.clone()));
        }
        self.label_changes += 1;
        let stale_label = self.label_changes;
        let row = self.row(id)?;
        row.stale_label = stale_label;
        row.record.provisional = false;
        let from = std::mem::replace(&mut row.record.name, name.clone());
        let deed = Deed::renamed(&row.record, &from, at, by);
        self.append(deed);
        Ok(())
    }

    pub(super) fn keep_name(&mut self, id: KeyId) -> Answer<()> {
        self.row(id)?.record.provisional = false;
        Ok(())
    }

    pub(super) fn change(
        &mut self,
        id: KeyId,
        change: &KeyChange,
        at: Timestamp,
        by: &Author,
    ) -> Answer<KeyRecord> {
        let row = match change {
            KeyChange::Compromised(_) => self.finished(id)?,
            _ => self.row(id)?,
        };
        let record = &mut row.record;
        let said = change.apply(record, at)?;
        let record = record.clone();
        if let Some(said) = said {
            self.append(Deed::changed(&record, said, at, by));
        }
        Ok(record)
    }

    pub(super) fn leaving(&self, now: Timestamp) -> Vec<KeyRecord> {
        let leaving = self.listed().filter(|row| row.record.life.is_leaving(now));
        leaving.map(|row| row.record.clone()).collect()
    }

    pub(super) fn left(&mut self, id: KeyId, at: Timestamp, by: &Author) {
        // A key that was deleted meanwhile needs no note.
        if let Ok(row) = self.row(id)
            && row.record.life.leave(at)
        {
            let deed = Deed::retired(&row.record, at, by);
            self.append(deed);
        }
    }

    pub(super) fn next_retirement(&self, after: Timestamp) -> Option<Timestamp> {
        self.listed()
            .filter(|row| row.record.life.retired_at.is_none())
            .filter_map(|row| row.record.life.retires_at)
            .filter(|end| *end > after)
            .min()
    }

    pub(super) fn find(&self, id: KeyId) -> Option<KeyRecord> {
        let row = self.keys.get(&id).filter(|row| row.listed());
        row.map(|row| row.record.clone())
    }

    pub(super) fn trace(&self, digest: &Digest) -> Option<(KeyRecord, Option<Timestamp>)> {
        self.keys
            .values()
            .filter(|row| row.state != State::Creating)
            .find(|row| row.record.digest == *digest)
            .map(|row| (row.record.clone(), row.deleted_at))
    }

    pub(super) fn never_shown(&self, process: u64) -> Vec<KeyRecord> {
        let unseen = |row: &&Row| row.record.shown_at.is_none() && !self.elsewhere(row, process);
        let found = self.listed().filter(unseen);
        let mut found: Vec<KeyRecord> = found.map(|row| row.record.clone()).collect();
        found.sort_by_key(|record| (record.created_at, record.id));
        found
    }

    pub(super) fn unnamed(&self) -> (Option<KeyRecord>, usize) {
        let records = self.listed().map(|row| &row.record);
        let found: Vec<_> = records.filter(|record| record.provisional).collect();
        let newest = found
            .iter()
            .max_by_key(|record| (record.created_at, record.id));
        (newest.copied().cloned(), found.len())
    }
}
