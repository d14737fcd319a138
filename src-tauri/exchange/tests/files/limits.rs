//! What a file may ask for, and no more.

use keywright_exchange::{LARGEST_FILE, MOST_KEYS, ReadError, TakeOver};

use crate::sample::{refusal, taken};

#[test]
fn a_file_that_is_too_large_is_refused() {
    let mut file = b"A=b\n".to_vec();
    file.resize(LARGEST_FILE, b'\n');
    assert_eq!(taken(TakeOver::DotEnv, &file).len(), 1);
    file.push(b'\n');
    for format in TakeOver::ALL {
        assert_eq!(refusal(format, &file), ReadError::TooLarge);
    }
}

#[test]
fn too_many_entries_are_refused() {
    let lines = |count: usize| {
        (0..count)
            .map(|line| format!("k{line},{line}\n"))
            .collect::<String>()
    };
    let sheet = |count| format!("name,secret\n{}", lines(count));
    assert_eq!(
        taken(TakeOver::Csv, sheet(MOST_KEYS).as_bytes()).len(),
        MOST_KEYS
    );
    let error = refusal(TakeOver::Csv, sheet(MOST_KEYS + 1).as_bytes());
    assert_eq!(error, ReadError::TooManyEntries);
    let variables = "A=b\n".repeat(MOST_KEYS + 1);
    assert_eq!(
        refusal(TakeOver::DotEnv, variables.as_bytes()),
        ReadError::TooManyEntries
    );
    let items = "{\"type\":1},".repeat(MOST_KEYS + 1);
    let file = format!(
        "{{\"encrypted\":false,\"items\":[{}]}}",
        items.trim_end_matches(',')
    );
    assert_eq!(
        refusal(TakeOver::Bitwarden, file.as_bytes()),
        ReadError::TooManyEntries
    );
}
