//! A page as a row of tags and texts, read without building a tree: no depth of nesting costs
//! anything here.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// What is told of a page, in the order of its source.
pub(super) trait Visitor {
    /// A start tag.
    fn start(&mut self, tag: &Start);
    /// An end tag.
    fn end(&mut self, name: &str);
    /// A stretch of text, its entities resolved; the inside of scripts and styles too.
    fn text(&mut self, text: &str);
}

/// A start tag with its attributes.
pub(super) struct Start {
    tag: Tag,
}

impl Start {
    /// Its name in lower case.
    pub(super) fn name(&self) -> &str {
        &self.tag.name
    }

    /// Whether it ends itself, as `<br/>` does.
    pub(super) fn is_closed(&self) -> bool {
        self.tag.self_closing
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.tag.attrs.iter().find(|attribute| *attribute.name.local == *name);
        found.map(|attribute| &*attribute.value)
    }
}

/// Tells a visitor everything in `html`.
pub(super) fn visit(html: &str, visitor: &mut impl Visitor) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(visitor)), TokenizerOpts::default());
    // The end tag of a script pauses the tokenizer.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
}

/// Text in which entities may stand, as in `Farmers &amp; fishers`, without them.
pub(super) fn unescaped(text: &str) -> String {
    struct Text(String);
    impl Visitor for Text {
        fn start(&mut self, _: &Start) {}
        fn end(&mut self, _: &str) {}
        fn text(&mut self, text: &str) {
            self.0.push_str(text);
        }
    }
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut found = Text(String::new());
    visit(text, &mut found);
    found.0
}

struct Sink<'v, V>(RefCell<&'v mut V>);

impl<V: Visitor> TokenSink for Sink<'_, V> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut visitor = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => visitor.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => visitor.end(&tag.name),
            Token::TagToken(tag) => {
                let raw = match &*tag.name {
                    "script" => Some(ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(Rawtext),
                    "title" | "textarea" => Some(Rcdata),
                    _ => None,
                };
                // `<title/>` inside a drawing holds nothing; on a page it would never end.
                let raw = raw.filter(|_| !tag.self_closing);
                visitor.start(&Start { tag });
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[derive(Default)]
    struct Told(String);

    impl Visitor for Told {
        fn start(&mut self, tag: &Start) {
            let id = tag.attribute("id").unwrap_or_default();
            write!(self.0, "<{} {id:?}>", tag.name()).unwrap();
        }
        fn end(&mut self, name: &str) {
            write!(self.0, "</{name}>").unwrap();
        }
        fn text(&mut self, text: &str) {
            self.0 += text;
        }
    }

    #[test]
    fn scripts_and_titles_hold_text_and_no_tags() {
        let mut told = Told::default();
        let html = "<title>A <b></title><script>if (a<b) {\"<p>\"}</script><p id=x>1 &lt; 2";
        visit(html, &mut told);
        let expected = "<title \"\">A <b></title><script \"\">if (a<b) {\"<p>\"}</script>\
                        <p \"x\">1 < 2";
        assert_eq!(told.0, expected);
    }
}
