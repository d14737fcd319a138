use std::sync::{Mutex, PoisonError};

use keywright_core::{AccessKey, Created, KeyId};

use crate::wire::RevealedKey;

/// The one key that the window is showing, so that copying it needs no secret from the page.
#[derive(Default)]
pub(crate) struct Reveal(Mutex<Option<(KeyId, AccessKey)>>);

impl Reveal {
    /// Shows this key, and no other any more.
    pub(crate) fn show(&self, created: Created) -> RevealedKey {
        let revealed = RevealedKey::from(&created);
        *self.lock() = Some((created.record.id, created.access_key));
        revealed
    }

    /// Does this with the key that is being shown; `None` when there is none.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&AccessKey) -> T) -> Option<T> {
        self.lock().as_ref().map(|(_, access_key)| work(access_key))
    }

    /// Whether this is the key that is being shown.
    pub(crate) fn shows(&self, id: KeyId) -> bool {
        self.lock().as_ref().is_some_and(|(shown, _)| *shown == id)
    }

    /// Forgets it; the key is wiped.
    pub(crate) fn close(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<(KeyId, AccessKey)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
