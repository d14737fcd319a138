use std::process::ExitCode;
use std::sync::Arc;

use keywright_stores::Dirs;
use tauri::webview::PageLoadEvent;
use tauri::{
    App, AppHandle, Builder, Context, Manager, RunEvent, Runtime, Url, WebviewWindow,
    WebviewWindowBuilder,
};

use crate::clipboard::{self, Copied};
use crate::commands::{access_keys, create_key, delete_key, frame, reveal_key};
use crate::desk::Desk;
use crate::hardening;
use crate::reveal::Reveal;

/// The application, without its window and its configuration, on these stores.
pub fn builder<R: Runtime>(builder: Builder<R>, desk: Arc<Desk>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_clipboard_manager::init())
        .manage(desk)
        .manage(Reveal::default())
        .manage(Copied::default())
        .setup(|app| Ok(open_window(app)?))
        .on_page_load(|webview, page| {
            // A page that was loaded anew no longer shows a key.
            if page.event() == PageLoadEvent::Started {
                webview.state::<Reveal>().turn_page();
                clipboard::clear_selection(webview.app_handle());
            }
        })
        .invoke_handler(tauri::generate_handler![
            frame::overview,
            frame::keychain_state,
            frame::unlock_keychain,
            access_keys::list_keys,
            access_keys::locate_key,
            create_key::create_key,
            reveal_key::reveal_key,
            reveal_key::confirm_shown,
            reveal_key::copy_key,
            reveal_key::close_reveal,
            reveal_key::clear_clipboard,
            delete_key::delete_key,
        ])
}

/// The application's configuration, its page and what the page may call.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Runs the desktop application until it is quit.
pub fn run() -> ExitCode {
    hardening::forbid_core_dumps();
    let Some(dirs) = Dirs::of_this_user() else {
        return fail("This system names no home folder, so there is no place for the key list.");
    };
    let desk = Arc::new(Desk::at(dirs));
    desk.clone().open_early();
    match builder(Builder::default(), desk).build(context()) {
        Ok(app) => run_until_quit(app),
        Err(error) => fail(&format!("The window could not be opened: {error}.")),
    }
}

fn run_until_quit(app: App) -> ExitCode {
    quit_on_signals(app.handle());
    app.run(|app, event| match event {
        RunEvent::ExitRequested { api, .. } if clipboard::holds_a_key(app) => {
            api.prevent_exit();
            let app = app.clone();
            std::thread::spawn(move || {
                // Asked for once: whatever comes of it, the next request ends the application.
                let _ = clipboard::clear(&app);
                app.state::<Copied>().forget();
                app.exit(0);
            });
        }
        // The process ends without dropping anything, so the registry is closed here.
        RunEvent::Exit => app.state::<Arc<Desk>>().close(),
        _ => {}
    });
    ExitCode::SUCCESS
}

/// Opens the window of the configuration. It shows the bundled page and no other: the
/// content policy does not hold navigation back.
fn open_window<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    for configuration in &app.config().app.windows {
        let mut window =
            WebviewWindowBuilder::from_config(app, configuration)?.on_navigation(is_bundled);
        if let Some(script) = app
            .state::<Arc<Desk>>()
            .first()
            .and_then(|first| first.script())
        {
            window = window.initialization_script(script);
        }
        let window = window.build()?;
        draw_in_software(&window)?;
    }
    Ok(())
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

/// A session that ends asks by signal; the clipboard is cleared then, too.
fn quit_on_signals<R: Runtime>(app: &AppHandle<R>) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        for kind in [
            SignalKind::terminate(),
            SignalKind::interrupt(),
            SignalKind::hangup(),
        ] {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                // Without the handler, the signal ends the application by itself.
                if let Ok(mut asked) = signal(kind) {
                    asked.recv().await;
                    app.exit(0);
                }
            });
        }
    }
    #[cfg(not(unix))]
    let _ = app;
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
