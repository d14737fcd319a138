//! What needs attention in a workspace. Rules alone: [`Audit`] is given one record after the
//! other and keeps none, so that a hundred thousand keys need no copy of them all. Who asks
//! the stores is [`crate::Issuer::audit`].
//!
//! A key *works* while it is neither disabled nor at its end ([`Status::Disabled`],
//! [`Status::Expired`]).

use std::collections::HashMap;

use crate::{
    DISABLED_FOR_LONG, Days, Environment, Finding, FindingKind, Findings, KeyId, KeyRecord,
    KeychainCheck, NEVER_ROTATED_AFTER, Policies, Postponement, SecretCopy, Status, Timestamp,
    fold,
};

/// Looks for what needs attention.
pub struct Audit<'a> {
    now: Timestamp,
    policies: &'a Policies,
    owner: Option<String>,
    keychain: Option<&'a KeychainCheck>,
    found: Vec<Finding>,
    applications: Applications,
}

impl<'a> Audit<'a> {
    /// Looks among keys under these policies. Only what concerns this owner is found; an empty
    /// text stands for nobody, who also has what has no record. Without a check of the
    /// keychain nothing is said about secrets.
    pub fn new(
        now: Timestamp,
        policies: &'a Policies,
        owner: Option<&str>,
        keychain: Option<&'a KeychainCheck>,
    ) -> Self {
        Self {
            now,
            policies,
            owner: owner.map(fold),
            keychain,
            found: Vec::new(),
            applications: Applications::default(),
        }
    }

    /// Looks at one key of the workspace.
    pub fn add(&mut self, key: &KeyRecord) {
        let (life, now) = (&key.life, self.now);
        let status = life.status(now);
        let works = !matches!(status, Status::Expired | Status::Disabled);
        let concerned = match &self.owner {
            Some(owner) => fold(key.details.owner().unwrap_or_default()) == *owner,
            None => true,
        };
        if works {
            // Test keys of other owners count, too.
            self.applications.add(key, concerned);
        }
        if !concerned {
            return;
        }
        let (made, ends) = (Some(key.created_at), life.ends_at());
        let older =
            |days: Option<Days>| days.is_some_and(|days| is_past(key.created_at, days, now));
        let period = self.policies.rotation_period;
        let rotated = life.successor.is_some();
        let never = !rotated && life.predecessor.is_none() && period.is_none();
        let disabled = life.disabled_at.zip(Days::new(DISABLED_FOR_LONG));
        let (kept, gone) = (life.keeps_copy(now), life.copy == SecretCopy::Gone);
        let missing = |check: &KeychainCheck| kept && check.missing.contains(&key.id);
        let unfit = |check: &KeychainCheck| kept && check.unfit.contains(&key.id);
        let came_back = |check: &KeychainCheck| gone && check.came_back.contains(&key.id);
        let found = [
            (FindingKind::Expired, status == Status::Expired, ends),
            (FindingKind::Expiring, status == Status::Expiring, ends),
            (
                FindingKind::Overdue,
                works && !rotated && older(period),
                made,
            ),
            (
                FindingKind::NeverRotated,
                works && never && older(Days::new(NEVER_ROTATED_AFTER)),
                made,
            ),
            (
                FindingKind::SecretMissing,
                self.keychain.is_some_and(missing),
                made,
            ),
            (
                FindingKind::SecretUnfit,
                self.keychain.is_some_and(unfit),
                made,
            ),
            (
                FindingKind::SecretCameBack,
                self.keychain.is_some_and(came_back),
                made,
            ),
            (
                FindingKind::NoOwner,
                works && key.details.owner().is_none(),
                made,
            ),
            (
                FindingKind::NoUsedBy,
                works && key.details.used_by().len() == 0,
                made,
            ),
            (
                FindingKind::LongDisabled,
                status == Status::Disabled
                    && disabled.is_some_and(|(since, days)| is_past(since, days, now)),
                life.disabled_at,
            ),
        ];
        let found = found.into_iter().filter(|(_, is_so, _)| *is_so);
        self.found.extend(found.map(|(kind, _, at)| Finding {
            kind,
            at,
            id: key.id,
            application: String::new(),
        }));
    }

    /// What was found, apart from what is put off.
    pub fn close(mut self, postponements: &[Postponement]) -> Findings {
        self.applications.close(&mut self.found);
        if let Some(check) = self.keychain
            && self.owner.is_none_or(|owner| owner.is_empty())
        {
            self.found.extend(check.strays.iter().map(|id| Finding {
                kind: FindingKind::SecretWithoutRecord,
                at: None,
                id: *id,
                application: String::new(),
            }));
        }
        self.found.sort_unstable();
        let off: HashMap<(FindingKind, KeyId), &Postponement> = postponements
            .iter()
            .filter(|postponement| postponement.holds(self.now))
            .map(|postponement| ((postponement.kind, postponement.id), postponement))
            .collect();
        let mut findings = Findings::default();
        for finding in self.found {
            match off.get(&(finding.kind, finding.id)) {
                Some(off) => findings.postponed.push((finding, (*off).clone())),
                None => findings.open.push(finding),
            }
        }
        findings
    }
}

fn is_past(since: Timestamp, days: Days, now: Timestamp) -> bool {
    now.since(since) >= days.milliseconds()
}

/// Which applications use keys of which environment.
#[derive(Default)]
struct Applications {
    places: HashMap<String, usize>,
    /// Each as it was first written, and whether it uses a test key.
    known: Vec<(String, bool)>,
    /// The live keys, each with its applications.
    live: Vec<(KeyId, Timestamp, Vec<usize>)>,
}

impl Applications {
    fn add(&mut self, key: &KeyRecord, concerned: bool) {
        let test = key.environment == Environment::Test;
        if !test && !concerned {
            return;
        }
        let mut uses = Vec::with_capacity(key.details.used_by().len());
        for application in key.details.used_by() {
            let next = self.known.len();
            let place = *self.places.entry(fold(application)).or_insert(next);
            if place == next {
                self.known.push((application.to_owned(), false));
            }
            self.known[place].1 |= test;
            uses.push(place);
        }
        if !test && !uses.is_empty() {
            self.live.push((key.id, key.created_at, uses));
        }
    }

    fn close(&mut self, found: &mut Vec<Finding>) {
        for (id, created_at, uses) in std::mem::take(&mut self.live) {
            let mut known = uses.into_iter().map(|place| &self.known[place]);
            if let Some((application, _)) = known.find(|(_, test)| *test) {
                found.push(Finding {
                    kind: FindingKind::LiveLikeTest,
                    at: Some(created_at),
                    id,
                    application: application.clone(),
                });
            }
        }
    }
}
