use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use keywright_core::{Issuer, RegistryError, Setting, Settings, Surface};
use keywright_stores::{Dirs, Secrets, StoreKind, Stores};
use tauri::{AppHandle, Manager, Runtime};

use crate::error::{CommandError, Doing, ErrorCode};
use crate::lock::Lock;
use crate::texts;
use crate::wire::First;

/// The desk as the shell keeps it.
pub(crate) type TheDesk = Arc<Desk>;

/// How long the window waits for what its page draws first; a slow disk does not hold it up.
const FIRST_AWAITED: Duration = Duration::from_millis(100);

/// How long the end waits for what still works on the stores.
const CLOSING: Duration = Duration::from_secs(1);

/// What was opened: without `secrets` they are in a keychain that cannot be exchanged.
struct Opened {
    issuer: Issuer,
    secrets: Option<Arc<Secrets>>,
}

/// Opens the stores; asked again after each failure.
type Opener = dyn Fn() -> Result<Opened, RegistryError> + Send + Sync;

/// The stores on which the window and the tray work. A registry that cannot be opened is
/// tried again at the next command, so that mending it needs no restart.
pub struct Desk {
    open: Box<Opener>,
    folder: PathBuf,
    issuer: Mutex<Option<Arc<Issuer>>>,
    /// Where the secrets of these stores are.
    secrets: Mutex<Option<Arc<Secrets>>>,
    /// As in the registry; as at the first start while it cannot be opened.
    settings: Mutex<Settings>,
    first: Mutex<Option<Receiver<First>>>,
    lock: Lock,
}

impl Desk {
    /// Opens this user's stores, or those in `dirs`, when they are first needed.
    pub fn at(dirs: Dirs) -> Self {
        let folder = dirs.data().to_owned();
        Self::opening(folder, move || {
            let Stores { issuer, secrets } = keywright_stores::open_stores(&dirs, Surface::Window)?;
            let secrets = Some(secrets);
            Ok(Opened { issuer, secrets })
        })
    }

    /// Opens whatever this returns, whose data lie in this folder. Its secrets stay where they are.
    pub fn new(
        folder: PathBuf,
        open: impl Fn() -> Result<Issuer, RegistryError> + Send + Sync + 'static,
    ) -> Self {
        Self::opening(folder, move || {
            let (issuer, secrets) = (open()?, None);
            Ok(Opened { issuer, secrets })
        })
    }

