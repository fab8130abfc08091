//! What the encoder found in an article.

use std::ops::Range;

use onrecord_text::Span;

use crate::kin::Kin;

/// The words of an article, and what is marked among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Words and punctuation marks, in the order of the text.
    pub words: Vec<Word>,
    /// Statements, in the order of their cues.
    pub found: Vec<Found>,
    /// Mentions of actors and places, in the order of the text.
    pub mentions: Vec<FoundMention>,
    /// Events, in the order of their triggers.
    pub events: Vec<FoundEvent>,
    /// Who of them is of one country.
    pub kin: Kin,
}

impl Reading {
    /// Where a run of words stands in the text; a run holds at least one word.
    ///
    /// # Panics
    /// When the run is empty or reaches beyond the words.
    pub fn span(&self, run: &Range<usize>) -> Span {
        Span::new(self.words[run.start].span.start, self.words[run.end - 1].span.end)
    }

    /// The word that a byte of the text stands in.
    pub fn word_at(&self, byte: usize) -> Option<usize> {
        let number = self.words.partition_point(|word| word.span.end <= byte);
        self.words.get(number).filter(|word| word.span.start <= byte).map(|_| number)
    }

    /// The words that a span touches.
    pub fn words_of(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.end <= span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        first..end.max(first)
    }
}

/// A word or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the article's text.
    pub span: Span,
    /// Which of the paragraphs handed to the model it belongs to.
    pub paragraph: usize,
}

/// A statement as the network marked it: ranges of word numbers in [`Reading::words`].
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Found by the head for statements inside statements.
    pub nested: bool,
    /// The words that report it.
    pub cue: Range<usize>,
    /// The words that name its source; none where the text names nobody.
    pub sources: Vec<Range<usize>>,
    /// What is said; several where something stands between.
    pub contents: Vec<Range<usize>>,
    /// Probability that the statement is there as marked, 0 to 1: a logistic model over what the
    /// network says of its words, fitted on texts that the network did not learn from.
    pub confidence: f32,
    /// How its source stands to it: `assert`, `deny`, …
    pub stance: &'static str,
    /// `positive`, `negative` or `mixed`.
    pub polarity: &'static str,
    /// What it disputes, the likeliest first.
    pub disputed: Vec<Disputed>,
}

/// Words of a claim that a statement disputes.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// Whether they are the trigger of an event; else they are the cue of a statement.
    pub event: bool,
    /// The words.
    pub words: Range<usize>,
    /// Probability that the statement disputes it, 0 to 1.
    pub confidence: f32,
}

/// A mention of an actor or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMention {
    /// `person`, `group`, `state` or `place`.
    pub kind: &'static str,
    /// Its words.
    pub words: Range<usize>,
}

/// An event as the network marked it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundEvent {
    /// PLOVER type: `AID`.
    pub kind: &'static str,
    /// The words that tell it.
    pub trigger: Range<usize>,
    /// Mentions of those who do it.
    pub actors: Vec<Range<usize>>,
    /// Mentions of those it is done to.
    pub recipients: Vec<Range<usize>>,
    /// How it is presented: `fact`, `negated`, …; whether anybody disputes it apart.
    pub status: &'static str,
    /// Whether the words sound as if another party disputed it.
    pub sounds_disputed: bool,
    /// PLOVER modes of its type.
    pub modes: Vec<&'static str>,
    /// PLOVER contexts.
    pub contexts: Vec<&'static str>,
    /// Probability that there is such an event, 0 to 1.
    pub confidence: f32,
}
