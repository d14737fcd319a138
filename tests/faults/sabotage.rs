//! Has SQLite's own writes fail, as a disk does that is full or went read-only: the real
//! code on real files, except that the system's answer to a write is ours.
//!
//! It holds for the whole process, so only one that does nothing else may use it.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};
use std::mem::transmute;
use std::ptr::null;
use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering::SeqCst};

use rusqlite::ffi::{SQLITE_OK, sqlite3_vfs_find};
use rustix::process::{Signal, getpid, kill_process};

/// In the place of an error: the process is killed.
const DEATH: c_int = 0;

/// Writes that still work.
static LEFT: AtomicUsize = AtomicUsize::new(usize::MAX);
/// The error with which all later ones fail.
static ERROR: AtomicI32 = AtomicI32::new(0);
/// How many have failed.
static FAILED: AtomicUsize = AtomicUsize::new(0);

/// From now on so many writes work, and all later ones fail with this number of an error.
pub fn fail_after(writes: usize, error: c_int) {
    ERROR.store(error, SeqCst);
    FAILED.store(0, SeqCst);
    LEFT.store(writes, SeqCst);
}

/// From now on so many writes work, and the next one kills the process.
pub fn die_after(writes: usize) {
    fail_after(writes, DEATH);
}

/// All writes work again. Gives how many have failed.
pub fn stop() -> usize {
    LEFT.store(usize::MAX, SeqCst);
    FAILED.load(SeqCst)
}

/// Puts itself between SQLite and the system.
pub fn install() {
    replace(c"write", write as *const ());
    replace(c"pwrite", pwrite as *const ());
    replace(c"pwrite64", pwrite as *const ());
    replace(c"ftruncate", ftruncate as *const ());
}

fn replace(name: &CStr, call: *const ()) {
    // SAFETY: SQLite's default file system lives as long as the process, `name` is one of
    // the calls that it lets tests replace, and `call` has the signature of that one. It is
    // called before any database is open.
    let outcome = unsafe {
        let system = sqlite3_vfs_find(null());
        let set = (*system)
            .xSetSystemCall
            .expect("SQLite lets tests replace system calls");
        let call = transmute::<*const (), unsafe extern "C" fn()>(call);
        set(system, name.as_ptr(), Some(call))
    };
    assert!(
        outcome == SQLITE_OK || name == c"pwrite64" || name == c"pwrite",
        "{name:?}"
    );
}

/// Whether this write fails; then the number of the error is set.
fn fails() -> bool {
    let left = LEFT.fetch_update(SeqCst, SeqCst, |left| match left {
        usize::MAX => Some(left),
        left => left.checked_sub(1),
    });
    if left.is_ok() {
        return false;
    }
    FAILED.fetch_add(1, SeqCst);
    match ERROR.load(SeqCst) {
        DEATH => kill_process(getpid(), Signal::KILL).unwrap(),
        // SAFETY: the thread's own number, which may always be written.
        error => unsafe { *libc::__errno_location() = error },
    }
    true
}

unsafe extern "C" fn write(file: c_int, from: *const c_void, count: usize) -> isize {
    // SAFETY: the caller's promise is passed on.
    if fails() {
        -1
    } else {
        unsafe { libc::write(file, from, count) }
    }
}

unsafe extern "C" fn pwrite(file: c_int, from: *const c_void, count: usize, at: i64) -> isize {
    // SAFETY: the caller's promise is passed on.
    if fails() {
        -1
    } else {
        unsafe { libc::pwrite(file, from, count, at) }
    }
}

unsafe extern "C" fn ftruncate(file: c_int, size: i64) -> c_int {
    // SAFETY: as above.
    if fails() {
        -1
    } else {
        unsafe { libc::ftruncate(file, size) }
    }
}
