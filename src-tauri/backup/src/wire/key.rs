use std::borrow::Cow;

use keywright_core::{
    Detail, Details, DetailsError, Digest, Environment, Handle, KeyId, KeyName, KeyRecord,
    KeyState, Life, SavedKey, SecretCopy, Timestamp, TruncatedKey, WorkspaceId,
};
use serde::{Deserialize, Serialize};

use super::hex::{bytes, key_id};
use super::{Wire, given};
use crate::document::Item;
use crate::place::{Wrong, wrong};
use crate::{Fault, Place};

/// A key's record, without the access key.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KeyText<'a> {
    id: Cow<'a, str>,
    workspace_id: i64,
    state: Cow<'a, str>,
    #[serde(deserialize_with = "given")]
    deleted_at: Option<i64>,
    name: Cow<'a, str>,
    provisional: bool,
    environment: Cow<'a, str>,
    #[serde(deserialize_with = "given")]
    handle: Option<Cow<'a, str>>,
    truncated_key: Cow<'a, str>,
    digest: Cow<'a, str>,
    created_at: i64,
    #[serde(deserialize_with = "given")]
    shown_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    owner: Option<Cow<'a, str>>,
    used_by: Vec<Cow<'a, str>>,
    tags: Vec<Cow<'a, str>>,
    notes: Cow<'a, str>,
    #[serde(deserialize_with = "given")]
    expires_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    disabled_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    compromised_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    predecessor: Option<Cow<'a, str>>,
    #[serde(deserialize_with = "given")]
    successor: Option<Cow<'a, str>>,
    #[serde(deserialize_with = "given")]
    retires_at: Option<i64>,
    #[serde(deserialize_with = "given")]
    retired_at: Option<i64>,
    copy: Cow<'a, str>,
}

impl<'a> From<&'a SavedKey> for KeyText<'a> {
    fn from(saved: &'a SavedKey) -> Self {
        let SavedKey { record, state } = saved;
        let KeyRecord { details, life, .. } = record;
        let instant = |at: Option<Timestamp>| at.map(|at| at.0);
        let id = |id: Option<KeyId>| id.map(|id| Cow::from(id.to_string()));
        let (state, deleted_at) = match state {
            KeyState::Active => (ACTIVE, None),
            KeyState::Deleting => (DELETING, None),
            KeyState::Deleted(at) => (DELETED, Some(at.0)),
        };
        Self {
            id: record.id.to_string().into(),
            workspace_id: record.workspace.0,
            state: state.into(),
            deleted_at,
            name: record.name.as_str().into(),
            provisional: record.provisional,
            environment: record.environment.as_str().into(),
            handle: record
                .handle
                .map(|handle| handle.as_str().to_owned().into()),
            truncated_key: record.truncated.as_str().into(),
            digest: record.digest.to_string().into(),
            created_at: record.created_at.0,
            shown_at: instant(record.shown_at),
            owner: details.owner().map(Cow::from),
            used_by: details.used_by().map(Cow::from).collect(),
            tags: details.tags().map(Cow::from).collect(),
            notes: details.notes().into(),
            expires_at: instant(life.expires_at),
            disabled_at: instant(life.disabled_at),
            compromised_at: instant(life.compromised_at),
            predecessor: id(life.predecessor),
            successor: id(life.successor),
            retires_at: instant(life.retires_at),
            retired_at: instant(life.retired_at),
            copy: life.copy.as_str().into(),
        }
    }
}

const ACTIVE: &str = "active";
const DELETING: &str = "deleting";
const DELETED: &str = "deleted";

