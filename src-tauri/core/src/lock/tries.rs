use crate::Timestamp;

/// So many wrong tries cost no waiting: anybody may slip.
const FREE: u32 = 3;
/// In milliseconds, after the first one that does; each further one doubles it.
const FIRST_WAIT: i64 = 5_000;
const LONGEST_WAIT: i64 = 60 * 60 * 1000;

/// The wrong tries since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tries {
    wrong: u32,
    last: Option<Timestamp>,
}

impl Tries {
    /// Reads what the registry holds. Someone who can write nonsense there could write that there
    /// were none.
    pub(super) fn read(kept: &str) -> Self {
        let parts = kept.split_once(' ');
        let read = parts.and_then(|(wrong, last)| Some((wrong.parse().ok()?, last.parse().ok()?)));
        read.map_or_else(Self::default, |(wrong, last)| Self {
            wrong,
            last: Some(Timestamp(last)),
        })
    }

    /// As the registry holds it.
    pub(super) fn value(self) -> String {
        self.last.map_or_else(String::new, |Timestamp(last)| {
            format!("{} {last}", self.wrong)
        })
    }

    /// How many there were.
    pub(super) fn wrong(self) -> u32 {
        self.wrong
    }

    /// Whether the activity says so: of the first, and whenever there are twice as many.
    pub(super) fn is_noted(self) -> bool {
        self.wrong.is_power_of_two()
    }

    /// With one more, now.
    pub(super) fn and_one(self, now: Timestamp) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            last: Some(now),
        }
    }

    /// Where the clock was set back behind the last one, the waiting begins anew: otherwise it
    /// would take until the clock is there again. It never gets shorter by that.
    pub(super) fn seen_at(self, now: Timestamp) -> Self {
        Self {
            last: self.last.map(|last| last.min(now)),
            ..self
        }
    }

    /// How many milliseconds from now the next try has to wait.
    pub(super) fn wait(self, now: Timestamp) -> u64 {
        let Some(last) = self.seen_at(now).last else {
            return 0;
        };
        let Some(doubled) = self.wrong.checked_sub(FREE + 1) else {
            return 0;
        };
        let wait = (FIRST_WAIT << doubled.min(20)).min(LONGEST_WAIT);
        let gone = now.0.saturating_sub(last.0);
        u64::try_from(wait.saturating_sub(gone)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1000;
    const NOW: Timestamp = Timestamp(1_700_000_000_000);

    fn wrong(count: u32) -> Tries {
        (0..count).fold(Tries::default(), |tries, _| tries.and_one(NOW))
    }

    #[test]
    fn the_first_three_are_free_and_then_each_waits_twice_as_long_up_to_an_hour() {
        let waits: Vec<u64> = (0..=16).map(|count| wrong(count).wait(NOW)).collect();
        let seconds = [
            0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600,
        ];
        assert_eq!(waits, seconds.map(|seconds| seconds * SECOND));
        let many = Tries {
            wrong: u32::MAX,
            last: Some(NOW),
        };
        assert_eq!(many.and_one(NOW).wait(NOW), 3600 * SECOND);
    }

    #[test]
    fn the_waiting_ends_to_the_millisecond() {
        let tries = wrong(4);
        assert_eq!(tries.wait(Timestamp(NOW.0 + 4_999)), 1);
        assert_eq!(tries.wait(Timestamp(NOW.0 + 5_000)), 0);
        assert_eq!(tries.wait(Timestamp(i64::MAX)), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_it_neither_shorter_nor_endless() {
        let tries = wrong(5);
        let back = Timestamp(NOW.0 - 86_400_000);
        assert_eq!(tries.wait(back), 10 * SECOND, "the whole of it");
        let seen = tries.seen_at(back);
        assert_eq!(seen.wait(Timestamp(back.0 + 9_000)), SECOND);
        assert_eq!(seen.wait(Timestamp(back.0 + 10_000)), 0);
        let later = Timestamp(NOW.0 + 1);
        assert_eq!(
            tries.seen_at(later),
            tries,
            "a clock that goes on changes nothing"
        );
        assert_eq!(tries.wait(Timestamp(i64::MIN)), 10 * SECOND);
    }

    #[test]
    fn they_are_read_as_they_were_written() {
        for tries in [Tries::default(), wrong(1), wrong(7)] {
            assert_eq!(Tries::read(&tries.value()), tries);
        }
        for nonsense in ["", "4", "four 5", "4 5 6", "-1 5"] {
            assert_eq!(Tries::read(nonsense), Tries::default(), "{nonsense:?}");
        }
    }
}
