//! Thousands of random sequences of everything that can be done to keys, by two processes,
//! with failing calls and processes that end amid them, held against a simple model and the
//! invariants of `docs/invariants.md` after every step.
//!
//! `KEYWRIGHT_SEQUENCES` says how many; a failing one is made as short as possible.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod ask;
mod history;
mod invariants;
mod judge;
mod model;
mod seen;
mod stage;
mod step;
mod world;

use keywright_core::memory::State;
use keywright_core::{
    Head, Keychain, KeychainError, KeychainState, Registry, Seal, SecretCopy, Verdict,
};
use proptest::prelude::*;

use crate::ask::Ask;
use crate::history::History;
use crate::invariants::{ALL, APPENDED, COPIED, LABELLED, MENDED, OFFERED, TOMBSTONE, holds};
use crate::judge::{judge, judge_both};
use crate::seen::Seen;
use crate::stage::{Outcome, Stage};
use crate::step::{Action, Disturbance, Step};
use crate::world::World;

/// How many steps a sequence has at most.
const LONGEST: usize = 32;

fn sequences() -> u32 {
    let asked = std::env::var("KEYWRIGHT_SEQUENCES").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(10_000)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: sequences(),
        failure_persistence: None,
        max_shrink_iters: 5_000,
        ..ProptestConfig::default()
    }
}

/// One step after the other, each looked at from all sides.
fn run(steps: &[Step]) {
    let mut stage = Stage::new();
    let mut history = History::default();
    let none = Head {
        number: 0,
        seal: Seal::FIRST,
    };
    let (mut before, _) = stage.look(&none);
    for step in steps {
        before = take(&mut stage, &mut history, &before, step);
    }
    end(&mut stage, &history, &before);
}

fn take(stage: &mut Stage, history: &mut History, before: &World, step: &Step) -> World {
    let Step {
        process,
        action,
        disturbance,
    } = step;
    let authors = [stage.person(*process), stage.person(1 - process)];
    match action {
        Action::Clock(milliseconds) => stage.move_clock(*milliseconds),
        Action::Lock => stage.set_keychain(KeychainState::Locked),
        Action::Restart => stage.restart(*process),
        _ => {}
    }
    let ask = action.on(before);
    history.ask(&ask, before);
    let by = stage.number(*process);
    let Outcome { answer, meanwhile } = stage.ask(*process, &ask, disturbance.as_ref(), before);
    let (after, entries) = stage.look(&before.head);
    let asks: Vec<&Ask> = match &meanwhile {
        None => vec![&ask],
        Some((other, answer)) => {
            history.ask(other, before);
            history.answered(answer);
            if let (Ask::Undo(_), Some(Disturbance::Meanwhile("find", _)), Ok(Some(record))) =
                (&ask, disturbance, answer)
            {
                // It was rotated before this process looked what there is to undo.
                history.asked.insert(record.id);
            }
            vec![&ask, other]
        }
    };
    if let Some(answer) = &answer {
        history.answered(answer);
    }
    history.forget_what_was_taken_back(&after);
    let seen = Seen {
        stage,
        before,
        after: &after,
        asks: &asks,
        authors: &authors[..asks.len()],
        entries: &entries,
    };
    seen.check(history);
    match (&answer, &meanwhile) {
        (Some(answer), Some((other, others))) => {
            judge_both(before, &after, [&ask, other], [answer, others]);
        }
        (answer, _) => {
            let disturbed = !matches!(disturbance, None | Some(Disturbance::Meanwhile(..)));
            judge(before, &after, (&ask, by), answer.as_ref(), disturbed);
        }
    }
    history.entries.extend(entries);
    after
}

/// Both processes end, and the next one finds everything in order.
fn end(stage: &mut Stage, history: &History, last: &World) {
    stage.set_keychain(KeychainState::Unlocked);
    stage.restart(0);
    stage.restart(1);
    let issuer = stage.issuer(0);
    let recovered = issuer.recover();
    holds(MENDED, recovered.is_ok(), || format!("{recovered:?}"));
    let renewed = issuer.renew_labels();
    holds(LABELLED, renewed.is_ok(), || format!("{renewed:?}"));
    let stale = stage.observer.stale_labels().unwrap();
    holds(LABELLED, stale.is_empty(), || format!("{stale:?}"));
    let (after, _) = stage.look(&last.head);
    for (id, key) in &after.keys {
        let done = matches!(key.state, State::Active | State::Deleted);
        holds(MENDED, done, || format!("{key:?}"));
        let life = &key.record.life;
        holds(MENDED, life.copy != SecretCopy::Leaving, || {
            format!("{key:?}")
        });
        let kept = life.copy == SecretCopy::Kept;
        holds(MENDED, kept == after.secrets.contains_key(id), || {
            format!("{key:?}")
        });
        let known = stage.observer.trace(&key.record.digest).unwrap();
        let known = known.is_some_and(|(found, _)| found.id == *id);
        holds(TOMBSTONE, known, || format!("{key:?}"));
        if kept {
            let secret = stage.keychain.fetch(*id, &key.record.digest).unwrap();
            let right = secret.digest() == key.record.digest;
            holds(COPIED, right, || format!("{key:?}"));
        }
        let unseen = key.state == State::Active && key.record.shown_at.is_none() && kept;
        let offered = stage.issuer(1).never_shown().unwrap();
        let is_offered = offered.contains(&key.record);
        holds(OFFERED, unseen == is_offered, || format!("{key:?}"));
        if unseen {
            let shown = stage.issuer(1).reveal(*id).map(|shown| shown.record);
            holds(OFFERED, shown.as_ref() == Ok(&key.record), || {
                format!("{shown:?}")
            });
        }
    }
    let entries = stage.observer.entries();
    let same = entries.starts_with(&history.entries);
    holds(APPENDED, same, || format!("{entries:?}"));
    let verified = stage.issuer(1).verify_activity().unwrap();
    let intact = matches!(
        verified.verdict,
        // As where no end was ever kept.
        Verdict::Intact | Verdict::EndUnknown(KeychainError::Missing)
    );
    holds(APPENDED, intact, || format!("{verified:?}"));
}

#[test]
fn whatever_is_done_in_whatever_order_all_that_must_be_true_is_true() {
    let steps = prop::collection::vec(any::<[u64; 2]>().prop_map(Step::from), 1..=LONGEST);
    let mut runner = proptest::test_runner::TestRunner::new(config());
    runner
        .run(&steps, |steps| {
            run(&steps);
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn the_document_says_what_is_checked() {
    let document = include_str!("../../../../docs/invariants.md").replace("\n  ", " ");
    let listed: Vec<&str> = document
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .collect();
    assert_eq!(listed, ALL);
}
