//! What stands before the encrypted content, and is believed by nobody.

use super::SIGNATURE;
use super::cipher::Outer;
use super::kdf::Kdf;
use crate::ReadError;

/// KeePass 1, and a preview of KeePass 2: their second half of the signature.
const OLD: [[u8; 4]; 2] = [[0x65, 0xfb, 0x4b, 0xb5], [0x66, 0xfb, 0x4b, 0xb5]];

pub(super) const CIPHER: u8 = 2;
pub(super) const COMPRESSION: u8 = 3;
pub(super) const MASTER_SEED: u8 = 4;
const TRANSFORM_SEED: u8 = 5;
const TRANSFORM_ROUNDS: u8 = 6;
pub(super) const VECTOR: u8 = 7;
const STREAM_KEY: u8 = 8;
const START_BYTES: u8 = 9;
const STREAM: u8 = 10;
pub(super) const KDF: u8 = 11;

/// A complete header.
pub(super) struct Header<'a> {
    pub(super) major: u16,
    pub(super) cipher: Outer,
    pub(super) packed: bool,
    pub(super) master_seed: &'a [u8],
    pub(super) vector: &'a [u8],
    pub(super) kdf: Kdf<'a>,
    /// What only KDBX 3 has here: the first bytes of the content, and how passwords are encrypted in it.
    pub(super) start: &'a [u8],
    pub(super) stream: u32,
    pub(super) stream_key: &'a [u8],
    /// The header as it stands in the file, and what comes after it.
    pub(super) bytes: &'a [u8],
    pub(super) rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// # Errors
    ///
    /// `Foreign`, `TooOld`, `Newer`, `Unsupported` and `Damaged`.
    pub(super) fn read(file: &'a [u8]) -> Result<Self, ReadError> {
        let mut rest = Bytes(file);
        let signature = rest.take(8).map_err(|_| ReadError::Foreign)?;
        if signature != SIGNATURE {
            let old =
                signature[..4] == SIGNATURE[..4] && OLD.iter().any(|old| signature[4..] == *old);
            return Err(if old {
                ReadError::TooOld
            } else {
                ReadError::Foreign
            });
        }
        let _minor = rest.u16()?;
        let major = rest.u16()?;
        match major {
            0..3 => return Err(ReadError::TooOld),
            3 | 4 => {}
            newer => return Err(ReadError::Newer(newer)),
        }
        let mut fields: [Option<&[u8]>; 13] = [None; 13];
        loop {
            let id = rest.u8()?;
            let length = match major {
                3 => u32::from(rest.u16()?),
                _ => rest.u32()?,
            };
            let content = rest.take(length as usize)?;
            if id == 0 {
                break;
            }
            // A field that is not known may be left out; the one that stands last counts.
            if let Some(field) = fields.get_mut(usize::from(id)) {
                *field = Some(content);
            }
        }
        let field = |id: u8| fields[usize::from(id)].ok_or(ReadError::Damaged);
        let number = |id: u8| Bytes(field(id)?).u32();
        let kdf = match major {
            3 => Kdf::Aes {
                rounds: Bytes(field(TRANSFORM_ROUNDS)?).u64()?,
                seed: field(TRANSFORM_SEED)?,
            },
            _ => Kdf::read(field(KDF)?)?,
        };
        let only_3 = |id: u8| if major == 3 { field(id) } else { Ok(&[][..]) };
        Ok(Self {
            major,
            cipher: Outer::read(field(CIPHER)?)?,
            packed: match number(COMPRESSION)? {
                0 => false,
                1 => true,
                _ => return Err(ReadError::Unsupported),
            },
            master_seed: field(MASTER_SEED)?,
            vector: field(VECTOR)?,
            kdf,
            start: only_3(START_BYTES)?,
            stream: if major == 3 { number(STREAM)? } else { 0 },
            stream_key: only_3(STREAM_KEY)?,
            bytes: &file[..file.len() - rest.0.len()],
            rest: rest.0,
        })
    }
}

/// Numbers, lowest byte first, and bytes, from the front of a slice.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many, or `Damaged`.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ReadError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ReadError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        self.take(N)?.try_into().map_err(|_| ReadError::Damaged)
    }

    pub(super) fn u8(&mut self) -> Result<u8, ReadError> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, ReadError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ReadError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, ReadError> {
        self.array().map(u64::from_le_bytes)
    }
}
