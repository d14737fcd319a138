//! The activity: what it says, and how it is noticed that somebody changed it.

use keywright_core::memory::When;
use keywright_core::{
    Action, ActivityQuery, Deed, Entry, Head, IssueError, Keychain, KeychainError, KeychainState,
    Registry, Seal, Timestamp, Verdict, Verified, WorkspaceId,
};

use crate::desk::{Desk, broken, full};

use When::{After, Before};

/// A desk with ten entries, whose end the keychain knows.
fn ten() -> Desk {
    let desk = Desk::default();
    for name in ["One", "Two", "Three", "Four", "Five"] {
        desk.shown(name);
    }
    desk.issuer.keep_head().unwrap();
    desk
}

fn verified(desk: &Desk) -> (u64, Verdict) {
    let Verified { entries, verdict } = desk.issuer.verify_activity().unwrap();
    (entries, verdict)
}

fn known(desk: &Desk) -> Head {
    let registry = desk.registry.identity().unwrap();
    desk.keychain.kept_head(&registry).unwrap()
}

/// Seals this entry and all after it anew, as somebody would who knows how.
fn rewrite_from(desk: &Desk, number: u64) {
    for entry in desk.registry.entries() {
        if entry.number >= number {
            let entries = desk.registry.entries();
            let before = entries.iter().rfind(|one| one.number < entry.number);
            let before = before.map_or(Seal::FIRST, |one| one.seal);
            desk.registry.tamper(entry.number, |entry| {
                entry.seal = entry.sealed_after(&before)
            });
        }
    }
}

#[test]
fn what_nobody_touched_is_intact() {
    let desk = ten();
    assert_eq!(verified(&desk), (10, Verdict::Intact));
    assert_eq!(known(&desk), desk.registry.head().unwrap());
    desk.shown("Six");
    assert_eq!(
        verified(&desk),
        (12, Verdict::Intact),
        "what came since the end was kept is intact, too"
    );
    desk.issuer.keep_head().unwrap();
    assert_eq!(known(&desk).number, 12);
}

#[test]
fn one_changed_field_of_any_entry_is_noticed() {
    type Change = fn(&mut Entry);
    let changes: [(&str, Change); 8] = [
        ("time", |entry| entry.at = Timestamp(entry.at.0 + 1)),
        ("workspace", |entry| entry.workspace = WorkspaceId(2)),
        ("key", |entry| entry.key = None),
        ("action", |entry| entry.action.push('x')),
        ("person", |entry| entry.system_user = "nobody".to_owned()),
        ("surface", |entry| entry.surface = String::new()),
        ("facts", |entry| {
            entry.facts = entry.facts.clone().with("a", "b")
        }),
        ("seal", |entry| entry.seal = Seal::FIRST),
    ];
    for number in 1..=10 {
        for (field, change) in changes {
            let desk = ten();
            desk.registry.tamper(number, change);
            let (entries, verdict) = verified(&desk);
            assert_eq!(entries, number - 1, "{field} of {number}");
            let Verdict::Changed(entry) = verdict else {
                panic!("{field} of {number}: {verdict:?}");
            };
            assert_eq!(entry.number, number, "{field}");
        }
    }
}

#[test]
fn what_one_field_loses_and_the_next_one_gains_is_a_change() {
    let desk = ten();
    desk.registry.tamper(5, |entry| {
        let moved = entry.action.pop().unwrap();
        entry.system_user.insert(0, moved);
    });
    assert!(matches!(verified(&desk), (4, Verdict::Changed(_))));
}

#[test]
fn an_entry_that_is_gone_or_has_another_number_is_missing() {
    for number in 1..10 {
        let desk = ten();
        desk.registry.tamper(number, |entry| entry.number = 99);
        assert_eq!(verified(&desk), (number - 1, Verdict::Missing(number)));
    }
    for number in 2..10 {
        let desk = ten();
        desk.registry.tamper(number, |entry| entry.number -= 1);
        assert_eq!(verified(&desk), (number - 1, Verdict::Missing(number)));
    }
}

#[test]
fn an_end_that_was_cut_off_is_noticed_by_what_the_keychain_knows() {
    for keep in 0..10 {
        let desk = ten();
        desk.registry.cut_activity(keep);
        let cut_off = Verdict::CutOff {
            last: keep as u64,
            known: 10,
        };
        assert_eq!(verified(&desk), (keep as u64, cut_off));
    }
}

#[test]
fn an_end_that_was_cut_off_and_grew_again_is_noticed() {
    let desk = ten();
    desk.registry.cut_activity(6);
    desk.shown("Six");
    let cut_off = Verdict::CutOff { last: 8, known: 10 };
    assert_eq!(verified(&desk), (8, cut_off));
    desk.shown("Seven");
    assert_eq!(verified(&desk), (9, Verdict::Rewritten(10)));
    desk.shown("Eight");
    assert_eq!(verified(&desk), (9, Verdict::Rewritten(10)));
}

