//! The session's own lock and the computer's sleep, as systemd's logind tells them
//! (<https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html>).
//! Where there is no logind, nothing is told.

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Message;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

use super::Told;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

/// Tells from now on of the session's lock and of sleep, which is held up until the answer returns.
pub(super) fn watch(tell: impl Fn(Told) + Send + 'static) {
    std::thread::spawn(move || {
        // Without logind, the lock closes by itself and by hand.
        let _ = Connection::system().and_then(|bus| watch_on(&bus, tell));
    });
}

/// Listens until the bus is gone.
fn watch_on(bus: &Connection, tell: impl Fn(Told)) -> zbus::Result<()> {
    let session = our_session(bus)?;
    let rules = [
        format!("interface='{SESSION}',member='Lock',path='{session}'"),
        format!(
            "interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',\
             path='{session}',arg0='{SESSION}'"
        ),
        format!("interface='{MANAGER}',member='PrepareForSleep',path='{MANAGER_PATH}'"),
    ];
    let messages = MessageIterator::from(bus);
    let driver = zbus::blocking::fdo::DBusProxy::new(bus)?;
    for rule in &rules {
        let rule = format!("type='signal',sender='{LOGIND}',{rule}");
        driver.add_match_rule(rule.as_str().try_into()?)?;
    }
    // Where sleep cannot be held up, the lock may close only when the computer wakes.
    let mut holding = hold_sleep_up(bus).ok();
    for message in messages {
        match meaning(&message?) {
            Some(Meaning::Locks) => tell(Told::SessionLocks),
            Some(Meaning::FallsAsleep) => {
                tell(Told::FallsAsleep);
                // What was held up goes on.
                drop(holding.take());
            }
            Some(Meaning::WokeUp) => holding = hold_sleep_up(bus).ok(),
            None => {}
        }
    }
    Ok(())
}

/// Holds sleep up until this is dropped, or for as long as logind allows (five seconds, where nothing
/// else is set).
fn hold_sleep_up(bus: &Connection) -> zbus::Result<OwnedFd> {
    let manager = Proxy::new(bus, LOGIND, MANAGER_PATH, MANAGER)?;
    manager.call(
        "Inhibit",
        &("sleep", "Keywright", "closes its lock", "delay"),
    )
}

/// A program that a desktop has started as a unit of its own belongs to no session by its number;
/// then its surroundings name the session, or it is the one that the person looks at.
fn our_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
    let manager = Proxy::new(bus, LOGIND, MANAGER_PATH, MANAGER)?;
    let by_number = manager.call("GetSessionByPID", &std::process::id());
    by_number.or_else(|_| {
        let named = std::env::var("XDG_SESSION_ID").unwrap_or_default();
        manager
            .call("GetSession", &named)
            .or_else(|_| manager.call("GetSession", &"auto"))
    })
}

/// What a signal says.
enum Meaning {
    /// The session is locked.
    Locks,
    /// The computer is about to sleep.
    FallsAsleep,
    /// It has slept.
    WokeUp,
}

fn meaning(message: &Message) -> Option<Meaning> {
    let header = message.header();
    match header.member().map(|member| member.as_str()) {
        Some("Lock") => Some(Meaning::Locks),
        Some("PrepareForSleep") => match message.body().deserialize::<bool>().ok()? {
            true => Some(Meaning::FallsAsleep),
            false => Some(Meaning::WokeUp),
        },
        Some("PropertiesChanged") => is_locked_now(message).ok()?.then_some(Meaning::Locks),
        _ => None,
    }
}

fn is_locked_now(message: &Message) -> zbus::Result<bool> {
    let body = message.body();
    let (_, changed, _): (&str, std::collections::HashMap<&str, Value<'_>>, Vec<&str>) =
        body.deserialize()?;
    Ok(changed.get("LockedHint") == Some(&Value::Bool(true)))
}
