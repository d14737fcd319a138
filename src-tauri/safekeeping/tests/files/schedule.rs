use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use keywright_backup::Identity;
use keywright_core::memory::When;
use keywright_core::{Action, Keychain, RECOVERY_RECIPIENT, Registry, RegistryError, Surface};
use keywright_safekeeping::{Every, Kept, LastBackup, Problem, Schedule, back_up, is_due, kept};

use crate::desk::{Desk, go_on, opened};

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60 * MINUTE;

fn scheduled(desk: &Desk, every: Every, keep: u32) -> (Schedule, Identity) {
    let identity = Identity::generate();
    let schedule = Schedule {
        folder: desk.folder.path().to_owned(),
        every,
        keep,
        recipient: identity.recipient(),
    };
    schedule.clone().set(&desk.issuer).unwrap();
    (schedule, identity)
}

#[test]
fn what_fails_leaves_the_schedule_and_the_sheet_that_opens_the_lock_as_they_were() {
    let recipients = |desk: &Desk| {
        let schedule = kept(&desk.issuer).unwrap().schedule;
        let of_lock = desk.issuer.kept_value(RECOVERY_RECIPIENT).unwrap();
        [schedule.map(|one| one.recipient.to_string()), of_lock]
    };
    let full = || RegistryError::Full("registry.db".into());
    for when in [When::Before, When::After] {
        for calls in 0.. {
            let desk = Desk::default();
            let (first, _) = scheduled(&desk, Every::Day, 3);
            let other = Schedule {
                recipient: Identity::generate().recipient(),
                ..first.clone()
            };
            let of = |schedule: &Schedule| [(); 2].map(|()| Some(schedule.recipient.to_string()));
            desk.registry.fail_after(calls, when, full());
            let outcome = other.clone().set(&desk.issuer);
            let failed = !desk.registry.waits_to_fail();
            desk.registry.heal();
            let expected = match outcome {
                Ok(_) => of(&other),
                Err(_) => of(&first),
            };
            assert_eq!(recipients(&desk), expected, "call {calls} failed {when:?}");
            if !failed {
                assert!(outcome.is_ok() && calls > 1);
                break;
            }
        }
    }
}

fn due(desk: &Desk) -> bool {
    is_due(&desk.issuer, &kept(&desk.issuer).unwrap()).unwrap()
}

fn made(desk: &Desk, schedule: &Schedule) -> LastBackup {
    let through = Surface::Keywright;
    back_up(&desk.issuer, "1.2.3", schedule, through, &mut go_on)
        .unwrap()
        .0
}

#[test]
fn at_first_nothing_is_kept_and_nothing_due() {
    let desk = Desk::busy();
    assert_eq!(kept(&desk.issuer), Ok(Kept::default()));
    assert!(!due(&desk));
}

#[test]
fn a_schedule_is_kept_as_it_was_set() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Week, 3);
    assert_eq!(kept(&desk.issuer).unwrap().schedule, Some(schedule.clone()));
    assert!(due(&desk), "the first one is made at once");
    let last = made(&desk, &schedule);
    assert_eq!(kept(&desk.issuer).unwrap().last, Some(last));
    let ended = Schedule::end(&desk.issuer).unwrap();
    assert_eq!(ended.schedule, None);
    assert_eq!(kept(&desk.issuer), Ok(ended.clone()));
    let entries = desk.registry.entries().len();
    assert_eq!(Schedule::end(&desk.issuer), Ok(ended));
    assert_eq!(
        desk.registry.entries().len(),
        entries,
        "nothing was stopped"
    );
    let entries = desk.registry.entries();
    let noted = |action: Action| {
        let mut entries = entries.iter();
        entries.find(|entry| entry.action == action.as_str())
    };
    let set = &noted(Action::BackupsScheduled).unwrap().facts;
    let recipient = schedule.recipient.to_string();
    assert_eq!(set.get("every"), Some("week".to_owned()));
    assert_eq!(set.get("recipient"), Some(recipient));
    assert!(noted(Action::BackupsStopped).is_some());
    assert!(!due(&desk));
    assert!(
        kept(&desk.issuer).unwrap().last.is_some(),
        "what was made is known"
    );
}

#[test]
fn the_activity_names_what_has_begun_it() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Day, 9);
    let noted = || desk.registry.entries().pop().unwrap();
    made(&desk, &schedule);
    assert_eq!(noted().action, Action::BackedUp.as_str());
    assert_eq!(noted().surface, "keywright");
    let through = Surface::Window;
    back_up(&desk.issuer, "1.2.3", &schedule, through, &mut go_on).unwrap();
    assert_eq!(noted().surface, "window");
    desk.make("by hand.age", &Identity::generate()).unwrap();
    assert_eq!(noted().surface, "window");
}

