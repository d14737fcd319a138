#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::ops::ControlFlow;
use std::sync::Arc;

use keywright_core::memory::{MemoryClock, MemoryKeychain, MemoryRegistry};
use keywright_core::{Author, Environment, Incoming, KeyGenerator, Language, NewKey, Surface};
use rand::rngs::SysRng;
use tempfile::TempDir;

use super::*;
use crate::texts;

fn issuer() -> Issuer {
    let author = Author {
        system_user: "someone".to_owned(),
        surface: Surface::Window,
    };
    Issuer::new(
        Arc::new(MemoryRegistry::default()),
        Arc::new(MemoryKeychain::default()),
        Arc::new(MemoryClock::default()),
        KeyGenerator::new(SysRng),
        author,
    )
}

fn file(name: &str, content: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    (folder, path)
}

const SHEET: &str = "Name,Secret,Environment,Owner\n\
                     GitHub,ghp_16C7e42F292c6912E7710c838347Ae178B4a,test,Ann\n\
                     crm,hunter2,,\n\
                     Empty,,,\n\
                     Mail,a,,\n\
                     mail,b,,\n";

fn choices(names: &[(usize, &str)]) -> Vec<ImportChoice> {
    let choice = |(index, name): &(usize, &str)| ImportChoice {
        index: *index,
        name: (*name).to_owned(),
    };
    names.iter().map(choice).collect()
}

fn problems(preview: &ImportPreview) -> Vec<Vec<&str>> {
    let rows = preview.rows.iter();
    rows.map(|row| row.problems.iter().map(String::as_str).collect())
        .collect()
}

#[test]
fn each_entry_is_told_with_what_is_wrong_with_it() {
    let _turn = texts::turn();
    texts::speak(Some(Language::English));
    let issuer = issuer();
    issuer
        .create(&NewKey::named("CRM", Environment::Live))
        .unwrap();
    let imports = Imports::default();
    let (_folder, path) = file("keys.csv", SHEET);
    let chosen = imports.choose(path).unwrap();
    assert_eq!(
        (chosen.name.as_str(), chosen.needs_passphrase),
        ("keys.csv", false)
    );
    assert!(matches!(chosen.format, Some(ImportFormat::Csv)));

    let preview = imports.open(&issuer, ImportFormat::Csv, None).unwrap();
    assert_eq!(
        (preview.workspace.as_str(), preview.keeps_copies),
        ("My workspace", true)
    );
    let first = &preview.rows[0];
    assert_eq!(first.place, "line 2");
    assert_eq!(first.truncated_key.as_deref(), Some("ghp_…8B4a"));
    assert!(first.foreign && !first.name_problem);
    assert_eq!((first.owner.as_str(), first.expires_at), ("Ann", None));
    assert_eq!(preview.rows[1].truncated_key.as_deref(), Some("…"));
    assert_eq!(preview.rows[2].truncated_key, None);
    assert_eq!(
        problems(&preview),
        [
            vec![],
            vec!["A key named “CRM” exists in this workspace. Choose another name."],
            vec!["This entry has no access key."],
            vec![],
            vec![
                "The chosen one at line 5 has the same name. Choose another name for one of them."
            ],
        ]
    );
    let name_problems: Vec<_> = preview.rows.iter().map(|row| row.name_problem).collect();
    assert_eq!(name_problems, [false, true, false, false, true]);
}

