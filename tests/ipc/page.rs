//! A page without a window: calls commands as the real one does.

use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Author, Cause, Clock, Issuer, KeyGenerator, Keychain, Registry, RegistryError, Surface,
};
use keywright_desktop::{Desk, builder, context};
use keywright_stores::Dirs;
use rand::rngs::SysRng;
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

/// How long something may take that happens by itself.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Page {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) keychain: Arc<MemoryKeychain>,
    pub(crate) clock: Arc<MemoryClock>,
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

impl Page {
    /// The main window's page, on stores in memory, in English.
    pub(crate) fn open() -> Self {
        let page = Self::open_as_the_system_is();
        // The language of a process is one; tests in another have a process of their own.
        page.registry.change_setting("language", "en").unwrap();
        page
    }

    /// That page, where nobody chose a language.
    pub(crate) fn open_as_the_system_is() -> Self {
        Self::on_stores(Arc::default(), Arc::default())
    }

    /// What another start finds on the same data.
    pub(crate) fn beside(&self) -> Self {
        Self::on_stores(Arc::new(self.registry.beside()), self.keychain.clone())
    }

    fn on_stores(registry: Arc<MemoryRegistry>, keychain: Arc<MemoryKeychain>) -> Self {
        let clock = Arc::<MemoryClock>::default();
        let desk = desk(registry.clone(), keychain_of(&keychain), clock.clone());
        Self::on(desk, registry, keychain, clock)
    }

    /// The main window's page, on the stores of the machine in this folder.
    pub(crate) fn at(folder: &Path) -> Self {
        let desk = Desk::at(Dirs::at(folder));
        Self::on(desk, Arc::default(), Arc::default(), Arc::default())
    }

    /// The main window's page, where the registry cannot be opened.
    pub(crate) fn with_broken_registry(error: RegistryError) -> Self {
        let desk = Desk::new("/data".into(), move || Err(error.clone()));
        Self::on(desk, Arc::default(), Arc::default(), Arc::default())
    }

    fn on(
        desk: Desk,
        registry: Arc<MemoryRegistry>,
        keychain: Arc<MemoryKeychain>,
        clock: Arc<MemoryClock>,
    ) -> Self {
        let app = builder(mock_builder(), Arc::new(desk))
            .build(context())
            .unwrap();
        // The configured window appears when the application runs; here it only has to exist.
        let window = WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .unwrap();
        Self {
            registry,
            keychain,
            clock,
            app,
            window,
        }
    }

    /// Another window of the same application.
    pub(crate) fn other_window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, Default::default())
            .build()
            .unwrap()
    }

    /// What calls a command while another one is under way.
    pub(crate) fn caller(&self, command: &'static str) -> impl FnOnce() + Send + 'static {
        let calls = self.calls();
        move || {
            calls(command, Value::default()).unwrap();
        }
    }

    /// What calls commands while another one is under way.
    pub(crate) fn calls(
        &self,
    ) -> impl Fn(&str, Value) -> Result<Value, Value> + Send + 'static + use<> {
        let window = self.window.clone();
        move |command, arguments| call(&window, "tauri://localhost", command, arguments)
    }

    /// What another surface of the application works with.
    pub(crate) fn issuer(&self) -> Issuer {
        let keychain = keychain_of(&self.keychain);
        issuer(self.registry.clone(), keychain, Arc::default())
    }

    pub(crate) fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        call(&self.window, "tauri://localhost", command, arguments)
    }

    /// With a body of bytes in the place of arguments.
    pub(crate) fn call_with_bytes(&self, command: &str, body: Vec<u8>) -> Result<Value, Value> {
        send(
            &self.window,
            "tauri://localhost",
            command,
            InvokeBody::Raw(body),
        )
    }

    pub(crate) fn call_from(
        &self,
        url: &str,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Value> {
        call(&self.window, url, command, arguments)
    }
}

pub(crate) fn call(
    window: &WebviewWindow<MockRuntime>,
    url: &str,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    send(window, url, command, arguments.into())
}

fn send(
    window: &WebviewWindow<MockRuntime>,
    url: &str,
    command: &str,
    body: InvokeBody,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body,
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

fn keychain_of(keychain: &Arc<MemoryKeychain>) -> Arc<dyn Keychain> {
    keychain.clone()
}

fn desk(
    registry: Arc<MemoryRegistry>,
    keychain: Arc<dyn Keychain>,
    clock: Arc<MemoryClock>,
) -> Desk {
    Desk::new("/data".into(), move || {
        Ok(issuer(registry.clone(), keychain.clone(), clock.clone()))
    })
}

fn issuer(
    registry: Arc<MemoryRegistry>,
    keychain: Arc<dyn Keychain>,
    clock: Arc<MemoryClock>,
) -> Issuer {
    let author = Author {
        system_user: "someone".to_owned(),
        surface: Surface::Window,
    };
    let clock: Arc<dyn Clock> = clock;
    let generator = KeyGenerator::new(SysRng);
    Issuer::new(registry, keychain, clock, generator, author)
}

/// Waits for what a thread of the application does by itself.
pub(crate) fn until(what: &str, happened: impl Fn() -> bool) {
    let begin = Instant::now();
    while !happened() {
        assert!(begin.elapsed() < PATIENCE, "in vain: {what}");
        sleep(Duration::from_millis(5));
    }
}

/// A cause with these words.
pub(crate) fn cause(words: &'static str) -> Cause {
    Cause::new(words)
}
