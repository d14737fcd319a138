use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

/// The application's identifier, which names its folder on each system.
const IDENTIFIER: &str = "dev.keywright.desktop";

/// Where data lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dirs {
    data: PathBuf,
}

impl Dirs {
    /// This user's: `~/.local/share`, `~/Library/Application Support` or `%LOCALAPPDATA%`
    /// (the keychain's items do not roam either), and in it the folder
    /// `dev.keywright.desktop`. `None` when the system names no home.
    pub fn of_this_user() -> Option<Self> {
        Some(Self::at(dirs::data_local_dir()?.join(IDENTIFIER)))
    }

    /// Another folder.
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into() }
    }

    /// The folder of the registry.
    pub fn data(&self) -> &Path {
        &self.data
    }
}

/// Makes the folder, or an existing one, accessible to its owner alone.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
    }
    #[cfg(not(unix))]
    fs::metadata(folder)?;
    Ok(())
}

/// Opens a file of our own for writing, made if needed, readable to its owner alone.
pub(crate) fn open_private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the file or folder belongs to the user who runs this process.
pub(crate) fn is_ours(path: &Path) -> io::Result<bool> {
    #[cfg(unix)]
    return Ok(std::os::unix::fs::MetadataExt::uid(&fs::metadata(path)?)
        == rustix::process::geteuid().as_raw());
    #[cfg(not(unix))]
    return fs::metadata(path).map(|_| true);
}

/// Whether the file's disk has no room left, as far as the system says.
#[cfg(unix)]
pub(crate) fn is_full(path: &Path) -> bool {
    rustix::fs::statvfs(path).is_ok_and(|disk| disk.f_bavail * disk.f_frsize < 65_536)
}

/// Windows says so itself in its errors, which SQLite knows.
#[cfg(not(unix))]
pub(crate) fn is_full(_: &Path) -> bool {
    false
}

/// Whether the file's disk takes no writes at all, as far as the system says.
#[cfg(unix)]
pub(crate) fn is_read_only(path: &Path) -> bool {
    rustix::fs::statvfs(path)
        .is_ok_and(|disk| disk.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
}

/// Not asked on Windows, where such disks are rare: the registry is then one that cannot be written.
#[cfg(not(unix))]
pub(crate) fn is_read_only(_: &Path) -> bool {
    false
}