#[test]
fn what_cannot_be_read_is_not_there() {
    let desk = Desk::busy();
    for text in [
        "{",
        "{}",
        "null",
        "[1]",
        "{\"folder\":\"/x\",\"every\":\"day\",\"keep\":1,\"recipient\":\"age1\"}",
    ] {
        let damaged = ["backup_schedule", "backup_last"].map(|name| (name, text));
        desk.issuer.keep_values(&damaged).unwrap();
        assert_eq!(kept(&desk.issuer).unwrap().schedule, None, "{text}");
    }
}

#[test]
fn days_and_weeks_are_counted_from_the_last_one() {
    for (every, days) in [(Every::Day, 1), (Every::Week, 7)] {
        let desk = Desk::busy();
        let (schedule, _) = scheduled(&desk, every, 3);
        made(&desk, &schedule);
        assert!(!due(&desk));
        desk.clock.advance(days * DAY - MINUTE);
        assert!(!due(&desk), "{every:?}");
        desk.clock.advance(MINUTE);
        assert!(due(&desk), "{every:?}");
        made(&desk, &schedule);
        assert!(!due(&desk));
        desk.clock.advance(-MINUTE);
        assert!(due(&desk), "a clock that was set back holds nothing up");
    }
}

#[test]
fn a_change_is_followed_by_a_backup() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Change, 3);
    made(&desk, &schedule);
    desk.clock.advance(DAY);
    assert!(!due(&desk), "nothing was changed but by the backup itself");
    desk.shown("New");
    assert!(due(&desk));
    made(&desk, &schedule);
    desk.shown("Another");
    assert!(!due(&desk), "many changes make one");
    desk.clock.advance(5 * MINUTE);
    assert!(due(&desk));
}

#[test]
fn what_is_changed_while_a_backup_is_made_is_in_the_next_one() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Change, 3);
    let mut meanwhile = |done, total| {
        if done == total {
            desk.shown("Meanwhile");
        }
        go_on(done, total)
    };
    let through = Surface::Keywright;
    let (last, _) = back_up(&desk.issuer, "1.2.3", &schedule, through, &mut meanwhile).unwrap();
    desk.clock.advance(5 * MINUTE);
    assert!(due(&desk));
    assert_eq!(made(&desk, &schedule).secrets, last.secrets + 1);
    desk.clock.advance(5 * MINUTE);
    assert!(!due(&desk));
}

#[test]
fn copies_that_are_lost_are_told_and_do_not_empty_the_folder() {
    let desk = Desk::default();
    let [crm, shop, till] = ["CRM", "Shop", "Till"].map(|name| desk.shown(name).id);
    let (schedule, identity) = scheduled(&desk, Every::Day, 2);
    let next = || {
        desk.clock.advance(DAY);
        made(&desk, &schedule)
    };
    let lose = |id| desk.keychain.remove(id).unwrap();
    let full = next();
    assert_eq!((full.secrets, full.lost, full.without_count), (3, 0, 0));
    lose(crm);
    let (first, second) = (next(), next());
    assert_eq!((first.secrets, first.lost), (2, 1));
    assert_eq!(first.without, ["CRM"]);
    // As many are lost as before, but not the same.
    let new = desk.shown("New").id;
    let with_new = next();
    desk.issuer.delete(crm).unwrap();
    lose(new);
    assert_eq!(next().lost, 1);
    lose(shop);
    lose(till);
    // Whoever changes the schedule loses nothing by it.
    schedule.clone().set(&desk.issuer).unwrap();
    let emptied: Vec<LastBackup> = (0..3).map(|_| next()).collect();
    assert_eq!((emptied[2].secrets, emptied[2].lost), (0, 3));

    let there = |last: &LastBackup| fs::metadata(&last.file).is_ok();
    assert!(there(&with_new), "it has the new one");
    assert!(
        !there(&full) && !there(&first) && !there(&second),
        "what they have is deleted, or held"
    );
    assert!(there(&emptied[1]) && there(&emptied[2]), "and the newest");
    let secrets = opened(with_new.file.as_ref(), identity).backup.secrets;
    assert_eq!(secrets.len(), 3, "New, Shop and Till");

    // Once nothing is lost any more, the others go as ever.
    for id in [new, shop, till] {
        desk.issuer.delete(id).unwrap();
    }
    desk.shown("Another");
    assert_eq!(next().lost, 0);
    assert_eq!(desk.files().len(), 2);
}

#[test]
fn a_registry_that_was_put_back_does_not_empty_the_folder() {
    let desk = Desk::default();
    let key = desk.shown("CRM").id;
    let (schedule, identity) = scheduled(&desk, Every::Day, 2);
    let next = || {
        desk.clock.advance(DAY);
        made(&desk, &schedule)
    };
    next();
    let then = desk.registry.settings().unwrap();
    let (_, newest) = (next(), next());
    for (name, value) in then {
        desk.registry.change_setting(&name, &value).unwrap();
    }
    desk.keychain.remove(key).unwrap();
    for _ in 0..4 {
        assert_eq!(next().lost, 1);
    }
    let full = opened(newest.file.as_ref(), identity).backup;
    assert_eq!(full.secrets.len(), 1, "it is there still");
    assert_eq!(desk.files().len(), 3, "with the two newest");
}

