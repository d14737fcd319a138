use crate::{Keychain, KeychainError, KeychainState};

/// What the keychain answers; `None` where it answers, but not this: then it is what was asked for that
/// is wrong, and not the keychain. It is asked twice, so that a moment's failure is not taken for that.
pub(crate) fn readable<T>(
    keychain: &dyn Keychain,
    ask: impl Fn() -> Result<T, KeychainError>,
) -> Result<Option<T>, KeychainError> {
    match ask() {
        Err(KeychainError::Platform(_)) if keychain.state() == KeychainState::Unlocked => {
            match ask() {
                Err(KeychainError::Platform(_)) => Ok(None),
                answer => answer.map(Some),
            }
        }
        answer => answer.map(Some),
    }
}
