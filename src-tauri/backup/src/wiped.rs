use std::io::{self, Write};
use std::ops::{Deref, DerefMut};

use zeroize::Zeroizing;

/// Bytes that are wiped when they die, also where they had to move to a larger place.
#[derive(Default)]
pub struct Wiped(Zeroizing<Vec<u8>>);

impl Wiped {
    /// With room for so many.
    pub fn with_room(bytes: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(bytes)))
    }

    /// Empty again. What was there is overwritten by what comes, and wiped in the end.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// One more.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        if self.0.len() == self.0.capacity() {
            self.make_room(1);
        }
        self.0.push(byte);
    }

    /// Only the first so many.
    pub fn truncate(&mut self, bytes: usize) {
        self.0.truncate(bytes);
    }

    /// These, too.
    pub fn extend(&mut self, bytes: &[u8]) {
        if self.0.capacity() - self.0.len() < bytes.len() {
            self.make_room(bytes.len());
        }
        self.0.extend_from_slice(bytes);
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

/// What is there can be changed where it lies, for example encrypted.
impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl Write for Wiped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
