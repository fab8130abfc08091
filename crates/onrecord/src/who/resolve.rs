//! The passes over an article that turn its mentions into a cast and name each statement's source.

use std::collections::{BTreeSet, HashMap};

use onrecord_lexicon::Pronoun;
use onrecord_text::{Document, Span};

use super::cast::{Cast, Id};
use super::conjunct::conjuncts;
use super::log::{Log, Seen};
use super::mention::{Mention, around_sources, is_bare_word, is_subject_at};
use super::phrase::{Article, PhraseForm, read};
use super::pronoun::Place;
use super::sentence::Report;
use super::{NamedSource, SourceMention, Speaker, Speakers, first_person, nominal, pronoun};
use crate::record::ActorKind;

/// An article on its way to being resolved.
pub(super) struct Resolver<'a> {
    text: &'a str,
    document: &'a Document,
    sources: &'a [SourceMention],
    report: Report,
    /// For each statement, the spans of its speakers and their mentions' places.
    spans: Vec<Vec<Span>>,
    at_span: HashMap<Span, usize>,
    /// For the span of a speaker, the statement it first stands in.
    statement_of: HashMap<Span, usize>,
    mentions: Vec<Mention>,
    /// For each mention, who it is.
    who: Vec<Vec<Id>>,
    /// Where what is said stands, sorted, with the statement.
    said: Vec<(Span, usize)>,
    cast: Cast,
    log: Log,
}

