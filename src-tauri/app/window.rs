//! The one window: opened, raised, and closed for good, since its webview is most of what
//! Keywright takes of the memory.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tauri::{
    AppHandle, CloseRequestApi, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
};
use tauri_plugin_window_state::StateFlags;

use crate::backups::Backups;
use crate::desk::TheDesk;
use crate::imports::Imports;
use crate::news::{self, Listener};
use crate::reveal::Reveal;
use crate::texts;
use crate::tray;
use crate::wire::{ClosingReason, First, News, Start, TrayState};
use crate::work::Work;
use crate::{clipboard, quick};

/// Its label in the configuration, to which the capabilities are granted.
pub(crate) const LABEL: &str = "main";
/// What is remembered of it.
pub(crate) const REMEMBERED: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// Set when the application has begun: what a second start asks for waits until then.
#[derive(Default)]
pub(crate) struct Ready(OnceLock<()>);

impl Ready {
    /// From now on nobody waits.
    pub(crate) fn set(&self) {
        let _ = self.0.set(());
    }

    /// Not for the main thread, which sets it.
    pub(crate) fn wait(&self) {
        self.0.wait();
    }
}

/// What is asked before the window closes.
#[derive(Default)]
pub(crate) struct Closing {
    /// Held while the window is opened, so that there is one.
    opening: Mutex<()>,
    question: Mutex<Option<Question>>,
}

/// A question that the page was told to ask.
struct Question {
    reason: ClosingReason,
    /// Until the page says that it asks.
    unheard_since: Option<Instant>,
}

/// How long a page that hangs keeps its window open against the person's will.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens the window, or brings it to the front. Waits for the disk and for the main thread,
/// so it is for neither.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    app.state::<Ready>().wait();
    let closing = app.state::<Closing>();
    let _one_at_a_time = lock(&closing.opening);
    if let Some(window) = app.get_webview_window(LABEL) {
        window.unminimize()?;
        window.show()?;
        return window.set_focus();
    }
    build(app, app.state::<TheDesk>().read_first())
}

/// Opens the window from another thread, for the main one.
pub(crate) fn open_soon<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = open(&app) {
            crate::run::complain(&error);
        }
    });
}

/// Makes the window of the configuration. It shows the bundled page and no other: the
/// content policy does not hold navigation back.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>, first: Option<First>) -> tauri::Result<()> {
    let mut configured = app.config().app.windows.iter();
    let Some(configuration) = configured.find(|window| window.label == LABEL) else {
        return Ok(());
    };
    *lock(&app.state::<Closing>().question) = None;
    let start = Start {
        language: texts::spoken().into(),
        theme: app.state::<TheDesk>().settings().theme.into(),
        first,
    };
    let mut builder =
        WebviewWindowBuilder::from_config(app, configuration)?.on_navigation(is_bundled);
    if let Some(script) = start.script() {
        builder = builder.initialization_script(script);
    }
    let window = builder.build()?;
    draw_in_software(&window)?;
    bring_on_screen(&window)
}

/// What happens when the person closes the window.
pub(crate) fn close_requested<R: Runtime>(app: &AppHandle<R>, api: &CloseRequestApi) {
    let reason = match app.state::<Reveal>().is_uncopied() {
        true => Some(ClosingReason::Uncopied),
        false => (tray::keeps_running(app) && !app.state::<TheDesk>().settings().tray_explained)
            .then_some(ClosingReason::Tray),
    };
    if reason.is_some_and(|reason| ask(app, reason)) {
        api.prevent_close();
    }
}

/// Asks before Keywright ends with a key on the screen that was not copied; false where there
/// is nothing to ask.
pub(crate) fn asks_before_quitting<R: Runtime>(app: &AppHandle<R>) -> bool {
    let asks = app.state::<Reveal>().is_uncopied() && ask(app, ClosingReason::Uncopied);
    if asks {
        open_soon(app);
    }
    asks
}

/// Has the page ask; false where none answers.
fn ask<R: Runtime>(app: &AppHandle<R>, reason: ClosingReason) -> bool {
    if !app.state::<Listener>().hears() {
        return false;
    }
    let closing = app.state::<Closing>();
    let mut question = lock(&closing.question);
    let since = question.as_ref().and_then(|asked| asked.unheard_since);
    if since.is_some_and(|since| since.elapsed() > PATIENCE) {
        return false;
    }
    *question = Some(Question {
        reason,
        unheard_since: since.or_else(|| Some(Instant::now())),
    });
    news::tell(app, News::Closing { reason });
    true
}

