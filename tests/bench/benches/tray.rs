//! What Keywright costs while it waits in the tray, and how fast its window is there again.
//!
//! The tray is a StatusNotifierWatcher of this program's own, so that no panel's work is
//! measured along; entries of the menu are chosen over D-Bus, as a panel does.

#![allow(clippy::expect_used, clippy::print_stdout, missing_docs)]

#[path = "tray/watcher.rs"]
mod watcher;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use keywright_bench::{Aim, FIRST_ROW, Limit, Screen, WORD, Window, fill, in_turns, keywright};
use rusqlite::Connection;

use watcher::Watcher;

const ROUNDS: usize = 12;
const EMPTY_WINDOW: &str = env!("CARGO_BIN_EXE_empty-window");
const PATIENCE: Duration = Duration::from_secs(300);
/// How long nothing is done.
const IDLE: Duration = Duration::from_secs(300);
const QUICK_KEYS: u32 = 1000;

fn main() {
    let screen = Screen::open();
    let watcher = Watcher::start();
    let notifications = Command::new("dunst")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(Running)
        .expect("dunst is there: use make bench");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let registry = folder.path().join("dev.keywright.desktop");
    fill(&registry, 1_000);
    let registry = registry.join("registry.db");
    explained(&registry);

    let application = Window::open(&keywright(EMPTY_WINDOW), folder.path(), &["--hidden"]);
    let tray = watcher.wait_for_icon();
    Limit {
        what: "memory started hidden, before any window",
        most: 60.0,
        unit: "MiB",
    }
    .report(application.settled_memory());

    let opened_again = || {
        let started = Instant::now();
        tray.choose("Open Keywright");
        screen.wait_for_text(FIRST_ROW);
        let took = started.elapsed();
        close(&application, &screen);
        took.as_secs_f64() * 1e3
    };
    let started = || {
        let started = Instant::now();
        let window = Window::open(Path::new(EMPTY_WINDOW), folder.path(), &[]);
        screen.wait_for_text(WORD);
        let took = started.elapsed();
        drop(window);
        screen.wait_for_nothing();
        took.as_secs_f64() * 1e3
    };
    let (ours, peers) = in_turns(ROUNDS, opened_again, started);
    Aim {
        what: "from the tray to the table, 1,000 records, against an empty window's start",
        ratio: 1.2,
        at_least: false,
    }
    .report("ms", &ours, &peers);

    Limit {
        what: "memory after the window was closed",
        most: 120.0,
        unit: "MiB",
    }
    .report(application.settled_memory());

    let before = cpu_seconds(&application);
    sleep(IDLE);
    let used = cpu_seconds(&application) - before;
    Limit {
        what: "of one core, with the window closed and nothing to do for five minutes",
        most: 0.1,
        unit: "%",
    }
    .report(used / IDLE.as_secs_f64() * 100.0);

    // What is made once, such as connections, is there before it is counted.
    create(&tray, &registry, 20);
    let before = Held::of(&application, &watcher);
    create(&tray, &registry, QUICK_KEYS);
    let after = Held::of(&application, &watcher);
    println!("{QUICK_KEYS} quick creates in a row: before {before}; after {after}");
    drop(notifications);
}

/// A program that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where closing the window is not explained any more, no page has to be asked.
fn explained(registry: &Path) {
    Connection::open(registry)
        .and_then(|registry| {
            registry.execute(
                "INSERT INTO setting (name, value) VALUES ('tray_explained', 'true')",
                [],
            )
        })
        .expect("the registry takes a setting");
}

/// As the cross in the title bar does; the web process is gone after it.
fn close(application: &Window, screen: &Screen) {
    screen.close_window("Keywright");
    screen.wait_for_nothing();
    wait(|| !application.processes().into_iter().any(is_web_process));
}

/// Linux cuts names after fifteen characters.
fn is_web_process(process: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{process}/comm"))
        .is_ok_and(|name| name.starts_with("WebKitWebProces"))
}

fn create(tray: &watcher::Icon, registry: &Path, count: u32) {
    let there = keys(registry);
    for _ in 0..count {
        tray.choose("Quick create test key");
    }
    wait(|| keys(registry) == there + count);
}

fn keys(registry: &Path) -> u32 {
    let counted = Connection::open(registry).and_then(|registry| {
        let shown = "SELECT count(*) FROM access_key WHERE shown_at IS NOT NULL";
        registry.query_row(shown, [], |row| row.get(0))
    });
    counted.expect("the registry can be read")
}

fn cpu_seconds(application: &Window) -> f64 {
    let ticks: u64 = application.processes().into_iter().map(ticks).sum();
    // Linux counts in hundredths of a second for every program.
    ticks as f64 / 100.0
}

/// User and system time; the name before them may hold blanks.
fn ticks(process: u32) -> u64 {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = line.rsplit(')').next().unwrap_or_default();
    let number = |at| fields.split_whitespace().nth(at)?.parse::<u64>().ok();
    number(11).unwrap_or(0) + number(12).unwrap_or(0)
}

struct Held {
    memory: f64,
    files: usize,
    threads: usize,
    connections: usize,
}

impl Held {
    fn of(application: &Window, watcher: &Watcher) -> Self {
        // Threads that have nothing to do end after ten seconds.
        sleep(Duration::from_secs(15));
        let memory = application.settled_memory();
        let process = application.processes()[0];
        let count = |what: &str| {
            std::fs::read_dir(format!("/proc/{process}/{what}")).map_or(0, Iterator::count)
        };
        Self {
            memory,
            files: count("fd"),
            threads: count("task"),
            connections: watcher.connections_of(process),
        }
    }
}

impl std::fmt::Display for Held {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            memory,
            files,
            threads,
            connections,
        } = self;
        write!(
            out,
            "{memory:.1} MiB, {files} open files, {threads} threads, {connections} D-Bus connections"
        )
    }
}

fn wait(done: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "it was not done in time");
        sleep(Duration::from_millis(5));
    }
}
