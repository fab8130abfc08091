//! How well records agree with annotations: the same questions for each kind of entry, counted
//! over all articles.
//!
//! `annotation` is what is compared and `read` takes it from files; `pairing` decides what answers
//! to what, and `tally` counts. `statements`, `events`, `disputes` and `spots` (dates, places,
//! mentions) hold the rules, `spans`, `countries`, `name` and `sentences` what they ask of two
//! entries. `print` shows the numbers and what is wrong.

mod annotation;
mod countries;
mod disputes;
mod events;
mod name;
mod pairing;
mod print;
mod read;
mod sentences;
mod spans;
mod spots;
mod statements;
mod tally;

pub(crate) use annotation::Annotation;
pub(crate) use print::{faults, table};
pub(crate) use read::annotations;
pub(crate) use sentences::Sentences;
pub(crate) use tally::Score;

/// How well what was found agrees with the annotation of the same article.
pub(crate) fn score(gold: &Annotation, found: &Annotation, sentences: &Sentences) -> Score {
    let mut score = Score::default();
    let statements = statements::score(gold, found, &mut score);
    events::score(gold, found, sentences, &statements, &mut score);
    disputes::score(gold, found, &mut score);
    spots::dates(gold, found, &mut score);
    spots::places(gold, found, &mut score);
    spots::mentions(gold, found, &mut score);
    score.faults.sort_by_key(|fault| fault.at);
    score
}

#[cfg(test)]
mod tests;
