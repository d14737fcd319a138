use std::collections::HashMap;
use std::hash::Hash;

use crate::{KeyName, NAME_LENGTH};

/// Names of which no two in one place are the same.
pub(super) struct Names<P> {
    /// Each name that is taken, folded, with the number to try next.
    taken: HashMap<(P, String), usize>,
}

impl<P> Default for Names<P> {
    fn default() -> Self {
        Self {
            taken: HashMap::new(),
        }
    }
}

impl<P: Copy + Eq + Hash> Names<P> {
    /// Somebody has this name, folded.
    pub(super) fn reserve(&mut self, place: P, folded: String) {
        self.taken.entry((place, folded)).or_insert(2);
    }

    /// This name or, where somebody has it, one with a number behind it, which is taken from then
    /// on: `CRM`, `CRM (2)`, `CRM (3)`.
    pub(super) fn free(&mut self, place: P, name: &KeyName) -> KeyName {
        let mut wanted = name.clone();
        while let Some(next) = self.taken.get_mut(&(place, wanted.folded())) {
            // Only the first has a count that says which are taken.
            let number = *next;
            *next += 1;
            wanted = numbered(name, number);
            if !self.taken.contains_key(&(place, wanted.folded())) {
                break;
            }
            wanted = name.clone();
        }
        self.reserve(place, wanted.folded());
        wanted
    }
}

fn numbered(name: &KeyName, number: usize) -> KeyName {
    let end = format!(" ({number})");
    let room = NAME_LENGTH.saturating_sub(end.chars().count());
    let start: String = name.as_str().chars().take(room).collect();
    // A name that is cut stays one; what cannot be seen at its end is trimmed with it.
    KeyName::kept(&format!("{}{end}", start.trim_end())).unwrap_or_else(|_| name.clone())
}
