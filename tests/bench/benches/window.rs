//! What the window costs: time to the first drawn row with 10,000 records, and memory with
//! 1,000, each against a Tauri window of the same build with one word in it.
//!
//! Both are started as they are and watched from outside: their drawing on the screen of an
//! X server, their memory in `/proc`. `make bench` builds them and gives them a screen.

#![allow(clippy::expect_used, missing_docs)]

use std::path::Path;
use std::time::Instant;

use keywright_bench::{Aim, FIRST_ROW, Screen, WORD, Window, fill, in_turns, keywright};

const ROUNDS: usize = 12;
const EMPTY_WINDOW: &str = env!("CARGO_BIN_EXE_empty-window");

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let screen = Screen::open();
    let data = folder.path().join("10000");
    fill(&data.join("dev.keywright.desktop"), 10_000);
    let drawn = |program: &Path, place| {
        let started = Instant::now();
        let window = Window::open(program, &data, &[]);
        screen.wait_for_text(place);
        let took = started.elapsed();
        drop(window);
        screen.wait_for_nothing();
        took.as_secs_f64() * 1e3
    };
    let (ours, peers) = in_turns(
        ROUNDS,
        || drawn(&keywright(EMPTY_WINDOW), FIRST_ROW),
        || drawn(Path::new(EMPTY_WINDOW), WORD),
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
        let window = Window::open(program, &data, &[]);
        screen.wait_for_text(place);
        let settled = window.settled_memory();
        drop(window);
        screen.wait_for_nothing();
        settled
    };
    let (ours, peers) = in_turns(
        ROUNDS,
        || memory(&keywright(EMPTY_WINDOW), FIRST_ROW),
        || memory(Path::new(EMPTY_WINDOW), WORD),
    );
    Aim {
        what: "memory with 1,000 records",
        ratio: 1.25,
        at_least: false,
    }
    .report("MiB", &ours, &peers);
}
