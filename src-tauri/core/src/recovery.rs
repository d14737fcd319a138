use crate::{IssueError, Issuer, KeyId, Step};

/// What recovery finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Keys that were never finished, and so shown to no one: their secrets and rows are gone.
    pub creations_undone: usize,
    /// Keys whose deletion was completed.
    pub deletions_finished: usize,
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
        let mut recovered = Recovered::default();
        let mut first_failure = None;
        for (id, step) in self.registry.take_over()? {
            match self.finish(id, step) {
                Ok(false) => {}
                Ok(true) if step == Step::Creating => recovered.creations_undone += 1,
                Ok(true) => recovered.deletions_finished += 1,
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
        self.keychain.remove(id)?;
        match step {
            Step::Creating => self.registry.abandon_create(id)?,
            Step::Deleting => self
                .registry
                .finish_delete(id, self.clock.now(), &self.author)?,
        }
        Ok(true)
    }
}
