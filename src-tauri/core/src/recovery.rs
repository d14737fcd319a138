use crate::{
    Author, IssueError, Issuer, KeyChange, KeyId, KeyRecord, RegistryError, SecretCopy, Step,
    Surface, Timestamp,
};

/// What recovery finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Keys that were never finished, and so shown to no one: their secrets and rows are gone.
    pub creations_undone: usize,
    /// Keys whose deletion was completed.
    pub deletions_finished: usize,
    /// Access keys that a restoration which was not finished had put into the keychain, or was
    /// about to.
    pub restorations_undone: usize,
}

impl Issuer {
    /// Finishes what crashed processes or failing stores left between intent and done.
    ///
    /// It keeps off what this process or another running one has under way. Where nothing is
    /// left it costs one look, so it may be called often: another process can end any time.
    ///
    /// # Errors
    ///
    /// What the stores answer. What was not finished stays, for the next call.
    pub fn recover(&self) -> Result<Recovered, IssueError> {
        let recovered = self.finish_left_over();
        let left = self.let_leave();
        let recovered = recovered?;
        left.map(|()| recovered)
    }

    /// Recovery without what is to leave the keychain.
    pub(crate) fn finish_left_over(&self) -> Result<Recovered, IssueError> {
        let mut recovered = Recovered::default();
        let mut first_failure = None;
        for (id, step) in self.registry.take_over()? {
            match self.finish(id, step) {
                Ok(false) => {}
                Ok(true) => match step {
                    Step::Creating => recovered.creations_undone += 1,
                    Step::Deleting => recovered.deletions_finished += 1,
                    Step::Restoring => recovered.restorations_undone += 1,
                },
                // One that cannot be finished keeps none of the others waiting.
                Err(failure) => first_failure = first_failure.or(Some(failure)),
            }
        }
        first_failure.map_or(Ok(recovered), Err)
    }

    /// Finishes this one; false when there was nothing to do any more.
    fn finish(&self, id: KeyId, step: Step) -> Result<bool, IssueError> {
        let work = self.begin(id);
        // It may have been finished, or begun anew, since it was listed.
        if !work.claimed || self.registry.step(id)? != Some(step) {
            return Ok(false);
        }
        match step {
            Step::Creating => {
                self.keychain.remove(id)?;
                self.registry.abandon_create(id)?;
            }
            Step::Deleting => self.finish_deletion(id)?,
            Step::Restoring => self.abandon_restore(id)?,
        }
        Ok(true)
    }

    /// Retires the keys whose time has come, and removes the secrets that are to leave the
    /// keychain: theirs, and those of keys that were shown in a workspace that keeps digests
    /// only.
    ///
    /// # Errors
    ///
    /// What the stores answer. What has not left stays noted, for the next call.
    pub fn let_leave(&self) -> Result<(), IssueError> {
        let by = self.author.through(Surface::Keywright);
        let mut first_failure = None;
        let now = self.clock.now();
        for record in self.registry.leaving(now)? {
            let work = self.begin(record.id);
            if work.claimed {
                first_failure = first_failure.or(self.leave(record, now, &by).err());
            }
        }
        first_failure.map_or(Ok(()), Err)
    }

    /// First retires the key, if its time has come: that waits for no keychain, and from
    /// then on no rotation is undone whose old key has lost its secret.
    fn leave(&self, mut key: KeyRecord, now: Timestamp, by: &Author) -> Result<(), IssueError> {
        if key.life.retires_unnoted(now) {
            key = match self.registry.change(key.id, &KeyChange::Retire, now, by) {
                Err(RegistryError::NotFound) => return Ok(()),
                outcome => outcome?,
            };
        }
        if key.life.copy == SecretCopy::Leaving {
            self.keychain.remove(key.id)?;
            self.registry.left(key.id, now, by)?;
        }
        Ok(())
    }

    /// Whether the time of any secret has come. Where the registry does not answer, none has.
    pub fn anything_leaving(&self) -> bool {
        let leaving = self.registry.leaving(self.clock.now());
        leaving.is_ok_and(|leaving| !leaving.is_empty())
    }

    /// How many milliseconds from now the next rotated key retires.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn next_retirement(&self) -> Result<Option<i64>, RegistryError> {
        let now = self.clock.now();
        let next = self.registry.next_retirement(now)?;
        Ok(next.map(|next| next.since(now)))
    }
}
