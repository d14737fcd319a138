//! A page as a browser reads it.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A name and the attributes.
pub(crate) type Element = (String, Vec<(String, String)>);

/// What a browser sees: the elements, and the texts between them.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) elements: RefCell<Vec<Element>>,
    open: RefCell<Vec<String>>,
    texts: RefCell<Vec<String>>,
}

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(Tag {
                kind: TagKind::StartTag,
                name,
                attrs,
                ..
            }) => {
                let name = name.to_string();
                if !["meta", "br"].contains(&name.as_str()) {
                    self.open.borrow_mut().push(name.clone());
                }
                let attributes = attrs
                    .iter()
                    .map(|one| (one.name.local.to_string(), one.value.to_string()));
                let element = (name, attributes.collect());
                self.elements.borrow_mut().push(element);
                self.texts.borrow_mut().push(String::new());
            }
            Token::TagToken(Tag { name, .. }) => {
                let opened = self.open.borrow_mut().pop();
                assert_eq!(
                    opened.as_deref(),
                    Some(&*name),
                    "each end has its beginning"
                );
                self.texts.borrow_mut().push(String::new());
            }
            Token::CharacterTokens(text) => {
                if let Some(last) = self.texts.borrow_mut().last_mut() {
                    last.push_str(&text);
                }
            }
            Token::ParseError(error) => panic!("{error}"),
            Token::CommentToken(_) | Token::NullCharacterToken => panic!("nobody wrote that"),
            Token::DoctypeToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// Fails on whatever a browser would have to mend.
pub(crate) fn see(html: &str) -> Seen {
    let tokenizer = Tokenizer::new(
        Seen::default(),
        TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        },
    );
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    assert_eq!(*tokenizer.sink.open.borrow(), Vec::<String>::new());
    tokenizer.sink
}

/// The texts of the page's body, without blank ones.
pub(crate) fn texts(html: &str) -> Vec<String> {
    let seen = see(html);
    let texts = seen.texts.take().into_iter();
    let texts = texts.map(|text| text.trim().to_owned());
    let style = texts.skip_while(|text| !text.starts_with(":root"));
    style.skip(1).filter(|text| !text.is_empty()).collect()
}

/// The texts from this one on.
pub(crate) fn from<'a>(texts: &'a [String], first: &str) -> &'a [String] {
    let at = texts.iter().position(|text| text == first);
    &texts[at.unwrap_or_else(|| panic!("no {first} in {texts:?}"))..]
}
