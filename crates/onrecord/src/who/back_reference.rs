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
        if !is_closed(&self.text[span.end..]) || mention.phrase.kind == ActorKind::SocialGroup {
            return None;
        }
        let before = (number.saturating_sub(4)..number).rev().find(|&other| {
            let end = self.mentions[other].span.end;
            self.may_name(other, number) && self.is_comma(end, span.start)
        })?;
        self.joined(before, number)
    }

    /// "The mayor of Turku, Ada Roe," is one, where the two were marked apart.
    pub(super) fn introduction(&mut self, number: usize) -> Option<Vec<Id>> {
        let mention = &self.mentions[number];
        let span = mention.span;
        if mention.phrase.kind == ActorKind::SocialGroup {
            return None;
        }
        let last = self.mentions.len().min(number + 5);
        let after = (number + 1..last).find(|&other| {
            let name = self.mentions[other].span;
            self.may_name(other, number)
                && self.is_comma(span.end, name.start)
                && is_closed(&self.text[name.end..])
        })?;
        self.joined(after, number)
    }

    /// Whether a mention is a name, of such as a description may be of.
    fn may_name(&self, name: usize, description: usize) -> bool {
        let kind = self.mentions[description].phrase.kind;
        let form = &self.mentions[name].phrase.form;
        let is_person = matches!(form, PhraseForm::Person(_));
        let alike = kind == ActorKind::Unknown || is_person == (kind == ActorKind::Person);
        alike && (is_person || matches!(form, PhraseForm::Name(_)))
    }

    /// Whether only a comma stands between two places of the text.
    fn is_comma(&self, start: usize, end: usize) -> bool {
        self.text.get(start..end).is_some_and(|between| between.trim_end() == ",")
    }

    /// Makes a description one of the one named beside it, where nothing speaks against it.
    fn joined(&mut self, beside: usize, number: usize) -> Option<Vec<Id>> {
        let [id] = self.who[beside][..] else { return None };
        let mention = &self.mentions[number];
        let span = mention.span;
        if self.cast.get(id).fits.and(mention.phrase.fits).is_empty() {
            return None;
        }
        self.cast.learn(id, &mention.phrase);
        let role = without_article(&mention.phrase.printed).to_owned();
        self.cast.get_mut(id).role.get_or_insert(role);
        self.cast.mention(id, span, Reason::Appositive);
        Some(vec![id])
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
