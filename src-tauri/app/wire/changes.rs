//! What the page asks to be done to keys, and what became of it.

use keywright_core::{
    Days, Details, Expiry, IssueError, KeyId, KeyRecord, NewKey as CoreNewKey, Overlap,
    RegistryError, Timestamp, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Environment, KeyRow};
use crate::error::{CommandError, Doing, ErrorCode};

/// What a key is for, as it was typed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DetailsDraft {
    pub(crate) owner: String,
    pub(crate) used_by: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) notes: String,
}

impl DetailsDraft {
    /// The details that it describes.
    pub(crate) fn read(&self, doing: Doing) -> Result<Details, CommandError> {
        Details::new(&self.owner, &self.used_by, &self.tags, &self.notes)
            .map_err(|error| CommandError::new(doing, IssueError::from(error)))
    }
}

/// When a key is to expire.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum ExpiryChoice {
    Never,
    Days {
        days: u32,
    },
    At {
        #[ts(type = "number")]
        at: i64,
    },
}

impl ExpiryChoice {
    /// The expiry that was chosen.
    pub(crate) fn read(self) -> Result<Expiry, CommandError> {
        match self {
            Self::Never => Ok(Expiry::Never),
            Self::Days { days } => Days::new(days)
                .map(Expiry::After)
                .ok_or_else(|| CommandError::saying(ErrorCode::PolicyInvalid, "error-policy-days")),
            Self::At { at } => Ok(Expiry::At(Timestamp(at))),
        }
    }
}

/// A key that is to be made.
#[derive(Deserialize, TS)]
pub(crate) struct NewKey {
    #[ts(type = "number")]
    pub(crate) workspace: i64,
    pub(crate) name: String,
    pub(crate) environment: Environment,
    pub(crate) details: DetailsDraft,
    /// `null` for what the workspace sets.
    pub(crate) expiry: Option<ExpiryChoice>,
}

impl NewKey {
    /// The key that it describes.
    pub(crate) fn read(self) -> Result<CoreNewKey, CommandError> {
        Ok(CoreNewKey {
            workspace: Some(WorkspaceId(self.workspace)),
            environment: self.environment.into(),
            details: self.details.read(Doing::Creating)?,
            expiry: self.expiry.map(ExpiryChoice::read).transpose()?,
            name: self.name,
        })
    }
}

/// For how long a rotated key goes on working.
pub(crate) fn overlap(minutes: u32) -> Result<Overlap, CommandError> {
    Overlap::minutes(minutes)
        .ok_or_else(|| CommandError::saying(ErrorCode::OverlapInvalid, "error-overlap"))
}

/// A public part of a key that can be copied.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum KeyPart {
    Id,
    Handle,
    TruncatedKey,
}

impl KeyPart {
    /// That part of this key; empty where it has none, as a key of a foreign format has no handle.
    pub(crate) fn of(self, record: &KeyRecord) -> String {
        match self {
            Self::Id => record.id.to_string(),
            Self::Handle => record
                .handle
                .map_or_else(String::new, |handle| handle.as_str().to_owned()),
            Self::TruncatedKey => record.truncated.as_str().to_owned(),
        }
    }
}

/// What became of one key among several.
#[derive(Serialize, TS)]
pub(crate) struct Outcome {
    pub(crate) id: String,
    /// Empty for a key that is no longer in the list.
    pub(crate) name: String,
    pub(crate) error: Option<CommandError>,
}

impl Outcome {
    pub(crate) fn new(id: KeyId, record: Option<&KeyRecord>, error: Option<CommandError>) -> Self {
        Self {
            id: id.to_string(),
            name: record.map_or_else(String::new, |record| record.name.as_str().to_owned()),
            error,
        }
    }
}

/// One rotation of a plan.
#[derive(Serialize, TS)]
pub(crate) struct PlanItem {
    pub(crate) old: KeyRow,
    /// `null` when it failed.
    pub(crate) new: Option<KeyRow>,
    pub(crate) error: Option<CommandError>,
}

/// Several rotations.
#[derive(Serialize, TS)]
pub(crate) struct RotationPlan {
    /// Of each key that is still in the list.
    pub(crate) items: Vec<PlanItem>,
    /// Why nothing was done to the keys that came after these.
    pub(crate) error: Option<CommandError>,
}

impl RotationPlan {
    /// Does this to each key, up to the first that cannot be looked up.
    pub(crate) fn of(
        ids: &[KeyId],
        doing: Doing,
        mut act: impl FnMut(KeyId) -> Result<Option<PlanItem>, RegistryError>,
    ) -> Self {
        let mut items = Vec::with_capacity(ids.len());
        for id in ids {
            match act(*id) {
                Ok(item) => items.extend(item),
                Err(error) => {
                    let error = Some(CommandError::new(doing, error));
                    return Self { items, error };
                }
            }
        }
        Self { items, error: None }
    }
}

/// What is to be done with leaked keys, in one step.
#[derive(Deserialize, TS)]
pub(crate) struct Containment {
    pub(crate) ids: Vec<String>,
    pub(crate) note: String,
    pub(crate) disable: bool,
    /// Makes a replacement for each that can have one.
    pub(crate) replace: bool,
}
