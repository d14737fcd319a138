use std::io::{self, Write};

use age::stream::StreamWriter;
use sha2::{Digest as _, Sha256};

use crate::Fingerprint;

/// The content is filled up to a multiple of so many bytes, which tells a file that was cut off from
/// one that was changed, and tells others less about how much is in it.
pub(crate) const PADDED_TO: u64 = 4096;

/// What `age` encrypts at once. It keeps what it encrypted last, and does not wipe it.
const BLOCK: u64 = 64 * 1024;

/// What is being encrypted: counted and hashed on its way.
pub(super) struct Plaintext<W: Write> {
    stream: StreamWriter<W>,
    hash: Sha256,
    length: u64,
    /// Where the last secret ends.
    secrets: u64,
}

impl<W: Write> Plaintext<W> {
    pub(super) fn new(stream: StreamWriter<W>) -> Self {
        Self {
            stream,
            hash: Sha256::new(),
            length: 0,
            secrets: 0,
        }
    }

    /// What was written just now is a secret.
    pub(super) fn secret_ends_here(&mut self) {
        self.secrets = self.length;
    }

    /// Fills the content up: to a round length, and so far that no secret is in the last block of
    /// bytes, which is what `age` leaves behind.
    pub(super) fn finish(mut self) -> io::Result<(W, Fingerprint)> {
        let least = (self.length + 1).max(self.secrets + BLOCK);
        let mut left = least.next_multiple_of(PADDED_TO) - self.length - 1;
        let blanks = [b' '; 1024];
        while left > 0 {
            let part = blanks
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX));
            self.write_all(&blanks[..part])?;
            left -= part as u64;
        }
        self.write_all(b"\n")?;
        let out = self.stream.finish()?;
        Ok((out, Fingerprint::of(self.hash)))
    }
}

impl<W: Write> Write for Plaintext<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write_all(bytes)?;
        self.hash.update(bytes);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
