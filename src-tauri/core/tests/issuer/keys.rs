//! What becomes of a key: created, shown once, deleted.

use keywright_core::memory::When;
use keywright_core::{
    Cause, Environment, GenerateError, IssueError, Item, KeyGenerator, KeyName, Keychain,
    KeychainError, NameError, NewKey, RegistryError,
};
use rand::rngs::StdRng;
use rand::{SeedableRng, TryCryptoRng, TryRng};

use crate::desk::{Desk, broken, full, issuer};

use Environment::{Live, Test};
use When::Before;

#[test]
fn what_a_key_is_labelled_with_names_workspace_and_key() {
    let desk = Desk::default();
    let record = desk
        .issuer
        .create(&NewKey::named("  CRM \u{1F511} ", Test))
        .unwrap()
        .record;
    assert_eq!(record.name.as_str(), "CRM \u{1F511}");
    assert_eq!(record.environment, Test);
    let label = "Keywright: My workspace / CRM \u{1F511}".to_owned();
    assert_eq!(desk.keychain.labels(), [(record.id, label)]);
}

#[test]
fn a_created_key_and_its_record_belong_together() {
    let desk = Desk::default();
    let created = desk.issuer.create(&NewKey::named("New", Live)).unwrap();
    assert_eq!(created.access_key.digest(), created.record.digest);
    assert_eq!(created.access_key.truncated(), created.record.truncated);
    assert_eq!(
        created.access_key.parts().map(|parts| parts.handle),
        created.record.handle
    );
    assert_eq!(created.access_key.parts().unwrap().prefix.as_str(), "kw");
    let kept = desk
        .keychain
        .fetch(created.record.id, &created.record.digest)
        .unwrap();
    assert_eq!(kept.digest(), created.record.digest);
    assert_eq!(desk.list(), [created.record]);
}

#[test]
fn a_key_that_was_never_shown_offers_its_one_showing() {
    let desk = Desk::default();
    let made = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .unwrap()
        .record;
    let next = desk.beside();
    assert_eq!(
        next.issuer.never_shown(),
        Ok(vec![]),
        "the first process shows it now"
    );
    drop((desk.issuer, desk.registry));
    assert_eq!(next.issuer.never_shown(), Ok(vec![made.clone()]));
    let revealed = next.issuer.reveal(made.id).unwrap();
    assert_eq!(revealed.record, made);
    assert_eq!(revealed.access_key.digest(), made.digest);
    assert!(
        next.issuer.reveal(made.id).is_ok(),
        "until it was seen: this process may be killed"
    );
    next.issuer.mark_shown(made.id).unwrap();
    assert_eq!(next.issuer.never_shown(), Ok(vec![]));
    let again = next.issuer.reveal(made.id).map(|created| created.record);
    assert_eq!(again, Err(IssueError::AlreadyShown));
    assert_eq!(
        next.issuer.mark_shown(made.id),
        Ok(()),
        "again does nothing"
    );
}

#[test]
fn a_key_that_was_never_shown_can_be_deleted_instead() {
    let desk = Desk::default();
    let made = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .unwrap()
        .record;
    let next = desk.beside();
    drop((desk.issuer, desk.registry));
    assert_eq!(next.issuer.delete(made.id), Ok(()));
    assert_eq!(next.issuer.never_shown(), Ok(vec![]));
    next.assert_settled(&"its deletion");
}

#[test]
fn only_the_key_of_the_record_is_shown() {
    let desk = Desk::default();
    let made = desk
        .issuer
        .create(&NewKey::named("New", Live))
        .unwrap()
        .record;
    let other = desk.issuer.create(&NewKey::named("Other", Live)).unwrap();
    let item = Item {
        id: made.id,
        label: "changed by hand".to_owned(),
    };
    desk.keychain.store(&item, &other.access_key).unwrap();
    let reveal = |id| desk.issuer.reveal(id).map(|created| created.record);
    assert_eq!(reveal(made.id), Err(IssueError::Mismatch));
    desk.keychain.remove(made.id).unwrap();
    assert_eq!(reveal(made.id), Err(KeychainError::Missing.into()));
    assert_eq!(
        desk.issuer.delete(made.id),
        Ok(()),
        "removed by hand is fine"
    );
    assert_eq!(reveal(made.id), Err(RegistryError::NotFound.into()));
    assert_eq!(
        desk.issuer.delete(made.id),
        Err(RegistryError::NotFound.into())
    );
    assert_eq!(
        desk.issuer.mark_shown(made.id),
        Err(RegistryError::NotFound)
    );
}

