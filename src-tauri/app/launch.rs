//! What Keywright is asked to do when it is started, by a launcher or another start of it.

use keywright_core::{Environment, Surface};
use tauri::{AppHandle, Runtime};

use crate::quick;
use crate::texts::{text, text_with};
use crate::window;

/// Starts without a window, as at login.
pub(crate) const HIDDEN: &str = "--hidden";
/// Creates a key without a window; followed by the environment.
pub(crate) const QUICK_CREATE: &str = "--quick-create";

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The window.
    Window,
    /// To be there, in the tray.
    Hidden,
    /// A key.
    Key(Environment),
}

impl Wish {
    /// Reads the arguments, without the name of the program.
    ///
    /// # Errors
    ///
    /// What says nothing.
    pub(crate) fn read(arguments: &[String]) -> Result<Self, Misread> {
        let words: Vec<&str> = arguments
            .iter()
            .flat_map(|argument| match argument.split_once('=') {
                Some((name, value)) if name == QUICK_CREATE => vec![name, value],
                _ => vec![argument.as_str()],
            })
            .collect();
        let unknown = |word: &str| Misread::Unknown(word.to_owned());
        match words.as_slice() {
            [] => Ok(Self::Window),
            [HIDDEN] => Ok(Self::Hidden),
            [QUICK_CREATE] => Err(Misread::NoEnvironment),
            [QUICK_CREATE, environment] => Environment::from_word(environment)
                .map(Self::Key)
                .ok_or_else(|| unknown(environment)),
            [HIDDEN, other, ..] | [QUICK_CREATE, _, other, ..] | [other, ..] => Err(unknown(other)),
        }
    }

    /// Fulfils it in an application that runs.
    pub(crate) fn fulfil<R: Runtime>(self, app: &AppHandle<R>) {
        match self {
            Self::Window => window::open_soon(app),
            Self::Hidden => {}
            Self::Key(environment) => quick::create_soon(app, environment, Surface::Launcher),
        }
    }
}

/// Why the arguments ask for nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// This one is not known, or not there.
    Unknown(String),
    /// What kind of key is not said.
    NoEnvironment,
}

impl Misread {
    /// What to say of it.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Unknown(word) => {
                text_with("error-argument", &[("argument", word.as_str().into())])
            }
            Self::NoEnvironment => text("error-argument-environment"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Wish, Misread> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        Wish::read(&arguments)
    }

    #[test]
    fn what_is_asked_for_is_read_from_the_arguments() {
        assert_eq!(read(&[]), Ok(Wish::Window));
        assert_eq!(read(&["--hidden"]), Ok(Wish::Hidden));
        let live = Ok(Wish::Key(Environment::Live));
        assert_eq!(read(&["--quick-create", "live"]), live);
        assert_eq!(read(&["--quick-create=live"]), live);
        assert_eq!(
            read(&["--quick-create", "test"]),
            Ok(Wish::Key(Environment::Test))
        );
    }

    #[test]
    fn what_says_nothing_is_refused_by_its_name() {
        let unknown = |word: &str| Err(Misread::Unknown(word.to_owned()));
        assert_eq!(read(&["--quick-create", "prod"]), unknown("prod"));
        assert_eq!(read(&["--quick-create"]), Err(Misread::NoEnvironment));
        assert_eq!(read(&["--frobnicate"]), unknown("--frobnicate"));
        assert_eq!(read(&["--hidden", "now"]), unknown("now"));
        assert_eq!(read(&["--quick-create", "live", "now"]), unknown("now"));
    }
}
