//! The texts of a list in one piece, each after the other.

use memchr::memmem::Finder;

/// Texts that are only added. Each consists of whole lines.
#[derive(Default)]
pub(super) struct Texts(String);

impl Texts {
    /// Where this text begins from now on.
    pub(super) fn add(&mut self, text: &str) -> usize {
        let start = self.0.len();
        self.0.push_str(text);
        start
    }

    /// The text from here to there, or to the end.
    pub(super) fn between(&self, start: usize, end: Option<usize>) -> &str {
        &self.0[start..end.unwrap_or(self.0.len())]
    }

    /// In which of the texts that begin at these places, one after the other, all words are
    /// found. No word holds a line's end.
    pub(super) fn find(&self, starts: &[usize], words: &[String]) -> Vec<bool> {
        // The longest leaves the fewest to look at for the others.
        let longest = words.iter().max_by_key(|word| word.len());
        let Some(longest) = longest else {
            return vec![true; starts.len()];
        };
        let mut found = self.find_one(starts, longest);
        for word in words.iter().filter(|word| *word != longest) {
            let finder = Finder::new(word);
            for (at, found) in found.iter_mut().enumerate().filter(|(_, found)| **found) {
                let text = self.between(starts[at], starts.get(at + 1).copied());
                *found = finder.find(text.as_bytes()).is_some();
            }
        }
        found
    }

    fn find_one(&self, starts: &[usize], word: &str) -> Vec<bool> {
        let mut found = vec![false; starts.len()];
        let finder = Finder::new(word);
        let (mut from, mut at) = (0, 0);
        while let Some(hit) = finder.find(&self.0.as_bytes()[from..]) {
            from += hit;
            while starts.get(at + 1).is_some_and(|next| *next <= from) {
                at += 1;
            }
            found[at] = true;
            match starts.get(at + 1) {
                Some(next) => from = *next,
                None => break,
            }
        }
        found
    }
}
