use zeroize::Zeroizing;

use crate::{Digest, FormatError, KeyFormat, ParsedKey, TruncatedKey};

/// The whole secret string that a caller presents.
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
    parts: ParsedKey,
}

impl AccessKey {
    /// Takes over a string that has the shape and the checksum of an access key.
    ///
    /// # Errors
    ///
    /// The reason why it is none, see [`KeyFormat::parse`]; the string is wiped.
    pub fn parse(text: Zeroizing<String>) -> Result<Self, FormatError> {
        let parts = KeyFormat::parse(&text)?;
        Ok(Self { text, parts })
    }

    /// For the generator, whose keys are well-formed as they are made.
    pub(crate) fn generated(text: Zeroizing<String>, parts: ParsedKey) -> Self {
        Self { text, parts }
    }

    /// The secret itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the key's UTF-8 bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    /// The public parts.
    pub fn parts(&self) -> &ParsedKey {
        &self.parts
    }

    /// What a person sees of the key after its one showing.
    pub fn truncated(&self) -> TruncatedKey {
        self.parts.truncated()
    }
}
