//! Files that are something else, and files that were closed for somebody else.

use std::io::{self, Read, Write};
use std::iter::once;

use keywright_backup::{DecryptWith, Document, Identity, Limit, Limits, ReadError, read};
use keywright_core::Cause;

use crate::hand::{Ordered, changed, encrypted, encrypted_with, json};
use crate::sample::{assert_holds, passphrase, refusal, sample, with_identity, written};

fn with_passphrase(file: &[u8], text: &str) -> Result<Document, ReadError> {
    let with = DecryptWith::Passphrase(passphrase(text));
    read(file, &with, &Limits::default())
}

#[test]
fn a_file_of_another_kind_is_foreign() {
    let picture = b"\x89PNG\r\n\x1a\n".repeat(9000);
    let newer_age = b"age-encryption.org/v2\nwhatever".to_vec();
    for file in [
        picture,
        newer_age,
        b"{}".to_vec(),
        b"\n".to_vec(),
        json().into_bytes(),
        vec![0; 100_000],
    ] {
        assert_eq!(refusal(&file), ReadError::Foreign);
    }
}

#[test]
fn nothing_is_a_backup_without_its_end() {
    assert_eq!(refusal(b""), ReadError::Truncated);
    assert_eq!(refusal(b"age-encryption.org/v1"), ReadError::Truncated);
    assert_eq!(refusal(b"age-encryption.org/v1\n"), ReadError::Truncated);
}

#[test]
fn an_age_file_with_something_else_in_it_is_no_backup() {
    let contents: [&[u8]; 9] = [
        b"",
        b"hello",
        b"{}",
        b"[]",
        b"{\"version\":1,\"format\":\"keywright-backup\"}",
        b"{\"format\":\"another\",\"version\":1}",
        b"{\"format\":1",
        b"{\"format\"",
        &[0xff; 70_000],
    ];
    for content in contents {
        let said = refusal(&encrypted(content));
        assert_eq!(said, ReadError::NotABackup, "{}", content.len());
    }
}

#[test]
fn a_file_in_text_form_is_named_as_such() {
    let armored = b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n-----END AGE ENCRYPTED FILE-----\n";
    assert_eq!(refusal(armored), ReadError::Armored);
}

#[test]
fn a_newer_format_is_not_guessed_at() {
    let newer = changed(|document| *document.field("version") = 3.into());
    assert_eq!(refusal(&newer), ReadError::Newer(3));
    let other = br#"{"format":"keywright-backup","version":99,"everything":["else"]}"#;
    assert_eq!(refusal(&encrypted(other)), ReadError::Newer(99));
}

#[test]
fn a_wrong_passphrase_is_told_from_a_wrong_file() {
    let file = encrypted_with("horse", json().as_bytes());
    let document = with_passphrase(&file, "horse").unwrap();
    assert_holds(&document, &sample());
    for wrong in ["Horse", "horse ", "h"] {
        assert_eq!(
            with_passphrase(&file, wrong).err(),
            Some(ReadError::WrongPassphrase)
        );
    }
}

#[test]
fn another_identity_does_not_open_it() {
    let (file, _) = written(&sample());
    let with = DecryptWith::Identity(Identity::generate());
    let said = read(&file[..], &with, &Limits::default()).err();
    assert_eq!(said, Some(ReadError::NotForThisIdentity));
}

#[test]
fn what_is_needed_instead_is_said() {
    let (file, _) = written(&sample());
    let said = with_passphrase(&file, "horse").err();
    assert_eq!(said, Some(ReadError::NeedsIdentity));
    let closed = encrypted_with("horse", json().as_bytes());
    assert_eq!(refusal(&closed), ReadError::NeedsPassphrase);
}

