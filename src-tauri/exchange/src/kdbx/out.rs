//! The document that is written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keywright_backup::Wiped;
use keywright_core::Timestamp;
use zeroize::Zeroizing;

use super::SECONDS_TO_1970;
use super::inner::Inner;
use crate::handed::EXPIRES;
use crate::write::Random;
use crate::{HandedKey, WriteError};

/// Writes the document: the group `Keywright`, and in it one group for each workspace, in the order in
/// which they come first.
pub(super) fn write(
    keys: &[HandedKey<'_>],
    at: Timestamp,
    inner: &mut Inner,
    random: &mut Random<'_>,
    out: &mut Wiped,
) -> Result<(), WriteError> {
    let mut xml = Xml { out, inner };
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<KeePassFile><Meta>");
    xml.element("Generator", "Keywright");
    xml.element("DatabaseName", "Keywright");
    xml.raw("<MemoryProtection>");
    xml.element("ProtectPassword", "True");
    xml.raw("</MemoryProtection>");
    xml.element("RecycleBinEnabled", "False");
    xml.raw("</Meta><Root><Group>");
    xml.element("UUID", &STANDARD.encode(random.bytes::<16>()?));
    xml.element("Name", "Keywright");
    let mut left: Vec<&HandedKey<'_>> = keys.iter().collect();
    while let Some(first) = left.first() {
        let workspace = first.workspace;
        xml.raw("<Group>");
        xml.element("UUID", &STANDARD.encode(random.bytes::<16>()?));
        xml.element("Name", workspace);
        left.retain(|key| {
            let here = key.workspace == workspace;
            if here {
                xml.entry(key, at);
            }
            !here
        });
        xml.raw("</Group>\n");
    }
    xml.raw("</Group></Root></KeePassFile>\n");
    Ok(())
}

struct Xml<'a> {
    out: &'a mut Wiped,
    inner: &'a mut Inner,
}

impl Xml<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend(text.as_bytes());
    }

    /// Text between tags. What XML cannot hold at all is left out.
    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '\r' => self.raw("&#13;"),
                '\t' | '\n' => self.raw(character.encode_utf8(&mut [0; 4])),
                '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
                other => self.raw(other.encode_utf8(&mut [0; 4])),
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.text(text);
        self.raw(&format!("</{name}>"));
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.raw("<String>");
        self.element("Key", key);
        self.element("Value", value);
        self.raw("</String>");
    }

    /// The same, encrypted once more.
    fn protected(&mut self, key: &str, value: &str) {
        let mut bytes = Zeroizing::new(value.as_bytes().to_vec());
        self.inner.apply(&mut bytes);
        self.raw("<String>");
        self.element("Key", key);
        self.raw("<Value Protected=\"True\">");
        // Encrypted, so it is no secret any more.
        let encoded = STANDARD.encode(&*bytes);
        self.raw(&encoded);
        self.raw("</Value></String>");
    }

    fn entry(&mut self, key: &HandedKey<'_>, at: Timestamp) {
        let record = key.record;
        self.raw("<Entry>");
        self.element("UUID", &STANDARD.encode(record.id.as_bytes()));
        // The format divides tags there.
        let tags: Vec<String> = key.tags().map(|tag| tag.replace([';', ','], " ")).collect();
        self.element("Tags", &tags.join(";"));
        let created = time(record.created_at);
        self.raw("<Times>");
        self.element("CreationTime", &created);
        self.element("LastModificationTime", &time(at));
        self.element("LastAccessTime", &time(at));
        self.element("ExpiryTime", &key.ends_at().map_or(created, time));
        let expires = key.ends_at().is_some();
        self.element("Expires", if expires { "True" } else { "False" });
        self.element("UsageCount", "0");
        self.element("LocationChanged", &time(at));
        self.raw("</Times>");
        self.pair("Title", key.name());
        self.pair("UserName", record.truncated.as_str());
        self.protected("Password", key.secret.expose());
        self.pair("URL", "");
        self.pair("Notes", key.notes());
        // A name stands once in an entry, and the expiry has a place of its own.
        for same in key.labels().chunk_by(|one, other| one.0 == other.0) {
            let values: Vec<&str> = same.iter().map(|(_, value)| value.as_str()).collect();
            match same {
                [(EXPIRES, _), ..] | [] => {}
                [(name, _), ..] => self.pair(name, &values.join("\n")),
            }
        }
        self.raw("</Entry>\n");
    }
}

/// Seconds since the year 1.
fn time(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1000).saturating_add(SECONDS_TO_1970);
    STANDARD.encode(seconds.to_le_bytes())
}
