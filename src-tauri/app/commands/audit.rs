//! The page “Audit”.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::tz::TimeZone;
use keywright_core::{IssueError, KeyId, KeychainCheck, RegistryError, WorkspaceId};
use tauri::{AppHandle, Manager, Runtime, State};

use super::id;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::exports;
use crate::months::last_months;
use crate::saving::{self, Kind};
use crate::wire::{
    AuditCharts, AuditPage, AuditQuery, Finding, FindingCount, KeyRow, Postponement, ReportFormat,
    count,
};

/// What the last look through the keychain has shown.
#[derive(Default)]
pub(crate) struct Checked(Mutex<Option<Arc<KeychainCheck>>>);

impl Checked {
    fn last(&self) -> Option<Arc<KeychainCheck>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, check: KeychainCheck) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(check));
    }

    /// A secret that is gone is not found again.
    fn forget(&self, id: KeyId) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(check) = last.as_mut() {
            Arc::make_mut(check).strays.remove(&id);
        }
    }
}

#[tauri::command]
pub(crate) async fn audit(
    desk: State<'_, TheDesk>,
    checked: State<'_, Checked>,
    query: AuditQuery,
) -> Result<AuditPage, CommandError> {
    let check = checked.last();
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let workspace = WorkspaceId(query.workspace);
        let found = issuer.audit(workspace, query.owner.as_deref(), check.as_deref())?;
        let open = found.open.iter().map(|finding| (finding, None));
        let postponed = found
            .postponed
            .iter()
            .map(|(finding, until)| (finding, Some(until)));
        let wanted: Vec<_> = match query.postponed {
            true => postponed.collect(),
            false => open.collect(),
        };
        let (mut findings, mut matching, now) = (Vec::new(), 0, issuer.now());
        for (finding, until) in wanted {
            if !query.asks_for(finding.kind) {
                continue;
            }
            if matching >= query.offset as usize && findings.len() < query.limit as usize {
                let record = issuer.find(finding.id)?;
                let row = record.map(|record| KeyRow::at(now, &record));
                findings.push(Finding::new(finding, row, until));
            }
            matching += 1;
        }
        let counts = found.counts().into_iter();
        Ok::<_, RegistryError>(AuditPage {
            findings,
            matching: count(matching),
            counts: counts
                .map(|(kind, found)| FindingCount {
                    kind: kind.into(),
                    count: count(found),
                })
                .collect(),
            postponed: count(found.postponed.len()),
            keychain_checked: check.is_some(),
        })
    })
    .await
}

#[tauri::command]
pub(crate) async fn audit_charts(
    desk: State<'_, TheDesk>,
    workspace: i64,
) -> Result<AuditCharts, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let (begins, names) = last_months(issuer.now(), &TimeZone::system());
        let charts = issuer.charts(WorkspaceId(workspace), &begins)?;
        Ok::<_, RegistryError>(AuditCharts::new(&charts, names))
    })
    .await
}

/// Compares keychain and records.
#[tauri::command]
pub(crate) async fn check_keychain(
    desk: State<'_, TheDesk>,
    checked: State<'_, Checked>,
) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    let check = desk
        .run(Doing::Reading, |issuer| issuer.check_keychain())
        .await?;
    checked.keep(check);
    Ok(())
}

#[tauri::command]
pub(crate) async fn postpone<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    postponements: Vec<Postponement>,
) -> Result<(), CommandError> {
    let postponements = postponements
        .into_iter()
        .map(Postponement::read)
        .collect::<Result<Vec<_>, _>>()?;
    let desk = desk.inner().clone();
    desk.run(Doing::Editing, move |issuer| {
        issuer.postpone(&postponements)
    })
    .await?;
    super::changed(&app);
    Ok(())
}

/// Removes a secret that no record names.
#[tauri::command]
pub(crate) async fn discard_secret<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    checked: State<'_, Checked>,
    id: String,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Editing)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Editing, move |issuer| {
        issuer.discard_stray(id)?;
        Ok::<_, IssueError>(())
    })
    .await?;
    checked.forget(id);
    super::changed(&app);
    Ok(())
}

#[tauri::command]
pub(crate) async fn save_audit_report<R: Runtime>(
    app: AppHandle<R>,
    workspace: i64,
    format: ReportFormat,
) -> Result<Option<String>, CommandError> {
    let kind = match format {
        ReportFormat::Html => Kind::ReportHtml,
        ReportFormat::Csv => Kind::ReportCsv,
    };
    let check = app.state::<Checked>().last();
    saving::save(app, kind, move |issuer, file| {
        exports::report(
            issuer,
            WorkspaceId(workspace),
            check.as_deref(),
            format,
            file,
        )
    })
    .await
}

/// All due dates of a workspace.
#[tauri::command]
pub(crate) async fn save_calendar<R: Runtime>(
    app: AppHandle<R>,
    workspace: i64,
) -> Result<Option<String>, CommandError> {
    saving::save(app, Kind::Calendar, move |issuer, file| {
        exports::calendar(issuer, WorkspaceId(workspace), file)
    })
    .await
}
