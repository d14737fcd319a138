//! How much memory a file can ask for. One test after the other, for all of the process counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    dead_code
)]

#[path = "files/forged.rs"]
mod forged;
#[path = "files/sample.rs"]
mod sample;

use std::io::sink;

use keywright_exchange::{HandOver, LARGEST_FILE, ReadError, TakeOver, read, write};
use peak_alloc::PeakAlloc;
use rand::SeedableRng;
use rand::rngs::StdRng;

use sample::{Key, Maker, NOW, PASSPHRASE, passphrase};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MIB: usize = 1 << 20;

/// What this takes at most beside what was there before, in MiB, and what it answers.
fn takes<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let answer = work();
    (MEMORY.peak_usage().saturating_sub(before) / MIB, answer)
}

/// What reading this takes, whatever it answers: the number of entries, or why there are none.
fn reading(format: TakeOver, file: &[u8]) -> (usize, Result<usize, ReadError>) {
    let passphrase = passphrase(PASSPHRASE);
    takes(|| read(format, file, Some(&passphrase)).map(|rows| rows.len()))
}

/// As large as a file may be, of this over and over.
fn full_of(start: &str, piece: &str, end: &str) -> Vec<u8> {
    let room = LARGEST_FILE - start.len() - end.len();
    format!("{start}{}{end}", piece.repeat(room / piece.len())).into_bytes()
}

#[test]
fn memory_is_bounded() {
    in_plain_files();
    in_packed_files();
    in_writing();
}

fn in_plain_files() {
    for (format, start, piece, end) in [
        (TakeOver::Csv, "name,secret\n", ",", "\n"),
        (TakeOver::Csv, "name,secret", ",", "\n"),
        (TakeOver::Csv, "name,secret,tags\na,b,\"", "a;", "\"\n"),
        (TakeOver::Csv, "name,secret\na,\"", "\"\"", "\"\n"),
        (TakeOver::Csv, "name,secret,notes\na,b,\"", "\n", "\"\n"),
        (TakeOver::DotEnv, "", "A=b\n", ""),
        (TakeOver::DotEnv, "A='", "x", "'\n"),
        (TakeOver::DotEnv, "", "A=\"\n", ""),
        (
            TakeOver::Bitwarden,
            "{\"encrypted\":false,\"items\":[",
            "{\"type\":1},",
            "{\"type\":1}]}",
        ),
        (
            TakeOver::Bitwarden,
            "{\"encrypted\":false,\"folders\":[",
            "{},",
            "{}],\"items\":[]}",
        ),
        (
            TakeOver::Bitwarden,
            "{\"encrypted\":false,\"items\":[{\"type\":1,\"fields\":[",
            "{},",
            "{}]}]}",
        ),
        (
            TakeOver::Bitwarden,
            "{\"encrypted\":false,\"items\":",
            "[",
            "",
        ),
        (
            TakeOver::Bitwarden,
            "{\"encrypted\":false,\"items\":[],\"x\":\"",
            "\\n",
            "\"}",
        ),
        (TakeOver::KeePass, "", "x", ""),
    ] {
        let file = full_of(start, piece, end);
        let (mib, outcome) = reading(format, &file);
        assert!(
            mib < 160,
            "{format:?} {start}{piece}… took {mib} MiB: {outcome:?}"
        );
    }
}

fn in_packed_files() {
    let around = |piece: &str, count: usize| {
        let start = "<KeePassFile><Root><Group><Name>x</Name>";
        forged::cheap(
            format!(
                "{start}{}</Group></Root></KeePassFile>",
                piece.repeat(count)
            )
            .as_bytes(),
        )
    };
    let long = "n".repeat(32 * MIB);
    for (file, most) in [
        (around("<Entry></Entry>", 100_000), 160),
        (around("<Entry/>", 4_000_000), 160),
        (
            around(
                &format!("<Name>{long}</Name>{}", "<Entry/>".repeat(100_000)),
                1,
            ),
            160,
        ),
        (
            around(
                &format!("<Entry><Tags>{}</Tags></Entry>", "a;".repeat(16 * MIB)),
                1,
            ),
            160,
        ),
        (
            around(
                &format!("<Entry><String><Key>Notes</Key><Value>{long}</Value></String></Entry>"),
                1,
            ),
            200,
        ),
        (forged::cheap(&vec![b' '; 80 * MIB]), 160),
    ] {
        let (mib, outcome) = reading(TakeOver::KeePass, &file);
        assert!(mib < most, "took {mib} MiB: {outcome:?}");
    }
    // What is refused takes nothing.
    let dear = forged::argon_kdf(1 << 40, 1, 1);
    let file = forged::with_kdf(b"", false, &dear, 0);
    let (mib, outcome) = reading(TakeOver::KeePass, &file);
    assert_eq!(outcome, Err(ReadError::TooMuchMemory(1 << 30)));
    assert_eq!(mib, 0);
}

/// A few times the size of the file.
fn in_writing() {
    let mut maker = Maker::new(1);
    let keys: Vec<Key> = (0..10_000)
        .map(|number| maker.key(&format!("Key {number}"), "Acme"))
        .collect();
    let handed: Vec<_> = keys.iter().map(Key::handed).collect();
    let passphrase = passphrase(PASSPHRASE);
    for format in HandOver::ALL {
        let given = format.is_encrypted().then_some(&passphrase);
        let mut random = StdRng::seed_from_u64(1);
        let (mib, outcome) = takes(|| write(format, given, &handed, NOW, &mut random, sink()));
        outcome.unwrap();
        // The crate that writes KDBX holds each entry, the document and its blocks at once, some
        // twelve KiB for a key.
        let most = if format == HandOver::KeePass { 130 } else { 70 };
        assert!(mib < most, "{format:?} took {mib} MiB");
    }
}
