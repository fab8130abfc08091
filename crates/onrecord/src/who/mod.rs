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
mod candidate;
mod cast;
mod character;
mod conjunct;
mod first_person;
mod fits;
mod kin;
mod kind;
mod known;
mod log;
mod mention;
mod money;
mod named;
mod nominal;
mod outcome;
mod owner;
mod phrase;
mod place;
mod printing;
mod pronoun;
mod proper;
mod reason;
mod resolve;
pub(crate) mod sentence;
mod setting;
mod speaking;
mod standing;
pub(crate) mod token;
mod whole;
mod whose;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod whose_rows;

pub(crate) use known::{Identity, Known, Reported};
use onrecord_model::Reading;
use onrecord_text::{Document, Span};
pub(crate) use whole::complete_names;

use crate::record::ActorKind;
use crate::trace::Reason;

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
    /// For each mention asked for, in the order given: places in `actors`.
    pub(crate) asked: Vec<Vec<usize>>,
    /// The country whose capital the report was filed from.
    pub(crate) dateline: Option<&'static str>,
    /// Where the report is set, as far as its words tell.
    pub(crate) setting: setting::Setting,
    /// All of them, in the order of their first mention.
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

/// A mention of somebody, with the rule that made it one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mentioned {
    /// Its words.
    pub(crate) span: Span,
    /// Why they mean that one.
    pub(crate) why: Reason,
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
    /// Where the country comes from, if not from its own words.
    pub(crate) country_by: Option<Reason>,
    /// Whose it is, by place among the speakers: the union of "the union's lawyer".
    pub(crate) owner: Option<usize>,
    /// PLOVER sector.
    pub(crate) sector: Option<&'static str>,
    /// Its office or description in the text's words.
    pub(crate) role: Option<String>,
    /// Where the text mentions it, in order.
    pub(crate) mentions: Vec<Mentioned>,
    /// Whether it bears a name.
    pub(crate) named: bool,
    /// The nouns it is called by: "president".
    pub(crate) heads: Vec<String>,
    /// What else the text says of it, in small letters: "kremlin", "health".
    pub(crate) described: Vec<String>,
}

impl Speaker {
    /// The office that its description names, where it names nothing but an office and a country.
    pub(crate) fn office(&self) -> Option<String> {
        let of_country = |word: &String| {
            onrecord_lexicon::country_of(&capitalised(word))
                .is_some_and(|country| self.country.is_none_or(|known| known == country.iso3))
        };
        let longest = self.heads.iter().max_by_key(|head| (head.len(), head.as_str()))?;
        let (of_office, rest): (Vec<&String>, Vec<&String>) =
            self.described.iter().partition(|word| longest.contains(word.as_str()));
        let before: Vec<&str> = of_office.iter().map(|word| word.as_str()).collect();
        let office = if longest.contains(' ') || before.is_empty() {
            longest.clone()
        } else {
            format!("{} {longest}", before.join(" "))
        };
        rest.into_iter().all(of_country).then_some(office)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The mentions of actors that the network marked; places are none.
pub(crate) fn mentions(reading: &Reading) -> impl Iterator<Item = Span> {
    let actors = reading.mentions.iter().filter(|mention| mention.kind != "place");
    actors.map(|mention| reading.span(&mention.words))
}

/// Names the speakers of an article's statements, and those whom the spans `asked` for mention.
pub(crate) fn name_sources(
    text: &str,
    document: &Document,
    sources: &[SourceMention],
    asked: &[Span],
) -> Speakers {
    resolve::Resolver::new(text, document, sources, asked).run()
}
