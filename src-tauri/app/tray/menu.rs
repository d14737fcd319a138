//! The menu of the tray icon: two ways to create a key, the newest keys, the window, the end.
//! While Keywright is locked, the way to unlock it and the end are all of it.

use std::sync::{Mutex, PoisonError};

use keywright_core::{Environment, KeyId, KeyRecord, ListQuery, RegistryError, Surface};
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::{AppHandle, Manager, Runtime, Wry};

use crate::desk::TheDesk;
use crate::lock;
use crate::news;
use crate::quick;
use crate::texts::text;
use crate::window;
use crate::wire::News;

/// How many of the newest keys it has.
const RECENT: usize = 5;
/// The most characters of a name; a menu as wide as the screen helps nobody.
const LONGEST: usize = 40;

const LIVE: &str = "quick-live";
const TEST: &str = "quick-test";
const OPEN: &str = "open";
const LOCK: &str = "lock";
const QUIT: &str = "quit";
const KEY: &str = "key-";

/// The parts that change.
pub(crate) struct Entries<R: Runtime = Wry> {
    menu: Menu<R>,
    live: MenuItem<R>,
    test: MenuItem<R>,
    open: MenuItem<R>,
    lock: MenuItem<R>,
    quit: MenuItem<R>,
    /// Each with the key that it stands for; only as many as there are keys are in the menu.
    recent: Vec<MenuItem<R>>,
    /// Under what creates keys, and under the newest keys, where there are any.
    line: PredefinedMenuItem<R>,
    second_line: PredefinedMenuItem<R>,
    shown: Mutex<Shown>,
    /// Held from reading the keys to handing them over, so that the newest are drawn last.
    reading: Mutex<()>,
}

/// The first entry after the two that create keys and the line under them.
const FIRST_RECENT: usize = 3;

/// What is in the menu now.
#[derive(Default)]
struct Shown {
    recent: Vec<KeyId>,
    /// Whether there is a lock, and whether it is closed.
    lock: (bool, bool),
}

pub(super) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let item = |id: &str, text: String| MenuItem::with_id(app, id, text, true, None::<&str>);
    let entries = Entries {
        menu: Menu::new(app)?,
        live: item(LIVE, text("tray-create-live"))?,
        test: item(TEST, text("tray-create-test"))?,
        open: item(OPEN, text("tray-open"))?,
        lock: item(LOCK, text("tray-lock"))?,
        quit: item(QUIT, text("tray-quit"))?,
        recent: (0..RECENT)
            .map(|place| item(&format!("{KEY}{place}"), String::new()))
            .collect::<Result<_, _>>()?,
        line: PredefinedMenuItem::separator(app)?,
        second_line: PredefinedMenuItem::separator(app)?,
        shown: Mutex::default(),
        reading: Mutex::default(),
    };
    let menu = entries.menu.clone();
    // As it is where there is no lock; what there is comes with the stores.
    entries.arrange(&Shown::default())?;
    app.manage(entries);
    refresh(app);
    Ok(menu)
}

/// Brings the newest keys and the language up to date, off the main thread.
pub(crate) fn refresh<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let Some(entries) = app.try_state::<Entries<R>>() else {
            return;
        };
        let _turn = entries
            .reading
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // Without the key list there is nothing to show; the window says why.
        let newest = newest(&app).unwrap_or_default();
        let drawing = app.clone();
        // It fails when the application ends.
        let _ = app.run_on_main_thread(move || {
            let desk = drawing.state::<TheDesk>();
            let lock = (desk.lock().is_set(), desk.lock().is_closed());
            // It may have been closed since they were read.
            let newest = if lock.1 { vec![] } else { newest };
            let _ = drawing.state::<Entries<R>>().show(&newest, lock);
        });
    });
}

/// Hands the tray the menu once more, which has Linux's library register the icon anew.
#[cfg(target_os = "linux")]
pub(super) fn register_anew<R: Runtime>(app: &AppHandle<R>) {
    let (tray, entries) = (app.tray_by_id(super::ID), app.try_state::<Entries<R>>());
    if let (Some(tray), Some(entries)) = (tray, entries) {
        // It fails when the application ends.
        let _ = tray.set_menu(Some(entries.menu.clone()));
    }
}

