use std::io;
use std::path::Path;

use keywright_core::{Cause, RegistryError};
use rusqlite::ErrorCode;

use crate::dirs::{is_full, is_ours, is_read_only};

/// What an SQLite error means for the person. `path` is the database file.
pub(crate) fn from_sqlite(path: &Path, error: rusqlite::Error) -> RegistryError {
    let file = path.to_owned();
    if matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
    ) {
        return RegistryError::Damaged(file);
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => RegistryError::Damaged(file),
        Some(ErrorCode::DiskFull) => RegistryError::Full(file),
        Some(ErrorCode::ReadOnly) => RegistryError::ReadOnly(file),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => RegistryError::Busy(file),
        Some(ErrorCode::PermissionDenied) => RegistryError::NotOurs(file),
        // A disk on which the system has found errors takes no writes from then on.
        Some(ErrorCode::SystemIoFailure) if is_read_only(path) => RegistryError::ReadOnly(file),
        // Growing a memory-mapped file on a full disk is such a failure.
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) if is_full(path) => {
            RegistryError::Full(file)
        }
        Some(ErrorCode::CannotOpen) => from_io(path, &io::ErrorKind::PermissionDenied.into()),
        _ => RegistryError::Failed {
            path: file,
            cause: Cause::new(error),
        },
    }
}

/// What a file error means for the person. `path` is the file or folder in question.
pub(crate) fn from_io(path: &Path, error: &io::Error) -> RegistryError {
    let file = path.to_owned();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => RegistryError::Full(file),
        io::ErrorKind::ReadOnlyFilesystem => RegistryError::ReadOnly(file),
        io::ErrorKind::PermissionDenied => match nearest_is_ours(path) {
            true => RegistryError::ReadOnly(file),
            false => RegistryError::NotOurs(file),
        },
        kind => RegistryError::Failed {
            path: file,
            cause: Cause::new(io::Error::from(kind)),
        },
    }
}

/// Whether the file, or the nearest folder above it that can be seen, is ours.
fn nearest_is_ours(path: &Path) -> bool {
    path.ancestors()
        .find_map(|place| is_ours(place).ok())
        .unwrap_or(false)
}
