//! The document in a backup, behind its encryption. One that is read is written again, as it was.
#![no_main]

use keywright_backup::{BackupWriter, Document, Limits, read, read_content};
use keywright_fuzz::{identity, to_identity, within};
use libfuzzer_sys::fuzz_target;

/// The block, the item, and what is collected; `age` takes some for each file.
const MEMORY: usize = 4 << 20;

fuzz_target!(|content: &[u8]| {
    let most = MEMORY + 64 * content.len();
    let limits = Limits {
        document: 1024,
        item: 256,
        ..Limits::default()
    };
    if within(most, || read_content(content, &limits)).is_ok() {
        assert!(content.len() <= 1024, "more than is allowed");
    }
    let limits = Limits::default();
    let Ok(document) = within(most, || read_content(content, &limits)) else {
        return;
    };
    let file = within(most, || written(&document));
    let again = within(most, || read(&file[..], &identity(), &limits));
    let again = again.unwrap_or_else(|error| panic!("{error}"));
    assert!(again.about == document.about);
    assert!(again.workspaces == document.workspaces);
    assert!(again.keys == document.keys);
    assert!(again.postponements == document.postponements);
    assert!(again.activity == document.activity);
    let secrets = |document: &Document| {
        let secrets = document.secrets.iter();
        let digests = secrets.map(|(id, secret)| (*id, *secret.digest().as_bytes()));
        digests.collect::<Vec<_>>()
    };
    assert!(secrets(&again) == secrets(&document));
});

fn written(document: &Document) -> Vec<u8> {
    let about = document.about.clone();
    let mut writer = BackupWriter::new(Vec::new(), &to_identity(), about).expect("it can begin");
    let mut written = || {
        for workspace in &document.workspaces {
            writer.workspace(workspace)?;
        }
        for key in &document.keys {
            writer.key(key)?;
        }
        for (id, secret) in &document.secrets {
            writer.secret(*id, secret)?;
        }
        for postponement in &document.postponements {
            writer.postponement(postponement)?;
        }
        for entry in &document.activity {
            writer.entry(entry)?;
        }
        Ok::<_, keywright_backup::WriteError>(())
    };
    written().unwrap_or_else(|error| panic!("{error}"));
    writer.finish().expect("it ends").0
}
