//! Which actors a statement comes from: those that its `by` names, or else those that its source
//! mentions.

use onrecord::record::ActorKind;
use onrecord_text::Span;

use crate::line::actor::ExpectedActor;
use crate::name::same_name;
use crate::passage::{ExpectedStatement, Passage};

/// The actors who say it, in the order of their lines; none where the text names nobody.
pub(crate) fn speakers<'a>(
    passage: &'a Passage,
    statement: &ExpectedStatement,
) -> Vec<&'a ExpectedActor> {
    let named =
        |actor: &&ExpectedActor| statement.names.iter().any(|name| same_name(name, &actor.name));
    let named: Vec<_> = passage.actors.iter().filter(named).collect();
    if !named.is_empty() {
        return named;
    }
    let whole = statement.source.iter().flat_map(|source| mentioned(passage, *source));
    let mut found: Vec<_> = whole.collect();
    found.sort_by_key(|actor| passage.actors.iter().position(|other| other.id == actor.id));
    found.dedup_by_key(|actor| &actor.id);
    found
}

/// The actors of the mentions that come nearest to the source: the source itself; else, inside
/// it, a person's before a body's, then the longest.
fn mentioned(passage: &Passage, source: Span) -> Vec<&ExpectedActor> {
    let source = trimmed(&passage.text, source);
    let all = passage.actors.iter().flat_map(|actor| {
        actor.mentions.iter().map(move |mention| (trimmed(&passage.text, *mention), actor))
    });
    let touching: Vec<_> = all.filter(|(mention, _)| mention.overlaps(source)).collect();
    let rank = |(mention, actor): &(Span, &ExpectedActor)| {
        let person = matches!(actor.kind, ActorKind::Person | ActorKind::SocialGroup);
        (*mention == source, source.contains(*mention) && person, mention.len())
    };
    let Some(best) = touching.iter().map(rank).max() else { return Vec::new() };
    touching.iter().filter(|one| rank(one) == best).map(|(_, actor)| *actor).collect()
}

/// Without a comma at its end or an owner's `'s`.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text).trim_end_matches([',', ' ', ':']);
    let words = ["'s", "’s"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    Span::new(span.start, span.start + words.len())
}
