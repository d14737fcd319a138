use crate::creation::Plan;
use crate::deletion::pending;
use crate::{
    Created, IssueError, Issuer, KeyChange, KeyId, KeyRecord, Overlap, RegistryError, Timestamp,
    Unfit,
};

impl Issuer {
    /// Makes a new key in the place of this one, with its name, environment, documentation
    /// and length of life. The old one goes on working for the overlap, but never longer than
    /// it would have.
    ///
    /// # Errors
    ///
    /// `Unfit` for a key that was rotated or has ended, `UnderWay` for one that is being
    /// deleted, and those of [`Issuer::create`]. Then there is no new key, and the old one is
    /// as it was.
    pub fn rotate(&self, id: KeyId, overlap: Overlap) -> Result<Created, IssueError> {
        let _ = self.recover();
        let old = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        let now = self.clock.now();
        old.life.rotatable(now).map_err(RegistryError::from)?;
        if self.registry.step(id)?.is_some() {
            return Err(RegistryError::UnderWay.into());
        }
        let workspace = self.workspace_of(old.workspace)?;
        // A policy that was tightened since holds for the new key.
        let longest = workspace
            .policies
            .longest_life
            .map(|days| days.milliseconds());
        // What is left counts where the clock was ahead when the old key was created.
        let whole = |end: Timestamp| end.since(old.created_at).max(end.since(now));
        let life = match (old.life.expires_at.map(whole), longest) {
            (Some(life), Some(longest)) => Some(life.min(longest)),
            (life, longest) => life.or(longest),
        };
        let created = self.carry_out(&Plan {
            workspace,
            name: old.name,
            provisional: old.provisional,
            environment: old.environment,
            details: old.details,
            at: now,
            expires_at: life.map(|life| now.after(life)),
            succeeds: Some((id, overlap)),
        })?;
        if overlap == Overlap::NONE {
            // What cannot leave now leaves later.
            let _ = self.let_leave();
        }
        Ok(created)
    }

    /// Retires a rotated key now.
    ///
    /// # Errors
    ///
    /// `Unfit` for a key that was not rotated or has retired, `NotFound`, and those of the
    /// registry as a whole.
    pub fn finish_rotation(&self, id: KeyId) -> Result<KeyRecord, IssueError> {
        let record = self.change(id, &KeyChange::FinishRotation)?;
        let _ = self.let_leave();
        Ok(self.registry.find(id).ok().flatten().unwrap_or(record))
    }

    /// Takes a rotation back while the old key still works: its successor is deleted, and it
    /// is as it was.
    ///
    /// # Errors
    ///
    /// Those of [`crate::Registry::undo_rotation`]; then nothing has changed. With
    /// [`IssueError::DeletionPending`] the old key is as it was, and its successor is deleted
    /// later.
    pub fn undo_rotation(&self, id: KeyId) -> Result<KeyRecord, IssueError> {
        let old = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        // A rotation of which nobody could know here is not the one that is meant.
        let meant = old.life.successor.ok_or(Unfit::NotRotated);
        let meant = meant.map_err(RegistryError::from)?;
        let work = self.begin(meant);
        if !work.claimed {
            return Err(RegistryError::UnderWay.into());
        }
        let outcome = self
            .registry
            .undo_rotation(id, meant, self.clock.now(), &self.author);
        let successor = match outcome {
            Ok(successor) => successor,
            // A failing disk may report a failure for what it has written.
            Err(error) => match self.registry.find(id) {
                Ok(Some(now)) if now.life.successor.is_none() => Some(meant),
                _ => return Err(error.into()),
            },
        };
        if let Some(successor) = successor {
            self.finish_deletion(successor).map_err(pending)?;
        }
        let undone = || {
            let mut life = old.life;
            life.undo_rotation();
            KeyRecord {
                life,
                ..old.clone()
            }
        };
        Ok(self.registry.find(id).ok().flatten().unwrap_or_else(undone))
    }
}
