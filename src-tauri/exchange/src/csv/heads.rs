use keywright_core::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Secret,
    Owner,
    UsedBy,
    Environment,
    Expires,
    Tags,
    Notes,
}

/// What each is called: first in sheets that people make, then in those of 1Password, Bitwarden,
/// KeePassXC and browsers. Blanks, `_` and `-` do not count, nor does case.
const HEADS: [(Column, &[&str]); 8] = [
    (
        Column::Name,
        // Firefox has no names, but the addresses of pages.
        &["name", "keyname", "title", "account", "url"],
    ),
    (
        Column::Secret,
        &[
            "secret",
            "accesskey",
            "apikey",
            "key",
            "token",
            "value",
            "password",
            "loginpassword",
        ],
    ),
    (Column::Owner, &["owner"]),
    (Column::UsedBy, &["usedby", "applications", "application"]),
    (Column::Environment, &["environment", "env"]),
    (
        Column::Expires,
        &["expires", "expiresat", "expiry", "expirydate"],
    ),
    (Column::Tags, &["tags", "tag", "labels"]),
    (
        Column::Notes,
        &[
            "notes",
            "note",
            "extra",
            "comment",
            "comments",
            "description",
        ],
    ),
];

/// What the columns hold. Where two hold the same, the one whose head stands first above counts.
pub(super) struct Heads {
    columns: Vec<Option<Column>>,
}

impl Heads {
    /// `None` where there is no column for names or none for secrets.
    pub(super) fn read<'a>(cells: impl Iterator<Item = Option<&'a str>>) -> Option<Self> {
        let plain = |cell: Option<&str>| {
            let text = fold(cell.unwrap_or_default().trim());
            text.replace([' ', '_', '-'], "")
        };
        let cells: Vec<String> = cells.map(plain).collect();
        let mut columns = vec![None; cells.len()];
        for (column, names) in HEADS {
            let place = |name: &&str| cells.iter().position(|cell| cell == name);
            if let Some(index) = names.iter().find_map(place) {
                columns[index] = Some(column);
            }
        }
        let has = |column| columns.contains(&Some(column));
        (has(Column::Name) && has(Column::Secret)).then_some(Self { columns })
    }

    pub(super) fn count(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn column(&self, index: usize) -> Option<Column> {
        self.columns.get(index).copied().flatten()
    }
}
