//! The entries of the document. Passwords of earlier days and deleted entries are passed over, but
//! everything that is encrypted once more is decrypted, for that is one stream.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keywright_backup::Wiped;
use keywright_core::Timestamp;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zeroize::Zeroizing;

use super::SECONDS_TO_1970;
use super::inner::Inner;
use crate::handed::{self, instant};
use crate::read::push;
use crate::row::parts;
use crate::{ImportedRow, ReadError, RowPlace};

/// No database nests its groups so deeply.
const DEEPEST: usize = 256;
/// How much of the groups around an entry is told, in characters.
const FOLDER_LENGTH: usize = 200;

/// Reads the entries.
pub(super) fn read(xml: &[u8], inner: &mut Inner) -> Result<Vec<ImportedRow>, ReadError> {
    let xml = std::str::from_utf8(xml).map_err(|_| ReadError::Damaged)?;
    let mut reader = Reader::from_str(xml);
    let mut document = Document::new(inner);
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(start) => document.begin(&start)?,
            Event::Empty(start) => {
                document.begin(&start)?;
                document.end()?;
            }
            Event::End(_) => document.end()?,
            Event::Text(text) => document.text.extend(text.as_bytes()),
            Event::CData(text) => document.text.extend(text.as_bytes()),
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => name
                        .resolve_char_ref()
                        .ok()
                        .flatten()
                        .ok_or(ReadError::Damaged)?,
                };
                document
                    .text
                    .extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Event::Eof if document.around.is_empty() && document.seen => return Ok(document.rows),
            Event::Eof => return Err(ReadError::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Where the reader is.
struct Document<'a> {
    inner: &'a mut Inner,
    rows: Vec<ImportedRow>,
    number: u64,
    /// The elements around, with what is to be done at their end.
    around: Vec<Element>,
    seen: bool,
    /// The groups around: their names, and whether they are the bin.
    groups: Vec<(String, bool)>,
    /// The bin's id, as it stands there.
    bin: String,
    /// The entry, if there is one around that counts.
    entry: Option<ImportedRow>,
    /// How many earlier states of an entry are around.
    history: usize,
    expires: bool,
    key: String,
    value: Wiped,
    /// What stands in the present element.
    text: Wiped,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Group,
    Entry,
    History,
    Pair,
    Other,
}

struct Element {
    kind: Kind,
    said: Said,
    protected: bool,
}

/// What an element says, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Id,
    Name,
    Key,
    Value,
    Tags,
    Expires,
    ExpiryTime,
    Bin,
    Other,
}

