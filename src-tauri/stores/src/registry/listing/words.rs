//! What was typed for keys, each text once: owners, applications and tags.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use keywright_core::fold;

/// Single texts. Those that are the same by [`fold`] are of one kind.
#[derive(Default)]
pub(super) struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<(String, u32)>,
    kinds: HashMap<String, u32>,
    folded: Vec<String>,
}

impl Words {
    /// The number of this text, which may be a new one.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let (number, new) = (self.words.len() as u32, self.folded.len() as u32);
        let folded = fold(word);
        let kind = *self.kinds.entry(folded.clone()).or_insert(new);
        if kind == new {
            self.folded.push(folded);
        }
        self.words.push((word.to_owned(), kind));
        self.numbers.insert(word.to_owned(), number);
        number
    }

    fn word(&self, number: u32) -> &str {
        &self.words[number as usize].0
    }

    /// The text of this number in the form in which those of one kind are the same.
    pub(super) fn folded(&self, number: u32) -> &str {
        &self.folded[self.kind(number) as usize]
    }

    /// The kind of the text of this number.
    pub(super) fn kind(&self, number: u32) -> u32 {
        self.words[number as usize].1
    }

    /// The kind of this text, if there is any of it.
    pub(super) fn kind_of(&self, text: &str) -> Option<u32> {
        self.kinds.get(&fold(text)).copied()
    }

    /// One text of each kind that is used, as it was used first: the most used kinds before
    /// the others, and equals in the order of the alphabet.
    pub(super) fn most_used_first(&self, uses: impl Iterator<Item = u32>) -> Vec<String> {
        let mut kinds: HashMap<u32, (usize, u32)> = HashMap::new();
        for number in uses {
            kinds.entry(self.kind(number)).or_insert((0, number)).0 += 1;
        }
        let mut found: Vec<_> = kinds
            .into_values()
            .map(|(count, first)| (Reverse(count), self.folded(first), first))
            .collect();
        found.sort();
        let words = found.into_iter().map(|(.., first)| self.word(first));
        words.map(str::to_owned).collect()
    }
}

/// Lists of texts, as the table keeps them: one text in a line.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) words: Words,
    numbers: HashMap<String, u32>,
    /// What is in each, and its texts as one, from when that is asked for.
    lists: Vec<(Box<[u32]>, OnceCell<String>)>,
}

impl Lists {
    /// The number of this list, which may be a new one.
    pub(super) fn number(&mut self, lines: &str) -> u32 {
        if let Some(number) = self.numbers.get(lines) {
            return *number;
        }
        let number = self.lists.len() as u32;
        let words = lines.lines().map(|word| self.words.number(word)).collect();
        self.lists.push((words, OnceCell::new()));
        self.numbers.insert(lines.to_owned(), number);
        number
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.lists.len()
    }

    /// The numbers of the texts in the list of this number.
    pub(super) fn list(&self, number: u32) -> &[u32] {
        &self.lists[number as usize].0
    }

    /// The list of this number as one text, folded; `None` for an empty one.
    pub(super) fn joined(&self, number: u32) -> Option<&str> {
        let (words, joined) = &self.lists[number as usize];
        let words = words.iter().map(|word| self.words.word(*word));
        let join = || fold(&words.collect::<Vec<_>>().join(", "));
        Some(joined.get_or_init(join).as_str()).filter(|joined| !joined.is_empty())
    }
}
