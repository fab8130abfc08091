//! One event in several tellings: "shelled a bridge … the shelling … the attack".
//!
//! A later telling is the same event where type, parties, modes and status agree and its words take
//! up the earlier ones: the same word again, or a noun that points back. A headline's event is the
//! one below it.

use onrecord_text::{Document, Span};

use super::Draft;
use crate::record::Status;

/// How many events back a telling can reach.
const REACH: usize = 24;

/// Joins tellings of one event; the first below the headline gives the trigger.
pub(crate) fn merge(text: &str, document: &Document, events: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(events.len());
    for event in events {
        let first = kept.len().saturating_sub(REACH);
        let same = kept[first..].iter().rposition(|known| is_same(text, document, known, &event));
        match same {
            Some(place) => join(document, &mut kept[first + place], event),
            None => kept.push(event),
        }
    }
    kept.sort_by_key(|event| event.trigger.start);
    kept
}

fn is_same(text: &str, document: &Document, known: &Draft, event: &Draft) -> bool {
    known.kind == event.kind
        && known.trigger != event.trigger
        && overlap(&known.actors, &event.actors)
        && overlap(&known.recipients, &event.recipients)
        && overlap(&known.modes, &event.modes)
        && alike(known.status, event.status)
        && (document.in_headline(known.trigger.start)
            || takes_up(text, known.trigger, event.trigger)
                && (!event.actors.is_empty() || points_back(text, event.trigger)))
}

/// Whether two lists share something, or one of them says nothing.
fn overlap<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|item| other.contains(item))
}

/// Whether an event can be told in both ways at once.
fn alike(one: Status, other: Status) -> bool {
    one == other || (one.happened() && other.happened())
}

/// Whether a trigger takes up another's word, or is a noun that points back.
fn takes_up(text: &str, known: Span, trigger: Span) -> bool {
    stem(known.of(text)) == stem(trigger.of(text)) || points_back(text, trigger)
}

/// "the attack", "this visit", "that deal".
fn points_back(text: &str, trigger: Span) -> bool {
    let before = text[..trigger.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(word.to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
}

/// A word without its inflection, as far as that shows that two are one: "shelled", "shelling".
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let endings = ["ings", "ing", "ied", "ies", "ed", "es", "s", "e"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|stem| stem.len() >= 3).unwrap_or(&word).to_owned()
}

/// Adds a telling to an event.
fn join(document: &Document, known: &mut Draft, event: Draft) {
    if document.in_headline(known.trigger.start) && !document.in_headline(event.trigger.start) {
        known.trigger = event.trigger;
        known.status = event.status;
        known.according_to = event.according_to;
    } else if known.status == Status::Presupposed {
        known.status = event.status;
    }
    known.evidence.extend(event.evidence);
    known.evidence.sort_unstable();
    known.evidence.dedup();
    add(&mut known.actors, event.actors);
    add(&mut known.recipients, event.recipients);
    let actors = known.actors.clone();
    known.recipients.retain(|recipient| !actors.contains(recipient));
    add(&mut known.modes, event.modes);
    add(&mut known.contexts, event.contexts);
    known.sounds_disputed |= event.sounds_disputed;
    known.date = known.date.take().or(event.date);
    known.place = known.place.take().or(event.place);
    known.confidence = known.confidence.max(event.confidence);
}

/// Where one telling names nobody, the other may.
fn add<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    if known.is_empty() {
        *known = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_of_a_word_have_one_stem() {
        for (one, other, expected) in [
            ("shelled", "shelling", true),
            ("attack", "attacks", true),
            ("agree", "agreed", true),
            ("visit", "visited", true),
            ("arrest", "release", false),
        ] {
            assert_eq!(stem(one) == stem(other), expected, "{one} / {other}");
        }
    }

    #[test]
    fn a_noun_with_an_article_points_back() {
        let text = "The army condemned the raid and a second raid.";
        let at = |from: usize| {
            let start = from + text[from..].find("raid").unwrap();
            Span::new(start, start + 4)
        };
        assert!(points_back(text, at(0)));
        assert!(!points_back(text, at(25)));
    }
}
