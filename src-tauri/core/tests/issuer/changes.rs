//! Changes of a key that touch nothing but its record.

use keywright_core::{
    Days, Detail, Details, DetailsError, Environment, Expiry, ExpiryError, FindingKind, IssueError,
    KeyId, NOTES_LENGTH, NameError, NewKey, Policies, Postponement, RegistryError, Status,
    Timestamp, Unfit,
};

use crate::desk::{DAY, Desk, HOUR, days};

use Environment::Live;

const NOW: Timestamp = Timestamp(1_800_000_000_000);

fn details(owner: &str, tags: &[&str], notes: &str) -> Details {
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    Details::new(owner, &[], &tags, notes).unwrap()
}

/// The facts of the last entry, by name.
fn facts(desk: &Desk) -> Vec<(String, String)> {
    let last = desk.registry.entries().pop().unwrap();
    let pairs = last.facts.pairs();
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

#[test]
fn a_key_is_made_with_what_is_known_about_it() {
    let desk = Desk::default();
    let new = NewKey {
        details: details("Ann", &["crm"], "first"),
        expiry: Some(Expiry::After(days(90))),
        ..NewKey::named("New", Live)
    };
    let made = desk.issuer.create(&new).unwrap().record;
    assert_eq!(made.details, new.details);
    let end = made.created_at.after(90 * DAY);
    assert_eq!(made.life.expires_at, Some(end), "counted from its creation");
    assert_eq!(desk.list(), [made]);
}

#[test]
fn a_new_key_expires_as_its_workspace_sets_unless_another_time_is_chosen() {
    let desk = Desk::default();
    desk.set_policies(Policies {
        default_expiry: Days::new(30),
        longest_life: Days::new(60),
        ..Policies::default()
    });
    let create = |name: &str, expiry| {
        let new = NewKey {
            expiry,
            ..NewKey::named(name, Live)
        };
        let made = desk.issuer.create(&new)?.record;
        let end = made.life.expires_at;
        Ok(end.map(|end| end.since(made.created_at)))
    };
    assert_eq!(create("One", None), Ok(Some(30 * DAY)));
    assert_eq!(
        create("Two", Some(Expiry::After(days(60)))),
        Ok(Some(60 * DAY))
    );
    let beyond: Result<_, IssueError> = Err(ExpiryError::BeyondLimit(days(60)).into());
    assert_eq!(create("Three", Some(Expiry::After(days(61)))), beyond);
    assert_eq!(create("Three", Some(Expiry::Never)), beyond);
    assert_eq!(desk.list().len(), 2);
    let quick = desk
        .issuer
        .quick_create("Quick", Live, keywright_core::Surface::Tray, |_| {
            Ok::<_, ()>(())
        });
    let (quick, _) = quick.unwrap();
    let life = quick.life.expires_at.unwrap().since(quick.created_at);
    assert_eq!(life, 30 * DAY, "from the tray, too");
}

#[test]
fn what_a_key_is_for_is_written_down_and_the_activity_tells_each_part() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let first = details("Ann", &["a", "b"], "n");
    let documented = desk.issuer.document(old.id, &first).unwrap();
    assert_eq!(documented.details, first);
    assert_eq!(desk.list(), [documented]);
    assert_eq!(
        facts(&desk),
        pairs(&[
            ("changed", "owner"),
            ("owner.from", ""),
            ("owner.to", "Ann"),
            ("changed", "tags"),
            ("tags.from", ""),
            ("tags.to", "a, b"),
            ("changed", "notes"),
        ]),
        "notes are long: that they changed is enough"
    );
    let entries = desk.registry.entries().len();
    desk.issuer.document(old.id, &first).unwrap();
    assert_eq!(desk.registry.entries().len(), entries, "nothing changed");
}

#[test]
fn an_expiry_is_set_to_the_millisecond_and_never_to_the_past() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let set = |milliseconds| {
        desk.clock.set(NOW);
        let expiry = Expiry::At(NOW.after(milliseconds));
        desk.issuer
            .set_expiry(old.id, expiry)
            .map(|key| key.life.expires_at)
    };
    assert_eq!(set(0), Err(ExpiryError::Past.into()));
    assert_eq!(set(-1), Err(ExpiryError::Past.into()));
    assert_eq!(desk.find(old.id), old, "refused: it is as it was");
    assert_eq!(set(1), Ok(Some(NOW.after(1))));
    assert_eq!(
        set(DAY),
        Ok(Some(NOW.after(DAY))),
        "an expired one can be prolonged"
    );
    let (from, to) = (NOW.after(1).0.to_string(), NOW.after(DAY).0.to_string());
    assert_eq!(facts(&desk), pairs(&[("from", &from), ("to", &to)]));
    let never = desk.issuer.set_expiry(old.id, Expiry::Never).unwrap();
    assert_eq!(never.life.expires_at, None);
    let to = NOW.after(DAY).0.to_string();
    assert_eq!(facts(&desk), pairs(&[("from", &to)]));
}

