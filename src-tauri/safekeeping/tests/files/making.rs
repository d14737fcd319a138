use std::fs;
use std::ops::ControlFlow;

use keywright_backup::{DecryptWith, EncryptTo, Identity, ReadError};
use keywright_core::memory::When;
use keywright_core::{
    Copies, IssueError, Keychain, KeychainError, KeychainState, Policies, WorkspaceDraft,
    WorkspaceId,
};
use keywright_safekeeping::{BackupError, FileError, Needs, make, needs, open};

use crate::desk::{Desk, go_on, is_private, opened, passphrase};

#[test]
fn a_fresh_machine_is_restored_from_the_file() {
    let desk = Desk::busy();
    let identity = Identity::generate();
    let before = desk.issuer.snapshot().unwrap();
    let made = desk.make("one.age", &identity).unwrap();
    assert_eq!(
        (made.summary.counts.listed, made.summary.counts.secrets),
        (3, 3)
    );
    assert_eq!(made.without_secret, []);
    let opened = opened(&desk.path("one.age"), identity);
    assert_eq!(opened.made_by, "1.2.3");
    assert_eq!(opened.backup.snapshot, before);
    let fresh = Desk::default();
    fresh.restore(&opened);
    let after = fresh.issuer.snapshot().unwrap();
    assert_eq!(
        (after.keys, after.workspaces),
        (before.keys, before.workspaces)
    );
    for (id, secret) in &opened.backup.secrets {
        let record = fresh.issuer.find(*id).unwrap().unwrap();
        let copy = fresh.issuer.copy_of(&record).unwrap().unwrap();
        assert_eq!(copy.digest(), secret.digest());
    }
}

#[test]
fn a_passphrase_opens_what_it_has_closed() {
    let desk = Desk::busy();
    let path = desk.path("one.age");
    let to = EncryptTo::Passphrase(passphrase("correct horse"));
    make(&desk.issuer, "1.2.3", to, &path, &mut go_on).unwrap();
    assert_eq!(needs(&path), Ok(Needs::Passphrase));
    let with = |text| DecryptWith::Passphrase(passphrase(text));
    assert!(open(&path, &with("correct horse")).is_ok());
    let refused = open(&path, &with("wrong")).err();
    assert_eq!(refused, Some(ReadError::WrongPassphrase));
}

#[test]
fn a_file_says_what_opens_it() {
    let desk = Desk::busy();
    desk.make("one.age", &Identity::generate()).unwrap();
    assert_eq!(needs(&desk.path("one.age")), Ok(Needs::Identity));
    fs::write(desk.path("notes.txt"), "not a backup").unwrap();
    assert_eq!(needs(&desk.path("notes.txt")), Ok(Needs::Passphrase));
    fs::write(desk.path("empty"), "").unwrap();
    assert_eq!(needs(&desk.path("empty")), Ok(Needs::Passphrase));
    assert!(matches!(
        needs(&desk.path("missing")),
        Err(ReadError::Failed(_))
    ));
}

#[test]
fn a_backup_is_for_its_owner_alone_and_is_noted() {
    let desk = Desk::busy();
    let made = desk.make("one.age", &Identity::generate()).unwrap();
    assert!(is_private(&desk.path("one.age")));
    let entry = desk.registry.entries().pop().unwrap();
    assert_eq!(entry.action, "backed-up");
    let fingerprint = made.summary.fingerprint.to_string();
    assert_eq!(entry.facts.get("fingerprint"), Some(fingerprint));
    assert_eq!(entry.facts.get("secrets"), Some("3".to_owned()));
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::busy();
    let path = desk.path("one.age");
    fs::write(&path, "another backup").unwrap();
    let exists = Err(FileError::Exists(path.clone()).into());
    assert_eq!(desk.make("one.age", &Identity::generate()), exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "another backup");
    // Also what comes there while it is made.
    let other = desk.path("two.age");
    let exists = Err(FileError::Exists(other.clone()).into());
    let to = EncryptTo::Recipients(vec![Identity::generate().recipient()]);
    let outcome = make(&desk.issuer, "1", to, &other, &mut |_, _| {
        fs::write(&other, "meanwhile").unwrap();
        ControlFlow::Continue(())
    });
    assert_eq!(outcome, exists);
    assert_eq!(fs::read_to_string(&other).unwrap(), "meanwhile");
    assert_eq!(desk.files(), ["one.age", "two.age"], "and nothing is left");
}

