//! The places where sources and other mentions stand in an article.

use onrecord_text::{Document, Span};

use super::SourceMention;
use super::conjunct::conjuncts;
use super::mention::{Mention, is_subject_at};
use super::phrase::read;
use super::sentence::Report;

/// The spans of the speakers of one statement.
pub(super) fn speakers(text: &str, source: &SourceMention) -> Vec<Span> {
    let lies_in =
        |span: &&Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    source.spans.iter().filter(lies_in).flat_map(|&span| conjuncts(text, span)).collect()
}

/// Spans joined where they overlap; they come sorted.
pub(super) fn disjoint(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        match joined.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// The house and the owner that a source's words name: "the union" in "the union's lawyer".
pub(super) fn inner_mentions(text: &str, report: &Report, source: &Mention) -> Vec<Mention> {
    let standing = &source.phrase.standing;
    let whole = |span: &Span| *span != source.span;
    let inner = [standing.house, standing.owner];
    let read = |span| {
        let mention = source_mention(text, report, span)?;
        Some(Mention { source: false, asked: false, subject: false, ..mention })
    };
    inner.into_iter().flatten().filter(whole).filter_map(read).collect()
}

pub(super) fn source_mention(text: &str, report: &Report, span: Span) -> Option<Mention> {
    let phrase = read(text, span)?;
    let number = report.sentence_at(span.start);
    let subject = report.sentences.get(number).is_none_or(|sentence| {
        let tokens = &report.tokens[sentence.tokens.clone()];
        let start = tokens.partition_point(|token| token.end <= span.start);
        is_subject_at(text, tokens, sentence, start)
    });
    let sentence = number;
    Some(Mention { span, phrase, sentence, source: true, asked: true, subject, certain: false })
}

/// A mention that is no source, but whose bearer is asked for.
pub(super) fn asked_mention(text: &str, report: &Report, span: Span) -> Option<Mention> {
    let mention = source_mention(text, report, span)?;
    Some(Mention { source: false, ..mention })
}

/// The spans that stand for what is asked: the source that says the same, or each of those named.
pub(super) fn asked_spans(text: &str, sources: &[Span], asked: Span) -> Vec<Span> {
    let next = sources.partition_point(|source| source.end <= asked.start);
    let same =
        sources[next..].iter().take_while(|source| source.start < asked.end).find(|source| {
            let shared = source.end.min(asked.end).saturating_sub(source.start.max(asked.start));
            2 * shared > source.len().max(asked.len())
        });
    same.map_or_else(|| conjuncts(text, asked), |source| vec![*source])
}

/// The country of a dateline that names its capital: "KUWAIT CITY, Jan 9".
pub(super) fn filed_from(text: &str, document: &Document) -> Option<&'static str> {
    let place = document.dateline.as_ref()?.place.of(text);
    let first = place.split([',', '/']).next()?;
    let capitalised = |word: &str| {
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().collect();
        first + &chars.as_str().to_lowercase()
    };
    let words: Vec<_> = first.split(' ').map(capitalised).collect();
    onrecord_lexicon::country_of(&words.join(" ")).map(|country| country.iso3)
}
