use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_core::{AccessKey, Created, KeyId};

use crate::wire::RevealedKey;

/// The one key that the window is showing, so that copying it needs no secret from the page.
#[derive(Default)]
pub(crate) struct Reveal(Mutex<State>);

#[derive(Default)]
struct State {
    /// Counts the pages that were loaded.
    page: u64,
    shown: Option<Shown>,
}

struct Shown {
    id: KeyId,
    access_key: AccessKey,
    copied: bool,
}

/// The page on which something was asked for.
#[derive(Clone, Copy)]
pub(crate) struct AskedOn(u64);

impl Reveal {
    /// The present page.
    pub(crate) fn page(&self) -> AskedOn {
        AskedOn(self.lock().page)
    }

    /// Shows this key, and no other any more. `None` when the page that asked for it has
    /// been loaded anew meanwhile and waits for no answer: then the key was never shown.
    pub(crate) fn show(&self, asked_on: AskedOn, created: Created) -> Option<RevealedKey> {
        let mut state = self.lock();
        (state.page == asked_on.0).then(|| {
            let revealed = RevealedKey::from(&created);
            state.shown = Some(Shown {
                id: created.record.id,
                access_key: created.access_key,
                copied: false,
            });
            revealed
        })
    }

    /// Another page is being loaded; it shows nothing.
    pub(crate) fn turn_page(&self) {
        let mut state = self.lock();
        state.page += 1;
        state.shown = None;
    }

    /// Copies the key that is being shown in this way; `None` when there is none.
    pub(crate) fn copy<T, E>(
        &self,
        copy: impl FnOnce(&AccessKey) -> Result<T, E>,
    ) -> Option<Result<T, E>> {
        let mut state = self.lock();
        let shown = state.shown.as_mut()?;
        let outcome = copy(&shown.access_key);
        shown.copied |= outcome.is_ok();
        Some(outcome)
    }

    /// Whether this is the key that is being shown.
    pub(crate) fn shows(&self, id: KeyId) -> bool {
        let state = self.lock();
        state.shown.as_ref().is_some_and(|shown| shown.id == id)
    }

    /// Whether a key is being shown that was not copied yet.
    pub(crate) fn is_uncopied(&self) -> bool {
        let state = self.lock();
        state.shown.as_ref().is_some_and(|shown| !shown.copied)
    }

    /// Forgets it; the key is wiped.
    pub(crate) fn close(&self) {
        self.lock().shown = None;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
    use keywright_core::{Author, Environment, Issuer, KeyGenerator, NewKey, Surface};
    use rand::rngs::SysRng;

    use super::*;

    fn created() -> Created {
        let author = Author {
            system_user: "someone".to_owned(),
            surface: Surface::Window,
        };
        let issuer = Issuer::new(
            Arc::new(MemoryRegistry::default()),
            Arc::new(MemoryKeychain::default()),
            Arc::new(MemoryClock::default()),
            KeyGenerator::new(SysRng),
            author,
        );
        let Ok(created) = issuer.create(&NewKey::named("CRM", Environment::Live)) else {
            unreachable!("stores in memory do not fail by themselves");
        };
        created
    }

    #[test]
    fn a_key_that_was_made_while_the_page_was_loaded_anew_is_not_being_shown() {
        let reveal = Reveal::default();
        let asked_on = reveal.page();
        reveal.turn_page();
        let created = created();
        let id = created.record.id;
        assert!(reveal.show(asked_on, created).is_none());
        assert!(!reveal.shows(id), "so that it is offered as never shown");
    }

    #[test]
    fn another_page_shows_nothing() {
        let reveal = Reveal::default();
        let created = created();
        let id = created.record.id;
        assert!(reveal.show(reveal.page(), created).is_some());
        assert!(reveal.shows(id));
        reveal.turn_page();
        assert!(!reveal.shows(id));
    }
}
