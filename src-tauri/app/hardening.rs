//! A crashed process must not leave its memory, and the keys in it, on the disk.

/// Turns core dumps off, for this process and for those it starts. Release builds only:
/// a developer's crash is worth a dump, and holds no one's keys.
pub(crate) fn forbid_core_dumps() {
    #[cfg(all(unix, not(debug_assertions)))]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // A limit can always be lowered.
        let _ = setrlimit(
            Resource::Core,
            Rlimit {
                current: Some(0),
                maximum: Some(0),
            },
        );
        // Where the kernel pipes dumps to a program, the limit does not count.
        #[cfg(target_os = "linux")]
        let _ =
            rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
