//! One step, looked at from all sides.

mod activity;
mod keys;
mod lives;
mod secrets;

use std::collections::BTreeSet;
use std::fmt::Debug;

use keywright_core::Entry;
use keywright_core::memory::State;

use crate::ask::Ask;
use crate::history::History;
use crate::invariants::{KEPT, WORKSPACES, holds};
use crate::stage::Stage;
use crate::world::{Key, World};

/// A step, as it is looked at afterwards.
pub(crate) struct Seen<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) before: &'a World,
    pub(crate) after: &'a World,
    /// What was asked for, by two processes perhaps.
    pub(crate) asks: &'a [&'a Ask],
    /// Who asked.
    pub(crate) authors: &'a [String],
    /// What was written into the activity.
    pub(crate) entries: &'a [Entry],
}

impl Seen<'_> {
    /// Every invariant that can be seen in one step.
    pub(crate) fn check(&self, history: &History) {
        self.keys_are_kept(history);
        self.secrets_are_where_they_belong();
        self.names_and_links_are_one();
        self.lives_go_on_as_they_may();
        self.activity_tells_it(history);
        self.workspaces_are_whole();
    }

    /// Each key that was there before, and as it is now.
    fn both(&self) -> impl Iterator<Item = (&Key, &Key)> {
        let before = self.before.keys.values();
        let before = before.filter(|key| key.state != State::Creating);
        before.map(|was| match self.after.keys.get(&was.record.id) {
            Some(is) => (was, is),
            None => {
                holds(KEPT, false, || format!("{was:?} is nowhere"));
                (was, was)
            }
        })
    }

    fn is_asked(&self, fits: impl Fn(&Ask) -> bool) -> bool {
        self.asks.iter().any(|ask| fits(ask))
    }

    fn workspaces_are_whole(&self) {
        let World { workspaces, .. } = self.after;
        let shown = |what: &dyn Debug| format!("{what:?} in {workspaces:?}");
        holds(WORKSPACES, !workspaces.is_empty(), || shown(&()));
        let names: BTreeSet<String> = workspaces
            .iter()
            .map(|workspace| workspace.name.to_lowercase())
            .collect();
        holds(WORKSPACES, names.len() == workspaces.len(), || {
            shown(&names)
        });
        for key in self.after.listed() {
            let of = key.record.workspace;
            let there = workspaces.iter().any(|one| one.id == of);
            holds(WORKSPACES, there, || shown(key));
        }
    }
}
