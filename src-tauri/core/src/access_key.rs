use thiserror::Error;
use zeroize::Zeroizing;

use crate::{Digest, FormatError, KeyFormat, ParsedKey, TruncatedKey};

/// The longest access key of a foreign format, in bytes: what Windows holds in one item.
pub const LONGEST_SECRET: usize = 2560;

/// A foreign key that has fewer characters than this shows none of them.
const SHORTEST_SHOWN: usize = 16;
/// The most characters that are shown of a foreign key.
const MOST_SHOWN: usize = 8;

/// The whole secret string that a caller presents: one of Keywright's own format, or, where it was
/// made elsewhere, of a foreign one.
///
/// It cannot be printed, serialised, copied or compared, and is wiped when it is dropped.
/// It rests on the heap, so that moving it leaves no second copy behind.
///
/// Of these only the last compiles:
///
/// ```compile_fail,E0277
/// # use keywright_core::AccessKey;
/// fn print(key: &AccessKey) { println!("{key:?}"); }
/// ```
/// ```compile_fail,E0277
/// # use keywright_core::AccessKey;
/// fn print(key: &AccessKey) { println!("{key}"); }
/// ```
/// ```compile_fail,E0277
/// # use keywright_core::AccessKey;
/// fn write(key: &AccessKey) { let _ = serde_json::to_string(key); }
/// ```
/// ```compile_fail,E0369
/// # use keywright_core::AccessKey;
/// fn same(one: &AccessKey, other: &AccessKey) -> bool { one == other }
/// ```
/// ```compile_fail,E0599
/// # use keywright_core::AccessKey;
/// fn copy(key: &AccessKey) -> AccessKey { AccessKey::clone(key) }
/// ```
/// ```
/// # use keywright_core::{AccessKey, Digest};
/// fn identify(key: &AccessKey) -> Digest { key.digest() }
/// ```
pub struct AccessKey {
    text: Zeroizing<String>,
    /// `None` where the format is a foreign one.
    parts: Option<ParsedKey>,
}

impl AccessKey {
    /// Takes over a string that has the shape and the checksum of an access key.
    ///
    /// # Errors
    ///
    /// The reason why it is none, see [`KeyFormat::parse`]; the string is wiped.
    pub fn parse(text: Zeroizing<String>) -> Result<Self, FormatError> {
        let parts = KeyFormat::parse(&text)?;
        Ok(Self {
            text,
            parts: Some(parts),
        })
    }

    /// Takes over a secret of any format. One that has the shape and the checksum of Keywright's own
    /// is one of these, wherever it comes from; every other is foreign, and nothing but its digest
    /// tells whether it is whole.
    ///
    /// # Errors
    ///
    /// See [`SecretError`]; the string is wiped.
    pub fn of_any_format(text: Zeroizing<String>) -> Result<Self, SecretError> {
        match text.len() {
            0 => return Err(SecretError::Empty),
            length if length > LONGEST_SECRET => return Err(SecretError::TooLong(length)),
            _ => {}
        }
        if text.chars().any(ends_lines_or_controls) {
            return Err(SecretError::Invisible);
        }
        let parts = KeyFormat::parse(&text).ok();
        Ok(Self { text, parts })
    }

    /// For the generator, whose keys are well-formed as they are made.
    pub(crate) fn generated(text: Zeroizing<String>, parts: ParsedKey) -> Self {
        Self {
            text,
            parts: Some(parts),
        }
    }

    /// The secret itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the key's UTF-8 bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    /// The public parts; `None` of a key of a foreign format.
    pub fn parts(&self) -> Option<&ParsedKey> {
        self.parts.as_ref()
    }

    /// Whether it is of another format than Keywright's own.
    pub fn is_foreign(&self) -> bool {
        self.parts.is_none()
    }

    /// What a person sees of the key after its one showing.
    pub fn truncated(&self) -> TruncatedKey {
        match &self.parts {
            Some(parts) => parts.truncated(),
            None => TruncatedKey::from(truncated(&self.text)),
        }
    }
}

/// Of a foreign key nobody knows which characters are public. At most a quarter of them is shown, and
/// at most eight: half at its beginning, where such keys have what they are recognised by, as `ghp_`
/// or `sk-`, and half at its end. Of a short one, as passwords are, nothing is shown, and no end that
/// holds more than letters, digits and signs of ASCII, so that what is shown reads the same anywhere.
fn truncated(text: &str) -> String {
    let count = text.chars().count();
    let shown = match count {
        0..SHORTEST_SHOWN => 0,
        _ => (count / 4).min(MOST_SHOWN),
    };
    let plain = |end: String| match end.chars().all(|character| character.is_ascii_graphic()) {
        true => end,
        false => String::new(),
    };
    let start = plain(text.chars().take(shown.div_ceil(2)).collect());
    let end = plain(text.chars().skip(count - shown / 2).collect());
    format!("{start}…{end}")
}

/// Line and paragraph separators end lines, too.
fn ends_lines_or_controls(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Why a text is no access key of any format. It never repeats the text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SecretError {
    /// Nothing was given.
    #[error("an access key is not empty")]
    Empty,
    /// More than [`LONGEST_SECRET`] bytes; this many.
    #[error("an access key has at most {LONGEST_SECRET} bytes")]
    TooLong(usize),
    /// It holds a line's end, a tabulator or another control character.
    #[error("an access key holds no line end and no other control character")]
    Invisible,
}
