use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use keywright_export::undone;
use zeroize::Zeroizing;

use super::heads::{Column, Heads};
use crate::read::push;
use crate::row::parts;
use crate::{ImportedRow, Problem, ReadError, RowPlace};

/// No sheet of keys has so many columns.
const MOST_CELLS: usize = 256;
/// Where the decimal comma is usual, spreadsheets divide at `;`.
const DIVIDERS: [u8; 3] = [b',', b';', b'\t'];

/// With what a sheet of the form “KeePass CSV (1.x)” begins, as KeePass writes it: only then its own rules for
/// quotation marks hold. What a spreadsheet has saved again has the usual ones.
const KEEPASS_1: &[u8] = br#""Account","Login Name","Password","Web Site","Comments""#;

/// Reads a sheet, whose first line says what its columns hold.
pub(crate) fn read(file: &[u8]) -> Result<Vec<ImportedRow>, ReadError> {
    if file.starts_with(b"\xff\xfe") || file.starts_with(b"\xfe\xff") {
        return Err(ReadError::NotText);
    }
    let mut sheets = DIVIDERS
        .into_iter()
        .map(|divider| Sheet::new(file, divider));
    let begun = sheets.find_map(|mut sheet| {
        sheet.next().filter(|_| !sheet.open)?;
        let heads = Heads::read(sheet.cells())?;
        Some((sheet, heads))
    });
    let (mut sheet, heads) = begun.ok_or(ReadError::NoHeads)?;
    if without_mark(file).starts_with(KEEPASS_1) {
        sheet = Sheet::with_backslashes(file);
        sheet.next();
    }
    let mut rows = Vec::new();
    while let Some(line) = sheet.next() {
        push(&mut rows, row(&sheet, &heads, line))?;
    }
    Ok(rows)
}

fn row(sheet: &Sheet<'_>, heads: &Heads, line: u64) -> ImportedRow {
    let mut row = ImportedRow::at(RowPlace::Line(line));
    if sheet.open {
        // It has taken all lines after it into one cell, and with them what is no name and no note.
        row.unreadable();
        return row;
    }
    if sheet.count != heads.count() {
        row.problems.push(Problem::WrongCells);
    }
    for (index, cell) in sheet.cells().enumerate() {
        let Some(column) = heads.column(index) else {
            continue;
        };
        let Some(cell) = cell else {
            row.unreadable();
            continue;
        };
        if column == Column::Secret {
            row.keep(cell);
            continue;
        }
        let text = undone(cell).unwrap_or_else(|| cell.to_owned());
        fill(&mut row, column, text);
    }
    row
}

fn fill(row: &mut ImportedRow, column: Column, text: String) {
    match column {
        Column::Secret => {}
        Column::Name => row.name = text,
        Column::Notes => row.notes = text,
        Column::Owner => row.owner = Some(text).filter(|owner| !owner.trim().is_empty()),
        Column::UsedBy => row.used_by = parts(&text, &[',', ';', '\n']),
        Column::Tags => row.tags = parts(&text, &[',', ';', '\n']),
        Column::Environment => row.read_environment(&text),
        Column::Expires => row.read_expiry(&text),
    }
}

/// Without a byte order mark.
fn without_mark(file: &[u8]) -> &[u8] {
    file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file)
}

/// The lines of a file, one at a time, in buffers that are wiped.
struct Sheet<'a> {
    reader: Box<Reader>,
    rest: &'a [u8],
    /// How many line ends were read.
    ends: u64,
    text: Zeroizing<Vec<u8>>,
    cell_ends: Vec<usize>,
    count: usize,
    /// Whether the last line has a quotation mark that nothing closes.
    open: bool,
}

impl<'a> Sheet<'a> {
    fn new(file: &'a [u8], divider: u8) -> Self {
        Self::read_by(ReaderBuilder::new().delimiter(divider).build(), file)
    }

    /// Where `\` stands before a quotation mark or `\` in a cell, and not a second mark.
    fn with_backslashes(file: &'a [u8]) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.escape(Some(b'\\')).double_quote(false);
        Self::read_by(builder.build(), file)
    }

    fn read_by(reader: Reader, file: &'a [u8]) -> Self {
        Self {
            reader: Box::new(reader),
            rest: without_mark(file),
            ends: 0,
            // A line is never longer than the rest of the file and an end; so it never grows.
            text: Zeroizing::new(vec![0; file.len() + 1]),
            cell_ends: vec![0; MOST_CELLS],
            count: 0,
            open: false,
        }
    }

    fn take(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at(bytes);
        // Both together are one end.
        let nexts = self.rest.iter().skip(1).map(Some).chain([None]);
        let ends = taken.iter().zip(nexts).filter(|(byte, next)| match byte {
            b'\r' => *next != Some(&b'\n'),
            byte => **byte == b'\n',
        });
        self.ends += ends.count() as u64;
        self.rest = rest;
    }

    /// Reads the next line that is not empty, and says which one it is; `None` at the end.
    fn next(&mut self) -> Option<u64> {
        if self.open {
            return None;
        }
        let blank = self
            .rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let blank = blank.count();
        self.take(blank);
        let line = self.ends + 1;
        let (mut text, mut cells) = (0, 0);
        let mut is_over = false;
        loop {
            let (result, read, written, ended) = self.reader.read_record(
                if is_over { b"\n" } else { self.rest },
                &mut self.text[text..],
                &mut self.cell_ends[cells..],
            );
            text += written;
            cells += ended;
            match result {
                ReadRecordResult::Record => {
                    self.take(if is_over { 0 } else { read });
                    self.count = cells;
                    return Some(line);
                }
                // An end that is added to the last line ends it, unless a quotation mark is open.
                ReadRecordResult::InputEmpty if is_over => {
                    (self.count, self.open) = (cells, true);
                    return Some(line);
                }
                ReadRecordResult::InputEmpty => {
                    self.take(read);
                    is_over = true;
                }
                ReadRecordResult::End => return None,
                // More cells than any line has: the last ones are read as one and the same.
                ReadRecordResult::OutputEndsFull => {
                    self.take(if is_over { 0 } else { read });
                    cells = MOST_CELLS - 1;
                }
                ReadRecordResult::OutputFull => return None,
            }
        }
    }

    /// The cells of that line; `None` for one that is no text.
    fn cells(&self) -> impl Iterator<Item = Option<&str>> {
        let ends = &self.cell_ends[..self.count];
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).map(|(start, end)| {
            let bytes = self.text.get(start..*end);
            bytes.and_then(|bytes| std::str::from_utf8(bytes).ok())
        })
    }
}
