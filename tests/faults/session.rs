//! A D-Bus session with a keychain, for one test alone.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;
use zbus::Message;
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;
use zbus::export::serde::Serialize;
use zbus::zvariant::{DynamicType, ObjectPath, OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.secrets";
const SERVICE: &str = "/org/freedesktop/secrets";
const INTERFACE: Option<&str> = Some("org.freedesktop.Secret.Service");
const PASSWORD: &[u8] = b"only for this test";
/// Where GNOME Keyring keeps the collection that a login unlocks.
const LOGIN: ObjectPath<'static> =
    ObjectPath::from_static_str_unchecked("/org/freedesktop/secrets/collection/login");

/// The bus and the keychain service of one test. At first neither runs.
pub struct Session {
    folder: PathBuf,
    bus: Option<Child>,
    keychain: Option<Child>,
}

/// How long a machine that stands still for seconds may take for anything.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Waits for this, at most as long as `PATIENCE`.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < end, "in {PATIENCE:?}, still not: {what}");
        sleep(Duration::from_millis(5));
    }
}

impl Session {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self {
            folder,
            bus: None,
            keychain: None,
        }
    }

    /// Where the bus of the session in this folder listens.
    pub(crate) fn address(folder: &Path) -> String {
        format!("unix:path={}", folder.join("run/bus").display())
    }

    /// A folder that is gone after the test.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Starts the bus and an unlocked keychain.
    pub fn start(&mut self) {
        self.start_bus("");
        self.start_keychain();
    }

    /// Starts the bus, with these rules besides the usual ones. No service can be started
    /// through it.
    pub fn start_bus(&mut self, rules: &str) {
        self.write_rules(rules);
        let bus = Command::new("dbus-daemon")
            .arg("--config-file")
            .arg(self.folder.join("bus.conf"))
            .args(["--nofork", "--nosyslog"])
            // Where it may not raise a limit it says so, and works.
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is needed: Debian's package dbus");
        self.bus = Some(bus);
        let socket = self.folder.join("run/bus");
        until("the bus answers", || UnixStream::connect(&socket).is_ok());
    }

    /// Other rules for the bus that runs.
    pub fn change_rules(&self, rules: &str) {
        self.write_rules(rules);
        bus().reload_config().unwrap();
    }

    fn write_rules(&self, rules: &str) {
        let settings = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
               <busconfig>
                 <type>session</type>
                 <listen>{}</listen>
                 <auth>EXTERNAL</auth>
                 <policy context="default">
                   <allow send_destination="*"/> <allow receive_sender="*"/> <allow own="*"/>
                   {rules}
                 </policy>
               </busconfig>"#,
            Self::address(&self.folder)
        );
        fs::write(self.folder.join("bus.conf"), settings).unwrap();
    }

    /// Starts the keychain and unlocks it.
    pub fn start_keychain(&mut self) {
        let mut keychain = self.spawn_keychain(&["--unlock"]);
        keychain.stdin.take().unwrap().write_all(PASSWORD).unwrap();
        self.keychain = Some(keychain);
        until("the keychain is unlocked", || {
            self.is_locked() == Some(false)
        });
    }

    /// Starts the keychain as it is after a login without a password.
    pub fn start_locked_keychain(&mut self) {
        self.keychain = Some(self.spawn_keychain(&[]));
        until("the keychain answers", || self.is_locked() == Some(true));
    }

    /// Starts the keychain of a person who has none yet.
    pub fn start_empty_keychain(&mut self) {
        self.keychain = Some(self.spawn_keychain(&[]));
        until("the keychain answers", || has_owner(NAME));
    }

    fn spawn_keychain(&self, arguments: &[&str]) -> Child {
        Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--components=secrets"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon is needed: Debian's package gnome-keyring")
    }

    fn is_locked(&self) -> Option<bool> {
        let service = secret_service().ok()?;
        let collection = service.get_default_collection().ok()?;
        collection.is_locked().ok()
    }

    /// Locks the keychain, as its owner can.
    pub fn lock_keychain(&self) {
        let service = secret_service().unwrap();
        service.get_default_collection().unwrap().lock().unwrap();
        assert_eq!(self.is_locked(), Some(true), "it was told to lock");
    }

    /// Unlocks the keychain past its prompt.
    pub fn unlock_keychain(&self) {
        self.unlock_collection(&LOGIN.into());
        assert_eq!(self.is_locked(), Some(false), "it was told to unlock");
    }

    /// Unlocks a collection past its prompt.
    pub fn unlock_collection(&self, collection: &OwnedObjectPath) {
        with_password("UnlockWithMasterPassword", |password| {
            (collection.clone(), password)
        });
    }

    /// An unlocked collection beside the default one, made past the prompt for its password.
    pub fn other_collection(&self) -> OwnedObjectPath {
        const LABEL: &str = "org.freedesktop.Secret.Collection.Label";
        let properties = HashMap::from([(LABEL, Value::from("Other"))]);
        let made = with_password("CreateWithMasterPassword", |password| {
            (properties, password)
        });
        made.body().deserialize().unwrap()
    }

    /// `kill -9`; the bus has noticed when this returns.
    pub fn kill_keychain(&mut self) {
        let mut keychain = self.keychain.take().expect("the keychain runs");
        keychain.kill().unwrap();
        keychain.wait().unwrap();
        until("the bus has noticed", || !has_owner(NAME));
    }

    /// To be called once a process that used the keychain was killed: when this returns, the
    /// keychain answers.
    ///
    /// Where that process, or anybody else, has had GNOME Keyring abort (see `known`), it starts anew, as at the
    /// next login, with what it has on the disk.
    pub fn revive_keychain(&mut self) {
        // Answered after what the killed process has asked.
        if self.is_locked() == Some(false) {
            return;
        }
        let mut keychain = self.keychain.take().expect("the keychain runs");
        let mut ended = None;
        until("the keychain has ended", || {
            ended = keychain.try_wait().unwrap();
            ended.is_some()
        });
        let signal = ended.and_then(|status| status.signal());
        let aborts = [Signal::ABORT, Signal::TRAP].map(Signal::as_raw);
        assert!(
            signal.is_some_and(|signal| aborts.contains(&signal)),
            "it has aborted by itself: {ended:?}"
        );
        until("the bus has noticed", || !has_owner(NAME));
        self.start_keychain();
    }

    /// Sends the keychain a signal.
    pub fn signal_keychain(&self, signal: Signal) {
        let keychain = self.keychain.as_ref().expect("the keychain runs");
        kill_process(Pid::from_child(keychain), signal).unwrap();
    }

    /// `kill -9` for the bus; all that were connected lose it.
    pub fn kill_bus(&mut self) {
        let mut bus = self.bus.take().expect("the bus runs");
        bus.kill().unwrap();
        bus.wait().unwrap();
        fs::remove_file(self.folder.join("run/bus")).unwrap();
    }
}

