//! Three years in the life of a workspace, told through the issuer.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;
use std::sync::Arc;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{
    AccessKey, Author, Copies, Days, Details, Environment, Expiry, IssueError, Issuer, KeyFormat,
    KeyGenerator, KeyId, NewKey, Overlap, Policies, Surface, Timestamp, WorkspaceDraft,
    WorkspaceId,
};
use keywright_stores::SqliteRegistry;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::StoryClock;
use crate::words::{APPLICATIONS, OWNERS, PURPOSES, TAGS};

/// Keys in the list at the end.
pub(crate) const KEYS: usize = 5000;
const SEED: u64 = 20_261_124;
const DAY: i64 = 24 * 60 * 60 * 1000;
const YEARS: i64 = 3 * 365 * DAY;
/// Some are deleted on the way and some rotated, so that there are about as many at the end.
const CREATED: u32 = 4800;

/// Keys whose secrets stand in the log.
pub(crate) struct Leaked {
    pub(crate) works: Vec<AccessKey>,
    pub(crate) deleted: AccessKey,
    pub(crate) of_another_team: AccessKey,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Create,
    Document,
    Rename,
    Extend,
    Disable,
    Enable,
    Rotate,
    Delete,
}

struct Story {
    issuer: Issuer,
    clock: Arc<StoryClock>,
    chance: StdRng,
    /// What is still to happen, the earliest first.
    ahead: BinaryHeap<Reverse<(i64, u32, Step)>>,
    keys: Vec<Option<KeyId>>,
    /// Old keys that are deleted before the next step.
    retired: Vec<KeyId>,
    works: Vec<AccessKey>,
    deleted: Option<AccessKey>,
    start: i64,
    end: i64,
}

/// Makes the registry in this folder.
pub(crate) fn make(
    folder: &Path,
    clock: Arc<StoryClock>,
    today: Timestamp,
) -> Result<Leaked, IssueError> {
    let start = today.0 - YEARS;
    clock.set(Timestamp(start));
    let author = Author {
        system_user: "admin".to_owned(),
        surface: Surface::Window,
    };
    let issuer = Issuer::new(
        Arc::new(SqliteRegistry::open(folder)?),
        Arc::new(MemoryKeychain::default()),
        clock.clone(),
        KeyGenerator::new(StdRng::seed_from_u64(SEED)),
        author,
    );
    let mut story = Story {
        issuer,
        clock,
        chance: StdRng::seed_from_u64(SEED + 1),
        ahead: BinaryHeap::new(),
        keys: vec![None; CREATED as usize],
        retired: Vec::new(),
        works: Vec::new(),
        deleted: None,
        start,
        end: today.0,
    };
    // No copy of a made-up key belongs into anybody's keychain.
    story.set_policies(Copies::DigestOnly)?;
    story.plan();
    while let Some(Reverse((at, number, step))) = story.ahead.pop() {
        story.clock.set(Timestamp(at));
        for old in std::mem::take(&mut story.retired) {
            story.issuer.delete(old)?;
        }
        story.happen(number, step)?;
    }
    story.clock.set(today);
    story.fill_up()?;
    story.set_policies(Copies::Kept)?;
    story.leaked()
}

impl Story {
    fn set_policies(&self, copies: Copies) -> Result<(), IssueError> {
        let policies = Policies {
            rotation_period: Days::new(365),
            copies,
            ..Policies::default()
        };
        let draft = WorkspaceDraft::new("Acme API", "acme", policies)?;
        self.issuer
            .change_workspace(WorkspaceId(1), &draft)
            .map(drop)
    }

