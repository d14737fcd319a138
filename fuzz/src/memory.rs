use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Does this with an input; ends the run where it takes more bytes of memory at once.
///
/// libFuzzer looks at the whole process once a second, and can look at single allocations only with a
/// sanitizer.
pub fn within<T>(most: usize, work: impl FnOnce() -> T) -> T {
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let done = work();
    let taken = ALLOCATED.peak_usage().saturating_sub(before);
    assert!(
        taken <= most,
        "{taken} bytes of memory; at most {most} are allowed"
    );
    done
}
