use keywright_core::Timestamp;

/// What a sentence is about.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// As it is.
    Text(&'a str),
    /// A number, on which words may depend.
    Number(usize),
}

/// Says the sentence of a name with the values of its variables.
pub type Say<'a> = &'a dyn Fn(&str, &[(&str, Value<'_>)]) -> String;

/// How a file speaks to people: in the language of the interface, at the person's local time.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language's tag (BCP 47).
    pub language: &'a str,
    /// The sentences. No value is to be made harmless for any kind of file there: that has
    /// been, or will be, done here.
    pub say: Say<'a>,
    /// An instant as date and time.
    pub instant: &'a dyn Fn(Timestamp) -> String,
}

impl Words<'_> {
    /// A sentence without values.
    pub(crate) fn plain(&self, name: &str) -> String {
        (self.say)(name, &[])
    }

    /// A sentence with a number, `$count`.
    pub(crate) fn counted(&self, name: &str, count: usize) -> String {
        (self.say)(name, &[("count", Value::Number(count))])
    }

    /// A sentence with an instant, `$when`.
    pub(crate) fn dated(&self, name: &str, when: Timestamp) -> String {
        (self.say)(name, &[("when", Value::Text(&(self.instant)(when)))])
    }

    /// A sentence with one text.
    pub(crate) fn with(&self, name: &str, variable: &str, text: &str) -> String {
        (self.say)(name, &[(variable, Value::Text(text))])
    }
}
