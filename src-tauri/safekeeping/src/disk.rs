//! Files in folders of the person's own: each has a name of its own until it is whole.

use std::fs::{DirEntry, File, TryLockError};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keywright_core::Cause;
use tempfile::NamedTempFile;
use thiserror::Error;

const PREFIX: &str = ".keywright-";
const SUFFIX: &str = ".part";
/// How soon a process holds the draft that it has begun. Where a file system keeps no locks, none
/// takes as long as [`UNLOCKABLE`]: what is older was left by a process that ended.
const HELD: Duration = Duration::from_secs(60);
const UNLOCKABLE: Duration = Duration::from_secs(24 * 60 * 60);

/// What is wrong with a file, or the folder that it is in.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FileError {
    /// A file of that name is there; nothing overwrites it.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// The folder is not there (any more).
    #[error("{} is not there", .0.display())]
    NoFolder(PathBuf),
    /// The folder may not be written.
    #[error("{} cannot be written", .0.display())]
    ReadOnly(PathBuf),
    /// No room left.
    #[error("there is no room left on the disk of {}", .0.display())]
    Full(PathBuf),
    /// Anything else about the folder, with its cause.
    #[error("{} could not be used: {cause}", .path.display())]
    Disk {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: Cause,
    },
}

/// Refuses a name that another file has.
pub(crate) fn unless_there(target: &Path) -> Result<(), FileError> {
    match target.try_exists().unwrap_or(false) {
        true => Err(FileError::Exists(target.to_owned())),
        false => Ok(()),
    }
}

/// A file that is being written. Where it does not get its name, it is removed.
pub(crate) struct Draft {
    /// Unbuffered: what is written may be secret, and a buffer's copy of it would stay behind.
    file: NamedTempFile,
    failed: Option<io::Error>,
}

impl Draft {
    /// In this folder, readable by its owner alone. While this process has it, others know.
    pub(crate) fn beside(target: &Path) -> Result<Self, FileError> {
        let folder = folder(target);
        let file = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)
            .map_err(|error| on_disk(folder, &error))?;
        // Where that is not possible, its age tells.
        let _ = file.as_file().lock();
        Ok(Self { file, failed: None })
    }

    /// What kept it from being written.
    pub(crate) fn failed(&mut self) -> Option<io::Error> {
        self.failed.take()
    }

    /// All of it is on the disk when this returns.
    pub(crate) fn written(self, target: &Path) -> Result<Whole, FileError> {
        let in_folder = |error| on_disk(folder(target), &error);
        self.file.as_file().sync_all().map_err(in_folder)?;
        Ok(Whole(self.file))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.file.write(bytes);
        self.note(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.file.flush();
        self.note(outcome)
    }
}

impl Draft {
    fn note<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.inspect_err(|error| {
            self.failed = Some(io::Error::new(error.kind(), error.to_string()));
        })
    }
}

/// A file that is whole, and has not its name yet.
pub(crate) struct Whole(NamedTempFile);

impl Whole {
    /// The file as the system gives it back after it was flushed, from its beginning. Where locks keep others
    /// from reading, too, they do not keep this handle.
    pub(crate) fn reread(&self, target: &Path) -> Result<File, FileError> {
        let reread = || {
            let mut file = self.0.as_file().try_clone()?;
            file.rewind()?;
            Ok(file)
        };
        reread().map_err(|error| on_disk(folder(target), &error))
    }

    /// Gives it its name, unless another file has it.
    pub(crate) fn named(self, target: &Path) -> Result<(), FileError> {
        self.0
            .persist_noclobber(target)
            .map(drop)
            .or_else(|failed| match failed.error.kind() {
                // What the system says where a file system, often one of a network or a cloud, can neither
                // rename without replacing nor link.
                io::ErrorKind::Unsupported
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::PermissionDenied => over_placeholder(failed.file, target),
                _ => Err(failed.error),
            })
            .map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => FileError::Exists(target.to_owned()),
                _ => on_disk(folder(target), &error),
            })?;
        // So that the name is on the disk, too. Where a system cannot do that, it does so by itself.
        if let Ok(folder) = File::open(folder(target)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// Takes the name with an empty file first, which nothing can have before, and replaces that. Killed between
/// the two, the empty one stays.
fn over_placeholder(file: NamedTempFile, target: &Path) -> io::Result<()> {
    // Closed at once: on Windows an open file is not replaced.
    drop(File::options().write(true).create_new(true).open(target)?);
    file.persist(target).map(drop).map_err(|failed| {
        // The error says what is wrong. On a network it may be wrong, too: what has content is the backup.
        if std::fs::metadata(target).is_ok_and(|about| about.len() == 0) {
            let _ = std::fs::remove_file(target);
        }
        failed.error
    })
}

/// Removes what processes that ended have left in this folder.
pub(crate) fn clear_abandoned(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_draft = name
            .to_str()
            .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if is_draft && is_abandoned(&entry) {
            // It is tried again the next time.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Whether no process has this draft any more.
fn is_abandoned(entry: &DirEntry) -> bool {
    let modified = entry.metadata().and_then(|about| about.modified());
    let age = modified.map_or(Duration::ZERO, |modified| {
        SystemTime::now()
            .duration_since(modified)
            .unwrap_or_default()
    });
    let held = match File::options().read(true).write(true).open(entry.path()) {
        Ok(file) => match file.try_lock() {
            Ok(()) => Some(false),
            Err(TryLockError::WouldBlock) => Some(true),
            Err(TryLockError::Error(_)) => None,
        },
        Err(_) => None,
    };
    match held {
        Some(held) => !held && age > HELD,
        None => age > UNLOCKABLE,
    }
}

pub(crate) fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// What this failure says of the folder.
pub(crate) fn on_disk(folder: &Path, error: &io::Error) -> FileError {
    let path = folder.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileError::NoFolder(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            FileError::ReadOnly(path)
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FileError::Full(path),
        _ => FileError::Disk {
            path,
            cause: Cause::new(io::Error::new(error.kind(), error.to_string())),
        },
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn without_exclusive_renaming_nothing_is_overwritten_either() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("one.age");
        let draft = |text: &str| {
            let mut draft = NamedTempFile::new_in(folder.path()).unwrap();
            draft.write_all(text.as_bytes()).unwrap();
            draft
        };
        over_placeholder(draft("first"), &target).unwrap();
        let refused = over_placeholder(draft("second"), &target).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&target).unwrap(), "first");

        let other = folder.path().join("other.age");
        let gone = draft("third");
        fs::remove_file(gone.path()).unwrap();
        over_placeholder(gone, &other).unwrap_err();
        let names = fs::read_dir(folder.path()).unwrap();
        let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["one.age"], "no placeholder and no draft");
    }
}
