//! Runs one test's body in a process of its own: with another environment, another user or
//! other mounts than the process that runs all tests, whose threads share these.

use std::any::type_name_of_val;
use std::env;
use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{Read, stdin};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, geteuid, getpid, kill_process_group};
use tempfile::TempDir;

use crate::Session;

/// Names the test's folder, in the process that runs its body.
const FOLDER: &str = "KEYWRIGHT_TEST_FOLDER";
/// Set where `disk` in that folder is a small one of its own.
const SMALL_DISK: &str = "KEYWRIGHT_TEST_SMALL_DISK";
/// Of everyone's users, the one who owns nothing.
const NOBODY: u32 = 65_534;
/// The longest that a test may take: only one that hangs takes so long, on whatever machine.
const PATIENCE: Duration = Duration::from_secs(1800);

/// Runs the body with an environment that names a session of its own.
pub fn in_session<T: Fn()>(test: T, body: impl FnOnce(&mut Session)) {
    match folder() {
        Some(folder) => body(&mut Session::at(folder)),
        None => Apart::new(&test).run(),
    }
}

/// Runs the body with a folder on a small disk of its own, or `None` where this
/// machine lets nobody mount one.
pub fn on_small_disk<T: Fn()>(test: T, body: impl FnOnce(&Path, Option<&Path>)) {
    if let Some(folder) = folder() {
        let disk = folder.join("disk");
        return body(&folder, env::var_os(SMALL_DISK).map(|_| &*disk));
    }
    let mut apart = Apart::new(&test);
    let disk = apart.folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = r#"mount -t tmpfs -o size=8m,mode=700 tmpfs "$0" && exec "$@""#;
    let alone = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount];
    let allowed = Command::new(alone[0])
        .args(&alone[1..])
        .args([disk.as_os_str(), "true".as_ref()])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if allowed {
        let program = std::mem::replace(&mut apart.command, Command::new(alone[0]));
        apart
            .command
            .args(&alone[1..])
            .arg(&disk)
            .arg(program.get_program());
        apart
            .command
            .args(program.get_args())
            .env(SMALL_DISK, "mounted");
    }
    apart.run();
}

/// Runs the body as a user whom file modes bind, in a folder of that user's.
pub fn as_ordinary_user<T: Fn()>(test: T, body: impl FnOnce(&Path)) {
    if let Some(folder) = folder() {
        assert!(!geteuid().is_root(), "root may do everything");
        return body(&folder);
    }
    let mut apart = Apart::new(&test);
    if geteuid().is_root() {
        // That user may be kept out of the folder where the program was built.
        let copy = apart.folder.path().join("program");
        // By another process: what one of our threads starts meanwhile would have it open for writing, too,
        // and such a file cannot be started.
        let copied = Command::new("cp")
            .arg(env::current_exe().unwrap())
            .arg(&copy)
            .status();
        assert!(copied.unwrap().success(), "the program was copied");
        fs::set_permissions(&copy, Permissions::from_mode(0o755)).unwrap();
        chown(apart.folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        let program = std::mem::replace(&mut apart.command, Command::new(copy));
        apart
            .command
            .args(program.get_args())
            .uid(NOBODY)
            .gid(NOBODY);
    }
    apart.run();
}

/// The test's folder, in the process that runs its body.
fn folder() -> Option<PathBuf> {
    let folder = env::var_os(FOLDER).map(PathBuf::from)?;
    // Standard input ends when the process does that runs all tests, even if it is killed.
    // Then nobody else stops this one and what it has started.
    spawn(|| {
        let _ = stdin().read_to_end(&mut Vec::new());
        kill_process_group(getpid(), Signal::KILL)
    });
    Some(folder)
}

/// The test's own program, about to be started again for one test alone.
struct Apart {
    test: String,
    folder: TempDir,
    command: Command,
}

impl Apart {
    fn new<T: Fn()>(test: &T) -> Self {
        let path = type_name_of_val(test);
        let test = path
            .split_once("::")
            .expect("a test stands in a crate")
            .1
            .to_owned();
        let mut command = Command::new(env::current_exe().unwrap());
        command.args([&test, "--exact", "--nocapture", "--test-threads=1"]);
        Self {
            test,
            folder: tempfile::tempdir().unwrap(),
            command,
        }
    }

    fn run(mut self) {
        let folder = self.folder.path();
        let place = |name: &str| folder.join(name);
        for name in ["run", "data", "config", "cache", "state"] {
            DirBuilder::new().mode(0o700).create(place(name)).unwrap();
        }
        let output = File::create(place("said")).unwrap();
        let mut child = self
            .command
            .env(FOLDER, folder)
            .env("DBUS_SESSION_BUS_ADDRESS", Session::address(folder))
            .env("XDG_RUNTIME_DIR", place("run"))
            .env("XDG_DATA_HOME", place("data"))
            .env("XDG_CONFIG_HOME", place("config"))
            .env("XDG_CACHE_HOME", place("cache"))
            .env("XDG_STATE_HOME", place("state"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL")
            .stdin(Stdio::piped())
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .process_group(0)
            .spawn()
            .unwrap();
        let group = Pid::from_child(&child);
        let end = Instant::now() + PATIENCE;
        let status = loop {
            match child.try_wait().unwrap() {
                None if Instant::now() < end => sleep(Duration::from_millis(10)),
                ended => break ended,
            }
        };
        // Also what it started, when it failed.
        let _ = kill_process_group(group, Signal::KILL);
        let _ = child.wait();
        let said = fs::read_to_string(place("said")).unwrap_or_default();
        print!("{said}");
        let worked = status.is_some_and(|status| status.success()) && said.contains("1 passed");
        assert!(
            status.is_some(),
            "{} took longer than {PATIENCE:?}",
            self.test
        );
        // Said once more: long outputs are cut in their middle.
        let why = said.find("panicked at").map_or("", |at| &said[at..]);
        let why: Vec<&str> = why.lines().take(8).collect();
        assert!(
            worked,
            "{} failed in its own process: {}",
            self.test,
            why.join("\n")
        );
    }
}
