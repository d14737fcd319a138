//! The icon in the tray. On Linux it gets no clicks, so all that it can do is in its menu.

#[cfg(target_os = "linux")]
mod host;
mod menu;

use std::path::PathBuf;

use tauri::image::Image;
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Runtime};

use crate::desk::TheDesk;
use crate::texts::text;
use crate::wire::TrayState;

pub(crate) use menu::refresh;

/// The icon's id.
const ID: &str = "main";

/// Puts the icon into the tray. Where that cannot be, Keywright works as without a tray.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) {
    // The settings say that there is none.
    let _ = try_open(app);
}

fn try_open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    if !can_be() {
        return Ok(());
    }
    #[cfg(target_os = "linux")]
    gtk::glib::set_application_name(&app.package_info().name);
    let menu = menu::build(app)?;
    TrayIconBuilder::with_id(ID)
        .icon(icon()?)
        .icon_as_template(true)
        .temp_dir_path(icon_folder(app))
        .tooltip(text("tray-tooltip"))
        .menu(&menu)
        .show_menu_on_left_click(true)
        .on_menu_event(menu::chosen)
        .build(app)?;
    #[cfg(target_os = "linux")]
    host::watch(app);
    Ok(())
}

/// Where Linux's library hands the icon over as a file: a folder in which nobody else can put
/// one, and no other program does.
fn icon_folder<R: Runtime>(app: &AppHandle<R>) -> PathBuf {
    match std::env::var_os("XDG_RUNTIME_DIR") {
        Some(folder) => PathBuf::from(folder).join(&app.config().identifier),
        None => app.state::<TheDesk>().folder().join("tray"),
    }
}

/// Whether an icon in the tray can be seen now.
pub(crate) fn state<R: Runtime>(app: &AppHandle<R>) -> TrayState {
    if is_there(app) {
        TrayState::There
    } else if is_gnome() {
        TrayState::GnomeWithout
    } else {
        TrayState::Absent
    }
}

/// Whether Keywright goes on without a window.
pub(crate) fn keeps_running<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<TheDesk>().settings().keep_in_tray && is_there(app)
}

fn is_there<R: Runtime>(app: &AppHandle<R>) -> bool {
    #[cfg(target_os = "linux")]
    return app.tray_by_id(ID).is_some() && host::is_there();
    #[cfg(not(target_os = "linux"))]
    return app.tray_by_id(ID).is_some();
}

fn is_gnome() -> bool {
    std::env::var("XDG_CURRENT_DESKTOP").is_ok_and(|desktops| {
        desktops
            .split(':')
            .any(|desktop| desktop.eq_ignore_ascii_case("gnome"))
    })
}

/// macOS colours a template as its menu bar needs it. Elsewhere a tray does not say whether
/// it is dark or light, and the application's own icon is seen on both.
fn icon() -> tauri::Result<Image<'static>> {
    Image::from_bytes(if cfg!(target_os = "macos") {
        include_bytes!("../../../icons/tray-template.png")
    } else {
        include_bytes!("../../../icons/128x128.png")
    })
}

/// The icon's code panics where its library is missing.
fn can_be() -> bool {
    #[cfg(target_os = "linux")]
    {
        const LIBRARIES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
        // SAFETY: what loading it runs is its own start, which the icon runs in any case.
        #[expect(unsafe_code, reason = "there is no other way to ask for a library")]
        return LIBRARIES
            .iter()
            .any(|library| unsafe { libloading::Library::new(*library) }.is_ok());
    }
    #[cfg(not(target_os = "linux"))]
    return true;
}