#[test]
fn names_are_looked_at_as_they_shall_be_and_only_what_is_chosen_is_taken_over() {
    let _turn = texts::turn();
    texts::speak(Some(Language::English));
    let issuer = issuer();
    let imports = Imports::default();
    let (_folder, path) = file("keys.csv", SHEET);
    imports.choose(path).unwrap();
    imports.open(&issuer, ImportFormat::Csv, None).unwrap();
    let twice = choices(&[(0, "Same"), (1, "same")]);
    let checked = imports.check(&issuer, &twice).unwrap();
    assert!(checked.rows[1].name_problem && !checked.rows[0].name_problem);
    assert_eq!(checked.rows[1].name, "same", "as it was typed");
    assert_eq!(
        checked.rows[4].problems, [""; 0],
        "not chosen, and so nobody's twin"
    );

    let renamed = choices(&[(0, "GitHub"), (4, "Post")]);
    let checked = imports.check(&issuer, &renamed).unwrap();
    assert!(checked.rows[0].problems.is_empty() && checked.rows[4].problems.is_empty());
    let (opened, _) = imports.take().unwrap();
    let keys = opened.chosen(&renamed).unwrap();
    let keys: Vec<Incoming<'_>> = keys.into_iter().map(|(_, key)| key).collect();
    let go_on = &mut |_, _| ControlFlow::Continue(());
    assert_eq!(
        issuer.import(&keys, opened.source(), go_on).unwrap().keys,
        2
    );

    for wrong in [
        &[(2, "Empty")][..],
        &[(9, "Nowhere")],
        &[(0, "One"), (0, "Two")],
    ] {
        let refused = opened.chosen(&choices(wrong)).map(|keys| keys.len());
        assert_eq!(
            refused.unwrap_err().code,
            ErrorCode::ImportProblems,
            "{wrong:?}"
        );
    }
}

#[test]
fn what_was_forgotten_does_not_come_back() {
    let issuer = issuer();
    let imports = Imports::default();
    let code = |error: CommandError| error.code;
    let open = |imports: &Imports| imports.open(&issuer, ImportFormat::Csv, None).map(|_| ());
    assert_eq!(
        open(&imports).map_err(code),
        Err(ErrorCode::ImportFile),
        "nothing was chosen"
    );
    let (_folder, path) = file("keys.csv", SHEET);
    imports.choose(path.clone()).unwrap();
    open(&imports).unwrap();
    let (opened, forgotten) = imports.take().unwrap();
    imports.forget();
    imports.bring_back(opened, forgotten);
    let checked = imports.check(&issuer, &[]).map(|_| ());
    assert_eq!(checked.map_err(code), Err(ErrorCode::ImportFile));
    assert_eq!(open(&imports).map_err(code), Err(ErrorCode::ImportFile));

    imports.choose(path.clone()).unwrap();
    open(&imports).unwrap();
    let (opened, forgotten) = imports.take().unwrap();
    imports.bring_back(opened, forgotten);
    assert!(
        imports.check(&issuer, &[]).is_ok(),
        "what failed can be tried again"
    );
    imports.choose(path).unwrap();
    let checked = imports.check(&issuer, &[]).map(|_| ());
    assert_eq!(
        checked.map_err(code),
        Err(ErrorCode::ImportFile),
        "another file was chosen"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_told_from_one_of_another_kind_and_from_a_wrong_passphrase() {
    let issuer = issuer();
    let imports = Imports::default();
    let open = |format, passphrase: Option<&str>| {
        let passphrase = passphrase.map(|text| Zeroizing::new(text.to_owned()));
        let outcome = imports.open(&issuer, format, passphrase);
        outcome.map(|_| ()).map_err(|error| error.code)
    };
    let (folder, path) = file("keys.csv", SHEET);
    imports.choose(path).unwrap();
    assert_eq!(
        open(ImportFormat::Bitwarden, None),
        Err(ErrorCode::ImportFile)
    );
    assert_eq!(
        open(ImportFormat::KeePass, Some("x")),
        Err(ErrorCode::ImportFile)
    );
    assert_eq!(
        open(ImportFormat::Csv, Some("")),
        Err(ErrorCode::PassphraseWrong)
    );
    assert_eq!(open(ImportFormat::Csv, Some("not needed")), Ok(()));
    drop(folder);
    assert_eq!(open(ImportFormat::Csv, None), Err(ErrorCode::ImportFile));
    let gone = imports
        .choose(PathBuf::from("/nowhere/keys.csv"))
        .map(|_| ());
    assert_eq!(gone.map_err(|error| error.code), Err(ErrorCode::ImportFile));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let (_folder, path) = file("keys.csv", SHEET);
    let large = fs::OpenOptions::new().write(true).open(&path).unwrap();
    large.set_len(17 << 20).unwrap();
    let refused = Imports::default().choose(path).map(|_| ());
    assert_eq!(
        refused.map_err(|error| error.code),
        Err(ErrorCode::ImportFile)
    );
}
