//! Settings: names and values, kept whatever they mean.

use std::collections::BTreeMap;

use keywright_core::{Action, Deed, RegistryError, WorkspaceId};

use keywright_tests::author;

use crate::states::AT;
use crate::{Data, on_both};

on_both! {
    a_new_registry_has_no_setting,
    a_setting_is_kept_for_the_next_process,
    what_only_another_version_knows_is_kept,
    a_setting_and_its_entry_are_kept_together_or_not_at_all,
    several_entries_are_noted_together_or_not_at_all,
}

fn kept<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

fn a_new_registry_has_no_setting(data: &dyn Data) {
    assert_eq!(data.open().settings(), Ok(kept([])));
}

fn a_setting_is_kept_for_the_next_process(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    one.change_setting("theme", "dark").unwrap();
    one.change_setting("language", "de").unwrap();
    assert_eq!(
        other.settings(),
        Ok(kept([("theme", "dark"), ("language", "de")]))
    );
    other.change_setting("theme", "light").unwrap();
    drop((one, other));
    let expected = kept([("theme", "light"), ("language", "de")]);
    assert_eq!(data.open().settings(), Ok(expected), "each value once");
}

fn what_only_another_version_knows_is_kept(data: &dyn Data) {
    let registry = data.open();
    let odd = "'; DROP TABLE setting; -- 🔑\n\u{202e}";
    registry.change_setting(odd, odd).unwrap();
    registry.change_setting("theme", "sepia").unwrap();
    registry.change_setting("theme ", "").unwrap();
    registry.change_setting("THEME", "x").unwrap();
    let expected = kept([
        ("THEME", "x"),
        ("theme", "sepia"),
        ("theme ", ""),
        (odd, odd),
    ]);
    assert_eq!(
        registry.settings(),
        Ok(expected),
        "names are compared exactly"
    );
}

fn deed(action: Action, workspace: i64) -> Deed {
    Deed {
        workspace: WorkspaceId(workspace),
        ..Deed::lock(action, AT, &author())
    }
}

fn a_setting_and_its_entry_are_kept_together_or_not_at_all(data: &dyn Data) {
    let registry = data.open();
    let set = deed(Action::LockSet, 1);
    registry
        .change_settings(&[("lock", "closed")], Some(&set))
        .unwrap();
    let nowhere = deed(Action::LockRemoved, 7);
    let refused = registry.change_settings(&[("theme", "dark"), ("lock", "open")], Some(&nowhere));
    assert_eq!(refused, Err(RegistryError::NoSuchWorkspace));
    let other = data.open();
    assert_eq!(other.settings(), Ok(kept([("lock", "closed")])));
    let two = [("theme", "dark"), ("lock", "ajar")];
    registry.change_settings(&two, None).unwrap();
    assert_eq!(other.settings(), Ok(kept(two)));
    let entries = other.entries_after(0, 9).unwrap();
    let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["lock-set"]);
}

fn several_entries_are_noted_together_or_not_at_all(data: &dyn Data) {
    let registry = data.open();
    let deeds = [deed(Action::LockSet, 1), deed(Action::LockChanged, 7)];
    assert_eq!(
        registry.note_all(&deeds),
        Err(RegistryError::NoSuchWorkspace)
    );
    assert_eq!(registry.entries_after(0, 9), Ok(vec![]));
    let deeds = [deed(Action::LockSet, 1), deed(Action::LockChanged, 1)];
    registry.note_all(&deeds).unwrap();
    registry.note_all(&[]).unwrap();
    let entries = registry.entries_after(0, 9).unwrap();
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2]);
}
