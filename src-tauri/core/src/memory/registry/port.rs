use std::collections::BTreeMap;

use super::rows::Rows;
use super::{MemoryRegistry, lock};
use crate::{
    ActivityPage, ActivityQuery, ActivityRow, Author, Begun, Completions, Deed, Digest, Entry,
    Head, KeyChange, KeyId, KeyName, KeyRecord, ListQuery, Page, Postponement, Registry,
    RegistryError, Restoration, Said, Snapshot, StaleLabel, Step, Timestamp, Workspace,
    WorkspaceDraft, WorkspaceId,
};

type Answer<T> = Result<T, RegistryError>;

impl MemoryRegistry {
    /// One call, which does all of its work or none.
    fn call<T>(&self, name: &'static str, work: impl FnOnce(&mut Rows) -> Answer<T>) -> Answer<T> {
        self.faults.run(name, || work(&mut lock(&self.rows)))
    }
}

impl Registry for MemoryRegistry {
    fn workspaces(&self) -> Answer<Vec<(Workspace, usize)>> {
        self.call("workspaces", |rows| Ok(rows.workspaces()))
    }

    fn add_workspace(
        &self,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        self.call("add_workspace", |rows| rows.add_workspace(draft, at, by))
    }

    fn change_workspace(
        &self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Workspace> {
        let call = |rows: &mut Rows| rows.change_workspace(id, draft, at, by);
        self.call("change_workspace", call)
    }

    fn remove_workspace(&self, id: WorkspaceId, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("remove_workspace", |rows| rows.remove_workspace(id, at, by))
    }

    fn settings(&self) -> Answer<BTreeMap<String, String>> {
        self.call("settings", |rows| Ok(rows.settings.clone()))
    }

    fn change_settings(&self, settings: &[(&str, &str)], deed: Option<&Deed>) -> Answer<()> {
        self.call("change_settings", |rows| {
            rows.note_all(deed.map_or(&[], std::slice::from_ref))?;
            let settings = settings.iter();
            let settings = settings.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            rows.settings.extend(settings);
            Ok(())
        })
    }

    fn page(&self, query: &ListQuery) -> Answer<Page> {
        self.call("page", |rows| Ok(rows.page(query)))
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Answer<Option<usize>> {
        self.call("locate", |rows| Ok(rows.locate(id, query)))
    }

    fn each(&self, workspace: WorkspaceId, see: &mut dyn FnMut(&KeyRecord)) -> Answer<()> {
        self.call("each", |rows| {
            rows.of(workspace).into_iter().for_each(see);
            Ok(())
        })
    }

    fn completions(&self, workspace: WorkspaceId) -> Answer<Completions> {
        self.call("completions", |rows| Ok(rows.completions(workspace)))
    }

    fn trace(&self, digest: &Digest) -> Answer<Option<(KeyRecord, Option<Timestamp>)>> {
        self.call("trace", |rows| Ok(rows.trace(digest)))
    }

    fn find(&self, id: KeyId) -> Answer<Option<KeyRecord>> {
        self.call("find", |rows| Ok(rows.find(id)))
    }

    fn never_shown(&self) -> Answer<Vec<KeyRecord>> {
        self.call("never_shown", |rows| Ok(rows.never_shown(self.process)))
    }

    fn begin_create(&self, record: &KeyRecord) -> Answer<()> {
        self.call("begin_create", |rows| {
            rows.begin_create(record, self.process)
        })
    }

    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("finish_create", |rows| rows.finish_create(id, at, by))
    }

    fn finish_rotation(
        &self,
        id: KeyId,
        retires_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        let call = |rows: &mut Rows| rows.finish_rotation(id, retires_at, at, by);
        self.call("finish_rotation", call)
    }

    fn abandon_create(&self, id: KeyId) -> Answer<()> {
        self.call("abandon_create", |rows| {
            rows.abandon_create(id);
            Ok(())
        })
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("mark_shown", |rows| rows.mark_shown(id, at, by))
    }

    fn rename(&self, id: KeyId, name: &KeyName, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("rename", |rows| rows.rename(id, name, at, by))
    }

    fn change(
        &self,
        id: KeyId,
        change: &KeyChange,
        at: Timestamp,
        by: &Author,
    ) -> Answer<KeyRecord> {
        self.call("change", |rows| rows.change(id, change, at, by))
    }

    fn undo_rotation(
        &self,
        id: KeyId,
        successor: KeyId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<Option<KeyId>> {
        self.call("undo_rotation", |rows| {
            rows.undo_rotation([id, successor], at, by, self.process)
        })
    }

    fn leaving(&self, now: Timestamp) -> Answer<Vec<KeyRecord>> {
        self.call("leaving", |rows| Ok(rows.leaving(now)))
    }

    fn left(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("left", |rows| {
            rows.left(id, at, by);
            Ok(())
        })
    }

    fn next_retirement(&self, after: Timestamp) -> Answer<Option<Timestamp>> {
        self.call("next_retirement", |rows| Ok(rows.next_retirement(after)))
    }

    fn activity(&self, query: &ActivityQuery) -> Answer<ActivityPage> {
        self.call("activity", |rows| Ok(rows.activity(query)))
    }

    fn activity_after(&self, number: u64, query: &ActivityQuery) -> Answer<Vec<ActivityRow>> {
        self.call("activity_after", |rows| {
            Ok(rows.activity_after(number, query))
        })
    }

    fn entries_after(&self, number: u64, limit: usize) -> Answer<Vec<Entry>> {
        self.call(
            "entries_after",
            |rows| Ok(rows.entries_after(number, limit)),
        )
    }

    fn head(&self) -> Answer<Head> {
        self.call("head", |rows| Ok(rows.head()))
    }

    fn identity(&self) -> Answer<String> {
        self.call("identity", |rows| Ok(rows.identity.clone()))
    }

    fn postponements(&self) -> Answer<Vec<Postponement>> {
        self.call("postponements", |rows| {
            Ok(rows.postponements.values().cloned().collect())
        })
    }

    fn postpone(
        &self,
        postponements: &[Postponement],
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Answer<()> {
        self.call("postpone", |rows| {
            rows.postpone(postponements, workspace, at, by)
        })
    }

    fn note_all(&self, deeds: &[Deed]) -> Answer<()> {
        self.call("note_all", |rows| rows.note_all(deeds))
    }

    fn snapshot(&self) -> Answer<Snapshot> {
        self.call("snapshot", |rows| Ok(rows.snapshot()))
    }

    fn begin_restore(&self, ids: &[KeyId]) -> Answer<()> {
        self.call("begin_restore", |rows| {
            rows.begin_restore(ids, self.process)
        })
    }

    fn finish_restore(
        &self,
        restoration: &Restoration,
        ids: &[KeyId],
        deeds: &[Deed],
    ) -> Answer<()> {
        self.call("finish_restore", |rows| {
            rows.finish_restore(restoration, ids, deeds, self.process)
        })
    }

    fn abandon_restore(&self, id: KeyId) -> Answer<()> {
        self.call("abandon_restore", |rows| {
            rows.restoring.remove(&id);
            Ok(())
        })
    }

    fn reminders_said(&self) -> Answer<Vec<Said>> {
        self.call("reminders_said", |rows| {
            Ok(rows.reminders_said.values().copied().collect())
        })
    }

    fn say_reminders(&self, said: &[Said]) -> Answer<()> {
        self.call("say_reminders", |rows| {
            rows.say_reminders(said);
            Ok(())
        })
    }

    fn keep_name(&self, id: KeyId) -> Answer<()> {
        self.call("keep_name", |rows| rows.keep_name(id))
    }

    fn unnamed(&self) -> Answer<(Option<KeyRecord>, usize)> {
        self.call("unnamed", |rows| Ok(rows.unnamed()))
    }

    fn stale_labels(&self) -> Answer<Vec<StaleLabel>> {
        self.call("stale_labels", |rows| Ok(rows.stale_labels()))
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Answer<()> {
        self.call("label_renewed", |rows| {
            rows.label_renewed(id, change);
            Ok(())
        })
    }

    fn begin_delete(&self, id: KeyId) -> Answer<Begun> {
        self.call("begin_delete", |rows| rows.begin_delete(id, self.process))
    }

    fn cancel_delete(&self, id: KeyId) -> Answer<()> {
        self.call("cancel_delete", |rows| {
            rows.cancel_delete(id, self.process);
            Ok(())
        })
    }

    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Answer<()> {
        self.call("finish_delete", |rows| rows.finish_delete(id, at, by))
    }

    fn step(&self, id: KeyId) -> Answer<Option<Step>> {
        self.call("step", |rows| {
            let step = rows.keys.get(&id).and_then(|row| row.step());
            Ok(step.or_else(|| rows.step_of_restore(id)))
        })
    }

    fn take_over(&self) -> Answer<Vec<(KeyId, Step)>> {
        self.call("take_over", |rows| Ok(rows.take_over(self.process)))
    }
}
