use keywright_core::{
    Copies, Days, Policies, Recovery, Workspace, WorkspaceDraft, WorkspaceRefusal,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::count;
use crate::error::{CommandError, ErrorCode};

/// What holds for the keys of a workspace.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PoliciesView {
    /// Days; `null` for never.
    pub(crate) default_expiry: Option<u32>,
    /// Days; `null` for no limit.
    pub(crate) longest_life: Option<u32>,
    /// Days; `null` for none.
    pub(crate) rotation_period: Option<u32>,
    /// False when only digests are kept.
    pub(crate) keep_copies: bool,
    /// Whether one of its keys may be put on the clipboard again.
    pub(crate) recovery: bool,
}

impl From<Policies> for PoliciesView {
    fn from(policies: Policies) -> Self {
        let days = |days: Option<Days>| days.map(|days| u32::from(days.count()));
        Self {
            default_expiry: days(policies.default_expiry),
            longest_life: days(policies.longest_life),
            rotation_period: days(policies.rotation_period),
            keep_copies: policies.copies == Copies::Kept,
            recovery: policies.recovery == Recovery::Allowed,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct WorkspaceInfo {
    #[ts(type = "number")]
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) prefix: String,
    pub(crate) policies: PoliciesView,
}

impl From<Workspace> for WorkspaceInfo {
    fn from(workspace: Workspace) -> Self {
        Self {
            id: workspace.id.0,
            prefix: workspace.prefix.as_str().to_owned(),
            name: workspace.name,
            policies: workspace.policies.into(),
        }
    }
}

/// A workspace and how many keys it has.
#[derive(Serialize, TS)]
pub(crate) struct WorkspaceEntry {
    pub(crate) workspace: WorkspaceInfo,
    pub(crate) keys: u32,
}

impl From<(Workspace, usize)> for WorkspaceEntry {
    fn from((workspace, keys): (Workspace, usize)) -> Self {
        Self {
            workspace: workspace.into(),
            keys: count(keys),
        }
    }
}

/// A workspace as it was typed.
#[derive(Deserialize, TS)]
pub(crate) struct WorkspaceTyped {
    pub(crate) name: String,
    pub(crate) prefix: String,
    pub(crate) policies: PoliciesView,
}

impl WorkspaceTyped {
    /// The workspace that it describes.
    pub(crate) fn draft(&self) -> Result<WorkspaceDraft, CommandError> {
        let days = |typed: Option<u32>| match typed {
            Some(days) => Days::new(days)
                .map(Some)
                .ok_or_else(|| CommandError::saying(ErrorCode::PolicyInvalid, "error-policy-days")),
            None => Ok(None),
        };
        let policies = Policies {
            default_expiry: days(self.policies.default_expiry)?,
            longest_life: days(self.policies.longest_life)?,
            rotation_period: days(self.policies.rotation_period)?,
            copies: match self.policies.keep_copies {
                true => Copies::Kept,
                false => Copies::DigestOnly,
            },
            recovery: match self.policies.recovery {
                true => Recovery::Allowed,
                false => Recovery::RuledOut,
            },
        };
        WorkspaceDraft::new(&self.name, &self.prefix, policies)
            .map_err(|refusal: WorkspaceRefusal| CommandError::from_workspace(&refusal))
    }
}
