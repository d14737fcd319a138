use crate::{Days, Environment, KeyRecord, Status, Timestamp, WorkspaceId, fold, fold_for_search};

/// The most rows that one page holds, whatever is asked for.
pub const LARGEST_PAGE: usize = 1000;

/// A column to sort by. Texts ignore case; what is missing stands after all that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortColumn {
    /// The truncated key.
    Key,
    /// The name.
    Name,
    /// The environment, live first.
    Environment,
    /// The owner.
    Owner,
    /// The applications, as one text.
    UsedBy,
    /// The tags, as one text.
    Tags,
    /// When the key was created.
    CreatedAt,
    /// When the key stops working by itself.
    EndsAt,
    /// The status, in the order of [`Status`]; within one, the earlier end first.
    Status,
}

/// The order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest or oldest first.
    Ascending,
    /// Largest or newest first.
    Descending,
}

/// Which keys of a workspace, in which order, and which part of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Words that are all found within name, truncated key, owner, applications, tags or
    /// notes, ignoring case and accents; empty for all.
    pub search: String,
    /// What else must hold.
    pub filters: Filters,
    /// The column to sort by. Keys that are equal in it stand in order of creation.
    pub sort: SortColumn,
    /// The order.
    pub direction: Direction,
    /// How many rows to skip.
    pub offset: usize,
    /// How many rows to give, up to [`LARGEST_PAGE`].
    pub limit: usize,
    /// The moment at which statuses and ages are told.
    pub now: Timestamp,
}

impl Default for ListQuery {
    /// The first page of the first workspace, the newest keys first, at the beginning of time.
    fn default() -> Self {
        Self {
            workspace: WorkspaceId(1),
            search: String::new(),
            filters: Filters::default(),
            sort: SortColumn::CreatedAt,
            direction: Direction::Descending,
            offset: 0,
            limit: LARGEST_PAGE,
            now: Timestamp(0),
        }
    }
}

impl ListQuery {
    /// The words that are looked for.
    pub fn words(&self) -> Vec<String> {
        let folded = fold_for_search(&self.search);
        folded.split_whitespace().map(str::to_owned).collect()
    }
}

/// What must hold for a key to be listed; the default lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// One of these; empty for any.
    pub statuses: Vec<Status>,
    /// This environment.
    pub environment: Option<Environment>,
    /// This owner, ignoring case; an empty text for keys without one.
    pub owner: Option<String>,
    /// This application or team among those that use it, ignoring case; an empty text for
    /// keys without any.
    pub used_by: Option<String>,
    /// This tag, ignoring case.
    pub tag: Option<String>,
    /// At least so old.
    pub older_than: Option<Days>,
    /// Works now, and stops by itself within so many days.
    pub ending_within: Option<Days>,
}

impl Filters {
    /// Whether this key is listed.
    pub fn pass(&self, key: &KeyRecord, now: Timestamp) -> bool {
        let status = key.life.status(now);
        let entries =
            |wanted: &Option<String>, mut found: Box<dyn Iterator<Item = &str> + '_>| match wanted
                .as_deref()
            {
                None => true,
                Some("") => found.next().is_none(),
                Some(wanted) => found.any(|entry| fold(entry) == fold(wanted)),
            };
        (self.statuses.is_empty() || self.statuses.contains(&status))
            && self
                .environment
                .is_none_or(|wanted| key.environment == wanted)
            && entries(&self.owner, Box::new(key.details.owner().into_iter()))
            && entries(&self.used_by, Box::new(key.details.used_by()))
            && entries(&self.tag, Box::new(key.details.tags()))
            && self.is_old_enough(key.created_at, now)
            && self.ends_soon_enough(status, key.life.ends_at(), now)
    }

    /// Whether a key of this age is listed.
    pub fn is_old_enough(&self, created_at: Timestamp, now: Timestamp) -> bool {
        self.older_than
            .is_none_or(|days| now.since(created_at) >= days.milliseconds())
    }

    /// Whether a key with this end is listed.
    pub fn ends_soon_enough(
        &self,
        status: Status,
        ends_at: Option<Timestamp>,
        now: Timestamp,
    ) -> bool {
        self.ending_within.is_none_or(|days| {
            let soon = |end: Timestamp| end.since(now) <= days.milliseconds();
            !matches!(status, Status::Expired | Status::Disabled) && ends_at.is_some_and(soon)
        })
    }
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The rows asked for.
    pub rows: Vec<KeyRecord>,
    /// How many rows the query finds in all.
    pub matching: usize,
    /// How many keys the workspace has.
    pub total: usize,
}

/// What was typed before, for completion: the most used first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// Owners.
    pub owners: Vec<String>,
    /// Applications and teams.
    pub used_by: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
}