impl<R: Runtime> Entries<R> {
    fn show(&self, newest: &[KeyRecord], lock: (bool, bool)) -> tauri::Result<()> {
        self.live.set_text(text("tray-create-live"))?;
        self.test.set_text(text("tray-create-test"))?;
        self.open.set_text(match lock.1 {
            true => text("tray-unlock"),
            false => text("tray-open"),
        })?;
        self.lock.set_text(text("tray-lock"))?;
        self.quit.set_text(text("tray-quit"))?;
        for (place, item) in self.recent.iter().enumerate() {
            // One that is in no menu keeps no name, either.
            item.set_text(newest.get(place).map_or_else(String::new, entry))?;
        }
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Shown {
            recent: newest.iter().map(|record| record.id).collect(),
            lock,
        };
        if now.lock == shown.lock {
            self.change(shown.recent.len(), now.recent.len())?;
        } else {
            while self.menu.remove_at(0)?.is_some() {}
            self.arrange(&now)?;
        }
        *shown = now;
        Ok(())
    }

    /// Takes in the newest keys, or out of it, and leaves the rest as it is: an entry that was
    /// put in anew is another one for a panel that has just read the menu.
    fn change(&self, before: usize, now: usize) -> tauri::Result<()> {
        for (place, item) in self.recent.iter().enumerate() {
            match (place < before, place < now) {
                (false, true) => self.menu.insert(item, FIRST_RECENT + place)?,
                (true, false) => self.menu.remove(item)?,
                _ => {}
            }
        }
        match (before, now) {
            (0, 1..) => self.menu.insert(&self.second_line, FIRST_RECENT + now),
            (1.., 0) => self.menu.remove(&self.second_line),
            _ => Ok(()),
        }
    }

    /// Fills the menu, which is empty.
    fn arrange(&self, shown: &Shown) -> tauri::Result<()> {
        let (is_set, is_closed) = shown.lock;
        if is_closed {
            return self.menu.append_items(&[&self.open, &self.quit]);
        }
        self.menu
            .append_items(&[&self.live, &self.test, &self.line])?;
        for item in self.recent.iter().take(shown.recent.len()) {
            self.menu.append(item)?;
        }
        if !shown.recent.is_empty() {
            self.menu.append(&self.second_line)?;
        }
        self.menu.append(&self.open)?;
        if is_set {
            self.menu.append(&self.lock)?;
        }
        self.menu.append(&self.quit)
    }
}

fn newest<R: Runtime>(app: &AppHandle<R>) -> Result<Vec<KeyRecord>, RegistryError> {
    let desk = app.state::<TheDesk>();
    let issuer = desk.issuer()?;
    if desk.lock().is_closed() {
        return Ok(vec![]);
    }
    let page = issuer.page(&ListQuery {
        workspace: issuer.workspace()?.id,
        limit: RECENT,
        ..ListQuery::default()
    })?;
    Ok(page.rows)
}

fn entry(record: &KeyRecord) -> String {
    let name = record.name.as_str();
    let shortened = match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    };
    // A single one would underline what follows it.
    let name = shortened.replace('&', "&&");
    format!("{name}  {}", record.truncated.as_str())
}

/// What is done when an entry is chosen. Called on the main thread.
pub(super) fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    match event.id().as_ref() {
        // The menu may have been open when Keywright was locked.
        id if id != QUIT && lock::is_closed(app) => window::open_soon(app),
        LIVE => quick::create_soon(app, Environment::Live, Surface::Tray),
        TEST => quick::create_soon(app, Environment::Test, Surface::Tray),
        OPEN => window::open_soon(app),
        LOCK => lock::close(app),
        QUIT => {
            if !window::asks_before_quitting(app) {
                app.exit(0);
            }
        }
        other => {
            let place = other.strip_prefix(KEY).and_then(|place| place.parse().ok());
            let entries = app.state::<Entries<R>>();
            let shown = entries.shown.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(id) = place.and_then(|place: usize| shown.recent.get(place)) {
                news::tell(app, News::Show { id: id.to_string() });
                window::open_soon(app);
            }
        }
    }
}
