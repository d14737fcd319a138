//! Months as a person counts them: those of the calendar, at their local time.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp as Instant, ToSpan};
use keywright_core::Timestamp;

/// How many months the audit looks back, the present one included.
const MONTHS: i32 = 24;

/// The beginnings of the last months and of the one after, and what the months are called, as
/// `2026-11`.
pub(crate) fn last_months(now: Timestamp, zone: &TimeZone) -> (Vec<Timestamp>, Vec<String>) {
    let now = Instant::from_millisecond(now.0).unwrap_or_default();
    let first = now.to_zoned(zone.clone()).date().first_of_month();
    let months: Vec<Date> = (1 - MONTHS..=1)
        .filter_map(|month| first.checked_add(month.months()).ok())
        .collect();
    let begins = months.iter().filter_map(|month| {
        let begin = month.to_zoned(zone.clone()).ok()?;
        Some(Timestamp(begin.timestamp().as_millisecond()))
    });
    let names = months.iter().take(months.len().saturating_sub(1));
    (
        begins.collect(),
        names
            .map(|month| month.strftime("%Y-%m").to_string())
            .collect(),
    )
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn months_begin_at_local_midnight_also_beyond_a_change_of_the_clock() {
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        // 2026-11-01T00:30 in Berlin is still October in Greenwich.
        let now: Instant = "2026-10-31T23:30:00Z".parse().unwrap();
        let (begins, names) = last_months(Timestamp(now.as_millisecond()), &berlin);
        assert_eq!(names.len(), 24);
        assert_eq!(begins.len(), 25);
        assert_eq!(names.first().unwrap(), "2024-12");
        assert_eq!(names.last().unwrap(), "2026-11");
        let at = |place: usize| {
            Instant::from_millisecond(begins[place].0)
                .unwrap()
                .to_string()
        };
        assert_eq!(at(23), "2026-10-31T23:00:00Z", "winter time");
        assert_eq!(at(22), "2026-09-30T22:00:00Z", "summer time");
        assert_eq!(at(24), "2026-11-30T23:00:00Z");
    }
}
