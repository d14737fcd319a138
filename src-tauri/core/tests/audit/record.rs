//! Records as the rules see them.

use keywright_core::{
    Audit, Days, Details, Environment, Finding, FindingKind, KeyFormat, KeyGenerator, KeyId,
    KeyName, KeyPrefix, KeyRecord, KeychainCheck, Life, Policies, Timestamp, WorkspaceId,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub(crate) const DAY: i64 = 24 * 60 * 60 * 1000;
pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);

/// So many days before [`NOW`]; negative for later.
pub(crate) fn days_ago(days: i64) -> Timestamp {
    NOW.after(-days * DAY)
}

pub(crate) fn id(number: u8) -> KeyId {
    KeyId::from([number; 16])
}

/// A live key that works and lacks nothing, made this number of days ago, with this number.
pub(crate) fn key(number: u8, age: i64) -> KeyRecord {
    let mut generator = KeyGenerator::new(StdRng::seed_from_u64(u64::from(number)));
    let access_key = generator
        .access_key(&KeyFormat {
            prefix: KeyPrefix::new("acme").unwrap(),
            environment: Environment::Live,
        })
        .unwrap();
    KeyRecord {
        id: id(number),
        workspace: WorkspaceId(1),
        name: KeyName::new(&format!("Key {number}")).unwrap(),
        provisional: false,
        environment: Environment::Live,
        handle: access_key.parts().map(|parts| parts.handle),
        truncated: access_key.truncated(),
        digest: access_key.digest(),
        created_at: days_ago(age),
        shown_at: Some(days_ago(age)),
        details: details("Ada", &["crm"]),
        life: Life::default(),
    }
}

/// The record of a key with this id.
pub(crate) fn of(id: KeyId) -> KeyRecord {
    KeyRecord { id, ..key(1, 0) }
}

pub(crate) fn details(owner: &str, used_by: &[&str]) -> Details {
    let used_by: Vec<String> = used_by.iter().map(ToString::to_string).collect();
    Details::new(owner, &used_by, &[], "").unwrap()
}

pub(crate) fn rotated_every(days: u32) -> Policies {
    Policies {
        rotation_period: Days::new(days),
        ..Policies::default()
    }
}

/// All that is found among these keys.
pub(crate) fn findings(
    keys: &[KeyRecord],
    policies: &Policies,
    owner: Option<&str>,
    check: Option<&KeychainCheck>,
) -> Vec<Finding> {
    let mut audit = Audit::new(NOW, policies, owner, check);
    keys.iter().for_each(|key| audit.add(key));
    let findings = audit.close(&[]);
    assert_eq!(findings.postponed, [], "nothing was put off");
    findings.open
}

/// The kinds that are found at this key without policies and without a look at the keychain.
pub(crate) fn kinds(key: &KeyRecord) -> Vec<FindingKind> {
    kinds_under(key, &Policies::default())
}

pub(crate) fn kinds_under(key: &KeyRecord, policies: &Policies) -> Vec<FindingKind> {
    let found = findings(std::slice::from_ref(key), policies, None, None);
    found.into_iter().map(|finding| finding.kind).collect()
}

/// A key that lacks nothing, with this life.
pub(crate) fn with_life(age: i64, life: Life) -> KeyRecord {
    KeyRecord {
        life,
        ..key(1, age)
    }
}

/// What is found at the key with this number.
pub(crate) fn finding(kind: FindingKind, number: u8, at: Option<Timestamp>) -> Finding {
    Finding {
        kind,
        at,
        id: id(number),
        application: String::new(),
    }
}
