//! Descriptions in their place: taken up again, or somebody new.

use super::cast::{Id, is_body};
use super::phrase::{Article, PhraseForm};
use super::printing::without_article;
use super::pronoun::{self, Place};
use super::reason::Reason;
use super::resolve::Resolver;
use super::{named, nominal};
use crate::record::ActorKind;

/// Nouns for states that were named: "the two countries", "both governments".
const STATES: [&str; 10] = [
    "countries",
    "governments",
    "sides",
    "states",
    "nations",
    "neighbours",
    "neighbors",
    "capitals",
    "parties",
    "powers",
];

impl Resolver<'_> {
    /// "Each", "neither", "the two": those named together before.
    pub(super) fn each_of_them(&mut self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        if !mention.asked {
            return None;
        }
        let words = mention.phrase.printed.to_lowercase();
        let (count, noun) = joint(&words)?;
        let as_many = |ids: &[Id]| count.is_none_or(|count| ids.len() == count);
        let of_states = STATES.contains(&noun.rsplit(' ').next().unwrap_or(noun));
        let fits = |id: &Id| noun.is_empty() || (of_states && is_body(self.cast.get(*id).kind));
        let together = self.log.together.as_ref().filter(|(sentence, together)| {
            sentence + 3 >= mention.sentence && as_many(together) && together.iter().all(fits)
        });
        let found = match together {
            Some((_, together)) => together.clone(),
            None if of_states => self.log.states(&self.cast, mention.sentence),
            None => return None,
        };
        if found.is_empty() || !as_many(&found) {
            return None;
        }
        let span = mention.span;
        for &id in &found {
            self.cast.mention(id, span, Reason::Together);
        }
        Some(found)
    }

    /// "The remarks hinted" speak for whoever made them.
    pub(super) fn the_remarks(&self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        let phrase = &mention.phrase;
        let head = phrase.standing.heads.first()?;
        let remarks = matches!(head.as_str(), "remark" | "comment" | "word" | "speech");
        let back = phrase.form == PhraseForm::Nominal(Article::Definite)
            && phrase.standing.owner.is_none()
            && phrase.standing.words.is_empty();
        if !(mention.source && remarks && back) {
            return None;
        }
        self.log.last_speaker(&self.cast, mention.sentence).map(|id| vec![id])
    }

    /// "The government" is the one state's whose officials speak here.
    pub(super) fn the_government(&mut self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        let words = mention.phrase.printed.to_lowercase();
        if !mention.asked || words != "the government" {
            return None;
        }
        let of = |id: &Id| {
            let one = self.cast.get(*id);
            one.standing.country.filter(|_| one.standing.sector == Some("GOV"))
        };
        let mut countries: Vec<_> = self.log.back().filter_map(|seen| of(&seen.id)).collect();
        countries.extend(self.dateline.filter(|_| countries.is_empty()));
        countries.sort_unstable();
        countries.dedup();
        let [country] = countries[..] else { return None };
        let state = named::state_of(country)?;
        let span = mention.span;
        let id = self.cast.named(&state, "", 0).unwrap_or_else(|| self.cast.add(&state));
        self.cast.mention(id, span, Reason::Government);
        Some(vec![id])
    }

    /// "Ana Roe, a nurse in Keln," is one, where the two were marked apart.
    pub(super) fn apposition(&mut self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        let span = mention.span;
        let kind = mention.phrase.kind;
        if !is_closed(&self.text[span.end..]) || kind == ActorKind::SocialGroup {
            return None;
        }
        let before = (number.saturating_sub(4)..number).rev().find(|&other| {
            let name = &self.mentions[other];
            let is_person = matches!(name.phrase.form, PhraseForm::Person(_));
            let is_name = is_person || matches!(name.phrase.form, PhraseForm::Name(_));
            let alike = kind == ActorKind::Unknown || is_person == (kind == ActorKind::Person);
            let between = self.text.get(name.span.end..span.start);
            is_name && alike && between.is_some_and(|between| between.trim_end() == ",")
        })?;
        let [id] = self.who[before][..] else { return None };
        if self.cast.get(id).fits.and(mention.phrase.fits).is_empty() {
            return None;
        }
        Some(vec![self.joined(id, number)])
    }

    /// "The mayor of Turku, Ada Roe," is one, where the two were marked apart.
    pub(super) fn introduction(&mut self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        let span = mention.span;
        let kind = mention.phrase.kind;
        if kind == ActorKind::SocialGroup || !self.text[span.end..].starts_with([',', '\n']) {
            return None;
        }
        let last = self.mentions.len().min(number + 5);
        let after = (number + 1..last).find(|&other| {
            let name = &self.mentions[other];
            let is_person = matches!(name.phrase.form, PhraseForm::Person(_));
            let alike = kind == ActorKind::Unknown || is_person == (kind == ActorKind::Person);
            let is_name = is_person || matches!(name.phrase.form, PhraseForm::Name(_));
            let between = self.text.get(span.end..name.span.start);
            let beside = between.is_some_and(|between| between.trim_end() == ",");
            is_name && alike && beside && is_closed(&self.text[name.span.end..])
        })?;
        let [id] = self.who[after][..] else { return None };
        if self.cast.get(id).fits.and(mention.phrase.fits).is_empty() {
            return None;
        }
        Some(vec![self.joined(id, number)])
    }

    /// Makes a description one of somebody named beside it.
    fn joined(&mut self, id: Id, number: usize) -> Id {
        let mention = &self.mentions[number];
        let span = mention.span;
        self.cast.learn(id, &mention.phrase);
        let role = without_article(&mention.phrase.printed).to_owned();
        self.cast.get_mut(id).role.get_or_insert(role);
        self.cast.mention(id, span, Reason::Appositive);
        id
    }

    pub(super) fn description(&mut self, number: usize) -> Id {
        self.print_owner(number);
        let mention = &self.mentions[number];
        let known = nominal::antecedent(&self.cast, &self.log, &mention.phrase, mention.sentence);
        let (id, why) = match known {
            Some((id, why)) => {
                self.cast.learn(id, &mention.phrase);
                (id, why)
            }
            None => (self.cast.add(&mention.phrase), Reason::Description),
        };
        let span = self.mentions[number].span;
        self.cast.mention(id, span, why);
        id
    }

    /// "Its director" is printed as "the port authority's director" where "its" is known.
    pub(super) fn print_owner(&mut self, number: usize) {
        let mention = &self.mentions[number];
        let owner = mention.phrase.standing.owner;
        let Some(owner) = owner.filter(|owner| owner.start == mention.span.start) else { return };
        let Some(word) = onrecord_lexicon::pronoun(owner.of(self.text)) else { return };
        let place = Place { at: owner.start, ..self.place(number) };
        let found = match word.person {
            3 => pronoun::antecedent(&self.cast, &self.log, word, &place),
            _ => return,
        };
        let [id] = found.0[..] else { return };
        self.owned_by.insert(number, id);
        let name = self.cast.get(id).printed.clone();
        if !self.mentions[number].source || name.split(' ').count() > 4 {
            return;
        }
        let length = owner.of(self.text).len();
        let phrase = &mut self.mentions[number].phrase;
        let rest = phrase.printed.get(length..).unwrap_or_default();
        let ending = if name.ends_with('s') { "'" } else { "'s" };
        phrase.printed = format!("{name}{ending}{rest}");
    }

    /// Who a headline's "Minister" is, the report below it tells.
    pub(super) fn headline(&mut self) {
        for number in 0..self.mentions.len() {
            if !self.in_headline(number) {
                return;
            }
            let phrase = &self.mentions[number].phrase;
            if phrase.form != PhraseForm::Nominal(Article::Bare) {
                continue;
            }
            let head = phrase.standing.heads.first();
            let below = head.and_then(|head| {
                self.cast.called(head).iter().copied().find(|&id| {
                    let one = self.cast.get(id);
                    let told = |word: &String| one.standing.words.contains(word);
                    !one.fits.and(phrase.fits).is_empty() && phrase.standing.words.iter().all(told)
                })
            });
            let id = below.unwrap_or_else(|| self.cast.add(phrase));
            let span = self.mentions[number].span;
            self.cast.mention(id, span, Reason::Headline);
            self.who[number].push(id);
        }
    }

    pub(super) fn in_headline(&self, number: usize) -> bool {
        let sentence = self.mentions[number].sentence;
        self.report.sentences.get(sentence).is_some_and(|sentence| sentence.headline)
    }

    /// A name with the office of somebody who was only described before is his: "the coroner said",
    /// later "Coroner Ada Roe said".
    pub(super) fn take_up_unnamed(&mut self, number: usize) {
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
                && (mention.phrase.points_back || !is_indefinite(&one.printed))
                && (one.standing.words.iter().all(|word| standing.words.contains(word))
                    || (mention.phrase.points_back
                        && standing.words.iter().all(|word| one.standing.words.contains(word))))
        });
        if let Some(other) = unnamed {
            self.cast.join(id, other);
        }
    }
}

/// How many a joint phrase takes up, and what it calls them: two, "countries" for "the two countries".
fn joint(words: &str) -> Option<(Option<usize>, &str)> {
    match words.split_once(' ') {
        None => matches!(words, "each" | "neither" | "both").then_some((None, "")),
        Some(("the", "two" | "pair")) => Some((Some(2), "")),
        Some(("both" | "either" | "neither", noun)) => Some((Some(2), noun)),
        Some(("the", rest)) => match rest.split_once(' ')? {
            ("two", noun) => Some((Some(2), noun)),
            ("three", noun) => Some((Some(3), noun)),
            _ => None,
        },
        Some(_) => None,
    }
}

/// Whether what follows an apposition closes it, and does not go on with a list.
fn is_closed(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\n']);
    let joins_more = [", and ", ", or ", ", but "].iter().any(|seam| after.starts_with(seam));
    !joins_more && (after.starts_with([',', '.', '—', ')']) || after.starts_with("who "))
}

fn is_indefinite(printed: &str) -> bool {
    ["a ", "an ", "one ", "another "].iter().any(|article| printed.starts_with(article))
}
