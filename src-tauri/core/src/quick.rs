use crate::creation::ATTEMPTS;
use crate::{
    Created, Environment, IssueError, Issuer, KeyName, KeyRecord, NewKey, RegistryError, Surface,
};

/// How many keys of one name are numbered before giving up.
const NAMESAKES: usize = 1000;

impl Issuer {
    /// Makes a key without asking for its name, and hands it to whoever asked, once.
    ///
    /// It is called `name`, or `name (2)` and so on while that is taken, until a person
    /// gives it a name of its own. `deliver` is its one showing: where it fails, the key is
    /// one that was never shown, and what it answered stands beside the record.
    ///
    /// # Errors
    ///
    /// Those of [`Issuer::create`]. Then there is no key, and `deliver` was not called.
    pub fn quick_create<T, E>(
        &self,
        name: &str,
        environment: Environment,
        surface: Surface,
        deliver: impl FnOnce(&Created) -> Result<T, E>,
    ) -> Result<(KeyRecord, Result<T, E>), IssueError> {
        let by = self.author.through(surface);
        let mut plan = self.plan(&NewKey::named(name, environment))?;
        plan.provisional = true;
        // As in a creation from the window.
        let _ = self.recover();
        let mut collisions = 0;
        let mut number = 1;
        let (created, work) = loop {
            if number > 1 {
                plan.name = KeyName::new(&format!("{name} ({number})"))?;
            }
            match self.try_create(&plan, &by) {
                Err(IssueError::Registry(RegistryError::NameTaken(_))) if number < NAMESAKES => {
                    number += 1;
                }
                Err(IssueError::Registry(RegistryError::HandleTaken))
                    if collisions + 1 < ATTEMPTS =>
                {
                    collisions += 1;
                }
                outcome => break outcome?,
            }
        };
        let delivered = deliver(&created);
        let Created { mut record, .. } = created;
        if delivered.is_ok() {
            let at = self.clock.now();
            // Where it cannot be noted, the key is offered once more, which loses nothing.
            if self.registry.mark_shown(record.id, at, &by).is_ok() {
                record.shown_at = Some(at);
            }
        }
        drop(work);
        if record.shown_at.is_some() {
            // What cannot leave now leaves later.
            let _ = self.let_leave();
        }
        Ok((record, delivered))
    }
}
