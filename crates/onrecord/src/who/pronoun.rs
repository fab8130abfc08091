//! Pronouns of the third person: who "he", "she", "it" and "they" are.

use std::collections::BTreeMap;

use onrecord_lexicon::{Case, Gender, Number, Pronoun};

use super::cast::{Cast, Id, is_body};
use super::fits::Fits;
use super::log::{Log, Seen};
use super::reason::Reason;
use crate::record::ActorKind;

/// Where a pronoun stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// The number of its paragraph.
    pub(super) paragraph: usize,
    /// Its first byte.
    pub(super) at: usize,
    /// Whether it is the source of a statement.
    pub(super) source: bool,
    /// Whether it can be the subject of its clause.
    pub(super) subject: bool,
    /// Whether it stands in what somebody says.
    pub(super) said: bool,
    /// The speakers in whose words it stands, where those are not quoted.
    pub(super) told_by: Vec<Id>,
    /// The speakers in whose quoted words it stands: never "he" there, but "I".
    pub(super) quoted_by: Vec<Id>,
    /// The bodies that those speakers belong to.
    pub(super) beside: Vec<Id>,
}

impl Place {
    /// Whether it stands in a mention: "his" in "his lawyer" is not the lawyer.
    fn is_inside(&self, seen: &Seen) -> bool {
        seen.at <= self.at && self.at < seen.end
    }
}

/// What a pronoun can stand for.
pub(super) fn fits(word: Pronoun) -> Fits {
    match (word.person, word.gender, word.number) {
        (3, Some(Gender::Male), _) => Fits::HE,
        (3, Some(Gender::Female), _) => Fits::SHE,
        (3, Some(Gender::Neuter), Number::Singular) => Fits::IT,
        (3, Some(Gender::Neuter), _) => Fits::BODY,
        (3, None, Number::Plural) => Fits::THEY,
        _ => Fits::ANY,
    }
}

/// Who a pronoun of the third person stands for: one, or several named together.
pub(super) fn antecedent(
    cast: &Cast,
    log: &Log,
    word: Pronoun,
    place: &Place,
) -> (Vec<Id>, Reason) {
    let wanted = fits(word);
    if word.case == Case::Relative {
        return (relative(log, place).into_iter().collect(), Reason::Relative);
    }
    let scores = scores(cast, log, word, wanted, place);
    // "It hinted": what was said last, so whoever said it.
    if wanted == Fits::IT && scores.is_empty() && word.case == Case::Subject {
        let last = log.last_speaker(cast, place.sentence);
        return (last.into_iter().collect(), Reason::LastSpeaker);
    }
    let best = scores.into_iter().max_by_key(|&(id, score)| (score, id));
    if wanted == Fits::THEY
        && let Some((sentence, together)) = &log.together
        && *sentence + 2 >= place.sentence
        && best.is_none_or(|(id, _)| last_source(log, cast) != Some(id) || together.contains(&id))
    {
        return (together.clone(), Reason::Together);
    }
    let best = best.filter(|&(_, score)| score > 0);
    (best.map(|(id, _)| id).into_iter().collect(), Reason::Pronoun)
}

fn last_source(log: &Log, cast: &Cast) -> Option<Id> {
    log.back().find(|seen| seen.source).map(|seen| cast.settled(seen.id))
}

/// "who" takes up the words right before it.
fn relative(log: &Log, place: &Place) -> Option<Id> {
    log.back()
        .find(|seen| seen.at < place.at && seen.sentence == place.sentence)
        .map(|seen| seen.id)
}

