use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime};

use crate::lock;
use crate::wire::News;

/// Where the page listens, and what waits for it.
#[derive(Default)]
pub(crate) struct Listener(Mutex<Listening>);

#[derive(Default)]
struct Listening {
    page: Option<Channel<News>>,
    waiting: Vec<News>,
}

impl Listener {
    /// The page listens from now on, and hears first what was said before.
    pub(crate) fn listen(&self, page: Channel<News>) {
        let mut listening = self.lock();
        for news in listening.waiting.drain(..) {
            // A page that has gone does not listen any more.
            let _ = page.send(news);
        }
        listening.page = Some(page);
    }

    /// The page is gone.
    pub(crate) fn forget(&self) {
        self.lock().page = None;
    }

    /// Whether a page listens.
    pub(crate) fn hears(&self) -> bool {
        self.lock().page.is_some()
    }

    fn tell(&self, news: News) {
        let mut listening = self.lock();
        match &listening.page {
            Some(page) => {
                let _ = page.send(news);
            }
            // The rest a page asks for when it starts.
            None if matches!(news, News::Show { .. } | News::NotCreated { .. }) => {
                listening.waiting.push(news);
            }
            None => {}
        }
    }

    fn lock(&self) -> MutexGuard<'_, Listening> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the page, now or when it is there.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, news: News) {
    // Locked, the page is told nothing; unlocked, it asks for everything.
    if !lock::is_closed(app) {
        app.state::<Listener>().tell(news);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::wire::ClosingReason;

    /// A page, and what it has heard.
    fn page() -> (Channel<News>, Arc<Mutex<Vec<String>>>) {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hears = heard.clone();
        let channel = Channel::new(move |news| {
            let json: serde_json::Value = news.deserialize()?;
            let kind = json["kind"].as_str().unwrap_or_default().to_owned();
            hears
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(kind);
            Ok(())
        });
        (channel, heard)
    }

    fn taken(heard: &Mutex<Vec<String>>) -> Vec<String> {
        std::mem::take(&mut heard.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn show(id: &str) -> News {
        News::Show { id: id.to_owned() }
    }

    #[test]
    fn a_page_hears_first_what_was_said_before_it_was_there() {
        let listener = Listener::default();
        listener.tell(show("one"));
        // A page that starts reads the list, the clipboard and the settings by itself.
        listener.tell(News::KeysChanged);
        listener.tell(News::SettingsChanged);
        listener.tell(News::Clipboard { timer: None });
        let reason = ClosingReason::Tray;
        listener.tell(News::Closing { reason });
        let (channel, heard) = page();
        listener.listen(channel);
        assert_eq!(taken(&heard), ["show"]);
        listener.tell(News::KeysChanged);
        assert_eq!(taken(&heard), ["keysChanged"]);
        let (channel, heard) = page();
        listener.listen(channel);
        assert_eq!(taken(&heard), [""; 0], "once is enough");
    }

    #[test]
    fn a_page_that_is_gone_hears_nothing_and_the_next_one_what_it_missed() {
        let listener = Listener::default();
        assert!(!listener.hears());
        let (channel, heard) = page();
        listener.listen(channel);
        assert!(listener.hears());
        listener.forget();
        assert!(!listener.hears());
        listener.tell(show("one"));
        assert_eq!(taken(&heard), [""; 0]);
        let (channel, heard) = page();
        listener.listen(channel);
        assert_eq!(taken(&heard), ["show"]);
    }
}
