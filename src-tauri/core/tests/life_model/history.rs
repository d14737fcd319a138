use std::collections::BTreeSet;

use keywright_core::memory::State;
use keywright_core::{Entry, KeyId};

use crate::ask::Ask;
use crate::stage::Answer;
use crate::world::{Key, World};

/// What is remembered of all steps so far.
#[derive(Default)]
pub(crate) struct History {
    /// Keys that were handed out or shown.
    pub(crate) seen: BTreeSet<KeyId>,
    /// Keys whose deletion was asked for.
    pub(crate) asked: BTreeSet<KeyId>,
    /// All entries.
    pub(crate) entries: Vec<Entry>,
}

impl History {
    /// Notes what may be deleted from now on.
    pub(crate) fn ask(&mut self, ask: &Ask, before: &World) {
        match ask {
            Ask::Delete(id) => {
                self.asked.insert(*id);
            }
            Ask::Undo(id) => {
                let successor = before
                    .keys
                    .get(id)
                    .and_then(|old| old.record.life.successor);
                self.asked.extend(successor);
            }
            _ => {}
        }
    }

    /// Whatever is handed out is seen.
    pub(crate) fn answered(&mut self, answer: &Answer) {
        if let Ok(Some(record)) = answer {
            self.seen.insert(record.id);
        }
    }

    /// What was asked for and not begun has to be asked for again.
    pub(crate) fn forget_what_was_taken_back(&mut self, after: &World) {
        let begun = |key: &Key| matches!(key.state, State::Deleting | State::Deleted);
        self.asked
            .retain(|id| after.keys.get(id).is_some_and(begun));
    }
}
