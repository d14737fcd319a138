//! Runs one test's body in a process of its own: with folders, an environment and a language
//! that it shares with no other test, and without a desktop.

use std::any::type_name_of_val;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the test's folder, in the process that runs its body.
const FOLDER: &str = "KEYWRIGHT_TEST_FOLDER";

/// Gives the body the folder that stands for the person's home, and in which programs are
/// looked for alone. `environment` is what it has beyond that.
pub(crate) fn apart<T: Fn()>(test: T, environment: &[(&str, &str)], body: impl FnOnce(&Path)) {
    if let Some(folder) = env::var_os(FOLDER) {
        return body(Path::new(&folder));
    }
    let path = type_name_of_val(&test);
    let name = path.split_once("::").expect("a test stands in a crate").1;
    let folder = Home::new(name);
    let status = Command::new(env::current_exe().unwrap())
        .args([name, "--exact", "--nocapture"])
        .env_clear()
        .envs(environment.iter().copied())
        .env(FOLDER, &folder.0)
        .env("HOME", &folder.0)
        .env("PATH", &folder.0)
        .env("XDG_RUNTIME_DIR", &folder.0)
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .status()
        .unwrap();
    assert!(status.success(), "in a process of its own: {status}");
}

/// A folder that is gone after the test.
struct Home(PathBuf);

impl Home {
    fn new(test: &str) -> Self {
        let name = format!("{} {}", test.replace("::", " "), std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
