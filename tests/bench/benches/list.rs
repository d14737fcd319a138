//! The list with 100,000 records in the real window: how soon the first page is there, how soon
//! each keystroke's result is painted, whether scrolling ever shows blank rows, and what the
//! page needs beyond its memory with 100 records.
//!
//! The window is driven and watched from outside: keys and the mouse wheel through the X server,
//! its drawing on the screen, its memory in `/proc`. `make bench` gives it a screen.

#![allow(clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use keywright_bench::{FIRST_ROW, Limit, Picture, Place, Screen, Window, fill, keywright, median};

const EMPTY_WINDOW: &str = env!("CARGO_BIN_EXE_empty-window");
const ROUNDS: usize = 9;
/// The page's heading.
const HEADING: Place = (236, 24, 180, 30);
/// The truncated keys, from the table's head to its foot.
const KEYS: Place = (270, 172, 180, 532);
/// The names and dates beside them.
const ROWS: Place = (270, 172, 640, 532);
/// The middle of the table.
const MIDDLE: (i16, i16) = (600, 440);
/// The height of a row, as DESIGN's tokens give it.
const ROW_HEIGHT: usize = 44;
/// What has not changed for so long is painted.
const QUIET: Duration = Duration::from_millis(200);

/// The scroll bar: left, and from where to where its thumb can be drawn.
const SCROLL_BAR: (i16, i16, i16) = (1151, 150, 690);
/// What is typed, a character at a time.
const SEARCHES: [&str; 5] = ["43190", "7251", "x0 8", "0914", "y 66"];

const SLASH: u32 = 0x2f;
const BACKSPACE: u32 = 0xff08;

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let (many, few) = (folder.path().join("many"), folder.path().join("few"));
    fill(&many.join("dev.keywright.desktop"), 100_000);
    fill(&few.join("dev.keywright.desktop"), 100);
    let screen = Screen::open();

    open(&screen, &many);
    let first_pages: Vec<f64> = (0..ROUNDS).map(|_| open(&screen, &many).1).collect();
    Limit {
        what: "100,000 records, from the window to its first page (median)",
        most: 100.0,
        unit: "ms",
    }
    .report(median(&first_pages));

    let (window, _) = open(&screen, &many);
    screen.focus("Keywright");
    let mut strokes = keystrokes(&screen);
    strokes.sort_by(f64::total_cmp);
    Limit {
        what: "100,000 records, from a keystroke to its painted result (95th percentile)",
        most: 50.0,
        unit: "ms",
    }
    .report(strokes[strokes.len() * 95 / 100]);
    println!(
        "    median {:.3} ms, longest {:.3} ms, {} keystrokes",
        median(&strokes),
        strokes[strokes.len() - 1],
        strokes.len()
    );

    let blank = highest_blank(&screen);
    Limit {
        what: "100,000 records, highest blank while scrolling, in rows",
        most: 1.0,
        unit: "rows",
    }
    .report(blank as f64 / ROW_HEIGHT as f64);
    let with_many = window.settled_page_memory();
    drop(window);
    screen.wait_for_nothing();

    let (window, _) = open(&screen, &few);
    screen.focus("Keywright");
    keystrokes(&screen);
    highest_blank(&screen);
    let with_few = window.settled_page_memory();
    drop(window);
    Limit {
        what: "page memory with 100,000 records above that with 100, after the same use",
        most: 40.0,
        unit: "MiB",
    }
    .report(with_many - with_few);
}

/// Opens the window, and waits for its first row: how long that took after its heading.
fn open(screen: &Screen, data: &Path) -> (Window, f64) {
    screen.wait_for_nothing();
    let window = Window::open(&keywright(EMPTY_WINDOW), data, &[]);
    screen.wait_for_text(HEADING);
    let ready = Instant::now();
    screen.wait_for_text(FIRST_ROW);
    (window, ready.elapsed().as_secs_f64() * 1e3)
}

/// Types and takes back searches, and gives how long each result took to be painted, in
/// milliseconds. Keystrokes that change no row are left out.
fn keystrokes(screen: &Screen) -> Vec<f64> {
    screen.press(SLASH);
    let mut took = Vec::new();
    for text in SEARCHES.repeat(3) {
        let backspaces = text.chars().map(|_| BACKSPACE);
        for key in text.chars().map(u32::from).chain(backspaces) {
            let before = screen.picture(ROWS);
            screen.press(key);
            took.extend(painted(screen, before));
        }
    }
    took
}

/// How long until the rows no longer change, if they change at all.
fn painted(screen: &Screen, mut last: Picture) -> Option<f64> {
    let began = Instant::now();
    let mut changed = None;
    while changed.unwrap_or_default() + QUIET > began.elapsed() {
        let now = screen.picture(ROWS);
        if now != last {
            changed = Some(began.elapsed());
            last = now;
        }
        sleep(Duration::from_millis(1));
    }
    changed.map(|changed| changed.as_secs_f64() * 1e3)
}

/// Scrolls down and up by the wheel, the scroll bar and the keyboard, looking all the time.
fn highest_blank(screen: &Screen) -> usize {
    let look = |_| screen.picture(KEYS).highest_blank();
    let looks = || (0..4).map(look).max().unwrap_or_default();
    let mut highest = 0;
    for notch in 0..240 {
        screen.wheel(MIDDLE, notch < 120);
        highest = highest.max(looks());
    }
    println!("    by the wheel: {highest} pixels");
    let (x, top, bottom) = SCROLL_BAR;
    screen.point((x, top));
    screen.hold(true);
    let mut dragged = 0;
    for y in (top..bottom)
        .step_by(4)
        .chain((top..bottom).rev().step_by(9))
    {
        screen.point((x, y));
        dragged = dragged.max(looks());
    }
    screen.hold(false);
    println!("    by the scroll bar: {dragged} pixels");
    highest.max(dragged)
}
