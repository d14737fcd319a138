//! Access keys in a text: in each place where people leave them, in each encoding, in texts that
//! are meant to do harm, and by properties.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod properties;

use keywright_core::{
    AccessKey, Environment, Found, FoundKey, KeyFormat, KeyGenerator, KeyPrefix, Scan,
};
use rand::SeedableRng;
use rand::rngs::StdRng;
use static_assertions::assert_not_impl_any;
use zeroize::Zeroizing;

assert_not_impl_any!(
    Scan: std::fmt::Debug, std::fmt::Display, serde::Serialize, PartialEq, Clone
);

const VECTORS: &str = include_str!("../../../../docs/key-format-vectors.json");

fn scan(text: impl AsRef<[u8]>) -> Found {
    scan_parts([text.as_ref()])
}

fn scan_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Found {
    let mut scan = Scan::new();
    parts.into_iter().for_each(|part| scan.feed(part));
    scan.finish()
}

fn generate(prefix: &str, environment: Environment, seed: u64) -> AccessKey {
    let prefix = KeyPrefix::new(prefix).unwrap();
    KeyGenerator::new(StdRng::seed_from_u64(seed))
        .access_key(&KeyFormat {
            prefix,
            environment,
        })
        .unwrap()
}

fn live(prefix: &str, seed: u64) -> AccessKey {
    generate(prefix, Environment::Live, seed)
}

fn found(key: &AccessKey, first_line: u64, times: u64) -> FoundKey {
    FoundKey {
        digest: key.digest(),
        truncated: key.truncated(),
        handle: key.parts().unwrap().handle,
        first_line,
        times,
    }
}

#[test]
fn a_key_is_found_in_each_place_where_people_leave_it() {
    let key = live("acme", 1);
    for place in [
        "★",
        " ★ ",
        "\"★\"",
        "'★'",
        "`★`",
        "<★>",
        "(★).",
        "★,",
        "https://api.example.com/v1/customers?key=★&page=2",
        "https://★@api.example.com/",
        "https://user:★@api.example.com/",
        "GET /v1/★/customers HTTP/1.1",
        r#"{"headers":{"authorization":"Bearer ★"},"status":401}"#,
        r#"{"message":"{\"key\":\"★\"}"}"#,
        r"first line\n★\r\n",
        "Authorization: Bearer ★\r\n",
        "KEY=★",
        "API_KEY=★",
        "API_KEY_★",
        "_★_",
        "key%3d★%26page",
        "%22★%22",
        "\x1b[31m★\x1b[0m",
        "\x1b[38;5;196m★\x1b[m",
        "\0★\0",
        "schlüssel:★ü",
        "密钥★是",
        "\u{201c}★\u{201d}",
        "\u{feff}★",
        "_live_★_live_",
        "_test_ ★ _test_",
        "sk_live_★",
    ] {
        let text = place.replace('★', key.expose());
        assert_eq!(scan(&text).keys, [found(&key, 1, 1)], "{place:?}");
        assert_eq!(scan(&text).malformed, 0, "{place:?}");
    }
}

#[test]
fn characters_that_might_belong_to_the_prefix_do_not_hide_it() {
    for prefix in ["kw", "acme", "abcdefghijkl"] {
        let key = live(prefix, 2);
        for before in "x 7 X 31m x9 abcdefghijklmnop 0123456789abcdef".split(' ') {
            let text = format!("{before}{}", key.expose());
            assert_eq!(scan(&text).keys, [found(&key, 1, 1)], "{text}");
        }
    }
}

#[test]
fn a_longer_prefix_is_another_key() {
    let (short, long) = (live("acme", 3), live("xacme", 3));
    let text = format!("{} {}", long.expose(), short.expose());
    assert_eq!(scan(text).keys, [found(&long, 1, 1), found(&short, 1, 1)]);
}

#[test]
fn where_two_prefixes_fit_the_longer_one_counts() {
    let key = live("kw", 3);
    // CRC-32 is the same after these eight letters as before them.
    let text = format!("bqpgceht{}", key.expose());
    let longer = AccessKey::parse(Zeroizing::new(text.clone())).unwrap();
    assert_eq!(scan(text).keys, [found(&longer, 1, 1)]);
}

#[test]
fn what_follows_directly_does_not_hide_a_key() {
    let (one, other) = (live("kw", 4), generate("acme", Environment::Test, 5));
    for after in ["X", "_", "_old", "0000", "z_live_", other.expose()] {
        let text = format!("{}{after}", one.expose());
        assert_eq!(scan(&text).keys[0], found(&one, 1, 1), "before {after}");
    }
    let text = format!("{}{}", one.expose(), other.expose());
    assert_eq!(scan(text).keys, [found(&one, 1, 1), found(&other, 1, 1)]);
}

