//! Whose words an "I" or a "we" stands in.

use onrecord_text::Span;

use super::cast::{Id, is_body};
use super::first_person;
use super::phrase::PhraseForm;
use super::resolve::Resolver;
use crate::record::ActorKind;

impl Resolver<'_> {
    /// "I" and "we", once those who speak them are known.
    pub(super) fn first_person(&mut self) {
        // An "I" may stand in what another "I" says; two rounds settle what news ever nests.
        for _ in 0..2 {
            for number in 0..self.mentions.len() {
                let mention = &self.mentions[number];
                let PhraseForm::Pronoun(word) = mention.phrase.form else { continue };
                if word.person != 1 || !self.who[number].is_empty() {
                    continue;
                }
                let span = mention.span;
                let speakers = match self.speaking(span) {
                    Some(statement) => self.known_speakers(statement),
                    None => self.speakers_beside(number),
                };
                let beside = self.group_before(number, &speakers);
                let found = first_person::antecedent(
                    self.text,
                    &mut self.cast,
                    word,
                    &speakers,
                    &self.owner_of,
                    beside,
                );
                for &(id, why) in &found {
                    self.cast.mention(id, span, why);
                }
                self.who[number] = found.into_iter().map(|(id, _)| id).collect();
            }
        }
    }

    /// The group that is spoken of right before somebody who is introduced with his words: 'The nurses
    /// refused. "We are tired," said Ana Roe.'
    fn group_before(&self, number: usize, speakers: &[Id]) -> Option<Id> {
        let [speaker] = speakers[..] else { return None };
        let own = &self.mentions[number];
        let opens = self.report.sentences.get(own.sentence.saturating_sub(1))?.span.start;
        let introduced = &self.cast.get(speaker).mentions;
        if introduced.iter().any(|mention| mention.span.start < opens) {
            return None;
        }
        let before = self.mentions[..number].iter().enumerate().rev().take(48);
        let mut near = before.take_while(|(_, mention)| mention.sentence + 2 >= own.sentence);
        let group = near.find_map(|(other, mention)| {
            let [id] = self.who[other][..] else { return None };
            let kind = self.cast.get(id).kind;
            let several = is_body(kind) || kind == ActorKind::SocialGroup;
            let tells = mention.subject && !self.document.quoted(mention.span.start);
            (several && tells).then_some(id)
        });
        group.map(|id| self.cast.settled(id))
    }

    /// Who speaks beside a quotation that no statement claims: in its paragraph, the nearest source.
    fn speakers_beside(&self, number: usize) -> Vec<Id> {
        let own = &self.mentions[number];
        if !self.document.quoted(own.span.start) {
            return Vec::new();
        }
        let first = number.saturating_sub(12);
        let last = self.mentions.len().min(number + 12);
        let beside = (first..last).filter(|&other| {
            let mention = &self.mentions[other];
            mention.source
                && self.paragraph(mention.sentence) == self.paragraph(own.sentence)
                && !self.document.quoted(mention.span.start)
        });
        let nearest = beside.min_by_key(|other| other.abs_diff(number));
        nearest.map_or_else(Vec::new, |other| self.who[other].clone())
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
        // "I thought", he said, "we …", and "If someone thinks that we …", he said: climb to whoever
        // is quoted.
        for _ in 0..8 {
            let source = *self.spans[statement].first()?;
            if !self.says_i(source) && !self.in_one_quotation(source.start, span.start) {
                break;
            }
            statement = self.sources[statement].parent?;
        }
        Some(statement)
    }

    /// Whether a source is an "I" or a "we".
    fn says_i(&self, source: Span) -> bool {
        let form = self.at_span.get(&source).map(|&number| &self.mentions[number].phrase.form);
        matches!(form, Some(PhraseForm::Pronoun(word)) if word.person == 1)
    }

    /// Whether two bytes are quoted together, with no quotation around the second alone.
    fn in_one_quotation(&self, first: usize, second: usize) -> bool {
        let all = &self.document.quotations;
        let end = all.partition_point(|quotation| quotation.span.start <= second);
        let around = all[..end].iter().rev().take(12).find(|q| q.span.covers(second));
        around.is_some_and(|quotation| quotation.span.covers(first))
    }
}
