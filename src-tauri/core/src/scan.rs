//! Finding access keys in any text: a log, a chat, a file of hundreds of megabytes.
//!
//! What is found is exactly what [`KeyFormat::parse`] takes. Whose key it is, the registry knows;
//! where the text comes from is the caller's matter, and of the text nothing is kept.

mod decoder;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use memchr::memchr_iter;
use memchr::memmem::Finder;
use zeroize::{Zeroize, Zeroizing};

use self::decoder::Decoder;
use crate::format::{LONGEST_KEY, PREFIX_LONGEST, PREFIX_SHORTEST};
use crate::{
    CHECKSUM_LENGTH, Digest, FormatError, HANDLE_LENGTH, Handle, KeyFormat, ParsedKey,
    SECRET_LENGTH, TruncatedKey,
};

/// What each key holds and little else does. Both have the same length.
const ANCHORS: [&str; 2] = ["_live_", "_test_"];
/// Bytes from an anchor's end to the key's end.
const TAIL: usize = HANDLE_LENGTH + "_".len() + SECRET_LENGTH + CHECKSUM_LENGTH;
/// Bytes of the text so far that the next part may turn into a key.
const CARRIED: usize = LONGEST_KEY - 1;

/// Finds access keys in a text that arrives in parts.
///
/// The text may be any bytes. Text that begins with the byte-order mark of UTF-16, as Windows
/// PowerShell writes it, is read as UTF-16; all other text as bytes, in which a key is ASCII.
///
/// Nothing needs to stand around a key: in `API_KEY_xacme_live_…` each possible start of the
/// prefix is tried, the longest prefix first, and the checksum decides. Out of scope are keys
/// that something else splits or spells: a line wrapped hard in a key's midst, escapes such as
/// `%5F` for `_`, UTF-16 without its mark.
///
/// Whatever the text, the work is in proportion to its length. Of the text so far, it holds at most
/// as much as the longest key, 65 bytes, between two parts, and wipes them when it is dropped; like
/// an [`crate::AccessKey`], it cannot be printed, serialised or copied.
pub struct Scan {
    decoder: Decoder,
    search: Search,
}

/// What was found in a text. No secret is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Each key once, in order of its first place.
    pub keys: Vec<FoundKey>,
    /// Places with a string that has a key's shape, but whose checksum does not fit: a key that was
    /// mistyped, an example from a manual, another program's key.
    pub malformed: usize,
    /// Lines of the text. A line ends with LF, or with the text.
    pub lines: u64,
}

/// A well-formed access key that stands in a text; whether it was ever issued is not known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundKey {
    /// Finds the key's record, if it has one.
    pub digest: Digest,
    /// What a person sees of it.
    pub truncated: TruncatedKey,
    /// Its public part.
    pub handle: Handle,
    /// The line on which it stands first, counted from 1.
    pub first_line: u64,
    /// In how many places it stands.
    pub times: u64,
}

impl Scan {
    /// Before the first part.
    pub fn new() -> Self {
        Self {
            decoder: Decoder::new(),
            search: Search {
                // Twice the carry-over, so that it never grows and leaves a copy behind.
                seam: Zeroizing::new(Vec::with_capacity(2 * CARRIED)),
                line_ends: 0,
                sightings: Sightings::new(),
            },
        }
    }

    /// Takes the next part, of any length; a key may be cut between parts.
    pub fn feed(&mut self, part: &[u8]) {
        let Self { decoder, search } = self;
        decoder.feed(part, |text| search.take(text));
    }

    /// Ends the text and gives what was found.
    pub fn finish(mut self) -> Found {
        let Self { decoder, search } = &mut self;
        decoder.finish(|text| search.take(text));
        self.search.finish()
    }
}

impl Default for Scan {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a whole access key stands in this text.
pub(crate) fn holds_key(text: &str) -> bool {
    let mut scan = Scan::new();
    scan.feed(text.as_bytes());
    !scan.finish().keys.is_empty()
}

/// The characters of the shortest secret that is told from a word of a text.
const TOLD_APART: usize = 8;

/// Whether this secret stands in the text. One of less than 8 characters does not count, for such stand in
/// many a text.
pub fn stands_in(secret: &str, text: &str) -> bool {
    secret.chars().count() >= TOLD_APART && text.contains(secret)
}

/// Sees to it that a key which is cut between two parts is judged, and no key twice: each belongs
/// to the part in which it ends.
struct Search {
    /// The end of the text so far, at most [`CARRIED`] bytes; in `take`, as much of the next part
    /// after it.
    seam: Zeroizing<Vec<u8>>,
    /// Line ends before the seam.
    line_ends: u64,
    sightings: Sightings,
}

impl Search {
    fn take(&mut self, text: &[u8]) {
        let carried = self.seam.len();
        let head = text.len().min(CARRIED);
        self.seam.extend_from_slice(&text[..head]);
        self.sightings.look(&self.seam, carried, self.line_ends);
        if head < text.len() {
            self.line_ends += count_line_ends(&self.seam[..carried]);
            self.sightings.look(text, head, self.line_ends);
            let (done, end) = text.split_at(text.len() - CARRIED);
            self.line_ends += count_line_ends(done);
            self.seam.clear();
            self.seam.extend_from_slice(end);
        } else {
            let done = self.seam.len().saturating_sub(CARRIED);
            self.line_ends += count_line_ends(&self.seam[..done]);
            self.seam.drain(..done);
        }
        self.seam.spare_capacity_mut().zeroize();
    }

