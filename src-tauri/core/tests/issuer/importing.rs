//! Keys that were made elsewhere come under management: all that are chosen, or none.

use std::ops::ControlFlow;

use keywright_core::memory::When;
use keywright_core::{
    AccessKey, Copies, Details, Digest, Environment, Facts, ImportError, ImportProblem, Imported,
    Incoming, IssueError, Keychain, KeychainError, KeychainState, NameError, Overlap, Policies,
    Registry, RegistryError, SecretCopy, Step, Timestamp, Verdict,
};
use zeroize::Zeroizing;

use crate::desk::{DAY, Desk, FIRST, days, draft, full};

use Environment::{Live, Test};

/// A key that a person has in hand.
pub(crate) struct Held {
    name: &'static str,
    secret: AccessKey,
    details: Details,
    environment: Option<Environment>,
    expires_at: Option<Timestamp>,
    chosen: bool,
}

fn held(name: &'static str, secret: &str) -> Held {
    Held {
        name,
        secret: AccessKey::of_any_format(Zeroizing::new(secret.to_owned())).unwrap(),
        details: Details::default(),
        environment: None,
        expires_at: None,
        chosen: true,
    }
}

/// An access key of Keywright's own format, of another machine.
fn own() -> String {
    let elsewhere = Desk::default();
    let new = keywright_core::NewKey::named("Elsewhere", Test);
    elsewhere
        .issuer
        .create(&new)
        .unwrap()
        .access_key
        .expose()
        .to_owned()
}

const OWN: &str = "acme_test_ABCDefgh_0123456789ABCDEFGHIJKLMNOPQRSTUV0XPuGk";

/// Some of a foreign format, one of them documented.
pub(crate) fn some() -> Vec<Held> {
    let mut github = held("GitHub", "ghp_16C7e42F292c6912E7710c838347Ae178B4a");
    github.details = Details::new("Ann", &["CI".to_owned()], &[], "from the old sheet").unwrap();
    github.environment = Some(Test);
    vec![
        github,
        held("Mail", "hunter2"),
        held("With quotes", "pass\"word\\"),
    ]
}

fn incoming(held: &[Held]) -> Vec<Incoming<'_>> {
    held.iter()
        .map(|held| Incoming {
            name: held.name,
            secret: &held.secret,
            environment: held.environment,
            details: &held.details,
            expires_at: held.expires_at,
            chosen: held.chosen,
        })
        .collect()
}

pub(crate) fn import(desk: &Desk, held: &[Held]) -> Result<Imported, ImportError> {
    let watch = &mut |_, _| ControlFlow::Continue(());
    desk.issuer.import(&incoming(held), "csv", watch)
}

fn problems(desk: &Desk, held: &[Held]) -> Vec<Vec<ImportProblem>> {
    let preview = desk.issuer.preview_import(&incoming(held)).unwrap();
    preview.keys.into_iter().map(|key| key.problems).collect()
}

#[test]
fn a_name_that_holds_the_secret_itself_is_none() {
    let desk = Desk::default();
    let named = [held("token foreign-secret-1", "foreign-secret-1")];
    let holds_key = ImportProblem::Name(NameError::HoldsKey);
    assert_eq!(problems(&desk, &named), [[holds_key]]);
    assert_eq!(import(&desk, &named), Err(ImportError::Problems));
    // A word may be a name and stand in another.
    let word = [held("mail", "mail")];
    assert_eq!(problems(&desk, &word), [[]]);
}

