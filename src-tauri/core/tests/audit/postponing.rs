use keywright_core::{
    Audit, DetailsError, FindingKind, FindingKind::*, Findings, KeyRecord, NOTES_LENGTH, Policies,
    Postponement, Timestamp,
};

use crate::record::{NOW, details, id, key};

fn until(kind: FindingKind, number: u8, until: Timestamp) -> Postponement {
    Postponement::new(kind, id(number), until, " waits for the move ").unwrap()
}

fn findings(postponements: &[Postponement]) -> Findings {
    let bare = KeyRecord {
        details: details("", &[]),
        ..key(1, 10)
    };
    let policies = Policies::default();
    let mut audit = Audit::new(NOW, &policies, None, None);
    audit.add(&bare);
    audit.close(postponements)
}

fn kinds(findings: &Findings) -> (Vec<FindingKind>, Vec<FindingKind>) {
    let open = findings.open.iter().map(|finding| finding.kind);
    let postponed = findings.postponed.iter().map(|(finding, _)| finding.kind);
    (open.collect(), postponed.collect())
}

#[test]
fn a_finding_that_is_put_off_stands_apart_until_its_time_has_come() {
    let off = until(NoOwner, 1, NOW.after(1));
    let found = findings(&[off.clone()]);
    assert_eq!(kinds(&found), (vec![NoUsedBy], vec![NoOwner]));
    assert_eq!(found.postponed[0].1, off, "with its reason");
    assert_eq!(found.counts(), [(NoUsedBy, 1)]);
    let found = findings(&[until(NoOwner, 1, NOW)]);
    assert_eq!(kinds(&found), (vec![NoOwner, NoUsedBy], vec![]));
}

#[test]
fn only_the_very_finding_is_put_off() {
    let others = [
        until(NoOwner, 2, NOW.after(1)),
        until(Overdue, 1, NOW.after(1)),
    ];
    let found = findings(&others);
    assert_eq!(kinds(&found), (vec![NoOwner, NoUsedBy], vec![]));
}

#[test]
fn a_reason_is_trimmed_and_obeys_the_rules_of_notes() {
    let reason = |text: &str| Postponement::new(NoOwner, id(1), NOW, text);
    assert_eq!(reason(" so\r\nit is ").unwrap().reason, "so\nit is");
    assert_eq!(reason("").unwrap().reason, "");
    let long = "x".repeat(NOTES_LENGTH + 1);
    assert_eq!(
        reason(&long),
        Err(DetailsError::NotesTooLong(NOTES_LENGTH + 1))
    );
    assert!(reason("bell\u{7}").is_err());
}

#[test]
fn a_postponement_differs_by_what_it_does_now() {
    let (later, over) = (until(NoOwner, 1, NOW.after(1)), until(NoOwner, 1, NOW));
    let otherwise = Postponement {
        reason: "another".to_owned(),
        ..later.clone()
    };
    assert!(later.differs(None, NOW));
    assert!(later.differs(Some(&otherwise), NOW));
    assert!(later.differs(Some(&over), NOW), "that one had ended");
    assert!(!later.differs(Some(&later), NOW));
    assert!(over.differs(Some(&later), NOW), "it is brought back");
    assert!(!over.differs(Some(&over), NOW));
    assert!(!over.differs(None, NOW));
}
