use jiff::Timestamp as Instant;
use keywright_core::{AccessKey, KeyRecord, Timestamp};

/// A key that leaves, with what is known about it.
#[derive(Clone, Copy)]
pub struct HandedKey<'a> {
    /// What is known about it.
    pub record: &'a KeyRecord,
    /// The name of its workspace.
    pub workspace: &'a str,
    /// The secret itself.
    pub secret: &'a AccessKey,
}

pub(crate) const OWNER: &str = "Owner";
pub(crate) const USED_BY: &str = "Used by";
pub(crate) const ENVIRONMENT: &str = "Environment";
pub(crate) const EXPIRES: &str = "Expires";
pub(crate) const KEY_ID: &str = "Key ID";
pub(crate) const DIGEST: &str = "SHA-256";

impl<'a> HandedKey<'a> {
    /// Whether the secret is that of the record.
    pub(crate) fn fits(&self) -> bool {
        self.secret.digest() == self.record.digest
    }

    pub(crate) fn name(&self) -> &'a str {
        self.record.name.as_str()
    }

    pub(crate) fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.record.details.tags()
    }

    pub(crate) fn notes(&self) -> &'a str {
        self.record.details.notes()
    }

    /// When the key stops working by itself.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.record.life.ends_at()
    }

    /// What the formats have no place of their own for. Each application that uses the key is a
    /// label by itself.
    pub(crate) fn labels(&self) -> Vec<(&'static str, String)> {
        let KeyRecord { details, .. } = self.record;
        let mut labels = Vec::new();
        labels.extend(details.owner().map(|owner| (OWNER, owner.to_owned())));
        labels.extend(details.used_by().map(|name| (USED_BY, name.to_owned())));
        labels.push((ENVIRONMENT, self.record.environment.as_str().to_owned()));
        labels.extend(self.ends_at().map(|end| (EXPIRES, rfc_3339(end))));
        labels.push((KEY_ID, self.record.id.to_string()));
        labels.push((DIGEST, self.record.digest.to_string()));
        labels
    }
}

/// An instant as `2027-01-15T08:00:00Z`. One beyond the year 9999 is the last one before.
pub(crate) fn rfc_3339(at: Timestamp) -> String {
    let instant = Instant::from_millisecond(at.0);
    let nearest = if at.0 < 0 { Instant::MIN } else { Instant::MAX };
    instant.unwrap_or(nearest).to_string()
}

/// The same, read; also a date with a time or alone, which begins at midnight, in UTC.
pub(crate) fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Instant>() {
        return Some(Timestamp(instant.as_millisecond()));
    }
    let time: jiff::civil::DateTime = text.parse().ok()?;
    let instant = time.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some(Timestamp(instant.as_millisecond()))
}
