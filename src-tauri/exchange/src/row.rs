use std::fmt;

use keywright_core::{AccessKey, Digest, Environment, LONGEST_SECRET, MOST_ENTRIES, Timestamp};
use zeroize::Zeroizing;

use crate::Problem;
use crate::handed::instant;

/// A secret as another program kept it: any text, also one that is no access key. It cannot be
/// printed, copied or compared, and is wiped when it is dropped.
pub struct ImportedSecret(Zeroizing<String>);

impl ImportedSecret {
    pub(crate) fn new(text: &str) -> Self {
        // Of the right size at once, so that it never grows and leaves a copy behind.
        Self(Zeroizing::new(text.to_owned()))
    }

    /// The secret itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// SHA-256 of its UTF-8 bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }

    /// Hands the text over, for example to [`keywright_core::AccessKey::parse`].
    pub fn into_text(self) -> Zeroizing<String> {
        self.0
    }

    /// It as an access key, of Keywright's own format or of a foreign one; `None` where it is none,
    /// which a [`Problem`] of its entry tells.
    pub fn access_key(&self) -> Option<AccessKey> {
        AccessKey::of_any_format(self.0.clone()).ok()
    }
}

/// Where an entry stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowPlace {
    /// The line on which it begins; the first one is 1.
    Line(u64),
    /// The how many'th entry it is; the first one is 1.
    Entry {
        /// Its number.
        number: u64,
        /// The names of the folders or groups around it, with ` / ` between them; the beginning, where
        /// they are long.
        folder: String,
    },
}

/// `line 3`, `entry 2 (Work / Servers)`.
impl fmt::Display for RowPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(out, "line {line}"),
            Self::Entry { number, folder } if folder.is_empty() => write!(out, "entry {number}"),
            Self::Entry { number, folder } => write!(out, "entry {number} ({folder})"),
        }
    }
}

/// One entry of a file, as it stands there, and what is wrong with it. It cannot be printed, for any
/// field of a file may hold what was meant for another.
pub struct ImportedRow {
    /// Where it stands.
    pub place: RowPlace,
    /// What it is called; not trimmed, and no more than the file says.
    pub name: String,
    /// The secret; `None` where there is none, or none that could be read.
    pub secret: Option<ImportedSecret>,
    /// The environment, if the file says so.
    pub environment: Option<Environment>,
    /// Who answers for it, if the file says so.
    pub owner: Option<String>,
    /// The applications that call with it.
    pub used_by: Vec<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Anything else.
    pub notes: String,
    /// When it stops working, if the file says so.
    pub expires_at: Option<Timestamp>,
    /// What keeps it from being taken over as it is; empty where nothing does.
    pub problems: Vec<Problem>,
}

impl ImportedRow {
    pub(crate) fn at(place: RowPlace) -> Self {
        Self {
            place,
            name: String::new(),
            secret: None,
            environment: None,
            owner: None,
            used_by: Vec::new(),
            tags: Vec::new(),
            notes: String::new(),
            expires_at: None,
            problems: Vec::new(),
        }
    }

    /// Keeps the secret; one that is too long is not kept.
    pub(crate) fn keep(&mut self, secret: &str) {
        match secret.len() {
            length if length > LONGEST_SECRET => {
                self.problems.push(Problem::SecretTooLong(length));
            }
            _ => self.secret = Some(ImportedSecret::new(secret)),
        }
    }

    /// What the file says of its environment, which may be nothing.
    pub(crate) fn read_environment(&mut self, text: &str) {
        let word = text.trim().to_ascii_lowercase();
        match Environment::from_word(&word) {
            None if word.is_empty() => {}
            None => self.problems.push(Problem::UnknownValue),
            known => self.environment = known,
        }
    }

    /// What the file says of its end, which may be nothing.
    pub(crate) fn read_expiry(&mut self, text: &str) {
        match instant(text) {
            None if text.trim().is_empty() => {}
            None => self.problems.push(Problem::UnknownValue),
            known => self.expires_at = known,
        }
    }

    /// Something of it could not be read.
    pub(crate) fn unreadable(&mut self) {
        if !self.problems.contains(&Problem::Unreadable) {
            self.problems.push(Problem::Unreadable);
        }
    }
}

/// The parts of a text; not many more than a key may have, whatever the text says.
pub(crate) fn parts(text: &str, dividers: &[char]) -> Vec<String> {
    let parts = text
        .split(dividers)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.take(MOST_ENTRIES + 1).map(str::to_owned).collect()
}
