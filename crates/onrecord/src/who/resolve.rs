//! The passes over an article that turn its mentions into a cast.

use std::collections::{BTreeSet, HashMap};

use onrecord_lexicon::Pronoun;
use onrecord_text::{Document, Span};

use super::cast::{Cast, Id};
use super::fits::Fits;
use super::log::{Log, Seen};
use super::mention::{Mention, around_sources, is_bare_word};
use super::phrase::{Article, PhraseForm};
use super::place::{
    asked_mention, asked_spans, disjoint, filed_from, inner_mentions, source_mention, speakers,
};
use super::pronoun::Place;
use super::reason::{self, Reason};
use super::sentence::Report;
use super::{SourceMention, Speakers, pronoun};
use crate::record::ActorKind;

/// An article on its way to being resolved.
pub(super) struct Resolver<'a> {
    pub(super) text: &'a str,
    pub(super) document: &'a Document,
    pub(super) sources: &'a [SourceMention],
    pub(super) report: Report,
    /// For each statement, the spans of its speakers and their mentions' places.
    pub(super) spans: Vec<Vec<Span>>,
    /// For each mention asked for, the spans of those it names.
    pub(super) asked: Vec<Vec<Span>>,
    pub(super) at_span: HashMap<Span, usize>,
    /// For the span of a speaker, the statement it first stands in.
    pub(super) statement_of: HashMap<Span, usize>,
    pub(super) mentions: Vec<Mention>,
    /// For each mention, who it is.
    pub(super) who: Vec<Vec<Id>>,
    /// Where what is said stands, sorted, with the statement.
    pub(super) said: Vec<(Span, usize)>,
    /// For somebody who belongs to somebody, to whom.
    pub(super) owner_of: HashMap<Id, Id>,
    /// For a mention that begins with a possessive pronoun, whom that stands for.
    pub(super) owned_by: HashMap<usize, Id>,
    /// The country whose capital the report was filed from.
    pub(super) dateline: Option<&'static str>,
    pub(super) cast: Cast,
    pub(super) log: Log,
}

