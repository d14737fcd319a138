use crate::KeyRecord;

/// The most rows that one page holds, whatever is asked for.
pub const LARGEST_PAGE: usize = 1000;

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortColumn {
    /// The truncated key, ignoring case.
    Key,
    /// The name, ignoring case.
    Name,
    /// When the key was created.
    CreatedAt,
}

/// The order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest or oldest first.
    Ascending,
    /// Largest or newest first.
    Descending,
}

/// Which keys, in which order, and which part of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// Found within the name or the truncated key, ignoring case; empty for all.
    pub search: String,
    /// The column to sort by. Keys that are equal in it stand in order of creation.
    pub sort: SortColumn,
    /// The order.
    pub direction: Direction,
    /// How many rows to skip.
    pub offset: usize,
    /// How many rows to give, up to [`LARGEST_PAGE`].
    pub limit: usize,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The rows asked for.
    pub rows: Vec<KeyRecord>,
    /// How many rows the search finds in all.
    pub matching: usize,
    /// How many keys there are.
    pub total: usize,
}