#[test]
fn a_deletion_is_taken_back_only_where_the_key_itself_is_still_there() {
    let desk = Desk::default();
    let [old, changed] = ["Old", "Changed"].map(|name| desk.shown(name));
    let other = desk.issuer.create(&NewKey::named("Other", Live)).unwrap();
    let item = Item {
        id: changed.id,
        label: "changed by hand".to_owned(),
    };
    desk.keychain.store(&item, &other.access_key).unwrap();
    for (record, answer) in [
        (&old, broken().into()),
        (
            &changed,
            IssueError::DeletionPending(Box::new(IssueError::Mismatch)),
        ),
    ] {
        desk.keychain.fail("remove", Before, broken());
        assert_eq!(desk.issuer.delete(record.id), Err(answer));
    }
    assert_eq!(desk.issuer.recover().unwrap().deletions_finished, 1);
    assert!(desk.list().contains(&old) && !desk.list().contains(&changed));
    desk.assert_settled(&"both deletions");
}

#[test]
fn a_refused_name_reaches_no_store() {
    let desk = Desk::default();
    // Any call would fail.
    desk.registry.fail("take_over", Before, full());
    for (text, reason) in [
        ("  ", NameError::Empty),
        ("a\u{202e}b", NameError::Invisible),
    ] {
        let refused = desk
            .issuer
            .create(&NewKey::named(text, Live))
            .map(|created| created.record);
        assert_eq!(refused, Err(reason.into()));
    }
    desk.assert_settled(&"refused names");
}

#[test]
fn a_taken_name_is_refused_with_the_one_that_holds_it() {
    let desk = Desk::default();
    desk.shown("Straße");
    let taken = IssueError::from(RegistryError::NameTaken(KeyName::new("Straße").unwrap()));
    let refused = desk
        .issuer
        .create(&NewKey::named("STRASSE", Test))
        .map(|created| created.record);
    assert_eq!(refused, Err(taken));
    desk.assert_settled(&"a taken name");
}

#[test]
fn a_handle_that_is_taken_is_drawn_anew_a_few_times() {
    let desk = Desk::default();
    let same_draws = || {
        let generator = KeyGenerator::new(StdRng::seed_from_u64(7));
        issuer(desk.registry.clone(), desk.keychain.clone(), generator)
    };
    for name in ["One", "Two", "Three"] {
        // Each draws what the ones before it drew, and then something new.
        assert!(
            same_draws().create(&NewKey::named(name, Live)).is_ok(),
            "{name}"
        );
    }
    let outcome = same_draws()
        .create(&NewKey::named("Four", Live))
        .map(|created| created.record);
    assert_eq!(
        outcome,
        Err(RegistryError::HandleTaken.into()),
        "it does not try for ever"
    );
    desk.assert_settled(&"taken handles");
}

/// A generator of the operating system that is broken.
struct NoRandomness;

impl TryRng for NoRandomness {
    type Error = std::io::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
        Err(std::io::Error::other("no randomness"))
    }
}

impl TryCryptoRng for NoRandomness {}

#[test]
fn without_randomness_no_key_is_made() {
    let desk = Desk::default();
    let issuer = issuer(
        desk.registry.clone(),
        desk.keychain.clone(),
        KeyGenerator::new(NoRandomness),
    );
    let outcome = issuer
        .create(&NewKey::named("New", Live))
        .map(|created| created.record);
    let reason = GenerateError::Random(Cause::new("whatever it says"));
    assert_eq!(outcome, Err(IssueError::Generate(reason)));
    desk.assert_settled(&"no randomness");
}
