use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, MapState,
};
use x11rb::rust_connection::RustConnection;

const PATIENCE: Duration = Duration::from_secs(30);

/// A part of the screen in which something dark on light appears: left, top, width, height.
pub type Place = (i16, i16, u16, u16);
/// The truncated key in Keywright's first row.
pub const FIRST_ROW: Place = (250, 170, 160, 40);
/// The empty window's word.
pub const WORD: Place = (0, 0, 160, 60);

/// The screen of the X server, looked at from outside.
pub struct Screen {
    server: RustConnection,
    root: u32,
}

impl Screen {
    /// The one of this session.
    pub fn open() -> Self {
        let (server, number) = x11rb::connect(None).expect("there is an X server: use make bench");
        let root = server.setup().roots[number].root;
        Self { server, root }
    }

    /// Waits until text is drawn there.
    pub fn wait_for_text(&self, place: Place) {
        self.wait(place, |light, dark| light > 0.5 && dark > 0.005);
    }

    /// Asks the window of this name to close, as the cross in its title bar does.
    pub fn close_window(&self, name: &str) {
        let tree = self.server.query_tree(self.root);
        let tree = tree.expect("the X server is there").reply();
        let window = tree
            .expect("the X server is there")
            .children
            .into_iter()
            .find(|window| self.is_called(*window, name));
        let window = window.expect("the window is there");
        let atom = |name: &[u8]| {
            let asked = self.server.intern_atom(false, name);
            asked
                .expect("the X server is there")
                .reply()
                .expect("it has a number")
                .atom
        };
        let (protocols, close) = (atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW"));
        let event = ClientMessageEvent::new(32, window, protocols, [close, 0, 0, 0, 0]);
        self.server
            .send_event(false, window, EventMask::NO_EVENT, event)
            .map(|sent| sent.check())
            .expect("the X server is there")
            .expect("the window takes events");
    }

    fn is_called(&self, window: u32, name: &str) -> bool {
        let kind = AtomEnum::WM_NAME;
        let asked = self
            .server
            .get_property(false, window, kind, AtomEnum::ANY, 0, 64);
        let title = asked.ok().and_then(|asked| asked.reply().ok());
        let shown = self.server.get_window_attributes(window);
        let shown = shown.ok().and_then(|asked| asked.reply().ok());
        title.is_some_and(|title| title.value == name.as_bytes())
            && shown.is_some_and(|shown| shown.map_state == MapState::VIEWABLE)
    }

    /// Waits until no window is there any more.
    pub fn wait_for_nothing(&self) {
        self.wait(WORD, |light, _| light == 0.0);
    }

    /// Waits until the shares of light and of dark pixels are right.
    fn wait(&self, (x, y, width, height): Place, right: impl Fn(f64, f64) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let image = self
                .server
                .get_image(
                    ImageFormat::Z_PIXMAP,
                    self.root,
                    x,
                    y,
                    width,
                    height,
                    u32::MAX,
                )
                .expect("the X server is there")
                .reply()
                .expect("the place is on the screen");
            let pixels = image.data.len() / 4;
            let share = |is: fn(u8) -> bool| {
                image
                    .data
                    .chunks(4)
                    .filter(|pixel| is(pixel[0]) && is(pixel[1]))
                    .count() as f64
                    / pixels as f64
            };
            if right(share(|value| value > 200), share(|value| value < 100)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "the window was not drawn in time"
            );
            sleep(Duration::from_millis(1));
        }
    }
}
