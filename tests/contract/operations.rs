//! Operations on a registry, drawn by chance from few keys, names and instants, so that they
//! get in each other's way.

use keywright_core::{
    Action, ActivityQuery, Copies, Days, Details, Direction, DueKind, Environment, Filters,
    FindingKind, KeyChange, ListQuery, Policies, Recovery, SortColumn, Status, Timestamp,
    WorkspaceDraft, WorkspaceId,
};
use proptest::collection;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// So many keys there are, at most.
pub(crate) const KEYS: u8 = 6;
pub(crate) const NAMES: [&str; 8] = [
    "Alpha", "ALPHA", "beta %", "Beta_x", "straße", "STRASSE", "… dots", "🔑",
];
/// All columns.
pub(crate) const SORTS: [SortColumn; 9] = [
    SortColumn::Key,
    SortColumn::Name,
    SortColumn::Environment,
    SortColumn::Owner,
    SortColumn::UsedBy,
    SortColumn::Tags,
    SortColumn::CreatedAt,
    SortColumn::EndsAt,
    SortColumn::Status,
];
const WORDS: [&str; 5] = ["Åse", "ÅSE", "Ops", "ops team", "CRM, Mail"];
const DAY: i64 = 24 * 60 * 60 * 1000;

/// What a new key begins with, where that makes a difference.
#[derive(Clone, Debug)]
pub(crate) struct Beginning {
    pub(crate) key: u8,
    pub(crate) workspace: WorkspaceId,
    pub(crate) name: &'static str,
    pub(crate) handle: u8,
    pub(crate) at: Timestamp,
    pub(crate) provisional: bool,
    pub(crate) environment: Environment,
    pub(crate) details: Details,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) predecessor: Option<u8>,
}

