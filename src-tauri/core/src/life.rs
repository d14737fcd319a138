//! What becomes of a key after it was created: its dates, its status, and which change may
//! follow which. Both registries apply changes through [`KeyChange::apply`], so that what is
//! allowed is decided here alone.

use thiserror::Error;

use crate::{Action, Copies, Days, Details, Facts, KeyId, KeyRecord, Timestamp};

/// A key counts as expiring from this many days before its end.
pub const EXPIRING_WITHIN: u32 = 14;

/// The dates of a key's life after its creation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// When it stops working; `None` for never.
    pub expires_at: Option<Timestamp>,
    /// Since when it is disabled.
    pub disabled_at: Option<Timestamp>,
    /// When it was last noted that somebody else may have it.
    pub compromised_at: Option<Timestamp>,
    /// The key in whose place it came.
    pub predecessor: Option<KeyId>,
    /// The key that came in its place.
    pub successor: Option<KeyId>,
    /// When a rotated key stops working.
    pub retires_at: Option<Timestamp>,
    /// When it was seen that this time had come. What the clock says later changes nothing.
    pub retired_at: Option<Timestamp>,
    /// Whether the keychain has its secret.
    pub copy: SecretCopy,
}

/// Whether the keychain has a key's secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretCopy {
    /// Yes.
    #[default]
    Kept,
    /// Not for longer than it takes to remove it.
    Leaving,
    /// Not any more.
    Gone,
}

impl SecretCopy {
    /// The word in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Leaving => "leaving",
            Self::Gone => "gone",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Kept, Self::Leaving, Self::Gone]
            .into_iter()
            .find(|copy| copy.as_str() == word)
    }
}

/// What a key is at one moment. Of several that apply, the last one named here counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It works.
    Active,
    /// It works, and ends within [`EXPIRING_WITHIN`] days.
    Expiring,
    /// It was rotated and still works.
    Retiring,
    /// It does not work until it is enabled.
    Disabled,
    /// Its end has come: it expired, or was rotated and retired.
    Expired,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Active,
        Self::Expiring,
        Self::Retiring,
        Self::Disabled,
        Self::Expired,
    ];
}

impl Life {
    /// When the key stops working by itself; `None` for never.
    pub fn ends_at(&self) -> Option<Timestamp> {
        match (self.expires_at, self.retires_at) {
            (Some(expires), Some(retires)) => Some(expires.min(retires)),
            (expires, retires) => expires.or(retires),
        }
    }

    /// What the key is now.
    pub fn status(&self, now: Timestamp) -> Status {
        let ends = self.ends_at();
        if self.retired_at.is_some() || ends.is_some_and(|end| end <= now) {
            return Status::Expired;
        }
        if self.disabled_at.is_some() {
            return Status::Disabled;
        }
        if self.retires_at.is_some() {
            return Status::Retiring;
        }
        match ends.zip(Days::new(EXPIRING_WITHIN)) {
            Some((end, within)) if end.since(now) <= within.milliseconds() => Status::Expiring,
            _ => Status::Active,
        }
    }

    /// Whether it may be rotated.
    ///
    /// # Errors
    ///
    /// It was, or has ended.
    pub fn rotatable(&self, now: Timestamp) -> Result<(), Unfit> {
        if self.successor.is_some() {
            return Err(Unfit::Rotated);
        }
        match self.status(now) {
            Status::Expired => Err(Unfit::Ended),
            _ => Ok(()),
        }
    }

    /// Another key comes in its place. It goes on working until then, but never longer than
    /// it would have.
    pub fn rotate(&mut self, successor: KeyId, retires_at: Timestamp) {
        self.successor = Some(successor);
        self.retires_at = Some(
            self.expires_at
                .map_or(retires_at, |end| end.min(retires_at)),
        );
    }

    /// It is as it was before it was rotated.
    pub fn undo_rotation(&mut self) {
        self.successor = None;
        self.retires_at = None;
    }

    /// The whole key was shown in a workspace with this policy.
    pub fn shown(&mut self, copies: Copies) {
        if copies == Copies::DigestOnly && self.copy == SecretCopy::Kept {
            self.copy = SecretCopy::Leaving;
        }
    }

    /// Whether its secret is to leave the keychain, or its time to retire has come without
    /// having been noted.
    pub fn is_leaving(&self, now: Timestamp) -> bool {
        self.copy == SecretCopy::Leaving || self.retires_unnoted(now)
    }

