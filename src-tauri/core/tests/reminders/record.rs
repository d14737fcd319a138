//! Keys, and a person who is reminded of them.

use keywright_core::{
    Days, Details, DueKind, Environment, KeyFormat, KeyGenerator, KeyId, KeyName, KeyPrefix,
    KeyRecord, Life, Policies, Reminders, Reminding, Said, Snooze, Timestamp, WorkspaceId,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

pub(crate) const DAY: i64 = 24 * 60 * 60 * 1000;
/// When a date is due.
pub(crate) const DUE: Timestamp = Timestamp(1_800_000_000_000);
pub(crate) const NONE: Policies = Policies {
    default_expiry: None,
    longest_life: None,
    rotation_period: None,
    copies: keywright_core::Copies::Kept,
    recovery: keywright_core::Recovery::Allowed,
};

pub(crate) fn id(number: u8) -> KeyId {
    KeyId::from([number; 16])
}

/// A key with this number that expires when it is due, made a year before.
pub(crate) fn expiring(number: u8) -> KeyRecord {
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
        created_at: DUE.after(-365 * DAY),
        shown_at: None,
        details: Details::default(),
        life: Life {
            expires_at: Some(DUE),
            ..Life::default()
        },
    }
}

/// One that never expires, and is to be rotated when it is due under [`every`].
pub(crate) fn aging(number: u8) -> KeyRecord {
    KeyRecord {
        created_at: DUE.after(-90 * DAY),
        life: Life::default(),
        ..expiring(number)
    }
}

pub(crate) fn every_90_days() -> Policies {
    Policies {
        rotation_period: Days::new(90),
        ..NONE
    }
}

/// What was said so far.
#[derive(Default)]
pub(crate) struct Person {
    pub(crate) said: Vec<Said>,
    pub(crate) snooze: Option<Snooze>,
}

impl Person {
    /// What is due for these keys at this moment, which then has been said.
    pub(crate) fn look(
        &mut self,
        now: Timestamp,
        keys: &[KeyRecord],
        policies: &Policies,
    ) -> Reminders {
        let mut reminding = Reminding::new(now, &self.said, self.snooze);
        keys.iter().for_each(|key| reminding.add(key, policies));
        let reminders = reminding.close();
        for said in reminders.said(now) {
            let same =
                |old: &Said| (old.date.kind, old.date.key) == (said.date.kind, said.date.key);
            self.said.retain(|old| !same(old));
            self.said.push(said);
        }
        reminders
    }

    /// The thresholds that are said at this moment of this one key.
    pub(crate) fn hear(&mut self, now: Timestamp, key: &KeyRecord) -> Vec<u32> {
        let reminders = self.look(now, std::slice::from_ref(key), &NONE);
        reminders
            .due
            .iter()
            .map(|reminder| {
                assert_eq!(reminder.date.kind, DueKind::Expiry);
                reminder.days
            })
            .collect()
    }
}
