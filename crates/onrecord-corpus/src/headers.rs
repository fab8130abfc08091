//! The `key: value` lines at the head of a record block.

use onrecord_text::Published;

use crate::error::Problem;

/// What is known about a passage, apart from its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headers {
    /// When it was published; relative dates are counted from here.
    pub published: Option<Published>,
    /// The construction it is written for: `split-quote`, `passive`.
    pub family: Option<String>,
    /// How it is written: `wire`, `broadcast`, `translated`.
    pub style: Option<String>,
    /// The part of the world it plays in.
    pub region: Option<String>,
    /// What it is for, where the folder does not say.
    pub split: Option<Split>,
    /// A remark for the reader: why a judgement was made.
    pub note: Option<String>,
}

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Split {
    /// The model learns from it.
    Train,
    /// Choices are measured on it.
    Dev,
    /// It specifies behaviour, under test.
    Spec,
}

impl Split {
    /// Its name in headers and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Spec => "spec",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Train, Self::Dev, Self::Spec].into_iter().find(|split| split.name() == name)
    }
}

impl Headers {
    /// Takes in `name: value`.
    pub(crate) fn set(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let unreadable = |expected| Problem::HeaderValue {
            header: name.to_owned(),
            value: value.to_owned(),
            expected,
        };
        if value.is_empty() {
            return Err(unreadable("a value after the colon, or leave the line out"));
        }
        let text = || value.to_owned();
        match name {
            "published" => {
                let day = value.parse().map_err(|_| unreadable("a date such as 2024-06-21"))?;
                put(&mut self.published, name, day)
            }
            "split" => {
                let split = Split::named(value).ok_or_else(|| unreadable("train, dev or spec"))?;
                put(&mut self.split, name, split)
            }
            "family" => put(&mut self.family, name, text()),
            "style" => put(&mut self.style, name, text()),
            "region" => put(&mut self.region, name, text()),
            "note" => put(&mut self.note, name, text()),
            _ => Err(Problem::UnknownHeader(name.to_owned())),
        }
    }
}

fn put<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), Problem> {
    match slot.replace(value) {
        Some(_) => Err(Problem::HeaderTwice(name.to_owned())),
        None => Ok(()),
    }
}
