//! What is not written, and what becomes of a backup that could not be written to its end.

use std::io::{self, Write};

use keywright_backup::{
    BackupWriter, EncryptTo, Fault, Identity, MOST_RECIPIENTS, Malformed, Place, WriteError,
};
use keywright_core::{Cause, SecretCopy, WorkspaceId};

use crate::sample::{about, document, id, sample, to_identity, try_write};

/// What is said of the sample with this done to it.
fn said(change: impl FnOnce(&mut crate::sample::Contents)) -> Option<WriteError> {
    let mut contents = sample();
    change(&mut contents);
    try_write(&contents, &to_identity()).err()
}

fn malformed(place: Place, field: &'static str, fault: Fault) -> Option<WriteError> {
    Some(WriteError::Malformed(Malformed {
        place,
        field: Some(field),
        fault,
    }))
}

#[test]
fn what_would_not_be_read_is_not_written() {
    let invalid = |field| malformed(Place::Document, field, Fault::Invalid);
    assert_eq!(
        said(|all| all.about.registry = "x".to_owned()),
        invalid("registry")
    );
    assert_eq!(said(|all| all.about.made_by.clear()), invalid("madeBy"));

    let name = said(|all| all.workspaces[0].workspace.name = "\n".to_owned());
    let workspace = Place::Workspace(WorkspaceId(1));
    assert_eq!(name, malformed(workspace, "name", Fault::Invalid));

    let key = Place::Key(id(1));
    let elsewhere = said(|all| all.keys[0].record.workspace = WorkspaceId(9));
    assert_eq!(elsewhere, malformed(key, "workspaceId", Fault::Unresolved));
    let twice = said(|all| all.keys.insert(0, all.keys[0].clone()));
    assert_eq!(twice, malformed(key, "id", Fault::Twice));
    let shown = said(|all| all.keys[0].record.truncated = "x".to_owned().into());
    assert_eq!(shown, malformed(key, "truncatedKey", Fault::Invalid));
    let successor = said(|all| all.keys[0].record.life.successor = Some(id(9)));
    assert_eq!(successor, malformed(key, "successor", Fault::Unresolved));

    let secret = Place::Secret(id(1));
    let swapped = said(|all| all.secrets.swap(0, 1));
    assert_eq!(swapped, None, "the order of access keys is free");
    let unfit = said(|all| all.secrets[1].0 = id(1));
    assert_eq!(unfit, malformed(secret, "accessKey", Fault::Unfit));
    let gone = said(|all| all.keys[0].record.life.copy = SecretCopy::Gone);
    assert_eq!(gone, malformed(secret, "keyId", Fault::Contradiction));

    let finding = Place::Postponement(id(2));
    let again = said(|all| all.postponements.push(all.postponements[0].clone()));
    assert_eq!(again, malformed(finding, "kind", Fault::Twice));
    let order = said(|all| all.activity.reverse());
    assert_eq!(order, malformed(Place::Entry(1), "number", Fault::Order));
}

#[test]
fn references_are_looked_at_when_there_are_no_keys_any_more() {
    let mut contents = sample();
    contents.secrets.clear();
    contents.postponements.clear();
    contents.activity.clear();
    contents.keys.truncate(1);
    let said = try_write(&contents, &to_identity()).err();
    assert_eq!(
        said,
        malformed(Place::Key(id(1)), "successor", Fault::Unresolved)
    );
}

#[test]
fn items_come_in_the_order_of_their_lists() {
    let contents = sample();
    let begin = || BackupWriter::new(Vec::new(), &to_identity(), about()).unwrap();
    let workspace = &contents.workspaces[0];

    let mut file = begin();
    file.entry(&contents.activity[0]).unwrap_err();
    let mut file = begin();
    file.workspace(workspace).unwrap();
    file.entry(&contents.activity[0]).unwrap();
    let late = file.postponement(&contents.postponements[0]);
    assert_eq!(late, Err(WriteError::Order));
    let mut file = begin();
    file.postponement(&contents.postponements[0]).unwrap();
    assert_eq!(file.workspace(workspace), Err(WriteError::Order));
}

#[test]
fn after_one_failure_nothing_is_written_any_more() {
    let contents = sample();
    let mut file = BackupWriter::new(Vec::new(), &to_identity(), about()).unwrap();
    file.workspace(&contents.workspaces[0]).unwrap();
    let failed = file.workspace(&contents.workspaces[0]).unwrap_err();
    let next = file.workspace(&contents.workspaces[1]);
    assert_eq!(next, Err(failed.clone()));
    assert_eq!(file.finish().err(), Some(failed));
}

#[test]
fn a_backup_for_nobody_is_none() {
    let nobody = EncryptTo::Recipients(Vec::new());
    let said = try_write(&sample(), &nobody).err();
    assert_eq!(said, Some(WriteError::NoRecipients));
}

#[test]
fn as_many_recipients_as_are_allowed_can_be_read() {
    let recipients = |count| {
        let others = (1..count).map(|_| Identity::generate().recipient());
        let own = crate::sample::identity().recipient();
        EncryptTo::Recipients(others.chain([own]).collect())
    };
    let (file, _) = try_write(&sample(), &recipients(MOST_RECIPIENTS)).unwrap();
    assert!(document(&file).is_ok());
    let said = try_write(&sample(), &recipients(MOST_RECIPIENTS + 1)).err();
    let too_many = WriteError::TooManyRecipients(MOST_RECIPIENTS + 1);
    assert_eq!(said, Some(too_many));
}

/// A disk that fails once, at the write after so many others.
struct Disk(Option<usize>);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0 {
            Some(0) => {
                self.0 = None;
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => {
                self.0 = self.0.map(|left| left - 1);
                Ok(bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_failure_of_the_disk_is_overlooked() {
    let mut contents = sample();
    let entry = contents.activity[1].clone();
    for number in 3..900 {
        let mut entry = entry.clone();
        entry.number = number;
        contents.activity.push(entry);
    }
    let on = |disk| {
        let mut file = BackupWriter::new(disk, &to_identity(), about())?;
        for workspace in &contents.workspaces {
            file.workspace(workspace)?;
        }
        for key in &contents.keys {
            file.key(key)?;
        }
        for (id, secret) in &contents.secrets {
            file.secret(*id, secret)?;
        }
        for entry in &contents.activity {
            // Whoever overlooks a failure is told again.
            let _ = file.entry(entry);
        }
        file.finish()
    };
    let mut failures = 0;
    loop {
        let outcome = on(Disk(Some(failures)));
        match outcome {
            Err(error) => assert_eq!(error, WriteError::Failed(Cause::new(""))),
            // It had not so many writes.
            Ok((Disk(left), _)) => {
                assert!(left.is_some(), "write {failures} failed");
                break;
            }
        }
        failures += 1;
    }
    assert!(failures > 5, "{failures}");
}
