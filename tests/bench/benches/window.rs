//! What the window costs: time to the first drawn row with 10,000 records, and memory with
//! 1,000, each against a Tauri window of the same build with one word in it.
//!
//! Both are started as they are and watched from outside: their drawing on the screen of an
//! X server, their memory in `/proc`. `make bench` builds them and gives them a screen.

#![allow(clippy::expect_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use keywright_bench::{Aim, fill};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

const ROUNDS: usize = 12;
const PATIENCE: Duration = Duration::from_secs(30);

/// A part of the screen in which something dark on light appears: left, top, width, height.
type Place = (i16, i16, u16, u16);
/// The first row's truncated key.
const FIRST_ROW: Place = (250, 170, 160, 40);
/// The empty window's word.
const WORD: Place = (0, 0, 160, 60);

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let screen = Screen::open();
    let data = folder.path().join("10000");
    fill(&data.join("dev.keywright.desktop"), 10_000);
    let drawn = |program: &Path, place| {
        let started = Instant::now();
        let window = Window::open(program, &data);
        screen.wait_for_text(place);
        let took = started.elapsed();
        drop(window);
        screen.wait_for_nothing();
        took.as_secs_f64() * 1e3
    };
    let (ours, peers) = in_turns(
        || drawn(&keywright(), FIRST_ROW),
        || drawn(&empty_window(), WORD),
    );
    Aim {
        what: "start to the first drawn row",
        ratio: 1.3,
        at_least: false,
    }
    .report("ms", &ours, &peers);

    let data = folder.path().join("1000");
    fill(&data.join("dev.keywright.desktop"), 1_000);
    let memory = |program: &Path, place| {
        let window = Window::open(program, &data);
        screen.wait_for_text(place);
        let settled = window.settled_memory();
        drop(window);
        screen.wait_for_nothing();
        settled
    };
    let (ours, peers) = in_turns(
        || memory(&keywright(), FIRST_ROW),
        || memory(&empty_window(), WORD),
    );
    Aim {
        what: "memory with 1,000 records",
        ratio: 1.25,
        at_least: false,
    }
    .report("MiB", &ours, &peers);
}

fn in_turns(mut ours: impl FnMut() -> f64, mut peers: impl FnMut() -> f64) -> (Vec<f64>, Vec<f64>) {
    // The first of each fills the disk's cache and is thrown away.
    ours();
    peers();
    (0..ROUNDS).map(|_| (ours(), peers())).unzip()
}

fn keywright() -> PathBuf {
    beside_us("keywright-desktop")
}

fn empty_window() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_empty-window"))
}

/// A program of the same build.
fn beside_us(name: &str) -> PathBuf {
    empty_window().with_file_name(name)
}

struct Window(Child);

impl Window {
    fn open(program: &Path, data: &Path) -> Self {
        let child = Command::new(program)
            .env("XDG_DATA_HOME", data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap_or_else(|error| panic!("{} does not start: {error}", program.display())))
    }

    /// All its processes' proportional set size in MiB, once it no longer changes by more
    /// than a hundredth in two seconds.
    fn settled_memory(&self) -> f64 {
        let deadline = Instant::now() + PATIENCE;
        let mut last = self.memory();
        loop {
            sleep(Duration::from_secs(2));
            let now = self.memory();
            if (now - last).abs() < last / 100.0 || Instant::now() > deadline {
                return now;
            }
            last = now;
        }
    }

    fn memory(&self) -> f64 {
        let kibibytes: u64 = family(self.0.id())
            .into_iter()
            .filter_map(proportional_set_size)
            .sum();
        kibibytes as f64 / 1024.0
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
fn family(process: u32) -> Vec<u32> {
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

fn proportional_set_size(process: u32) -> Option<u64> {
    let summary = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = summary.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

struct Screen {
    server: RustConnection,
    root: u32,
}

impl Screen {
    fn open() -> Self {
        let (server, number) = x11rb::connect(None).expect("there is an X server: use make bench");
        let root = server.setup().roots[number].root;
        Self { server, root }
    }

    fn wait_for_text(&self, place: Place) {
        self.wait(place, |light, dark| light > 0.5 && dark > 0.005);
    }

    fn wait_for_nothing(&self) {
        self.wait(WORD, |light, _| light == 0.0);
    }

    /// Waits until the shares of light and of dark pixels are right.
    fn wait(&self, (x, y, width, height): Place, right: impl Fn(f64, f64) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let image = self
                .server
                .get_image(
                    ImageFormat::Z_PIXMAP,
                    self.root,
                    x,
                    y,
                    width,
                    height,
                    u32::MAX,
                )
                .expect("the X server is there")
                .reply()
                .expect("the place is on the screen");
            let pixels = image.data.len() / 4;
            let share = |is: fn(u8) -> bool| {
                image
                    .data
                    .chunks(4)
                    .filter(|pixel| is(pixel[0]) && is(pixel[1]))
                    .count() as f64
                    / pixels as f64
            };
            if right(share(|value| value > 200), share(|value| value < 100)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "the window was not drawn in time"
            );
            sleep(Duration::from_millis(1));
        }
    }
}
