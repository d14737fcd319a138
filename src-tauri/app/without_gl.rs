//! Keeps OpenGL out of this process, which draws nothing with it: GTK and WebKitGTK look for
//! it all the same, and its software driver brings a compiler along, some 30 MiB in all.
//! The web process is another; it keeps what it finds.

use std::env;
use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use libloading::Library;

/// `EGL_EXTENSIONS` of EGL 1.4.
const EXTENSIONS: c_int = 0x3055;
/// Where the dispatcher of EGL finds its drivers
/// (<https://github.com/NVIDIA/libglvnd/blob/master/src/EGL/icd_enumeration.md>).
const DRIVERS: &str = "__EGL_VENDOR_LIBRARY_FILENAMES";

/// To be called first of all, while there is one thread.
pub(crate) fn begin() {
    // SAFETY: no other thread reads the environment meanwhile.
    #[expect(unsafe_code, reason = "GTK takes this from the environment alone")]
    unsafe {
        env::set_var("GDK_GL", "disable");
    }
    if env::var_os(DRIVERS).is_some() {
        return;
    }
    // SAFETY: as above. What is started from here on finds its drivers.
    #[expect(
        unsafe_code,
        reason = "the dispatcher takes this from the environment alone"
    )]
    unsafe {
        env::set_var(DRIVERS, "/dev/null");
        look_for_drivers();
        env::remove_var(DRIVERS);
    }
}

/// Has the dispatcher look for its drivers, which it does once in a process.
fn look_for_drivers() {
    type QueryString = unsafe extern "C" fn(*mut c_void, c_int) -> *const c_char;
    // SAFETY: the library's start does nothing but prepare its tables, and the function has
    // this signature since EGL 1.0; without a display it may be asked for extensions.
    #[expect(
        unsafe_code,
        reason = "there is no other way to call a library that may be absent"
    )]
    unsafe {
        let Ok(egl) = Library::new("libEGL.so.1") else {
            return;
        };
        if let Ok(query) = egl.get::<QueryString>("eglQueryString") {
            query(ptr::null_mut(), EXTENSIONS);
        }
        // It stays: what it has found is kept in it.
        std::mem::forget(egl);
    }
}
