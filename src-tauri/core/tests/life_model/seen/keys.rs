use std::collections::BTreeMap;

use keywright_core::KeyRecord;
use keywright_core::memory::State;

use super::Seen;
use crate::ask::Ask;
use crate::history::History;
use crate::invariants::{ASKED, KEPT, LINKED, ONCE, ONE, SAME, TOMBSTONE, UNIQUE, holds};
use crate::model::{holds_name, is_replaced};
use crate::world::Key;

impl Seen<'_> {
    pub(super) fn keys_are_kept(&self, history: &History) {
        for id in &history.seen {
            let is = self.after.keys.get(id);
            let kept = is.is_some_and(Key::is_listed) || history.asked.contains(id);
            holds(KEPT, kept, || format!("{is:?}"));
        }
        for key in self.after.keys.values() {
            let deleted = matches!(key.state, State::Deleting | State::Deleted);
            let asked = history.asked.contains(&key.record.id);
            holds(ASKED, !deleted || asked, || format!("{key:?}"));
        }
        for (was, is) in self.both() {
            // All that can be said of it any more is that somebody else may have it.
            let mut stayed = was.clone();
            if self.is_asked(|ask| matches!(ask, Ask::NoteIncident(key) if *key == was.record.id)) {
                stayed.record.life.compromised_at = is.record.life.compromised_at;
            }
            let stays = was.state != State::Deleted || stayed == *is;
            holds(TOMBSTONE, stays, || format!("{was:?}, but {is:?}"));
            let fixed = |key: &KeyRecord| {
                (
                    (key.id, key.digest, key.handle, key.truncated.clone()),
                    (key.workspace, key.environment, key.created_at),
                    key.life.predecessor,
                )
            };
            let same = fixed(&was.record) == fixed(&is.record);
            holds(SAME, same, || format!("{was:?}, but {is:?}"));
            let (first, now) = (was.record.shown_at, is.record.shown_at);
            holds(ONCE, first.is_none() || first == now, || format!("{is:?}"));
        }
    }

    pub(super) fn names_and_links_are_one(&self) {
        let mut names = BTreeMap::new();
        let mut predecessors = BTreeMap::new();
        for key in self.after.keys.values() {
            let Key { record, state } = key;
            let life = &record.life;
            if *state != State::Creating && holds_name(self.after, key) {
                let name = (record.workspace, record.name.as_str().to_lowercase());
                let other = names.insert(name, record.id);
                holds(UNIQUE, other.is_none(), || format!("{key:?} and {other:?}"));
            }
            let is_new = key.is_listed() && !is_replaced(self.after, record);
            if let (true, Some(before)) = (is_new, life.predecessor) {
                let other = predecessors.insert(before, record.id);
                holds(ONE, other.is_none(), || format!("{key:?} and {other:?}"));
            }
            if let Some(successor) = life.successor {
                let new = self.after.keys.get(&successor).map(|key| &key.record);
                let linked = new.is_some_and(|new| {
                    new.life.predecessor == Some(record.id)
                        && new.workspace == record.workspace
                        && new.environment == record.environment
                });
                holds(LINKED, linked, || format!("{key:?} and {new:?}"));
                holds(LINKED, life.retires_at.is_some(), || format!("{key:?}"));
            } else {
                holds(LINKED, life.retires_at.is_none(), || format!("{key:?}"));
            }
        }
    }
}
