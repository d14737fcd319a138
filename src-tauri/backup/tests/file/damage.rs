//! Files that were whole once. Whatever was done to one, it is never taken for a backup.

use keywright_backup::{DecryptWith, Limits, ReadError, read};

use crate::hand::{encrypted, encrypted_with, json};
use crate::sample::{assert_holds, document, passphrase, refusal, sample, written};

/// What opening with the tests' identity says of damage.
const DAMAGE: [ReadError; 5] = [
    ReadError::Damaged,
    ReadError::Truncated,
    ReadError::Foreign,
    ReadError::NotForThisIdentity,
    ReadError::NeedsPassphrase,
];

#[test]
fn a_backup_that_ends_early_is_not_whole_wherever_it_ends() {
    let (file, _) = written(&sample());
    let header = header_length(&file);
    let (block, tag) = (64 * 1024 + 16, 16);
    // What the last block holds, where the file ends in one.
    let content = |length: usize| {
        let blocks = length.checked_sub(header + 16)?;
        (blocks % block).checked_sub(tag)
    };
    let is_round = |length: usize| content(length).is_some_and(|it| it.is_multiple_of(4096));
    let step = |length: &usize| *length < 2000 || length.is_multiple_of(97) || is_round(*length);
    assert!(is_round(header + 16 + block + tag) && header + 16 + block + tag < file.len());
    let mut damaged = 0;
    for length in (0..file.len()).filter(step) {
        // Where the length is right all the same, the rest does not fit. No block is empty.
        let expected = match is_round(length) && content(length) != Some(0) {
            true => ReadError::Damaged,
            false => ReadError::Truncated,
        };
        damaged += usize::from(expected == ReadError::Damaged);
        assert_eq!(
            refusal(&file[..length]),
            expected,
            "the first {length} bytes"
        );
    }
    assert!(damaged < 20, "{damaged} of {} lengths", file.len());
}

#[test]
fn a_file_of_several_blocks_that_ends_between_two_is_not_whole() {
    let (file, _) = written(&sample());
    let block = 64 * 1024 + 16;
    let end = header_length(&file) + 16 + block;
    assert!(end < file.len(), "one block");
    assert_eq!(refusal(&file[..end]), ReadError::Truncated);
}

#[test]
fn whatever_follows_a_backup_is_noticed() {
    let (file, _) = written(&sample());
    for more in [&b"\n"[..], &[0; 4096], &file] {
        let longer = [&file, more].concat();
        let said = refusal(&longer);
        assert!(
            [ReadError::Damaged, ReadError::Truncated].contains(&said),
            "{said:?}"
        );
    }
}

#[test]
fn each_byte_of_a_small_file_counts() {
    let whole = encrypted(json().as_bytes());
    assert_holds(&document(&whole).unwrap(), &sample());
    for at in 0..whole.len() {
        let mut file = whole.clone();
        for change in [0x01, 0x20, 0xff] {
            file[at] = whole[at] ^ change;
            let said = refusal(&file);
            assert!(DAMAGE.contains(&said), "byte {at} ^ {change}: {said:?}");
        }
    }
}

#[test]
fn a_changed_byte_of_the_content_is_damage_and_not_a_missing_end() {
    let (whole, _) = written(&sample());
    let content = header_length(&whole)..whole.len();
    for at in content.step_by(509).chain([whole.len() - 1]) {
        let mut file = whole.clone();
        file[at] ^= 0x10;
        assert_eq!(refusal(&file), ReadError::Damaged, "byte {at}");
    }
}

#[test]
fn each_byte_of_a_small_file_with_a_passphrase_counts() {
    let open = |file: &[u8]| {
        let with = DecryptWith::Passphrase(passphrase("horse"));
        read(file, &with, &Limits::default())
    };
    // A short content, for each try takes work.
    let whole = encrypted_with("horse", b"{}");
    assert_eq!(open(&whole).err(), Some(ReadError::NotABackup));
    for at in 0..whole.len() {
        let mut file = whole.clone();
        file[at] ^= 0x01;
        let said = open(&file).err().unwrap();
        let damage = matches!(
            said,
            ReadError::Damaged
                | ReadError::Truncated
                | ReadError::Foreign
                | ReadError::WrongPassphrase
                | ReadError::NeedsIdentity
        );
        assert!(damage, "byte {at}: {said:?}");
    }
}

#[test]
fn two_blocks_cannot_change_places() {
    let mut contents = sample();
    let entry = contents.activity[1].clone();
    for number in 3..600 {
        let mut entry = entry.clone();
        entry.number = number;
        contents.activity.push(entry);
    }
    let (mut file, _) = written(&contents);
    let start = header_length(&file) + 16;
    let block = 64 * 1024 + 16;
    assert!(file.len() > start + 2 * block, "too few blocks");
    let (first, rest) = file[start..].split_at_mut(block);
    first.swap_with_slice(&mut rest[..block]);
    assert_eq!(refusal(&file), ReadError::Damaged);
}

/// How long the header is, its last line included.
fn header_length(file: &[u8]) -> usize {
    let last = file
        .windows(5)
        .position(|bytes| bytes == b"\n--- ")
        .unwrap();
    last + 1 + 48
}
