//! What stands before the encrypted content, and is believed by nobody. `age` reads it whatever its
//! size, and asks for more where it is not complete; so it is read here, up to its end.

use std::io::{BufRead, Read};

use crate::limits::LARGEST_HEADER;
use crate::parse::unread;
use crate::{Limit, ReadError};

/// The first line.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// The first line of a file in text form, without its end.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// With what the last line begins.
const LAST: &[u8] = b"--- ";
/// How long that line is: with 32 bytes in base64, and its end.
const LAST_LENGTH: usize = LAST.len() + 43 + 1;
/// With what the line begins that has the work factor as its last word.
const SCRYPT: &[u8] = b"-> scrypt ";

/// A complete header, of which nothing else was looked at.
pub(super) struct Header(Vec<u8>);

impl Header {
    /// Reads to the end of the header and no further.
    ///
    /// # Errors
    ///
    /// `Foreign`, `Armored`, `Truncated`, `Damaged`, `TooLarge` and `Failed`.
    pub(super) fn read(input: &mut impl BufRead) -> Result<Self, ReadError> {
        let mut bytes = Vec::new();
        loop {
            let start = bytes.len();
            let room = (LARGEST_HEADER + 1 - start) as u64;
            input
                .by_ref()
                .take(room)
                .read_until(b'\n', &mut bytes)
                .map_err(|error| unread(&error))?;
            if start == 0 {
                check_first_line(&bytes)?;
            }
            let line = &bytes[start..];
            if bytes.len() > LARGEST_HEADER {
                return Err(ReadError::TooLarge(Limit::Header));
            }
            if !line.ends_with(b"\n") {
                return Err(ReadError::Truncated);
            }
            match line.starts_with(b"---") {
                true if line.starts_with(LAST) && line.len() == LAST_LENGTH => {
                    return Ok(Self(bytes));
                }
                true => return Err(ReadError::Damaged),
                false => {}
            }
        }
    }

    /// The whole header.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Refuses a work factor above this one, be it as large as it wants: `age` takes some for
    /// damage.
    pub(super) fn check_work(&self, most: u8) -> Result<(), ReadError> {
        for line in self.0.split(|byte| *byte == b'\n') {
            let Some(words) = line.strip_prefix(SCRYPT) else {
                continue;
            };
            let digits = words
                .rsplit(|byte| *byte == b' ')
                .next()
                .unwrap_or_default();
            if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                continue;
            }
            let required = digits.iter().fold(0u64, |number, digit| {
                let next = number.saturating_mul(10);
                next.saturating_add(u64::from(digit - b'0'))
            });
            if required > u64::from(most) {
                return Err(ReadError::TooMuchWork { required, most });
            }
        }
        Ok(())
    }
}

fn check_first_line(line: &[u8]) -> Result<(), ReadError> {
    match line {
        MAGIC => Ok(()),
        // Nothing at all, too.
        line if MAGIC.starts_with(line) => Err(ReadError::Truncated),
        line if line.starts_with(ARMOR) => Err(ReadError::Armored),
        _ => Err(ReadError::Foreign),
    }
}
