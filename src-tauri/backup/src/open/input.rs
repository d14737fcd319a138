use std::io::{self, BufRead, BufReader, Read};

use keywright_core::Cause;

use crate::write::PADDED_TO;

/// What `age` encrypts at once, in bytes.
const BLOCK: u64 = 64 * 1024;
/// By how much a block grows with that.
const TAG: u64 = 16;
/// What stands between the header and the first block.
const NONCE: u64 = 16;

/// The file as it is: counts what was read of it, and remembers what kept it from being read, which
/// is told apart from what is wrong with what was read.
pub(super) struct Input<R> {
    file: BufReader<R>,
    taken: u64,
    header: Option<u64>,
    failed: Option<Cause>,
}

impl<R: Read> Input<R> {
    pub(super) fn new(file: R) -> Self {
        Self {
            file: BufReader::new(file),
            taken: 0,
            header: None,
            failed: None,
        }
    }

    /// What kept the file from being read.
    pub(super) fn failed(&self) -> Option<Cause> {
        self.failed.clone()
    }

    /// What was read so far is the header.
    pub(super) fn header_ends_here(&mut self) {
        self.header = Some(self.taken);
    }

    /// Whether the file has not the length of a whole one, provided that it was read as far as its
    /// first wrong block: Keywright fills the content up to a round length, and no block is empty. A
    /// block that is full may be followed by others, so it says nothing.
    pub(super) fn is_cut_off(&self) -> bool {
        let Some(header) = self.header else {
            return false;
        };
        let blocks = self.taken.saturating_sub(header + NONCE);
        let last = blocks % (BLOCK + TAG);
        let content = last.checked_sub(TAG);
        let is_round = |content: u64| content > 0 && content.is_multiple_of(PADDED_TO);
        last > 0 && !content.is_some_and(is_round)
    }

    fn note<T>(failed: &mut Option<Cause>, outcome: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &outcome
            && error.kind() != io::ErrorKind::Interrupted
        {
            *failed = Some(Cause::new(io::Error::new(error.kind(), error.to_string())));
        }
        outcome
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = Self::note(&mut self.failed, self.file.read(into))?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Self::note(&mut self.failed, self.file.fill_buf())
    }

    fn consume(&mut self, bytes: usize) {
        self.taken += bytes as u64;
        self.file.consume(bytes);
    }
}
