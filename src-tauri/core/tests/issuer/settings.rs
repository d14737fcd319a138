//! How Keywright works on this computer: kept by name and value, read by every version.

use std::collections::BTreeMap;

use keywright_core::memory::When;
use keywright_core::{
    CLIPBOARD_SECONDS, ClipboardTime, Environment, LOCK_MINUTES, Language, LockTime, Registry,
    Setting, Settings, Theme,
};
use proptest::prelude::*;

use crate::desk::{Desk, full};

use Setting::{
    Clipboard, KeepInTray, Notifications, Shortcut, ShortcutEnvironment, TrayExplained,
    VaultDeclined,
};

/// Every setting with every value, except that shortcuts are without number.
fn all() -> Vec<Setting> {
    let seconds = CLIPBOARD_SECONDS.map(|seconds| Clipboard(ClipboardTime::After(seconds)));
    let switches = [true, false].into_iter().flat_map(|yes| {
        [
            KeepInTray(yes),
            TrayExplained(yes),
            VaultDeclined(yes),
            Notifications(yes),
        ]
    });
    let environments = [Environment::Live, Environment::Test].map(ShortcutEnvironment);
    let locks = LOCK_MINUTES.map(|minutes| Setting::Lock(LockTime::After(minutes)));
    let themes = [Theme::System, Theme::Light, Theme::Dark].map(Setting::Theme);
    let languages = Language::ALL.map(|language| Setting::Language(Some(language)));
    let others = [
        Clipboard(ClipboardTime::Never),
        Setting::Lock(LockTime::Never),
        Shortcut(None),
        Shortcut(Some("Ctrl+Alt+K".to_owned())),
        Setting::Language(None),
    ];
    seconds
        .into_iter()
        .chain(switches)
        .chain(environments)
        .chain(locks)
        .chain(themes)
        .chain(languages)
        .chain(others)
        .collect()
}

fn kept<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, String> {
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    pairs.into_iter().map(owned).collect()
}

#[test]
fn at_the_first_start_they_are_as_the_design_says() {
    let first = Settings {
        clipboard: ClipboardTime::After(45),
        keep_in_tray: true,
        tray_explained: false,
        vault_declined: false,
        notifications: true,
        shortcut: None,
        shortcut_environment: Environment::Test,
        lock: LockTime::After(15),
        theme: Theme::System,
        language: None,
        workspace: None,
    };
    assert_eq!(Desk::default().issuer.settings(), Ok(first));
}

#[test]
fn every_setting_is_read_as_it_was_written() {
    let desk = Desk::default();
    let mut expected = Settings::default();
    for setting in all() {
        desk.issuer.change_setting(&setting).unwrap();
        expected.set(setting.clone());
        let next = desk.beside();
        assert_eq!(next.issuer.settings(), Ok(expected.clone()), "{setting:?}");
    }
}

#[test]
fn names_and_values_are_those_of_every_version_before() {
    let written: BTreeMap<_, _> = [
        (Clipboard(ClipboardTime::After(10)), "clipboard_seconds=10"),
        (Clipboard(ClipboardTime::Never), "clipboard_seconds=never"),
        (KeepInTray(false), "keep_in_tray=false"),
        (TrayExplained(true), "tray_explained=true"),
        (VaultDeclined(true), "vault_declined=true"),
        (Notifications(false), "notifications=false"),
        (Shortcut(Some("Ctrl+K".to_owned())), "shortcut=Ctrl+K"),
        (Shortcut(None), "shortcut="),
        (
            ShortcutEnvironment(Environment::Live),
            "shortcut_environment=live",
        ),
        (Setting::Lock(LockTime::After(5)), "lock_minutes=5"),
        (Setting::Lock(LockTime::Never), "lock_minutes=never"),
        (Setting::Theme(Theme::Dark), "theme=dark"),
        (Setting::Theme(Theme::System), "theme=system"),
        (
            Setting::Language(Some(Language::Chinese)),
            "language=zh-Hans",
        ),
        (Setting::Language(None), "language=system"),
    ]
    .into_iter()
    .map(|(setting, line)| (format!("{}={}", setting.name(), setting.value()), line))
    .collect();
    assert!(
        written.iter().all(|(said, line)| said == line),
        "{written:#?}"
    );
}

#[test]
fn what_only_a_newer_version_understands_is_ignored_and_kept() {
    let desk = Desk::default();
    let foreign = [
        ("colour_of_the_bikeshed", "green"),
        ("clipboard_seconds", "3600"),
        ("keep_in_tray", "sometimes"),
        ("notifications", ""),
        ("shortcut_environment", "staging"),
        ("lock_minutes", "2"),
        ("theme", "sepia"),
        ("language", "tlh"),
    ];
    for (name, value) in foreign {
        desk.registry.change_setting(name, value).unwrap();
    }
    assert_eq!(desk.issuer.settings(), Ok(Settings::default()));
    desk.issuer.change_setting(&TrayExplained(true)).unwrap();
    let still = kept(foreign.into_iter().chain([("tray_explained", "true")]));
    assert_eq!(desk.registry.settings(), Ok(still));
}

#[test]
fn only_the_times_that_can_be_chosen_are_times() {
    for seconds in 0..200 {
        let time = ClipboardTime::after(seconds);
        assert_eq!(time.is_some(), CLIPBOARD_SECONDS.contains(&seconds));
    }
    assert_eq!(Language::from_tag("EN"), None);
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

#[test]
fn a_registry_that_fails_leaves_them_as_they_were() {
    let desk = Desk::default();
    desk.registry.fail("change_settings", When::Before, full());
    let refused = desk.issuer.change_setting(&KeepInTray(false));
    assert_eq!(refused, Err(full()));
    assert_eq!(desk.issuer.settings(), Ok(Settings::default()));
    desk.registry.fail("settings", When::Before, full());
    assert_eq!(desk.issuer.settings(), Err(full()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn in_whatever_order_the_last_value_of_each_counts(
        changes in prop::collection::vec(0..all().len(), 0..40),
        foreign in ".{0,20}",
    ) {
        let (all, mut expected, mut written) = (all(), Settings::default(), BTreeMap::new());
        for change in changes {
            let setting = all[change].clone();
            written.insert(setting.name().to_owned(), setting.value());
            written.insert(format!("x{foreign}"), foreign.clone());
            expected.set(setting);
        }
        prop_assert_eq!(Settings::read(&written), expected);
    }

    #[test]
    fn any_shortcut_is_kept_as_it_is(keys in ".{1,40}") {
        let setting = Shortcut(Some(keys.clone()));
        let written = BTreeMap::from([(setting.name().to_owned(), setting.value())]);
        prop_assert_eq!(Settings::read(&written).shortcut, Some(keys));
    }
}
