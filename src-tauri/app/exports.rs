//! What is saved in files, in the language of the interface and at local time.

use std::collections::HashMap;
use std::io::{self, Write};

use fluent_bundle::FluentValue;
use jiff::Timestamp as Instant;
use jiff::tz::TimeZone;
use keywright_core::{
    ActivityQuery, Issuer, KeyId, KeyRecord, KeychainCheck, RegistryError, Timestamp, WorkspaceId,
    due_dates,
};
use keywright_export::{
    ActivityFile, ActivityFormat, Event, Report, Rotated, Value, Words, write_calendar,
    write_checklist,
};

use crate::months::last_months;
use crate::texts::{spoken, text_with};
use crate::wire::ReportFormat;

/// What kept a file from being written.
#[derive(Debug)]
pub(crate) enum ExportError {
    /// The registry did not answer.
    Registry(RegistryError),
    /// The file could not be written.
    File(io::Error),
    /// The recovery sheet was thrown away meanwhile, for example because the lock was closed.
    NoSheet,
}

impl From<RegistryError> for ExportError {
    fn from(error: RegistryError) -> Self {
        Self::Registry(error)
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

/// Says what a file says to people.
pub(crate) fn with_words<T>(work: impl FnOnce(&Words<'_>) -> T) -> T {
    let say = |name: &str, values: &[(&str, Value<'_>)]| {
        let values: Vec<(&str, FluentValue<'_>)> = values
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, (*text).to_owned().into()),
                Value::Number(number) => (*name, (*number).into()),
            })
            .collect();
        text_with(name, &values)
    };
    work(&Words {
        language: spoken().tag(),
        say: &say,
        instant: &local,
    })
}

/// An instant with its offset, so that the file can be read elsewhere.
fn local(instant: Timestamp) -> String {
    let instant = Instant::from_millisecond(instant.0).unwrap_or_default();
    let local = instant.to_zoned(TimeZone::system());
    local.strftime("%Y-%m-%d %H:%M %:z").to_string()
}

/// Who must be told that these keys were rotated.
pub(crate) fn checklist(issuer: &Issuer, ids: &[KeyId]) -> Result<Vec<u8>, ExportError> {
    let mut keys = Vec::new();
    for id in ids {
        let Some(old) = issuer.find(*id)? else {
            continue;
        };
        let new = match old.life.successor {
            Some(successor) => issuer.find(successor)?,
            None => None,
        };
        keys.push((old, new));
    }
    let rotated: Vec<Rotated<'_>> = keys
        .iter()
        .map(|(old, new)| Rotated {
            old,
            new: new.as_ref(),
        })
        .collect();
    let mut text = Vec::new();
    with_words(|words| write_checklist(&rotated, issuer.now(), words, &mut text))?;
    Ok(text)
}

/// Every entry that the query finds.
pub(crate) fn activity(
    issuer: &Issuer,
    query: &ActivityQuery,
    format: ActivityFormat,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let workspaces = issuer.workspaces()?;
    let names: HashMap<WorkspaceId, String> = workspaces
        .into_iter()
        .map(|(workspace, _)| (workspace.id, workspace.name))
        .collect();
    let mut file = ActivityFile::new(format, out)?;
    issuer.each_found(query, |row| {
        let workspace = names.get(&row.entry.workspace);
        Ok::<_, ExportError>(file.write(workspace.map(String::as_str), row)?)
    })?;
    Ok(file.finish()?)
}

/// The audit of a workspace.
pub(crate) fn report(
    issuer: &Issuer,
    workspace: WorkspaceId,
    keychain: Option<&KeychainCheck>,
    format: ReportFormat,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let findings = issuer.audit(workspace, None, keychain)?;
    let at = issuer.now();
    let (begins, months) = last_months(at, &TimeZone::system());
    let charts = issuer.charts(workspace, &begins)?;
    let postponed = findings.postponed.iter().map(|(finding, _)| finding);
    let mut keys: HashMap<KeyId, KeyRecord> = HashMap::new();
    for finding in findings.open.iter().chain(postponed) {
        if let Some(key) = issuer.find(finding.id)? {
            keys.insert(finding.id, key);
        }
    }
    let name = issuer.workspace_named(workspace)?;
    let report = Report {
        workspace: &name,
        at,
        findings: &findings,
        keys: &keys,
        keychain_checked: keychain.is_some(),
        charts: &charts,
        months: &months,
    };
    with_words(|words| match format {
        ReportFormat::Html => report.write_html(words, out),
        ReportFormat::Csv => report.write_csv(out),
    })?;
    Ok(())
}

/// When keys of a workspace expire and are to be rotated.
pub(crate) fn calendar(
    issuer: &Issuer,
    workspace: WorkspaceId,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let name = issuer.workspace_named(workspace)?;
    let policies = issuer.policies(workspace)?;
    let mut keys = Vec::new();
    issuer.each_key(workspace, |key| {
        if due_dates(key, &policies).next().is_some() {
            keys.push(key.clone());
        }
    })?;
    let events = keys.iter().flat_map(|key| {
        due_dates(key, &policies).map(|date| Event {
            date,
            key,
            workspace: &name,
        })
    });
    with_words(|words| write_calendar(events, issuer.now(), words, out))?;
    Ok(())
}
