use std::collections::BTreeMap;
use std::path::PathBuf;

use thiserror::Error;

use super::Cause;
use crate::{
    ActivityPage, ActivityQuery, ActivityRow, Author, Completions, Deed, Digest, Entry, Head,
    KeyChange, KeyId, KeyName, KeyRecord, ListQuery, Page, Postponement, Restoration, Said,
    Snapshot, StaleLabel, Timestamp, Unfit, Workspace, WorkspaceDraft, WorkspaceId,
};

/// The database of key records and activity.
///
/// Every change is one transaction and is on the disk when the call returns. Any call may
/// answer with those errors of [`RegistryError`] that speak of the database as a whole.
pub trait Registry: Send + Sync {
    /// All workspaces, in order of creation, each with the number of its keys in the list.
    /// There is always one.
    fn workspaces(&self) -> Result<Vec<(Workspace, usize)>, RegistryError>;

    /// Makes a workspace, and the activity says so.
    ///
    /// `WorkspaceNameTaken` when another one has that name.
    fn add_workspace(
        &self,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Result<Workspace, RegistryError>;

    /// Changes a workspace's name, prefix and policies, and the activity says so. Where the
    /// name is another one, the labels of all its keys are stale from then on. Does nothing
    /// when it is like that already.
    ///
    /// `WorkspaceNameTaken`, and `NoSuchWorkspace`.
    fn change_workspace(
        &self,
        id: WorkspaceId,
        draft: &WorkspaceDraft,
        at: Timestamp,
        by: &Author,
    ) -> Result<Workspace, RegistryError>;

    /// Deletes a workspace that has no keys, and the activity says so.
    ///
    /// `WorkspaceNotEmpty` when it has some, be they still under way; `LastWorkspace` when
    /// there is no other; `NoSuchWorkspace`.
    fn remove_workspace(
        &self,
        id: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError>;

    /// All settings, by name, those of newer versions included.
    fn settings(&self) -> Result<BTreeMap<String, String>, RegistryError>;

    /// Keeps the values of these settings and leaves all others alone, and the activity says this, all of
    /// it or nothing.
    fn change_settings(
        &self,
        settings: &[(&str, &str)],
        deed: Option<&Deed>,
    ) -> Result<(), RegistryError>;

    /// Keeps the value of this setting and leaves all others alone.
    fn change_setting(&self, name: &str, value: &str) -> Result<(), RegistryError> {
        self.change_settings(&[(name, value)], None)
    }

    /// A part of the list of keys, see [`ListQuery`]. Keys that are still being created are
    /// not in it; keys whose deletion has not finished are.
    fn page(&self, query: &ListQuery) -> Result<Page, RegistryError>;

    /// Where the key stands among all rows of this query, or `None` if it is not among
    /// them. Ignores offset and limit.
    fn locate(&self, id: KeyId, query: &ListQuery) -> Result<Option<usize>, RegistryError>;

    /// Calls this with the record of every key of the workspace in the list, in order of
    /// creation.
    fn each(
        &self,
        workspace: WorkspaceId,
        see: &mut dyn FnMut(&KeyRecord),
    ) -> Result<(), RegistryError>;

    /// What was typed for the keys of the workspace.
    fn completions(&self, workspace: WorkspaceId) -> Result<Completions, RegistryError>;

    /// The key that has this digest, and when it was deleted; keys whose creation has not
    /// finished are not found.
    fn trace(
        &self,
        digest: &Digest,
    ) -> Result<Option<(KeyRecord, Option<Timestamp>)>, RegistryError>;

    /// The record of a key in the list, or `None`.
    fn find(&self, id: KeyId) -> Result<Option<KeyRecord>, RegistryError>;

    /// Keys in the list that were never shown to anyone, oldest first; without those that
    /// another running Keywright has just made and is about to show.
    fn never_shown(&self) -> Result<Vec<KeyRecord>, RegistryError>;

    /// Writes the intent to create a key. It does not appear in the list yet.
    ///
    /// `NameTaken` when a key of the workspace has that name, except for the key that this
    /// one succeeds; `HandleTaken` when a key has that handle or id; `NoSuchWorkspace`. Then
    /// nothing was written.
    fn begin_create(&self, record: &KeyRecord) -> Result<(), RegistryError>;

    /// The key now exists, and the activity says so. `NotFound` unless it was being created;
    /// `NameTaken` when another key has its name, as the key does that it was to succeed.
    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError>;

    /// The same for a key that succeeds another one. That one is rotated from now on: it
    /// gives up its name to the new key, and retires at this instant, or when it would have
    /// expired, whichever is earlier.
    ///
    /// `Unfit` when it may not be rotated, `NotFound` when it is not in the list any more,
    /// `NameTaken` when it gave the name up before, and a third key has it by now.
    fn finish_rotation(
        &self,
        id: KeyId,
        retires_at: Timestamp,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError>;

    /// Forgets a key that was being created. Does nothing to any other.
    fn abandon_create(&self, id: KeyId) -> Result<(), RegistryError>;

    /// The whole key has been shown, and the activity says so. Where its workspace keeps
    /// digests only, its secret leaves the keychain. Does nothing when it had been shown
    /// before; `NotFound` when it is not in the list.
    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError>;

    /// Gives a key in the list another name, which a person chose, and the activity says so.
    /// Its label is stale from then on. Does nothing when it has that very name by choice.
    ///
    /// `NameTaken` when another key of the workspace has that name; `NotFound` when it is
    /// not in the list.
    fn rename(
        &self,
        id: KeyId,
        name: &KeyName,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError>;

    /// Changes a key in the list by [`KeyChange::apply`], and the activity says so. That
    /// somebody else may have a key is noted for a deleted one, too.
    ///
    /// `Unfit` when that refuses; `NotFound` when the key is not in the list.
    fn change(
        &self,
        id: KeyId,
        change: &KeyChange,
        at: Timestamp,
        by: &Author,
    ) -> Result<KeyRecord, RegistryError>;

    /// Takes back the rotation of a key to this successor: it is as it was, with its name,
    /// and the intent to delete the successor is written as by [`Registry::begin_delete`].
    /// Answers that successor, or `None` when it was deleted before.
    ///
    /// `NameTaken` when another key has the name by now; `Unfit` when the key was not
    /// rotated, or to another successor, has retired, or its successor was rotated itself;
    /// `UnderWay` when it is being deleted, or another running Keywright is deleting the
    /// successor; `NotFound` when it is not in the list.
    fn undo_rotation(
        &self,
        id: KeyId,
        successor: KeyId,
        at: Timestamp,
        by: &Author,
    ) -> Result<Option<KeyId>, RegistryError>;

    /// Keys in the list whose secrets are to leave the keychain, or whose time to retire has
    /// come without having been noted.
    fn leaving(&self, now: Timestamp) -> Result<Vec<KeyRecord>, RegistryError>;

    /// The keychain has no secret of this key any more. Where its time to retire has come
    /// and [`KeyChange::Retire`] has not noted it, that is noted, too. Does nothing to a key
    /// that is not in the list.
    fn left(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError>;

    /// The next instant after this one at which a rotated key retires.
    fn next_retirement(&self, after: Timestamp) -> Result<Option<Timestamp>, RegistryError>;

    /// A part of the activity.
    fn activity(&self, query: &ActivityQuery) -> Result<ActivityPage, RegistryError>;

    /// What this query finds after the entry of this number, oldest first, as many as it asks
    /// for. Ignores its offset. One after the other, such parts look at each entry once.
    fn activity_after(
        &self,
        number: u64,
        query: &ActivityQuery,
    ) -> Result<Vec<ActivityRow>, RegistryError>;

    /// Up to `limit` entries, oldest first, from the one after this number on.
    fn entries_after(&self, number: u64, limit: usize) -> Result<Vec<Entry>, RegistryError>;

    /// The last entry.
    fn head(&self) -> Result<Head, RegistryError>;

    /// Which registry this is, for ever: 32 hexadecimal digits, drawn when it was made.
    fn identity(&self) -> Result<String, RegistryError>;

    /// All findings that were put off, those whose time has come included.
    fn postponements(&self) -> Result<Vec<Postponement>, RegistryError>;

    /// Puts findings off, each until its time, in the place of an earlier one; where that time
    /// has come, the finding is not put off any more. The activity says so, in the workspace of
    /// the key; where there never was a key of that id, in this one. Does nothing for a finding
    /// that is like that already.
    ///
    /// `NoSuchWorkspace` when this one is not there.
    fn postpone(
        &self,
        postponements: &[Postponement],
        workspace: WorkspaceId,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError>;

    /// The activity says this, in its workspace. `NoSuchWorkspace` when there never was such a one.
    fn note(&self, deed: &Deed) -> Result<(), RegistryError> {
        self.note_all(std::slice::from_ref(deed))
    }

    /// The activity says all of these, or none, each in its workspace.
    ///
    /// `NoSuchWorkspace` when there never was such a one.
    fn note_all(&self, deeds: &[Deed]) -> Result<(), RegistryError>;

    /// Everything at one moment, but for settings, reminders and keys that are being created.
    fn snapshot(&self) -> Result<Snapshot, RegistryError>;

    /// Writes the intent to put the secrets of these ids into the keychain, for a restoration.
    ///
    /// `Changed` when another running process has it for one of them; then none is written.
    fn begin_restore(&self, ids: &[KeyId]) -> Result<(), RegistryError>;

    /// The restoration is done, and so are the intents for these ids; the activity goes on with its
    /// entries and then says this. Where the name of a workspace or of a key that was here is
    /// another one, labels are stale from then on.
    ///
    /// `Changed` when the last entry is not the one that it was worked out for, when what it brings
    /// is taken by now, or when this process no longer has the intent for one of the ids.
    fn finish_restore(
        &self,
        restoration: &Restoration,
        ids: &[KeyId],
        deeds: &[Deed],
    ) -> Result<(), RegistryError>;

    /// Forgets the intent to put the secret of this id into the keychain.
    fn abandon_restore(&self, id: KeyId) -> Result<(), RegistryError>;

    /// The last reminder of each kind that was said for each key.
    fn reminders_said(&self) -> Result<Vec<Said>, RegistryError>;

    /// Notes that these were said, each in the place of an earlier one of its kind for its key.
    fn say_reminders(&self, said: &[Said]) -> Result<(), RegistryError>;

    /// The key's name is no longer provisional. `NotFound` when it is not in the list.
    fn keep_name(&self, id: KeyId) -> Result<(), RegistryError>;

    /// The newest key in the list whose name is provisional, and how many there are.
    fn unnamed(&self) -> Result<(Option<KeyRecord>, usize), RegistryError>;

    /// Items of listed keys whose name in the keychain is not their key's any more.
    fn stale_labels(&self) -> Result<Vec<StaleLabel>, RegistryError>;

    /// The label that was written is that of this change of names. Where the label is stale
    /// by another one, or not any more, somebody else may have written it at the same time:
    /// then it is stale by a new one, for nobody knows who came last.
    fn label_renewed(&self, id: KeyId, change: i64) -> Result<(), RegistryError>;

    /// Writes the intent to delete a key, and tells whether it had been written before.
    /// `NotFound` when it is not in the list, `UnderWay` when another running Keywright is
    /// deleting it.
    fn begin_delete(&self, id: KeyId) -> Result<Begun, RegistryError>;

    /// Takes the intent back. Does nothing when this process has none, or when it was written
    /// because a rotation was undone: the key before it has its place again.
    fn cancel_delete(&self, id: KeyId) -> Result<(), RegistryError>;

    /// Leaves a tombstone (name, truncated key, digest, dates), and the activity says so.
    /// Does nothing when that is done already; `NotFound` when no deletion was begun.
    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError>;

    /// Where the key stands between intent and done, or `None` when it stands nowhere.
    fn step(&self, id: KeyId) -> Result<Option<Step>, RegistryError>;

    /// Operations between intent and done that no *other* running Keywright has under way:
    /// this process's own, and those of processes that ended, which this one takes over.
    /// Looked for often: where there is nothing to take over, nothing is written.
    fn take_over(&self) -> Result<Vec<(KeyId, Step)>, RegistryError>;
}

/// When a deletion was begun. Told by the transaction that begins it: a look beforehand
/// could miss what another process does in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Now: nobody has touched the secret yet.
    Now,
    /// Earlier, by this process or one that has ended: the secret may be gone.
    Earlier,
}

/// What was begun and not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key is being created.
    Creating,
    /// A key is being deleted.
    Deleting,
    /// A secret is being put into the keychain, for a restoration.
    Restoring,
}

/// What kept the registry from answering. No variant leaves anything half-done in it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RegistryError {
    /// Another key of the workspace has this name, ignoring case.
    #[error("a key named “{0}” exists in this workspace")]
    NameTaken(KeyName),
    /// Another key has this handle or id; with random ones that does not happen twice.
    #[error("a key with this handle exists")]
    HandleTaken,
    /// No such key, or it is in no state for this.
    #[error("this key is no longer in the list")]
    NotFound,
    /// The key is in no state for this.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// Another workspace has this name, ignoring case.
    #[error("a workspace named “{0}” exists")]
    WorkspaceNameTaken(String),
    /// The workspace has keys: so many.
    #[error("the workspace has {0} keys")]
    WorkspaceNotEmpty(usize),
    /// There is no other workspace.
    #[error("this is the only workspace")]
    LastWorkspace,
    /// No such workspace.
    #[error("this workspace is no longer there")]
    NoSuchWorkspace,
    /// Something was written since, so what was to follow from it may not fit any more.
    #[error("something was changed in the meantime")]
    Changed,
    /// Another running Keywright is deleting this key.
    #[error("another running Keywright is deleting this key")]
    UnderWay,
    /// The file is no intact database.
    #[error("the key list in {} is damaged", .0.display())]
    Damaged(PathBuf),
    /// A newer version of Keywright made the file.
    #[error("{} was made by a newer Keywright", .0.display())]
    Newer(PathBuf),
    /// The file is an intact database of another application.
    #[error("{} belongs to another application", .0.display())]
    Foreign(PathBuf),
    /// The file or its folder belongs to another user, or this one may not open it.
    #[error("{} belongs to another user or may not be opened", .0.display())]
    NotOurs(PathBuf),
    /// The file or its folder cannot be written.
    #[error("{} cannot be written", .0.display())]
    ReadOnly(PathBuf),
    /// No room left.
    #[error("there is no room left on the disk of {}", .0.display())]
    Full(PathBuf),
    /// Another process has held the database for longer than we wait.
    #[error("another program is using {}", .0.display())]
    Busy(PathBuf),
    /// Anything else, with its cause.
    #[error("the key list in {} could not be used: {cause}", .path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What the database or the system said.
        #[source]
        cause: Cause,
    },
}
