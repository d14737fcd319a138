use crate::{Identity, Passphrase, Recipient};

/// For whom a backup is encrypted.
pub enum EncryptTo {
    /// Whoever knows this.
    Passphrase(Passphrase),
    /// Whoever has the identity of one of these.
    Recipients(Vec<Recipient>),
}

/// With what a backup is opened.
pub enum DecryptWith {
    /// The passphrase that it was encrypted with.
    Passphrase(Passphrase),
    /// The identity of one of the recipients that it was encrypted to.
    Identity(Identity),
}
