//! The desktop's side of a tray icon: the watcher with which it registers, and its menu.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, Proxy, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.kde.StatusNotifierWatcher";
const MENU: &str = "com.canonical.dbusmenu";

struct Registrations(Sender<(String, String)>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Registrations {
    /// An icon comes with the path of its object, on the connection that it calls from.
    fn register_status_notifier_item(
        &self,
        service: String,
        #[zbus(header)] header: Header<'_>,
    ) -> zbus::fdo::Result<()> {
        let sender = header.sender().map(ToString::to_string);
        let _ = self.0.send((sender.unwrap_or_default(), service));
        Ok(())
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

/// A tray in which icons register.
pub(crate) struct Watcher {
    bus: Connection,
    icons: Receiver<(String, String)>,
}

impl Watcher {
    pub(crate) fn start() -> Self {
        let (send, icons) = channel();
        let bus = connection::Builder::session()
            .and_then(|bus| bus.name(NAME))
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Registrations(send)))
            .and_then(connection::Builder::build)
            .expect("this session has a bus and no other tray");
        Self { bus, icons }
    }

    /// The next icon that registers.
    pub(crate) fn wait_for_icon(&self) -> Icon {
        let icon = self.icons.recv_timeout(Duration::from_secs(30));
        let (owner, path) = icon.expect("the icon registers");
        let item = Proxy::new(&self.bus, owner.clone(), path, "org.kde.StatusNotifierItem");
        let menu: OwnedObjectPath = item
            .and_then(|item| item.get_property("Menu"))
            .expect("the icon has a menu");
        let menu = Proxy::new(&self.bus, owner, menu, MENU).expect("the menu answers");
        Icon { menu }
    }

    /// How many connections to the bus this process has.
    pub(crate) fn connections_of(&self, process: u32) -> usize {
        let bus = DBusProxy::new(&self.bus).expect("the bus answers");
        let names = bus.list_names().expect("the bus answers");
        names
            .into_iter()
            .filter(|name| name.as_str().starts_with(':'))
            .filter(|name| {
                let owner = bus.get_connection_unix_process_id(name.as_ref());
                owner.is_ok_and(|owner| owner == process)
            })
            .count()
    }
}

/// An icon's menu.
pub(crate) struct Icon {
    menu: Proxy<'static>,
}

type Layout = (u32, (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>));

impl Icon {
    /// Chooses the entry that is called so.
    pub(crate) fn choose(&self, label: &str) {
        let (_, (_, _, entries)): Layout = self
            .menu
            .call("GetLayout", &(0, -1, ["label"].as_slice()))
            .expect("the menu shows its entries");
        let id = entries.iter().find_map(|entry| {
            let Value::Structure(entry) = &**entry else {
                return None;
            };
            let [Value::I32(id), Value::Dict(properties), _] = entry.fields() else {
                return None;
            };
            let found: Option<Value<'_>> = properties.get(&"label").ok()?;
            (found? == Value::from(label)).then_some(*id)
        });
        let id = id.unwrap_or_else(|| panic!("the menu has an entry {label}"));
        let () = self
            .menu
            .call("Event", &(id, "clicked", Value::from(0), 0u32))
            .expect("the entry is chosen");
    }
}