    fn finish(self) -> Found {
        let last_is_open = self.seam.last().is_some_and(|byte| *byte != b'\n');
        Found {
            lines: self.line_ends + count_line_ends(&self.seam) + u64::from(last_is_open),
            keys: self.sightings.keys,
            malformed: self.sightings.malformed,
        }
    }
}

/// What was seen so far, and how it is looked for.
struct Sightings {
    anchors: [Finder<'static>; 2],
    keys: Vec<FoundKey>,
    /// Where in `keys` each digest is. The map's hash is seeded at random, so that nobody can
    /// prepare a text whose digests collide in it.
    places: HashMap<[u8; 32], usize>,
    malformed: usize,
}

impl Sightings {
    fn new() -> Self {
        Self {
            anchors: ANCHORS.map(Finder::new),
            keys: Vec::new(),
            places: HashMap::new(),
            malformed: 0,
        }
    }

    /// Judges all that may be a key and ends in `text` after its first `judged` bytes; so many
    /// line ends stand before `text`.
    fn look(&mut self, text: &[u8], judged: usize, mut line_ends: u64) {
        // Further on, an anchor has no room for what comes after it.
        let Some(room) = text.len().checked_sub(TAIL) else {
            return;
        };
        let mut counted = 0;
        let mut from = (judged + 1).saturating_sub(ANCHORS[0].len() + TAIL);
        let mut next = [0, 1].map(|which| self.find(which, text, from, room));
        while let Some((which, at)) = earliest(next) {
            // Not from its end: the `_` there may begin the next anchor, as in `my_live_live_…`,
            // where the key's prefix is `live`.
            from = at + 1;
            next[which] = self.find(which, text, from, room);
            match judge(text, at) {
                Verdict::Nothing => {}
                Verdict::Malformed => self.malformed += 1,
                Verdict::Key(key, parts) => {
                    line_ends += count_line_ends(&text[counted..at]);
                    counted = at;
                    self.note(Digest::of(key.as_bytes()), &parts, line_ends + 1);
                }
            }
        }
    }

    fn find(&self, which: usize, text: &[u8], from: usize, to: usize) -> Option<usize> {
        let at = self.anchors[which].find(text.get(from..to)?)?;
        Some(from + at)
    }

    fn note(&mut self, digest: Digest, parts: &ParsedKey, line: u64) {
        match self.places.entry(*digest.as_bytes()) {
            Entry::Occupied(place) => self.keys[*place.get()].times += 1,
            Entry::Vacant(place) => {
                place.insert(self.keys.len());
                self.keys.push(FoundKey {
                    digest,
                    truncated: parts.truncated(),
                    handle: parts.handle,
                    first_line: line,
                    times: 1,
                });
            }
        }
    }
}

/// Which anchor comes next, and where.
fn earliest(next: [Option<usize>; 2]) -> Option<(usize, usize)> {
    let [live, test] = next.map(|at| at.unwrap_or(usize::MAX));
    let (which, at) = if live < test { (0, live) } else { (1, test) };
    (at != usize::MAX).then_some((which, at))
}

enum Verdict<'a> {
    Key(&'a str, ParsedKey),
    Malformed,
    Nothing,
}

/// Whether the anchor that stands at `at` belongs to a key.
fn judge(text: &[u8], at: usize) -> Verdict<'_> {
    let end = at + ANCHORS[0].len() + TAIL;
    let mut verdict = Verdict::Nothing;
    for start in starts(text, at) {
        let Ok(candidate) = std::str::from_utf8(&text[start..end]) else {
            return Verdict::Nothing;
        };
        match KeyFormat::parse(candidate) {
            Ok(parts) => return Verdict::Key(candidate, parts),
            Err(FormatError::Checksum) => verdict = Verdict::Malformed,
            // What comes after the prefix does not fit, and is the same for every start.
            Err(_) => return Verdict::Nothing,
        }
    }
    verdict
}

/// Where a prefix may start that ends before `at`, the longest prefix first.
fn starts(text: &[u8], at: usize) -> impl Iterator<Item = usize> {
    let reach = text[..at]
        .iter()
        .rev()
        .take(PREFIX_LONGEST)
        .take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        .count();
    (at - reach..(at + 1).saturating_sub(PREFIX_SHORTEST))
        .filter(|start| text[*start].is_ascii_lowercase())
}

fn count_line_ends(text: &[u8]) -> u64 {
    memchr_iter(b'\n', text).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_over_is_shorter_than_a_key_and_never_moves() {
        let mut scan = Scan::new();
        let place = scan.search.seam.as_ptr();
        let long_line = [b'a'; 100_000];
        for length in [0, 1, 63, 64, 65, 66, 127, 128, 129, 100_000, 3, 200] {
            scan.feed(&long_line[..length]);
            assert!(scan.search.seam.len() < LONGEST_KEY, "after {length} bytes");
            assert_eq!(scan.search.seam.as_ptr(), place, "no copy is left behind");
        }
    }
}