impl<'a> Resolver<'a> {
    /// Finds the mentions of an article.
    pub(super) fn new(
        text: &'a str,
        document: &'a Document,
        sources: &'a [SourceMention],
    ) -> Self {
        let report = Report::new(text, document);
        let spans: Vec<Vec<Span>> = sources.iter().map(|source| speakers(text, source)).collect();
        let taken: BTreeSet<Span> = spans.iter().flatten().copied().collect();
        let taken: Vec<Span> = taken.into_iter().collect();
        let mut mentions: Vec<Mention> =
            taken.iter().filter_map(|&span| source_mention(text, &report, span)).collect();
        mentions.extend(around_sources(text, &report, &disjoint(&taken)));
        mentions.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
        let places = mentions.iter().enumerate().filter(|(_, mention)| mention.source);
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
            at_span,
            statement_of,
            who: vec![Vec::new(); mentions.len()],
            mentions,
            said,
            cast: Cast::default(),
            log: Log::default(),
        }
    }

    /// Resolves the mentions and names the sources.
    pub(super) fn run(mut self) -> Speakers {
        self.names();
        self.in_order();
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
        let known = self.cast.named(&mention.phrase, mention.span.start);
        let founds = mention.source || mention.certain || !is_bare_word(&mention.phrase);
        let id = match known {
            Some(id) => {
                self.cast.learn(id, &mention.phrase);
                id
            }
            None if founds => self.cast.add(&mention.phrase),
            None => return,
        };
        let certain = mention.certain || mention.source;
        let span = mention.span;
        self.cast.get_mut(id).certain |= certain;
        self.cast.mention(id, span);
        self.who[number].push(id);
    }

    /// Descriptions and pronouns, in the order of the text.
    fn in_order(&mut self) {
        for number in 0..self.mentions.len() {
            let found = match &self.mentions[number].phrase.form {
                PhraseForm::Nominal(_) => vec![self.description(number)],
                PhraseForm::Pronoun(word) if word.person == 3 => self.third_person(number, *word),
                PhraseForm::Pronoun(_) => Vec::new(),
                _ => {
                    self.take_up_unnamed(number);
                    self.who[number].clone()
                }
            };
            self.who[number].clone_from(&found);
            self.note(number, &found);
        }
    }

    fn description(&mut self, number: usize) -> Id {
        let mention = &self.mentions[number];
        let known = nominal::antecedent(&self.cast, &self.log, &mention.phrase, mention.sentence);
        let id = known.unwrap_or_else(|| self.cast.add(&mention.phrase));
        if known.is_some() {
            self.cast.learn(id, &mention.phrase);
        }
        let span = self.mentions[number].span;
        self.cast.mention(id, span);
        id
    }

    fn third_person(&mut self, number: usize, word: Pronoun) -> Vec<Id> {
        let place = self.place(number);
        let found = pronoun::antecedent(&self.cast, &self.log, word, &place);
        let span = self.mentions[number].span;
        for &id in &found {
            self.cast.mention(id, span);
            if found.len() == 1 {
                self.cast.get_mut(id).learn_pronoun(pronoun::fits(word));
            }
        }
        found
    }

    /// A name with the office of somebody who was only described before is his: "the coroner said",
    /// later "Coroner Ada Roe said".
    fn take_up_unnamed(&mut self, number: usize) {
        let mention = &self.mentions[number];
        let Some(&id) = self.who[number].first() else { return };
        let PhraseForm::Person(_) = mention.phrase.form else { return };
        if self.log.last_of(&self.cast, id).is_some() {
            return;
        }
        let standing = &mention.phrase.standing;
        let Some(head) = standing.heads.first() else { return };
        let unnamed = self.cast.called(head).iter().rev().take(8).copied().find(|&other| {
            let one = self.cast.get(other);
            let said = self.log.last_of(&self.cast, other);
            !one.named
                && said.is_some()
                && one.kind == ActorKind::Person
                && !one.fits.and(mention.phrase.fits).is_empty()
                && !one.printed.starts_with("a ")
                && !one.printed.starts_with("an ")
                && !one.printed.starts_with("one ")
                && one.standing.words.iter().all(|word| standing.words.contains(word))
        });
        if let Some(other) = unnamed {
            self.cast.join(id, other);
        }
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

    fn paragraph(&self, sentence: usize) -> usize {
        self.report.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph)
    }

    fn place(&self, number: usize) -> Place {
        let mention = &self.mentions[number];
        let at = mention.span.start;
        let mut place = Place {
            sentence: mention.sentence,
            paragraph: self.paragraph(mention.sentence),
            at,
            told_by: Vec::new(),
            quoted_by: Vec::new(),
        };
        if let Some(statement) = self.said_at(at) {
            let speakers = self.known_speakers(statement);
            let quoted = self.document.quoted(at);
            *(if quoted { &mut place.quoted_by } else { &mut place.told_by }) = speakers;
        }
        place
    }

    /// The innermost statement in whose content a byte stands.
    fn said_at(&self, at: usize) -> Option<usize> {
        let end = self.said.partition_point(|(span, _)| span.start <= at);
        let around = self.said[..end].iter().rev().take(12).filter(|(span, _)| span.covers(at));
        around.min_by_key(|(span, number)| (span.len(), *number)).map(|&(_, number)| number)
    }

    fn known_speakers(&self, statement: usize) -> Vec<Id> {
        let known = |span: &Span| self.at_span.get(span).map(|&number| self.who[number].clone());
        self.spans[statement].iter().filter_map(known).flatten().collect()
    }

    /// A pronoun with nobody before it can stand for somebody named right after.
    fn later_names(&mut self) {
        for number in 0..self.mentions.len() {
            let mention = &self.mentions[number];
            let PhraseForm::Pronoun(word) = mention.phrase.form else { continue };
            if word.person != 3 || !self.who[number].is_empty() || !mention.source {
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
                found.iter().for_each(|&id| self.cast.mention(id, span));
                self.who[number] = found;
            }
        }
    }

    /// "I" and "we", once those who speak them are known.
    fn first_person(&mut self) {
        // An "I" may stand in what another "I" says; two rounds settle what news ever nests.
        for _ in 0..2 {
            for number in 0..self.mentions.len() {
                let mention = &self.mentions[number];
                let PhraseForm::Pronoun(word) = mention.phrase.form else { continue };
                if word.person != 1 || !self.who[number].is_empty() {
                    continue;
                }
                let span = mention.span;
                let Some(statement) = self.speaking(span) else { continue };
                let speakers = self.known_speakers(statement);
                let found = first_person::antecedent(&mut self.cast, word, &speakers);
                found.iter().for_each(|&id| self.cast.mention(id, span));
                self.who[number] = found;
            }
        }
    }

    /// The statement whose speaker says "I" at `span`: quoted, and not the "I"'s own.
    fn speaking(&self, span: Span) -> Option<usize> {
        let own = |statement: &usize| self.spans[*statement].contains(&span);
        let first = self.statement_of.get(&span);
        let parent = first.and_then(|&number| self.sources[number].parent);
        let around = || {
            let end = self.said.partition_point(|(content, _)| content.start <= span.start);
            let said = self.said[..end].iter().rev().take(12);
            let holds = said.filter(|(content, number)| content.contains(span) && !own(number));
            holds.min_by_key(|(content, number)| (content.len(), *number)).map(|&(_, n)| n)
        };
        let mut statement = parent.filter(|&parent| !own(&parent)).or_else(around)?;
        // "I thought", he said, "we …": climb to whoever is quoted.
        for _ in 0..8 {
            let first = self.spans[statement].first().copied()?;
            let number = self.at_span.get(&first).copied();
            let pronoun = number.map(|number| &self.mentions[number].phrase.form);
            match pronoun {
                Some(PhraseForm::Pronoun(word)) if word.person == 1 => {
                    let Some(parent) = self.sources[statement].parent else { break };
                    statement = parent;
                }
                _ => break,
            }
        }
        Some(statement)
    }

    /// The result: actors in the order of their first mention.
    fn speakers(mut self) -> Speakers {
        self.found_the_rest();
        let of_statement: Vec<Vec<Id>> = (0..self.spans.len())
            .map(|statement| {
                let mut ids: Vec<Id> = Vec::new();
                for id in self.known_speakers(statement) {
                    let id = self.cast.settled(id);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                ids
            })
            .collect();
        let speaking: BTreeSet<Id> = of_statement.iter().flatten().copied().collect();
        let mut actors: Vec<(Id, Speaker)> = self
            .cast
            .characters()
            .filter(|(id, _)| speaking.contains(id))
            .map(|(id, one)| (id, speaker(one)))
            .collect();
        actors.sort_by_key(|(id, actor)| (actor.mentions.first().copied(), *id));
        let places: HashMap<Id, usize> =
            actors.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let sources = self.spans.into_iter().zip(of_statement).map(|(spans, ids)| NamedSource {
            spans,
            actors: ids.iter().map(|id| places[id]).collect(),
        });
        Speakers {
            sources: sources.collect(),
            actors: actors.into_iter().map(|(_, actor)| actor).collect(),
        }
    }

    /// A source that nothing resolved is an actor of its own, named by its words.
    fn found_the_rest(&mut self) {
        for number in 0..self.mentions.len() {
            if self.mentions[number].source && self.who[number].is_empty() {
                let id = self.cast.add(&self.mentions[number].phrase);
                let span = self.mentions[number].span;
                self.cast.mention(id, span);
                self.who[number].push(id);
            }
        }
    }
}

