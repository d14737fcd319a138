//! What is done in a sequence, drawn by chance.

use keywright_core::memory::When;
use keywright_core::{
    Copies, Days, Environment, Expiry, KeychainError, Overlap, Policies, Recovery, Timestamp,
};

use crate::stage::broken;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
pub(crate) const NAMES: [&str; 4] = ["CRM", "Mail", "crm", "Ads"];
const WORKSPACES: [&str; 3] = ["My workspace", "Acme", "acme"];

/// Choices, one after the other; all zeroes is the simplest of each.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> usize {
        let side = self.0 % sides;
        self.0 /= sides;
        side as usize
    }

    fn of<T: Copy, const SIDES: usize>(&mut self, choices: [T; SIDES]) -> T {
        choices[self.below(SIDES as u64)]
    }
}

/// A key, named by what it is like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    /// In the list.
    Listed(usize),
    /// Rotated, and in the list.
    Rotated(usize),
    /// Never shown, and in the list.
    Unshown(usize),
    /// Disabled, and in the list.
    Disabled(usize),
    /// Of whatever state.
    Any(usize),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Action {
    Create {
        workspace: usize,
        name: &'static str,
        environment: Environment,
        expiry: Option<Ending>,
    },
    QuickCreate {
        delivered: bool,
    },
    Rotate(Which, Overlap),
    Finish(Which),
    Undo(Which),
    Delete(Which),
    Rename(Which, &'static str),
    Document(Which, &'static str),
    SetExpiry(Which, Ending),
    Disable(Which),
    Enable(Which),
    NoteIncident(Which),
    Show(Which),
    Reveal(Which),
    AddWorkspace(&'static str, Policies),
    ChangeWorkspace(usize, &'static str, Policies),
    RemoveWorkspace(usize),
    Recover,
    LetLeave,
    KeepHead,
    RenewLabels,
    /// The clock is moved by so many milliseconds.
    Clock(i64),
    Lock,
    Unlock,
    /// The process ends, and another takes its place.
    Restart,
}

/// An expiry that is chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ending {
    Never,
    Days(u32),
    /// So many milliseconds from now.
    In(i64),
}

impl Ending {
    pub(crate) fn at(self, now: Timestamp) -> Expiry {
        match self {
            Self::Never => Expiry::Never,
            Self::Days(days) => Expiry::After(Days::new(days).unwrap()),
            Self::In(milliseconds) => Expiry::At(now.after(milliseconds)),
        }
    }
}

/// What goes wrong in a step.
#[derive(Clone, Debug)]
pub(crate) enum Disturbance {
    /// The registry's call after so many others fails.
    Registry(usize, When),
    /// The keychain's does.
    Keychain(usize, When, KeychainError),
    /// The process ends in the registry's call after so many others.
    EndsInRegistry(usize, When),
    /// Or in the keychain's.
    EndsInKeychain(usize, When),
    /// Just before this call of the registry, the other process does something.
    Meanwhile(&'static str, Action),
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) process: usize,
    pub(crate) action: Action,
    pub(crate) disturbance: Option<Disturbance>,
}

impl From<[u64; 2]> for Step {
    fn from([what, how]: [u64; 2]) -> Self {
        let (action, mut dice) = (action(&mut Dice(what)), Dice(how));
        Self {
            process: dice.below(2),
            disturbance: disturbance(&mut dice, action),
            action,
        }
    }
}

fn which(dice: &mut Dice, mostly: fn(usize) -> Which) -> Which {
    let key = dice.below(8);
    match dice.below(12) {
        0..9 => mostly(key),
        9..11 => Which::Listed(key),
        _ => Which::Any(key),
    }
}

fn ending(dice: &mut Dice) -> Ending {
    dice.of([
        Ending::Never,
        Ending::Days(1),
        Ending::Days(30),
        Ending::Days(31),
        Ending::In(HOUR),
        Ending::In(1),
        Ending::In(0),
        Ending::In(30 * DAY + 1),
    ])
}

fn overlap(dice: &mut Dice) -> Overlap {
    let minutes = dice.of([24 * 60, 0, 1, 60, 30 * 24 * 60]);
    Overlap::minutes(minutes).unwrap()
}

fn policies(dice: &mut Dice) -> Policies {
    let [default, longest] = dice.of([[0, 0], [0, 0], [30, 0], [30, 30], [1, 30], [7, 7]]);
    Policies {
        default_expiry: Days::new(default),
        longest_life: Days::new(longest),
        rotation_period: None,
        copies: dice.of([Copies::Kept, Copies::DigestOnly]),
        recovery: dice.of([Recovery::Allowed, Recovery::RuledOut]),
    }
}

fn action(dice: &mut Dice) -> Action {
    use Action::*;
    use Which::{Disabled, Listed, Rotated, Unshown};
    match dice.below(64) {
        0..8 => Create {
            name: dice.of(NAMES),
            workspace: dice.of([0, 0, 0, 0, 1, 2, 3]),
            environment: dice.of([Environment::Live, Environment::Test]),
            expiry: dice.of([false, true]).then(|| ending(dice)),
        },
        8..11 => QuickCreate {
            delivered: dice.below(4) > 0,
        },
        11..19 => Rotate(which(dice, Listed), overlap(dice)),
        19..22 => Finish(which(dice, Rotated)),
        22..28 => Undo(which(dice, Rotated)),
        28..33 => Delete(which(dice, Listed)),
        33..37 => Rename(which(dice, Listed), dice.of(NAMES)),
        37 => Document(which(dice, Listed), dice.of(["", "Ann", "Bob"])),
        38..41 => SetExpiry(which(dice, Listed), ending(dice)),
        41 => Disable(which(dice, Listed)),
        42 => Enable(which(dice, Disabled)),
        43 => NoteIncident(which(dice, Listed)),
        44..48 => Show(which(dice, Unshown)),
        48 => Reveal(which(dice, Unshown)),
        49 => AddWorkspace(dice.of(WORKSPACES), policies(dice)),
        50..52 => ChangeWorkspace(
            dice.of([0, 0, 1, 2, 3]),
            dice.of(WORKSPACES),
            policies(dice),
        ),
        52 => RemoveWorkspace(dice.of([1, 0, 2, 3])),
        53 => Recover,
        54 => LetLeave,
        55 => KeepHead,
        56 => RenewLabels,
        57..61 => Clock(dice.of([HOUR, DAY, 60_000, 1, 30 * DAY, -1, -HOUR, -2 * DAY])),
        61 => Lock,
        62 => Unlock,
        _ => Restart,
    }
}

/// Calls of the registry in front of which others have their turn.
fn calls_of(action: Action) -> &'static [&'static str] {
    use Action::*;
    match action {
        Create { .. } => &["begin_create", "finish_create", "workspaces", "leaving"],
        QuickCreate { .. } => &["begin_create", "finish_create", "mark_shown"],
        Rotate(..) => &["finish_rotation", "begin_create", "find", "change", "step"],
        Undo(_) => &["undo_rotation", "finish_delete", "find"],
        Delete(_) => &["begin_delete", "finish_delete", "find"],
        Rename(..) => &["rename"],
        Finish(_) => &["change", "left", "leaving"],
        Show(_) => &["mark_shown", "left", "leaving"],
        RemoveWorkspace(_) => &["remove_workspace"],
        Recover | LetLeave | Unlock => &["change", "left", "abandon_create", "finish_delete"],
        KeepHead => &["identity"],
        RenewLabels => &["label_renewed"],
        _ => &["change", "change_workspace"],
    }
}

fn disturbance(dice: &mut Dice, disturbed: Action) -> Option<Disturbance> {
    let kind = dice.below(12);
    let calls = dice.below(10);
    let when = dice.of([When::Before, When::After]);
    Some(match kind {
        0..7 => return None,
        7..9 => Disturbance::Registry(calls, when),
        9 => {
            let error = match when {
                When::Before => dice.below(2) == 0,
                // A call that has done its work cannot have been refused.
                When::After => false,
            };
            let error = if error {
                KeychainError::Locked
            } else {
                broken()
            };
            Disturbance::Keychain(calls / 3, when, error)
        }
        10 => match dice.below(2) {
            0 => Disturbance::EndsInRegistry(calls, when),
            _ => Disturbance::EndsInKeychain(calls / 4, when),
        },
        _ => {
            let calls = calls_of(disturbed);
            let call = calls[dice.below(calls.len() as u64)];
            match action(dice) {
                // These change what both see, and take no calls.
                Action::Clock(_) | Action::Lock | Action::Unlock | Action::Restart => return None,
                action => Disturbance::Meanwhile(call, action),
            }
        }
    })
}
