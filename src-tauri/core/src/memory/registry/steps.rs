//! What is written in steps: creations, rotations and deletions.

use super::rows::{Row, Rows, State};
use crate::{
    Author, Begun, Deed, KeyId, KeyRecord, RegistryError, SecretCopy, Step, Timestamp, Unfit,
};

type Answer<T> = Result<T, RegistryError>;

impl Rows {
    pub(super) fn begin_create(&mut self, record: &KeyRecord, process: u64) -> Answer<()> {
        self.workspace(record.workspace)?;
        let holder = self.holder(record.workspace, &record.name.folded());
        if let Some(holder) = holder
            && Some(holder.id) != record.life.predecessor
        {
            return Err(RegistryError::NameTaken(holder.name.clone()));
        }
        // The key that it succeeds gives it up when this one is finished.
        let holds_name = holder.is_none();
        let same_handle = |row: &Row| record.handle.is_some() && row.record.handle == record.handle;
        if self.keys.contains_key(&record.id) || self.keys.values().any(same_handle) {
            return Err(RegistryError::HandleTaken);
        }
        let row = Row {
            record: record.clone(),
            state: State::Creating,
            deleted_at: None,
            holds_name,
            held_by: Some(process),
            stale_label: 0,
        };
        self.keys.insert(record.id, row);
        Ok(())
    }

    pub(super) fn finish_create(&mut self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        let new = self.creating(id)?.record.clone();
        if let Some(holder) = self.holder(new.workspace, &new.name.folded())
            && holder.id != id
        {
            return Err(RegistryError::NameTaken(holder.name.clone()));
        }
        let row = self.creating(id)?;
        row.state = State::Active;
        row.holds_name = true;
        let deed = Deed::created(&row.record, at, by);
        self.append(deed);
        Ok(())
    }

    pub(super) fn finish_rotation(
        &mut self,
        id: KeyId,
        retires_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        let new = self.creating(id)?.record.clone();
        let predecessor = new.life.predecessor.ok_or(RegistryError::NotFound)?;
        self.row(predecessor)?.record.life.rotatable(at)?;
        // The old key may have another name by now, and another key this one.
        if let Some(holder) = self.holder(new.workspace, &new.name.folded())
            && ![id, predecessor].contains(&holder.id)
        {
            return Err(RegistryError::NameTaken(holder.name.clone()));
        }
        let old = self.row(predecessor)?;
        old.record.life.rotate(id, retires_at);
        old.holds_name = false;
        let until = old.record.life.retires_at.unwrap_or(retires_at);
        let rotated = Deed::rotated(&old.record, id, until, at, by);
        let new = self.creating(id)?;
        new.state = State::Active;
        new.holds_name = true;
        let created = Deed::created(&new.record, at, by);
        self.append(created);
        self.append(rotated);
        Ok(())
    }

    pub(super) fn abandon_create(&mut self, id: KeyId) {
        if self.creating(id).is_ok() {
            self.keys.remove(&id);
        }
    }

    fn creating(&mut self, id: KeyId) -> Answer<&mut Row> {
        self.keys
            .get_mut(&id)
            .filter(|row| row.state == State::Creating)
            .ok_or(RegistryError::NotFound)
    }

    pub(super) fn undo_rotation(
        &mut self,
        [id, successor]: [KeyId; 2],
        at: Timestamp,
        by: &Author,
        process: u64,
    ) -> Answer<Option<KeyId>> {
        let old = self.row(id)?.record.clone();
        old.life.in_overlap(at)?;
        if old.life.successor != Some(successor) {
            return Err(Unfit::NotRotated.into());
        }
        if self.row(id)?.state == State::Deleting {
            return Err(RegistryError::UnderWay);
        }
        let alive = match self.keys.get(&successor) {
            Some(row) if row.record.life.successor.is_some() => return Err(Unfit::Rotated.into()),
            Some(row) if row.state == State::Deleting && self.elsewhere(row, process) => {
                return Err(RegistryError::UnderWay);
            }
            Some(row) => row.state != State::Deleted,
            None => false,
        };
        if let Some(holder) = self.holder(old.workspace, &old.name.folded())
            && holder.id != successor
        {
            return Err(RegistryError::NameTaken(holder.name.clone()));
        }
        if let Some(row) = self.keys.get_mut(&successor).filter(|_| alive) {
            row.state = State::Deleting;
            row.held_by = Some(process);
            row.holds_name = false;
        }
        let row = self.row(id)?;
        row.record.life.undo_rotation();
        row.holds_name = true;
        let deed = Deed::rotation_undone(&row.record, successor, at, by);
        self.append(deed);
        Ok(alive.then_some(successor))
    }

    pub(super) fn begin_delete(&mut self, id: KeyId, process: u64) -> Answer<Begun> {
        let begun = match self.keys.get(&id) {
            Some(row) if row.state == State::Deleting => match self.elsewhere(row, process) {
                true => return Err(RegistryError::UnderWay),
                false => Begun::Earlier,
            },
            _ => Begun::Now,
        };
        let row = self.row(id)?;
        row.state = State::Deleting;
        row.held_by = Some(process);
        Ok(begun)
    }

    pub(super) fn cancel_delete(&mut self, id: KeyId, process: u64) {
        let before = |row: &Row| self.keys.get(&row.record.life.predecessor?);
        let replaced =
            |row: &Row| before(row).is_some_and(|before| before.record.life.successor != Some(id));
        if self.keys.get(&id).is_some_and(replaced) {
            return;
        }
        let ours = |row: &&mut Row| row.state == State::Deleting && row.held_by == Some(process);
        if let Some(row) = self.keys.get_mut(&id).filter(ours) {
            row.state = State::Active;
            row.held_by = None;
        }
    }

    pub(super) fn finish_delete(&mut self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        let deed = match self.keys.get_mut(&id) {
            Some(row) if row.state == State::Deleting => {
                row.state = State::Deleted;
                row.deleted_at = Some(at);
                row.holds_name = false;
                row.held_by = None;
                row.record.life.copy = SecretCopy::Gone;
                Deed::deleted(&row.record, at, by)
            }
            Some(row) if row.state == State::Deleted => return Ok(()),
            _ => return Err(RegistryError::NotFound),
        };
        self.append(deed);
        Ok(())
    }

    pub(super) fn take_over(&mut self, process: u64) -> Vec<(KeyId, Step)> {
        let free = |row: &Row| row.step().filter(|_| !self.elsewhere(row, process));
        let taken: Vec<(KeyId, Step)> = self
            .keys
            .iter()
            .filter_map(|(id, row)| Some((*id, free(row)?)))
            .collect();
        for (id, _) in &taken {
            if let Some(row) = self.keys.get_mut(id) {
                row.held_by = Some(process);
            }
        }
        let mut taken = taken;
        for (id, by) in &mut self.restoring {
            if *by == process || !self.running.contains(by) {
                *by = process;
                taken.push((*id, Step::Restoring));
            }
        }
        taken
    }
}
