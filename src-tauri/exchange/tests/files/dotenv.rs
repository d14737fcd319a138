//! Environment variables, held against a real shell and Node.

use std::fs;

use keywright_exchange::{HandOver, Problem, ReadError, TakeOver};
use proptest::prelude::*;
use tempfile::tempdir;

use crate::programs::printed;
use crate::sample::{Key, Maker, is_secret, keys, random_secret, refusal, taken, written};

const NAMES: [&str; 5] = [
    "CRM_INTEGRATION_MORE",
    "HYPERLINK_HTTP_X",
    "KEY_PATH",
    "KEY_2ND_KEY",
    "KEY_2ND_KEY_2",
];

#[test]
fn names_are_those_of_variables_and_each_stands_once() {
    let text = String::from_utf8(written(HandOver::DotEnv, &keys())).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "# CRM <Integration> & \"more\" 🔑 (Acme “API”, live)"
    );
    let names: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.split_once('='))
        .map(|pair| pair.0)
        .collect();
    let names: Vec<&str> = names
        .into_iter()
        .filter(|name| !name.starts_with('#'))
        .collect();
    assert_eq!(names, NAMES);
}

#[test]
fn a_shell_has_each_key_and_nothing_else_was_run() {
    let folder = tempdir().unwrap();
    let keys = keys();
    fs::write(
        folder.path().join("keys.env"),
        written(HandOver::DotEnv, &keys),
    )
    .unwrap();
    for (name, key) in NAMES.iter().zip(&keys) {
        // Another program sees it, so it was exported.
        let script = format!("set -eu; set -a; . ./keys.env; set +a; exec printenv {name}");
        let seen = printed(folder.path(), "sh", &["-c", &script], b"");
        assert!(
            seen == format!("{}\n", key.secret.expose()),
            "another value: {name}"
        );
    }
    let added = "env | sort > before; set -a; . ./keys.env; env | sort > after; comm -13 before after | wc -l";
    let added = printed(folder.path(), "sh", &["-c", added], b"");
    assert_eq!(added.trim(), keys.len().to_string());
}

#[test]
fn node_reads_the_same_as_the_shell() {
    let folder = tempdir().unwrap();
    let keys = keys();
    fs::write(
        folder.path().join("keys.env"),
        written(HandOver::DotEnv, &keys),
    )
    .unwrap();
    for (name, key) in NAMES.iter().zip(&keys) {
        let script = format!("console.log(process.env.{name})");
        let seen = printed(
            folder.path(),
            "node",
            &["--env-file=keys.env", "-e", &script],
            b"",
        );
        assert!(
            seen == format!("{}\n", key.secret.expose()),
            "another value: {name}"
        );
    }
}

#[test]
fn docker_finds_no_mark_that_it_would_take_for_a_part_of_a_value() {
    let text = String::from_utf8(written(HandOver::DotEnv, &keys())).unwrap();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (_, value) = line.split_once('=').unwrap();
        assert!(
            value
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        );
    }
}

#[test]
fn every_way_to_write_a_value_is_read_as_a_shell_reads_it() {
    let folder = tempdir().unwrap();
    let values = [
        "plain",
        "'single $x `y` \\n'",
        "\"double \\\"quoted\\\" \\\\ \\$x\"",
        "a#b",
        "a # comment",
        "'a' # comment",
        "\"a\"",
        "''",
        "\"\"",
        "' blanks '",
        "a\\",
        "`a \"b\" # c`",
    ];
    let mut file = String::from("\u{feff}# comment\r\n\r\n");
    for (number, value) in values.iter().enumerate() {
        let export = if number % 2 == 0 { "export " } else { "" };
        file.push_str(&format!("{export}V{number}={value}\r\n"));
    }
    let rows = taken(TakeOver::DotEnv, file.as_bytes());
    assert_eq!(rows.len(), values.len());
    let unix = file.replace("\r\n", "\n").replace('\u{feff}', "");
    // The shell takes a backslash at the end of a line for another purpose.
    let unix = unix
        .replace("=a\\\n", "='a\\'\n")
        .replace("=a # comment", "='a'")
        // It would run this; loaders of programs take it for a value.
        .replace("=`a \"b\" # c`", "='a \"b\" # c'");
    fs::write(folder.path().join("values.env"), unix).unwrap();
    for (number, row) in rows.iter().enumerate() {
        assert_eq!(row.name, format!("V{number}"));
        let script = format!(". ./values.env; printf %s \"$V{number}\"");
        let expected = printed(folder.path(), "sh", &["-c", &script], b"");
        let found = row.secret.as_ref().map_or("", |secret| secret.expose());
        assert_eq!(found, expected, "{}", values[number]);
        assert_eq!(row.place.to_string(), format!("line {}", number + 3));
    }
}

#[test]
fn a_line_that_cannot_be_read_says_so_and_the_next_one_is_read() {
    let secrets = [random_secret(1), random_secret(2)];
    let file = format!(
        "A=\"open\nB={}\nno assignment\n1X=y\nC='two\nlines' # end\nD='a'b\nE=\nF={}\n",
        secrets[0], secrets[1]
    );
    let rows = taken(TakeOver::DotEnv, file.as_bytes());
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.place.to_string(), row.name.as_str(), &row.problems[..]))
        .collect();
    let line = |number: u64| format!("line {number}");
    let expected: [(String, &str, &[Problem]); 8] = [
        (line(1), "A", &[Problem::Unreadable]),
        (line(2), "B", &[]),
        (line(3), "", &[Problem::Unreadable, Problem::NoName]),
        (line(4), "", &[Problem::Unreadable, Problem::NoName]),
        (line(5), "C", &[Problem::SecretInvisible]),
        (line(7), "D", &[Problem::Unreadable]),
        (line(8), "E", &[Problem::NoSecret]),
        (line(9), "F", &[]),
    ];
    assert_eq!(told, expected);
    assert!(is_secret(&rows[1], &secrets[0]) && is_secret(&rows[7], &secrets[1]));
}

#[test]
fn what_is_no_list_of_variables_is_foreign() {
    assert_eq!(
        refusal(TakeOver::DotEnv, b"just\nsome words\n"),
        ReadError::Foreign
    );
    assert_eq!(refusal(TakeOver::DotEnv, b"A=\xff\n"), ReadError::NotText);
    assert_eq!(refusal(TakeOver::DotEnv, b"A\0=\0"), ReadError::NotText);
    assert_eq!(taken(TakeOver::DotEnv, b"# nothing\n").len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_keys_are_called_a_shell_has_them_all(names in prop::collection::vec("\\PC{1,30}", 1..8)) {
        let mut maker = Maker::new(3);
        let keys: Vec<Key> = names
            .iter()
            .filter(|name| keywright_core::KeyName::new(name).is_ok())
            .map(|name| maker.key(name, "Any"))
            .collect();
        let folder = tempdir().unwrap();
        let file = written(HandOver::DotEnv, &keys);
        fs::write(folder.path().join("keys.env"), &file).unwrap();
        let rows = taken(TakeOver::DotEnv, &file);
        prop_assert_eq!(rows.len(), keys.len());
        let script = rows.iter().fold(String::from(". ./keys.env"), |script, row| {
            format!("{script}; printf '%s\\n' \"${{{}}}\"", row.name)
        });
        let seen = printed(folder.path(), "sh", &["-c", &script], b"");
        let expected: String = keys.iter().map(|key| format!("{}\n", key.secret.expose())).collect();
        prop_assert!(seen == expected, "another value");
    }
}
