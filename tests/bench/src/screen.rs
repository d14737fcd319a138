use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt,
    EventMask, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT,
    MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
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
        let window = self.window(name);
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

    fn window(&self, name: &str) -> Window {
        let tree = self.server.query_tree(self.root);
        let tree = tree.expect("the X server is there").reply();
        let mut windows = tree.expect("the X server is there").children.into_iter();
        let window = windows.find(|window| self.is_called(*window, name));
        window.expect("the window is there")
    }

    fn is_called(&self, window: Window, name: &str) -> bool {
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
    fn wait(&self, place: Place, right: impl Fn(f64, f64) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let picture = self.picture(place);
            if right(picture.share(is_light), picture.share(is_dark)) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "the window was not drawn in time"
            );
            sleep(Duration::from_millis(1));
        }
    }

    /// What is there now.
    pub fn picture(&self, place: Place) -> Picture {
        let (x, y, width, height) = place;
        let format = ImageFormat::Z_PIXMAP;
        let image = self
            .server
            .get_image(format, self.root, x, y, width, height, u32::MAX)
            .expect("the X server is there")
            .reply()
            .expect("the place is on the screen");
        Picture {
            width: usize::from(width),
            pixels: image.data,
        }
    }

    /// Gives the window of this name the keyboard.
    pub fn focus(&self, name: &str) {
        self.server
            .set_input_focus(InputFocus::PARENT, self.window(name), CURRENT_TIME)
            .map(|asked| asked.check())
            .expect("the X server is there")
            .expect("the window takes the focus");
    }

    /// Presses the key with this character or function, and lets it go.
    pub fn press(&self, keysym: u32) {
        let code = self.key_code(keysym);
        self.fake(KEY_PRESS_EVENT, code);
        self.fake(KEY_RELEASE_EVENT, code);
    }

    /// Moves the mouse to this point.
    pub fn point(&self, (x, y): (i16, i16)) {
        self.server
            .xtest_fake_input(MOTION_NOTIFY_EVENT, 0, CURRENT_TIME, self.root, x, y, 0)
            .map(|asked| asked.check())
            .expect("the X server is there")
            .expect("it moves the mouse");
    }

    /// Presses the mouse's first button, or lets it go.
    pub fn hold(&self, down: bool) {
        let event = if down {
            BUTTON_PRESS_EVENT
        } else {
            BUTTON_RELEASE_EVENT
        };
        self.fake(event, 1);
    }

    /// Turns the mouse wheel by one notch at this point: down, or up.
    pub fn wheel(&self, place: (i16, i16), down: bool) {
        self.point(place);
        let button = if down { 5 } else { 4 };
        self.fake(BUTTON_PRESS_EVENT, button);
        self.fake(BUTTON_RELEASE_EVENT, button);
    }

    fn fake(&self, event: u8, detail: u8) {
        self.server
            .xtest_fake_input(event, detail, CURRENT_TIME, self.root, 0, 0, 0)
            .map(|asked| asked.check())
            .expect("the X server is there")
            .expect("it plays keys and buttons");
    }

    fn key_code(&self, keysym: u32) -> u8 {
        let setup = self.server.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let map = self
            .server
            .get_keyboard_mapping(first, last - first + 1)
            .expect("the X server is there")
            .reply()
            .expect("there is a keyboard");
        let wide = usize::from(map.keysyms_per_keycode);
        let mut keys = map.keysyms.chunks(wide);
        let place = keys.position(|key| key.first() == Some(&keysym));
        first + u8::try_from(place.expect("there is such a key")).expect("codes are bytes")
    }
}

/// Pixels of the screen.
#[derive(PartialEq)]
pub struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

impl Picture {
    /// The height of the highest strip across it in which nothing is written.
    pub fn highest_blank(&self) -> usize {
        let lines = self.pixels.chunks(self.width * 4);
        let (mut highest, mut now) = (0, 0);
        for line in lines {
            let written = line.chunks(4).any(is_dark);
            now = if written { 0 } else { now + 1 };
            highest = highest.max(now);
        }
        highest
    }

    fn share(&self, is: fn(&[u8]) -> bool) -> f64 {
        let pixels = self.pixels.len() / 4;
        self.pixels.chunks(4).filter(|pixel| is(pixel)).count() as f64 / pixels as f64
    }
}

fn is_light(pixel: &[u8]) -> bool {
    pixel[0] > 200 && pixel[1] > 200
}

fn is_dark(pixel: &[u8]) -> bool {
    pixel[0] < 100 && pixel[1] < 100
}
