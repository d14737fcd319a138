use std::collections::BTreeSet;

use keywright_core::memory::State;
use keywright_core::{Copies, KeyId, KeyRecord, Registry, SecretCopy, label};

use super::Seen;
use crate::ask::Ask;
use crate::invariants::{CLOSED, COPIED, LABELLED, LEAVES, LEFT, NAMED, holds};
use crate::world::World;

impl Seen<'_> {
    pub(super) fn secrets_are_where_they_belong(&self) {
        let World { keys, secrets, .. } = self.after;
        for id in secrets.keys() {
            let key = keys.get(id);
            let named = key.is_some_and(|key| key.state != State::Deleted);
            holds(NAMED, named, || format!("{id}: {key:?}"));
            let left = key.is_some_and(|key| key.record.life.copy == SecretCopy::Gone);
            holds(LEFT, !left, || format!("{key:?}"));
        }
        for (id, key) in keys {
            let kept = key.state == State::Active && key.record.life.copy == SecretCopy::Kept;
            holds(COPIED, !kept || secrets.contains_key(id), || {
                format!("{key:?}")
            });
        }
        for (was, is) in self.both() {
            let order = |copy: SecretCopy| copy as u8;
            let [had, has] = [was, is].map(|key| key.record.life.copy);
            holds(LEFT, order(has) >= order(had), || {
                format!("{was:?}, but {is:?}")
            });
            let shown = was.record.shown_at.is_none() && is.record.shown_at.is_some();
            let leaves = is.state == State::Deleted
                || is.record.life.retired_at.is_some()
                || shown && self.keeps_digests_only(&is.record);
            let stays = had != SecretCopy::Kept || has == SecretCopy::Kept;
            holds(LEAVES, stays || leaves, || format!("{was:?}, but {is:?}"));
        }
        let opened = self.is_asked(|ask| matches!(ask, Ask::Unlock));
        if self.before.closed.is_some() && !opened {
            let (was, is) = (&self.before.secrets, secrets);
            holds(CLOSED, was == is, || format!("{was:?}, but {is:?}"));
        }
        self.labels_are_known();
    }

    fn keeps_digests_only(&self, key: &KeyRecord) -> bool {
        let worlds = [self.before, self.after].into_iter();
        let mut workspaces = worlds.flat_map(|world| &world.workspaces);
        workspaces.any(|one| one.id == key.workspace && one.policies.copies == Copies::DigestOnly)
    }

    fn labels_are_known(&self) {
        let stale = self.stage.observer.stale_labels().unwrap();
        let stale: BTreeSet<KeyId> = stale.into_iter().map(|label| label.item.id).collect();
        for (id, found) in &self.after.secrets {
            let Some(key) = self.after.keys.get(id).filter(|key| key.is_listed()) else {
                continue;
            };
            let of = key.record.workspace;
            let workspace = self.after.workspaces.iter().find(|one| one.id == of);
            let right = workspace.map(|workspace| label(&workspace.name, &key.record.name));
            let known = right.as_ref() == Some(found) || stale.contains(id);
            holds(LABELLED, known, || format!("{found}, but {right:?}"));
        }
    }
}
