use std::fs;
use std::ops::ControlFlow;

use keywright_backup::{EncryptTo, Identity};
use keywright_core::memory::When;
use keywright_core::{
    Digest, HandOverError, IssueError, KeyId, Keychain, KeychainError, RegistryError,
};
use keywright_exchange::{HandOver, WriteError, read};
use keywright_safekeeping::{FileError, HandOverAs, HandOverFailure, HandedOver, hand_over};

use crate::desk::{Desk, go_on, is_private, passphrase};

const PASSPHRASE: &str = "correct horse";

fn ids(desk: &Desk) -> Vec<KeyId> {
    ["CRM", "Shop", "Warehouse"]
        .map(|name| desk.shown(name).id)
        .into()
}

/// Hands over in a file of this name.
fn handed(
    desk: &Desk,
    ids: &[KeyId],
    format: HandOver,
    name: &str,
) -> Result<HandedOver, HandOverFailure> {
    let given = passphrase(PASSPHRASE);
    let how = HandOverAs::File {
        format,
        passphrase: format.is_encrypted().then_some(&given),
    };
    hand_over(&desk.issuer, ids, how, &desk.path(name), &mut go_on)
}

/// What the activity says of hand-overs, oldest first.
fn noted(desk: &Desk) -> Vec<(Option<KeyId>, String)> {
    let entries = desk.registry.entries().into_iter();
    entries
        .filter(|entry| entry.action == "handed-over")
        .map(|entry| (entry.key, entry.facts.as_str().to_owned()))
        .collect()
}

#[test]
fn each_format_holds_the_keys_is_for_its_owner_alone_and_is_noted_for_each_key() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let mut expected: Vec<Digest> = ids
        .iter()
        .map(|id| desk.issuer.find(*id).unwrap().unwrap().digest)
        .collect();
    expected.sort_by_key(|digest| *digest.as_bytes());
    for format in HandOver::ALL {
        let before = noted(&desk).len();
        let done = handed(&desk, &ids, format, format.as_str()).unwrap();
        let all = HandedOver {
            keys: 3,
            without: vec![],
        };
        assert_eq!(done, all);
        let path = desk.path(format.as_str());
        assert!(is_private(&path), "{format:?}");
        let given = passphrase(PASSPHRASE);
        let given = format.is_encrypted().then_some(&given);
        let rows = read(format.read_as(), &fs::read(&path).unwrap(), given).unwrap();
        let secrets = rows.iter().filter_map(|row| row.secret.as_ref());
        let mut digests: Vec<Digest> = secrets.map(|secret| secret.digest()).collect();
        digests.sort_by_key(|digest| *digest.as_bytes());
        assert_eq!(digests, expected, "{format:?}");
        let encrypted = if format.is_encrypted() { "yes" } else { "no" };
        let facts = format!("format={}\nencrypted={encrypted}\nkeys=3", format.as_str());
        let entries: Vec<_> = ids.iter().map(|id| (Some(*id), facts.clone())).collect();
        assert_eq!(noted(&desk).split_off(before), entries);
    }
    assert_eq!(desk.files().len(), 5, "and nothing else is left");
}

#[test]
fn a_letter_is_for_one_recipient_or_one_passphrase_and_says_so_in_the_activity() {
    let desk = Desk::default();
    let id = ids(&desk)[0];
    let recipient = Identity::generate().recipient();
    let named = format!("format=letter\nencrypted=yes\nkeys=1\nrecipient={recipient}");
    for (name, to, facts) in [
        (
            "one.age",
            EncryptTo::Recipients(vec![recipient]),
            named.as_str(),
        ),
        (
            "two.age",
            EncryptTo::Passphrase(passphrase(PASSPHRASE)),
            "format=letter\nencrypted=yes\nkeys=1",
        ),
    ] {
        let how = HandOverAs::Letter {
            text: "For the dashboard.",
            to: &to,
        };
        hand_over(&desk.issuer, &[id], how, &desk.path(name), &mut go_on).unwrap();
        let file = fs::read(desk.path(name)).unwrap();
        assert!(file.starts_with(b"age-encryption.org/v1\n"));
        assert_eq!(noted(&desk).pop(), Some((Some(id), facts.to_owned())));
    }
}

#[test]
fn nothing_is_overwritten_and_nothing_is_noted_then() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let path = desk.path("keys.kdbx");
    fs::write(&path, "another database").unwrap();
    let exists = HandOverFailure::File(FileError::Exists(path.clone()));
    let refused = handed(&desk, &ids, HandOver::KeePass, "keys.kdbx");
    assert_eq!(refused, Err(exists));
    assert_eq!(fs::read_to_string(&path).unwrap(), "another database");
    assert_eq!(noted(&desk), []);
    assert_eq!(desk.files(), ["keys.kdbx"]);
}

