//! Names and values of several types, in which KDBX 4 keeps what its key derivation needs.

use super::header::Bytes;
use crate::ReadError;

const VERSION: u16 = 0x0100;
const U32: u8 = 0x04;
const U64: u8 = 0x05;
const BYTES: u8 = 0x42;

/// What was read: values stay as they are until they are asked for.
pub(super) struct Dictionary<'a>(Vec<(u8, &'a [u8], &'a [u8])>);

impl<'a> Dictionary<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut rest = Bytes(bytes);
        // The high byte tells whether older programs understand it.
        if rest.u16()? >> 8 != VERSION >> 8 {
            return Err(ReadError::Unsupported);
        }
        let mut values = Vec::new();
        loop {
            let kind = rest.u8()?;
            if kind == 0 {
                return Ok(Self(values));
            }
            let length = rest.u32()? as usize;
            let name = rest.take(length)?;
            let length = rest.u32()? as usize;
            let value = rest.take(length)?;
            // Those of plug-ins may be many, and are not asked for.
            if values.len() < 64 {
                values.push((kind, name, value));
            }
        }
    }

    fn value(&self, kinds: &[u8], name: &str) -> Result<(u8, &'a [u8]), ReadError> {
        let mut values = self.0.iter();
        let found =
            values.find(|(kind, found, _)| *found == name.as_bytes() && kinds.contains(kind));
        let (kind, _, value) = found.ok_or(ReadError::Damaged)?;
        Ok((*kind, value))
    }

    pub(super) fn bytes(&self, name: &str) -> Result<&'a [u8], ReadError> {
        self.value(&[BYTES], name).map(|(_, value)| value)
    }

    pub(super) fn number(&self, name: &str) -> Result<u64, ReadError> {
        match self.value(&[U32, U64], name)? {
            (U32, value) => Bytes(value).u32().map(u64::from),
            (_, value) => Bytes(value).u64(),
        }
    }
}
