//! Findings of several keys.

use keywright_core::{
    Audit, Environment, Finding, FindingKind::*, KeyRecord, KeychainCheck, Life, Policies,
    SecretCopy,
};

use crate::record::{NOW, days_ago, details, finding, findings, id, key, kinds, with_life};

#[test]
fn a_live_key_whose_application_uses_a_test_key_is_found_in_whatever_order_they_come() {
    let using = |number, environment, used_by: &[&str]| KeyRecord {
        environment,
        details: details("Ada", used_by),
        ..key(number, i64::from(number))
    };
    let live = using(1, Environment::Live, &["billing", "Straße\u{a0}3", "CRM"]);
    let test = using(2, Environment::Test, &["crm", "STRASSE 3"]);
    let other = using(3, Environment::Live, &["hr"]);
    let expected = |application: &str| Finding {
        application: application.to_owned(),
        ..finding(LiveLikeTest, 1, Some(days_ago(1)))
    };
    let found = |keys: &[KeyRecord]| findings(keys, &Policies::default(), None, None);
    assert_eq!(
        found(&[live.clone(), test.clone(), other.clone()]),
        [expected("Straße\u{a0}3")],
        "one finding for a key, with its first such application"
    );
    assert_eq!(
        found(&[other, test.clone(), live.clone()]),
        [expected("STRASSE 3")],
        "as it was first written"
    );
    assert_eq!(found(&[live.clone()]), []);
    assert_eq!(found(&[test.clone()]), []);
    for stopped in [
        Life {
            disabled_at: Some(NOW),
            ..Life::default()
        },
        Life {
            disabled_at: Some(NOW),
            copy: SecretCopy::Gone,
            ..Life::default()
        },
    ] {
        let [live_off, test_off] = [&live, &test].map(|key| KeyRecord {
            life: stopped,
            ..key.clone()
        });
        assert_eq!(found(&[live.clone(), test_off]), []);
        assert_eq!(found(&[live_off, test.clone()]), []);
    }
}

#[test]
fn what_the_check_of_the_keychain_showed_is_told_of_keys_that_should_have_a_copy() {
    let check = KeychainCheck {
        missing: [id(1), id(5)].into(),
        strays: [id(7), id(6)].into(),
        unfit: [id(1)].into(),
        ..KeychainCheck::default()
    };
    let found = |life| {
        findings(
            &[with_life(10, life)],
            &Policies::default(),
            None,
            Some(&check),
        )
    };
    let strays = [
        finding(SecretWithoutRecord, 6, None),
        finding(SecretWithoutRecord, 7, None),
    ];
    let mut all = vec![
        finding(SecretMissing, 1, Some(days_ago(10))),
        finding(SecretUnfit, 1, Some(days_ago(10))),
    ];
    all.extend(strays.clone());
    assert_eq!(found(Life::default()), all);
    for copy in [SecretCopy::Leaving, SecretCopy::Gone] {
        let life = Life {
            copy,
            ..Life::default()
        };
        assert_eq!(found(life), strays, "{copy:?}");
    }
    assert_eq!(kinds(&key(1, 10)), [], "nothing is said without a check");
}

