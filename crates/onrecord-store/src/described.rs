//! Actors in words, to be read and to be searched: `Vladimir Putin, President of Russia (RUS GOV)`.

use std::collections::HashMap;

use onrecord::record::{Actor, CharSpan, Participant, Record, Statement};
use onrecord_text::CodePoints;

/// The actors of a record with the text that tells of them.
pub(crate) struct Described<'a> {
    text: &'a str,
    points: CodePoints<'a>,
    actors: HashMap<&'a str, &'a Actor>,
}

impl<'a> Described<'a> {
    /// The actors of a record of this text.
    pub(crate) fn new(text: &'a str, record: &'a Record) -> Self {
        let actors = record.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect();
        Self { text, points: CodePoints::new(text), actors }
    }

    /// The text with its code points.
    pub(crate) fn points(&self) -> &CodePoints<'a> {
        &self.points
    }

    /// The words of several stretches, with dots for what stands between them; white space in a row
    /// is one space.
    pub(crate) fn words(&self, spans: &[CharSpan]) -> String {
        let words = spans.iter().filter_map(|&[start, end]| {
            let span = self.points.span(start..end)?;
            Some(tidy(span.of(self.text)))
        });
        words.collect::<Vec<_>>().join(" … ")
    }

    /// Who says a statement: the actors, or else the words for them.
    pub(crate) fn source(&self, statement: &Statement) -> String {
        match statement.source.actors.as_slice() {
            [] => self.words(&statement.source.spans),
            actors => self.listed(actors),
        }
    }

    /// Several actors by their ids.
    pub(crate) fn listed(&self, ids: &[String]) -> String {
        let known = ids.iter().filter_map(|id| self.actors.get(id.as_str()));
        known.map(|actor| described(actor)).collect::<Vec<_>>().join("; ")
    }

    /// Those who take part in an event.
    pub(crate) fn participants(&self, participants: &[Participant]) -> String {
        self.listed(&participants.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    }
}

fn described(actor: &Actor) -> String {
    let role = actor.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    let codes: Vec<&str> =
        [&actor.country, &actor.sector].into_iter().filter_map(|code| code.as_deref()).collect();
    let codes = if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(" ")) };
    format!("{}{role}{codes}", actor.name)
}

/// White space in a row is one space.
pub(crate) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
