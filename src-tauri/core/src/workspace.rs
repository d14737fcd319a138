use thiserror::Error;

use crate::{Days, KeyName, KeyPrefix, NameError};

/// Names a workspace, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorkspaceId(pub i64);

/// One API or product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// What its new keys begin with.
    pub prefix: KeyPrefix,
    /// What holds for its keys.
    pub policies: Policies,
}

/// What holds for the keys of a workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// The expiry that a new key has unless another is chosen; `None` for never.
    pub default_expiry: Option<Days>,
    /// The longest that a key may live from the day on which its expiry is set; `None` for
    /// no limit.
    pub longest_life: Option<Days>,
    /// The age at which a key should be rotated; `None` for any.
    pub rotation_period: Option<Days>,
    /// Whether the keychain keeps copies of its new keys.
    pub copies: Copies,
    /// Whether one of its keys may be put on the clipboard again.
    pub recovery: Recovery,
}

/// Whether the keychain keeps a copy of a key after its one showing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// Yes, as a safe local backup.
    #[default]
    Kept,
    /// No: the copy leaves as soon as the key has been shown, and its digest is all that stays.
    DigestOnly,
}

impl Copies {
    /// The word in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::DigestOnly => "digest-only",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Kept, Self::DigestOnly]
            .into_iter()
            .find(|copies| copies.as_str() == word)
    }
}

/// Whether a single key may be put on the clipboard from the keychain after its one showing, by
/// somebody who has the admin passphrase and gives a reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recovery {
    /// Yes.
    #[default]
    Allowed,
    /// No. Backups and hand-overs hold its keys all the same.
    RuledOut,
}

impl Recovery {
    /// The word in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::RuledOut => "ruled-out",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Allowed, Self::RuledOut]
            .into_iter()
            .find(|recovery| recovery.as_str() == word)
    }
}

/// What a person gives a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceDraft {
    /// Its name.
    pub name: KeyName,
    /// What its new keys begin with.
    pub prefix: KeyPrefix,
    /// What holds for its keys.
    pub policies: Policies,
}

impl WorkspaceDraft {
    /// Checks what was typed.
    ///
    /// # Errors
    ///
    /// The first part that is refused, see [`WorkspaceRefusal`].
    pub fn new(name: &str, prefix: &str, policies: Policies) -> Result<Self, WorkspaceRefusal> {
        // What makes the name of a key readable does so for a workspace.
        let name = KeyName::new(name).map_err(WorkspaceRefusal::Name)?;
        let prefix = KeyPrefix::new(prefix).map_err(|_| WorkspaceRefusal::Prefix)?;
        match policies.longest_life {
            // None is for ever.
            Some(longest) if policies.default_expiry.is_none_or(|days| days > longest) => {
                Err(WorkspaceRefusal::DefaultBeyondLimit(longest))
            }
            _ => Ok(Self {
                name,
                prefix,
                policies,
            }),
        }
    }
}

/// Why a workspace cannot be like that.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WorkspaceRefusal {
    /// The name is none.
    #[error("the name of the workspace: {0}")]
    Name(#[source] NameError),
    /// The prefix is none.
    #[error(
        "a prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits"
    )]
    Prefix,
    /// New keys would live longer than any key may: this long.
    #[error("the default expiry lies beyond the longest life of a key, {} days", .0.count())]
    DefaultBeyondLimit(Days),
}
