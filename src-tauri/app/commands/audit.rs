//! The page “Audit”.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::tz::TimeZone;
use keywright_core::{Issuer, KeyId, KeychainCheck, KeychainState, RegistryError, WorkspaceId};
use tauri::{AppHandle, Manager, Runtime, State};

use super::id;
use crate::desk::{TheDesk, answer};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::exports;
use crate::months::last_months;
use crate::news::tell;
use crate::saving::{self, Kind};
use crate::wire::{
    AuditCharts, AuditPage, AuditQuery, Finding, FindingCount, KeyRow, News, Postponement,
    ReportFormat, WorkEnd, WorkKind, count,
};
use crate::work::{Work, work};

/// What the last look through the keychain has shown.
#[derive(Default)]
pub(crate) struct Checked {
    known: Mutex<Known>,
    /// Whether the look after the start is under way or was done.
    begun: AtomicBool,
}

#[derive(Default)]
struct Known {
    last: Option<Arc<KeychainCheck>>,
    /// How often something has changed of which no look that was under way may speak.
    changes: u64,
}

impl Checked {
    fn last(&self) -> Option<Arc<KeychainCheck>> {
        self.known().last.clone()
    }

    /// As of now; see [`Checked::keep`].
    fn changes(&self) -> u64 {
        self.known().changes
    }

    /// Keeps what a look has shown, unless something has changed since it was begun.
    fn keep(&self, check: KeychainCheck, begun_at: u64) {
        let mut known = self.known();
        if known.changes == begun_at {
            known.last = Some(Arc::new(check));
        }
    }

    /// A secret that is gone is not found again.
    fn forget(&self, id: KeyId) {
        if let Some(check) = self.known().last.as_mut() {
            let check = Arc::make_mut(check);
            check.strays.remove(&id);
            check.came_back.remove(&id);
        }
    }

    /// What it has shown may not hold any more, so the next round looks again.
    pub(crate) fn outdated(&self) {
        let mut known = self.known();
        known.last = None;
        known.changes += 1;
        self.begun.store(false, SeqCst);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
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

/// Compares each secret in the keychain with its record.
#[tauri::command]
pub(crate) async fn check_keychain<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    let asked_on = app.state::<Work>().page();
    answer(app, move |app| {
        let ended = |()| WorkEnd::Check;
        work(app, asked_on, WorkKind::Check, ended, |watch| {
            let issuer = app.state::<TheDesk>().for_page(Doing::Reading)?;
            let checked = app.state::<Checked>();
            let begun_at = checked.changes();
            let check = issuer
                .check_keychain(watch)
                .map_err(|error| CommandError::new(Doing::Reading, error))?;
            let Some(check) = check else {
                let code = ErrorCode::WorkStopped;
                return Err(CommandError::saying(code, "error-check-stopped"));
            };
            checked.keep(check, begun_at);
            Ok(())
        })
    })
    .await
}

/// The same by itself, once after a start. Not waited for; where the keychain is not unlocked, or
/// does not answer to the end, the next round tries again.
pub(crate) fn check_once<R: Runtime>(app: &AppHandle<R>, issuer: &Arc<Issuer>) {
    let checked = app.state::<Checked>();
    if checked.last().is_some() || checked.begun.load(SeqCst) {
        return;
    }
    if issuer.keychain_state() != KeychainState::Unlocked {
        return;
    }
    checked.begun.store(true, SeqCst);
    let begun_at = checked.changes();
    let (app, issuer) = (app.clone(), issuer.clone());
    std::thread::spawn(move || {
        let checked = app.state::<Checked>();
        match issuer.check_keychain(&mut |_, _| ControlFlow::Continue(())) {
            Ok(Some(check)) => {
                checked.keep(check, begun_at);
                tell(&app, News::KeysChanged);
            }
            _ => checked.begun.store(false, SeqCst),
        }
    });
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
    let is_gone = desk
        .run(Doing::Editing, move |issuer| issuer.discard_stray(id))
        .await?;
    checked.forget(id);
    super::changed(&app);
    match is_gone {
        true => Ok(()),
        false => {
            tell(&app, News::KeysChanged);
            let code = ErrorCode::RegistryBusy;
            Err(CommandError::saying(code, "error-discard-needed"))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_look_has_shown_does_not_hold_once_something_has_changed() {
        let checked = Checked::default();
        let begun_at = checked.changes();
        checked.keep(KeychainCheck::default(), begun_at);
        assert!(checked.last().is_some());
        // A restoration ends while another look is under way.
        checked.outdated();
        checked.keep(KeychainCheck::default(), begun_at);
        assert!(checked.last().is_none());
        checked.keep(KeychainCheck::default(), checked.changes());
        assert!(checked.last().is_some());
    }
}
