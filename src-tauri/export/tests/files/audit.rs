//! An audit that found what a test wants.

use std::collections::HashMap;

use keywright_core::{
    Ages, Charts, Finding, FindingKind, Findings, KeyId, KeyRecord, Postponement,
};
use keywright_export::Report;

use crate::sample::{DAY, NOW, WORDS, id, written};

/// It, and what a report of it needs.
pub(crate) struct Audit {
    pub(crate) findings: Findings,
    pub(crate) keys: HashMap<KeyId, KeyRecord>,
    pub(crate) charts: Charts,
    pub(crate) months: Vec<String>,
}

impl Audit {
    /// An audit that found this, with these keys in the charts.
    pub(crate) fn new(open: Vec<Finding>, keys: Vec<KeyRecord>) -> Self {
        let mut ages = Ages::new(NOW);
        keys.iter().for_each(|key| ages.add(key));
        Self {
            findings: Findings {
                open,
                postponed: Vec::new(),
            },
            keys: keys.into_iter().map(|key| (key.id, key)).collect(),
            charts: Charts {
                ages,
                months: Vec::new(),
                rotation_period: None,
            },
            months: Vec::new(),
        }
    }

    pub(crate) fn report<'a>(&'a self, workspace: &'a str) -> Report<'a> {
        Report {
            workspace,
            at: NOW,
            findings: &self.findings,
            keys: &self.keys,
            keychain_checked: true,
            charts: &self.charts,
            months: &self.months,
        }
    }

    pub(crate) fn html(&self) -> String {
        written(|out| self.report("Acme API").write_html(&WORDS, out))
    }

    pub(crate) fn csv(&self, workspace: &str) -> String {
        written(|out| self.report(workspace).write_csv(out))
    }
}

pub(crate) fn finding(kind: FindingKind, number: u8) -> Finding {
    Finding {
        kind,
        at: (kind != FindingKind::SecretWithoutRecord).then(|| NOW.after(-2 * DAY)),
        id: id(number),
        application: match kind {
            FindingKind::LiveLikeTest => "crm".to_owned(),
            _ => String::new(),
        },
    }
}

pub(crate) fn put_off(finding: Finding, reason: &str) -> (Finding, Postponement) {
    let off = Postponement::new(finding.kind, finding.id, NOW.after(3 * DAY), reason).unwrap();
    (finding, off)
}
