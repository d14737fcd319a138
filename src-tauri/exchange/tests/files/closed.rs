//! No secret is in anything that is printed.

use std::error::Error;
use std::fmt::{Debug, Display};

use keywright_exchange::{
    HandedKey, ImportedRow, ImportedSecret, Problem, ReadError, TakeOver, WriteError, read,
};
use static_assertions::{assert_impl_all, assert_not_impl_any};

assert_not_impl_any!(HandedKey<'static>: Debug, Display);
assert_not_impl_any!(ImportedSecret: Debug, Display, Clone, PartialEq, serde::Serialize, AsRef<str>);
assert_not_impl_any!(ImportedRow: Debug, Display, Clone, serde::Serialize);
assert_impl_all!(ReadError: Error, Send, Sync);
assert_impl_all!(WriteError: Error, Send, Sync);
assert_impl_all!(Problem: Error, Send, Sync);

const PLANTED: &str = "plantedplantedplanted";

#[test]
fn what_is_wrong_with_a_file_never_repeats_what_is_in_it() {
    let files = [
        (TakeOver::Csv, format!("{PLANTED},{PLANTED}\n{PLANTED}\n")),
        (
            TakeOver::Csv,
            format!(
                "name,secret,environment,expires\n{PLANTED}\u{202e},\t{PLANTED},{PLANTED},{PLANTED}\n{PLANTED}\n"
            ),
        ),
        (TakeOver::DotEnv, format!("{PLANTED}\n")),
        (TakeOver::DotEnv, format!("A=x\n{PLANTED}\nA='{PLANTED}\n")),
        (TakeOver::Bitwarden, PLANTED.to_owned()),
        (
            TakeOver::Bitwarden,
            format!("{{\"encrypted\":\"{PLANTED}\"}}"),
        ),
        (
            TakeOver::Bitwarden,
            format!("{{\"encrypted\":false,\"items\":[\"{PLANTED}\"]}}"),
        ),
        (
            TakeOver::Bitwarden,
            format!(
                "{{\"encrypted\":false,\"items\":[{{\"type\":1,\"name\":\"{PLANTED}\\n\",\"login\":{{\"password\":\"{PLANTED}\\n\"}}}}]}}"
            ),
        ),
        (TakeOver::KeePass, PLANTED.to_owned()),
    ];
    let mut told = 0;
    for (format, file) in files {
        let said = match read(format, file.as_bytes(), None) {
            Err(error) => format!("{error} {error:?}"),
            Ok(rows) => rows
                .iter()
                .flat_map(|row| &row.problems)
                .map(|problem| format!("{problem} {problem:?}"))
                .collect(),
        };
        assert!(!said.is_empty(), "nothing is wrong with it");
        assert!(!said.contains("planted"), "{said}");
        told += 1;
    }
    assert_eq!(told, 9);
}