/// How well each of those lately spoken of suits the pronoun.
fn scores(cast: &Cast, log: &Log, word: Pronoun, wanted: Fits, place: &Place) -> BTreeMap<Id, i32> {
    let mut scores: BTreeMap<Id, i32> = BTreeMap::new();
    let mut speakers_seen = 0;
    let sure = |seen: &Seen| cast.get(seen.id).fits == wanted;
    let rival = log.back().any(|seen| is_sentence_before(seen, place) && sure(seen));
    let barred = barred(cast, log, word, place);
    for seen in log.back() {
        let id = cast.settled(seen.id);
        if place.is_inside(seen) || (wanted == Fits::IT && !can_be_it(seen, place)) {
            continue;
        }
        let Some(suits) = suits(cast, id, wanted) else { continue };
        if place.quoted_by.contains(&id) && wanted != Fits::IT {
            continue;
        }
        let mut score = 100 + suits + nearness(seen, place) + parallel(seen, word, place);
        let aside = seen.said && !place.said;
        if seen.source && !aside {
            score += if speakers_seen == 0 { 22 } else { 14 };
            score += if is_sentence_before(seen, place) && !rival { 24 } else { 0 };
            speakers_seen += 1;
        }
        // "The judge told the clerk, Viktor Zanin": his name says more than where it stands.
        let unsure = rival && !sure(seen);
        score += if seen.subject { if unsure { 12 } else { 24 } } else { 0 };
        score -= if aside { 26 } else { 0 };
        if place.told_by.contains(&id) || place.beside.contains(&id) {
            score += 40;
        }
        if barred == Some(id) {
            score -= 70;
        }
        let best = scores.entry(id).or_insert(score);
        *best = (*best).max(score);
    }
    scores
}

/// Who cannot be meant by "him" or "them": the subject of its own clause, which would be "himself".
fn barred(cast: &Cast, log: &Log, word: Pronoun, place: &Place) -> Option<Id> {
    let object = match word.word {
        "him" | "them" => true,
        "it" => !place.subject,
        _ => false,
    };
    let here = |seen: &&Seen| seen.sentence == place.sentence && seen.end <= place.at;
    let subject = log.back().filter(here).find(|seen| seen.subject);
    subject.filter(|_| object).map(|seen| cast.settled(seen.id))
}

/// In one sentence a subject takes up a subject: "the bloc suspended them; it denies that".
fn parallel(seen: &Seen, word: Pronoun, place: &Place) -> i32 {
    let same = seen.sentence == place.sentence;
    match word.case {
        Case::Possessive if same => 20,
        Case::Subject if same && place.subject && seen.subject => 16,
        _ => 0,
    }
}

/// "It" takes up what was spoken of just now, and not as a mere place: after "the aid sent by
/// Kenya", "it said" is not Kenya.
fn can_be_it(seen: &Seen, place: &Place) -> bool {
    let near = seen.sentence + 3 >= place.sentence;
    near && (seen.subject || !place.source || (seen.source && (!seen.said || place.said)))
}

/// Whether a mention stands in the sentence before, in the same paragraph. Whoever speaks there
/// goes on speaking, unless it names somebody whose gender alone tells that it is he, or she.
fn is_sentence_before(seen: &Seen, place: &Place) -> bool {
    seen.paragraph == place.paragraph && seen.sentence + 1 == place.sentence
}

/// How much the distance to a mention takes from it.
fn nearness(seen: &Seen, place: &Place) -> i32 {
    let sentences = i32::try_from(place.sentence.saturating_sub(seen.sentence)).unwrap_or(i32::MAX);
    let paragraphs =
        i32::try_from(place.paragraph.saturating_sub(seen.paragraph)).unwrap_or(i32::MAX);
    sentences.min(20) * -9 + paragraphs.min(20) * -4
}

/// Whether the pronoun can stand for that one, and how much speaks for it.
fn suits(cast: &Cast, id: Id, wanted: Fits) -> Option<i32> {
    let one = cast.get(id);
    let person = one.kind == ActorKind::Person;
    if wanted == Fits::THEY {
        return match one.kind {
            ActorKind::SocialGroup => Some(45),
            ActorKind::ArmedGroup => Some(10),
            ActorKind::State => Some(-25),
            kind if is_body(kind) => Some(-15),
            ActorKind::Unknown => Some(-15),
            _ => None,
        };
    }
    if one.fits.and(wanted).is_empty() {
        return None;
    }
    if wanted == Fits::IT {
        let plain = is_body(one.kind) || one.fits == Fits::IT;
        return (!person).then_some(if plain { 10 } else { -10 });
    }
    if wanted.and(Fits::PERSON) == wanted {
        let sure = if one.fits == wanted { 36 } else { 0 };
        let known = if person && (one.certain || !one.named) { 6 } else { -24 };
        return Some(sure + known);
    }
    Some(0)
}
