use std::io::{self, Read};

use keywright_core::Cause;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{Fingerprint, Limit, ReadError};

/// Bytes that are decrypted and hashed at once.
const BLOCK: usize = 64 * 1024;

/// The content of a file, byte by byte, up to a limit. It lies in one block, which is wiped.
pub(crate) struct Plain<'a> {
    content: &'a mut dyn Read,
    block: Zeroizing<Vec<u8>>,
    at: usize,
    end: usize,
    /// How many bytes may still come.
    left: u64,
    hash: Sha256,
}

impl<'a> Plain<'a> {
    pub(crate) fn new(content: &'a mut dyn Read, limit: u64) -> Self {
        Self {
            content,
            block: Zeroizing::new(vec![0; BLOCK]),
            at: 0,
            end: 0,
            left: limit,
            hash: Sha256::new(),
        }
    }

    /// The next byte, which stays; `None` at the end, which `age` has authenticated.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        if self.at == self.end {
            self.fill()?;
        }
        Ok(self.block[..self.end].get(self.at).copied())
    }

    /// The byte that was looked at is done with.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// Of all bytes so far.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.hash.clone())
    }

    fn fill(&mut self) -> Result<(), ReadError> {
        self.at = 0;
        self.end = 0;
        let read = self.content.read(&mut self.block);
        let read = read.map_err(|error| unread(&error))?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(ReadError::TooLarge(Limit::Document))?;
        self.hash.update(&self.block[..read]);
        self.end = read;
        Ok(())
    }
}

/// What reading from `age` has failed with. It tells by these two kinds alone that a block is not
/// authentic, and that the last one is missing; they may have come from the file itself, too.
pub(crate) fn unread(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::InvalidData => ReadError::Damaged,
        io::ErrorKind::UnexpectedEof => ReadError::Truncated,
        kind => ReadError::Failed(Cause::new(io::Error::from(kind))),
    }
}
