//! What is left of access keys in this process's memory: nothing, once they were dropped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    dead_code
)]
#![cfg(target_os = "linux")]

#[path = "../../../tests/memory.rs"]
mod memory;
#[path = "file/sample.rs"]
mod sample;

use std::collections::HashSet;
use std::io::{Read, Write};
use std::iter::once;

use keywright_core::Environment;
use zeroize::Zeroizing;

use memory::{MASK, standing};
use sample::{access_key, document, generator, identity, written};

#[test]
fn no_access_key_stays_in_memory() {
    let mut contents = sample::sample();
    let mut random = generator(5);
    let mut masked = HashSet::new();
    contents.keys.truncate(0);
    contents.secrets.truncate(0);
    contents.postponements.truncate(0);
    for number in 0..200 {
        let id = random.key_id().unwrap();
        let secret = access_key(&mut random, Environment::Live);
        let record = sample::record(id, &format!("Key {number}"), &secret);
        // Its secret part.
        let hidden = secret.expose()[19..51].bytes().map(|byte| byte ^ MASK);
        masked.insert(hidden.collect::<Vec<u8>>());
        let state = keywright_core::KeyState::Active;
        contents
            .keys
            .push(keywright_core::SavedKey { record, state });
        contents.secrets.push((id, secret));
    }
    assert!(standing(&masked) >= 200, "what is there is not found");

    let (file, _) = written(&contents);
    drop(contents);
    assert_eq!(standing(&masked), 0, "after writing");

    let document = document(&file).unwrap();
    assert_eq!(standing(&masked), 200, "each once, while they are needed");
    drop(document);
    assert_eq!(standing(&masked), 0, "after reading");

    // Items that outgrow the room that most items fit into.
    let long = spread(&file, false);
    assert_eq!(standing(&masked), 0, "after making a file");
    drop(sample::document(&long).unwrap());
    assert_eq!(standing(&masked), 0, "after reading long items");

    // One that is refused while access keys lie in each buffer.
    sample::refusal(&spread(&file, true));
    assert_eq!(standing(&masked), 0, "after refusing a file");
}

/// The same backup with many blanks after each access key, or refused after the last of them.
fn spread(file: &[u8], refused: bool) -> Vec<u8> {
    let identity: age::x25519::Identity = identity().expose().parse().unwrap();
    let decryptor = age::Decryptor::new_buffered(file).unwrap();
    let mut content = decryptor.decrypt(once(&identity as _)).unwrap();
    let mut plain = Zeroizing::new(vec![0; file.len()]);
    let mut length = 0;
    loop {
        match content.read(&mut plain[length..]).unwrap() {
            0 => break,
            read => length += read,
        }
    }
    let recipient = identity.to_public();
    let encryptor = age::Encryptor::with_recipients(once(&recipient as _)).unwrap();
    let mut stream = encryptor.wrap_output(Vec::new()).unwrap();
    for line in plain[..length].split_inclusive(|byte| *byte == b'\n') {
        match line {
            b"\"postponements\":[\n" if refused => stream.write_all(b"\"others\":[\n").unwrap(),
            line if !refused && line.starts_with(b"{\"keyId\"") => {
                let (item, end) = line.split_at(line.iter().rposition(|b| *b == b'}').unwrap());
                stream.write_all(item).unwrap();
                stream.write_all(&[b' '; 10_000]).unwrap();
                stream.write_all(end).unwrap();
            }
            line => stream.write_all(line).unwrap(),
        }
    }
    stream.finish().unwrap()
}
