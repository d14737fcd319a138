//! Which Keywright processes are running, so that no one cleans up what another has under
//! way. Each holds a lock on a file of its own; the system lets go of it when the process
//! ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rand::TryRng;
use rand::rngs::SysRng;

use crate::dirs::{make_private, open_private};

const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// This process, among those that use the same folder.
pub(super) struct Process {
    id: String,
    folder: PathBuf,
    _lock: File,
}

impl Process {
    /// Joins the running processes. Call it under [`exclusive`], since it removes the files
    /// of those that ended.
    pub(super) fn join(data: &Path) -> io::Result<Self> {
        let folder = data.join("running");
        make_private(&folder)?;
        for file in fs::read_dir(&folder)? {
            let file = file?;
            let path = file.path();
            if file.file_type()?.is_file() && !is_locked(&path)? {
                fs::remove_file(&path)?;
            }
        }
        let number = SysRng.try_next_u64().map_err(io::Error::other)?;
        let id = format!("{number:016x}");
        let lock = open_private(&folder.join(&id))?;
        lock.lock()?;
        Ok(Self {
            id,
            folder,
            _lock: lock,
        })
    }

    /// The name under which this process holds what it has under way.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Whether any other process is running, see [`Process::is_elsewhere`].
    pub(super) fn any_other(&self) -> io::Result<bool> {
        for file in fs::read_dir(&self.folder)? {
            if self.runs_elsewhere(&file?.file_name().to_string_lossy()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether what this one holds is held by another process that is still running.
    pub(super) fn is_elsewhere(&self, held_by: Option<&str>) -> bool {
        held_by.is_some_and(|process| self.runs_elsewhere(process))
    }

    /// Whether this is the name of another process that is still running. When that cannot
    /// be told, it counts as running.
    fn runs_elsewhere(&self, id: &str) -> bool {
        let is_name = id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        id != self.id && is_name && is_locked(&self.folder.join(id)).unwrap_or(true)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // If it stays, the next process removes it.
        let _ = fs::remove_file(self.folder.join(&self.id));
    }
}

/// Waits until no other process opens or makes a registry or makes a vault in this folder, and fails as blocked when one
/// takes longer than `patience`. Ends when the file is dropped.
pub(crate) fn exclusive(data: &Path, patience: Duration) -> io::Result<File> {
    let file = open_private(&data.join("opening.lock"))?;
    let deadline = Instant::now() + patience;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(LOOK_AGAIN),
            Err(error) => return Err(error.into()),
        }
    }
}

fn is_locked(path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
