use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use keywright_core::Environment;
use keywright_export::undone;
use zeroize::Zeroizing;

use super::heads::{Column, Heads};
use crate::handed::instant;
use crate::read::push;
use crate::row::parts;
use crate::{ImportedRow, Problem, ReadError, RowPlace};

/// No sheet of keys has so many columns.
const MOST_CELLS: usize = 256;
/// Where the decimal comma is usual, spreadsheets divide at `;`.
const DIVIDERS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a sheet, whose first line says what its columns hold.
pub(crate) fn read(file: &[u8]) -> Result<Vec<ImportedRow>, ReadError> {
    if file.starts_with(b"\xff\xfe") || file.starts_with(b"\xfe\xff") {
        return Err(ReadError::NotText);
    }
    let mut sheets = DIVIDERS
        .into_iter()
        .map(|divider| Sheet::new(file, divider));
    let begun = sheets.find_map(|mut sheet| {
        sheet.next()?;
        let heads = Heads::read(sheet.cells())?;
        Some((sheet, heads))
    });
    let (mut sheet, heads) = begun.ok_or(ReadError::NoHeads)?;
    let mut rows = Vec::new();
    while let Some(line) = sheet.next() {
        push(&mut rows, row(&sheet, &heads, line))?;
    }
    Ok(rows)
}

fn row(sheet: &Sheet<'_>, heads: &Heads, line: u64) -> ImportedRow {
    let mut row = ImportedRow::at(RowPlace::Line(line));
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
    let known = match column {
        Column::Secret => true,
        Column::Name => {
            row.name = text;
            true
        }
        Column::Notes => {
            row.notes = text;
            true
        }
        Column::Owner => {
            row.owner = Some(text).filter(|owner| !owner.trim().is_empty());
            true
        }
        Column::UsedBy => {
            row.used_by = parts(&text, &[',', ';', '\n']);
            true
        }
        Column::Tags => {
            row.tags = parts(&text, &[',', ';', '\n']);
            true
        }
        Column::Environment => {
            row.environment = Environment::from_word(&text.trim().to_ascii_lowercase());
            row.environment.is_some() || text.trim().is_empty()
        }
        Column::Expires => {
            row.expires_at = instant(&text);
            row.expires_at.is_some() || text.trim().is_empty()
        }
    };
    if !known {
        row.problems.push(Problem::UnknownValue);
    }
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
}

impl<'a> Sheet<'a> {
    fn new(file: &'a [u8], divider: u8) -> Self {
        Self {
            reader: Box::new(ReaderBuilder::new().delimiter(divider).build()),
            rest: file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file),
            ends: 0,
            // A line is never longer than the rest of the file; so it never grows.
            text: Zeroizing::new(vec![0; file.len()]),
            cell_ends: vec![0; MOST_CELLS],
            count: 0,
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
        let blank = self
            .rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let blank = blank.count();
        self.take(blank);
        let line = self.ends + 1;
        let (mut text, mut cells) = (0, 0);
        loop {
            let (result, read, written, ended) = self.reader.read_record(
                self.rest,
                &mut self.text[text..],
                &mut self.cell_ends[cells..],
            );
            self.take(read);
            text += written;
            cells += ended;
            match result {
                ReadRecordResult::Record => {
                    self.count = cells;
                    return Some(line);
                }
                // It is told that there is no more, and then what the last line is.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::End => return None,
                // More cells than any line has: the last ones are read as one and the same.
                ReadRecordResult::OutputEndsFull => cells = MOST_CELLS - 1,
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
