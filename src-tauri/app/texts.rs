//! Every sentence that the Rust side says, from the catalogue that the page reads, too.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use keywright_core::Language;
use unic_langid::LanguageIdentifier;

/// The language of the process, as its place in [`Language::ALL`].
static SPOKEN: AtomicUsize = AtomicUsize::new(0);

type Bundle = FluentBundle<FluentResource>;

/// From now on this language is spoken, or that of the system.
pub(crate) fn speak(language: Option<Language>) {
    let language = language.unwrap_or_else(system_language);
    let place = Language::ALL.iter().position(|each| *each == language);
    SPOKEN.store(place.unwrap_or(0), Relaxed);
}

/// The language that is spoken.
pub(crate) fn spoken() -> Language {
    Language::ALL[SPOKEN.load(Relaxed)]
}

/// A sentence without variables.
pub(crate) fn text(id: &str) -> String {
    text_with(id, &[])
}

/// A sentence with these variables; numbers as numbers, since words depend on them.
pub(crate) fn text_with(id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (Cow::from(*name), value.clone()))
        .collect();
    format(bundle(spoken()), id, &args)
        .or_else(|| format(bundle(Language::English), id, &args))
        .unwrap_or_else(|| id.to_owned())
}

fn format(bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    // Where a value is missing its name is shown: a sentence with a hole is better than none.
    let text = bundle.format_pattern(pattern, Some(args), &mut Vec::new());
    Some(text.into_owned())
}

/// Read when it is first spoken.
fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let place = Language::ALL.iter().position(|each| *each == language);
    BUNDLES[place.unwrap_or(0)].get_or_init(|| {
        let catalogue = match language {
            Language::English => include_str!("../../locales/en.ftl"),
            Language::German => include_str!("../../locales/de.ftl"),
            Language::Chinese => include_str!("../../locales/zh-Hans.ftl"),
        };
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        // Names are isolated where they are drawn; marks in a text would be copied along.
        bundle.set_use_isolating(false);
        // A test reads every catalogue: none of them has an entry that cannot be read.
        let resource = FluentResource::try_new(catalogue.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
        bundle
    })
}

/// The first language that the person wants and that there is.
fn system_language() -> Language {
    sys_locale::get_locales()
        .find_map(|tag| language_of(&tag))
        .unwrap_or(Language::English)
}

/// Traditional Chinese is not Simplified.
fn language_of(tag: &str) -> Option<Language> {
    let tag: LanguageIdentifier = tag.parse().ok()?;
    let traditional = tag
        .script
        .map(|script| script.as_str() == "Hant")
        .unwrap_or_else(|| {
            let region = tag.region.as_ref().map(|region| region.as_str());
            matches!(region, Some("TW" | "HK" | "MO"))
        });
    match tag.language.as_str() {
        "en" => Some(Language::English),
        "de" => Some(Language::German),
        "zh" if !traditional => Some(Language::Chinese),
        _ => None,
    }
}

/// Tests that speak, or open the stores, take turns: the language is the process's.
#[cfg(test)]
pub(crate) fn turn() -> std::sync::MutexGuard<'static, ()> {
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    TURN.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_is_read_to_its_end() {
        for catalogue in [
            include_str!("../../locales/en.ftl"),
            include_str!("../../locales/de.ftl"),
            include_str!("../../locales/zh-Hans.ftl"),
        ] {
            let read = FluentResource::try_new(catalogue.to_owned());
            assert_eq!(read.map_err(|(_, errors)| errors).err(), None);
        }
    }

    #[test]
    fn a_persons_language_is_found_in_what_their_system_says() {
        for (tag, language) in [
            ("en-GB", Some(Language::English)),
            ("de-AT", Some(Language::German)),
            ("zh-CN", Some(Language::Chinese)),
            ("zh-Hans-SG", Some(Language::Chinese)),
            ("zh-TW", None),
            ("zh-Hant", None),
            ("fr-FR", None),
            ("C", None),
        ] {
            assert_eq!(language_of(tag), language, "{tag}");
        }
    }

    #[test]
    fn counts_choose_the_words_in_each_language() {
        let say = |language, count: u32| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            format(bundle(language), "settings-seconds", &args)
        };
        assert_eq!(say(Language::English, 1).as_deref(), Some("1 second"));
        assert_eq!(say(Language::English, 10).as_deref(), Some("10 seconds"));
        assert_eq!(say(Language::German, 10).as_deref(), Some("10 Sekunden"));
    }
}
