use std::sync::PoisonError;

use crate::{
    ActivityPage, ActivityQuery, ActivityRow, Entry, Head, IssueError, Issuer, KeychainError,
    KeychainState, RegistryError, Seal,
};

/// Entries that are read at once.
const PART: usize = 1000;

/// What looking through the whole activity has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries, from the first on, follow from one another and from nothing else.
    pub entries: u64,
    /// What is wrong, if anything.
    pub verdict: Verdict,
}

/// Whether the activity is as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is, up to the end that the keychain knows.
    Intact,
    /// Every entry is; but the keychain knows no end for it, so entries may have been cut off.
    EndUnknown(KeychainError),
    /// The entry of this number was changed, or what stood before it was.
    Changed(Box<Entry>),
    /// The entry of this number is not there, though later ones are.
    Missing(u64),
    /// The activity ends with this entry; it once went on to at least the second.
    CutOff {
        /// The last entry that is there.
        last: u64,
        /// The last that is known to have been there.
        known: u64,
    },
    /// The entry of this number is not the one that the keychain knows: the activity was
    /// written anew.
    Rewritten(u64),
}

impl Issuer {
    /// A part of the activity.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn activity(&self, query: &ActivityQuery) -> Result<ActivityPage, RegistryError> {
        self.registry.activity(query)
    }

    /// Calls this with every entry, oldest first.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole, and what `see` answers.
    pub fn each_entry<E: From<RegistryError>>(
        &self,
        mut see: impl FnMut(Entry) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut after = 0;
        loop {
            let part = self.registry.entries_after(after, PART)?;
            let Some(last) = part.last() else {
                return Ok(());
            };
            after = last.number;
            part.into_iter().try_for_each(&mut see)?;
        }
    }

    /// Calls this with every entry that the query finds, oldest first, whatever its offset and
    /// limit. Entries that are written meanwhile are found, too.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole, and what `see` answers.
    pub fn each_found<E: From<RegistryError>>(
        &self,
        query: &ActivityQuery,
        mut see: impl FnMut(&ActivityRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let query = ActivityQuery {
            limit: PART,
            ..query.clone()
        };
        let mut after = 0;
        loop {
            let part = self.registry.activity_after(after, &query)?;
            let Some(last) = part.last() else {
                return Ok(());
            };
            after = last.entry.number;
            part.iter().try_for_each(&mut see)?;
        }
    }

    /// The last entry: whether anything was done since it was last asked for.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn head(&self) -> Result<Head, RegistryError> {
        self.registry.head()
    }

    /// Looks through the whole activity, and stops at the first entry that is not as it was
    /// written.
    ///
    /// # Errors
    ///
    /// Those of the registry as a whole.
    pub fn verify_activity(&self) -> Result<Verified, RegistryError> {
        // Read first: entries that are added meanwhile lie beyond it.
        let known = self.keychain.kept_head(&self.registry.identity()?);
        let mut head = Head {
            number: 0,
            seal: Seal::FIRST,
        };
        let outcome = self.each_entry(|entry| {
            if entry.number != head.number + 1 {
                return Err(Stop::At(Verdict::Missing(head.number + 1)));
            }
            if entry.sealed_after(&head.seal) != entry.seal {
                return Err(Stop::At(Verdict::Changed(Box::new(entry))));
            }
            let next = Head {
                number: entry.number,
                seal: entry.seal,
            };
            match &known {
                Ok(known) if known.number == next.number && *known != next => {
                    Err(Stop::At(Verdict::Rewritten(next.number)))
                }
                _ => {
                    head = next;
                    Ok(())
                }
            }
        });
        let verdict = match (outcome, known) {
            (Err(Stop::Registry(error)), _) => return Err(error),
            (Err(Stop::At(verdict)), _) => verdict,
            (Ok(()), Ok(known)) if known.number > head.number => Verdict::CutOff {
                last: head.number,
                known: known.number,
            },
            (Ok(()), Ok(_)) => Verdict::Intact,
            (Ok(()), Err(error)) => Verdict::EndUnknown(error),
        };
        Ok(Verified {
            entries: head.number,
            verdict,
        })
    }

    /// Has the keychain keep the last entry, so that cutting off the end is noticed. Where the
    /// end that it has is not in the activity any more, it goes on keeping that, as the proof.
    ///
    /// Asks the keychain only when there is something new: not to be waited for.
    ///
    /// # Errors
    ///
    /// What the stores answer; then it is kept the next time.
    pub fn keep_head(&self) -> Result<(), IssueError> {
        let mut kept = self
            .kept_head
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let head = self.registry.head()?;
        if *kept == Some(head) || head.number == 0 {
            return Ok(());
        }
        if self.keychain.state() != KeychainState::Unlocked {
            return Ok(());
        }
        let registry = self.registry.identity()?;
        match self.keychain.kept_head(&registry) {
            Ok(known) if known.number >= head.number || !self.holds(&known)? => {}
            Ok(_) | Err(KeychainError::Missing) => self.keychain.keep_head(&registry, &head)?,
            Err(error) => return Err(error.into()),
        }
        *kept = Some(head);
        Ok(())
    }

    /// Whether the activity has this entry.
    fn holds(&self, head: &Head) -> Result<bool, RegistryError> {
        let Some(before) = head.number.checked_sub(1) else {
            return Ok(true);
        };
        let found = self.registry.entries_after(before, 1)?;
        Ok(found
            .first()
            .is_some_and(|entry| entry.number == head.number && entry.seal == head.seal))
    }
}

enum Stop {
    At(Verdict),
    Registry(RegistryError),
}

impl From<RegistryError> for Stop {
    fn from(error: RegistryError) -> Self {
        Self::Registry(error)
    }
}
