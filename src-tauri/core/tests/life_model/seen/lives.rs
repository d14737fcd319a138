use super::Seen;
use crate::ask::Ask;
use crate::invariants::{END, LIMIT, RETIRED, RETIRES, WORKS, holds};
use crate::model::{end, has_ended};
use crate::world::Key;

impl Seen<'_> {
    pub(super) fn lives_go_on_as_they_may(&self) {
        let now = self.after.now;
        for (was, is) in self.both() {
            let id = is.record.id;
            let (before, life) = (&was.record.life, &is.record.life);
            let both = || format!("{was:?}, but {is:?}");
            let set = self.is_asked(|ask| matches!(ask, Ask::SetExpiry(key, _) if *key == id));
            let undone = self.is_asked(|ask| matches!(ask, Ask::Undo(key) if *key == id));
            let enabled = self.is_asked(|ask| matches!(ask, Ask::Enable(key) if *key == id));
            // A person says how long it goes on, or that it does not.
            let said = self.is_asked(
                |ask| matches!(ask, Ask::Finish(key) | Ask::Rotate(key, _) if *key == id),
            );
            let later = end(life) > end(before);
            holds(END, !later || set || undone, both);
            if undone && !set {
                let as_it_was = life.expires_at == before.expires_at;
                holds(END, as_it_was, both);
            }
            let stays = before.retired_at.is_none() || before.retired_at == life.retired_at;
            holds(RETIRED, stays, both);
            let retires = before.retired_at.is_none() && life.retired_at.is_some();
            let in_time = life.retires_at.is_some_and(|end| end <= now);
            let sooner = life.retires_at < before.retires_at;
            holds(RETIRES, !retires || in_time && (!sooner || said), both);
            let stopped = has_ended(before, self.before.now) || has_ended(before, now);
            let again = stopped && !has_ended(life, now);
            let set_back = now < self.before.now && !has_ended(before, now);
            holds(WORKS, !again || set || set_back, both);
            let enables = before.disabled_at.is_some() && life.disabled_at.is_none();
            holds(WORKS, !enables || enabled, both);
            if before.expires_at != life.expires_at {
                self.expiry_is_allowed(is);
            }
        }
        for (id, key) in &self.after.keys {
            if !self.before.keys.contains_key(id) {
                self.expiry_is_allowed(key);
            }
        }
    }

    fn expiry_is_allowed(&self, key: &Key) {
        let worlds = [self.before, self.after].into_iter();
        let mut workspaces = worlds.flat_map(|world| &world.workspaces);
        let end = key.record.life.expires_at;
        let allowed = workspaces.any(|one| {
            let fits = |days: keywright_core::Days| {
                let last = self.after.now.0 + i64::from(days.count()) * 86_400_000;
                end.is_some_and(|end| end.0 <= last)
            };
            one.id == key.record.workspace && one.policies.longest_life.is_none_or(fits)
        });
        holds(LIMIT, allowed, || format!("{key:?}"));
    }
}
