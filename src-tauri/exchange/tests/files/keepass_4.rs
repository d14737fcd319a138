//! KDBX 4 as no program writes it, by somebody who knows the passphrase.

use keywright_exchange::{ReadError, TakeOver};

use crate::forged::{
    DOCUMENT, aes_kdf, argon_kdf, cheap, database, dictionary, inner_header, with_kdf,
};
use crate::sample::{EXPIRY, is_secret, refusal, taken};

#[test]
fn a_database_that_was_made_here_is_read() {
    for file in [cheap(DOCUMENT), database(&inner_header(), false, 5)] {
        let rows = taken(TakeOver::KeePass, &file);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].name, "N");
        assert_eq!(rows[0].place.to_string(), "entry 1 (Servers & more)");
        assert_eq!(rows[0].tags, ["a", "b"]);
        assert_eq!(rows[0].expires_at, Some(EXPIRY));
        assert!(is_secret(&rows[0], "secret"));
    }
}

#[test]
fn a_cost_that_is_absurd_is_refused_before_it_is_paid() {
    let with = |kdf: &[u8]| refusal(TakeOver::KeePass, &with_kdf(b"", false, kdf, 0));
    let gib = 1u64 << 30;
    let more = |memory: u64| ReadError::TooMuchMemory(memory / 1024);
    assert_eq!(with(&argon_kdf(gib + 1024, 1, 1)), more(gib + 1024));
    assert_eq!(with(&argon_kdf(u64::MAX, 1, 1)), more(u64::MAX));
    assert_eq!(with(&argon_kdf(gib, 33, 1)), ReadError::TooMuchWork(33));
    assert_eq!(
        with(&argon_kdf(8192, u64::MAX, 1)),
        ReadError::TooMuchWork(u64::MAX)
    );
    assert_eq!(with(&argon_kdf(0, 1, 1)), ReadError::Damaged);
    assert_eq!(with(&argon_kdf(8192, 0, 1)), ReadError::Damaged);
    assert_eq!(with(&argon_kdf(8192, 1, u32::MAX)), ReadError::Damaged);
    let rounds = aes_kdf(u64::MAX);
    assert_eq!(with(&rounds), ReadError::TooMuchWork(u64::MAX));
    assert_eq!(
        with(&dictionary(&[(0x42, "$UUID", &[0; 16])])),
        ReadError::Unsupported
    );
    assert_eq!(with(b""), ReadError::Damaged);
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let blanks = vec![b' '; 65 << 20];
    let bomb = cheap(&blanks);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(
        refusal(TakeOver::KeePass, &bomb),
        ReadError::ContentTooLarge
    );
}

#[test]
fn a_document_that_is_none_is_damaged() {
    let deep = format!("<KeePassFile>{}", "<Group>".repeat(100_000));
    let documents: [&[u8]; 7] = [
        b"",
        b"words",
        b"<KeePassFile>",
        b"<Other></Other>",
        b"<KeePassFile>&unknown;</KeePassFile>",
        b"<KeePassFile><Value Protected=\"True\">no base64</Value></KeePassFile>",
        deep.as_bytes(),
    ];
    for document in documents {
        assert_eq!(
            refusal(TakeOver::KeePass, &cheap(document)),
            ReadError::Damaged
        );
    }
    assert_eq!(taken(TakeOver::KeePass, &cheap(b"<KeePassFile/>")).len(), 0);
}
