use std::io::Write;
use std::iter::once;

use age::{EncryptError, Encryptor, scrypt};
use keywright_core::Cause;

use crate::write::failed;
use crate::{Identity, MOST_RECIPIENTS, Passphrase, Recipient, WORK_FACTOR, WriteError};

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

/// Encrypts other content than a backup, all at once. What was encrypted last, up to 64 KiB, stays in
/// this process's freed memory: see the head of this crate.
///
/// # Errors
///
/// `NoRecipients`, `TooManyRecipients` and `Failed`.
pub fn encrypt(content: &[u8], to: &EncryptTo, out: impl Write) -> Result<(), WriteError> {
    let mut stream = to.encryptor()?.wrap_output(out).map_err(failed)?;
    stream.write_all(content).map_err(failed)?;
    stream
        .finish()
        .and_then(|mut out| out.flush())
        .map_err(failed)
}

impl EncryptTo {
    pub(crate) fn encryptor(&self) -> Result<Encryptor, WriteError> {
        let encryptor = match self {
            Self::Passphrase(passphrase) => {
                let mut recipient = scrypt::Recipient::new(passphrase.secret());
                recipient.set_work_factor(WORK_FACTOR);
                Encryptor::with_recipients(once(&recipient as &dyn age::Recipient))
            }
            Self::Recipients(recipients) if recipients.len() > MOST_RECIPIENTS => {
                return Err(WriteError::TooManyRecipients(recipients.len()));
            }
            Self::Recipients(recipients) => {
                Encryptor::with_recipients(recipients.iter().map(Recipient::age))
            }
        };
        encryptor.map_err(|error| match error {
            EncryptError::MissingRecipients => WriteError::NoRecipients,
            EncryptError::Io(error) => failed(error),
            other => WriteError::Failed(Cause::new(other)),
        })
    }
}
