//! Cutting a record's spans out of the article's text.

use onrecord::record::{CharSpan, Record};

/// The text of an article with the byte places of the code points its record points at.
///
/// Only those places are kept: a text of a hundred megabytes has few statements beside its length.
pub(crate) struct Excerpts<'a> {
    text: &'a str,
    /// Pairs of code point and byte place, in order; none if the two are the same everywhere.
    places: Option<Vec<(usize, usize)>>,
}

impl<'a> Excerpts<'a> {
    /// The places in `text` that `record` points at.
    pub(crate) fn new(text: &'a str, record: &Record) -> Self {
        if text.is_ascii() {
            return Self { text, places: None };
        }
        let mut wanted: Vec<usize> = spans(record).into_iter().flatten().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut wanted = wanted.into_iter().peekable();
        let mut places = Vec::with_capacity(wanted.len());
        for (nth, (byte, _)) in text.char_indices().enumerate() {
            if wanted.next_if_eq(&nth).is_some() {
                places.push((nth, byte));
            }
            if wanted.peek().is_none() {
                break;
            }
        }
        Self { text, places: Some(places) }
    }

    /// The byte places of a span of the record.
    pub(crate) fn bytes(&self, [start, end]: CharSpan) -> std::ops::Range<usize> {
        let start = self.byte(start);
        start..self.byte(end).max(start)
    }

    /// The words of a span of the record.
    pub(crate) fn words(&self, span: CharSpan) -> &'a str {
        &self.text[self.bytes(span)]
    }

    /// The words of several spans, with dots for what stands between them.
    pub(crate) fn joined(&self, spans: &[CharSpan]) -> String {
        let words: Vec<&str> = spans.iter().map(|span| self.words(*span).trim()).collect();
        words.join(" … ")
    }

    fn byte(&self, place: usize) -> usize {
        match &self.places {
            None => place.min(self.text.len()),
            Some(places) => places
                .binary_search_by_key(&place, |(nth, _)| *nth)
                .map_or(self.text.len(), |found| places[found].1),
        }
    }
}

/// Every span of a record that an output cuts out.
fn spans(record: &Record) -> Vec<CharSpan> {
    let mut spans = record.boilerplate.clone();
    spans.extend(record.article.dateline.as_ref().map(|dateline| dateline.span));
    for statement in &record.statements {
        spans.extend(&statement.source.spans);
        spans.extend(&statement.cue.spans);
        spans.extend(&statement.content.spans);
        spans.extend(&statement.addressee);
        spans.extend(&statement.medium);
    }
    for event in &record.events {
        spans.push(event.trigger);
        spans.extend(&event.evidence);
    }
    spans.extend(record.actors.iter().flat_map(|actor| &actor.mentions));
    spans.extend(record.disputes.iter().flat_map(|dispute| &dispute.claim.spans));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::Sample;

    #[test]
    fn spans_are_code_points_also_beyond_ascii() {
        let (article, record) = Sample::new("🌊 Le préfet a dit : « Évacuez — vite ».")
            .statement("Le préfet", "a dit", &["Évacuez", "vite"])
            .build();
        let excerpts = Excerpts::new(&article.text, &record);
        let statement = &record.statements[0];
        assert_eq!(excerpts.words(statement.source.spans[0]), "Le préfet");
        assert_eq!(excerpts.joined(&statement.content.spans), "Évacuez … vite");
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        let (article, record) =
            Sample::new("Elle a dit oui à l’été").statement("Elle", "a dit", &["l’été"]).build();
        let excerpts = Excerpts::new(&article.text, &record);
        assert_eq!(excerpts.words(record.statements[0].content.spans[0]), "l’été");
    }
}
