//! A page without a window: calls commands as the real one does.

use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{
    Author, Cause, Clock, Issuer, KeyGenerator, Keychain, RegistryError, Surface,
};
use keywright_desktop::{Desk, builder, context};
use rand::rngs::SysRng;
use serde_json::Value;
use tauri::ipc::CallbackFn;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

pub(crate) struct Page {
    pub(crate) registry: Arc<MemoryRegistry>,
    pub(crate) keychain: Arc<MemoryKeychain>,
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

impl Page {
    /// The main window's page, on stores in memory.
    pub(crate) fn open() -> Self {
        let (registry, keychain) = (Arc::new(MemoryRegistry::default()), Arc::default());
        let desk = desk(registry.clone(), keychain_of(&keychain), Arc::default());
        Self::on(desk, registry, keychain)
    }

    /// The main window's page, where the registry cannot be opened.
    pub(crate) fn with_broken_registry(error: RegistryError) -> Self {
        let desk = Desk::new(move || Err(error.clone()));
        Self::on(desk, Arc::default(), Arc::default())
    }

    fn on(desk: Desk, registry: Arc<MemoryRegistry>, keychain: Arc<MemoryKeychain>) -> Self {
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

    pub(crate) fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        call(&self.window, "tauri://localhost", command, arguments)
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
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body: arguments.into(),
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
    Desk::new(move || {
        let author = Author {
            system_user: "someone".to_owned(),
            surface: Surface::Window,
        };
        let clock: Arc<dyn Clock> = clock.clone();
        let generator = KeyGenerator::new(SysRng);
        Ok(Issuer::new(
            registry.clone(),
            keychain.clone(),
            clock,
            generator,
            author,
        ))
    })
}

/// A cause with these words.
pub(crate) fn cause(words: &'static str) -> Cause {
    Cause::new(words)
}
