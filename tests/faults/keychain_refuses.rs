//! A bus that forbids talking to the Secret Service, as a sandbox does.

use keywright_core::{Cause, KeychainError, KeychainState};
use keywright_tests::in_session;

use crate::Desk;

#[test]
fn a_refusal_is_told_apart_and_forgotten_once_it_is_lifted() {
    in_session(
        a_refusal_is_told_apart_and_forgotten_once_it_is_lifted,
        |session| {
            session.start();
            let desk = Desk::with_a_key(session);
            session.change_rules(r#"<deny send_destination="org.freedesktop.secrets"/>"#);
            assert_eq!(desk.issuer.keychain_state(), KeychainState::Failed);
            desk.assert_out_of_order(&KeychainError::Refused(Cause::new("whatever it says")));
            session.change_rules("");
            assert_eq!(desk.issuer.keychain_state(), KeychainState::Unlocked);
            desk.assert_works();
        },
    );
}

#[test]
fn what_is_refused_in_the_middle_is_taken_back() {
    in_session(what_is_refused_in_the_middle_is_taken_back, |session| {
        session.start();
        let desk = Desk::with_a_key(session);
        // Reading is allowed, writing is not.
        session.change_rules(
            r#"<deny send_interface="org.freedesktop.Secret.Collection" send_member="CreateItem"/>
               <deny send_interface="org.freedesktop.Secret.Item" send_member="Delete"/>"#,
        );
        assert_eq!(
            desk.issuer.keychain_state(),
            KeychainState::Unlocked,
            "so it seems"
        );
        desk.assert_out_of_order(&KeychainError::Refused(Cause::new("whatever it says")));
        session.change_rules("");
        desk.assert_works();
    });
}