#[test]
fn keys_of_any_format_come_under_management() {
    let desk = Desk::default();
    let text = own();
    let mut held = some();
    held.push(Held {
        environment: Some(Live),
        ..held_text(&text)
    });
    let imported = import(&desk, &held).unwrap();
    assert_eq!(
        imported,
        Imported {
            keys: 4,
            foreign: 3
        }
    );
    let list = desk.list();
    for (key, held) in held.iter().map(|held| {
        let of = |key: &&keywright_core::KeyRecord| key.name.as_str() == held.name;
        (list.iter().find(of).unwrap(), held)
    }) {
        assert_eq!(key.digest, held.secret.digest());
        assert_eq!(key.truncated, held.secret.truncated());
        assert_eq!(key.details, held.details);
        assert!(key.shown_at.is_some(), "somebody has it already");
        let kept = desk.keychain.fetch(key.id, &key.digest).unwrap();
        assert!(kept.expose() == held.secret.expose());
    }
    let of = |name: &str| list.iter().find(|key| key.name.as_str() == name).unwrap();
    assert!(of("GitHub").is_foreign() && !of("Own").is_foreign());
    assert_eq!(of("GitHub").environment, Test, "as the file says");
    assert_eq!(of("Mail").environment, Live, "where it says nothing");
    assert_eq!(
        of("Own").environment,
        Test,
        "as the key itself says, whatever the file says"
    );
    assert_eq!(desk.issuer.never_shown(), Ok(vec![]));
    assert!(
        desk.keychain
            .labels()
            .contains(&(of("Mail").id, "Keywright: My workspace / Mail".to_owned()))
    );
    assert_eq!(
        desk.issuer.verify_activity().unwrap().verdict,
        Verdict::Intact
    );
    desk.assert_settled(&"importing");
}

fn held_text(text: &str) -> Held {
    held("Own", text)
}

#[test]
fn the_activity_says_of_each_key_and_of_all_that_they_were_imported() {
    let desk = Desk::default();
    import(&desk, &some()).unwrap();
    let entries = desk.registry.entries();
    let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(
        actions,
        ["imported", "imported", "imported", "keys-imported"]
    );
    let fact = |facts: &Facts, name: &str| facts.get(name).unwrap();
    assert_eq!(fact(&entries[0].facts, "name"), "GitHub");
    assert_eq!(fact(&entries[0].facts, "key"), "ghp_…8B4a");
    assert_eq!(fact(&entries[0].facts, "foreign"), "yes");
    assert_eq!(entries[3].workspace, FIRST);
    assert_eq!(fact(&entries[3].facts, "from"), "csv");
    assert_eq!(fact(&entries[3].facts, "keys"), "3");
    let all = entries.iter().map(|entry| entry.facts.as_str());
    assert!(
        all.clone()
            .all(|facts| !facts.contains("hunter2") && !facts.contains("292c6912"))
    );
}

#[test]
fn what_is_wrong_is_said_of_each_key() {
    let desk = Desk::default();
    desk.set_policies(Policies {
        longest_life: Some(days(30)),
        default_expiry: Some(days(10)),
        ..Policies::default()
    });
    desk.shown("CRM");
    let mut was = held("Was", "a key that was here once");
    was.chosen = true;
    import(&desk, &[held("Here", "a key that is here"), was]).unwrap();
    let gone = desk
        .list()
        .into_iter()
        .find(|key| key.name.as_str() == "Was")
        .unwrap();
    desk.clock.advance(1000);
    desk.issuer.delete(gone.id).unwrap();
    let (_, deleted_at) = desk.registry.trace(&gone.digest).unwrap().unwrap();
    let before = desk.issuer.snapshot().unwrap();

    let now = desk.issuer.now();
    let mut past = held("Past", "key 1");
    past.expires_at = Some(now);
    let mut late = held("Late", "key 2");
    late.expires_at = Some(now.after(31 * DAY));
    let mut fine = held("Fine", "key 3");
    fine.expires_at = Some(now.after(30 * DAY));
    let keys = [
        past,
        late,
        fine,
        held(" ", "key 4"),
        held("crm", "key 5"),
        held("Other", "a key that is here"),
        held("Again", "a key that was here once"),
        held("Twice", "key 6"),
        held("TWICE", "key 7"),
        held("Copy", "key 6"),
    ];
    let name = |text: &str| keywright_core::KeyName::new(text).unwrap();
    use ImportProblem::*;
    use keywright_core::ExpiryError;
    assert_eq!(
        problems(&desk, &keys),
        [
            vec![Expiry(ExpiryError::Past)],
            vec![Expiry(ExpiryError::BeyondLimit(days(30)))],
            vec![],
            vec![Name(NameError::Empty)],
            vec![NameTaken(name("CRM"))],
            vec![Known(name("Here"))],
            vec![Deleted(name("Was"), deleted_at.unwrap())],
            vec![],
            vec![NameTwice(7)],
            vec![KeyTwice(7)],
        ]
    );
    assert_eq!(import(&desk, &keys), Err(ImportError::Problems));
    assert_eq!(
        desk.issuer.snapshot().unwrap(),
        before,
        "not even the one that is fine"
    );
    desk.assert_settled(&"refusing");
}

