//! The recovery sheet: what opens scheduled backups, as one page to be printed. The only file of
//! this crate that holds a secret, and made of nothing but what it is handed.

use std::fmt::Write as _;
use std::io::{self, Write};

use askama::Template;
use fast_qr::{ECL, QRBuilder};
use keywright_core::Timestamp;
use zeroize::Zeroizing;

use crate::words::Words;

/// Writes the sheet of an identity, which is told in groups of characters.
///
/// # Errors
///
/// Those of writing.
pub fn write_recovery_sheet(
    groups: &[&str],
    recipient: &str,
    made_at: Timestamp,
    words: &Words<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let identity = Zeroizing::new(groups.concat());
    let page = Page {
        words,
        made: words.dated("sheet-made", made_at),
        hint: words.counted("sheet-identity-hint", groups.len()),
        groups,
        recipient,
        code: Code::of(&identity)?,
    };
    // Written at once, and wiped: a buffer on the way would keep parts of it.
    let mut sheet = Zeroizing::new(Vec::with_capacity(LARGEST));
    page.write_into(&mut *sheet)?;
    out.write_all(&sheet)?;
    out.flush()
}

#[derive(Template)]
#[template(path = "recovery-sheet.html")]
struct Page<'a> {
    words: &'a Words<'a>,
    made: String,
    hint: String,
    groups: &'a [&'a str],
    recipient: &'a str,
    code: Code,
}

/// A QR code as a drawing: one square for each dark module.
struct Code {
    /// Modules on each side, with the quiet zone that the standard asks for (ISO/IEC 18004).
    width: usize,
    path: Zeroizing<String>,
}

/// More bytes than a sheet, or the path of its code, has: a buffer that grows leaves copies behind.
const LARGEST: usize = 128 * 1024;

/// Modules around a code.
const QUIET: usize = 4;

impl Code {
    fn of(text: &str) -> io::Result<Self> {
        let code = QRBuilder::new(text)
            .ecl(ECL::M)
            .build()
            .map_err(|error| io::Error::other(error.to_string()))?;
        let mut path = Zeroizing::new(String::with_capacity(LARGEST));
        for row in 0..code.size {
            for column in 0..code.size {
                if code[row][column].value() {
                    let _ = write!(path, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
                }
            }
        }
        Ok(Self {
            width: code.size + 2 * QUIET,
            path,
        })
    }
}