#[test]
fn a_secret_is_missed_as_long_as_its_key_is_to_have_one() {
    let check = KeychainCheck {
        missing: [id(1)].into(),
        unfit: [id(1)].into(),
        ..KeychainCheck::default()
    };
    let found = |life| {
        let keys = [with_life(10, life)];
        let found = findings(&keys, &Policies::default(), None, Some(&check));
        found.into_iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    let retiring = Life {
        successor: Some(id(2)),
        retires_at: Some(NOW.after(1)),
        ..Life::default()
    };
    assert_eq!(found(retiring), [SecretMissing, SecretUnfit]);
    let expired = Life {
        expires_at: Some(NOW),
        ..Life::default()
    };
    assert_eq!(found(expired), [Expired, SecretMissing, SecretUnfit]);
    let disabled = Life {
        disabled_at: Some(NOW),
        ..Life::default()
    };
    assert_eq!(found(disabled), [SecretMissing, SecretUnfit]);
    // Its secret leaves with it.
    let at_its_end = Life {
        retires_at: Some(NOW),
        ..retiring
    };
    assert_eq!(found(at_its_end), [Expired]);
}

#[test]
fn a_copy_that_came_back_is_told_of_the_key_that_is_said_to_be_without() {
    let check = KeychainCheck {
        came_back: [id(1), id(9)].into(),
        ..KeychainCheck::default()
    };
    let found = |copy| {
        let life = Life {
            copy,
            ..Life::default()
        };
        let keys = [with_life(10, life)];
        findings(&keys, &Policies::default(), None, Some(&check))
    };
    let came_back = finding(SecretCameBack, 1, Some(days_ago(10)));
    assert_eq!(
        found(SecretCopy::Gone),
        [came_back],
        "of its workspace's keys alone"
    );
    for copy in [SecretCopy::Kept, SecretCopy::Leaving] {
        assert_eq!(found(copy), [], "{copy:?}");
    }
}

#[test]
fn an_owner_reads_of_their_keys_alone() {
    let of = |number, owner| KeyRecord {
        details: details(owner, &[]),
        ..key(number, i64::from(number))
    };
    let keys = [of(1, "Ada"), of(2, "ADA "), of(3, "Grace"), of(4, "")];
    let check = KeychainCheck {
        strays: [id(7)].into(),
        ..KeychainCheck::default()
    };
    let found = |owner| findings(&keys, &Policies::default(), owner, Some(&check));
    let no_used_by = |number| finding(NoUsedBy, number, Some(days_ago(i64::from(number))));
    assert_eq!(found(Some("ada")), [no_used_by(2), no_used_by(1)]);
    assert_eq!(
        found(Some("")),
        [
            finding(SecretWithoutRecord, 7, None),
            finding(NoOwner, 4, Some(days_ago(4))),
            no_used_by(4),
        ],
        "what nobody answers for"
    );
    assert_eq!(found(Some("Linus")), []);
    assert_eq!(found(None).len(), 6);
}

#[test]
fn a_test_key_of_another_owner_counts_for_ones_own_live_key() {
    let test = KeyRecord {
        environment: Environment::Test,
        details: details("Grace", &["crm"]),
        ..key(2, 10)
    };
    let keys = [key(1, 10), test];
    let kinds = |owner| {
        let found = findings(&keys, &Policies::default(), Some(owner), None);
        found.len()
    };
    assert_eq!((kinds("Ada"), kinds("Grace")), (1, 0));
}

#[test]
fn the_most_urgent_kind_comes_first_and_in_it_the_earliest_and_all_are_counted() {
    let expired = |number, end| KeyRecord {
        id: id(number),
        ..with_life(
            500,
            Life {
                expires_at: Some(end),
                ..Life::default()
            },
        )
    };
    let bare = KeyRecord {
        details: details("", &[]),
        ..key(3, 10)
    };
    let keys = [
        bare,
        expired(5, days_ago(1)),
        expired(4, days_ago(1)),
        expired(6, days_ago(2)),
    ];
    let policies = Policies::default();
    let mut audit = Audit::new(NOW, &policies, None, None);
    keys.iter().for_each(|key| audit.add(key));
    let findings = audit.close(&[]);
    assert_eq!(
        findings.open,
        [
            finding(Expired, 6, Some(days_ago(2))),
            finding(Expired, 4, Some(days_ago(1))),
            finding(Expired, 5, Some(days_ago(1))),
            finding(NoOwner, 3, Some(days_ago(10))),
            finding(NoUsedBy, 3, Some(days_ago(10))),
        ]
    );
    assert_eq!(
        findings.counts(),
        [(Expired, 3), (NoOwner, 1), (NoUsedBy, 1)]
    );
}
