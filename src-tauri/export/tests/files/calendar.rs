use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use keywright_core::{DueDate, DueKind, KeyRecord, Timestamp};
use keywright_export::{Event, write_calendar};

use crate::sample::{
    DAY, HOSTILE, NOW, WORDS, assert_fails_on_a_full_disk, details, key, named, written,
};

fn due(kind: DueKind, key: &KeyRecord, at: Timestamp) -> Event<'_> {
    Event {
        date: DueDate {
            at,
            kind,
            key: key.id,
        },
        key,
        workspace: "Acme, API",
    }
}

fn calendar(events: &[Event<'_>], now: Timestamp) -> String {
    written(|out| write_calendar(events.iter().copied(), now, &WORDS, out))
}

fn read(text: &str) -> Vec<icalendar::Event> {
    let calendar: Calendar = text.parse().unwrap();
    calendar.events().cloned().collect()
}

/// The content lines, unfolded by hand as RFC 5545 3.1 says.
fn lines(text: &str) -> Vec<String> {
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
    unfolded
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_date_is_an_event_in_utc_with_alarms_a_week_and_a_day_before() {
    let key = KeyRecord {
        details: details("Ada; Grace", &[]),
        ..key(1)
    };
    let text = calendar(&[due(DueKind::Expiry, &key, NOW.after(DAY))], NOW);
    let truncated = key.truncated.as_str();
    let alarm = |trigger: &str, days: u8| {
        vec![
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            "DESCRIPTION:calendar-expires{name=Key 1}".to_owned(),
            "DTSTAMP:20270115T080000Z".to_owned(),
            format!("TRIGGER:{trigger}"),
            format!("UID:01010101010101010101010101010101-expiry-{days}@keywright"),
            "END:VALARM".to_owned(),
        ]
    };
    let mut expected: Vec<String> = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Keywright//Due dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
    ]
    .map(str::to_owned)
    .into();
    let mut fields = vec![
        format!(
            "DESCRIPTION:calendar-key{{key={truncated}}}\\n\
             calendar-owner{{name=Ada\\; Grace}}\\n\
             calendar-workspace{{name=Acme\\, API}}"
        ),
        "DTSTAMP:20270115T080000Z".to_owned(),
        "DTSTART:20270116T080000Z".to_owned(),
        "SEQUENCE:30000000".to_owned(),
        "SUMMARY:calendar-expires{name=Key 1}".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "UID:01010101010101010101010101010101-expiry@keywright".to_owned(),
    ];
    expected.append(&mut fields);
    expected.extend(alarm("-PT604800S", 7));
    expected.extend(alarm("-PT86400S", 1));
    expected.extend(["END:VEVENT", "END:VCALENDAR"].map(str::to_owned));
    assert_eq!(lines(&text), expected);
}

#[test]
fn the_parser_of_another_reads_what_was_written() {
    let keys = [key(1), key(2)];
    let events = [
        due(DueKind::Expiry, &keys[0], NOW.after(DAY)),
        due(DueKind::Rotation, &keys[0], NOW.after(2 * DAY)),
        due(DueKind::Rotation, &keys[1], NOW.after(-DAY)),
    ];
    let read = read(&calendar(&events, NOW));
    let told: Vec<_> = read
        .iter()
        .map(|event| (event.get_uid().unwrap(), event.get_summary().unwrap()))
        .collect();
    let [one, other] = ["01", "02"].map(|digits| digits.repeat(16));
    assert_eq!(
        told,
        [
            (
                format!("{one}-expiry@keywright").as_str(),
                "calendar-expires{name=Key 1}"
            ),
            (
                format!("{one}-rotation@keywright").as_str(),
                "calendar-rotate{name=Key 1}"
            ),
            (
                format!("{other}-rotation@keywright").as_str(),
                "calendar-rotate{name=Key 2}"
            ),
        ]
    );
    for (event, written) in read.iter().zip(events) {
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) = event.get_start() else {
            panic!("an instant in UTC");
        };
        assert_eq!(at.timestamp_millis(), written.date.at.0);
    }
}

#[test]
fn a_later_file_moves_the_events_of_an_earlier_one() {
    let key = key(1);
    let [earlier, later] = [0, 60_000].map(|past| {
        let at = NOW.after(DAY + past);
        let text = calendar(&[due(DueKind::Expiry, &key, at)], NOW.after(past));
        read(&text).remove(0)
    });
    assert_eq!(earlier.get_uid(), later.get_uid());
    assert!(earlier.get_sequence() < later.get_sequence());
    assert_ne!(earlier.get_start(), later.get_start());
}

#[test]
fn hostile_names_come_back_as_they_were_in_lines_of_75_bytes() {
    for name in HOSTILE
        .into_iter()
        .chain([&*"界".repeat(100), &*"x ".repeat(50)])
    {
        let key = KeyRecord {
            details: details(name, &[]),
            ..named(1, name)
        };
        let events = [due(DueKind::Expiry, &key, NOW)];
        let text = calendar(&events, NOW);
        assert!(
            text.split_terminator("\r\n").all(|line| line.len() <= 75),
            "{text}"
        );
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let told = lines(&text);
        let is = |line: &&String| line.starts_with("BEGIN:") || line.starts_with("END:");
        assert_eq!(told.iter().filter(is).count(), 8, "{name}");
        let [event] = &read(&text)[..] else {
            panic!("one event: {text}");
        };
        let name = key.name.as_str();
        assert_eq!(
            event.get_summary(),
            Some(&*format!("calendar-expires{{name={name}}}"))
        );
        let description = event.get_description().unwrap();
        assert!(description.contains(&format!("calendar-owner{{name={name}}}")));
    }
}

#[test]
fn a_date_that_no_calendar_can_write_is_left_out() {
    let key = key(1);
    let at = |at| due(DueKind::Expiry, &key, Timestamp(at));
    let last = 253_402_300_799_999;
    let written = [at(0), at(last)];
    let left_out = [at(-1), at(last + 1), at(i64::MIN), at(i64::MAX)];
    assert_eq!(read(&calendar(&written, NOW)).len(), 2);
    assert_eq!(read(&calendar(&left_out, NOW)), []);
}

#[test]
fn without_a_date_the_calendar_is_empty() {
    assert_eq!(read(&calendar(&[], NOW)), []);
    assert_eq!(lines(&calendar(&[], NOW)).len(), 6);
}

#[test]
fn a_full_disk_is_an_error() {
    let key = key(1);
    assert_fails_on_a_full_disk(|out| {
        write_calendar([due(DueKind::Expiry, &key, NOW)], NOW, &WORDS, out)
    });
}
