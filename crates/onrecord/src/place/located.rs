//! Where a statement was made and where an event happened, if the text says so beside it.
//!
//! A statement's place stands with the word that reports it ("said in Geneva"), an event's in the
//! same clause as the word that tells it, after a preposition of place. The dateline is neither.

use onrecord_lexicon::{PlaceWord, is_place_word};
use onrecord_text::{Document, Span};

use super::mention::{PlaceAt, Places};
use super::window::window;
use crate::who::token::Token;

/// The place told for what `trigger` tells: a statement's cue or an event's trigger. What is said
/// (`not_in`) is no part of where it is said.
pub(crate) fn place_of<'a>(
    text: &str,
    document: &Document,
    places: &'a Places,
    trigger: Span,
    not_in: &[Span],
) -> Option<&'a PlaceAt> {
    let (_, sentence) = document.sentence_at(trigger.start)?;
    let words = window(text, sentence, trigger);
    let at = words.partition_point(|token| token.span.end <= trigger.start);
    let clause = clause(text, &words, at, sentence);
    let first = places.mentions.partition_point(|mention| mention.span.start < clause.start);
    let inside = places.mentions[first..].iter().take_while(|found| clause.contains(found.span));
    let near = inside.filter(|mention| {
        !mention.dateline
            && !not_in.iter().any(|content| content.overlaps(mention.span))
            && is_located(text, &words, mention.span)
    });
    near.min_by_key(|mention| {
        // What follows the word counts before what stands ahead of it.
        let ahead = mention.span.start < trigger.start;
        (ahead, mention.span.start.abs_diff(trigger.start))
    })
}

/// The stretch around a token that no semicolon, no "while" and no clause of its own cuts off.
fn clause(text: &str, words: &[Token], at: usize, sentence: Span) -> Span {
    let sentence = words
        .first()
        .zip(words.last())
        .map_or(sentence, |(first, last)| Span::new(first.span.start, last.end));
    let cuts = |token: &&Token| {
        matches!(
            token.of(text),
            ";" | ":"
                | "while"
                | "whereas"
                | "but"
                | "which"
                | "who"
                | "where"
                | "that"
                | "because"
                | "although"
                | "after"
                | "before"
                | "when"
                | "if"
                | "since"
                | "until"
        )
    };
    let start = words[..at.min(words.len())].iter().rev().find(cuts);
    let end = words.get(at + 1..).unwrap_or_default().iter().find(cuts);
    Span::new(
        start.map_or(sentence.start, |token| token.span.end),
        end.map_or(sentence.end, |token| token.span.start)
            .max(start.map_or(sentence.start, |token| token.span.end)),
    )
}

/// Whether a preposition of place stands before a name, or before the list it is in.
fn is_located(text: &str, words: &[Token], name: Span) -> bool {
    let mut at = words.partition_point(|token| token.span.end <= name.start);
    while let Some(before) = at.checked_sub(1) {
        let word = words[before].of(text);
        let skipped = matches!(word, "the" | "The" | "," | "and" | "of")
            || is_place_word(word, PlaceWord::Before)
            || words[before].capital(text) && !is_preposition(word)
            || word.ends_with("ern");
        if !skipped {
            return is_preposition(word);
        }
        at = before;
    }
    false
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "In"
            | "at"
            | "At"
            | "near"
            | "Near"
            | "outside"
            | "Outside"
            | "inside"
            | "across"
            | "Across"
            | "throughout"
            | "around"
            | "off"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::places;

    /// The place of what the word in angle brackets tells; what is said stands in curly ones.
    fn located(marked: &str) -> Option<String> {
        let mut text = String::new();
        let (mut trigger, mut content) = (Span::new(0, 0), Vec::new());
        for c in marked.chars() {
            match c {
                '<' => trigger.start = text.len(),
                '>' => trigger.end = text.len(),
                '{' => content.push(Span::new(text.len(), text.len())),
                '}' => content.last_mut().unwrap().end = text.len(),
                _ => text.push(c),
            }
        }
        let document = Document::new(&text);
        let places = places(&text, &document);
        place_of(&text, &document, &places, trigger, &content).map(|found| found.name.to_string())
    }

    #[test]
    fn the_place_stands_beside_the_word_that_tells() {
        for (text, expected) in [
            ("“{We agree},” the envoy <said> in Geneva.", Some("Geneva")),
            ("The envoy <said> in Nairobi that {the road to Mombasa was open}.", Some("Nairobi")),
            ("The envoy <said> {the talks in Nairobi were over}.", None),
            ("In Cairo, the minister <met> three farmers.", Some("Cairo")),
            ("Police <arrested> nine men in the port of Mombasa.", Some("Mombasa")),
            ("LIMA, May 3 - Police <arrested> nine men on Monday.", None),
            ("Police <arrested> nine men who had fled to a farm near Nakuru.", None),
            ("Gunmen <attacked> a bus while talks went on in Cairo.", None),
        ] {
            assert_eq!(located(text).as_deref(), expected, "{text}");
        }
    }
}
