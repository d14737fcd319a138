//! What the benchmarks share: measuring two things in turns, and registries full of records.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

mod records;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod window;

use std::time::{Duration, Instant};

pub use records::fill;
#[cfg(target_os = "linux")]
pub use screen::{FIRST_ROW, Picture, Place, Screen, WORD};
#[cfg(target_os = "linux")]
pub use window::{Window, family, keywright};

/// One figure and the aim that it is held against.
pub struct Aim {
    /// What is measured.
    pub what: &'static str,
    /// The ratio that is aimed at.
    pub ratio: f64,
    /// Whether the ratio should be at least that, rather than at most.
    pub at_least: bool,
}

impl Aim {
    /// Prints the figure: the ratio of the medians, and the range in which the ratios of the
    /// single rounds lie. `ours` and `peers` hold one number a round, in the same unit.
    pub fn report(&self, unit: &str, ours: &[f64], peers: &[f64]) {
        let ratios: Vec<f64> = ours
            .iter()
            .zip(peers)
            .map(|(our, peer)| our / peer)
            .collect();
        let (our, peer) = (median(ours), median(peers));
        let ratio = our / peer;
        let met = if self.at_least {
            ratio >= self.ratio
        } else {
            ratio <= self.ratio
        };
        println!(
            "{}: {ratio:.2} times the peer (rounds {:.2} to {:.2}; aim: at {} {}) {}",
            self.what,
            ratios.iter().copied().fold(f64::INFINITY, f64::min),
            ratios.iter().copied().fold(0.0, f64::max),
            if self.at_least { "least" } else { "most" },
            self.ratio,
            if met { "met" } else { "MISSED" },
        );
        println!(
            "    Keywright {our:.3} {unit}, peer {peer:.3} {unit}, {} rounds",
            ours.len()
        );
    }
}

/// A figure that has to stay below a limit.
pub struct Limit {
    /// What is measured.
    pub what: &'static str,
    /// The most that it may be.
    pub most: f64,
    /// In which unit.
    pub unit: &'static str,
}

impl Limit {
    /// Prints the figure.
    pub fn report(&self, figure: f64) {
        let Self { what, most, unit } = self;
        let met = if figure <= *most { "met" } else { "MISSED" };
        println!("{what}: {figure:.3} {unit} (aim: at most {most} {unit}) {met}");
    }
}

/// Measures both in turns; the first of each fills the disk's cache and is thrown away.
pub fn in_turns(
    rounds: usize,
    mut ours: impl FnMut() -> f64,
    mut peers: impl FnMut() -> f64,
) -> (Vec<f64>, Vec<f64>) {
    ours();
    peers();
    (0..rounds).map(|_| (ours(), peers())).unzip()
}

/// The middle value.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// How long this takes.
pub fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Runs both in turns, each for this many calls a round, and gives calls per microsecond.
pub fn rates(
    rounds: usize,
    calls: usize,
    mut ours: impl FnMut(),
    mut peers: impl FnMut(),
) -> (Vec<f64>, Vec<f64>) {
    let rate = |work: &mut dyn FnMut()| {
        calls as f64 / time(|| (0..calls).for_each(|_| work())).as_secs_f64() / 1e6
    };
    (0..rounds)
        .map(|_| (rate(&mut ours), rate(&mut peers)))
        .unzip()
}