#[test]
fn an_expiry_that_is_set_later_obeys_the_workspace_as_it_is_then() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.set_policies(Policies {
        default_expiry: Days::new(30),
        longest_life: Days::new(30),
        ..Policies::default()
    });
    assert_eq!(
        desk.find(old.id),
        old,
        "a policy changes no key that is there"
    );
    let set = |milliseconds| {
        desk.clock.set(NOW);
        let expiry = Expiry::At(NOW.after(milliseconds));
        desk.issuer.set_expiry(old.id, expiry).map(|_| ())
    };
    let beyond = Err(ExpiryError::BeyondLimit(days(30)).into());
    assert_eq!(set(30 * DAY + 1), beyond);
    assert_eq!(set(30 * DAY), Ok(()));
    let never = desk.issuer.set_expiry(old.id, Expiry::Never).map(|_| ());
    assert_eq!(
        never, beyond,
        "where there is a limit, no key lives for ever"
    );
}

#[test]
fn a_disabled_key_works_again_when_it_is_enabled() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let disabled = desk.issuer.disable(old.id).unwrap();
    assert_eq!(desk.status(old.id), Status::Disabled);
    let again = desk.issuer.disable(old.id).unwrap();
    assert_eq!(again, disabled, "since when does not change");
    assert_eq!(desk.issuer.enable(old.id), Ok(old.clone()));
    assert_eq!(desk.issuer.enable(old.id), Ok(old));
    assert_eq!(
        desk.actions(),
        ["created", "shown", "disabled", "enabled"],
        "what changes nothing is no entry"
    );
    desk.assert_settled(&"disabling");
}

#[test]
fn a_key_that_has_ended_is_not_enabled() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    desk.issuer
        .set_expiry(old.id, Expiry::After(days(1)))
        .unwrap();
    desk.issuer.disable(old.id).unwrap();
    desk.clock.advance(DAY);
    let refused = Err(RegistryError::from(Unfit::Ended).into());
    assert_eq!(desk.issuer.enable(old.id), refused);
    desk.clock.advance(-HOUR);
    assert!(
        desk.issuer.enable(old.id).is_ok(),
        "its end is what the clock says"
    );
}

#[test]
fn what_is_known_about_an_incident_is_noted_as_often_as_something_is() {
    let desk = Desk::default();
    let old = desk.shown("Old");
    let noted = desk
        .issuer
        .note_incident(old.id, " seen in a\r\nlog ")
        .unwrap();
    assert!(noted.life.compromised_at.is_some());
    assert_eq!(facts(&desk), pairs(&[("note", "seen in a\nlog")]));
    let again = desk.issuer.note_incident(old.id, "").unwrap();
    assert!(again.life.compromised_at > noted.life.compromised_at);
    let long = "x".repeat(NOTES_LENGTH + 1);
    for (note, reason) in [
        (long.as_str(), DetailsError::NotesTooLong(NOTES_LENGTH + 1)),
        (
            "\u{0}",
            DetailsError::Entry(Detail::Notes, keywright_core::NameError::Invisible),
        ),
    ] {
        let refused = desk.issuer.note_incident(old.id, note);
        assert_eq!(refused, Err(reason.into()));
    }
    assert_eq!(desk.find(old.id), again);
}

#[test]
fn only_a_listed_key_is_changed() {
    let desk = Desk::default();
    let gone = desk.shown("Gone");
    desk.issuer.delete(gone.id).unwrap();
    let entries = desk.registry.entries();
    for id in [gone.id, KeyId::from([7; 16])] {
        let not_found = || Err(RegistryError::NotFound.into());
        let issuer = &desk.issuer;
        assert_eq!(issuer.document(id, &Details::default()), not_found());
        assert_eq!(issuer.set_expiry(id, Expiry::Never), not_found());
        assert_eq!(issuer.disable(id), not_found());
        assert_eq!(issuer.enable(id), not_found());
        assert_eq!(issuer.finish_rotation(id), not_found());
        assert_eq!(issuer.undo_rotation(id), not_found());
    }
    let never_was = desk.issuer.note_incident(KeyId::from([7; 16]), "");
    assert_eq!(never_was, Err(RegistryError::NotFound.into()));
    assert_eq!(desk.registry.entries(), entries);
    let noted = desk.issuer.note_incident(gone.id, "In a log.").unwrap();
    assert!(noted.life.compromised_at.is_some(), "of a deleted one, too");
    assert_eq!(desk.list(), []);
    desk.assert_settled(&"a deleted key whose incident was noted");
}

#[test]
fn no_whole_access_key_comes_into_the_activity() {
    let desk = Desk::default();
    let create = |name: &str| desk.issuer.create(&NewKey::named(name, Live));
    let key = create("CRM").unwrap();
    let before = desk.registry.entries();
    let text = format!("seen: {}", key.access_key.expose());
    let in_notes = DetailsError::Entry(Detail::Notes, NameError::HoldsKey);
    assert_eq!(
        desk.issuer.note_incident(key.record.id, &text),
        Err(in_notes.clone().into())
    );
    let id = key.record.id;
    let refused = Postponement::new(FindingKind::NoOwner, id, NOW, &text);
    assert_eq!(refused, Err(in_notes));
    let in_name = || IssueError::Name(NameError::HoldsKey);
    assert_eq!(desk.issuer.rename(id, &text), Err(in_name()));
    assert_eq!(create(&text).err(), Some(in_name()));
    assert_eq!(desk.registry.entries(), before);
}
