//! Programs that know nothing of Keywright.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs a program in the folder, with this as its input.
pub(crate) fn run(folder: &Path, program: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{program} is missing: run scripts/prepare.sh test ({error})")
        });
    // It may end without having read all of it.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// What it prints, if it succeeds. What it fails with may hold secrets, so only its errors are told.
pub(crate) fn printed(folder: &Path, program: &str, arguments: &[&str], input: &[u8]) -> String {
    let output = run(folder, program, arguments, input);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Python, with its standard library alone.
pub(crate) fn python(folder: &Path, script: &str, arguments: &[&str]) -> String {
    let all = [&["-I", "-c", script], arguments].concat();
    printed(folder, "python3", &all, b"")
}
