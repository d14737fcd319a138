use crate::{
    IssueError, Issuer, Item, KeyId, KeyName, KeyRecord, KeychainError, KeychainState,
    RegistryError,
};

impl Issuer {
    /// Gives a key another name. The name in the keychain follows with
    /// [`Issuer::renew_labels`].
    ///
    /// # Errors
    ///
    /// A name that is refused or taken, `NotFound`, and those of the registry as a whole.
    /// Then the key has the name that it had.
    pub fn rename(&self, id: KeyId, name: &str) -> Result<KeyRecord, IssueError> {
        let name = KeyName::new(name)?;
        let record = self.registry.find(id)?.ok_or(RegistryError::NotFound)?;
        self.registry
            .rename(id, &name, self.clock.now(), &self.author)?;
        Ok(KeyRecord {
            name,
            provisional: false,
            ..record
        })
    }

    /// The name that Keywright gave to a key is the one it shall have.
    ///
    /// # Errors
    ///
    /// `NotFound`, and those of the registry as a whole.
    pub fn keep_name(&self, id: KeyId) -> Result<(), RegistryError> {
        self.registry.keep_name(id)
    }

    /// The newest key that has the name that Keywright gave it, and how many there are.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn unnamed(&self) -> Result<(Option<KeyRecord>, usize), RegistryError> {
        self.registry.unnamed()
    }

    /// Gives the items in the keychain the names that their keys have by now, one after the
    /// other. Takes long with many keys: not to be waited for. What cannot be done now is
    /// done the next time, and an item that the keychain refuses keeps no other waiting.
    ///
    /// # Errors
    ///
    /// What the stores answer.
    pub fn renew_labels(&self) -> Result<(), IssueError> {
        // Two at once could leave the older of two names.
        let _turn = self.labels_turn();
        let stale = self.registry.stale_labels()?;
        if stale.is_empty() || self.keychain.state() != KeychainState::Unlocked {
            return Ok(());
        }
        let mut refusal = None;
        for label in stale {
            match self.keychain.relabel(&label.item) {
                // A key whose item is gone has no name there.
                Ok(()) | Err(KeychainError::Missing) => {
                    self.registry.label_renewed(label.item.id, label.change)?;
                }
                Err(error @ KeychainError::Refused(_)) => {
                    refusal = refusal.or(Some(error.into()));
                }
                Err(error) => return Err(error.into()),
            }
        }
        refusal.map_or(Ok(()), Err)
    }
}

/// An item whose name in the keychain is not its key's any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleLabel {
    /// The item, with the name that it shall have.
    pub item: Item,
    /// Which change of names this is. No other has this number, whatever happens to the key.
    pub change: i64,
}

/// What the owner of a keychain reads there: `Keywright: <workspace> / <key name>`.
pub fn label(workspace: &str, name: &KeyName) -> String {
    format!("Keywright: {workspace} / {name}")
}
