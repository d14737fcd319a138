use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use keywright_stores::Dirs;
use tauri::webview::PageLoadEvent;
use tauri::{App, AppHandle, Builder, Context, Manager, RunEvent, Runtime, WindowEvent};
use tauri_plugin_autostart::MacosLauncher;
use tauri_plugin_window_state::AppHandleExt;

use crate::backups::Backups;
use crate::clipboard::{self, Copied};
use crate::commands::{
    access_keys, activity, audit, backup, create_key, frame, hand_over, import, key_details,
    leaks as leak_commands, lock as lock_commands, many_keys, recover_key,
    reminders as reminder_commands, rename_key, reveal_key, rotate_key, settings, stores,
    work as work_commands, workspaces,
};
use crate::desk::{Desk, TheDesk};
use crate::imports::Imports;
use crate::launch::{HIDDEN, Wish};
use crate::news::{Listener, tell};
use crate::quick::Queue;
use crate::reminders::Saying;
use crate::reveal::Reveal;
use crate::shortcut::{self, Caught};
use crate::texts::{self, text, text_with};
use crate::window::{self, Closing, Ready};
use crate::wire::News;
use crate::work::Work;
use crate::{hardening, history, leaks, lock, notifications, rounds, tray};

/// The application on these stores, without what makes it the one of this desktop: its
/// window, its tray icon, and its configuration.
pub fn builder<R: Runtime>(builder: Builder<R>, desk: Arc<Desk>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_autostart::init(
            MacosLauncher::LaunchAgent,
            Some(vec![HIDDEN]),
        ))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(window::REMEMBERED)
                .build(),
        )
        .manage(desk)
        .manage(Reveal::default())
        .manage(Copied::default())
        .manage(Listener::default())
        .manage(Closing::default())
        .manage(Ready::default())
        .manage(Queue::default())
        .manage(Caught::default())
        .manage(history::End::default())
        .manage(Saying::default())
        .manage(audit::Checked::default())
        .manage(Backups::default())
        .manage(Work::default())
        .manage(Imports::default())
        .on_page_load(|webview, page| {
            // A page that was loaded anew no longer shows a key.
            if page.event() == PageLoadEvent::Started {
                window::forget_page(webview.app_handle());
                window::hide_from_capture(webview.app_handle(), false);
                clipboard::clear_selection(webview.app_handle());
            }
        })
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => {
                window::close_requested(window.app_handle(), api);
            }
            WindowEvent::Destroyed => window::closed(window.app_handle()),
            WindowEvent::DragDrop(event) => leaks::dragged(window.app_handle(), event),
            _ => {}
        })
        .invoke_handler(lock::guarded(tauri::generate_handler![
            frame::overview,
            frame::keychain_state,
            frame::unlock_keychain,
            workspaces::workspaces,
            workspaces::choose_workspace,
            workspaces::add_workspace,
            workspaces::change_workspace,
            workspaces::remove_workspace,
            access_keys::list_keys,
            access_keys::locate_key,
            access_keys::all_keys,
            access_keys::keep_view,
            key_details::key_details,
            access_keys::completions,
            create_key::create_key,
            reveal_key::reveal_key,
            reveal_key::confirm_shown,
            reveal_key::copy_key,
            reveal_key::close_reveal,
            reveal_key::clear_clipboard,
            access_keys::copy_key_part,
            access_keys::copy_key_parts,
            rename_key::rename_key,
            rename_key::keep_name,
            key_details::document_key,
            key_details::set_expiry,
            many_keys::disable_keys,
            many_keys::enable_keys,
            many_keys::delete_keys,
            rotate_key::rotate_key,
            rotate_key::rotate_keys,
            rotate_key::finish_rotation,
            rotate_key::undo_rotation,
            rotate_key::copy_checklist,
            rotate_key::save_checklist,
            activity::activity,
            activity::verify_activity,
            activity::save_activity,
            leak_commands::find_leaks,
            leak_commands::find_leaks_in_file,
            leak_commands::contain_leak,
            reminder_commands::dismiss_reminders,
            reminder_commands::snooze_reminders,
            audit::audit,
            audit::audit_charts,
            audit::check_keychain,
            audit::postpone,
            audit::discard_secret,
            audit::save_audit_report,
            audit::save_calendar,
            backup::backup_overview,
            backup::make_backup,
            backup::back_up_now,
            backup::begin_backup_setup,
            backup::save_recovery_sheet,
            backup::choose_backup_folder,
            backup::finish_backup_setup,
            backup::cancel_backup_setup,
            backup::change_backup_schedule,
            backup::stop_backups,
            backup::choose_backup_file,
            backup::open_backup,
            backup::restore_backup,
            backup::close_backup,
            work_commands::work_left,
            work_commands::stop_work,
            import::choose_import_file,
            import::open_import,
            import::check_import,
            import::import_keys,
            import::close_import,
            hand_over::check_hand_over,
            hand_over::hand_over,
            hand_over::hand_over_letter,
            recover_key::recover_key,
            stores::secret_store,
            stores::move_secrets,
            stores::bring_secrets,
            stores::unlock_vault,
            stores::change_vault_passphrase,
            frame::watch,
            settings::settings,
            settings::change_setting,
            settings::open_data_folder,
            frame::asked_closing,
            frame::close_window,
            lock_commands::lock_state,
            lock_commands::unlock,
            lock_commands::unlock_with_recovery,
            lock_commands::lock,
            lock_commands::stay_awake,
            lock_commands::set_passphrase,
            lock_commands::remove_passphrase,
        ]))
}