/// The page asks.
pub(crate) fn asked<R: Runtime>(app: &AppHandle<R>) {
    if let Some(question) = &mut *lock(&app.state::<Closing>().question) {
        question.unheard_since = None;
    }
}

/// What the person was asked last, if anything.
pub(crate) fn question<R: Runtime>(app: &AppHandle<R>) -> Option<ClosingReason> {
    let closing = app.state::<Closing>();
    let question = lock(&closing.question);
    question.as_ref().map(|question| question.reason)
}

/// Closes it without asking any more.
pub(crate) fn close<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    match app.get_webview_window(LABEL) {
        Some(window) => window.destroy(),
        None => Ok(()),
    }
}

/// Loads its page anew, so that nothing is left of what it had; without that, it has to go.
pub(crate) fn load_anew<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL)
        && window.reload().is_err()
    {
        // Where even that fails, the application is about to end.
        let _ = window.destroy();
    }
}

/// Whether there is neither a window nor an icon in the tray.
pub(crate) fn is_unreachable<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(LABEL).is_none() && tray::state(app) != TrayState::There
}

/// How long a tray may take to come, as after the login, or to come back, as when a panel
/// restarts.
const GRACE: Duration = Duration::from_secs(10);

/// Opens the window where no tray comes.
pub(crate) fn open_unless_tray<R: Runtime>(app: &AppHandle<R>) {
    if_unreachable_for_long(app, open_soon);
}

/// A launcher has had a key created where there is no tray: now that it has left the
/// clipboard, there is nothing left to run for.
pub(crate) fn leave_if_unreachable<R: Runtime>(app: &AppHandle<R>) {
    if_unreachable_for_long(app, |app| {
        if !clipboard::holds_a_key(app) && !quick::is_busy(app) {
            app.exit(0);
        }
    });
}

fn if_unreachable_for_long<R: Runtime>(app: &AppHandle<R>, act: fn(&AppHandle<R>)) {
    if !is_unreachable(app) {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(GRACE);
        if is_unreachable(&app) {
            act(&app);
        }
    });
}

/// What is left to do when it is gone.
pub(crate) fn closed<R: Runtime>(app: &AppHandle<R>) {
    forget_page(app);
}

/// A page is gone, or about to be: all that was held for it in Rust is wiped.
pub(crate) fn forget_page<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Reveal>().turn_page();
    app.state::<Backups>().turn_page();
    app.state::<Work>().turn_page();
    app.state::<Imports>().forget();
    app.state::<Listener>().forget();
}

/// Asks the system to leave the window out of pictures of the screen, or no longer. Windows
/// does so; macOS does for programs that ask in the old way; on Linux nothing does.
pub(crate) fn hide_from_capture<R: Runtime>(app: &AppHandle<R>, hidden: bool) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // Where it is not done, the settings say so.
        let _ = window.set_content_protected(hidden);
    }
}

/// Whether this is the page of the bundle, by the whole origin under which each system's
/// webview has it. Elsewhere `tauri.localhost` would be any server on this computer.
fn is_bundled(url: &Url) -> bool {
    match (url.scheme(), url.host_str(), url.port()) {
        ("http" | "https", Some("tauri.localhost"), None) => cfg!(windows),
        ("tauri", Some("localhost"), None) => !cfg!(windows),
        ("http", Some("localhost"), Some(1420)) => tauri::is_dev(),
        _ => false,
    }
}

/// A monitor that was there when the window was closed may be gone: what would lie outside
/// of all of them comes back to the first. Its size is not known before it is drawn.
fn bring_on_screen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    /// The least width that the configuration allows.
    const WIDTH: i32 = 720;
    /// So much of the window's head has to be seen to move it by.
    const HOLD: i32 = 80;
    let (at, monitors) = (window.outer_position()?, window.available_monitors()?);
    let seen = monitors.iter().any(|monitor| {
        let (left, top) = (monitor.position().x, monitor.position().y);
        let right = left.saturating_add_unsigned(monitor.size().width);
        let bottom = top.saturating_add_unsigned(monitor.size().height);
        let width = right.min(at.x.saturating_add(WIDTH)) - left.max(at.x);
        width >= HOLD && at.y >= top && at.y <= bottom - HOLD
    });
    match monitors.first() {
        Some(first) if !seen => window.set_position(*first.position()),
        _ => Ok(()),
    }
}

/// The page is text and lines. Having the processor draw it starts the window faster, takes
/// a quarter less memory, and goes round the graphics drivers with which WebKitGTK shows an
/// empty window.
fn draw_in_software<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    window.with_webview(|webview| {
        use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })?;
    #[cfg(not(target_os = "linux"))]
    let _ = window;
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