#[test]
fn keys_that_are_not_chosen_stay_where_they_are_and_hinder_no_other() {
    let desk = Desk::default();
    let mut twin = held("Mail", "hunter2");
    twin.chosen = false;
    let keys = [twin, held("Mail", "hunter2")];
    assert_eq!(problems(&desk, &keys), [vec![], vec![]]);
    assert_eq!(import(&desk, &keys).unwrap().keys, 1);
    assert_eq!(desk.list().len(), 1);
    let none = import(
        &desk,
        &[Held {
            chosen: false,
            ..held("Other", "x")
        }],
    );
    assert_eq!(
        none,
        Ok(Imported::default()),
        "nothing was chosen, and nothing is done"
    );
    assert_eq!(desk.registry.entries().len(), 2);
}

#[test]
fn a_name_that_a_rotated_key_gave_up_is_free_and_that_of_its_successor_is_not() {
    let desk = Desk::default();
    let old = desk.shown("CRM");
    desk.rotated(old.id, Overlap::DAY);
    let taken = &problems(&desk, &[held("CRM", "x")])[0];
    assert!(matches!(taken[..], [ImportProblem::NameTaken(_)]));
    desk.issuer.add_workspace(&draft("Acme", "acme")).unwrap();
    let acme = desk.issuer.workspaces().unwrap()[1].0.id;
    desk.issuer
        .change_setting(&keywright_core::Setting::Workspace(acme))
        .unwrap();
    assert_eq!(
        problems(&desk, &[held("CRM", "x")]),
        [vec![]],
        "in another workspace"
    );
    import(&desk, &[held("CRM", "x")]).unwrap();
    assert_eq!(desk.list().last().unwrap().workspace, acme);
}

#[test]
fn a_key_that_claims_the_handle_of_another_is_refused() {
    let desk = Desk::default();
    assert!(AccessKey::parse(Zeroizing::new(OWN.to_owned())).is_ok());
    import(&desk, &[held("One", OWN)]).unwrap();
    // Another secret, prefix and environment, and the same handle.
    let forged = "kw_live_ABCDefgh_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    let text = with_checksum(forged);
    let found = problems(&desk, &[held("Other", &text)]);
    assert_eq!(found, [vec![ImportProblem::HandleTaken]]);
    let both = problems(&Desk::default(), &[held("One", OWN), held("Other", &text)]);
    assert_eq!(both, [vec![], vec![ImportProblem::HandleTaken]]);
}

/// This beginning of an access key, and the checksum that it needs.
fn with_checksum(body: &str) -> String {
    let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut rest = crc32fast::hash(body.as_bytes());
    let mut end = Vec::new();
    for _ in 0..6 {
        end.insert(0, digits[(rest % 62) as usize]);
        rest /= 62;
    }
    format!("{body}{}", String::from_utf8(end).unwrap())
}

#[test]
fn where_digests_are_kept_only_no_copy_is_kept() {
    let desk = Desk::default();
    desk.set_policies(Policies {
        copies: Copies::DigestOnly,
        ..Policies::default()
    });
    let imported = import(&desk, &some()).unwrap();
    assert_eq!(imported.keys, 3);
    assert_eq!(desk.secrets(), Default::default());
    assert!(
        desk.list()
            .iter()
            .all(|key| key.life.copy == SecretCopy::Gone)
    );
    let known = desk.registry.trace(&Digest::of(b"hunter2")).unwrap();
    assert!(known.is_some(), "it is recognised all the same");
    desk.assert_settled(&"importing digests");
}

#[test]
fn an_expiry_that_nobody_knows_is_that_of_a_new_key() {
    let desk = Desk::default();
    desk.set_policies(Policies {
        default_expiry: Some(days(10)),
        ..Policies::default()
    });
    let now = desk.issuer.now();
    // The clock of the tests goes on whenever it is asked.
    let in_ten_days = |expiry: Option<Timestamp>| {
        expiry.is_some_and(|at| (10 * DAY..10 * DAY + 100).contains(&at.since(now)))
    };
    let preview = desk.issuer.preview_import(&incoming(&some())).unwrap();
    assert!(in_ten_days(preview.keys[0].expires_at));
    assert_eq!(preview.workspace.id, FIRST);
    import(&desk, &some()).unwrap();
    assert!(in_ten_days(desk.list()[0].life.expires_at));
}