    fn one_in(&mut self, count: u32) -> bool {
        self.chance.random_range(0..count) == 0
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.chance.random_range(0..of.len())]
    }

    /// More keys are made each year than in the year before.
    fn plan(&mut self) {
        for number in 0..CREATED {
            let along = f64::from(number) / f64::from(CREATED);
            let at = self.start + (along.sqrt() * (YEARS - DAY) as f64) as i64;
            self.ahead.push(Reverse((at, number, Step::Create)));
            let mut later = at;
            let steps = [
                (Step::Document, 3, 30),
                (Step::Rename, 12, 200),
                (Step::Extend, 15, 60),
                (Step::Disable, 25, 300),
                (Step::Rotate, 1, 380),
                (Step::Delete, 14, 400),
            ];
            for (step, of, days) in steps {
                if self.one_in(of) {
                    later += self.chance.random_range(days * DAY / 8..days * DAY);
                    self.ahead.push(Reverse((later, number, step)));
                    if step == Step::Disable && self.one_in(3) {
                        later += self.chance.random_range(DAY..20 * DAY);
                        self.ahead.push(Reverse((later, number, Step::Enable)));
                    }
                }
            }
        }
        let end = self.end;
        self.ahead.retain(|Reverse((at, ..))| *at < end);
    }

    fn happen(&mut self, number: u32, step: Step) -> Result<(), IssueError> {
        if step == Step::Create {
            return self.create(number);
        }
        let Some(id) = self.keys[number as usize] else {
            return Ok(());
        };
        let done = match step {
            Step::Create => Ok(()),
            Step::Document => {
                let record = self.issuer.find(id)?;
                let environment = record.map_or(Environment::Live, |key| key.environment);
                let details = self.details(environment)?;
                self.issuer.document(id, &details).map(drop)
            }
            Step::Rename => {
                let name = format!("{} (renamed)", self.name(number));
                self.issuer.rename(id, &name).map(drop)
            }
            Step::Extend => {
                let days = Days::new(self.chance.random_range(200..700));
                let expiry = days.map_or(Expiry::Never, Expiry::After);
                self.issuer.set_expiry(id, expiry).map(drop)
            }
            Step::Disable => self.issuer.disable(id).map(drop),
            Step::Enable => self.issuer.enable(id).map(drop),
            Step::Rotate => self.rotate(number, id),
            Step::Delete => {
                self.keys[number as usize] = None;
                self.issuer.delete(id)
            }
        };
        match done {
            // A key that has ended meanwhile: an admin would have been told.
            Err(IssueError::Registry(keywright_core::RegistryError::Unfit(_))) => Ok(()),
            done => done,
        }
    }

    fn create(&mut self, number: u32) -> Result<(), IssueError> {
        let environment = match self.one_in(4) {
            true => Environment::Test,
            false => Environment::Live,
        };
        let details = self.details(environment)?;
        let lengths = [None, None, None, Some(90), Some(365), Some(700)];
        let expiry = match self.one_of(&lengths).and_then(Days::new) {
            Some(days) => Expiry::After(days),
            None => Expiry::Never,
        };
        let created = self.issuer.create(&NewKey {
            workspace: None,
            name: self.name(number),
            environment,
            details,
            expiry: Some(expiry),
        })?;
        self.issuer.mark_shown(created.record.id)?;
        self.keys[number as usize] = Some(created.record.id);
        let to_be_deleted = self
            .ahead
            .iter()
            .any(|Reverse((_, other, step))| *other == number && matches!(step, Step::Delete));
        if to_be_deleted && self.deleted.is_none() && number > CREATED / 2 {
            self.deleted = Some(created.access_key);
        } else if number >= CREATED - 3 {
            self.works.push(created.access_key);
        }
        Ok(())
    }

    fn rotate(&mut self, number: u32, id: KeyId) -> Result<(), IssueError> {
        let successor = self.issuer.rotate(id, Overlap::DAY)?.record.id;
        self.issuer.mark_shown(successor)?;
        self.keys[number as usize] = Some(successor);
        // The old key is of no use once its overlap has passed.
        if !self.one_in(12) {
            self.retired.push(id);
        }
        // And the new one will be as old one day.
        let at = self.issuer.now().0 + self.chance.random_range(300 * DAY..380 * DAY);
        if at < self.end {
            self.ahead.push(Reverse((at, number, Step::Rotate)));
        }
        Ok(())
    }

    fn name(&self, number: u32) -> String {
        let application = APPLICATIONS[number as usize % APPLICATIONS.len()];
        let purpose = PURPOSES[number as usize / APPLICATIONS.len() % PURPOSES.len()];
        format!("{application} {purpose} {number}")
    }

    fn details(&mut self, environment: Environment) -> Result<Details, IssueError> {
        let owner = match self.one_in(9) {
            true => "",
            false => self.one_of(&OWNERS),
        };
        // Test keys are for trying things out beside what is in use, as a rule.
        let trial = match environment {
            Environment::Test if !self.one_in(40) => " (staging)",
            _ => "",
        };
        let mut used_by = Vec::new();
        for _ in 0..self.chance.random_range(0..4) {
            used_by.push(format!("{}{trial}", self.one_of(&APPLICATIONS)));
        }
        let mut tags = Vec::new();
        for _ in 0..self.chance.random_range(0..3) {
            tags.push(self.one_of(&TAGS).to_owned());
        }
        let notes = match self.one_in(5) {
            true => "Asked for by ticket; see the runbook before changing anything.",
            false => "",
        };
        Ok(Details::new(owner, &used_by, &tags, notes)?)
    }

    /// Until there are as many as were promised.
    fn fill_up(&mut self) -> Result<(), IssueError> {
        let keys = self
            .issuer
            .workspaces()?
            .first()
            .map_or(0, |(_, keys)| *keys);
        for number in keys..KEYS {
            let name = format!("Late key {number}");
            let created = self
                .issuer
                .create(&NewKey::named(&name, Environment::Live))?;
            self.issuer.mark_shown(created.record.id)?;
        }
        Ok(())
    }

    fn leaked(self) -> Result<Leaked, IssueError> {
        let another = KeyFormat {
            prefix: self.issuer.workspace()?.prefix,
            environment: Environment::Live,
        };
        let mut generator = KeyGenerator::new(StdRng::seed_from_u64(SEED + 2));
        let of_another_team = generator.access_key(&another)?;
        let deleted = match self.deleted {
            Some(deleted) => deleted,
            // By the seed there is one.
            None => generator.access_key(&another)?,
        };
        Ok(Leaked {
            works: self.works,
            deleted,
            of_another_team,
        })
    }
}
