//! From what was encrypted to items: the document's frame, in which each list is read item by item.

mod plain;
mod scanner;

pub(crate) use plain::{Plain, unread};

use keywright_core::Timestamp;
use serde::de::DeserializeOwned;

use self::scanner::Scanner;
use crate::document::Item;
use crate::place::Place;
use crate::rules::Rules;
use crate::wire::{
    self, EntryText, KeyText, KeyText1, PostponementText, SecretText, SecretText1, Wire,
    WorkspaceText, WorkspaceText1,
};
use crate::{About, FORMAT, Fault, Limits, Malformed, ReadError, Summary, VERSION};

/// Reads a document to its end, and hands over each item that obeys the rules.
pub(crate) fn document(
    plain: &mut Plain<'_>,
    limits: &Limits,
    mut see: impl FnMut(Item),
) -> Result<Summary, ReadError> {
    let mut frame = Frame {
        scanner: Scanner::new(plain, limits.item),
        rules: Rules::default(),
        see: &mut see,
    };
    let items = frame.format()?;
    let about = About {
        made_at: Timestamp(frame.field("madeAt")?),
        made_by: frame.field("madeBy")?,
        registry: frame.field("registry")?,
    };
    frame.rules.about(&about)?;
    frame.list(WorkspaceText::LIST, items.workspace)?;
    frame.list(KeyText::LIST, items.key)?;
    frame.rules.keys_end()?;
    frame.list(SecretText::LIST, items.secret)?;
    frame.list(PostponementText::LIST, |json, nth| {
        wire::read::<PostponementText<'_>>(json, nth)
    })?;
    frame.list(EntryText::LIST, |json, nth| {
        wire::read::<EntryText<'_>>(json, nth)
    })?;
    let rules = frame.end()?;
    Ok(Summary {
        about,
        counts: rules.counts(),
        fingerprint: plain.fingerprint(),
    })
}

/// Reads an item that is the so manieth of its list.
type ReadItem = fn(&[u8], u64) -> Result<Item, Malformed>;

/// How those items are read that are not the same in all versions.
struct Items {
    workspace: ReadItem,
    key: ReadItem,
    secret: ReadItem,
}

const VERSION_1: Items = Items {
    workspace: |json, nth| wire::read::<WorkspaceText1<'_>>(json, nth),
    key: |json, nth| wire::read::<KeyText1<'_>>(json, nth),
    secret: |json, nth| wire::read::<SecretText1<'_>>(json, nth),
};

const PRESENT: Items = Items {
    workspace: |json, nth| wire::read::<WorkspaceText<'_>>(json, nth),
    key: |json, nth| wire::read::<KeyText<'_>>(json, nth),
    secret: |json, nth| wire::read::<SecretText<'_>>(json, nth),
};

/// The document's frame: fields in their order.
struct Frame<'s, 'p> {
    scanner: Scanner<'s, 'p>,
    rules: Rules,
    see: &'s mut dyn FnMut(Item),
}

impl Frame<'_, '_> {
    /// What every version begins with: `{"format": "keywright-backup", "version": 1`. Tells how its
    /// items are read.
    fn format(&mut self) -> Result<Items, ReadError> {
        let begins = self.scanner.take(b'{')? && self.scanner.name("format")?;
        if !begins || self.value::<String>()?.as_deref() != Some(FORMAT) {
            return Err(ReadError::NotABackup);
        }
        match self.field("version")? {
            1 => Ok(VERSION_1),
            VERSION => Ok(PRESENT),
            version if version > VERSION => Err(ReadError::Newer(version)),
            _ => unfit("version", Fault::Invalid),
        }
    }

    /// The next field, which must have this name.
    fn field<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, ReadError> {
        if self.scanner.take(b',')?
            && self.scanner.name(name)?
            && let Some(value) = self.value()?
        {
            return Ok(value);
        }
        unfit(name, Fault::Unreadable)
    }

    fn value<T: DeserializeOwned>(&mut self) -> Result<Option<T>, ReadError> {
        Ok(serde_json::from_slice(self.scanner.value()?).ok())
    }

    /// The next field, a list of items.
    fn list(&mut self, name: &'static str, read: ReadItem) -> Result<(), ReadError> {
        let begins =
            self.scanner.take(b',')? && self.scanner.name(name)? && self.scanner.take(b'[')?;
        if !begins {
            return unfit(name, Fault::Unreadable);
        }
        if self.scanner.take(b']')? {
            return Ok(());
        }
        let mut nth = 0;
        loop {
            nth += 1;
            let item = read(self.scanner.value()?, nth)?;
            self.rules.item(&item)?;
            (self.see)(item);
            if self.scanner.take(b']')? {
                return Ok(());
            }
            if !self.scanner.take(b',')? {
                return Err(Place::Nth(name, nth).with((None, Fault::Trailing)).into());
            }
        }
    }

    /// Nothing but blanks follows.
    fn end(mut self) -> Result<Rules, ReadError> {
        match self.scanner.take(b'}')? && self.scanner.is_at_end()? {
            true => Ok(self.rules),
            false => Err(Place::Document.with((None, Fault::Trailing)).into()),
        }
    }
}

fn unfit<T>(field: &'static str, fault: Fault) -> Result<T, ReadError> {
    Err(Place::Document.with((Some(field), fault)).into())
}