impl<'a> Wire<'a> for KeyText<'a> {
    const LIST: &'static str = "keys";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "workspaceId",
        "state",
        "deletedAt",
        "name",
        "provisional",
        "environment",
        "handle",
        "truncatedKey",
        "digest",
        "createdAt",
        "shownAt",
        "owner",
        "usedBy",
        "tags",
        "notes",
        "expiresAt",
        "disabledAt",
        "compromisedAt",
        "predecessor",
        "successor",
        "retiresAt",
        "retiredAt",
        "copy",
    ];

    fn place(json: &'a [u8]) -> Option<Place> {
        #[derive(Deserialize)]
        struct Id<'a> {
            #[serde(borrow)]
            id: Cow<'a, str>,
        }
        let Id { id } = serde_json::from_slice(json).ok()?;
        key_id("id", &id).ok().map(Place::Key)
    }

    fn item(self) -> Result<Item, Wrong> {
        let state = match (self.state.as_ref(), self.deleted_at) {
            (ACTIVE, None) => KeyState::Active,
            (DELETING, None) => KeyState::Deleting,
            (DELETED, Some(at)) => KeyState::Deleted(Timestamp(at)),
            (ACTIVE | DELETING | DELETED, _) => return wrong("deletedAt", Fault::Contradiction),
            _ => return wrong("state", Fault::Invalid),
        };
        let record = KeyRecord {
            id: key_id("id", &self.id)?,
            workspace: WorkspaceId(self.workspace_id),
            name: self.name()?,
            provisional: self.provisional,
            environment: Environment::from_word(&self.environment)
                .ok_or((Some("environment"), Fault::Invalid))?,
            handle: self.handle()?,
            truncated: TruncatedKey::from(self.truncated_key.to_string()),
            digest: Digest::from(bytes("digest", &self.digest)?),
            created_at: Timestamp(self.created_at),
            shown_at: self.shown_at.map(Timestamp),
            details: self.details()?,
            life: self.life()?,
        };
        Ok(Item::Key(Box::new(SavedKey { record, state })))
    }
}

impl KeyText<'_> {
    /// Whether it has a handle, as every key had in version 1.
    pub(super) fn has_handle(&self) -> bool {
        self.handle.is_some()
    }

    fn handle(&self) -> Result<Option<Handle>, Wrong> {
        let handle = self.handle.as_deref().map(Handle::new).transpose();
        handle.or_else(|_| wrong("handle", Fault::Invalid))
    }

    /// The domain trims a name; Keywright writes it as it is then.
    fn name(&self) -> Result<KeyName, Wrong> {
        match KeyName::kept(&self.name) {
            Ok(name) if name.as_str() == self.name => Ok(name),
            _ => wrong("name", Fault::Invalid),
        }
    }

    /// The domain trims details, and leaves out what is blank or twice; what is written is what is
    /// left then.
    fn details(&self) -> Result<Details, Wrong> {
        let owned = |texts: &[Cow<'_, str>]| texts.iter().map(|text| text.to_string()).collect();
        let (used_by, tags): (Vec<_>, Vec<_>) = (owned(&self.used_by), owned(&self.tags));
        let owner = self.owner.as_deref();
        let details = Details::kept(owner.unwrap_or_default(), &used_by, &tags, &self.notes)
            .or_else(|error| wrong(detail(&error), Fault::Invalid))?;
        let same = [
            ("owner", details.owner() == owner),
            ("usedBy", details.used_by().eq(self.used_by.iter())),
            ("tags", details.tags().eq(self.tags.iter())),
            ("notes", details.notes() == self.notes),
        ];
        match same.into_iter().find(|(_, same)| !same) {
            Some((field, _)) => wrong(field, Fault::Invalid),
            None => Ok(details),
        }
    }

    fn life(&self) -> Result<Life, Wrong> {
        let id = |field, text: &Option<Cow<'_, str>>| {
            text.as_ref().map(|text| key_id(field, text)).transpose()
        };
        Ok(Life {
            expires_at: self.expires_at.map(Timestamp),
            disabled_at: self.disabled_at.map(Timestamp),
            compromised_at: self.compromised_at.map(Timestamp),
            predecessor: id("predecessor", &self.predecessor)?,
            successor: id("successor", &self.successor)?,
            retires_at: self.retires_at.map(Timestamp),
            retired_at: self.retired_at.map(Timestamp),
            copy: SecretCopy::from_word(&self.copy).ok_or((Some("copy"), Fault::Invalid))?,
        })
    }
}

/// The field of which this was said.
fn detail(error: &DetailsError) -> &'static str {
    match error {
        DetailsError::Entry(Detail::Owner, _) | DetailsError::TooMany(Detail::Owner) => "owner",
        DetailsError::Entry(Detail::UsedBy, _) | DetailsError::TooMany(Detail::UsedBy) => "usedBy",
        DetailsError::Entry(Detail::Tags, _) | DetailsError::TooMany(Detail::Tags) => "tags",
        DetailsError::Entry(Detail::Notes, _)
        | DetailsError::TooMany(Detail::Notes)
        | DetailsError::NotesTooLong(_) => "notes",
    }
}
