use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// The release build of the application, beside this program of the same build.
pub fn keywright(empty_window: &str) -> PathBuf {
    PathBuf::from(empty_window).with_file_name("keywright-desktop")
}

/// A program with a window, and all the processes that it has started.
pub struct Window(Child);

impl Window {
    /// Starts it on this data folder.
    pub fn open(program: &Path, data: &Path, arguments: &[&str]) -> Self {
        let child = Command::new(program)
            .args(arguments)
            .env("XDG_DATA_HOME", data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap_or_else(|error| panic!("{} does not start: {error}", program.display())))
    }

    /// All its processes' proportional set size in MiB, once it no longer changes by more
    /// than a hundredth in two seconds.
    pub fn settled_memory(&self) -> f64 {
        settled(|| self.memory())
    }

    /// The same of the process that draws the page.
    pub fn settled_page_memory(&self) -> f64 {
        let draws = |process: &u32| {
            let name = std::fs::read_to_string(format!("/proc/{process}/comm"));
            name.is_ok_and(|name| name.starts_with("WebKitWebProces"))
        };
        let pages = || self.processes().into_iter().filter(draws);
        settled(|| proportional_set_size_of(pages()))
    }

    /// Their id.
    pub fn processes(&self) -> Vec<u32> {
        family(self.0.id())
    }

    /// All their proportional set size in MiB, now.
    pub fn memory(&self) -> f64 {
        proportional_set_size_of(self.processes())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        for process in family(self.0.id()).into_iter().rev() {
            let _ = Command::new("kill")
                .args(["-9", &process.to_string()])
                .status();
        }
        let _ = self.0.wait();
    }
}

/// The process and all that it started.
pub fn family(process: u32) -> Vec<u32> {
    let children = std::fs::read_dir(format!("/proc/{process}/task"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<_>>()
        });
    std::iter::once(process)
        .chain(children.flat_map(family))
        .collect()
}

fn settled(memory: impl Fn() -> f64) -> f64 {
    let deadline = Instant::now() + PATIENCE;
    let mut last = memory();
    loop {
        sleep(Duration::from_secs(2));
        let now = memory();
        if (now - last).abs() < last / 100.0 || Instant::now() > deadline {
            return now;
        }
        last = now;
    }
}

fn proportional_set_size_of(processes: impl IntoIterator<Item = u32>) -> f64 {
    let each = processes.into_iter().filter_map(proportional_set_size);
    each.sum::<u64>() as f64 / 1024.0
}

fn proportional_set_size(process: u32) -> Option<u64> {
    let summary = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = summary.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
