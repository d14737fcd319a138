//! A log in which keys stand that should not: 2 million lines, below 100 MiB.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::history::Leaked;

const LINES: u32 = 2_000_000;

/// Writes it, and tells how many lines it has.
pub(crate) fn write(path: &Path, leaked: &Leaked) -> io::Result<u32> {
    let mut log = BufWriter::new(File::create(path)?);
    for line in 0..LINES {
        let (minute, second) = (line / 60 % 60, line % 60);
        match line {
            300_007 => writeln!(
                log,
                "{minute:02}:{second:02} curl -H 'X-Key: {}' /v1/orders",
                leaked.of_another_team.expose()
            )?,
            812_345 => writeln!(
                log,
                "{minute:02}:{second:02} {{\"auth\":\"{}\"}}",
                leaked.deleted.expose()
            )?,
            1_234_567 | 1_500_000 => writeln!(
                log,
                "{minute:02}:{second:02} Authorization: Bearer {}",
                key(leaked)
            )?,
            // A copy that was cut short and mended by hand.
            1_700_001 => writeln!(
                log,
                "{minute:02}:{second:02} key={}x",
                &key(leaked)[..key(leaked).len() - 1]
            )?,
            _ => writeln!(
                log,
                "{minute:02}:{second:02} GET /v1/items/{} 200 {} ms",
                line % 9973,
                line % 37
            )?,
        }
    }
    log.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()?;
    Ok(LINES)
}

fn key(leaked: &Leaked) -> &str {
    leaked.works.first().map_or("", |key| key.expose())
}
