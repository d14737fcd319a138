//! Due dates as events of a calendar (RFC 5545).
//!
//! A key's date has the same UID in every file, and a later file a higher SEQUENCE: importing
//! it again moves the event. One whose date has gone stays in the calendar, for the file does
//! not name it. Instants are in UTC, which every calendar shows at local time.

use std::io::{self, Write};

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, EventLike, Property};
use keywright_core::{DueDate, DueKind, KeyRecord, Timestamp};

use crate::instant::utc;
use crate::words::Words;

/// So many days before a date the calendar speaks up.
const ALARMS: [i64; 2] = [7, 1];
/// RFC 5545 writes a year with four digits.
const LAST: Timestamp = Timestamp(253_402_300_799_999);

/// A due date and its key.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// The date.
    pub date: DueDate,
    /// The key.
    pub key: &'a KeyRecord,
    /// The name of the key's workspace.
    pub workspace: &'a str,
}

/// Writes these dates as they are at this moment. One that no calendar can write, before the
/// year 1970 or after 9999, is left out.
///
/// # Errors
///
/// Those of writing.
pub fn write_calendar<'a>(
    events: impl IntoIterator<Item = Event<'a>>,
    now: Timestamp,
    words: &Words<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Keywright//Due dates//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    for event in events {
        if let Some(event) = drawn(&event, now, words) {
            calendar.push(event);
        }
    }
    write!(out, "{calendar}")?;
    out.flush()
}

fn drawn(event: &Event<'_>, now: Timestamp, words: &Words<'_>) -> Option<icalendar::Event> {
    let Event {
        date,
        key,
        workspace,
    } = event;
    let at = utc(date.at).filter(|_| (Timestamp(0)..=LAST).contains(&date.at))?;
    let summary = match date.kind {
        DueKind::Expiry => words.with("calendar-expires", "name", key.name.as_str()),
        DueKind::Rotation => words.with("calendar-rotate", "name", key.name.as_str()),
    };
    let mut description = vec![words.with("calendar-key", "key", key.truncated.as_str())];
    description.extend(
        key.details
            .owner()
            .map(|owner| words.with("calendar-owner", "name", owner)),
    );
    description.push(words.with("calendar-workspace", "name", workspace));
    let (now, minutes) = (utc(now)?, minutes(now));
    let uid = format!("{}-{}", date.key, date.kind.as_str());
    let mut drawn = icalendar::Event::new();
    drawn
        .uid(&format!("{uid}@keywright"))
        .timestamp(now)
        .sequence(minutes)
        .starts(at)
        .summary(&summary)
        .description(&description.join("\n"))
        // Whoever has it in their calendar is not busy.
        .add_property("TRANSP", "TRANSPARENT");
    for days in ALARMS {
        // Both would be drawn by chance and from the clock.
        let mut alarm = Alarm::display(&summary, -TimeDelta::days(days));
        alarm.uid(&format!("{uid}-{days}@keywright")).timestamp(now);
        drawn.alarm(alarm);
    }
    Some(drawn.done())
}

/// Never less in a later file, and below what RFC 5545 takes for a number for 4,000 years.
fn minutes(now: Timestamp) -> u32 {
    u32::try_from(now.0 / 60_000).unwrap_or_default()
}
