//! How much memory a large backup takes, and how much a file can ask for. One test after the other,
//! for all of the process counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    dead_code
)]

#[path = "file/sample.rs"]
mod sample;

use std::io::{self, Read, Write};
use std::iter::once;

use age::{Encryptor, Recipient};
use keywright_backup::{BackupWriter, Limit, Limits, ReadError, Summary, check, read};
use keywright_core::{Details, Environment, KeyState, SavedKey};
use peak_alloc::PeakAlloc;

use sample::{
    about, access_key, document, generator, identity, record, to_identity, with_identity, workspace,
};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MIB: usize = 1 << 20;

/// What this takes at most beside what was there before, and what it answers.
fn taken<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let answer = work();
    (MEMORY.peak_usage().saturating_sub(before), answer)
}

/// A backup of 10,000 keys with details and 10,000 entries of the activity, each made as it is
/// written.
fn write_large(out: impl Write) -> Summary {
    let mut file = BackupWriter::new(out, &to_identity(), about()).unwrap();
    file.workspace(&workspace(1, "Acme")).unwrap();
    let key = |random: &mut keywright_core::KeyGenerator, number: usize| {
        let id = random.key_id().unwrap();
        let secret = access_key(random, Environment::Live);
        let mut record = record(id, &format!("Key {number}"), &secret);
        record.details = Details::new("Ada", &[], &[], &"notes ".repeat(10)).unwrap();
        (record, secret)
    };
    let mut random = generator(1);
    for number in 0..10_000 {
        let (record, _) = key(&mut random, number);
        let state = KeyState::Active;
        file.key(&SavedKey { record, state }).unwrap();
    }
    let mut random = generator(1);
    for number in 0..10_000 {
        let (record, secret) = key(&mut random, number);
        file.secret(record.id, &secret).unwrap();
    }
    let entry = sample::sample().activity.pop().unwrap();
    for number in 1..=10_000 {
        let mut entry = entry.clone();
        entry.number = number;
        file.entry(&entry).unwrap();
    }
    file.finish().unwrap().1
}

/// A file with this in it.
fn encrypted(mut content: impl Read) -> Vec<u8> {
    let recipient: age::x25519::Recipient = identity().recipient().to_string().parse().unwrap();
    let encryptor = Encryptor::with_recipients(once(&recipient as &dyn Recipient)).unwrap();
    let mut stream = encryptor.wrap_output(Vec::new()).unwrap();
    io::copy(&mut content, &mut stream).unwrap();
    stream.finish().unwrap()
}

const START: &str = "{\"format\":\"keywright-backup\",\"version\":1,\"madeAt\":1,\"madeBy\":\"1\",\
                     \"registry\":\"00000000000000000000000000000000\",\"workspaces\":[";

#[test]
fn memory_is_bounded() {
    // The first use of everything that is kept for ever.
    let small = sample::written(&sample::sample()).0;
    document(&small).unwrap();

    let mut file = Vec::with_capacity(64 * MIB);
    let (peak, summary) = taken(|| write_large(&mut file));
    let took = peak >> 10;
    assert!(peak < 8 * MIB, "writing 10,000 keys took {took} KiB");
    let length = file.len() / MIB;
    assert!((8..64).contains(&length), "{length} MiB");
    let with = with_identity();
    let (peak, checked) = taken(|| check(&file[..], &with, &Limits::default()));
    assert_eq!(checked, Ok(summary));
    assert!(peak < 8 * MIB, "checking it took {} KiB", peak >> 10);

    let (peak, document) = taken(|| read(&file[..], &with, &Limits::default()).map(drop));
    document.unwrap();
    assert!(peak < 3 * file.len(), "reading it took {} MiB", peak / MIB);

    // A string that does not end.
    let start = format!("{START}{{\"id\":1,\"name\":\"");
    let long = encrypted(start.as_bytes().chain(io::repeat(b'x').take(16 << 20)));
    let (peak, said) = taken(|| read(&long[..], &with, &Limits::default()).err());
    assert_eq!(said, Some(ReadError::TooLarge(Limit::Item)));
    assert!(peak < 5 * MIB, "a long string took {} KiB", peak >> 10);

    // As many items as there is room for.
    let mut many = START.to_owned();
    for id in 0..20_000 {
        let name = format!("{{\"id\":{id},\"name\":\"a\",\"prefix\":\"ab\",\"createdAt\":0");
        let rest = ",\"deletedAt\":null,\"defaultExpiryDays\":null,\"longestLifeDays\":null";
        many.push_str(&format!(
            "{name}{rest},\"rotationDays\":null,\"copies\":\"kept\"}},\n"
        ));
    }
    let many = encrypted(many.as_bytes());
    let (peak, said) = taken(|| read(&many[..], &with, &Limits::default()).err());
    assert!(matches!(said, Some(ReadError::Malformed(_))), "{said:?}");
    assert!(
        peak < 3 * many.len(),
        "{} KiB became {} KiB",
        many.len() >> 10,
        peak >> 10
    );

    // A header that does not end.
    let header = (&b"age-encryption.org/v1\n-> "[..]).chain(io::repeat(b'a'));
    let (peak, said) = taken(|| read(header, &with, &Limits::default()).err());
    assert_eq!(said, Some(ReadError::TooLarge(Limit::Header)));
    assert!(peak < MIB, "a long header took {} KiB", peak >> 10);
}
