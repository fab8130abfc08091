//! Those who take part in an event or a dispute, against those expected: the same where mentions
//! overlap or the name is the same, and equal where the country is too.

use onrecord::record::{CharSpan, Participant};

use super::{Comparison, Part, best, overlap};
use crate::code_points;
use crate::line::actor::ExpectedActor;
use crate::name::same_name;

impl Comparison<'_> {
    /// Both sides in words, those who are the same called the same.
    pub(super) fn party(&self, part: &'static str, ids: &[String], found: &[Participant]) -> Part {
        let expected: Vec<_> = ids.iter().filter_map(|id| self.passage.actor(id)).collect();
        let pairs = self.same(&expected, found);
        let mut wanted = Vec::new();
        let mut got: Vec<_> =
            found.iter().map(|one| shown(&one.name, one.country.as_ref())).collect();
        for (actor, pair) in expected.iter().zip(pairs) {
            match pair {
                Some(index) => {
                    wanted.push(shown(&actor.name, actor.country.as_ref()));
                    got[index] = shown(&actor.name, found[index].country.as_ref());
                }
                None if actor.optional => {}
                None => wanted.push(shown(&actor.name, actor.country.as_ref())),
            }
        }
        (part, joined(wanted), joined(got))
    }

    /// For each expected actor the index of the participant who is the same.
    fn same(&self, expected: &[&ExpectedActor], found: &[Participant]) -> Vec<Option<usize>> {
        let mut scored = Vec::new();
        for (index, actor) in expected.iter().enumerate() {
            let mentions = code_points::of(&self.passage.text, &actor.mentions);
            for (other, one) in found.iter().enumerate() {
                let name = if same_name(&actor.name, &one.name) { 1.0 } else { 0.0 };
                let score = shared(&mentions, self.mentions_of(&one.id)) + name;
                if score > 0.0 {
                    scored.push((score, index, other));
                }
            }
        }
        best(scored, expected.len())
    }

    fn mentions_of(&self, id: &str) -> &[CharSpan] {
        let actor = self.record.actors.iter().find(|actor| actor.id == id);
        actor.map_or(&[], |actor| &actor.mentions)
    }
}

/// How much of the mentions of two actors is the same, 0 to 1: each of the first with the one of the
/// second that it overlaps with most.
pub(super) fn shared(first: &[CharSpan], second: &[CharSpan]) -> f64 {
    let closest =
        |one: &CharSpan| second.iter().map(|other| overlap(&[*one], &[*other])).fold(0.0, f64::max);
    let same: f64 = first.iter().map(closest).sum();
    let either = (first.len() + second.len()) as f64 - same;
    if either > 0.0 { same / either } else { 0.0 }
}

fn shown(name: &str, country: Option<&String>) -> String {
    format!("{name} ({})", country.map_or("no country", String::as_str))
}

fn joined(mut names: Vec<String>) -> String {
    names.sort();
    if names.is_empty() { "nobody".to_owned() } else { names.join(" and ") }
}
