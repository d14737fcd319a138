//! Properties, among them that as much is found as by a plain reading that tries every string.

use keywright_core::{
    AccessKey, Environment, Found, FoundKey, KEY_EXPRESSION, KeyFormat, KeyGenerator, KeyPrefix,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rand::SeedableRng;
use rand::rngs::StdRng;
use regex::Regex;
use zeroize::Zeroizing;

use crate::{found, generate, scan, scan_parts};

/// The same by the plainest means: the whole text at once, every anchor, every start.
fn read_plainly(text: &[u8]) -> Found {
    let mut keys: Vec<FoundKey> = Vec::new();
    let mut malformed = 0;
    let shape = Regex::new(&format!("^{KEY_EXPRESSION}$")).unwrap();
    for at in 0..text.len() {
        let anchored = text[at..].starts_with(b"_live_") || text[at..].starts_with(b"_test_");
        if !anchored || text.len() < at + 53 {
            continue;
        }
        let candidates = (at.saturating_sub(12)..at.saturating_sub(1))
            .filter_map(|start| std::str::from_utf8(&text[start..at + 53]).ok());
        let mut shaped = candidates.filter(|text| shape.is_match(text));
        let has_shape = shaped.clone().next().is_some();
        let key = shaped.find_map(|text| AccessKey::parse(Zeroizing::new(text.to_owned())).ok());
        let Some(key) = key else {
            malformed += usize::from(has_shape);
            continue;
        };
        match keys.iter_mut().find(|found| found.digest == key.digest()) {
            Some(found) => found.times += 1,
            None => keys.push(found(&key, lines(&text[..=at]), 1)),
        }
    }
    Found {
        keys,
        malformed,
        lines: lines(text),
    }
}

fn lines(text: &[u8]) -> u64 {
    text.split_inclusive(|byte| *byte == b'\n').count() as u64
}

fn key() -> impl Strategy<Value = String> {
    let prefix = prop_oneof![
        "[a-z][a-z0-9]{1,11}",
        select(vec!["kw", "live", "test"]).prop_map(str::to_owned)
    ];
    // Few seeds, so that a text has some keys several times.
    (prefix, any::<bool>(), 0..4_u64).prop_map(|(prefix, live, seed)| {
        let environment = if live {
            Environment::Live
        } else {
            Environment::Test
        };
        generate(&prefix, environment, seed).expose().to_owned()
    })
}

/// A key of which a part is missing or changed.
fn broken_key() -> impl Strategy<Value = String> {
    (key(), any::<Index>(), "[0-9A-Za-z_\n é]?").prop_map(|(mut key, at, put)| {
        let at = at.index(key.len());
        key.replace_range(at..=at, &put);
        key
    })
}

/// A text that is made of keys and of what may be taken for them.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop_oneof![
        3 => key().prop_map(String::into_bytes),
        2 => broken_key().prop_map(String::into_bytes),
        1 => "(_live|_test|_live_|_test_|\n|\r\n| |[a-z0-9_]{1,14}|[0-9A-Za-z]{8}_|[0-9A-Za-z]{38})"
            .prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..90),
    ];
    prop::collection::vec(fragment, 0..12)
        .prop_map(|fragments| fragments.concat())
        .prop_filter(
            "bytes that say they are UTF-16 are read otherwise",
            |text| !text.starts_with(b"\xff\xfe") && !text.starts_with(b"\xfe\xff"),
        )
}

proptest! {
    #[test]
    fn as_much_is_found_as_by_a_plain_reading_of_the_whole(text in text()) {
        prop_assert_eq!(scan(&text), read_plainly(&text));
    }

    #[test]
    fn however_a_text_is_cut_the_same_is_found(
        text in text(), cuts in prop::collection::vec(any::<Index>(), 0..20), step in 1..130_usize,
    ) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let parts = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]);
        prop_assert_eq!(scan_parts(parts), scan(&text));
        prop_assert_eq!(scan_parts(text.chunks(step)), scan(&text));
    }

    #[test]
    fn in_utf_16_the_same_is_found(text in text()) {
        let text = String::from_utf8_lossy(&text);
        let units = [0xfeff].into_iter().chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        prop_assert_eq!(scan(bytes), scan(text.as_bytes()));
    }

    #[test]
    fn nothing_around_a_key_between_delimiters_hides_it(
        key in key(), before in text(), after in text(), delimiter in "[^0-9A-Za-z_]",
    ) {
        let delimiter = delimiter.as_bytes();
        let whole = [&before, delimiter, key.as_bytes(), delimiter, &after].concat();
        let digest = AccessKey::parse(Zeroizing::new(key)).unwrap().digest();
        prop_assert!(scan(&whole).keys.iter().any(|found| found.digest == digest));
    }

    #[test]
    fn every_generated_key_is_found_on_its_line_as_often_as_it_stands_there(
        places in prop::collection::vec((0..9_usize, 0..4_usize, ".{0,200}"), 0..40),
    ) {
        let mut generator = KeyGenerator::new(StdRng::seed_from_u64(11));
        let format = KeyFormat {
            prefix: KeyPrefix::new("acme").unwrap(),
            environment: Environment::Live,
        };
        let keys: Vec<AccessKey> = (0..9).map(|_| generator.access_key(&format).unwrap()).collect();
        let (mut text, mut line, mut expected) = (String::new(), 1, Vec::<FoundKey>::new());
        for (which, newlines, noise) in places {
            text += &format!("{noise}{}key={} ", "\n".repeat(newlines), keys[which].expose());
            line += newlines as u64;
            match expected.iter_mut().find(|found| found.handle == keys[which].parts().unwrap().handle) {
                Some(found) => found.times += 1,
                None => expected.push(found(&keys[which], line, 1)),
            }
        }
        let found = scan(&text);
        prop_assert_eq!(found.keys, expected);
        prop_assert_eq!(found.lines, lines(text.as_bytes()));
    }

    #[test]
    fn a_key_with_one_changed_character_is_malformed_while_it_has_the_shape(
        key in key(), at in any::<Index>(), put in "[0-9A-Za-z_]",
    ) {
        let at = at.index(key.len());
        let mut changed = key.clone();
        changed.replace_range(at..=at, &put);
        prop_assume!(changed != key);
        let shape = Regex::new(KEY_EXPRESSION).unwrap();
        let found = scan(&changed);
        prop_assert_eq!(found.keys, vec![]);
        prop_assert_eq!(found.malformed, usize::from(shape.is_match(&changed)));
    }
}
