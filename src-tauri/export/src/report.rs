//! The audit report as one HTML file that can be printed, needs nothing else and runs nothing.

use std::collections::HashMap;
use std::io::{self, Write};

use askama::Template;
use keywright_core::{
    Charts, Days, Environment, Finding, FindingKind, Findings, KeyId, KeyRecord, Postponement,
    Timestamp,
};

use crate::words::{Value, Words};

/// What an audit has found in a workspace.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The name of the workspace.
    pub workspace: &'a str,
    /// When it was looked.
    pub at: Timestamp,
    /// What was found.
    pub findings: &'a Findings,
    /// The keys at which it was found.
    pub keys: &'a HashMap<KeyId, KeyRecord>,
    /// Whether the keychain was looked through.
    pub keychain_checked: bool,
    /// The charts.
    pub charts: &'a Charts,
    /// What the months of the charts are called.
    pub months: &'a [String],
}

impl Report<'_> {
    /// Writes the report.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn write_html(&self, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.page(words).write_into(out)?;
        out.flush()
    }

    fn page<'a>(&'a self, words: &'a Words<'a>) -> Page<'a> {
        let open = &self.findings.open;
        let sections = self.findings.counts().into_iter().map(|(kind, count)| {
            let of_kind = open.iter().filter(|finding| finding.kind == kind);
            Section {
                title: words.plain(title(kind)),
                count,
                rows: of_kind.map(|finding| self.row(finding, words)).collect(),
            }
        });
        let postponed = self.findings.postponed.iter();
        Page {
            words,
            title: words.with("report-title", "workspace", self.workspace),
            made: words.dated("report-made", self.at),
            open: words.counted("report-open", open.len()),
            unchecked: !self.keychain_checked,
            sections: sections.collect(),
            postponed: postponed
                .map(|(finding, off)| {
                    (
                        words.plain(title(finding.kind)),
                        self.put_off(finding, off, words),
                    )
                })
                .collect(),
            policy: self
                .charts
                .rotation_period
                .map(|period| words.counted("report-policy", usize::from(period.count()))),
            ages: self.ages(words),
            months: self.months(),
        }
    }

    fn row<'a>(&'a self, finding: &Finding, words: &Words<'_>) -> Row<'a> {
        Row {
            key: self.keys.get(&finding.id),
            detail: detail(finding, words),
        }
    }

    fn put_off<'a>(
        &'a self,
        finding: &Finding,
        off: &'a Postponement,
        words: &Words<'_>,
    ) -> PutOff<'a> {
        PutOff {
            row: self.row(finding, words),
            until: (words.instant)(off.until),
            reason: &off.reason,
        }
    }

    fn ages(&self, words: &Words<'_>) -> Vec<Age> {
        let bars: Vec<_> = self.charts.ages.bars().collect();
        let most = bars
            .iter()
            .map(|(.., keys)| *keys)
            .max()
            .unwrap_or_default();
        let period = self.charts.rotation_period.map(Days::count);
        let bars = bars.into_iter().map(|(from, until, keys)| {
            let from_days = Value::Number(from as usize);
            let label = match until {
                Some(until) => (words.say)(
                    "report-age",
                    &[
                        ("from", from_days),
                        ("until", Value::Number(until as usize)),
                    ],
                ),
                None => (words.say)("report-age-last", &[("from", from_days)]),
            };
            Age {
                label,
                over: period.is_some_and(|period| from >= u32::from(period)),
                bar: Bar::new(keys, most),
            }
        });
        bars.collect()
    }

    fn months(&self) -> Vec<(&str, Bar, Bar)> {
        let counts = &self.charts.months;
        let all = counts
            .iter()
            .flat_map(|month| [month.created, month.withdrawn]);
        let most = all.max().unwrap_or_default();
        let named = self.months.iter().zip(counts);
        named
            .map(|(name, month)| {
                let [created, withdrawn] =
                    [month.created, month.withdrawn].map(|keys| Bar::new(keys, most));
                (name.as_str(), created, withdrawn)
            })
            .collect()
    }
}

/// All that stands on the page. The template escapes each text.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    words: &'a Words<'a>,
    title: String,
    made: String,
    open: String,
    unchecked: bool,
    sections: Vec<Section<'a>>,
    postponed: Vec<(String, PutOff<'a>)>,
    policy: Option<String>,
    ages: Vec<Age>,
    months: Vec<(&'a str, Bar, Bar)>,
}

/// The findings of one kind.
struct Section<'a> {
    title: String,
    count: usize,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    /// `None` for a secret without record.
    key: Option<&'a KeyRecord>,
    detail: String,
}

impl Row<'_> {
    fn is_test(&self) -> bool {
        self.key
            .is_some_and(|key| key.environment == Environment::Test)
    }
}

struct PutOff<'a> {
    row: Row<'a>,
    until: String,
    reason: &'a str,
}

struct Age {
    label: String,
    over: bool,
    bar: Bar,
}

/// A number, and how long its bar is, of 100.
struct Bar {
    keys: usize,
    length: usize,
}

impl Bar {
    fn new(keys: usize, most: usize) -> Self {
        let length = (keys * 100).div_ceil(most.max(1));
        Self { keys, length }
    }
}

fn title(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Expired => "report-expired",
        FindingKind::Expiring => "report-expiring",
        FindingKind::LiveLikeTest => "report-live-like-test",
        FindingKind::Overdue => "report-overdue",
        FindingKind::NeverRotated => "report-never-rotated",
        FindingKind::SecretMissing => "report-secret-missing",
        FindingKind::SecretUnfit => "report-secret-unfit",
        FindingKind::SecretCameBack => "report-secret-came-back",
        FindingKind::SecretWithoutRecord => "report-secret-without-record",
        FindingKind::NoOwner => "report-no-owner",
        FindingKind::NoUsedBy => "report-no-used-by",
        FindingKind::LongDisabled => "report-long-disabled",
    }
}

fn detail(finding: &Finding, words: &Words<'_>) -> String {
    let dated = |name| {
        finding
            .at
            .map_or_else(String::new, |at| words.dated(name, at))
    };
    match finding.kind {
        FindingKind::LiveLikeTest => words.with("report-both-by", "name", &finding.application),
        FindingKind::SecretWithoutRecord => {
            words.with("report-stray", "id", &finding.id.to_string())
        }
        FindingKind::Expired => dated("report-ended"),
        FindingKind::Expiring => dated("report-ends"),
        FindingKind::LongDisabled => dated("report-disabled-since"),
        FindingKind::Overdue
        | FindingKind::NeverRotated
        | FindingKind::SecretMissing
        | FindingKind::SecretUnfit
        | FindingKind::SecretCameBack
        | FindingKind::NoOwner
        | FindingKind::NoUsedBy => dated("report-created-at"),
    }
}
