//! Makes the sample: `keywright-sample FOLDER` writes `FOLDER/registry.db` and
//! `FOLDER/leaked.log`. Everything but the present day comes from one seed, so each run makes
//! the same keys with the same history.
//!
//! No secret of these keys is kept, but for those that stand in the log.

mod history;
mod log;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::time::{SystemTime, UNIX_EPOCH};

use keywright_core::{Clock, Timestamp};

/// A clock that stands where the story is.
#[derive(Default)]
pub(crate) struct StoryClock(AtomicI64);

impl StoryClock {
    pub(crate) fn set(&self, now: Timestamp) {
        self.0.store(now.0, SeqCst);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        // No two things happen in the same millisecond.
        Timestamp(self.0.fetch_add(1, SeqCst))
    }
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a command")]
fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Say in which folder the sample is to be made.");
        return ExitCode::FAILURE;
    };
    if folder.join("registry.db").exists() {
        println!("The sample in {} is kept.", folder.display());
        return ExitCode::SUCCESS;
    }
    let today = SystemTime::now().duration_since(UNIX_EPOCH);
    let today = today.map_or(0, |since| since.as_millis() as i64);
    let made = history::make(&folder, Arc::default(), Timestamp(today))
        .map_err(|error| error.to_string())
        .and_then(|leaked| {
            log::write(&folder.join("leaked.log"), &leaked).map_err(|error| error.to_string())
        });
    match made {
        Ok(lines) => {
            println!(
                "{} keys and a log of {lines} lines are in {}.",
                history::KEYS,
                folder.display()
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("The sample could not be made: {error}");
            ExitCode::FAILURE
        }
    }
}
