//! `kill -9`, at every step, every write and random moments, and two processes at once:
//! always on the real stores, in a session of the test's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod backups;
mod every_step;
mod every_write;
mod importing;
mod moving;
mod random_moments;
mod rotation;
mod two_processes;
mod vault;

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use keywright_core::{Issuer, KeyId, Surface};
use keywright_stores::Dirs;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Random moments to kill a process at: of every two, one between its start and a little after it has
/// done enough, and one about the middle of its work.
///
/// How long that takes changes with what else the machine does, so whoever kills says which moments came
/// too early or too late, and the next ones come later or earlier: so that more than a quarter of the former
/// come late, and as many of the latter early as late.
struct Moments {
    random: StdRng,
    longest: Duration,
    /// As many come too early as come too late.
    middle: Duration,
    /// No machine is so slow; whatever comes too early still is another fault.
    bound: Duration,
    is_about_middle: bool,
}

impl Moments {
    fn new(seed: u64, longest: Duration) -> Self {
        Self {
            random: StdRng::seed_from_u64(seed),
            longest,
            middle: longest.mul_f32(0.75),
            bound: 20 * longest,
            is_about_middle: true,
        }
    }

    /// Lets the process live until the next moment.
    fn wait(&mut self) {
        self.is_about_middle = !self.is_about_middle;
        sleep(match self.is_about_middle {
            false => self.random.random_range(Duration::ZERO..self.longest),
            true => self.middle.mul_f32(self.random.random_range(0.85..1.15)),
        });
    }

    fn came(&mut self, early: bool, late: bool) {
        let moment = match self.is_about_middle {
            false => &mut self.longest,
            true => &mut self.middle,
        };
        let change = match (self.is_about_middle, early, late) {
            (_, _, true) => 0.95,
            (false, _, false) => 1.02,
            (true, true, false) => 1.05,
            (true, false, false) => 1.0,
        };
        *moment = moment.mul_f32(change).min(self.bound);
    }
}

/// So many kills there are at least.
const ROUNDS: u64 = 200;

/// Whether these were all rounds: at least so many, and as many more as it took to meet what is asked of them
/// together. How many fall into a short piece of work is chance; that hardly any do is none.
fn are_all(rounds: u64, met: bool) -> bool {
    assert!(met || rounds < 10 * ROUNDS, "kills fall into work");
    met && rounds >= ROUNDS
}

/// Starts a process that does this in the folder.
fn victim(folder: &Path, order: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_keywright-victim"))
        .arg(folder)
        .args(order)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits until it has ended, and gives what it said.
fn ended(child: Child) -> (String, bool) {
    let Output { stdout, status, .. } = child.wait_with_output().unwrap();
    (String::from_utf8(stdout).unwrap(), status.success())
}

/// What it has said when it is killed now.
fn killed(mut child: Child) -> String {
    child.kill().unwrap();
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    let code = child.wait().unwrap().code();
    assert_eq!(code, None, "it was killed, it did not fail: {said}");
    said
}

/// What it has said when it is killed now, unless it has ended.
fn stopped(mut child: Child) -> String {
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let code = output.status.code();
    assert!(code.is_none_or(|code| code == 0), "it did not fail: {said}");
    said
}

/// The ids that it said with this word.
fn ids(said: &str, word: &str) -> Vec<KeyId> {
    said.lines()
        .filter_map(|line| KeyId::from_hex(line.strip_prefix(word)?.trim()))
        .collect()
}

/// What the application opens at its next start, which begins with recovery.
fn next_start(folder: &Path) -> Issuer {
    let issuer = keywright_stores::open(&Dirs::at(folder), Surface::Window).unwrap();
    issuer.recover().unwrap();
    issuer
}