impl<'a> Resolver<'a> {
    /// Finds the mentions of an article.
    pub(super) fn new(
        text: &'a str,
        document: &'a Document,
        sources: &'a [SourceMention],
        asked: &[Span],
    ) -> Self {
        let report = Report::new(text, document);
        let spans: Vec<Vec<Span>> = sources.iter().map(|source| speakers(text, source)).collect();
        let taken: BTreeSet<Span> = spans.iter().flatten().copied().collect();
        let of_sources: Vec<Span> = taken.iter().copied().collect();
        let asked: Vec<Vec<Span>> =
            asked.iter().map(|&span| asked_spans(text, &of_sources, span)).collect();
        let mut others: Vec<Span> = asked.iter().flatten().copied().collect();
        others.retain(|span| !taken.contains(span));
        others.sort_unstable();
        others.dedup();
        let mut mentions: Vec<Mention> =
            of_sources.iter().filter_map(|&span| source_mention(text, &report, span)).collect();
        mentions.extend(others.iter().filter_map(|&span| asked_mention(text, &report, span)));
        let known: BTreeSet<Span> = of_sources.iter().chain(&others).copied().collect();
        let inner = mentions.iter().flat_map(|mention| inner_mentions(text, &report, mention));
        let inner: Vec<Mention> = inner.filter(|mention| !known.contains(&mention.span)).collect();
        mentions.extend(inner);
        let known: Vec<Span> = known.into_iter().collect();
        mentions.extend(around_sources(text, &report, &disjoint(&known)));
        mentions.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
        let places = mentions.iter().enumerate().filter(|(_, mention)| mention.asked);
        let at_span = places.map(|(number, mention)| (mention.span, number)).collect();
        let mut said: Vec<(Span, usize)> = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            said.extend(source.contents.iter().map(|&content| (content, number)));
        }
        said.sort_unstable_by_key(|&(span, number)| (span.start, usize::MAX - span.end, number));
        let mut statement_of = HashMap::new();
        for (number, spans) in spans.iter().enumerate() {
            for &span in spans {
                statement_of.entry(span).or_insert(number);
            }
        }
        Self {
            text,
            document,
            sources,
            report,
            spans,
            asked,
            at_span,
            statement_of,
            who: vec![Vec::new(); mentions.len()],
            mentions,
            said,
            owned_by: HashMap::new(),
            owner_of: HashMap::new(),
            dateline: filed_from(text, document),
            cast: Cast::default(),
            log: Log::default(),
        }
    }

    /// Resolves the mentions and names the sources.
    pub(super) fn run(mut self) -> Speakers {
        self.names();
        self.in_order();
        self.headline();
        self.later_names();
        self.first_person();
        self.speakers()
    }

    /// Names first, whole ones before parts, wherever they stand.
    fn names(&mut self) {
        for parts in [false, true] {
            for number in 0..self.mentions.len() {
                let mention = &self.mentions[number];
                let named = matches!(
                    mention.phrase.form,
                    PhraseForm::Person(_) | PhraseForm::State(_) | PhraseForm::Name(_)
                );
                if named && is_bare_word(&mention.phrase) == parts {
                    self.name(number);
                }
            }
        }
    }

    fn name(&mut self, number: usize) {
        let mention = &self.mentions[number];
        let known =
            self.cast.named(&mention.phrase, mention.span.of(self.text), mention.span.start);
        let state = matches!(mention.phrase.form, PhraseForm::State(_));
        let founds = mention.asked || mention.certain || state || !is_bare_word(&mention.phrase);
        let why = reason::of_name(self.text, mention, known.map(|id| self.cast.get(id)));
        let id = match known {
            Some(id) => {
                if !self.is_surname(id, mention) {
                    self.cast.learn(id, &mention.phrase);
                }
                id
            }
            None if founds => self.cast.add(&mention.phrase),
            None => return,
        };
        let certain = mention.certain || mention.asked;
        let span = mention.span;
        self.cast.get_mut(id).certain |= certain;
        self.cast.mention(id, span, why);
        self.who[number].push(id);
    }

    /// Whether a country's name turned out to be somebody's surname: it tells nothing of him.
    fn is_surname(&self, id: Id, mention: &Mention) -> bool {
        matches!(mention.phrase.form, PhraseForm::State(_))
            && self.cast.get(id).kind == ActorKind::Person
    }

    /// Descriptions and pronouns, in the order of the text.
    fn in_order(&mut self) {
        for number in 0..self.mentions.len() {
            let found = match &self.mentions[number].phrase.form {
                PhraseForm::Nominal(Article::Bare) if self.in_headline(number) => Vec::new(),
                PhraseForm::Nominal(_) => self
                    .each_of_them(number)
                    .or_else(|| self.the_remarks(number))
                    .or_else(|| self.apposition(number))
                    .or_else(|| self.introduction(number))
                    .or_else(|| self.the_government(number))
                    .unwrap_or_else(|| vec![self.description(number)]),
                PhraseForm::Pronoun(word) if word.person == 3 => self.third_person(number, *word),
                PhraseForm::Pronoun(_) => Vec::new(),
                _ => {
                    self.take_up_unnamed(number);
                    self.who[number].clone()
                }
            };
            self.who[number].clone_from(&found);
            self.note_owner(number);
            self.note(number, &found);
        }
    }

    fn third_person(&mut self, number: usize, word: Pronoun) -> Vec<Id> {
        let place = self.place(number);
        let (found, why) = pronoun::antecedent(&self.cast, &self.log, word, &place);
        let Mention { span, asked, .. } = self.mentions[number];
        let sure = pronoun::fits(word) != Fits::THEY;
        for &id in &found {
            if asked || sure {
                self.cast.mention(id, span, why);
            }
            if found.len() == 1 {
                self.cast.get_mut(id).learn_pronoun(pronoun::fits(word));
            }
        }
        found
    }

    /// Notes a mention for the pronouns after it.
    fn note(&mut self, number: usize, found: &[Id]) {
        let mention = &self.mentions[number];
        let said = self.said_at(mention.span.start).is_some();
        let paragraph = self.paragraph(mention.sentence);
        for &id in found {
            self.log.push(Seen {
                id,
                sentence: mention.sentence,
                paragraph,
                at: mention.span.start,
                end: mention.span.end,
                source: mention.source,
                subject: mention.subject,
                said,
            });
        }
        if found.len() > 1 {
            self.log.together = Some((mention.sentence, found.to_vec()));
        } else {
            self.note_together(number);
        }
    }

    /// Speakers of one statement are named together.
    fn note_together(&mut self, number: usize) {
        let mention = &self.mentions[number];
        if !mention.source {
            return;
        }
        let Some(&statement) = self.statement_of.get(&mention.span) else { return };
        let joint = &self.spans[statement];
        if joint.len() < 2 || joint.last() != Some(&mention.span) {
            return;
        }
        let ids: Vec<Id> = joint
            .iter()
            .filter_map(|span| self.who[*self.at_span.get(span)?].first().copied())
            .collect();
        if ids.len() > 1 {
            self.log.together = Some((mention.sentence, ids));
        }
    }

    pub(super) fn paragraph(&self, sentence: usize) -> usize {
        self.report.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph)
    }

    pub(super) fn place(&self, number: usize) -> Place {
        let mention = &self.mentions[number];
        let at = mention.span.start;
        let mut place = Place {
            sentence: mention.sentence,
            paragraph: self.paragraph(mention.sentence),
            at,
            source: mention.source,
            subject: mention.subject,
            said: false,
            told_by: Vec::new(),
            beside: Vec::new(),
            quoted_by: Vec::new(),
        };
        if let Some(statement) = self.said_at(at) {
            let speakers = self.known_speakers(statement);
            place.said = true;
            let quoted = self.document.quoted(at);
            place.beside = speakers.iter().filter_map(|&speaker| self.house_of(speaker)).collect();
            *(if quoted { &mut place.quoted_by } else { &mut place.told_by }) = speakers;
        }
        place
    }

    /// The body that somebody speaks for, or belongs to.
    fn house_of(&self, id: Id) -> Option<Id> {
        let id = self.cast.settled(id);
        self.owner_of.get(&id).copied().map(|owner| self.cast.settled(owner))
    }

    /// The innermost statement in whose content a byte stands.
    fn said_at(&self, at: usize) -> Option<usize> {
        let end = self.said.partition_point(|(span, _)| span.start <= at);
        let around = self.said[..end].iter().rev().take(12).filter(|(span, _)| span.covers(at));
        around.min_by_key(|(span, number)| (span.len(), *number)).map(|&(_, number)| number)
    }

    pub(super) fn known_speakers(&self, statement: usize) -> Vec<Id> {
        self.known(&self.spans[statement])
    }

    /// Who the mentions at these spans are.
    pub(super) fn known(&self, spans: &[Span]) -> Vec<Id> {
        let known = |span: &Span| self.at_span.get(span).map(|&number| self.who[number].clone());
        spans.iter().filter_map(known).flatten().collect()
    }

    /// A pronoun with nobody before it can stand for somebody named right after.
    fn later_names(&mut self) {
        for number in 0..self.mentions.len() {
            let mention = &self.mentions[number];
            let PhraseForm::Pronoun(word) = mention.phrase.form else { continue };
            if word.person != 3 || !self.who[number].is_empty() || !mention.asked {
                continue;
            }
            let wanted = pronoun::fits(word);
            let reach = mention.sentence + 2;
            let later = (number + 1..self.mentions.len().min(number + 16)).find(|&later| {
                self.mentions[later].sentence <= reach
                    && !matches!(
                        self.mentions[later].phrase.form,
                        PhraseForm::Pronoun(_) | PhraseForm::Nominal(Article::Indefinite)
                    )
                    && self.who[later]
                        .iter()
                        .any(|&id| !self.cast.get(id).fits.and(wanted).is_empty())
            });
            if let Some(later) = later {
                let found = self.who[later].clone();
                let span = self.mentions[number].span;
                for &id in &found {
                    self.cast.mention(id, span, Reason::LaterName);
                }
                self.who[number] = found;
            }
        }
    }
}