#[test]
fn a_history_that_was_written_anew_from_any_entry_is_noticed() {
    for number in 1..=10 {
        let desk = ten();
        desk.registry
            .tamper(number, |entry| entry.system_user = "nobody".to_owned());
        rewrite_from(&desk, number);
        assert_eq!(
            verified(&desk),
            (9, Verdict::Rewritten(10)),
            "from {number} on: all fits, but it is another history"
        );
    }
}

#[test]
fn without_the_keychain_the_end_is_not_known_and_all_else_is_checked() {
    let desk = ten();
    desk.keychain.set_state(KeychainState::Locked);
    let unknown = Verdict::EndUnknown(KeychainError::Locked);
    assert_eq!(verified(&desk), (10, unknown));
    desk.registry.tamper(3, |entry| entry.action.push('x'));
    assert!(matches!(verified(&desk), (2, Verdict::Changed(_))));
    let desk = Desk::default();
    desk.shown("One");
    let unknown = Verdict::EndUnknown(KeychainError::Missing);
    assert_eq!(verified(&desk), (2, unknown), "none was ever kept");
}

#[test]
fn the_proof_of_a_cut_is_never_overwritten() {
    let desk = ten();
    let proof = known(&desk);
    desk.registry.cut_activity(6);
    for name in ["Six", "Seven", "Eight", "Nine"] {
        desk.issuer.keep_head().unwrap();
        desk.beside().issuer.keep_head().unwrap();
        assert_eq!(known(&desk), proof, "before {name}");
        desk.shown(name);
    }
    desk.issuer.keep_head().unwrap();
    assert_eq!(known(&desk), proof);
    let desk = ten();
    let proof = known(&desk);
    desk.registry.tamper(4, |entry| entry.action.push('x'));
    rewrite_from(&desk, 4);
    desk.shown("Six");
    desk.issuer.keep_head().unwrap();
    assert_eq!(known(&desk), proof, "nor that of another history");
    assert_eq!(verified(&desk), (9, Verdict::Rewritten(10)));
}

#[test]
fn the_keychain_is_asked_only_when_there_is_something_new() {
    let desk = Desk::default();
    desk.keychain.fail("kept_head", Before, broken());
    assert_eq!(desk.issuer.keep_head(), Ok(()), "there is no entry yet");
    desk.shown("One");
    assert_eq!(desk.issuer.keep_head(), Err(broken().into()));
    assert_eq!(desk.issuer.keep_head(), Ok(()), "the next time it is kept");
    assert_eq!(known(&desk).number, 2);
    desk.keychain.fail("kept_head", Before, broken());
    assert_eq!(desk.issuer.keep_head(), Ok(()), "nothing is new");
    desk.keychain.heal();
    desk.registry.cut_activity(1);
    assert_eq!(desk.issuer.keep_head(), Ok(()));
    desk.keychain.fail("kept_head", Before, broken());
    assert_eq!(desk.issuer.keep_head(), Ok(()), "nor after a cut");
}

#[test]
fn an_end_that_cannot_be_kept_now_is_kept_the_next_time() {
    for (call, when) in [
        ("kept_head", Before),
        ("keep_head", Before),
        ("keep_head", After),
    ] {
        let desk = Desk::default();
        desk.shown("One");
        desk.keychain.fail(call, when, broken());
        assert_eq!(desk.issuer.keep_head(), Err(broken().into()));
        assert_eq!(desk.issuer.keep_head(), Ok(()), "{call} {when:?}");
        assert_eq!(known(&desk).number, 2);
    }
    for call in ["head", "identity", "entries_after"] {
        let desk = ten();
        desk.shown("Six");
        desk.registry.fail(call, Before, full());
        assert_eq!(desk.issuer.keep_head(), Err(full().into()), "{call}");
        assert_eq!(desk.issuer.keep_head(), Ok(()));
        assert_eq!(known(&desk).number, 12);
    }
    let desk = ten();
    desk.shown("Six");
    desk.keychain.set_state(KeychainState::Locked);
    assert_eq!(desk.issuer.keep_head(), Ok(()), "it waits without a word");
    desk.keychain.set_state(KeychainState::Unlocked);
    assert_eq!(desk.issuer.keep_head(), Ok(()));
    assert_eq!(known(&desk).number, 12);
}

#[test]
fn each_registry_has_an_end_of_its_own() {
    let desk = ten();
    let other = Desk::default();
    assert_ne!(desk.registry.identity(), other.registry.identity());
    assert_eq!(desk.registry.identity(), desk.beside().registry.identity());
    assert_eq!(desk.registry.identity().unwrap().len(), 32);
}

