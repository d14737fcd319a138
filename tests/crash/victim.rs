//! A process that issues keys on the real stores, to be killed while it does.
//!
//! It says on standard output what a person would have seen, a line at a time: `shown ID`
//! before it notes that the key was shown, `renamed ID`, `deleted ID` and `undone ID` once the
//! renaming, the deletion and the undoing of a rotation have returned. What one says that works on
//! a vault file is in `vault_victim.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod fatal;
mod vault_victim;

use std::io::stdin;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::{env, fs, thread};

use keywright_backup::{DecryptWith, Identity, Recipient};
use keywright_core::{
    Details, Environment, Incoming, IssueError, Issuer, KeyId, NewKey, Overlap, RegistryError,
    RestoreChoice, Surface,
};
use keywright_exchange::{TakeOver, read};
use keywright_safekeeping::{self as safekeeping, Every, Schedule};
use keywright_stores::{
    Dirs, SqliteRegistry, StoreChoice, SystemClock, SystemKeychain, open_stores,
};
use keywright_tests::{issuer_on, sabotage};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use zeroize::Zeroizing;

use fatal::{Fatal, Instants};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [folder, order @ ..] = words.as_slice() else {
        panic!("no folder")
    };
    let folder = Path::new(folder);
    match order {
        ["create", name, last] => {
            create(&dying(folder, last), name);
        }
        ["quick", name, last] => quick_create(&dying(folder, last), name),
        ["rename", id, name, last] => {
            rename(&dying(folder, last), KeyId::from_hex(id).unwrap(), name);
        }
        ["delete", id, last] => delete(&dying(folder, last), KeyId::from_hex(id).unwrap()),
        ["rotate", id, minutes, last] => {
            let overlap = Overlap::minutes(minutes.parse().unwrap()).unwrap();
            rotate(&dying(folder, last), KeyId::from_hex(id).unwrap(), overlap);
        }
        ["undo", id, last] => undo(&dying(folder, last), KeyId::from_hex(id).unwrap()),
        ["make", last] => make(folder, last.parse().unwrap()),
        ["back-up", target, recipient] => back_up(&issuer(folder), target, recipient),
        ["restore", file] => restore(&issuer(folder), file),
        ["restore", file, last] => restore(&dying(folder, last), file),
        ["import", file] => import(&issuer(folder), file),
        ["import", file, last] => import(&dying(folder, last), file),
        ["move", to] => move_secrets(folder, to, &mut || {}),
        ["move", to, last] => {
            let instants = Instants::until(last.parse().unwrap());
            move_secrets(folder, to, &mut || instants.pass());
        }
        ["busy", seed] => busy(&issuer(folder), seed.parse().unwrap()),
        ["many", count, name] => many(&issuer(folder), count.parse().unwrap(), name),
        ["vault", seed] => vault_victim::busy(folder, seed.parse().unwrap()),
        ["vault", seed, count] => {
            vault_victim::fill(folder, seed.parse().unwrap(), count.parse().unwrap())
        }
        _ => panic!("unknown order {order:?}"),
    }
    println!("done");
}

fn open(folder: &Path) -> Arc<SqliteRegistry> {
    Arc::new(SqliteRegistry::open(folder).unwrap())
}

fn issuer(folder: &Path) -> Issuer {
    issuer_on(
        open(folder),
        Arc::new(SystemKeychain::default()),
        Arc::new(SystemClock),
    )
}

/// An issuer whose process is killed at this instant before or after a call of a port.
fn dying(folder: &Path, last: &str) -> Issuer {
    let instants = Instants::until(last.parse().unwrap());
    let registry = Fatal {
        port: open(folder),
        instants: instants.clone(),
    };
    let keychain = Fatal {
        port: Arc::new(SystemKeychain::default()),
        instants,
    };
    issuer_on(
        Arc::new(registry),
        Arc::new(keychain),
        Arc::new(SystemClock),
    )
}

/// Makes the registry, killed at this write of SQLite's.
fn make(folder: &Path, last: usize) {
    sabotage::install();
    sabotage::die_after(last);
    drop(open(folder));
    sabotage::stop();
}

fn create(issuer: &Issuer, name: &str) -> KeyId {
    let created = issuer
        .create(&NewKey::named(name, Environment::Live))
        .unwrap();
    let id = created.record.id;
    println!("shown {id}");
    issuer.mark_shown(id).unwrap();
    id
}

fn quick_create(issuer: &Issuer, name: &str) {
    let surface = Surface::Tray;
    let outcome = issuer.quick_create(name, Environment::Live, surface, |created| {
        println!("shown {}", created.record.id);
        Ok::<_, ()>(())
    });
    outcome.unwrap().1.unwrap();
}

