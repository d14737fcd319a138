use std::borrow::Cow;

use keywright_core::{
    Copies, Days, KeyPrefix, Policies, Recovery, SavedWorkspace, Timestamp, Workspace, WorkspaceId,
};
use serde::{Deserialize, Serialize};

use super::{Wire, given};
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// A workspace.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WorkspaceText<'a> {
    pub(super) id: i64,
    pub(super) name: Cow<'a, str>,
    pub(super) prefix: Cow<'a, str>,
    pub(super) created_at: i64,
    #[serde(deserialize_with = "given")]
    pub(super) deleted_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    pub(super) default_expiry_days: Option<u32>,
    #[serde(deserialize_with = "given")]
    pub(super) longest_life_days: Option<u32>,
    #[serde(deserialize_with = "given")]
    pub(super) rotation_days: Option<u32>,
    pub(super) copies: Cow<'a, str>,
    pub(super) recovery: Cow<'a, str>,
}

impl<'a> From<&'a SavedWorkspace> for WorkspaceText<'a> {
    fn from(saved: &'a SavedWorkspace) -> Self {
        let Workspace {
            id,
            name,
            prefix,
            policies,
        } = &saved.workspace;
        let days = |days: Option<Days>| days.map(|days| u32::from(days.count()));
        Self {
            id: id.0,
            name: name.into(),
            prefix: prefix.as_str().into(),
            created_at: saved.created_at.0,
            deleted_at: saved.deleted_at.map(|at| at.0),
            default_expiry_days: days(policies.default_expiry),
            longest_life_days: days(policies.longest_life),
            rotation_days: days(policies.rotation_period),
            copies: policies.copies.as_str().into(),
            recovery: policies.recovery.as_str().into(),
        }
    }
}

impl<'a> Wire<'a> for WorkspaceText<'a> {
    const LIST: &'static str = "workspaces";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "name",
        "prefix",
        "createdAt",
        "deletedAt",
        "defaultExpiryDays",
        "longestLifeDays",
        "rotationDays",
        "copies",
        "recovery",
    ];

    fn place(json: &[u8]) -> Option<Place> {
        #[derive(Deserialize)]
        struct Id {
            id: i64,
        }
        let Id { id } = serde_json::from_slice(json).ok()?;
        Some(Place::Workspace(WorkspaceId(id)))
    }

    fn item(self) -> Result<Item, Wrong> {
        let prefix = KeyPrefix::new(&self.prefix);
        Ok(Item::Workspace(SavedWorkspace {
            workspace: Workspace {
                id: WorkspaceId(self.id),
                name: self.name.into_owned(),
                prefix: prefix.or_else(|_| wrong("prefix", Fault::Invalid))?,
                policies: Policies {
                    default_expiry: days("defaultExpiryDays", self.default_expiry_days)?,
                    longest_life: days("longestLifeDays", self.longest_life_days)?,
                    rotation_period: days("rotationDays", self.rotation_days)?,
                    copies: Copies::from_word(&self.copies)
                        .ok_or((Some("copies"), Fault::Invalid))?,
                    recovery: Recovery::from_word(&self.recovery)
                        .ok_or((Some("recovery"), Fault::Invalid))?,
                },
            },
            created_at: Timestamp(self.created_at),
            deleted_at: self.deleted_at.map(Timestamp),
        }))
    }
}

fn days(field: &'static str, days: Option<u32>) -> Result<Option<Days>, Wrong> {
    let known = |days| Days::new(days).ok_or((Some(field), Fault::Invalid));
    days.map(known).transpose()
}