#[test]
fn an_absurd_work_factor_is_refused_before_any_work() {
    let plain = encrypted_with("horse", b"{}");
    let text = String::from_utf8_lossy(&plain[..80]).into_owned();
    let salt = text.lines().nth(1).unwrap();
    assert!(salt.ends_with(" 2"));
    let length = "age-encryption.org/v1\n".len() + salt.len() - 1;
    for (factor, required) in [
        ("21", 21),
        ("63", 63),
        ("64", 64),
        ("255", 255),
        ("256", 256),
        ("99999999999999999999999999", u64::MAX),
    ] {
        let file = [&plain[..length], factor.as_bytes(), &plain[length + 1..]].concat();
        let most = 20;
        let said = with_passphrase(&file, "horse").err();
        assert_eq!(said, Some(ReadError::TooMuchWork { required, most }));
    }
}

#[test]
fn the_work_factor_that_is_allowed_can_be_chosen() {
    let file = encrypted_with("horse", json().as_bytes());
    let with = DecryptWith::Passphrase(passphrase("horse"));
    let most = |work_factor| Limits {
        work_factor,
        ..Limits::default()
    };
    assert!(read(&file[..], &with, &most(2)).is_ok());
    let refused = ReadError::TooMuchWork {
        required: 2,
        most: 1,
    };
    assert_eq!(read(&file[..], &with, &most(1)).err(), Some(refused));
}

#[test]
fn a_work_factor_of_nothing_is_damage() {
    let plain = encrypted_with("horse", b"{}");
    let mut file = plain.clone();
    let end = plain
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1);
    let last = end.unwrap().0 - 1;
    for factor in [b'0', b'x'] {
        file[last] = factor;
        let said = with_passphrase(&file, "horse").err();
        assert_eq!(said, Some(ReadError::Damaged));
    }
}

#[test]
fn a_header_without_end_is_not_kept() {
    let endless = io::repeat(b'a').chain(&b""[..]);
    let file = (&b"age-encryption.org/v1\n-> "[..]).chain(endless);
    let said = read(file, &with_identity(), &Limits::default()).err();
    assert_eq!(said, Some(ReadError::TooLarge(Limit::Header)));
    let stanzas = b"age-encryption.org/v1\n".to_vec();
    let stanzas = [stanzas, b"-> a\n\n".repeat(10_000)].concat();
    assert_eq!(refusal(&stanzas), ReadError::TooLarge(Limit::Header));
}

#[test]
fn a_header_whose_last_line_is_short_does_not_swallow_the_content() {
    let file = (&b"age-encryption.org/v1\n-> X25519 a\n\n--- a\n"[..]).chain(io::repeat(b'a'));
    let said = read(file, &with_identity(), &Limits::default()).err();
    assert_eq!(said, Some(ReadError::Damaged));
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_damaged() {
    struct Broken<'a>(&'a [u8], io::ErrorKind);
    impl Read for Broken<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match self.0.read(into)? {
                0 => Err(io::Error::new(self.1, "the stick was pulled out")),
                read => Ok(read),
            }
        }
    }
    let (file, _) = written(&sample());
    for kind in [
        io::ErrorKind::InvalidData,
        io::ErrorKind::UnexpectedEof,
        io::ErrorKind::Other,
    ] {
        for length in [0, 30, 180, 300, 4000, 67_000] {
            let broken = Broken(&file[..length], kind);
            let said = read(broken, &with_identity(), &Limits::default()).err();
            let said = said.unwrap();
            assert_eq!(
                said,
                ReadError::Failed(Cause::new("")),
                "after {length} bytes"
            );
            assert!(said.to_string().contains("stick"), "{said}");
        }
    }
}

#[test]
fn what_was_encrypted_to_others_alone_is_not_ours() {
    let recipient = age::x25519::Identity::generate().to_public();
    let encryptor = age::Encryptor::with_recipients(once(&recipient as _)).unwrap();
    let mut stream = encryptor.wrap_output(Vec::new()).unwrap();
    stream
        .write_all(Ordered::sample().text().as_bytes())
        .unwrap();
    let file = stream.finish().unwrap();
    assert_eq!(refusal(&file), ReadError::NotForThisIdentity);
}