/// The spans of the speakers of one statement.
fn speakers(text: &str, source: &SourceMention) -> Vec<Span> {
    let lies_in = |span: &&Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    source.spans.iter().filter(lies_in).flat_map(|&span| conjuncts(text, span)).collect()
}

/// Spans joined where they overlap; they come sorted.
fn disjoint(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        match joined.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

fn source_mention(text: &str, report: &Report, span: Span) -> Option<Mention> {
    let phrase = read(text, span)?;
    let number = report.sentence_at(span.start);
    let subject = report.sentences.get(number).is_none_or(|sentence| {
        let tokens = &report.tokens[sentence.tokens.clone()];
        let start = tokens.partition_point(|token| token.end <= span.start);
        is_subject_at(text, tokens, sentence, start)
    });
    Some(Mention { span, phrase, sentence: number, source: true, subject, certain: false })
}

fn speaker(one: &super::character::Character) -> Speaker {
    let mut mentions = one.mentions.clone();
    mentions.sort_unstable();
    mentions.dedup();
    let state = one.state.filter(|_| one.kind == ActorKind::State);
    Speaker {
        name: one.printed.clone(),
        kind: one.kind,
        country: state.or(one.standing.country),
        sector: one.standing.sector,
        role: one.role.clone(),
        mentions,
    }
}
