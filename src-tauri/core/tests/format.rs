//! The key's format, held against the published test vectors and by properties.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeSet;

use keywright_core::{
    AccessKey, Environment, FormatError, KEY_EXPRESSION, KeyFormat, KeyGenerator, KeyPrefix,
};
use proptest::prelude::*;
use rand::rngs::SysRng;
use zeroize::Zeroizing;

const VECTORS: &str = include_str!("../../../docs/key-format-vectors.json");

fn vectors(list: &str) -> Vec<serde_json::Value> {
    let all: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
    all[list].as_array().unwrap().clone()
}

fn reason(error: FormatError) -> &'static str {
    match error {
        FormatError::Empty => "empty",
        FormatError::TooLong => "too long",
        FormatError::Parts => "parts",
        FormatError::Prefix => "prefix",
        FormatError::Environment => "environment",
        FormatError::Handle => "handle",
        FormatError::SecretLength => "secret length",
        FormatError::SecretCharacter => "secret character",
        FormatError::Checksum => "checksum",
    }
}

#[test]
fn every_valid_vector_is_read_as_it_says() {
    let valid = vectors("valid");
    assert!(
        valid.len() >= 20,
        "the file promises at least 20 valid keys"
    );
    for vector in valid {
        let text = vector["key"].as_str().unwrap();
        let key = AccessKey::parse(Zeroizing::new(text.to_owned())).unwrap();
        let parts = key.parts().unwrap();
        assert_eq!(parts.prefix.as_str(), vector["prefix"], "{text}");
        assert_eq!(parts.environment.as_str(), vector["environment"], "{text}");
        assert_eq!(parts.handle.as_str(), vector["handle"], "{text}");
        assert_eq!(key.truncated().as_str(), vector["truncated"], "{text}");
        assert_eq!(
            key.digest().to_string(),
            vector["sha256"].as_str().unwrap(),
            "{text}"
        );
    }
}

#[test]
fn every_invalid_vector_is_refused_for_its_reason() {
    let invalid = vectors("invalid");
    assert!(
        invalid.len() >= 20,
        "the file promises at least 20 strings that are no keys"
    );
    let mut reasons = BTreeSet::new();
    for vector in invalid {
        let text = vector["text"].as_str().unwrap();
        let found = reason(KeyFormat::parse(text).unwrap_err());
        assert_eq!(found, vector["reason"], "{text}");
        reasons.insert(found);
    }
    assert_eq!(
        reasons.len(),
        9,
        "each reason has a vector, found {reasons:?}"
    );
}

#[test]
fn each_character_of_the_secret_is_equally_likely() {
    let mut generator = KeyGenerator::new(SysRng);
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").unwrap(),
        environment: Environment::Test,
    };
    let mut counts = [0_u32; 128];
    let keys = 20_000_u32;
    for _ in 0..keys {
        let key = generator.access_key(&format).unwrap();
        for byte in &key.expose().as_bytes()["kw_test_12345678_".len()..][..32] {
            counts[usize::from(*byte)] += 1;
        }
    }
    let expected = f64::from(keys * 32) / 62.0;
    let used: Vec<u32> = counts.into_iter().filter(|count| *count > 0).collect();
    assert_eq!(used.len(), 62, "every base62 character appears");
    let chi_squared: f64 = used
        .iter()
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum();
    // 61 degrees of freedom: a fair source exceeds 150 once in about 10^9 runs, while taking
    // bytes modulo 62 (a bias of a quarter on 8 of the characters) gives several thousand.
    assert!(chi_squared < 150.0, "chi-squared is {chi_squared}");
}

fn format() -> impl Strategy<Value = KeyFormat> {
    ("[a-z][a-z0-9]{1,11}", any::<bool>()).prop_map(|(prefix, live)| KeyFormat {
        prefix: KeyPrefix::new(&prefix).unwrap(),
        environment: if live {
            Environment::Live
        } else {
            Environment::Test
        },
    })
}

proptest! {
    #[test]
    fn what_is_generated_is_read_back(format in format()) {
        let key = KeyGenerator::new(SysRng).access_key(&format).unwrap();
        prop_assert_eq!(&key.parts().unwrap().prefix, &format.prefix);
        prop_assert_eq!(key.parts().unwrap().environment, format.environment);
        let expression = regex::Regex::new(&format!("^{KEY_EXPRESSION}$")).unwrap();
        prop_assert!(expression.is_match(key.expose()));
    }

    #[test]
    fn a_truncated_key_shows_nothing_of_the_secret(format in format()) {
        let key = KeyGenerator::new(SysRng).access_key(&format).unwrap();
        let secret_starts = key.expose().len() - 38;
        let (public, secret) = key.expose().split_at(secret_starts);
        let truncated = key.truncated();
        let shown = truncated.as_str().strip_prefix(public).unwrap();
        prop_assert_eq!(shown, format!("…{}", &secret[34..]));
    }

    #[test]
    fn one_changed_character_is_always_noticed(
        format in format(), position in any::<prop::sample::Index>(), replacement in "[0-9A-Za-z_]",
    ) {
        let key = KeyGenerator::new(SysRng).access_key(&format).unwrap();
        let at = position.index(key.expose().len());
        let mut changed = key.expose().to_owned();
        changed.replace_range(at..=at, &replacement);
        prop_assume!(changed != key.expose());
        prop_assert!(KeyFormat::parse(&changed).is_err());
    }

    #[test]
    fn no_string_makes_the_parser_panic(text in any::<String>()) {
        let _ = KeyFormat::parse(&text);
    }

    #[test]
    fn whatever_the_parser_takes_fits_the_published_expression(
        text in "[a-z]{1,3}[0-9]?_(live|test|prod)_[0-9A-Za-z]{7,9}_[0-9A-Za-z]{37,39}",
    ) {
        let expression = regex::Regex::new(&format!("^{KEY_EXPRESSION}$")).unwrap();
        if !expression.is_match(&text) {
            prop_assert!(KeyFormat::parse(&text).is_err());
        }
    }
}
