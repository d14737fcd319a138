//! Which store holds the secrets, as the registry keeps it among the settings: one value, so that
//! it changes in one step.

use super::StoreKind;

/// The value's name.
pub(super) const NAME: &str = "secret_store";

/// Where everything is, and what else there is.
///
/// Whatever happens, `present` has all secrets. `other` has some of them: it is being filled, or
/// was left and is being emptied. What is in both may go from `other`. Where the former store was
/// not there, a person chose to work on without it: then `other` alone has what was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) present: Place,
    pub(super) other: Option<Place>,
}

/// As in a registry that says nothing about it.
impl Default for Standing {
    fn default() -> Self {
        Self {
            present: Place::Keychain,
            other: None,
        }
    }
}

/// A store and, for a vault, its file beside the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Keychain,
    WithPassphrase(String),
    WithKeychain(String),
}

impl Place {
    /// The vault of this kind in this file, or the keychain.
    pub(super) fn new(kind: StoreKind, file: String) -> Self {
        match kind {
            StoreKind::Keychain => Self::Keychain,
            StoreKind::VaultWithPassphrase => Self::WithPassphrase(file),
            StoreKind::VaultWithKeychain => Self::WithKeychain(file),
        }
    }

    pub(super) fn kind(&self) -> StoreKind {
        match self {
            Self::Keychain => StoreKind::Keychain,
            Self::WithPassphrase(_) => StoreKind::VaultWithPassphrase,
            Self::WithKeychain(_) => StoreKind::VaultWithKeychain,
        }
    }

    pub(super) fn file(&self) -> Option<&str> {
        match self {
            Self::Keychain => None,
            Self::WithPassphrase(file) | Self::WithKeychain(file) => Some(file),
        }
    }

    fn written(&self) -> String {
        let kind = self.kind().as_str();
        self.file()
            .map_or(kind.to_owned(), |file| format!("{kind}:{file}"))
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, file) = match text.split_once(':') {
            Some((kind, file)) => (kind, Some(file)),
            None => (text, None),
        };
        let kind = StoreKind::from_word(kind)?;
        match (kind, file) {
            (StoreKind::Keychain, None) => Some(Self::Keychain),
            (StoreKind::Keychain, Some(_)) | (_, None) => None,
            (_, Some(file)) => is_name(file).then(|| Self::new(kind, file.to_owned())),
        }
    }
}

impl Standing {
    pub(super) fn only(present: Place) -> Self {
        Self {
            present,
            other: None,
        }
    }

    /// The present store and, after a space, the other.
    pub(super) fn written(&self) -> String {
        let present = self.present.written();
        match &self.other {
            None => present,
            Some(other) => format!("{present} {}", other.written()),
        }
    }

    /// `None` for what only a newer version has written.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut places = text.split(' ').map(Place::read);
        let standing = Self {
            present: places.next()??,
            other: match places.next() {
                None => None,
                Some(place) => Some(place?),
            },
        };
        places.next().is_none().then_some(standing)
    }

    /// The files that are named.
    pub(super) fn files(&self) -> Vec<String> {
        let places = [Some(&self.present), self.other.as_ref()];
        let files = places.into_iter().flatten().filter_map(Place::file);
        files.map(str::to_owned).collect()
    }
}

/// The names that vault files have: `vault.db`, `vault-2.db` and so on.
pub(super) fn names() -> impl Iterator<Item = String> {
    let numbered = (2_u64..).map(|number| format!("vault-{number}.db"));
    std::iter::once("vault.db".to_owned()).chain(numbered)
}

/// Whether this is such a name; anything else could lead elsewhere.
fn is_name(file: &str) -> bool {
    let number = file
        .strip_prefix("vault-")
        .and_then(|rest| rest.strip_suffix(".db"));
    let written = number.and_then(|number| number.parse::<u64>().ok());
    file == "vault.db"
        || written.is_some_and(|number| number >= 2 && file == format!("vault-{number}.db"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let file = || "vault-2.db".to_owned();
        let places = [
            Place::Keychain,
            Place::WithPassphrase(file()),
            Place::WithKeychain("vault.db".to_owned()),
        ];
        for present in &places {
            for other in places.iter().cloned().map(Some).chain([None]) {
                let present = present.clone();
                let standing = Standing { present, other };
                assert_eq!(Standing::read(&standing.written()), Some(standing));
            }
        }
        let standing = Standing::only(Place::WithPassphrase(file()));
        assert_eq!(standing.written(), "vault-with-passphrase:vault-2.db");
    }

    #[test]
    fn what_no_version_of_this_form_writes_is_not_guessed_at() {
        for text in [
            "",
            "cloud",
            "keychain:vault.db",
            "vault-with-keychain",
            "vault-with-keychain:",
            "vault-with-keychain:../vault.db",
            "vault-with-passphrase:vault-.db/x",
            "vault-with-passphrase:/vault.db",
            "keychain keychain keychain",
            "keychain ",
            "keychain cloud",
        ] {
            assert_eq!(Standing::read(text), None, "{text}");
        }
    }

    #[test]
    fn files_have_names_that_are_read_again() {
        assert!(names().take(30).all(|name| is_name(&name)));
        let others = [
            "vault-.db",
            "vault-1.db",
            "vault-02.db",
            "vault-+2.db",
            "../vault.db",
        ];
        assert!(!others.into_iter().any(is_name));
    }
}
