//! Passphrases, identities and recipients.

use keywright_backup::{
    Identity, IdentityError, Passphrase, PassphraseError, Recipient, RecipientError,
};
use zeroize::Zeroizing;

const SECRET: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

#[test]
fn an_identity_is_read_as_it_was_written_down() {
    let lower = SECRET.to_lowercase();
    let (first, second) = SECRET.split_at(30);
    let in_two_lines = format!("\n  {first}\r\n{second} ");
    for text in [SECRET, &lower, &in_two_lines] {
        let identity = Identity::parse(text).unwrap();
        assert_eq!(identity.recipient().to_string(), PUBLIC);
        assert_eq!(identity.expose().as_str(), SECRET);
    }
}

#[test]
fn a_mistyped_identity_is_refused() {
    for at in "AGE-SECRET-KEY-1".len()..SECRET.len() {
        let other = if &SECRET[at..=at] == "Q" { "P" } else { "Q" };
        let mistyped = format!("{}{other}{}", &SECRET[..at], &SECRET[at + 1..]);
        let said = Identity::parse(&mistyped).err();
        assert_eq!(said, Some(IdentityError::Malformed), "character {at}");
    }
    assert_eq!(Identity::parse(" \n").err(), Some(IdentityError::Empty));
    assert_eq!(
        Identity::parse(PUBLIC).err(),
        Some(IdentityError::Recipient)
    );
    assert_eq!(Identity::parse("é").err(), Some(IdentityError::Malformed));
}

#[test]
fn each_new_identity_is_another_one() {
    let (one, other) = (Identity::generate(), Identity::generate());
    assert_ne!(one.recipient(), other.recipient());
    let again = Identity::parse(&one.expose()).unwrap();
    assert_eq!(again.recipient(), one.recipient());
}

#[test]
fn a_recipient_is_public_and_no_secret_is_one() {
    let recipient = Recipient::parse(&format!(" {PUBLIC}\n")).unwrap();
    assert_eq!(recipient.to_string(), PUBLIC);
    for secret in [SECRET.to_owned(), SECRET.to_lowercase()] {
        assert_eq!(Recipient::parse(&secret), Err(RecipientError::Secret));
    }
    for text in [
        "",
        "age1",
        "é",
        "ééééééééééé",
        &PUBLIC[..61],
        "ssh-ed25519 AAAA",
    ] {
        assert_eq!(
            Recipient::parse(text),
            Err(RecipientError::Malformed),
            "{text}"
        );
    }
}

#[test]
fn an_empty_passphrase_is_none() {
    let said = Passphrase::new(Zeroizing::new(String::new())).err();
    assert_eq!(said, Some(PassphraseError::Empty));
}