#[test]
fn it_can_be_stopped_at_each_key() {
    let desk = Desk::busy();
    for stop in 0..=3 {
        let to = EncryptTo::Recipients(vec![Identity::generate().recipient()]);
        let outcome = make(
            &desk.issuer,
            "1",
            to,
            &desk.path("one.age"),
            &mut |done, all| {
                assert_eq!(all, 3);
                match done == stop {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            },
        );
        assert_eq!(outcome, Err(BackupError::Stopped));
        assert_eq!(desk.files(), [""; 0]);
    }
}

#[test]
fn a_keychain_that_closes_half_way_leaves_nothing() {
    let desk = Desk::busy();
    for error in [KeychainError::Locked, KeychainError::NoService] {
        desk.keychain.fail_after(2, When::Before, error.clone());
        let outcome = desk.make("one.age", &Identity::generate());
        assert_eq!(
            outcome,
            Err(BackupError::Issue(IssueError::Keychain(error)))
        );
        assert_eq!(desk.files(), [""; 0]);
    }
    desk.keychain.set_state(KeychainState::Unlocked);
    desk.make("one.age", &Identity::generate()).unwrap();
}

#[test]
fn what_the_keychain_lacks_is_named() {
    let desk = Desk::busy();
    let lost = desk.shown("Lost");
    desk.keychain.remove(lost.id).unwrap();
    let policies = Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    };
    let draft = WorkspaceDraft::new("My workspace", "kw", policies).unwrap();
    desk.issuer
        .change_workspace(WorkspaceId(1), &draft)
        .unwrap();
    desk.shown("Digest only");
    let identity = Identity::generate();
    let made = desk.make("one.age", &identity).unwrap();
    let names: Vec<&str> = made
        .without_secret
        .iter()
        .map(|name| name.as_str())
        .collect();
    assert_eq!(names, ["Lost", "Digest only"]);
    assert_eq!(
        (made.summary.counts.listed, made.summary.counts.secrets),
        (5, 3)
    );
    // What it has comes back.
    let fresh = Desk::default();
    fresh.restore(&opened(&desk.path("one.age"), identity));
    assert_eq!(fresh.keychain.ids().unwrap().len(), 3);
}

#[test]
fn a_folder_that_is_gone_or_closed_is_named() {
    let desk = Desk::busy();
    let gone = desk.path("gone");
    let outcome = desk.make("gone/one.age", &Identity::generate());
    assert_eq!(outcome, Err(FileError::NoFolder(gone).into()));
    fs::write(desk.path("file"), "").unwrap();
    let outcome = desk.make("file/one.age", &Identity::generate());
    assert_eq!(outcome, Err(FileError::NoFolder(desk.path("file")).into()));
}

#[test]
fn two_at_once_are_both_made() {
    let desk = Desk::busy();
    let (one, other) = (Identity::generate(), Identity::generate());
    std::thread::scope(|threads| {
        let first = threads.spawn(|| desk.make("one.age", &one));
        let second = threads.spawn(|| desk.make("two.age", &other));
        assert!(first.join().unwrap().is_ok());
        assert!(second.join().unwrap().is_ok());
    });
    opened(&desk.path("one.age"), one);
    opened(&desk.path("two.age"), other);
    assert_eq!(desk.files(), ["one.age", "two.age"]);
}

#[test]
fn a_registry_that_does_not_answer_leaves_nothing() {
    let desk = Desk::busy();
    for call in ["snapshot", "identity", "note_all"] {
        let full = keywright_core::RegistryError::Full("registry.db".into());
        desk.registry.fail(call, When::Before, full.clone());
        let outcome = desk.make("one.age", &Identity::generate());
        assert_eq!(outcome, Err(BackupError::Issue(full.into())), "{call}");
        assert_eq!(desk.files(), [""; 0], "{call}");
    }
}
