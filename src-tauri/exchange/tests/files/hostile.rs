//! Bytes that nobody should have written: whatever they are, they are read or refused.

use keywright_exchange::{HandOver, TakeOver, read};
use proptest::prelude::*;

use crate::sample::{PASSPHRASE, keys, passphrase, written};

fn any_outcome(format: TakeOver, file: &[u8]) {
    let passphrase = passphrase(PASSPHRASE);
    if let Ok(rows) = read(format, file, Some(&passphrase)) {
        for row in rows {
            // Both say something of whatever it is.
            assert!(!row.place.to_string().is_empty());
            assert!(
                row.problems
                    .iter()
                    .all(|problem| !problem.to_string().is_empty())
            );
        }
    }
}

/// Some bytes overwritten, taken away or added.
fn changed(mut file: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    for (at, kind, byte) in changes {
        if file.is_empty() {
            break;
        }
        let at = at.index(file.len());
        match kind % 4 {
            0 => file[at] = *byte,
            1 => file[at] ^= 1 << (byte % 8),
            2 => drop(file.remove(at)),
            _ => file.insert(at, *byte),
        }
    }
    file
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8, u8)>(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_read_or_refused(file in prop::collection::vec(any::<u8>(), 0..600)) {
        TakeOver::ALL.into_iter().for_each(|format| any_outcome(format, &file));
    }

    #[test]
    fn any_text_is_read_or_refused(file in "(\\PC|[\n\r\t,;=\"'#\\\\]){0,200}") {
        any_outcome(TakeOver::DotEnv, file.as_bytes());
        any_outcome(TakeOver::DotEnv, format!("A={file}").as_bytes());
        any_outcome(TakeOver::Csv, file.as_bytes());
        any_outcome(TakeOver::Csv, format!("name,secret\n{file}").as_bytes());
    }

    #[test]
    fn changed_sheets_and_variables_are_read_or_refused(changes in changes()) {
        any_outcome(TakeOver::Csv, &changed(written(HandOver::OnePassword, &keys()), &changes));
        any_outcome(TakeOver::DotEnv, &changed(written(HandOver::DotEnv, &keys()), &changes));
        any_outcome(TakeOver::Bitwarden, &changed(written(HandOver::BitwardenPlain, &keys()), &changes));
    }

    #[test]
    fn changed_databases_are_read_or_refused(changes in changes()) {
        any_outcome(TakeOver::KeePass, &changed(crate::forged::cheap(crate::forged::DOCUMENT), &changes));
    }

    #[test]
    fn databases_with_a_changed_document_are_read_or_refused(changes in changes()) {
        let document = changed(crate::forged::DOCUMENT.to_vec(), &changes);
        any_outcome(TakeOver::KeePass, &crate::forged::cheap(&document));
    }

    #[test]
    fn databases_with_a_changed_inner_header_are_read_or_refused(changes in changes()) {
        let content = changed(crate::forged::inner_header(), &changes);
        any_outcome(TakeOver::KeePass, &crate::forged::database(&content, false, 1));
    }
}