#[test]
fn a_registry_that_fails_is_no_verdict() {
    let desk = ten();
    for call in ["identity", "entries_after"] {
        desk.registry.fail(call, Before, full());
        assert_eq!(desk.issuer.verify_activity(), Err(full()), "{call}");
    }
    assert_eq!(verified(&desk), (10, Verdict::Intact));
}

#[test]
fn more_entries_than_are_read_at_once_are_all_seen() {
    let desk = Desk::default();
    let old = desk.shown("One");
    for _ in 0..1200 {
        desk.issuer.disable(old.id).unwrap();
        desk.issuer.enable(old.id).unwrap();
    }
    desk.issuer.keep_head().unwrap();
    assert_eq!(verified(&desk), (2402, Verdict::Intact));
    let mut seen = 0;
    let count = |entry: Entry| {
        seen += 1;
        assert_eq!(entry.number, seen);
        Ok::<_, IssueError>(())
    };
    desk.issuer.each_entry(count).unwrap();
    assert_eq!(seen, 2402);
}

#[test]
fn the_activity_is_looked_through_by_key_action_time_and_words() {
    let desk = ten();
    let three = desk.list().swap_remove(2);
    desk.issuer.rename(three.id, "Zürich").unwrap();
    let numbers = |query: ActivityQuery| -> Vec<u64> {
        let query = ActivityQuery {
            limit: 100,
            ..query
        };
        let page = desk.issuer.activity(&query).unwrap();
        assert_eq!(page.matching, page.rows.len());
        page.rows.into_iter().map(|row| row.entry.number).collect()
    };
    let all = ActivityQuery::default;
    assert_eq!(numbers(all()), (1..=11).rev().collect::<Vec<_>>());
    let of_key = ActivityQuery {
        key: Some(three.id),
        ..all()
    };
    assert_eq!(numbers(of_key), [11, 6, 5]);
    let renamed = ActivityQuery {
        actions: vec![Action::Renamed, Action::Deleted],
        ..all()
    };
    assert_eq!(numbers(renamed), [11]);
    for (search, found) in [
        ("ZURICH", vec![11, 6, 5]),
        ("three", vec![]),
        (three.truncated.as_str(), vec![11, 6, 5]),
        ("TESTER", (1..=11).rev().collect()),
    ] {
        let search = ActivityQuery {
            search: search.to_owned(),
            ..all()
        };
        assert_eq!(numbers(search.clone()), found, "{search:?}");
    }
    let fifth = desk.registry.entries()[4].at;
    let eighth = desk.registry.entries()[7].at;
    let span = ActivityQuery {
        from: Some(fifth),
        until: Some(eighth),
        ..all()
    };
    assert_eq!(numbers(span), [7, 6, 5], "from is meant, until is not");
    let elsewhere = ActivityQuery {
        workspace: Some(WorkspaceId(2)),
        ..all()
    };
    assert_eq!(numbers(elsewhere), [0; 0]);
    let part = desk.issuer.activity(&ActivityQuery {
        offset: 2,
        limit: 3,
        ..all()
    });
    let part = part.unwrap();
    assert_eq!((part.rows.len(), part.matching), (3, 11));
    assert_eq!(part.rows[0].entry.number, 9);
    let name = part.rows[0].key.as_ref().map(|(name, _)| name.as_str());
    assert_eq!(name, Some("Five"));
}

#[test]
fn facts_are_read_as_they_were_written() {
    let awkward = "a=b\\n\nc\\\r\n\\";
    let facts = keywright_core::Facts::default()
        .with("note", awkward)
        .with("empty", "")
        .with("last", "=");
    assert_eq!(facts.as_str().lines().count(), 3, "one line each");
    assert_eq!(facts.get("note").as_deref(), Some(awkward));
    assert_eq!(facts.get("empty").as_deref(), Some(""));
    assert_eq!(facts.get("last").as_deref(), Some("="));
    assert_eq!(facts.get("other"), None);
}

#[test]
fn the_seal_of_an_entry_is_that_of_every_version_before() {
    let desk = Desk::default();
    desk.shown("One");
    let entry = desk.registry.entries().remove(0);
    let deed = Deed {
        at: Timestamp(1_700_000_000_000),
        workspace: WorkspaceId(1),
        key: Some(keywright_core::KeyId::from([7; 16])),
        action: Action::Created,
        by: keywright_core::Author {
            system_user: "ann".to_owned(),
            surface: keywright_core::Surface::Window,
        },
        facts: keywright_core::Facts::default().with("name", "CRM"),
    };
    let sealed = deed.sealed(1, &Seal::FIRST);
    assert_eq!(
        sealed.seal.to_string(),
        "85f71ca9bd2e958f48cbf79c705848cfb97e54de757b8e33e0d5db3fce4d64fe"
    );
    assert_eq!(entry.seal, entry.sealed_after(&Seal::FIRST));
}