/// The application's configuration, its page and what the page may call.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Runs the desktop application until it is quit.
pub fn run() -> ExitCode {
    hardening::forbid_core_dumps();
    #[cfg(target_os = "linux")]
    crate::without_gl::begin();
    texts::speak(None);
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let wish = match Wish::read(&arguments) {
        Ok(wish) => wish,
        Err(misread) => return fail(&misread.message()),
    };
    #[cfg(target_os = "linux")]
    if ["DISPLAY", "WAYLAND_DISPLAY"].map(std::env::var_os) == [None, None] {
        return fail(&text("error-no-display"));
    }
    let Some(dirs) = Dirs::of_this_user() else {
        return fail(&text("error-no-home-folder"));
    };
    let desk = Arc::new(Desk::at(dirs));
    // The first of all: where Keywright runs already, this start ends here.
    let one = tauri_plugin_single_instance::init(|app, arguments, _| {
        // What cannot be read has been said by the start that brought it.
        if let Ok(wish) = Wish::read(arguments.get(1..).unwrap_or_default()) {
            wish.fulfil(app);
        }
    });
    let opening = desk.clone();
    let app = builder(Builder::default().plugin(one), desk)
        .setup(move |app| {
            opening.open_early();
            Ok(begin(app, wish)?)
        })
        .build(context());
    match app {
        Ok(app) => run_until_quit(app),
        Err(error) => {
            let reason = ("reason", error.to_string().into());
            fail(&text_with("error-window-failed", &[reason]))
        }
    }
}

fn begin(app: &App, wish: Wish) -> tauri::Result<()> {
    let app = app.handle();
    let first = app.state::<TheDesk>().first();
    // First, so that its webview starts while the rest is done.
    if wish == Wish::Window {
        window::build(app, first)?;
    }
    tray::open(app);
    notifications::open_window_on_click(app);
    rename_key::renew_labels(app);
    history::keep_end(app);
    rounds::begin(app);
    lock::begin(app);
    let catching = app.clone();
    std::thread::spawn(move || {
        let desk = catching.state::<TheDesk>();
        // With the stores come the settings.
        let _ = desk.issuer();
        // Taken by another program since: the settings show none, and the way to another.
        let _ = shortcut::catch(&catching, desk.settings().shortcut.as_deref());
        tell(&catching, News::SettingsChanged);
    });
    match wish {
        Wish::Window => {}
        // At login a panel may come later than Keywright.
        Wish::Hidden => window::open_unless_tray(app),
        Wish::Key(_) => wish.fulfil(app),
    }
    app.state::<Ready>().set();
    Ok(())
}

fn run_until_quit(app: App) -> ExitCode {
    quit_on_signals(app.handle());
    app.run(|app, event| match event {
        RunEvent::ExitRequested {
            code: None, api, ..
        } if tray::keeps_running(app) => api.prevent_exit(),
        RunEvent::ExitRequested { api, .. }
            if clipboard::holds_a_key(app) || app.state::<Copied>().waits() =>
        {
            api.prevent_exit();
            let app = app.clone();
            std::thread::spawn(move || {
                clear_before_the_end(&app);
                if app.state::<Copied>().waits() {
                    end_at_once(&app);
                }
                app.exit(0);
            });
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::open_soon(app),
        // The process ends without dropping anything, so the registry is closed here.
        RunEvent::Exit => app.state::<TheDesk>().close(),
        _ => {}
    });
    ExitCode::SUCCESS
}

/// Another program that hangs would hold up the ordinary end by its clipboard.
fn end_at_once<R: Runtime>(app: &AppHandle<R>) -> ! {
    app.state::<TheDesk>().close();
    // As at the ordinary end: where it cannot be written, the window opens in its usual place.
    let _ = app.save_window_state(window::REMEMBERED);
    std::process::exit(0)
}

/// Asked for once: whatever comes of it, the next request ends the application.
fn clear_before_the_end<R: Runtime>(app: &AppHandle<R>) {
    const TRIES: u32 = 3;
    const PAUSE: Duration = Duration::from_millis(300);
    for _ in 0..TRIES {
        if clipboard::clear(app).is_ok() {
            return;
        }
        std::thread::sleep(PAUSE);
    }
    clipboard::say_not_cleared(app);
    app.state::<Copied>().forget();
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

/// Says what no window can say.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
pub(crate) fn complain(error: &dyn std::error::Error) {
    let reason = ("reason", crate::error::reason(error));
    eprintln!("{}", text_with("error-window-failed", &[reason]));
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
