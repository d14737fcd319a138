//! CSV for spreadsheets, and for programs.
//!
//! UTF-8 with a byte order mark, without which Excel takes other letters than ASCII for
//! something else; lines end with CRLF (RFC 4180).
//!
//! A spreadsheet runs a cell that begins like a formula, even one that came from elsewhere
//! (CWE-1236), and a name may well be `=HYPERLINK(…)`. So a cell that begins with one of
//! [`FORMULA`] gets an apostrophe before it, as OWASP ASVS 1.2.10 asks for.
//!
//! Where the decimal comma is usual, Excel divides rows at `;`, and to a reader that divides
//! elsewhere than at `,` no cell after the first is quoted: it divides within cells, and ends rows
//! there. So each piece of a cell that [`DIVIDERS`] end is treated as a cell. One that begins with
//! an apostrophe gets one, too, so that a program gets back every text by taking one apostrophe
//! away from the beginning of each piece.

use std::io;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// With what a formula begins; also the characters that some programs skip or drop before they
/// look, and full-width forms, which some take for the usual ones.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];
/// At what else than a comma a reader may divide.
const DIVIDERS: [char; 4] = [';', '\t', '\r', '\n'];

/// Rows of cells, none of which is a formula.
pub(crate) struct Sheet<W: io::Write>(Writer<W>);

impl<W: io::Write> Sheet<W> {
    /// A sheet with these heads.
    pub(crate) fn new(mut out: W, heads: &[&str]) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .from_writer(out);
        csv.write_record(heads).map_err(plain)?;
        Ok(Self(csv))
    }

    /// One more row.
    pub(crate) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(harmless(cell)).map_err(plain)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(plain)
    }

    /// All rows are written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text with an apostrophe before each piece that may be taken for a formula, or for the
/// beginning of a quoted cell that holds one.
///
/// [`undone`] is its inverse, for whatever this made.
pub fn harmless(cell: &str) -> String {
    let mut harmless = String::with_capacity(cell.len() + 1);
    for piece in cell.split_inclusive(DIVIDERS) {
        if piece.starts_with('\'') || may_run(piece) {
            harmless.push('\'');
        }
        harmless.push_str(piece);
    }
    if cell.ends_with(DIVIDERS) {
        // Otherwise the cell's closing quotation mark would open another one.
        harmless.push('\'');
    }
    harmless
}

/// Whether a spreadsheet may take the cell, or a part of it, for a formula: for a text that nothing
/// may stand before.
pub fn is_formula(cell: &str) -> bool {
    cell.split_inclusive(DIVIDERS).any(may_run)
}

fn may_run(piece: &str) -> bool {
    let blank = |character: char| character.is_whitespace() && !character.is_control();
    let seen = piece.trim_start_matches(blank);
    seen.starts_with('"') || seen.starts_with(FORMULA)
}

/// The text of which [`harmless`] makes this cell; `None` where it makes this cell of nothing, so
/// that an apostrophe belongs to the text.
pub fn undone(cell: &str) -> Option<String> {
    let mut text = String::with_capacity(cell.len());
    for piece in cell.split_inclusive(DIVIDERS) {
        text.push_str(piece.strip_prefix('\'').unwrap_or(piece));
    }
    (harmless(&text) == cell).then_some(text)
}

/// Who asks what went wrong with a file is not to find a `csv` around it.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
