//! Settings: names and values, kept whatever they mean.

use std::collections::BTreeMap;

use crate::{Data, on_both};

on_both! {
    a_new_registry_has_no_setting,
    a_setting_is_kept_for_the_next_process,
    what_only_another_version_knows_is_kept,
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
