//! Finds where JSON values begin and end, so that each is read by itself, with a limit to its
//! length. What is between is not judged here: `serde_json` does that.

use super::Plain;
use crate::wiped::Wiped;
use crate::{Limit, ReadError};

/// What most items fit into.
const ROOM: usize = 4 * 1024;

/// Goes through a text of JSON once.
pub(super) struct Scanner<'s, 'p> {
    plain: &'s mut Plain<'p>,
    value: Wiped,
    limit: usize,
}

impl<'s, 'p> Scanner<'s, 'p> {
    /// No value is longer than so many bytes.
    pub(super) fn new(plain: &'s mut Plain<'p>, limit: usize) -> Self {
        Self {
            plain,
            value: Wiped::with_room(ROOM),
            limit,
        }
    }

    /// Whether the next byte that is no blank is this one. Only then it is done with.
    pub(super) fn take(&mut self, byte: u8) -> Result<bool, ReadError> {
        let found = self.skip_blanks()? == Some(byte);
        if found {
            self.plain.advance();
        }
        Ok(found)
    }

    /// Whether a field of this name comes next, with its colon.
    pub(super) fn name(&mut self, name: &str) -> Result<bool, ReadError> {
        let value = self.value()?;
        let value = value
            .strip_prefix(b"\"")
            .and_then(|v| v.strip_suffix(b"\""));
        Ok(value == Some(name.as_bytes()) && self.take(b':')?)
    }

    /// Whether nothing but blanks is left.
    pub(super) fn is_at_end(&mut self) -> Result<bool, ReadError> {
        Ok(self.skip_blanks()?.is_none())
    }

    /// The next value as it is written; where there is none, what stands in its place.
    pub(super) fn value(&mut self) -> Result<&[u8], ReadError> {
        self.value.clear();
        let mut depth = 0usize;
        self.skip_blanks()?;
        while let Some(byte) = self.plain.peek()? {
            match byte {
                b'"' => {
                    self.keep(byte)?;
                    self.string()?;
                }
                b'{' | b'[' => {
                    self.keep(byte)?;
                    depth += 1;
                    continue;
                }
                b'}' | b']' if depth > 0 => {
                    self.keep(byte)?;
                    depth -= 1;
                }
                b'}' | b']' | b',' | b':' if depth == 0 => break,
                byte if depth == 0 && is_blank(byte) => break,
                // A number or a word goes on until something else comes.
                _ => {
                    self.keep(byte)?;
                    continue;
                }
            }
            if depth == 0 {
                break;
            }
        }
        Ok(&self.value)
    }

    /// The rest of a string, its end included.
    fn string(&mut self) -> Result<(), ReadError> {
        let mut escaped = false;
        while let Some(byte) = self.plain.peek()? {
            self.keep(byte)?;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => break,
                _ => {}
            }
        }
        Ok(())
    }

    #[inline]
    fn keep(&mut self, byte: u8) -> Result<(), ReadError> {
        if self.value.len() == self.limit {
            return Err(ReadError::TooLarge(Limit::Item));
        }
        self.value.push(byte);
        self.plain.advance();
        Ok(())
    }

    fn skip_blanks(&mut self) -> Result<Option<u8>, ReadError> {
        loop {
            match self.plain.peek()? {
                Some(byte) if is_blank(byte) => self.plain.advance(),
                other => return Ok(other),
            }
        }
    }
}

/// What may stand between values, RFC 8259.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