#[test]
fn a_key_that_was_deleted_while_the_backup_was_made_has_lost_nothing() {
    let desk = Desk::default();
    let [_, gone] = ["CRM", "Shop"].map(|name| desk.shown(name).id);
    let (schedule, _) = scheduled(&desk, Every::Day, 2);
    let mut delete = |done, total| {
        if done == 0 {
            desk.issuer.delete(gone).unwrap();
        }
        go_on(done, total)
    };
    let by = Surface::Keywright;
    let (last, _) = back_up(&desk.issuer, "1", &schedule, by, &mut delete).unwrap();
    assert_eq!((last.without_count, last.lost), (1, 0));
    assert_eq!(kept(&desk.issuer).unwrap().lost(), 0);
}

#[test]
fn after_a_restoration_the_next_backup_is_due_at_once() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Week, 2);
    made(&desk, &schedule);
    assert!(!due(&desk));
    Schedule::hurry(&desk.issuer).unwrap();
    assert!(due(&desk));
}

#[test]
fn backups_of_a_clock_that_was_ahead_do_not_count() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Day, 2);
    let ahead = [made(&desk, &schedule), made(&desk, &schedule)];
    desk.clock.advance(-10 * DAY);
    let now = [(); 3].map(|()| {
        desk.clock.advance(DAY);
        made(&desk, &schedule)
    });
    let is_there = |last: &LastBackup| fs::metadata(&last.file).is_ok();
    assert_eq!(ahead.each_ref().map(is_there), [true, true]);
    assert_eq!(now.each_ref().map(is_there), [false, true, true]);
}

#[test]
fn what_failed_is_tried_again_after_a_while() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Day, 3);
    let problem = Problem {
        at: desk.issuer.now().0,
        message: "The folder is not there.".to_owned(),
    };
    problem.keep(&desk.issuer).unwrap();
    assert_eq!(kept(&desk.issuer).unwrap().problem, Some(problem));
    assert!(!due(&desk));
    desk.clock.advance(5 * MINUTE);
    assert!(due(&desk));
    made(&desk, &schedule);
    assert_eq!(kept(&desk.issuer).unwrap().problem, None);
}

#[test]
fn the_newest_are_kept_and_nothing_else_is_touched() {
    let desk = Desk::busy();
    let (schedule, identity) = scheduled(&desk, Every::Day, 2);
    let others = [
        "keywright-ffffffff-20260101T000000Z.age",
        "keywright-notes.age",
        "notes.txt",
    ];
    for other in others {
        fs::write(desk.path(other), "").unwrap();
    }
    let mut made = Vec::new();
    for _ in 0..4 {
        desk.clock.advance(DAY);
        made.push(self::made(&desk, &schedule).file);
    }
    let files = desk.files();
    assert_eq!(files.len(), others.len() + 2, "{files:?}");
    for file in &made[2..] {
        assert!(fs::metadata(file).is_ok(), "{file}");
    }
    for other in others {
        assert!(files.contains(&other.to_owned()), "{other}");
    }
    let newest = opened(made[3].as_ref(), identity);
    assert_eq!(newest.backup.secrets.len(), 3);
}

#[test]
fn two_of_one_second_have_two_names() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Day, 9);
    let names: Vec<String> = (0..3).map(|_| made(&desk, &schedule).file).collect();
    assert_eq!(desk.files().len(), 3, "{names:?}");
    let second = schedule.folder.join(&desk.files()[1]);
    let one_kept = Schedule {
        keep: 1,
        ..schedule
    };
    let newest = made(&desk, &one_kept);
    assert!(fs::metadata(second).is_err());
    let names = desk.files();
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(newest.file.ends_with(&names[0]));
}

#[test]
fn what_ended_processes_left_is_cleared_away() {
    let desk = Desk::busy();
    let (schedule, _) = scheduled(&desk, Every::Day, 9);
    let [left, held, new] =
        [("left", 2), ("held", 2 * 24 * 60), ("new", 0)].map(|(name, minutes)| {
            let name = format!(".keywright-backup-{name}.part");
            let file = File::create(desk.path(&name)).unwrap();
            let modified = SystemTime::now() - Duration::from_secs(minutes * 60);
            file.set_modified(modified).unwrap();
            (name, file)
        });
    held.1.lock().unwrap();
    // Its process has ended, and nobody has it open any more.
    drop(left.1);
    made(&desk, &schedule);
    let files = desk.files();
    assert!(!files.contains(&left.0));
    assert!(files.contains(&held.0), "a process has it");
    assert!(files.contains(&new.0), "one has just begun it");
}
