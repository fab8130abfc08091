//! The place mentions of a record: names that mean a place, with the dateline's.

use std::borrow::Cow;

use onrecord_lexicon::{Place, PlaceKind, organisation};
use onrecord_text::{Document, Span};

use super::reading::{PlaceOrActor, Reason, reading_of};
use super::toponym::{Toponym, toponyms};
use super::unknown;
use super::window::window;

/// The places of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Places {
    /// Names that mean places, in the order of the text, the dateline's among them.
    pub(crate) mentions: Vec<PlaceAt>,
    /// Where the report was written: the first place of its dateline.
    pub(crate) dateline: Option<PlaceAt>,
}

/// A place where the text names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlaceAt {
    /// Its name in the text.
    pub(crate) span: Span,
    /// Its name.
    pub(crate) name: Cow<'static, str>,
    /// The country it lies in.
    pub(crate) country: Option<&'static str>,
    /// What the gazetteer knows of it; nothing of a place that only the dateline names.
    pub(crate) known: Option<Place>,
    /// Whether it stands in the dateline, which is never where anything else happened.
    pub(crate) dateline: bool,
}

impl PlaceAt {
    /// A place of the gazetteer where the text names it.
    pub(super) fn known(span: Span, place: Place, dateline: bool) -> Self {
        let (name, country) = (Cow::Borrowed(place.name), place.country);
        Self { span, name, country, known: Some(place), dateline }
    }
}

/// Finds the places of an article.
pub(crate) fn places(text: &str, document: &Document) -> Places {
    let dateline = document.dateline.as_ref().map(|dateline| dateline.place);
    let in_dateline = |span: Span| dateline.is_some_and(|place| place.contains(span));
    let found = toponyms(text, document);
    let means_place = |toponym: &&Toponym| {
        in_dateline(toponym.span) || !toponym.in_name && is_place(text, document, toponym)
    };
    let place =
        |toponym: &Toponym| PlaceAt::known(toponym.span, toponym.place, in_dateline(toponym.span));
    let mut mentions: Vec<PlaceAt> = found.iter().filter(means_place).map(place).collect();
    if let Some(span) = dateline {
        unknown::add(text, document, span, &mut mentions);
    }
    let dateline = mentions.iter().find(|mention| mention.dateline).cloned();
    Places { mentions, dateline }
}

/// Whether a name means the place and not those who act there.
fn is_place(text: &str, document: &Document, toponym: &Toponym) -> bool {
    let acts = matches!(
        toponym.place.kind,
        PlaceKind::Country | PlaceKind::Capital | PlaceKind::Continent
    ) || organisation(toponym.place.name).is_some()
        || onrecord_lexicon::country_of(toponym.place.name).is_some();
    if !acts {
        return true;
    }
    let sentence = document.sentence_at(toponym.span.start).map(|(_, sentence)| sentence);
    let Some(sentence) = sentence.filter(|sentence| sentence.contains(toponym.span)) else {
        return true;
    };
    let words = window(text, sentence, toponym.span);
    let (reading, reason) = reading_of(text, &words, toponym.span);
    reading == PlaceOrActor::Place && reason != Reason::Modifier
}
