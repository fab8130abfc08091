//! The articles of all inputs, one after the other, with what is to be said between them.

use std::collections::VecDeque;

use onrecord::Article;
use onrecord_read::{Options, Raw, ReadError, Source};

use super::Input;
use super::advice::{complaint, remark};
use crate::report::{Complaint, Level};

/// What comes next.
#[derive(Debug)]
pub(crate) enum Next {
    /// An article, and how many bytes of all inputs had been read when it came.
    Article(Box<Raw>, u64),
    /// Something to say.
    Say(Level, Complaint),
}

/// The articles of all inputs.
pub(crate) struct Articles<'a> {
    inputs: std::slice::Iter<'a, Input>,
    options: &'a Options,
    source: Option<Source>,
    waiting: VecDeque<Next>,
    /// The bytes of the inputs that are over, and those of this one.
    over: u64,
    size: u64,
}

impl<'a> Articles<'a> {
    pub(crate) fn new(inputs: &'a [Input], options: &'a Options) -> Self {
        let (inputs, waiting) = (inputs.iter(), VecDeque::new());
        Self { inputs, options, source: None, waiting, over: 0, size: 0 }
    }

    /// Whether the first input is one article, and not as many as it holds.
    pub(crate) fn is_single(&mut self) -> bool {
        if self.source.is_none() && self.waiting.is_empty() {
            self.open();
        }
        self.source.as_ref().is_none_or(|source| source.format().is_single())
    }

    /// Opens the next input; whether there is one.
    fn open(&mut self) -> bool {
        let Some(input) = self.inputs.next() else { return false };
        self.over += std::mem::replace(&mut self.size, input.size());
        match input.open(self.options) {
            Ok(source) => self.source = Some(source),
            Err(error) => self.fail(&error),
        }
        true
    }

    fn fail(&mut self, error: &ReadError) {
        self.waiting.push_back(Next::Say(Level::Error, complaint(error)));
    }

    /// Takes the next article out of the input that is open; whether one is.
    fn take(&mut self) -> bool {
        let Some(mut source) = self.source.take() else { return false };
        let raw = source.next();
        for (level, complaint) in source.remarks().iter().map(remark) {
            self.waiting.push_back(Next::Say(level, complaint));
        }
        let position = self.over + source.position();
        // An input that is over is closed.
        if let Some(raw) = raw {
            self.source = Some(source);
            match raw {
                Ok(raw) => self.waiting.push_back(Next::Article(Box::new(raw), position)),
                Err(error) => self.fail(&error),
            }
        }
        true
    }
}

impl Iterator for Articles<'_> {
    type Item = Next;

    fn next(&mut self) -> Option<Next> {
        loop {
            if let Some(next) = self.waiting.pop_front() {
                return Some(next);
            }
            if !self.take() && !self.open() {
                return None;
            }
        }
    }
}

/// An article ready to be coded, with what is to be said of it.
pub(crate) fn read(
    raw: Raw,
    options: &Options,
) -> Result<(Article, Vec<(Level, Complaint)>), Complaint> {
    let item = raw.read(options).map_err(|error| complaint(&error))?;
    Ok((item.article, item.remarks.iter().map(remark).collect()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn articles_and_messages_come_in_the_order_of_the_inputs() {
        let folder = tempfile::tempdir().unwrap();
        let input = |name: &str, text: &str| {
            let path = folder.path().join(name);
            if !text.is_empty() {
                fs::write(&path, text).unwrap();
            }
            Input { path, id: name.to_owned() }
        };
        let inputs = [
            input("a.csv", "body\nOne.\n\" \"\n"),
            input("missing.txt", ""),
            input("b.txt", "Two."),
        ];
        let options = Options::default();
        let mut articles = Articles::new(&inputs, &options);
        assert!(!articles.is_single());
        let told: Vec<String> = articles
            .map(|next| match next {
                Next::Article(raw, _) => raw.place().to_string(),
                Next::Say(level, complaint) => format!("{level:?} {complaint}"),
            })
            .map(|told| told.replace(&format!("{}/", folder.path().display()), ""))
            .collect();
        assert!(told[0].starts_with("Note a.csv: columns chosen by their names: text=body; help:"));
        assert_eq!(told[1], "a.csv: row 1");
        assert_eq!(told[2], "Error a.csv: row 2: there is no text in it");
        assert!(told[3].starts_with("Error missing.txt: no such file"), "{told:?}");
        assert_eq!(told[4..], ["b.txt"]);
    }
}
