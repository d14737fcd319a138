//! Any document that holds together.

use keywright_backup::About;
use keywright_core::{
    AccessKey, Copies, Days, Details, Entry, Environment, Facts, FindingKind, KeyFormat, KeyId,
    KeyName, KeyPrefix, KeyState, Life, Policies, Postponement, Recovery, SavedKey, SavedWorkspace,
    Seal, SecretCopy, Timestamp, Workspace, WorkspaceId,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zeroize::Zeroizing;

use crate::sample::{Contents, generator, record};

/// Workspaces from none to three, keys from none to eight, whatever they say.
pub(crate) fn contents() -> impl Strategy<Value = Contents> {
    let lists = (
        vec(workspace(), 1..4),
        vec(draft(), 0..8),
        vec((kind(), any::<[u8; 16]>(), instant(), notes()), 0..4),
        vec(entry(), 0..6),
    );
    (about(), lists).prop_map(|(about, (workspaces, drafts, postponements, entries))| {
        let workspaces: Vec<_> = workspaces
            .into_iter()
            .zip([-3, 0, i64::MAX])
            .map(|(mut saved, id)| {
                saved.workspace.id = WorkspaceId(id);
                saved
            })
            .collect();
        let (keys, secrets) = keys(&workspaces, drafts);
        let mut seen = std::collections::HashSet::new();
        Contents {
            about,
            keys,
            secrets,
            postponements: postponements
                .into_iter()
                .filter(|(kind, id, ..)| seen.insert((*kind, *id)))
                .map(|(kind, id, until, reason)| {
                    Postponement::new(kind, KeyId::from(id), until, &reason).unwrap()
                })
                .collect(),
            activity: numbered(&workspaces, entries),
            workspaces,
        }
    })
}

/// What is drawn of a key; the rest follows.
#[derive(Clone, Debug)]
struct Draft {
    workspace: Index,
    name: KeyName,
    details: Details,
    environment: Environment,
    state: KeyState,
    life: Life,
    links: [Option<Index>; 2],
    provisional: bool,
    shown_at: Option<Timestamp>,
    created_at: Timestamp,
    has_secret: bool,
    /// The secret of a key that was made elsewhere.
    foreign: Option<String>,
}

fn keys(
    workspaces: &[SavedWorkspace],
    drafts: Vec<Draft>,
) -> (Vec<SavedKey>, Vec<(KeyId, AccessKey)>) {
    let mut random = generator(7);
    let ids: Vec<_> = drafts.iter().map(|_| random.key_id().unwrap()).collect();
    let mut secrets = Vec::new();
    let keys = drafts.into_iter().zip(&ids).map(|(draft, id)| {
        let SavedWorkspace {
            workspace,
            deleted_at,
            ..
        } = draft.workspace.get(workspaces);
        let format = KeyFormat {
            prefix: workspace.prefix,
            environment: draft.environment,
        };
        let secret = match draft.foreign {
            // With something of its own in it, for no two have one digest.
            Some(text) => AccessKey::of_any_format(Zeroizing::new(format!("{text}{id}"))).unwrap(),
            None => random.access_key(&format).unwrap(),
        };
        let mut record = record(*id, "name", &secret);
        record.workspace = workspace.id;
        record.name = draft.name;
        record.details = draft.details;
        record.provisional = draft.provisional;
        record.shown_at = draft.shown_at;
        record.created_at = draft.created_at;
        record.life = draft.life;
        let link = |index: Option<Index>| index.map(|at| *at.get(&ids)).filter(|other| other != id);
        record.life.predecessor = link(draft.links[0]);
        record.life.successor = link(draft.links[1]);
        let state = match (deleted_at, draft.state) {
            (Some(at), KeyState::Active | KeyState::Deleting) => KeyState::Deleted(*at),
            (_, state) => state,
        };
        let listed = !matches!(state, KeyState::Deleted(_));
        if draft.has_secret && listed && record.life.copy != SecretCopy::Gone {
            secrets.push((*id, secret));
        }
        SavedKey { record, state }
    });
    (keys.collect(), secrets)
}

fn numbered(workspaces: &[SavedWorkspace], entries: Vec<(Index, u64, Entry)>) -> Vec<Entry> {
    let mut number = 0;
    let numbered = entries.into_iter().map(|(workspace, gap, mut entry)| {
        number += gap;
        entry.number = number;
        entry.workspace = workspace.get(workspaces).workspace.id;
        entry
    });
    numbered.collect()
}

fn about() -> impl Strategy<Value = About> {
    (instant(), "\\PC{1,100}", "[0-9a-f]{32}").prop_map(|(made_at, made_by, registry)| About {
        made_at,
        made_by,
        registry,
    })
}

fn workspace() -> impl Strategy<Value = SavedWorkspace> {
    let days = || option::of((1..=3650u32).prop_map(|days| Days::new(days).unwrap()));
    let policies = (days(), days(), days(), any::<bool>(), any::<bool>()).prop_map(
        |(one, two, three, kept, recovers)| Policies {
            default_expiry: one,
            longest_life: two,
            rotation_period: three,
            copies: if kept {
                Copies::Kept
            } else {
                Copies::DigestOnly
            },
            recovery: if recovers {
                Recovery::Allowed
            } else {
                Recovery::RuledOut
            },
        },
    );
    let prefix = "[a-z][a-z0-9]{1,11}";
    (name(), prefix, policies, instant(), option::of(instant())).prop_map(
        |(name, prefix, policies, created_at, deleted_at)| SavedWorkspace {
            workspace: Workspace {
                id: WorkspaceId(0),
                name: name.as_str().to_owned(),
                prefix: KeyPrefix::new(&prefix).unwrap(),
                policies,
            },
            created_at,
            deleted_at,
        },
    )
}

fn draft() -> impl Strategy<Value = Draft> {
    let first = (any::<Index>(), name(), details(), state(), life());
    let second = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        option::of(instant()),
        instant(),
        option::weighted(0.3, "[^\\p{Cc}\u{2028}\u{2029}]{0,40}"),
        [option::of(any::<Index>()), option::of(any::<Index>())],
    );
    (first, second).prop_map(
        |(
            (workspace, name, details, state, life),
            (live, provisional, has_secret, shown_at, created_at, foreign, links),
        )| Draft {
            workspace,
            name,
            details,
            environment: if live {
                Environment::Live
            } else {
                Environment::Test
            },
            state,
            life,
            links,
            provisional,
            shown_at,
            created_at,
            has_secret,
            foreign,
        },
    )
}

