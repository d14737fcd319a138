//! The menu of the tray icon: two ways to create a key, the newest keys, the window, the end.

use std::sync::{Mutex, PoisonError};

use keywright_core::{Environment, KeyId, KeyRecord, ListQuery, RegistryError, Surface};
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::{AppHandle, Manager, Runtime, Wry};

use crate::desk::TheDesk;
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
const QUIT: &str = "quit";
const KEY: &str = "key-";

/// The parts that change.
pub(crate) struct Entries<R: Runtime = Wry> {
    menu: Menu<R>,
    live: MenuItem<R>,
    test: MenuItem<R>,
    open: MenuItem<R>,
    quit: MenuItem<R>,
    /// Each with the key that it stands for; only as many as there are keys are in the menu.
    recent: Vec<MenuItem<R>>,
    /// Under them, where there are any.
    line: PredefinedMenuItem<R>,
    shown: Mutex<Vec<KeyId>>,
    /// Held from reading the keys to handing them over, so that the newest are drawn last.
    reading: Mutex<()>,
}

/// The first entry after the two that create keys and the line under them.
const FIRST_RECENT: usize = 3;

pub(super) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let item = |id: &str, text: String| MenuItem::with_id(app, id, text, true, None::<&str>);
    let entries = Entries {
        menu: Menu::new(app)?,
        live: item(LIVE, text("tray-create-live"))?,
        test: item(TEST, text("tray-create-test"))?,
        open: item(OPEN, text("tray-open"))?,
        quit: item(QUIT, text("tray-quit"))?,
        recent: (0..RECENT)
            .map(|place| item(&format!("{KEY}{place}"), String::new()))
            .collect::<Result<_, _>>()?,
        line: PredefinedMenuItem::separator(app)?,
        shown: Mutex::default(),
        reading: Mutex::default(),
    };
    let menu = entries.menu.clone();
    let line = PredefinedMenuItem::separator(app)?;
    menu.append_items(&[
        &entries.live,
        &entries.test,
        &line,
        &entries.open,
        &entries.quit,
    ])?;
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
            let _ = drawing.state::<Entries<R>>().show(&newest);
        });
    });
}

impl<R: Runtime> Entries<R> {
    fn show(&self, newest: &[KeyRecord]) -> tauri::Result<()> {
        self.live.set_text(text("tray-create-live"))?;
        self.test.set_text(text("tray-create-test"))?;
        self.open.set_text(text("tray-open"))?;
        self.quit.set_text(text("tray-quit"))?;
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, item) in self.recent.iter().enumerate() {
            let is_in = place < shown.len();
            match newest.get(place) {
                Some(record) => {
                    item.set_text(entry(record))?;
                    if !is_in {
                        self.menu.insert(item, FIRST_RECENT + place)?;
                    }
                }
                None if is_in => self.menu.remove(item)?,
                None => {}
            }
        }
        match (shown.is_empty(), newest.is_empty()) {
            (true, false) => self.menu.insert(&self.line, FIRST_RECENT + newest.len())?,
            (false, true) => self.menu.remove(&self.line)?,
            _ => {}
        }
        *shown = newest.iter().map(|record| record.id).collect();
        Ok(())
    }
}

fn newest<R: Runtime>(app: &AppHandle<R>) -> Result<Vec<KeyRecord>, RegistryError> {
    let issuer = app.state::<TheDesk>().issuer()?;
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
        LIVE => quick::create_soon(app, Environment::Live, Surface::Tray),
        TEST => quick::create_soon(app, Environment::Test, Surface::Tray),
        OPEN => window::open_soon(app),
        QUIT => {
            if !window::asks_before_quitting(app) {
                app.exit(0);
            }
        }
        other => {
            let place = other.strip_prefix(KEY).and_then(|place| place.parse().ok());
            let entries = app.state::<Entries<R>>();
            let shown = entries.shown.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(id) = place.and_then(|place: usize| shown.get(place)) {
                news::tell(app, News::Show { id: id.to_string() });
                window::open_soon(app);
            }
        }
    }
}
