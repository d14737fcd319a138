use crate::{Identity, Passphrase, Recipient};

/// For whom a backup is encrypted.
pub enum EncryptTo {
    /// Whoever knows this.
    Passphrase(Passphrase),
    /// Whoever has the identity of one of these.
    Recipients(Vec<Recipient>),
}

impl EncryptTo {
    /// The same, and what opens it, so that what was encrypted can be proven at once. Where only
    /// recipients are known, one more is added, whose identity is nowhere but in the answer.
    pub fn provable(self) -> (Self, DecryptWith) {
        match self {
            Self::Passphrase(passphrase) => {
                let with = DecryptWith::Passphrase(passphrase.again());
                (Self::Passphrase(passphrase), with)
            }
            Self::Recipients(mut recipients) if !recipients.is_empty() => {
                let identity = Identity::generate();
                recipients.push(identity.recipient());
                (
                    Self::Recipients(recipients),
                    DecryptWith::Identity(identity),
                )
            }
            none => (none, DecryptWith::Identity(Identity::generate())),
        }
    }
}

/// With what a backup is opened.
pub enum DecryptWith {
    /// The passphrase that it was encrypted with.
    Passphrase(Passphrase),
    /// The identity of one of the recipients that it was encrypted to.
    Identity(Identity),
}
