use std::collections::HashSet;

use crate::{KeyId, Postponement, Timestamp};

/// The age in days from which a key counts as never rotated.
pub const NEVER_ROTATED_AFTER: u32 = 365;
/// For how many days a key is disabled before anyone is told.
pub const DISABLED_FOR_LONG: u32 = 90;

/// What needs attention, the most urgent first: what callers notice, what somebody else could
/// hold, where the two stores disagree, who answers for a key, and what can be tidied up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// The key has expired or retired and was not deleted.
    Expired,
    /// It works, and ends within [`crate::EXPIRING_WITHIN`] days, without having been rotated.
    Expiring,
    /// A live key that works has an application among those that use it which also uses a
    /// test key of the workspace that works.
    LiveLikeTest,
    /// It works, was not rotated, and is as old as the workspace's rotation period, or older.
    Overdue,
    /// It works, is [`NEVER_ROTATED_AFTER`] days old or older, came in the place of no other
    /// key, and none came in its place. Only where the workspace has no rotation period: where
    /// it has one, that decides when a key is too old.
    NeverRotated,
    /// It is not said to be without a copy, but the keychain has none.
    SecretMissing,
    /// What the keychain has under its name is not its secret.
    SecretUnfit,
    /// It is said to be without a copy, but the keychain has one that was stored for this registry: it came
    /// back, as with an older vault file.
    SecretCameBack,
    /// The keychain has a secret that was stored for this registry, and that no key in the
    /// list of any workspace names.
    SecretWithoutRecord,
    /// It works, and nobody answers for it.
    NoOwner,
    /// It works, and nobody wrote down who uses it.
    NoUsedBy,
    /// It has been disabled for [`DISABLED_FOR_LONG`] days or longer.
    LongDisabled,
}

impl FindingKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Expired,
        Self::Expiring,
        Self::LiveLikeTest,
        Self::Overdue,
        Self::NeverRotated,
        Self::SecretMissing,
        Self::SecretUnfit,
        Self::SecretCameBack,
        Self::SecretWithoutRecord,
        Self::NoOwner,
        Self::NoUsedBy,
        Self::LongDisabled,
    ];

    /// The word in the registry and the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Expiring => "expiring",
            Self::LiveLikeTest => "liveLikeTest",
            Self::Overdue => "overdue",
            Self::NeverRotated => "neverRotated",
            Self::SecretMissing => "secretMissing",
            Self::SecretUnfit => "secretUnfit",
            Self::SecretCameBack => "secretCameBack",
            Self::SecretWithoutRecord => "secretWithoutRecord",
            Self::NoOwner => "noOwner",
            Self::NoUsedBy => "noUsedBy",
            Self::LongDisabled => "longDisabled",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One thing that needs attention. Kind and id name it, so that it can be put off. In order
/// of urgency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is the matter.
    pub kind: FindingKind,
    /// When the key ends or ended, or was disabled; otherwise, when it was made. `None` for a
    /// secret without record, of which nothing is known.
    pub at: Option<Timestamp>,
    /// With which key; of a secret without record, the id that it has in the keychain.
    pub id: KeyId,
    /// For [`FindingKind::LiveLikeTest`] the application, as it is written at one of its keys;
    /// otherwise empty.
    pub application: String,
}

/// A comparison of keychain and records, see [`crate::Issuer::check_keychain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeychainCheck {
    /// Keys whose secret should be in the keychain and is not.
    pub missing: HashSet<KeyId>,
    /// Keys under whose name the keychain has something that is not their secret.
    pub unfit: HashSet<KeyId>,
    /// Keys that are said to be without a secret in the keychain, which has one.
    pub came_back: HashSet<KeyId>,
    /// Secrets that no key names.
    pub strays: HashSet<KeyId>,
}

/// All findings of a workspace, the most urgent kind first, in each the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is to be done.
    pub open: Vec<Finding>,
    /// What was put off until a later time than now.
    pub postponed: Vec<(Finding, Postponement)>,
}

impl Findings {
    /// How many of each kind are open, without those of which there are none.
    pub fn counts(&self) -> Vec<(FindingKind, usize)> {
        let count = |kind| {
            self.open
                .iter()
                .filter(|finding| finding.kind == kind)
                .count()
        };
        FindingKind::ALL
            .into_iter()
            .map(|kind| (kind, count(kind)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
