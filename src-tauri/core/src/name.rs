use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::scan::holds_key;

/// The most characters (Unicode scalar values) that a name holds.
pub const NAME_LENGTH: usize = 100;

/// What a key is called: 1 to 100 characters after trimming, every one of them visible, and no
/// whole access key among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

impl KeyName {
    /// Trims and checks a name. What is left is kept exactly as it was typed.
    ///
    /// # Errors
    ///
    /// The reason, see [`NameError`].
    pub fn new(typed: &str) -> Result<Self, NameError> {
        match Self::kept(typed)? {
            name if holds_key(&name.0) => Err(NameError::HoldsKey),
            name => Ok(name),
        }
    }

    /// Takes what the registry kept, which may be from before whole access keys were refused.
    ///
    /// # Errors
    ///
    /// Those of [`KeyName::new`] but [`NameError::HoldsKey`].
    pub fn kept(typed: &str) -> Result<Self, NameError> {
        let name = typed.trim();
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().any(is_refused) || name.chars().all(is_unseen) {
            return Err(NameError::Invisible);
        }
        let length = name.chars().count();
        if length > NAME_LENGTH {
            return Err(NameError::TooLong(length));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name as typed, trimmed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two names are the same name: see [`fold`].
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The form in which texts that look the same are the same: it ignores case, the ways in
/// which Unicode spells one text, characters that are not seen, and how wide a blank is.
///
/// Upper and then lower case makes `ß` and `SS` the same; `σ` is written `ς` at the end of
/// a word, which a part of a word does not know.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return narrow(&text.to_ascii_lowercase());
    }
    let seen = text
        .chars()
        .filter(|character| character.is_whitespace() || !is_unseen(*character));
    let composed: String = seen.nfkc().collect();
    let folded: String = composed
        .to_uppercase()
        .to_lowercase()
        .replace('ς', "σ")
        .nfkc()
        .collect();
    narrow(&folded)
}

/// Each run of blanks is one.
fn narrow(text: &str) -> String {
    let mut narrow = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_whitespace() && !character.is_control() {
            true if narrow.ends_with(' ') => {}
            true => narrow.push(' '),
            false => narrow.push(character),
        }
    }
    narrow
}

/// The form in which a text is searched: see [`fold`]; accents and other marks on letters
/// are ignored, too.
pub fn fold_for_search(text: &str) -> String {
    // Most texts have none, and finding that out is cheap.
    if text.is_ascii() {
        return fold(text);
    }
    let plain: String = fold(text)
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .collect();
    plain.nfkc().collect()
}

/// Control characters, line and paragraph separators, direction overrides and isolates
/// (<https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings>), and characters
/// without width, by which two names could look alike.
pub(crate) fn is_refused(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// Fine between other characters, such as the joiners within an emoji, but a name of
/// nothing else would look empty.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200C}'..='\u{200F}' | '\u{2061}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Why a name is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NameError {
    /// Nothing, or blanks.
    #[error("Enter a name, for example “CRM Integration Secret”.")]
    Empty,
    /// More than [`NAME_LENGTH`] characters; this many.
    #[error("A name has at most {NAME_LENGTH} characters; this one has {0}.")]
    TooLong(usize),
    /// Control characters, direction overrides, or nothing that can be seen.
    #[error("Remove the invisible characters from the name.")]
    Invisible,
    /// A whole access key, which would stand in the activity for ever.
    #[error("Remove the access key: what is written here is no secret.")]
    HoldsKey,
}
