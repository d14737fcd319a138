use zeroize::Zeroizing;

/// Bytes of UTF-16 that are decoded at once.
const BLOCK: usize = 8192;

/// Turns a text into bytes in which ASCII is ASCII, in whatever parts it arrives.
///
/// It is *not* a decoder for reading: of UTF-16, whatever is not ASCII becomes one and the same
/// byte, as it can be no part of a key.
pub(super) enum Decoder {
    /// Fewer than two bytes came, too few to be a byte-order mark.
    Start(Option<u8>),
    /// The bytes are the text.
    Bytes,
    /// The text is UTF-16.
    Utf16(Utf16),
}

impl Decoder {
    pub(super) fn new() -> Self {
        Self::Start(None)
    }

    /// Hands on what this part adds to the text.
    pub(super) fn feed(&mut self, mut part: &[u8], mut take: impl FnMut(&[u8])) {
        while let Self::Start(first) = *self {
            let Some((byte, rest)) = part.split_first() else {
                return;
            };
            part = rest;
            *self = match (first, *byte) {
                (None, first) => Self::Start(Some(first)),
                (Some(0xff), 0xfe) => Self::Utf16(Utf16::new(u16::from_le_bytes)),
                (Some(0xfe), 0xff) => Self::Utf16(Utf16::new(u16::from_be_bytes)),
                (Some(first), second) => {
                    take(&[first, second]);
                    Self::Bytes
                }
            };
        }
        match self {
            Self::Utf16(utf16) => utf16.feed(part, take),
            Self::Start(_) | Self::Bytes => take(part),
        }
    }

    /// Hands on what was held back.
    pub(super) fn finish(&mut self, mut take: impl FnMut(&[u8])) {
        match self {
            Self::Start(Some(byte)) => take(&[*byte]),
            Self::Utf16(utf16) if utf16.half.is_some() => take(&[ascii(u16::MAX)]),
            Self::Start(None) | Self::Bytes | Self::Utf16(_) => {}
        }
    }
}

pub(super) struct Utf16 {
    unit: fn([u8; 2]) -> u16,
    /// The first byte of a unit whose second is in the next part. It is not wiped, as it is one
    /// character of a key at most.
    half: Option<u8>,
}

impl Utf16 {
    fn new(unit: fn([u8; 2]) -> u16) -> Self {
        Self { unit, half: None }
    }

    fn feed(&mut self, mut part: &[u8], mut take: impl FnMut(&[u8])) {
        if let (Some(half), Some((byte, rest))) = (self.half, part.split_first()) {
            take(&[ascii((self.unit)([half, *byte]))]);
            self.half = None;
            part = rest;
        }
        // Never grows, so that it leaves no copy behind.
        let mut decoded = Zeroizing::new(Vec::with_capacity(part.len().min(BLOCK) / 2));
        for block in part.chunks(BLOCK) {
            let (pairs, half) = block.as_chunks();
            decoded.clear();
            decoded.extend(pairs.iter().map(|pair| ascii((self.unit)(*pair))));
            take(&decoded);
            self.half = half.first().copied();
        }
    }
}

/// The unit's character if it is ASCII, otherwise a byte that is not.
fn ascii(unit: u16) -> u8 {
    unit.min(0x80) as u8
}
