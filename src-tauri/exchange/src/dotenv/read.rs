use keywright_core::LONGEST_SECRET;
use zeroize::Zeroizing;

use crate::read::push;
use crate::{ImportedRow, ReadError, RowPlace};

/// Reads the variables. None is replaced in another's value, and nothing is run.
pub(crate) fn read(file: &[u8]) -> Result<Vec<ImportedRow>, ReadError> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let file = std::str::from_utf8(file).map_err(|_| ReadError::NotText)?;
    if file.contains('\0') {
        return Err(ReadError::NotText);
    }
    let mut rows = Vec::new();
    let mut assigned = false;
    let (mut rest, mut number) = (file, 1);
    while !rest.is_empty() {
        let line = rest.split('\n').next().unwrap_or_default();
        let mut taken = line.len();
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            let mut row = ImportedRow::at(RowPlace::Line(number));
            match assignment(line) {
                Some((name, value)) => {
                    assigned = true;
                    row.name = name.to_owned();
                    // A value in quotation marks may go on over line ends.
                    let before = line.len() - value.len();
                    taken = before + keep(&mut row, value, &rest[before..]);
                }
                None => row.unreadable(),
            }
            push(&mut rows, row)?;
        }
        let ends = rest[..taken].matches('\n').count();
        number += ends as u64 + 1;
        rest = rest.get(taken + 1..).unwrap_or_default();
    }
    match rows.is_empty() || assigned {
        true => Ok(rows),
        false => Err(ReadError::Foreign),
    }
}

/// Name and value, if the line is such a one.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let exported = line
        .strip_prefix("export")
        .filter(|rest| rest.starts_with([' ', '\t']));
    let (name, value) = exported.unwrap_or(line).split_once('=')?;
    let name = name.trim();
    let fits = |character: char| character.is_ascii_alphanumeric() || "_.-".contains(character);
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    (starts && name.chars().all(fits)).then_some((name, value.trim_start()))
}

/// Keeps the value that stands on this line, and perhaps on others after it; says how many bytes it
/// takes, up to the end of a line.
fn keep(row: &mut ImportedRow, line: &str, rest: &str) -> usize {
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '\'' | '"' | '`'));
    let Some(mark) = mark else {
        let text = plain(line);
        row.keep(text);
        return line.len();
    };
    match quoted(mark, &rest[1..]) {
        Some((text, length)) => {
            row.keep(&text);
            let after = &rest[1 + length..];
            1 + length + after.find('\n').unwrap_or(after.len())
        }
        // The next lines are read by themselves.
        None => {
            row.unreadable();
            line.len()
        }
    }
}

/// Without a comment, which begins after a blank.
fn plain(value: &str) -> &str {
    let comment = value.char_indices().find(|(at, character)| {
        let before = value[..*at].chars().next_back();
        *character == '#' && before.is_none_or(char::is_whitespace)
    });
    value[..comment.map_or(value.len(), |(at, _)| at)].trim_end()
}

/// What stands up to the mark, and how many bytes it and the mark take; `None` where there is no such
/// mark, or more than a comment after it.
fn quoted(mark: char, text: &str) -> Option<(Zeroizing<String>, usize)> {
    // Never longer than this, so it does not grow.
    let end = text.len().min(2 * LONGEST_SECRET);
    let mut found = Zeroizing::new(String::with_capacity(end + 4));
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        if at > end {
            return None;
        }
        match character {
            _ if character == mark => {
                let after = at + mark.len_utf8();
                let rest = text[after..].split('\n').next().unwrap_or_default().trim();
                return (rest.is_empty() || rest.starts_with('#')).then_some((found, after));
            }
            '\\' if mark == '"' => match characters.next()?.1 {
                'n' => found.push('\n'),
                'r' => found.push('\r'),
                't' => found.push('\t'),
                escaped @ ('"' | '\\' | '$' | '`') => found.push(escaped),
                other => {
                    found.push('\\');
                    found.push(other);
                }
            },
            other => found.push(other),
        }
    }
    None
}