    fn opening(
        folder: PathBuf,
        open: impl Fn() -> Result<Opened, RegistryError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            open: Box::new(open),
            folder,
            issuer: Mutex::default(),
            secrets: Mutex::default(),
            settings: Mutex::default(),
            first: Mutex::default(),
            lock: Lock::default(),
        }
    }

    /// Where the data lie.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The stores. Waits for the disk: not for the main thread.
    pub(crate) fn issuer(&self) -> Result<Arc<Issuer>, RegistryError> {
        // Held while opening, so that commands that come at once open only once.
        let mut issuer = lock(&self.issuer);
        match &*issuer {
            Some(open) => Ok(open.clone()),
            None => {
                let Opened {
                    issuer: opened,
                    secrets,
                } = (self.open)()?;
                self.take_settings(opened.settings()?);
                self.lock.found(opened.lock_status()?.is_set);
                *lock(&self.secrets) = secrets;
                crate::error::speak_of(self.store());
                Ok(issuer.insert(Arc::new(opened)).clone())
            }
        }
    }

    /// Where the secrets of the open stores are.
    pub(crate) fn secrets(&self) -> Option<Arc<Secrets>> {
        lock(&self.secrets).clone()
    }

    /// What holds the secrets of the open stores.
    pub(crate) fn store(&self) -> StoreKind {
        self.secrets()
            .map_or(StoreKind::Keychain, |secrets| secrets.kind())
    }

    /// The stores, for what the page has asked for.
    ///
    /// # Errors
    ///
    /// `Locked` also where the lock was closed after the command had been let through.
    pub(crate) fn for_page(&self, doing: Doing) -> Result<Arc<Issuer>, CommandError> {
        let issuer = self
            .issuer()
            .map_err(|error| CommandError::new(doing, error))?;
        self.unless_locked()?;
        Ok(issuer)
    }

    /// Whether Keywright is locked.
    pub(crate) fn lock(&self) -> &Lock {
        &self.lock
    }

    /// How Keywright works on this computer.
    pub(crate) fn settings(&self) -> Settings {
        lock(&self.settings).clone()
    }

    /// Keeps a setting and applies it.
    pub(crate) fn change(&self, setting: Setting) -> Result<(), RegistryError> {
        let issuer = self.issuer()?;
        // Held over both, so that what is kept last is what applies.
        let mut settings = lock(&self.settings);
        issuer.change_setting(&setting)?;
        settings.set(setting);
        self.lock.close_after(settings.lock);
        texts::speak(settings.language);
        Ok(())
    }

    fn take_settings(&self, settings: Settings) {
        texts::speak(settings.language);
        self.lock.close_after(settings.lock);
        *lock(&self.settings) = settings;
    }

    /// Opens the stores ahead of the first command, while the window comes up, and reads
    /// what its page draws first.
    pub(crate) fn open_early(self: Arc<Self>) {
        let (send, receive) = channel();
        *lock(&self.first) = Some(receive);
        std::thread::spawn(move || {
            // What is wrong is said by the first command, which tries again.
            if let Some(first) = self.read_first() {
                let _ = send.send(first);
            }
        });
    }

    /// What the page draws first. Where there is a lock, it has to ask: what a window knows from
    /// the start would stay with it.
    pub(crate) fn read_first(&self) -> Option<First> {
        let issuer = self.issuer().ok()?;
        match self.lock.is_set() {
            true => None,
            false => First::read(&issuer).ok(),
        }
    }

    /// What was read ahead, once and if it is there in time.
    pub(crate) fn first(&self) -> Option<First> {
        let first = lock(&self.first).take()?;
        first.recv_timeout(FIRST_AWAITED).ok()
    }

    /// Closes the stores, after what still works on them: otherwise the journal would stay. The
    /// keychain is told where the activity ends; one that hangs is not waited for.
    pub(crate) fn close(&self) {
        // While they are being opened there is nothing to close, and no one to wait for.
        let Some(issuer) = self.issuer.try_lock().ok().and_then(|mut open| open.take()) else {
            return;
        };
        drop(lock(&self.secrets).take());
        let last = issuer.clone();
        std::thread::spawn(move || {
            // What cannot be kept now is kept at the next start.
            let _ = last.keep_head();
        });
        let begin = Instant::now();
        while Arc::strong_count(&issuer) > 1 && begin.elapsed() < CLOSING {
            std::thread::sleep(Duration::from_millis(5));
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
        beside(move || {
            let issuer = self.for_page(doing)?;
            let outcome = use_case(&issuer).map_err(|error| CommandError::new(doing, error));
            // What was asked for before the lock was closed is not told any more.
            self.unless_locked()?;
            outcome
        })
        .await
    }
}

/// Runs what the page has asked for off the main thread. Where the lock was closed meanwhile, the page is
/// not told what came of it.
pub(crate) async fn answer<R: Runtime, T: Send + 'static>(
    app: AppHandle<R>,
    work: impl FnOnce(&AppHandle<R>) -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    beside(move || {
        let answer = work(&app);
        app.state::<TheDesk>().unless_locked()?;
        answer
    })
    .await
}

/// Runs what blocks off the main thread.
pub(crate) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(CommandError::saying(ErrorCode::Internal, "error-internal")),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
    use keywright_core::{Author, KeyGenerator, Language, Registry, Theme};
    use rand::rngs::SysRng;

    use super::*;

    fn desk(registry: &Arc<MemoryRegistry>) -> Desk {
        let registry = registry.clone();
        Desk::new("/data".into(), move || {
            let author = Author {
                system_user: "someone".to_owned(),
                surface: Surface::Window,
            };
            Ok(Issuer::new(
                registry.clone(),
                Arc::new(MemoryKeychain::default()),
                Arc::new(MemoryClock::default()),
                KeyGenerator::new(SysRng),
                author,
            ))
        })
    }

    #[test]
    fn settings_that_change_at_the_same_time_are_all_kept() {
        let _turn = texts::turn();
        let registry = Arc::new(MemoryRegistry::default());
        let desk = desk(&registry);
        let changes = |one: Setting, other: Setting| {
            for _ in 0..2000 {
                assert_eq!(desk.change(one.clone()), Ok(()));
                assert_eq!(desk.change(other.clone()), Ok(()));
            }
        };
        std::thread::scope(|threads| {
            threads.spawn(|| changes(Setting::KeepInTray(true), Setting::KeepInTray(false)));
            let themes = [Theme::Light, Theme::Dark].map(Setting::Theme);
            let [light, dark] = themes;
            threads.spawn(|| changes(light, dark));
        });
        let kept = registry.settings().map(|kept| Settings::read(&kept));
        assert_eq!(kept, Ok(desk.settings()));
        texts::speak(Some(Language::English));
    }
}
