//! What must be true after every step, whatever was done: the sentences of
//! `docs/invariants.md`.

pub(crate) const KEPT: &str = "A key that a person has seen is never lost without a deletion.";
pub(crate) const ASKED: &str = "Nothing is deleted that was not asked for.";
pub(crate) const TOMBSTONE: &str =
    "What is deleted stays deleted, and its digest is recognised for ever.";
pub(crate) const NAMED: &str = "No secret is in the keychain that no record names.";
pub(crate) const COPIED: &str =
    "A key whose copy is kept has its secret in the keychain until its deletion is begun.";
pub(crate) const LEFT: &str = "A secret that has left the keychain does not come back.";
pub(crate) const LEAVES: &str = "A secret leaves only where its key has retired, or was shown \
                                 while its workspace kept digests only.";
pub(crate) const CLOSED: &str = "A closed keychain is as it was.";
pub(crate) const LABELLED: &str =
    "The keychain calls each key by its name, or it is known that it does not yet.";
pub(crate) const UNIQUE: &str = "At most one key of a workspace holds a name, and every key that was not rotated holds its own.";
pub(crate) const LINKED: &str =
    "A successor's predecessor links back, and the two share workspace and environment.";
pub(crate) const ONE: &str = "No key is the place of two: it succeeds one and is succeeded by one.";
pub(crate) const END: &str = "The old key's end is never later than it was.";
pub(crate) const RETIRED: &str = "What has retired stays retired, whatever the clock says.";
pub(crate) const RETIRES: &str = "Nothing retires before its time unless a person says so.";
pub(crate) const WORKS: &str = "A key that has stopped working works again only by what a \
                                person asks for that key, or because the clock was set back to \
                                before its end.";
pub(crate) const LIMIT: &str = "No key is given an expiry beyond what its workspace allows.";
pub(crate) const SAME: &str = "What a key is never changes: its id, digest, handle, workspace, \
                               environment, day of creation and predecessor.";
pub(crate) const ONCE: &str = "A key is noted as shown once, and that is never taken back.";
pub(crate) const ACTIVITY: &str =
    "The activity is gapless, sealed, and names every change, its author, and nothing else.";
pub(crate) const APPENDED: &str = "What stands in the activity is never changed or removed.";
pub(crate) const HEAD: &str = "The end of the activity that the keychain knows is in it.";
pub(crate) const WORKSPACES: &str = "There is always a workspace, no two have one name, and \
                                     every key in the list is in one that is there.";
pub(crate) const ANSWERED: &str = "What a use case answers is what has happened: done as asked, \
                                   or refused or failed with everything as before, as asked, or \
                                   said to be finished later.";
pub(crate) const LEFT_ALONE: &str = "What nobody asked for does not change.";
pub(crate) const MENDED: &str =
    "Whenever and however processes end, the next one finishes all that they left.";
pub(crate) const OFFERED: &str =
    "A key that was finished and never shown offers its one showing, with its own secret.";

/// All of them, as in the document.
pub(crate) const ALL: [&str; 27] = [
    KEPT, ASKED, TOMBSTONE, NAMED, COPIED, LEFT, LEAVES, CLOSED, LABELLED, UNIQUE, LINKED, ONE,
    END, RETIRED, RETIRES, WORKS, LIMIT, SAME, ONCE, ACTIVITY, APPENDED, HEAD, WORKSPACES,
    ANSWERED, LEFT_ALONE, MENDED, OFFERED,
];

/// Fails with the sentence that does not hold.
pub(crate) fn holds(invariant: &'static str, yes: bool, why: impl FnOnce() -> String) {
    if !yes {
        // No panic, about each of which something would be said while a sequence is shortened.
        let why = format!("“{invariant}” does not hold: {}", why());
        std::panic::resume_unwind(Box::new(why));
    }
}
