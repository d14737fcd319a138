use std::io::{self, Write};
use std::ops::Deref;

use zeroize::Zeroizing;

/// Bytes that are wiped when they die, also where they had to move to a larger place.
pub(crate) struct Wiped(Zeroizing<Vec<u8>>);

impl Wiped {
    /// With room for so many.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(bytes)))
    }

    /// Empty again. What was there is overwritten by what comes, and wiped in the end.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// One more.
    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        if self.0.len() == self.0.capacity() {
            self.make_room(1);
        }
        self.0.push(byte);
    }

    /// A vector that grows by itself leaves what it held behind.
    fn make_room(&mut self, more: usize) {
        let enough = (self.0.len() + more).max(2 * self.0.capacity());
        let mut larger = Zeroizing::new(Vec::with_capacity(enough));
        larger.extend_from_slice(&self.0);
        self.0 = larger;
    }
}

impl Deref for Wiped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Write for Wiped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.capacity() - self.0.len() < bytes.len() {
            self.make_room(bytes.len());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
