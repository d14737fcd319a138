//! Lengths of time. A day is 24 hours and a year 365 days, whatever the calendar and the
//! clocks of a country do meanwhile: two machines agree on the instant at which a key ends.

use thiserror::Error;

use crate::{Policies, Timestamp};

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A whole number of days, each of 24 hours: 1 to 3650.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(u16);

impl Days {
    /// The longest: ten years.
    pub const LONGEST: u16 = 3650;

    /// So many days, if that is a length which Keywright knows.
    pub fn new(days: u32) -> Option<Self> {
        let days = u16::try_from(days).ok()?;
        (1..=Self::LONGEST).contains(&days).then_some(Self(days))
    }

    /// How many.
    pub fn count(self) -> u16 {
        self.0
    }

    /// In milliseconds.
    pub fn milliseconds(self) -> i64 {
        i64::from(self.0) * DAY
    }
}

impl Timestamp {
    /// So many milliseconds later; the end of time is not passed.
    pub fn after(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// How many milliseconds lie between an earlier instant and this one.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// When a key is to expire, as it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// Never.
    Never,
    /// So long from now.
    After(Days),
    /// At this instant.
    At(Timestamp),
}

impl Expiry {
    /// The instant, or `None` for never.
    ///
    /// # Errors
    ///
    /// One that is not in the future, or beyond what the workspace allows.
    pub fn instant(
        self,
        now: Timestamp,
        policies: &Policies,
    ) -> Result<Option<Timestamp>, ExpiryError> {
        let instant = match self {
            Self::Never => None,
            Self::After(days) => Some(now.after(days.milliseconds())),
            Self::At(instant) => Some(instant),
        };
        if instant.is_some_and(|instant| instant <= now) {
            return Err(ExpiryError::Past);
        }
        match policies.longest_life {
            Some(longest)
                if instant.is_none_or(|instant| instant.since(now) > longest.milliseconds()) =>
            {
                Err(ExpiryError::BeyondLimit(longest))
            }
            _ => Ok(instant),
        }
    }
}

/// Why a key cannot expire then.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ExpiryError {
    /// Now, or before.
    #[error("the expiry lies in the past")]
    Past,
    /// Later than the workspace's longest life of a key from now, or never.
    #[error("keys of this workspace live at most {} days", .0.count())]
    BeyondLimit(Days),
}

/// For how long a rotated key goes on working: from not at all to 30 days, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlap(i64);

impl Overlap {
    /// Not at all.
    pub const NONE: Self = Self(0);
    /// The first choice.
    pub const DAY: Self = Self(DAY);

    /// So many minutes, if they are not more than 30 days.
    pub fn minutes(minutes: u32) -> Option<Self> {
        let milliseconds = i64::from(minutes) * MINUTE;
        (milliseconds <= 30 * DAY).then_some(Self(milliseconds))
    }

    /// In milliseconds.
    pub fn milliseconds(self) -> i64 {
        self.0
    }
}