    /// Whether the keychain is to have its secret, and goes on having it.
    pub fn keeps_copy(&self, now: Timestamp) -> bool {
        self.copy == SecretCopy::Kept && !self.retires_unnoted(now)
    }

    /// The keychain has no secret of it any more. Tells whether it retired with that, which
    /// [`KeyChange::Retire`] notes beforehand as a rule.
    pub fn leave(&mut self, at: Timestamp) -> bool {
        self.copy = SecretCopy::Gone;
        let retires = self.retires_unnoted(at);
        if retires {
            self.retired_at = Some(at);
        }
        retires
    }

    /// It is retired for good, and its secret is to leave the keychain.
    fn retire(&mut self, at: Timestamp) {
        self.retired_at = Some(at);
        if self.copy == SecretCopy::Kept {
            self.copy = SecretCopy::Leaving;
        }
    }

    /// Whether its time to retire has come without having been noted.
    pub(crate) fn retires_unnoted(&self, now: Timestamp) -> bool {
        self.retired_at.is_none() && self.retires_at.is_some_and(|end| end <= now)
    }

    /// Whether its rotation may be finished or undone.
    ///
    /// # Errors
    ///
    /// It was not rotated, or has retired.
    pub fn in_overlap(&self, now: Timestamp) -> Result<(), Unfit> {
        if self.retires_at.is_none() {
            return Err(Unfit::NotRotated);
        }
        match self.status(now) {
            Status::Expired => Err(Unfit::Ended),
            _ => Ok(()),
        }
    }
}

/// A change of one key that touches nothing but its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// What it is for.
    Details(Details),
    /// When it expires.
    Expiry(Option<Timestamp>),
    /// It stops working until it is enabled.
    Disable,
    /// It works again.
    Enable,
    /// A rotated key retires now, for good.
    FinishRotation,
    /// The time of a rotated key has come: it is retired for good, whatever the clock says
    /// later. Changes nothing where that is not so.
    Retire,
    /// Somebody else may have it; with what is known about that.
    Compromised(String),
}

impl KeyChange {
    /// Makes the change, and tells what the activity shall say; `None` when the key is like
    /// that already.
    ///
    /// # Errors
    ///
    /// The key is in no state for this; then it is as it was.
    pub fn apply(
        &self,
        key: &mut KeyRecord,
        at: Timestamp,
    ) -> Result<Option<(Action, Facts)>, Unfit> {
        let ended = key.life.status(at) == Status::Expired;
        let life = &mut key.life;
        Ok(match self {
            Self::Details(details) => {
                let changed = key.details.changed(details);
                if changed.is_empty() {
                    return Ok(None);
                }
                let mut facts = Facts::default();
                for detail in changed {
                    facts = facts.with_change(detail, &key.details, details);
                }
                key.details = details.clone();
                Some((Action::Documented, facts))
            }
            Self::Expiry(_) if life.successor.is_some() => return Err(Unfit::Rotated),
            Self::Expiry(expiry) if life.expires_at == *expiry => None,
            Self::Expiry(expiry) => {
                let facts = Facts::default()
                    .with_instant("from", life.expires_at)
                    .with_instant("to", *expiry);
                life.expires_at = *expiry;
                Some((Action::ExpiryChanged, facts))
            }
            Self::Disable if life.disabled_at.is_some() => None,
            Self::Disable => {
                life.disabled_at = Some(at);
                Some((Action::Disabled, Facts::default()))
            }
            Self::Enable if life.disabled_at.is_none() => None,
            Self::Enable if ended => return Err(Unfit::Ended),
            Self::Enable => {
                life.disabled_at = None;
                Some((Action::Enabled, Facts::default()))
            }
            Self::FinishRotation => {
                life.in_overlap(at)?;
                life.retires_at = Some(at);
                life.retire(at);
                Some((Action::RotationFinished, Facts::default()))
            }
            Self::Retire if !life.retires_unnoted(at) => None,
            Self::Retire => {
                life.retire(at);
                Some((Action::Retired, Facts::default()))
            }
            Self::Compromised(note) => {
                life.compromised_at = Some(at);
                Some((Action::Compromised, Facts::default().with("note", note)))
            }
        })
    }
}

/// Why a key cannot be changed like that.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Unfit {
    /// It was rotated: another key has its place.
    #[error("this key was rotated already")]
    Rotated,
    /// It was not rotated.
    #[error("this key was not rotated")]
    NotRotated,
    /// It has expired or retired.
    #[error("this key has expired")]
    Ended,
}