fn state() -> impl Strategy<Value = KeyState> {
    prop_oneof![
        Just(KeyState::Active),
        Just(KeyState::Deleting),
        instant().prop_map(KeyState::Deleted),
    ]
}

fn life() -> impl Strategy<Value = Life> {
    let at = || option::of(instant());
    let copy = select(vec![
        SecretCopy::Kept,
        SecretCopy::Leaving,
        SecretCopy::Gone,
    ]);
    (at(), at(), at(), at(), at(), copy).prop_map(
        |(expires_at, disabled_at, compromised_at, retires_at, retired_at, copy)| Life {
            expires_at,
            disabled_at,
            compromised_at,
            predecessor: None,
            successor: None,
            retires_at,
            retired_at,
            copy,
        },
    )
}

fn entry() -> impl Strategy<Value = (Index, u64, Entry)> {
    let words = ("\\PC{0,20}", "(?s).{0,20}", "(?s).{0,20}", "(?s).{0,200}");
    (
        any::<Index>(),
        1..1000u64,
        words,
        instant(),
        option::of(any::<[u8; 16]>()),
        any::<[u8; 32]>(),
    )
        .prop_map(
            |(workspace, gap, (action, system_user, surface, facts), at, key, seal)| {
                let entry = Entry {
                    number: 0,
                    at,
                    workspace: WorkspaceId(0),
                    key: key.map(KeyId::from),
                    action,
                    system_user,
                    surface,
                    facts: Facts::from(facts),
                    seal: Seal::from(seal),
                };
                (workspace, gap, entry)
            },
        )
}

fn details() -> impl Strategy<Value = Details> {
    let entries = || vec("\\PC{0,30}", 0..5);
    ("\\PC{0,30}", entries(), entries(), notes())
        .prop_filter_map("no details", |(owner, used_by, tags, notes)| {
            Details::new(&owner, &used_by, &tags, &notes).ok()
        })
}

fn notes() -> impl Strategy<Value = String> {
    vec(
        prop_oneof![
            any::<char>(),
            select(vec!['\n', '\t', '"', '\\', '/', '\u{7f}', '\u{2028}']),
        ],
        0..100,
    )
    .prop_map(|characters| characters.into_iter().collect::<String>())
    .prop_filter("no notes", |notes| {
        Details::new("", &[], &[], notes).is_ok()
    })
}

fn name() -> impl Strategy<Value = KeyName> {
    "\\PC{1,40}".prop_filter_map("no name", |typed| KeyName::new(&typed).ok())
}

fn kind() -> impl Strategy<Value = FindingKind> {
    select(FindingKind::ALL.to_vec())
}

fn instant() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        Just(i64::MIN),
        Just(i64::MAX),
        any::<i64>(),
        0..4_000_000_000_000i64
    ]
    .prop_map(Timestamp)
}