impl<'a> Document<'a> {
    fn new(inner: &'a mut Inner) -> Self {
        Self {
            inner,
            rows: Vec::new(),
            number: 0,
            around: Vec::new(),
            seen: false,
            groups: Vec::new(),
            bin: String::new(),
            entry: None,
            history: 0,
            expires: false,
            key: String::new(),
            value: Wiped::default(),
            text: Wiped::default(),
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.around.len() == DEEPEST {
            return Err(ReadError::Damaged);
        }
        let tag = start.name();
        let (kind, said) = match tag.as_ref() {
            "Group" => (Kind::Group, Said::Other),
            "Entry" => (Kind::Entry, Said::Other),
            "History" => (Kind::History, Said::Other),
            "String" => (Kind::Pair, Said::Other),
            "UUID" => (Kind::Other, Said::Id),
            "Name" => (Kind::Other, Said::Name),
            "Key" => (Kind::Other, Said::Key),
            "Value" => (Kind::Other, Said::Value),
            "Tags" => (Kind::Other, Said::Tags),
            "Expires" => (Kind::Other, Said::Expires),
            "ExpiryTime" => (Kind::Other, Said::ExpiryTime),
            "RecycleBinUUID" => (Kind::Other, Said::Bin),
            "KeePassFile" => {
                self.seen = true;
                (Kind::Other, Said::Other)
            }
            _ => (Kind::Other, Said::Other),
        };
        let protected = start.try_get_attribute("Protected").ok().flatten();
        let protected = protected.is_some_and(|value| value.value.eq_ignore_ascii_case("true"));
        match kind {
            Kind::Group => self.groups.push((String::new(), false)),
            Kind::History => self.history += 1,
            Kind::Entry if self.history == 0 && !self.groups.iter().any(|(_, bin)| *bin) => {
                self.number += 1;
                self.expires = false;
                self.entry = Some(ImportedRow::at(RowPlace::Entry {
                    number: self.number,
                    folder: self.folder(),
                }));
            }
            Kind::Pair => {
                self.key.clear();
                self.value = Wiped::default();
            }
            Kind::Entry | Kind::Other => {}
        }
        self.around.push(Element {
            kind,
            said,
            protected,
        });
        self.text.clear();
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let element = self.around.pop().ok_or(ReadError::Damaged)?;
        let mut text = std::mem::take(&mut self.text);
        if element.protected {
            self.decrypt(&mut text)?;
        }
        let (readable, broken) = match std::str::from_utf8(&text) {
            Ok(text) => (text, false),
            Err(_) => ("", true),
        };
        let parent = self.around.last().map(|element| element.kind);
        match (element.kind, element.said, parent) {
            (Kind::Group, ..) => {
                self.groups.pop();
            }
            (Kind::History, ..) => self.history = self.history.saturating_sub(1),
            (Kind::Entry, ..) if self.history == 0 => {
                if let Some(mut row) = self.entry.take() {
                    if !self.expires {
                        row.expires_at = None;
                    }
                    push(&mut self.rows, row)?;
                }
            }
            (Kind::Pair, ..) if self.history == 0 => self.pair(),
            (_, Said::Bin, _) => self.bin = readable.trim().to_owned(),
            (_, Said::Id, Some(Kind::Group)) => {
                let is_bin = !self.bin.is_empty() && readable.trim() == self.bin;
                if let Some((_, bin)) = self.groups.last_mut() {
                    *bin = is_bin;
                }
            }
            (_, Said::Name, Some(Kind::Group)) => {
                if let Some((name, _)) = self.groups.last_mut() {
                    *name = readable.chars().take(FOLDER_LENGTH).collect();
                }
            }
            (_, Said::Key, Some(Kind::Pair)) => self.key = readable.to_owned(),
            (_, Said::Value, Some(Kind::Pair)) => {
                if broken && let Some(entry) = &mut self.entry {
                    entry.unreadable();
                }
                self.value = Wiped::default();
                self.value.extend(readable.as_bytes());
            }
            (_, said, _) if self.history == 0 => {
                if let Some(entry) = &mut self.entry {
                    match said {
                        Said::Tags => entry.tags = parts(readable, &[';', ',']),
                        Said::Expires => {
                            self.expires = readable.trim().eq_ignore_ascii_case("true")
                        }
                        Said::ExpiryTime => entry.expires_at = time(readable),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What was encrypted once more, in its place in the stream. Where that is lost, nothing after it can
    /// be decrypted.
    fn decrypt(&mut self, text: &mut Wiped) -> Result<(), ReadError> {
        let decoded = STANDARD.decode(text.trim_ascii());
        let mut decoded = Zeroizing::new(decoded.map_err(|_| ReadError::Damaged)?);
        self.inner.apply(&mut decoded);
        text.clear();
        text.extend(&decoded);
        Ok(())
    }

    /// One name and value of the present entry.
    fn pair(&mut self) {
        let Some(entry) = &mut self.entry else { return };
        let Ok(value) = std::str::from_utf8(&self.value) else {
            return;
        };
        match self.key.as_str() {
            "Title" => entry.name = value.to_owned(),
            "Password" if refers(value) => entry.unreadable(),
            "Password" => entry.keep(value),
            "Notes" => entry.notes = value.to_owned(),
            handed::OWNER => entry.owner = Some(value.to_owned()),
            handed::USED_BY => entry.used_by = parts(value, &['\n']),
            handed::ENVIRONMENT => entry.read_environment(value),
            _ => {}
        }
    }

    fn folder(&self) -> String {
        let mut folder = String::new();
        // The first one is the database itself.
        for (name, _) in self.groups.iter().skip(1) {
            if !folder.is_empty() {
                folder.push_str(" / ");
            }
            folder.push_str(name);
            if folder.len() > FOLDER_LENGTH {
                break;
            }
        }
        folder.chars().take(FOLDER_LENGTH).collect()
    }
}

/// Whether KeePass takes a part of this from another entry.
fn refers(value: &str) -> bool {
    let mut parts = value.as_bytes().windows(5);
    parts.any(|part| part.eq_ignore_ascii_case(b"{REF:"))
}

/// An instant of KDBX 4, which counts seconds, or of KDBX 3.
fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let counted = STANDARD.decode(text).ok().and_then(|bytes| {
        let seconds = i64::from_le_bytes(bytes.try_into().ok()?);
        let since_1970 = seconds.checked_sub(SECONDS_TO_1970)?;
        since_1970.checked_mul(1000).map(Timestamp)
    });
    counted.or_else(|| instant(text))
}
