use keywright_core::memory::State;
use keywright_core::{Action, KeyId, Keychain, Registry};

use super::Seen;
use crate::ask::Ask;
use crate::history::History;
use crate::invariants::{ACTIVITY, APPENDED, HEAD, holds};
use crate::world::Key;

impl Seen<'_> {
    pub(super) fn activity_tells_it(&self, history: &History) {
        let mut seal = self.before.head.seal;
        for (number, entry) in (self.before.head.number + 1..).zip(self.entries) {
            holds(ACTIVITY, entry.number == number, || format!("{entry:?}"));
            let sealed = entry.sealed_after(&seal) == entry.seal;
            holds(ACTIVITY, sealed, || format!("{entry:?}"));
            seal = entry.seal;
            let by = self.authors.contains(&entry.system_user);
            holds(ACTIVITY, by, || format!("{entry:?}"));
        }
        let head = self.stage.observer.head().unwrap();
        holds(APPENDED, head == self.after.head, || format!("{head:?}"));
        self.changes_are_told();
        let registry = self.stage.observer.identity().unwrap();
        if let Ok(known) = self.stage.keychain.kept_head(&registry) {
            let at = known.number as usize - 1;
            let is = history.entries.iter().chain(self.entries).nth(at);
            let there = is.is_some_and(|entry| entry.seal == known.seal);
            holds(HEAD, there, || format!("{known:?}, but {is:?}"));
        }
    }

    /// What was written is what has changed.
    fn changes_are_told(&self) {
        let mut told: Vec<(Option<KeyId>, &str)> = self
            .entries
            .iter()
            .map(|entry| (entry.key, entry.action.as_str()))
            .collect();
        let mut changed: Vec<(Option<KeyId>, &str)> = Vec::new();
        for (id, is) in &self.after.keys {
            let was = self.before.keys.get(id);
            let actions = self.actions(was, is).into_iter();
            changed.extend(actions.map(|action| (Some(*id), action.as_str())));
        }
        changed.extend(
            self.workspace_actions()
                .into_iter()
                .map(|action| (None, action.as_str())),
        );
        told.sort_unstable();
        changed.sort_unstable();
        let noted = Action::Compromised.as_str();
        // What was noted in this very instant before looks the same.
        let again = self.is_asked(|ask| matches!(ask, Ask::NoteIncident(_)));
        if again {
            told.retain(|(_, action)| *action != noted);
            changed.retain(|(_, action)| *action != noted);
        }
        // Of two processes, one can take back what the other has just done.
        let told_all = match self.asks.len() {
            1 => told == changed,
            _ => changed.iter().all(|one| {
                let finished = one.1 == Action::Retired.as_str()
                    && told.contains(&(one.0, Action::RotationFinished.as_str()));
                told.contains(one) || finished
            }),
        };
        holds(ACTIVITY, told_all, || {
            format!("changed {changed:?}, told {told:?}")
        });
    }

    fn actions(&self, was: Option<&Key>, is: &Key) -> Vec<Action> {
        let mut actions = Vec::new();
        if is.state == State::Creating {
            return actions;
        }
        let was = was.filter(|was| was.state != State::Creating);
        let mut began = is.record.clone();
        if was.is_none() {
            // Only these can follow at once.
            actions.push(Action::Created);
            began.shown_at = None;
            began.life.successor = None;
            began.life.retires_at = None;
            began.life.retired_at = None;
        }
        let (state, was) = was.map_or((State::Active, &began), |was| (was.state, &was.record));
        let (before, life) = (&was.life, &is.record.life);
        let named = was.name != is.record.name || was.provisional != is.record.provisional;
        let rotated = before.successor.is_none() && life.successor.is_some();
        let finished = before.successor == life.successor && before.retires_at != life.retires_at;
        let retired = before.retired_at != life.retired_at && !finished;
        let told = [
            (was.shown_at != is.record.shown_at, Action::Shown),
            (named, Action::Renamed),
            (was.details != is.record.details, Action::Documented),
            (before.expires_at != life.expires_at, Action::ExpiryChanged),
            (before.disabled_at < life.disabled_at, Action::Disabled),
            (before.disabled_at > life.disabled_at, Action::Enabled),
            (
                before.compromised_at != life.compromised_at,
                Action::Compromised,
            ),
            (rotated, Action::Rotated),
            (finished, Action::RotationFinished),
            (
                before.successor.is_some() && life.successor.is_none(),
                Action::RotationUndone,
            ),
            (retired, Action::Retired),
            (
                state != State::Deleted && is.state == State::Deleted,
                Action::Deleted,
            ),
        ];
        actions.extend(
            told.into_iter()
                .filter_map(|(told, action)| told.then_some(action)),
        );
        actions
    }

    fn workspace_actions(&self) -> Vec<Action> {
        let (before, after) = (&self.before.workspaces, &self.after.workspaces);
        let mut actions = Vec::new();
        for is in after {
            match before.iter().find(|was| was.id == is.id) {
                None => actions.push(Action::WorkspaceCreated),
                Some(was) if was != is => actions.push(Action::WorkspaceChanged),
                Some(_) => {}
            }
        }
        let gone = |was: &&keywright_core::Workspace| after.iter().all(|is| is.id != was.id);
        let gone = before.iter().filter(gone);
        actions.extend(gone.map(|_| Action::WorkspaceDeleted));
        actions
    }
}
