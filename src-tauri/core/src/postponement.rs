use crate::{Details, DetailsError, FindingKind, KeyId, Timestamp};

/// A finding that is put off, until when, and why. It ends at that time and not before, even
/// if there is no such finding meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The finding's kind.
    pub kind: FindingKind,
    /// The finding's id.
    pub id: KeyId,
    /// From this instant on the finding is open again.
    pub until: Timestamp,
    /// Why, as it was typed; empty if nothing was.
    pub reason: String,
}

impl Postponement {
    /// Trims and checks the reason, for which the rules of notes hold.
    ///
    /// # Errors
    ///
    /// Those of [`Details::new`] for notes.
    pub fn new(
        kind: FindingKind,
        id: KeyId,
        until: Timestamp,
        reason: &str,
    ) -> Result<Self, DetailsError> {
        Ok(Self {
            kind,
            id,
            until,
            reason: Details::new("", &[], &[], reason)?.notes().to_owned(),
        })
    }

    /// Whether the finding is put off at this moment.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.until > now
    }

    /// Whether it puts the finding off otherwise than the one before did, at this moment.
    pub fn differs(&self, before: Option<&Self>, now: Timestamp) -> bool {
        let before = before.filter(|before| before.holds(now));
        match self.holds(now) {
            true => before != Some(self),
            false => before.is_some(),
        }
    }
}
