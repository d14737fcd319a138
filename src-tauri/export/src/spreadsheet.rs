//! CSV for spreadsheets, and for programs.
//!
//! UTF-8 with a byte order mark, without which Excel takes other letters than ASCII for
//! something else; lines end with CRLF (RFC 4180).
//!
//! A spreadsheet runs a cell that begins like a formula, even one that came from elsewhere
//! (CWE-1236), and a name may well be `=HYPERLINK(…)`. So a cell that begins with one of
//! [`FORMULA`] gets an apostrophe before it, as OWASP ASVS 1.2.10 asks for. One that begins with
//! an apostrophe gets one, too, so that a program gets back every text by taking one leading
//! apostrophe away.

use std::io;

use csv::{Terminator, Writer, WriterBuilder};

/// With what a formula begins; also the characters that some programs skip or drop before they
/// look, and full-width forms, which some take for the usual ones.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// Rows of cells, none of which is a formula.
pub(crate) struct Sheet<W: io::Write>(Writer<W>);

impl<W: io::Write> Sheet<W> {
    /// A sheet with these heads.
    pub(crate) fn new(mut out: W, heads: &[&str]) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(out);
        csv.write_record(heads).map_err(plain)?;
        Ok(Self(csv))
    }

    /// One more row.
    pub(crate) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        for cell in cells {
            let written = match cell.starts_with(FORMULA) || cell.starts_with('\'') {
                true => self.0.write_field(format!("'{cell}")),
                false => self.0.write_field(cell),
            };
            written.map_err(plain)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(plain)
    }

    /// All rows are written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Who asks what went wrong with a file is not to find a `csv` around it.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
