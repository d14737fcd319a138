//! Whether the desktop shows tray icons: whether a StatusNotifierWatcher is on the bus and
//! has a host (<https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>). The
//! icon's own library goes back into a tray that returns; here is seen whether it can, and that
//! it does so once.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use gtk::glib;
use gtk::prelude::ObjectExt;
use tauri::{AppHandle, Runtime};
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, Proxy, connection};
use zbus::names::BusName;

use super::menu;
use crate::news::tell;
use crate::window;
use crate::wire::News;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const PATH: &str = "/StatusNotifierWatcher";

/// How long a panel may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

static THERE: AtomicBool = AtomicBool::new(false);

pub(super) fn is_there() -> bool {
    THERE.load(SeqCst)
}

/// Looks, and again whenever something changes. A panel that hangs holds up nothing but this.
pub(super) fn watch<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        // Without a bus there is no tray.
        let _ = watch_on(&app);
    });
}

fn connect() -> zbus::Result<Connection> {
    connection::Builder::session()?
        .method_timeout(PATIENCE)
        .build()
}

fn look(bus: &Connection) -> zbus::Result<bool> {
    if !DBusProxy::new(bus)?.name_has_owner(BusName::try_from(WATCHER)?)? {
        return Ok(false);
    }
    Proxy::new(bus, WATCHER, PATH, WATCHER)?.get_property("IsStatusNotifierHostRegistered")
}

fn watch_on<R: Runtime>(app: &AppHandle<R>) -> zbus::Result<()> {
    // Apart from the one that is asked, whose answers would wait behind the signals.
    let (listening, asking) = (connect()?, connect()?);
    let owner = format!(
        "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',\
         member='NameOwnerChanged',arg0='{WATCHER}'"
    );
    let hosts = format!("type='signal',sender='{WATCHER}',interface='{WATCHER}'");
    let bus = DBusProxy::new(&listening)?;
    bus.add_match_rule(hosts.as_str().try_into()?)?;
    bus.add_match_rule(owner.as_str().try_into()?)?;
    let messages = MessageIterator::from(&listening);
    let mut was_there = look(&asking).unwrap_or(false);
    THERE.store(was_there, SeqCst);
    if was_there {
        keep_one_icon(app);
    }
    for message in messages {
        let message = message?;
        let header = message.header();
        let member = header.member().map(|member| member.as_str());
        let concerns = matches!(
            member,
            Some(
                "NameOwnerChanged"
                    | "StatusNotifierHostRegistered"
                    | "StatusNotifierHostUnregistered"
            )
        );
        if !concerns {
            continue;
        }
        // A watcher that has just come may not answer yet; its host's signal follows.
        let there = look(&asking).unwrap_or(false);
        THERE.store(there, SeqCst);
        if there {
            keep_one_icon(app);
        }
        if there != was_there {
            tell(app, News::SettingsChanged);
        }
        if was_there && !there {
            window::open_unless_tray(app);
        }
        was_there = there;
    }
    Ok(())
}

/// Where a watcher comes within 100 ms of there being none, the icon's library registers the
/// icon, puts another one of X11's older kind beside it, and leaves that there
/// (`fallback_timer_expire` in libayatana-appindicator 0.5.92). It takes it away when the icon
/// is registered once more.
fn keep_one_icon<R: Runtime>(app: &AppHandle<R>) {
    /// Ten times as long as the library waits, on the same thread.
    const LATER: Duration = Duration::from_secs(1);
    let last = app.clone();
    // It fails when the application ends.
    let _ = app.run_on_main_thread(move || {
        glib::timeout_add_local_once(LATER, move || {
            if is_there() && has_older_icon() {
                menu::register_anew(&last);
            }
        });
    });
}

fn has_older_icon() -> bool {
    let windows = gtk::Window::list_toplevels();
    windows
        .iter()
        .any(|window| window.type_().name() == "GtkTrayIcon")
}