#[test]
fn a_prefix_that_reads_like_an_environment_is_found_behind_an_underscore() {
    for (prefix, before) in [("live", "my_"), ("test", "my_"), ("live", "API_live_test_")] {
        for environment in [Environment::Live, Environment::Test] {
            let key = generate(prefix, environment, 6);
            let text = format!("{before}{}", key.expose());
            assert_eq!(scan(&text).keys, [found(&key, 1, 1)], "{text}");
        }
    }
}

#[test]
fn every_published_key_is_found_with_its_digest() {
    let vectors: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
    for vector in vectors["valid"].as_array().unwrap() {
        let found = scan(vector["key"].as_str().unwrap());
        assert_eq!(
            found.keys[0].digest.to_string(),
            vector["sha256"].as_str().unwrap()
        );
        assert_eq!(found.keys[0].truncated.as_str(), vector["truncated"]);
    }
}

#[test]
fn what_only_looks_a_little_like_a_key_is_not_even_malformed() {
    let key = live("acme", 7);
    let (whole, length) = (key.expose(), key.expose().len());
    for text in [
        key.truncated().as_str(),
        &whole[..length - 1],
        &whole["acm".len()..],
        &whole.to_uppercase(),
        &whole.replace("live", "prod"),
        &whole.replacen('_', "-", 2),
        &format!("{}\n{}", &whole[..40], &whole[40..]),
        &format!("{}é{}", &whole[..40], &whole[42..]),
        "sk_live_00000000000000000000000000000000000000000000000",
        "_live_",
        "",
    ] {
        let found = scan(text);
        assert_eq!((found.keys, found.malformed), (vec![], 0), "{text}");
    }
}

#[test]
fn a_place_is_malformed_once_however_many_starts_it_has() {
    let tail = "_live_00000000_00000000000000000000000000000000000000";
    let found = scan(format!("abcdefghijkl{tail} kw{tail}{tail} 7{tail} {tail}"));
    // Those of `abcdefghijkl` and `kw`; before the others stands no prefix.
    assert_eq!((found.keys, found.malformed), (vec![], 2));
}

#[test]
fn utf_16_is_read_in_both_byte_orders_however_it_is_cut() {
    let (one, other) = (live("kw", 8), live("acme", 9));
    let (one_text, other_text) = (one.expose(), other.expose());
    // U+6B77 and U+776B are made of the bytes of `kw`; the key is in two planes of surrogates.
    let text = format!("\u{feff}歷{one_text}睫\r\n🔑{other_text}🔑\n\u{10a}{one_text}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let expected = Found {
        keys: vec![found(&one, 1, 2), found(&other, 2, 1)],
        malformed: 0,
        lines: 3,
    };
    for bytes in [
        units
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect::<Vec<u8>>(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ] {
        for length in [1, 2, 3, 7, 63, 64, 65, bytes.len()] {
            assert_eq!(
                scan_parts(bytes.chunks(length)),
                expected,
                "in parts of {length}"
            );
        }
        assert!(
            scan(&bytes[2..]).keys.is_empty(),
            "without the mark it is not read"
        );
    }
}

#[test]
fn a_byte_order_mark_that_is_none_hides_nothing() {
    let key = live("kw", 10);
    for before in [
        &b"\xff"[..],
        b"\xfe",
        b"\xff\xff",
        b"\xfe\xfe",
        b"\xef\xbb\xbf",
        b"a",
    ] {
        let text = [before, key.expose().as_bytes()].concat();
        assert_eq!(scan(&text).keys, [found(&key, 1, 1)], "{before:?}");
        assert_eq!(
            scan_parts(text.chunks(1)).keys,
            [found(&key, 1, 1)],
            "{before:?}"
        );
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for (text, lines) in [
        ("", 0),
        ("a", 1),
        ("a\n", 1),
        ("a\nb", 2),
        ("a\r\n\r\nb\r\n", 3),
        ("a\rb", 1),
        ("\n\n\n", 3),
    ] {
        assert_eq!(scan(text).lines, lines, "{text:?}");
    }
    for (bytes, lines) in [
        (&b"\xff"[..], 1),
        (b"\xff\xfe", 0),
        (b"\xff\xfea\0\n\0", 1),
        (b"\xff\xfea\0\n\0b", 2),
        (b"\xff\xfe\n\n", 1),
    ] {
        assert_eq!(scan(bytes).lines, lines, "{bytes:?}");
    }
}

#[test]
fn hostile_text_has_each_place_judged_once_and_no_more() {
    let tail = "_live_00000000_00000000000000000000000000000000000000";
    let places = 20_000;
    for (text, malformed) in [
        ("_live_".repeat(places), 0),
        ("_live".repeat(places), 0),
        ("ab_live__test_".repeat(places), 0),
        (format!("abcdefghijkl{tail}").repeat(places), places),
        (format!("ab{tail}\n").repeat(places), places),
    ] {
        for length in [61, 4096, text.len()] {
            let found = scan_parts(text.as_bytes().chunks(length));
            assert_eq!((found.keys, found.malformed), (vec![], malformed));
        }
    }
}
