/// Every command of the application. The capability file grants each by this name, and the
/// page calls no other.
pub const COMMANDS: &[&str] = &[
    "overview",
    "keychain_state",
    "unlock_keychain",
    "list_keys",
    "locate_key",
    "create_key",
    "reveal_key",
    "confirm_shown",
    "copy_key",
    "close_reveal",
    "clear_clipboard",
    "delete_key",
];