#[test]
fn it_can_be_stopped_at_each_key_and_before_it_has_its_name() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let how = HandOverAs::File {
        format: HandOver::DotEnv,
        passphrase: None,
    };
    // The last two are asked when all were fetched, and when the file is written.
    for stop in 0..5 {
        let mut asked = 0;
        let outcome = hand_over(
            &desk.issuer,
            &ids,
            how,
            &desk.path("keys.env"),
            &mut |_, all| {
                assert_eq!(all, 3);
                asked += 1;
                match asked > stop {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            },
        );
        let stopped = HandOverFailure::Keys(HandOverError::Stopped);
        assert_eq!(outcome, Err(stopped), "{stop}");
        assert_eq!((desk.files(), noted(&desk)), (vec![], vec![]));
    }
    handed(&desk, &ids, HandOver::DotEnv, "keys.env").unwrap();
}

#[test]
fn a_keychain_that_closes_half_way_leaves_no_file() {
    let desk = Desk::default();
    let ids = ids(&desk);
    for error in [KeychainError::Locked, KeychainError::NoService] {
        desk.keychain.fail_after(1, When::Before, error.clone());
        let outcome = handed(&desk, &ids, HandOver::DotEnv, "keys.env");
        let failed = HandOverError::Issue(IssueError::Keychain(error));
        assert_eq!(outcome, Err(HandOverFailure::Keys(failed)));
        assert_eq!((desk.files(), noted(&desk)), (vec![], vec![]));
    }
}

#[test]
fn what_cannot_be_noted_is_not_handed_over() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let full = RegistryError::Full("registry.db".into());
    desk.registry.fail("note_all", When::Before, full.clone());
    let outcome = handed(&desk, &ids, HandOver::DotEnv, "keys.env");
    assert_eq!(outcome, Err(HandOverFailure::from(full)));
    assert_eq!(desk.files(), [""; 0]);
}

#[test]
fn a_folder_that_is_gone_is_named_also_when_it_goes_meanwhile() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let gone = desk.path("gone");
    let missing = Err(HandOverFailure::File(FileError::NoFolder(gone.clone())));
    let outcome = handed(&desk, &ids, HandOver::DotEnv, "gone/keys.env");
    assert_eq!(outcome, missing);
    fs::create_dir(&gone).unwrap();
    let how = HandOverAs::File {
        format: HandOver::DotEnv,
        passphrase: None,
    };
    let outcome = hand_over(
        &desk.issuer,
        &ids,
        how,
        &gone.join("keys.env"),
        &mut |done, _| {
            if done == 2 {
                let _ = fs::remove_dir(&gone);
            }
            ControlFlow::Continue(())
        },
    );
    assert_eq!(outcome, missing);
    assert_eq!((desk.files(), noted(&desk)), (vec![], vec![]));
}

#[test]
fn keys_without_a_copy_are_left_out_and_named() {
    let desk = Desk::default();
    let ids = ids(&desk);
    desk.keychain.remove(ids[1]).unwrap();
    let done = handed(&desk, &ids, HandOver::KeePass, "keys.kdbx").unwrap();
    let names: Vec<&str> = done.without.iter().map(|name| name.as_str()).collect();
    assert_eq!((done.keys, names), (2, vec!["Shop"]));
    let keys: Vec<_> = noted(&desk).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [Some(ids[0]), Some(ids[2])]);
    for id in &ids {
        let _ = desk.keychain.remove(*id);
    }
    let outcome = handed(&desk, &ids, HandOver::KeePass, "none.kdbx");
    assert_eq!(outcome, Err(HandOverFailure::Keys(HandOverError::NoCopy)));
    assert_eq!(desk.files(), ["keys.kdbx"]);
}

#[test]
fn no_file_is_in_clear_by_mistake() {
    let desk = Desk::default();
    let ids = ids(&desk);
    let how = HandOverAs::File {
        format: HandOver::KeePass,
        passphrase: None,
    };
    let outcome = hand_over(&desk.issuer, &ids, how, &desk.path("a"), &mut go_on);
    let needed = HandOverFailure::Write(WriteError::NeedsPassphrase);
    assert_eq!(outcome, Err(needed));
    assert_eq!((desk.files(), noted(&desk)), (vec![], vec![]));
}
