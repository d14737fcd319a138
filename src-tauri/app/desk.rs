use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keywright_core::{Issuer, RegistryError, Surface};
use keywright_stores::Dirs;

use crate::error::{CommandError, Doing, ErrorCode};
use crate::start::Start;

/// How long the window waits for what its page draws first; a slow disk does not hold it up.
const FIRST_AWAITED: Duration = Duration::from_millis(100);

/// Opens the stores; asked again after each failure.
type Opener = dyn Fn() -> Result<Issuer, RegistryError> + Send + Sync;

/// The stores on which the window works. A registry that cannot be opened is tried again
/// at the next command, so that mending it needs no restart.
pub struct Desk {
    open: Box<Opener>,
    issuer: Mutex<Option<Arc<Issuer>>>,
    first: Mutex<Option<Receiver<Start>>>,
}

impl Desk {
    /// Opens this user's stores, or those in `dirs`, when they are first needed.
    pub fn at(dirs: Dirs) -> Self {
        Self::new(move || keywright_stores::open(&dirs, Surface::Window))
    }

    /// Opens whatever this returns.
    pub fn new(open: impl Fn() -> Result<Issuer, RegistryError> + Send + Sync + 'static) -> Self {
        Self {
            open: Box::new(open),
            issuer: Mutex::default(),
            first: Mutex::default(),
        }
    }

    fn issuer(&self) -> Result<Arc<Issuer>, RegistryError> {
        // Held while opening, so that commands that come at once open only once.
        let mut issuer = self.issuer.lock().unwrap_or_else(PoisonError::into_inner);
        match &*issuer {
            Some(open) => Ok(open.clone()),
            None => Ok(issuer.insert(Arc::new((self.open)()?)).clone()),
        }
    }

    /// Opens the stores ahead of the first command, while the window comes up, and reads
    /// what its page draws first.
    pub(crate) fn open_early(self: Arc<Self>) {
        let (send, receive) = channel();
        *self.first.lock().unwrap_or_else(PoisonError::into_inner) = Some(receive);
        std::thread::spawn(move || {
            // What is wrong is said by the first command, which tries again.
            if let Ok(start) = self.issuer().and_then(|issuer| Start::read(&issuer)) {
                let _ = send.send(start);
            }
        });
    }

    /// What was read ahead, once and if it is there in time.
    pub(crate) fn first(&self) -> Option<Start> {
        let first = self
            .first
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        first.and_then(|first| first.recv_timeout(FIRST_AWAITED).ok())
    }

    /// Closes the stores; a command that is still running keeps them until it ends.
    pub(crate) fn close(&self) {
        // While they are being opened there is nothing to close, and no one to wait for.
        if let Ok(mut issuer) = self.issuer.try_lock() {
            *issuer = None;
        }
    }

    /// Runs a use case off the main thread, since stores block.
    pub(crate) async fn run<T, E>(
        self: Arc<Self>,
        doing: Doing,
        use_case: impl FnOnce(&Issuer) -> Result<T, E> + Send + 'static,
    ) -> Result<T, CommandError>
    where
        T: Send + 'static,
        E: Into<keywright_core::IssueError>,
    {
        let work = move || {
            let issuer = self
                .issuer()
                .map_err(|error| CommandError::new(doing, error))?;
            use_case(&issuer).map_err(|error| CommandError::new(doing, error))
        };
        match tauri::async_runtime::spawn_blocking(work).await {
            Ok(outcome) => outcome,
            Err(_) => Err(CommandError {
                code: ErrorCode::Internal,
                message: "Keywright could not finish this. Try again.".to_owned(),
            }),
        }
    }
}