fn rename(issuer: &Issuer, id: KeyId, name: &str) {
    issuer.rename(id, name).unwrap();
    println!("renamed {id}");
    issuer.renew_labels().unwrap();
}

fn delete(issuer: &Issuer, id: KeyId) {
    println!("deleting {id}");
    issuer.delete(id).unwrap();
    println!("deleted {id}");
}

fn rotate(issuer: &Issuer, id: KeyId, overlap: Overlap) {
    let successor = issuer.rotate(id, overlap).unwrap().record.id;
    println!("shown {successor}");
    issuer.mark_shown(successor).unwrap();
}

fn undo(issuer: &Issuer, id: KeyId) {
    issuer.undo_rotation(id).unwrap();
    println!("undone {id}");
}

/// Makes one scheduled backup after the other until it is killed.
fn back_up(issuer: &Issuer, folder: &str, recipient: &str) {
    let schedule = Schedule {
        folder: folder.into(),
        every: Every::Change,
        keep: 3,
        recipient: Recipient::parse(recipient).unwrap(),
    };
    loop {
        let go_on = &mut |_, _| ControlFlow::Continue(());
        safekeeping::back_up(issuer, "test", &schedule, Surface::Keywright, go_on).unwrap();
        println!("made");
    }
}

/// Restores the file; its identity comes on standard input.
fn restore(issuer: &Issuer, file: &str) {
    let mut identity = Zeroizing::new(String::new());
    stdin().read_line(&mut identity).unwrap();
    let with = DecryptWith::Identity(Identity::parse(&identity).unwrap());
    let backup = safekeeping::open(Path::new(file), &with).unwrap().backup;
    let on = issuer.preview_restore(&backup).unwrap().on;
    println!("restoring");
    let go_on = &mut |_, _| ControlFlow::Continue(());
    issuer
        .restore(&backup, RestoreChoice::default(), on, go_on)
        .unwrap();
    println!("restored");
}

/// Moves all secrets.
fn move_secrets(folder: &Path, to: &str, between: &mut dyn FnMut()) {
    let stores = open_stores(&Dirs::at(folder), Surface::Window).unwrap();
    let choice = match to {
        "vault" => StoreChoice::VaultWithKeychain,
        _ => StoreChoice::Keychain,
    };
    let go_on = &mut |_, _| {
        between();
        ControlFlow::Continue(())
    };
    let report = stores.secrets.move_to(&choice, go_on).unwrap();
    println!("moved {}", report.moved);
}

/// Takes over all keys of a sheet.
fn import(issuer: &Issuer, file: &str) {
    let rows = read(TakeOver::Csv, &fs::read(file).unwrap(), None).unwrap();
    let secrets = rows
        .iter()
        .map(|row| row.secret.as_ref().unwrap().access_key());
    let secrets: Vec<_> = secrets.map(Option::unwrap).collect();
    let details = Details::default();
    let keys = rows.iter().zip(&secrets).map(|(row, secret)| Incoming {
        name: &row.name,
        secret,
        environment: row.environment,
        details: &details,
        expires_at: row.expires_at,
        chosen: true,
    });
    let keys: Vec<_> = keys.collect();
    println!("importing");
    let go_on = &mut |_, _| ControlFlow::Continue(());
    issuer.import(&keys, "csv", go_on).unwrap();
    println!("imported");
}

/// Creates, shows and deletes until it is killed.
fn busy(issuer: &Issuer, seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let mut made = Vec::new();
    issuer.recover().unwrap();
    for number in 0_u64.. {
        if made.is_empty() || random.random_ratio(3, 5) {
            made.push(create(issuer, &format!("Key {seed} {number}")));
        } else {
            let id = made.swap_remove(random.random_range(0..made.len()));
            delete(issuer, id);
        }
    }
}

/// Creates that many keys. While each is under way, another thread has recovery run.
fn many(issuer: &Issuer, count: usize, name: &str) {
    let (begins, begun) = sync_channel(0);
    thread::scope(|scope| {
        scope.spawn(move || begun.iter().for_each(|()| recover(issuer)));
        for number in 0..count {
            begins.send(()).unwrap();
            create(issuer, &format!("{name} {number}"));
        }
        drop(begins);
    });
    assert_eq!(issuer.never_shown().unwrap(), [], "each was shown");
}

/// Whoever meets a taken name looks twice for what ended processes left.
fn recover(issuer: &Issuer) {
    for _ in 0..10 {
        let refused = issuer
            .create(&NewKey::named("Taken", Environment::Test))
            .map(|made| made.record);
        assert!(
            matches!(
                refused,
                Err(IssueError::Registry(RegistryError::NameTaken(_)))
            ),
            "{refused:?}"
        );
    }
}
