use keywright_core::{Finding, FindingKind, KeyRecord};

use crate::audit::{Audit, finding, put_off};
use crate::sample::{
    HOSTILE, as_it_was, assert_fails_on_a_full_disk, assert_holds_no_formula, cells, details, id,
    key, named,
};

#[test]
fn the_sheet_has_a_row_for_each_finding() {
    let key = KeyRecord {
        details: details("Ada", &["crm", "billing"]),
        ..key(1)
    };
    let truncated = key.truncated.as_str().to_owned();
    let open = vec![
        finding(FindingKind::LiveLikeTest, 1),
        finding(FindingKind::SecretWithoutRecord, 7),
    ];
    let mut audit = Audit::new(open, vec![key]);
    audit.findings.postponed = vec![put_off(finding(FindingKind::Overdue, 1), "waits")];
    let [one, seven] = [id(1), id(7)].map(|id| id.to_string());
    let of_key = |kind, application, until, reason| {
        [
            "Acme API",
            kind,
            &one,
            &truncated,
            "Key 1",
            "live",
            "Ada",
            "crm, billing",
            "2026-10-07T08:00:00.000Z",
            "2027-01-13T08:00:00.000Z",
            application,
            until,
            reason,
        ]
    };
    let mut stray = [""; 13];
    stray[..3].copy_from_slice(&["Acme API", "secretWithoutRecord", &seven]);
    assert_eq!(
        cells(&audit.csv("Acme API"), b','),
        [
            [
                "workspace",
                "finding",
                "keyId",
                "key",
                "name",
                "environment",
                "owner",
                "usedBy",
                "createdAt",
                "at",
                "application",
                "postponedUntil",
                "reason",
            ],
            of_key("liveLikeTest", "crm", "", ""),
            stray,
            of_key("overdue", "", "2027-01-18T08:00:00.000Z", "waits"),
        ]
    );
}

#[test]
fn no_cell_of_the_sheet_is_a_formula() {
    for name in HOSTILE {
        let key = KeyRecord {
            details: details(name, &[name]),
            ..named(1, name)
        };
        let odd = Finding {
            application: name.to_owned(),
            ..finding(FindingKind::LiveLikeTest, 1)
        };
        let mut audit = Audit::new(vec![], vec![key]);
        audit.findings.postponed = vec![put_off(odd, name)];
        let text = audit.csv(name);
        assert_holds_no_formula(&text);
        let row = cells(&text, b',').remove(1);
        for column in [0, 4, 6, 7, 10, 12] {
            assert_eq!(as_it_was(&row[column]), name);
        }
    }
}

#[test]
fn no_line_of_a_reason_is_a_formula() {
    let reason = "waits\n=1+1\n\t@SUM(1,1)\n\"-1\"";
    let mut audit = Audit::new(vec![], vec![key(1)]);
    audit.findings.postponed = vec![put_off(finding(FindingKind::Overdue, 1), reason)];
    let text = audit.csv("Acme API");
    assert_holds_no_formula(&text);
    assert_eq!(as_it_was(&cells(&text, b',')[1][12]), reason);
}

#[test]
fn a_full_disk_is_an_error() {
    let audit = Audit::new(vec![finding(FindingKind::NoOwner, 1)], vec![key(1)]);
    assert_fails_on_a_full_disk(|out| audit.report("Acme API").write_csv(out));
}
