//! KDBX 4 databases that no program writes, by somebody who knows the passphrase: made here, without
//! anything of the crate.

use std::io::Write as _;

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{
    Array, BlockCipherEncrypt as _, BlockModeEncrypt as _, KeyInit as _, KeyIvInit as _,
};
use flate2::Compression;
use flate2::write::GzEncoder;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::sample::PASSPHRASE;

/// A document whose passwords are not encrypted once more.
pub(crate) const DOCUMENT: &[u8] = br#"<?xml version="1.0" encoding="utf-8"?>
<KeePassFile><Meta><Generator>x</Generator><RecycleBinUUID>AAAA</RecycleBinUUID></Meta><Root><Group><UUID>AQ==</UUID>
<Name>Root</Name><Group><UUID>AAAB</UUID><Name>Servers &amp; more</Name><Entry><UUID>Ag==</UUID><Tags>a;b</Tags><Times>
<Expires>True</Expires><ExpiryTime>2027-06-01T12:00:00Z</ExpiryTime></Times><String><Key>Title</Key><Value>N</Value>
</String><String><Key>Password</Key><Value Protected="True">c2VjcmV0</Value></String><History><Entry><String><Key>Title
</Key><Value>old</Value></String></Entry></History></Entry></Group></Group></Root></KeePassFile>"#;

/// Encrypts without encrypting: stream 0.
pub(crate) fn inner_header() -> Vec<u8> {
    let mut content = vec![1, 4, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0];
    content.extend([3, 3, 0, 0, 0, 0, 7, 7]);
    content.extend([0, 0, 0, 0, 0]);
    content.extend(DOCUMENT);
    content
}

/// A whole database with this document.
pub(crate) fn cheap(document: &[u8]) -> Vec<u8> {
    let mut content = vec![1, 4, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    content.extend(document);
    database(&content, true, 1)
}

pub(crate) fn dictionary(values: &[(u8, &str, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0, 1];
    for (kind, name, value) in values {
        bytes.push(*kind);
        for part in [name.as_bytes(), value] {
            bytes.extend((part.len() as u32).to_le_bytes());
            bytes.extend(part);
        }
    }
    bytes.push(0);
    bytes
}

pub(crate) fn aes_kdf(rounds: u64) -> Vec<u8> {
    let id = b"\xc9\xd9\xf3\x9a\x62\x8a\x44\x60\xbf\x74\x0d\x08\xc1\x8a\x4f\xea";
    dictionary(&[
        (0x42, "$UUID", id),
        (5, "R", &rounds.to_le_bytes()),
        (0x42, "S", &[9; 32]),
    ])
}

/// What derives with Argon2id, at this cost.
pub(crate) fn argon_kdf(memory: u64, passes: u64, lanes: u32) -> Vec<u8> {
    let id = b"\x9e\x29\x8b\x19\x56\xdb\x47\x73\xb2\x3d\xfc\x3e\xc6\xf0\xa1\xe6";
    dictionary(&[
        (0x42, "$UUID", id),
        (5, "I", &passes.to_le_bytes()),
        (5, "M", &memory.to_le_bytes()),
        (4, "P", &lanes.to_le_bytes()),
        (4, "V", &0x13u32.to_le_bytes()),
        (0x42, "S", &[9; 32]),
    ])
}

/// A database with this content, packed or not, derived with AES in so many rounds.
pub(crate) fn database(content: &[u8], packed: bool, rounds: u64) -> Vec<u8> {
    with_kdf(content, packed, &aes_kdf(rounds), rounds)
}

/// The same, whose header claims another derivation than the `rounds` by which it was made.
pub(crate) fn with_kdf(content: &[u8], packed: bool, kdf: &[u8], rounds: u64) -> Vec<u8> {
    let mut header = b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\x00\x00\x04\x00".to_vec();
    let aes = b"\x31\xc1\xf2\xe6\xbf\x71\x43\x50\xbe\x58\x05\x21\x6a\xfc\x5a\xff";
    let fields: [(u8, &[u8]); 6] = [
        (2, aes),
        (3, &[u8::from(packed), 0, 0, 0]),
        (4, &[8; 32]),
        (7, &[7; 16]),
        (11, kdf),
        (0, b"\r\n\r\n"),
    ];
    for (id, field) in fields {
        header.push(id);
        header.extend((field.len() as u32).to_le_bytes());
        header.extend(field);
    }
    let composite = Sha256::digest(Sha256::digest(PASSPHRASE));
    let cipher = Aes256::new_from_slice(&[9; 32]).unwrap();
    let mut blocks: [aes::Block; 2] = [
        Array::try_from(&composite[..16]).unwrap(),
        Array::try_from(&composite[16..]).unwrap(),
    ];
    for _ in 0..rounds {
        cipher.encrypt_blocks(&mut blocks);
    }
    let derived = Sha256::digest(blocks.concat());
    let key = Sha256::digest([&[8; 32][..], &derived].concat());
    let mac_key = Sha512::digest([&[8; 32][..], &derived, &[1]].concat());
    let mac = |number: u64, parts: &[&[u8]]| {
        let key = Sha512::digest([&number.to_le_bytes()[..], &mac_key].concat());
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().to_vec()
    };
    let content = match packed {
        true => {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            gzip.write_all(content).unwrap();
            gzip.finish().unwrap()
        }
        false => content.to_vec(),
    };
    let encryptor = cbc::Encryptor::<Aes256>::new_from_slices(&key, &[7; 16]).unwrap();
    let encrypted = encryptor.encrypt_padded_vec::<Pkcs7>(&content);
    let mut file = header.clone();
    file.extend(Sha256::digest(&header));
    file.extend(mac(u64::MAX, &[&header]));
    for (number, block) in (0u64..).zip(encrypted.chunks(1 << 20).chain([&[][..]])) {
        let length = (block.len() as u32).to_le_bytes();
        file.extend(mac(number, &[&number.to_le_bytes(), &length, block]));
        file.extend(length);
        file.extend(block);
    }
    file
}