#[test]
fn the_successor_of_a_foreign_key_is_one_of_keywrights_own() {
    let desk = Desk::default();
    import(&desk, &some()).unwrap();
    let old = desk
        .list()
        .into_iter()
        .find(|key| key.name.as_str() == "GitHub")
        .unwrap();
    let new = desk.rotated(old.id, Overlap::DAY);
    assert!(!new.is_foreign());
    assert_eq!((new.name.as_str(), new.environment), ("GitHub", Test));
    assert!(new.truncated.as_str().starts_with("kw_test_"));
    desk.clock.advance(DAY);
    desk.issuer.recover().unwrap();
    assert_eq!(desk.find(old.id).life.copy, SecretCopy::Gone);
    desk.issuer.delete(old.id).unwrap();
    desk.assert_settled(&"rotating");
}

#[test]
fn it_can_be_stopped_at_each_secret() {
    let held = some();
    for stop in 0..=held.len() {
        let desk = Desk::default();
        let before = desk.issuer.snapshot().unwrap();
        let outcome = desk
            .issuer
            .import(&incoming(&held), "csv", &mut |done, all| {
                assert_eq!(all, held.len());
                match done == stop {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
        assert_eq!(outcome, Err(ImportError::Stopped));
        assert_eq!(desk.issuer.snapshot().unwrap(), before);
        desk.assert_settled(&stop);
    }
}

#[test]
fn a_keychain_that_is_locked_half_way_leaves_the_old_state() {
    let desk = Desk::default();
    let held = some();
    let keychain = desk.keychain.clone();
    let outcome = desk.issuer.import(&incoming(&held), "csv", &mut |done, _| {
        if done == 2 {
            keychain.set_state(KeychainState::Locked);
        }
        ControlFlow::Continue(())
    });
    let locked = IssueError::Keychain(KeychainError::Locked);
    assert_eq!(outcome, Err(ImportError::Issue(locked)));
    assert_eq!(desk.list(), []);
    let waiting = desk.registry.take_over().unwrap();
    assert_eq!(waiting.len(), held.len());
    assert!(waiting.iter().all(|(_, step)| *step == Step::Restoring));
    desk.keychain.set_state(KeychainState::Unlocked);
    desk.issuer.recover().unwrap();
    desk.assert_settled(&"unlocking");
    import(&desk, &held).unwrap();
    desk.assert_settled(&"trying again");
}

#[test]
fn what_another_process_does_meanwhile_hinders_nothing_unless_it_takes_a_name() {
    let desk = Desk::default();
    let other = desk.beside();
    desk.registry.before("finish_restore", move || {
        other.shown("Meanwhile");
    });
    assert_eq!(import(&desk, &some()).unwrap().keys, 3);
    assert_eq!(desk.list().len(), 4);
    desk.assert_settled(&"sharing");

    let desk = Desk::default();
    let other = desk.beside();
    desk.registry.before("finish_restore", move || {
        other.shown("mail");
    });
    assert_eq!(import(&desk, &some()), Err(ImportError::Problems));
    let names: Vec<_> = desk.list().iter().map(|key| key.name.to_string()).collect();
    assert_eq!(names, ["mail"]);
    desk.assert_settled(&"giving up");
}

#[test]
fn a_workspace_that_is_changed_meanwhile_gets_no_keys() {
    let desk = Desk::default();
    let other = desk.beside();
    desk.registry.before("finish_restore", move || {
        let stricter = Policies {
            copies: Copies::DigestOnly,
            ..Policies::default()
        };
        other.set_policies(stricter);
    });
    assert_eq!(import(&desk, &some()), Err(ImportError::Changed));
    assert_eq!(desk.list(), []);
    desk.assert_settled(&"giving up");
}

#[test]
fn a_disk_that_is_full_at_the_end_leaves_nothing() {
    let desk = Desk::default();
    desk.registry.fail("finish_restore", When::Before, full());
    let failed = IssueError::Registry(full());
    assert_eq!(import(&desk, &some()), Err(ImportError::Issue(failed)));
    desk.assert_settled(&"failing");
    assert!(matches!(full(), RegistryError::Full(_)));
    desk.registry.fail("finish_restore", When::After, full());
    assert_eq!(
        import(&desk, &some()).unwrap().keys,
        3,
        "written, and reported as failed"
    );
    desk.assert_settled(&"written");
}
