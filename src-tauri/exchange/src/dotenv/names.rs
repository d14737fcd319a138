use std::collections::HashMap;

/// What a shell or a loader of programs goes by: a key of that name would break it, or be run.
const TAKEN: [&str; 28] = [
    "PATH",
    "HOME",
    "IFS",
    "ENV",
    "PWD",
    "OLDPWD",
    "SHELL",
    "USER",
    "LOGNAME",
    "TERM",
    "LANG",
    "MAIL",
    "CDPATH",
    "OPTIND",
    "OPTARG",
    "PPID",
    "UID",
    "EUID",
    "GROUPS",
    "SHELLOPTS",
    "BASHOPTS",
    "RANDOM",
    "SECONDS",
    "LINENO",
    "PERL5OPT",
    "RUBYOPT",
    "PYTHONPATH",
    "NODE_OPTIONS",
];
/// The same, with what such names begin.
const TAKEN_STARTS: [&str; 6] = ["LD_", "DYLD_", "BASH_", "LC_", "PS", "GIT_"];

/// Names for variables, each given once, and the last number that was put behind each.
#[derive(Default)]
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// A name from this one: upper-case letters and digits of ASCII with `_` between them, beginning
    /// with a letter. One that was given before gets a number.
    pub(super) fn name(&mut self, of: &str) -> String {
        let mut name = String::with_capacity(of.len() + 4);
        for character in of.chars() {
            match character {
                letter if letter.is_ascii_alphanumeric() => name.push(letter.to_ascii_uppercase()),
                _ if !name.is_empty() && !name.ends_with('_') => name.push('_'),
                _ => {}
            }
        }
        name.truncate(name.trim_end_matches('_').len());
        let taken = |name: &str| {
            TAKEN.contains(&name) || TAKEN_STARTS.iter().any(|start| name.starts_with(start))
        };
        if name.is_empty() {
            name.push_str("KEY");
        } else if name.starts_with(|first: char| first.is_ascii_digit()) || taken(&name) {
            name.insert_str(0, "KEY_");
        }
        let mut unique = name.clone();
        if let Some(last) = self.0.get(&name) {
            let mut number = *last;
            while self.0.contains_key(&unique) {
                number += 1;
                unique = format!("{name}_{number}");
            }
            self.0.insert(name, number);
        }
        self.0.insert(unique.clone(), 1);
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_give_no_letter_are_counted_past_those_that_were_given() {
        let mut names = Names::default();
        let given = ["Key 2", "密钥", "密钥", "Key 2", "钥匙"].map(|of| names.name(of));
        assert_eq!(given, ["KEY_2", "KEY", "KEY_3", "KEY_2_2", "KEY_4"]);
        let many: HashMap<String, ()> = (0..20_000).map(|_| (names.name("密"), ())).collect();
        assert_eq!(many.len(), 20_000);
    }
}