/// A password on its way: the session, no parameters, and its bytes.
type Password = (OwnedObjectPath, &'static [u8], &'static [u8], &'static str);

/// Calls this on the one interface where GNOME Keyring takes a password without a prompt.
fn with_password<T: Serialize + DynamicType>(
    method: &str,
    arguments: impl FnOnce(Password) -> T,
) -> Message {
    let bus = known().unwrap();
    let plain = ("plain", Value::from(""));
    let opened = bus.call_method(Some(NAME), SERVICE, INTERFACE, "OpenSession", &plain);
    let (_, session): (OwnedValue, OwnedObjectPath) = opened.unwrap().body().deserialize().unwrap();
    let unlocked = Some("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface");
    let arguments = arguments((session, &[], PASSWORD, "text/plain"));
    bus.call_method(Some(NAME), SERVICE, unlocked, method, &arguments)
        .unwrap()
}

/// The keychain service of this session, past Keywright.
///
/// # Errors
///
/// None runs, or it does not answer.
pub fn secret_service() -> Result<SecretService<'static>, secret_service::Error> {
    SecretService::connect_with_existing(EncryptionType::Plain, known()?)
}

/// A connection that GNOME Keyring has taken note of: where the first it hears of one is that it wants a
/// session, it may abort.
fn known() -> Result<Connection, zbus::Error> {
    let bus = Connection::session()?;
    bus.call_method(Some(NAME), SERVICE, INTERFACE, "ReadAlias", &("default",))?;
    Ok(bus)
}

fn bus() -> DBusProxy<'static> {
    DBusProxy::new(&Connection::session().unwrap()).unwrap()
}

fn has_owner(name: &'static str) -> bool {
    bus().name_has_owner(name.try_into().unwrap()).unwrap()
}

impl Drop for Session {
    fn drop(&mut self) {
        for daemon in [&mut self.keychain, &mut self.bus].into_iter().flatten() {
            let _ = daemon.kill();
            let _ = daemon.wait();
        }
    }
}
