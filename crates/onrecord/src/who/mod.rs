//! Who speaks: the sources of an article's statements, joined to the fullest name that the article
//! gives each speaker.
//!
//! A source is read as a phrase by itself first ([`phrase`], with [`proper`] for names and
//! [`standing`] for descriptions); a joint one is cut into its speakers ([`conjunct`]). Then the
//! mentions of the whole article ([`mention`]) become a cast of characters: names first, wherever
//! they stand ([`cast`]), then, in the order of the text, descriptions ([`nominal`]) and pronouns
//! ([`pronoun`]), last the "I" and "we" of what is said ([`first_person`]).
//!
//! Rules and tables only: nothing here is guessed from who holds an office in the world. It never
//! fails, and it takes time in proportion to the text.

mod back_reference;
mod cast;
mod character;
mod conjunct;
mod first_person;
mod fits;
mod log;
mod mention;
mod named;
mod nominal;
mod outcome;
mod phrase;
mod place;
mod printing;
mod pronoun;
mod proper;
mod resolve;
pub(crate) mod sentence;
mod standing;
pub(crate) mod token;

#[cfg(test)]
mod tests;

use onrecord_text::{Document, Span};

use crate::record::ActorKind;

/// What `who` needs to know of a statement.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceMention {
    /// The words that name its source; none where the text names nobody.
    pub(crate) spans: Vec<Span>,
    /// What is said.
    pub(crate) contents: Vec<Span>,
    /// The statement it stands in, by place in the list.
    pub(crate) parent: Option<usize>,
}

/// The speakers of an article's statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Speakers {
    /// For each statement, in the order given.
    pub(crate) sources: Vec<NamedSource>,
    /// Those who speak, in the order of their first mention.
    pub(crate) actors: Vec<Speaker>,
}

/// The source of one statement, with the actors meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NamedSource {
    /// The words that name it; those of joint speakers apart.
    pub(crate) spans: Vec<Span>,
    /// Places in [`Speakers::actors`], each once.
    pub(crate) actors: Vec<usize>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Speaker {
    /// The fullest name the text or the tables give; a description where there is none.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: ActorKind,
    /// ISO 3166-1 alpha-3, or PLOVER's code for an international actor.
    pub(crate) country: Option<&'static str>,
    /// PLOVER sector.
    pub(crate) sector: Option<&'static str>,
    /// Its office or description in the text's words.
    pub(crate) role: Option<String>,
    /// Where the text mentions it, in order.
    pub(crate) mentions: Vec<Span>,
}

/// Names the speakers of an article's statements.
pub(crate) fn name_sources(text: &str, document: &Document, sources: &[SourceMention]) -> Speakers {
    resolve::Resolver::new(text, document, sources).run()
}