#[derive(Clone, Debug)]
pub(crate) enum Operation {
    BeginCreate(Beginning),
    FinishCreate(u8),
    FinishRotation(u8, Timestamp),
    /// A successor is begun and finished at once, under the name of the first key.
    Rotate(Beginning, Timestamp),
    AbandonCreate(u8),
    MarkShown(u8),
    Change(u8, KeyChange),
    UndoRotation(u8, u8),
    Left(u8),
    BeginDelete(u8),
    CancelDelete(u8),
    FinishDelete(u8),
    Rename(u8, &'static str),
    KeepName(u8),
    AddWorkspace(WorkspaceDraft),
    ChangeWorkspace(WorkspaceId, WorkspaceDraft),
    RemoveWorkspace(WorkspaceId),
    /// Reads the stale labels, and writes them all now or at the next time.
    ReadLabels,
    RenewLabels,
    ChangeSetting(&'static str, i64),
    Postpone(Vec<(u8, FindingKind, Timestamp)>, WorkspaceId),
    SayReminders(Vec<(u8, DueKind, Timestamp, u32)>),
    TakeOver,
    /// The process ends, and another takes its place.
    Restart,
    Page(ListQuery),
    Activity(ActivityQuery),
}

pub(crate) fn operation() -> impl Strategy<Value = Operation> {
    use Operation::*;
    let key = || 0..KEYS;
    prop_oneof![
        8 => beginning().prop_map(BeginCreate),
        6 => key().prop_map(FinishCreate),
        6 => (key(), instant()).prop_map(|(key, until)| FinishRotation(key, until)),
        6 => (beginning(), instant()).prop_map(|(new, until)| Rotate(new, until)),
        1 => key().prop_map(AbandonCreate),
        2 => key().prop_map(MarkShown),
        6 => (key(), change()).prop_map(|(key, change)| Change(key, change)),
        3 => (key(), key()).prop_map(|(old, new)| UndoRotation(old, new)),
        2 => key().prop_map(Left),
        3 => key().prop_map(BeginDelete),
        2 => key().prop_map(CancelDelete),
        2 => key().prop_map(FinishDelete),
        4 => (key(), name()).prop_map(|(key, name)| Rename(key, name)),
        1 => key().prop_map(KeepName),
        1 => draft().prop_map(AddWorkspace),
        2 => (workspace(), draft()).prop_map(|(id, draft)| ChangeWorkspace(id, draft)),
        1 => workspace().prop_map(RemoveWorkspace),
        2 => Just(ReadLabels),
        2 => Just(RenewLabels),
        1 => (name(), 0..4_i64).prop_map(|(name, value)| ChangeSetting(name, value)),
        2 => (collection::vec((key(), kind(), instant()), 0..4), workspace())
            .prop_map(|(findings, workspace)| Postpone(findings, workspace)),
        1 => collection::vec((key(), due_kind(), instant(), 0..31_u32), 0..4)
            .prop_map(SayReminders),
        1 => Just(TakeOver),
        1 => Just(Restart),
        6 => query().prop_map(Page),
        2 => activity_query().prop_map(Activity),
    ]
}

fn kind() -> impl Strategy<Value = FindingKind> {
    select(&FindingKind::ALL[..3])
}

fn due_kind() -> impl Strategy<Value = DueKind> {
    select(vec![DueKind::Expiry, DueKind::Rotation])
}

fn name() -> impl Strategy<Value = &'static str> {
    select(&NAMES[..])
}

fn workspace() -> impl Strategy<Value = WorkspaceId> {
    select(vec![1, 1, 1, 2, 3]).prop_map(WorkspaceId)
}

/// Some days from the beginning of time on, and always the same hour.
pub(crate) fn instant() -> impl Strategy<Value = Timestamp> {
    (0..40_i64).prop_map(|day| Timestamp(day * DAY))
}

fn beginning() -> impl Strategy<Value = Beginning> {
    let words = (details(), option::weighted(0.3, instant()));
    let others = (any::<bool>(), any::<bool>(), option::weighted(0.5, 0..KEYS));
    let places = (0..KEYS, workspace(), name(), 0..8_u8, instant());
    (places, words, others).prop_map(
        |(
            (key, workspace, name, handle, at),
            (details, expires_at),
            (provisional, live, predecessor),
        )| Beginning {
            key,
            workspace,
            name,
            handle,
            at,
            provisional,
            environment: match live {
                true => Environment::Live,
                false => Environment::Test,
            },
            details,
            expires_at,
            predecessor,
        },
    )
}

fn details() -> impl Strategy<Value = Details> {
    let owner = select(vec!["", "", WORDS[0], WORDS[1], WORDS[2]]);
    let entries = || subsequence(&WORDS[..], 0..3);
    let notes = select(vec!["", "", "call Åse\nfirst"]);
    (owner, entries(), entries(), notes).prop_map(|(owner, used_by, tags, notes)| {
        let owned = |entries: Vec<&str>| entries.into_iter().map(str::to_owned).collect::<Vec<_>>();
        Details::new(owner, &owned(used_by), &owned(tags), notes).unwrap()
    })
}

fn change() -> impl Strategy<Value = KeyChange> {
    prop_oneof![
        4 => details().prop_map(KeyChange::Details),
        3 => option::of(instant()).prop_map(KeyChange::Expiry),
        2 => Just(KeyChange::Disable),
        2 => Just(KeyChange::Enable),
        1 => Just(KeyChange::FinishRotation),
        2 => Just(KeyChange::Retire),
        1 => Just(KeyChange::Compromised("seen\\ on\na wiki".to_owned())),
    ]
}

fn draft() -> impl Strategy<Value = WorkspaceDraft> {
    let days = || option::of((1..3_u32).prop_map(|days| Days::new(days).unwrap()));
    let name = select(vec!["My workspace", "Alpha", "ALPHA", "beta %"]);
    (
        name,
        select(vec!["kw", "acme"]),
        days(),
        days(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(name, prefix, default_expiry, rotation_period, digests, recovers)| {
                let policies = Policies {
                    default_expiry,
                    longest_life: None,
                    rotation_period,
                    copies: match digests {
                        true => Copies::DigestOnly,
                        false => Copies::Kept,
                    },
                    recovery: match recovers {
                        true => Recovery::Allowed,
                        false => Recovery::RuledOut,
                    },
                };
                WorkspaceDraft::new(name, prefix, policies).unwrap()
            },
        )
}

fn query() -> impl Strategy<Value = ListQuery> {
    let search = select(vec![
        "",
        "",
        "a",
        "ss",
        "%",
        "_",
        "…",
        "live_b",
        "\n",
        "ase",
        "ops a",
        "mail first",
        "a 🔑",
    ]);
    let sort = select(&SORTS[..]);
    let direction = select(vec![Direction::Ascending, Direction::Descending]);
    let part = (0..4_usize, 0..8_usize);
    (
        search,
        sort,
        direction,
        part,
        workspace(),
        filters(),
        instant(),
    )
        .prop_map(
            |(search, sort, direction, (offset, limit), workspace, filters, now)| ListQuery {
                workspace,
                search: search.to_owned(),
                filters,
                sort,
                direction,
                offset,
                limit,
                now,
            },
        )
}

fn filters() -> impl Strategy<Value = Filters> {
    let word = || option::weighted(0.2, select(vec!["", "åse", "OPS", "crm, mail", "nobody"]));
    let days = || option::weighted(0.2, (1..20_u32).prop_map(|days| Days::new(days).unwrap()));
    let statuses = prop_oneof![
        3 => Just(Vec::new()),
        2 => subsequence(&Status::ALL[..], 1..4),
    ];
    let environment = option::weighted(0.2, Just(Environment::Test));
    (
        statuses,
        environment,
        word(),
        word(),
        word(),
        days(),
        days(),
    )
        .prop_map(
            |(statuses, environment, owner, used_by, tag, older_than, ending_within)| Filters {
                statuses,
                environment,
                owner: owner.map(str::to_owned),
                used_by: used_by.map(str::to_owned),
                tag: tag.map(str::to_owned),
                older_than,
                ending_within,
            },
        )
}

fn activity_query() -> impl Strategy<Value = ActivityQuery> {
    let search = select(vec![
        "", "", "alpha", "STRASSE", "live_a", "teste", "no one",
    ]);
    let actions = prop_oneof![Just(Vec::new()), subsequence(&Action::ALL[..], 1..6)];
    let times = (
        option::weighted(0.2, instant()),
        option::weighted(0.2, instant()),
    );
    let places = (
        option::weighted(0.3, workspace()),
        option::weighted(0.3, 0..KEYS),
    );
    (search, actions, times, places, 0..3_usize, 0..9_usize).prop_map(
        |(search, actions, (from, until), (workspace, key), offset, limit)| ActivityQuery {
            workspace,
            key: key.map(|key| [key; 16].into()),
            actions,
            search: search.to_owned(),
            from,
            until,
            offset,
            limit,
        },
    )
}
