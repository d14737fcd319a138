//! When a key expires or is to be rotated, and who has been reminded of it. Rules alone:
//! [`Reminding`] is given one record after the other. Who asks the registry is
//! [`crate::Issuer::reminders`].
//!
//! A reminder stands for a threshold, so many days of 24 hours before a date is due. Of several
//! thresholds that have passed unsaid, the one nearest to the date speaks for all. Each is said
//! once for a key and a date: when the date moves, all begin anew.

use std::collections::HashMap;

use crate::{Days, KeyId, KeyName, KeyRecord, Policies, Status, Timestamp, WorkspaceId};

/// The thresholds: so many days before a date is due.
pub const REMINDED_AHEAD: [u32; 5] = [30, 14, 7, 1, 0];

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DueKind {
    /// The key expires.
    Expiry,
    /// The key reaches the workspace's rotation period.
    Rotation,
}

impl DueKind {
    /// The word in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expiry => "expiry",
            Self::Rotation => "rotation",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Expiry, Self::Rotation]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// When something is due for a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DueDate {
    /// The instant.
    pub at: Timestamp,
    /// What.
    pub kind: DueKind,
    /// For which key.
    pub key: KeyId,
}

/// The dates of a key, past ones included: none for a key that is disabled or was rotated, and
/// no rotation for one that expires before it is due.
pub fn due_dates(key: &KeyRecord, policies: &Policies) -> impl Iterator<Item = DueDate> + use<> {
    let life = &key.life;
    let silent =
        life.disabled_at.is_some() || life.successor.is_some() || life.retires_at.is_some();
    let expiry = life.expires_at;
    let rotation = policies
        .rotation_period
        .map(|period| key.created_at.after(period.milliseconds()))
        .filter(|rotation| expiry.is_none_or(|expiry| *rotation < expiry));
    let id = key.id;
    [(DueKind::Expiry, expiry), (DueKind::Rotation, rotation)]
        .into_iter()
        .filter(move |_| !silent)
        .filter_map(move |(kind, at)| {
            Some(DueDate {
                at: at?,
                kind,
                key: id,
            })
        })
}

/// A reminder that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of which date.
    pub date: DueDate,
    /// The threshold, one of [`REMINDED_AHEAD`].
    pub days: u32,
    /// When; the same for all of one summary, and later than that of every earlier summary,
    /// even where the clock was set back.
    pub at: Timestamp,
}

/// Nothing is said for a while, and then what was said last comes once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snooze {
    /// When that was asked for. A clock that was set back to before it ends the snooze, which
    /// might last for years otherwise.
    pub since: Timestamp,
    /// Until then.
    pub until: Timestamp,
    /// When what comes once more was said.
    pub summary: Timestamp,
}

/// A reminder that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Of which date.
    pub date: DueDate,
    /// The threshold, one of [`REMINDED_AHEAD`]. The date may be nearer by now.
    pub days: u32,
    /// The key's name.
    pub name: KeyName,
    /// The key's workspace.
    pub workspace: WorkspaceId,
}

/// What is to be said now, in one summary, and when to ask again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    /// The reminders that are due, the earliest date first.
    pub due: Vec<Reminder>,
    /// When the next one will be due, if these have been said and nothing changes.
    pub next_at: Option<Timestamp>,
}

impl Reminders {
    /// These reminders as one summary with this time, see [`Said::at`].
    pub fn said(&self, at: Timestamp) -> Vec<Said> {
        let said = |reminder: &Reminder| Said {
            date: reminder.date,
            days: reminder.days,
            at,
        };
        self.due.iter().map(said).collect()
    }
}

/// A date that passed more than so many days ago is not spoken of any more.
const LONG_AGO: u32 = 30;

/// Looks for reminders that are due.
pub struct Reminding {
    now: Timestamp,
    /// The end of the snooze, or now.
    speaks_at: Timestamp,
    snooze: Option<Snooze>,
    said: HashMap<(DueKind, KeyId), Said>,
    due: Vec<Reminder>,
    next_at: Option<Timestamp>,
}

impl Reminding {
    /// Looks at this moment, when these were said.
    pub fn new(now: Timestamp, said: &[Said], snooze: Option<Snooze>) -> Self {
        let by_key = |said: &Said| ((said.date.kind, said.date.key), *said);
        let holds = |snooze: &Snooze| {
            // Whatever was said since has ended it.
            snooze.since <= now && said.iter().all(|said| said.at <= snooze.summary)
        };
        let until = snooze.filter(holds).map(|snooze| snooze.until);
        Self {
            now,
            speaks_at: until.map_or(now, |until| now.max(until)),
            snooze,
            said: said.iter().map(by_key).collect(),
            due: Vec::new(),
            next_at: None,
        }
    }

    /// Looks at one key, which is under these policies.
    pub fn add(&mut self, key: &KeyRecord, policies: &Policies) {
        let ended = key.life.status(self.speaks_at) == Status::Expired;
        for date in due_dates(key, policies) {
            // That it has expired is the last thing that is said of a key.
            if ended && date.kind == DueKind::Rotation {
                continue;
            }
            let thresholds = REMINDED_AHEAD
                .into_iter()
                .map(|days| (days, ahead(date.at, days)))
                // What had passed when the key was made was known to whoever made it.
                .filter(|(days, at)| *at > key.created_at && !self.was_said(&date, *days));
            let (passed, later): (Vec<_>, Vec<_>) =
                thresholds.partition(|(_, at)| *at <= self.speaks_at);
            // What passed long ago is for the audit: nobody could act on it in time any more.
            let long_ago = self.speaks_at > beyond(date.at, LONG_AGO);
            if let Some((days, _)) = passed.into_iter().min().filter(|_| !long_ago) {
                self.due.push(Reminder {
                    date,
                    days,
                    name: key.name.clone(),
                    workspace: key.workspace,
                });
            }
            let next_at = later.into_iter().map(|(_, at)| at).min();
            self.next_at = [self.next_at, next_at].into_iter().flatten().min();
        }
    }

    /// What is to be said.
    pub fn close(mut self) -> Reminders {
        if self.speaks_at > self.now {
            return Reminders {
                next_at: match self.due.is_empty() {
                    true => self.next_at,
                    false => Some(self.speaks_at),
                },
                due: Vec::new(),
            };
        }
        self.due.sort_by_key(|reminder| reminder.date);
        Reminders {
            due: self.due,
            next_at: self.next_at,
        }
    }

    /// Whether this threshold, or one nearer to the date, was said of this very date. A nearer
    /// one that was said stands for it even when the clock was set back.
    fn was_said(&self, date: &DueDate, days: u32) -> bool {
        let said = self.said.get(&(date.kind, date.key));
        said.is_some_and(|said| {
            let again = self.snooze.is_some_and(|snooze| snooze.summary == said.at);
            said.date.at == date.at && (said.days < days || said.days == days && !again)
        })
    }
}

/// So many days after the date.
fn beyond(date: Timestamp, days: u32) -> Timestamp {
    Days::new(days).map_or(date, |days| date.after(days.milliseconds()))
}

fn ahead(date: Timestamp, days: u32) -> Timestamp {
    Days::new(days).map_or(date, |days| date.after(-days.milliseconds()))
}
