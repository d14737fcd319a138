//! What processes on the same data see of each other, and what one finishes for another
//! that has ended.

use std::time::{Duration, Instant};

use keywright_core::{Begun, RegistryError, Step};
use keywright_tests::{author, by_creation, list, named};

use crate::states::{AT, begun, created, shown};
use crate::{Data, Sqlite, on_both};

on_both! {
    what_another_process_deletes_is_under_way_until_it_ends,
    a_process_takes_back_its_own_deletions_alone,
    what_a_running_process_has_under_way_is_not_taken_over,
    what_an_ended_process_left_is_taken_over_once,
    showing_a_key_does_not_free_its_deletion,
    a_key_that_another_process_is_about_to_show_is_not_called_never_shown,
    each_process_sees_at_once_what_another_did,
}

fn what_another_process_deletes_is_under_way_until_it_ends(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    one.begin_delete(record.id).unwrap();
    assert_eq!(other.begin_delete(record.id), Err(RegistryError::UnderWay));
    drop(one);
    assert_eq!(
        other.begin_delete(record.id),
        Ok(Begun::Earlier),
        "nobody else is on it any more, and its secret may be gone"
    );
    assert_eq!(other.finish_delete(record.id, AT, &author()), Ok(()));
}

fn a_process_takes_back_its_own_deletions_alone(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = shown(&*one);
    one.begin_delete(record.id).unwrap();
    other.cancel_delete(record.id).unwrap();
    assert_eq!(
        one.finish_delete(record.id, AT, &author()),
        Ok(()),
        "its secret may be gone: the key must not come back"
    );
}

fn what_a_running_process_has_under_way_is_not_taken_over(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let creating = begun(&*one);
    let deleting = created(&*one);
    one.begin_delete(deleting.id).unwrap();
    assert_eq!(other.take_over(), Ok(vec![]));
    one.finish_create(creating.id, AT, &author()).unwrap();
    one.finish_delete(deleting.id, AT, &author()).unwrap();
}

fn what_an_ended_process_left_is_taken_over_once(data: &dyn Data) {
    let [ended, one, other] = [data.open(), data.open(), data.open()];
    let creating = begun(&*ended);
    let deleting = created(&*ended);
    ended.begin_delete(deleting.id).unwrap();
    shown(&*ended);
    drop(ended);
    let mut taken = one.take_over().unwrap();
    taken.sort_by_key(|(_, step)| *step == Step::Deleting);
    assert_eq!(
        taken,
        [(creating.id, Step::Creating), (deleting.id, Step::Deleting)]
    );
    assert_eq!(other.take_over(), Ok(vec![]), "now it is the one's");
    assert_eq!(
        other.begin_delete(deleting.id),
        Err(RegistryError::UnderWay)
    );
    drop(one);
    assert_eq!(
        other.take_over().unwrap().len(),
        2,
        "who ends while recovering leaves it again"
    );
}

fn showing_a_key_does_not_free_its_deletion(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = created(&*one);
    other.begin_delete(record.id).unwrap();
    one.mark_shown(record.id, AT, &author()).unwrap();
    assert_eq!(
        one.take_over(),
        Ok(vec![]),
        "the other is still deleting it"
    );
    assert_eq!(one.begin_delete(record.id), Err(RegistryError::UnderWay));
}

fn a_key_that_another_process_is_about_to_show_is_not_called_never_shown(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    let record = created(&*one);
    assert_eq!(other.never_shown(), Ok(vec![]), "the one shows it now");
    assert_eq!(one.never_shown(), Ok(vec![record.clone()]));
    drop(one);
    assert_eq!(
        other.never_shown(),
        Ok(vec![record]),
        "nobody will show it now"
    );
}

fn each_process_sees_at_once_what_another_did(data: &dyn Data) {
    let [one, other] = [data.open(), data.open()];
    assert_eq!(list(&*other), []);
    let record = shown(&*one);
    assert_eq!(list(&*other), [record.clone()]);
    assert_eq!(other.locate(record.id, &by_creation("")), Ok(Some(0)));
    other.begin_delete(record.id).unwrap();
    other.finish_delete(record.id, AT, &author()).unwrap();
    assert_eq!(list(&*one), []);
    let again = named(record.name.as_str());
    assert_eq!(one.begin_create(&again), Ok(()), "the name is free in both");
}

/// It is looked for at every creation and whenever the window gets the focus.
#[test]
fn looking_for_what_others_left_waits_for_no_one_where_there_is_nothing() {
    let data = Sqlite::default();
    let [one, other] = [data.open(), data.open()];
    begun(&*other);
    let writer = rusqlite::Connection::open(data.0.path().join("registry.db")).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begin = Instant::now();
    assert_eq!(one.take_over(), Ok(vec![]), "the other is still on it");
    // Who waits for a writer waits for ten seconds (`PATIENCE` in `registry/open.rs`).
    assert!(begin.elapsed() < Duration::from_secs(8));
}
