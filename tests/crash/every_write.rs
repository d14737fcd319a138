//! A kill at every write of SQLite's while the registry is made for the first time.

use keywright_stores::SqliteRegistry;
use keywright_tests::{integrity, list};

use crate::{ended, victim};

#[test]
fn killed_at_any_write_of_making_the_registry_it_is_made_the_next_time() {
    for last in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let (said, survived) = ended(victim(folder.path(), &["make", &last.to_string()]));
        let registry = SqliteRegistry::open(folder.path());
        let registry = registry.unwrap_or_else(|error| panic!("killed at write {last}: {error}"));
        assert_eq!(list(&registry), []);
        integrity(folder.path());
        if survived {
            assert_eq!(said, "done\n");
            assert!(last > 10, "making it takes more than {last} writes");
            break;
        }
    }
}
