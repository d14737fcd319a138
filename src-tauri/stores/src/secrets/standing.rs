//! Which store holds the secrets, as the registry keeps it among the settings: one value, so that
//! it changes in one step.

use super::StoreKind;

/// The value's name.
pub(super) const NAME: &str = "secret_store";

/// Where everything is, and what else there is.
///
/// Everything works on `present`. Each of the others is being filled, or was left and is being
/// emptied: what is in `present`, too, may go from it. One that could not be used when a person
/// chose to work on without it may alone have what was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) present: Place,
    pub(super) others: Vec<Place>,
}

/// As in a registry that says nothing about it.
impl Default for Standing {
    fn default() -> Self {
        Self {
            present: Place::Keychain,
            others: Vec::new(),
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
    /// With this one among the others.
    pub(super) fn with(mut self, place: Place) -> Self {
        if place != self.present && !self.others.contains(&place) {
            self.others.push(place);
        }
        self
    }

    /// Without this one among the others.
    pub(super) fn without(mut self, place: &Place) -> Self {
        self.others.retain(|other| other != place);
        self
    }

    /// With another present one; the former is one of the others.
    pub(super) fn switched_to(self, place: &Place) -> Self {
        let former = self.present.clone();
        Self {
            present: place.clone(),
            ..self.without(place)
        }
        .with(former)
    }

    /// The present store and, each after a space, the others.
    pub(super) fn written(&self) -> String {
        let places = std::iter::once(&self.present).chain(&self.others);
        let words: Vec<String> = places.map(Place::written).collect();
        words.join(" ")
    }

    /// `None` for what only a newer version has written.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut places = text.split(' ').map(Place::read);
        let mut standing = Self {
            present: places.next()??,
            others: Vec::new(),
        };
        for place in places {
            let place = place?;
            if place == standing.present || standing.others.contains(&place) {
                return None;
            }
            standing.others.push(place);
        }
        Some(standing)
    }

    /// The files that are named.
    pub(super) fn files(&self) -> Vec<String> {
        let places = std::iter::once(&self.present).chain(&self.others);
        places.filter_map(Place::file).map(str::to_owned).collect()
    }
}

/// The names that vault files have: `vault.db`, `vault-2.db` and so on.
pub(super) fn names() -> impl Iterator<Item = String> {
    let numbered = (2_u64..).map(|number| format!("vault-{number}.db"));
    std::iter::once("vault.db".to_owned()).chain(numbered)
}

/// Whether this is such a name; anything else could lead elsewhere.
pub(super) fn is_name(file: &str) -> bool {
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

    fn at(present: &Place, others: &[Place]) -> Standing {
        Standing {
            present: present.clone(),
            others: others.to_vec(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let places = [
            Place::Keychain,
            Place::WithPassphrase("vault-2.db".to_owned()),
            Place::WithKeychain("vault.db".to_owned()),
        ];
        for present in &places {
            let others: Vec<Place> = places.iter().filter(|&it| it != present).cloned().collect();
            for count in 0..=others.len() {
                let standing = at(present, &others[..count]);
                assert_eq!(Standing::read(&standing.written()), Some(standing));
            }
        }
        let standing = at(&places[1], &[places[0].clone()]);
        assert_eq!(
            standing.written(),
            "vault-with-passphrase:vault-2.db keychain"
        );
    }

    #[test]
    fn each_store_stands_in_one_place() {
        let vault = Place::WithPassphrase("vault.db".to_owned());
        let moving = Standing::default().with(vault.clone()).with(vault.clone());
        assert_eq!(moving, at(&Place::Keychain, std::slice::from_ref(&vault)));
        let moved = moving.switched_to(&vault);
        assert_eq!(moved, at(&vault, &[Place::Keychain]));
        assert_eq!(moved.clone().with(vault.clone()), moved);
        assert_eq!(moved.without(&Place::Keychain), at(&vault, &[]));
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
            "keychain keychain",
            "keychain vault-with-keychain:vault.db vault-with-keychain:vault.db",
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
