//! A passage as gold that records are scored against, one JSON object with spans in code points.
//!
//! Unlike a record it tells what may be left out (`optional`), and what else counts as the same.

use onrecord::record::ActorKind;
use onrecord_text::{Document, Span};
use serde_json::{Value, json};

use super::speaker::speakers;
use crate::line::actor::{ExpectedActor, kind_name};
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::line::statement::{kind_name as statement_kind, polarity_name, stance_name};
use crate::passage::{ExpectedStatement, Passage};

/// The shape's name.
const SCHEMA: &str = "onrecord-corpus-gold/1";

impl Passage {
    /// The passage as gold to score a record against.
    pub fn gold(&self) -> Value {
        let document = Document::new(&self.text);
        let sentences: Vec<Span> =
            document.paragraphs.iter().flat_map(|part| part.sentences.iter().copied()).collect();
        json!({
            "schema": SCHEMA,
            "article": self.id(),
            "published": self.headers.published.as_ref().map(ToString::to_string),
            "text": self.text,
            "sentences": sentences.iter().map(|span| self.at(*span)).collect::<Vec<_>>(),
            "actors": self.actors.iter().map(|one| self.gold_actor(one)).collect::<Vec<_>>(),
            "statements":
                self.statements.iter().map(|one| self.gold_statement(one)).collect::<Vec<_>>(),
            "events": self.events.iter().map(|one| self.gold_event(one)).collect::<Vec<_>>(),
            "disputes": self
                .disputes
                .iter()
                .map(|one| self.gold_dispute(one, &sentences))
                .collect::<Vec<_>>(),
            "dates": self.gold_dates(),
            "places": self.gold_places(),
        })
    }

    fn gold_actor(&self, actor: &ExpectedActor) -> Value {
        let mention = |span: &Span| {
            let mut at = self.at(*span);
            at["optional"] = json!(actor.optional);
            at
        };
        json!({
            "id": actor.id,
            "name": actor.name,
            "type": kind_name(actor.kind),
            "named": actor.kind == ActorKind::Person && is_proper(&actor.name),
            "country": actor.country,
            "sector": actor.sectors.first(),
            "role": actor.role,
            "mentions": actor.mentions.iter().map(mention).collect::<Vec<_>>(),
        })
    }

    fn gold_statement(&self, statement: &ExpectedStatement) -> Value {
        let speakers = speakers(self, statement);
        let mut sources = Vec::new();
        for (index, speaker) in speakers.iter().enumerate() {
            let span = statement.source.get(index).or(statement.source.first());
            sources.push(json!({"actor": speaker.id, "mention": span.map(|span| self.at(*span))}));
        }
        json!({
            "id": statement.id,
            "optional": statement.optional,
            "sources": sources,
            "cue": self.all_at(&statement.cue),
            "content": self.all_at(&statement.content),
            "kind": statement_kind(statement.kind),
            "stance": stance_name(statement.stance),
            "polarity": polarity_name(statement.polarity),
            "parent": statement.parent,
            "restates": statement.restates,
            "date": statement.date,
        })
    }

    fn gold_event(&self, event: &ExpectedEvent) -> Value {
        let told_in = event.statement.as_deref().unwrap_or("narrator");
        json!({
            "id": event.id,
            "optional": event.optional,
            "type": event.kind,
            "mode": event.modes,
            "context": event.contexts,
            "actor": event.actors,
            "recipient": event.recipients,
            "trigger": self.at(event.trigger),
            "evidence": self.all_at(&event.also),
            "status": event.status.name(),
            "attributed_to": [told_in],
            "date": event.date,
            "place": event.place,
        })
    }

    /// The claim is the longest of its spans; the other spans, and the sentence of a disputed
    /// event, count as well.
    fn gold_dispute(&self, dispute: &ExpectedDispute, sentences: &[Span]) -> Value {
        let mut claims = self.claim(dispute);
        claims.sort_by_key(|span| (std::cmp::Reverse(span.len()), span.start));
        for event in dispute.events.iter().filter_map(|id| self.event(id)) {
            claims.push(event.trigger);
            claims.extend(sentences.iter().filter(|sentence| sentence.contains(event.trigger)));
        }
        claims.extend(
            dispute
                .statements
                .iter()
                .filter_map(|id| self.statement(id))
                .flat_map(|one| &one.content),
        );
        let (claim, rest) = claims.split_first().map_or((None, &[][..]), |(a, b)| (Some(*a), b));
        let party = |id: &String, statement: Option<&String>| match statement {
            Some(statement) => json!({"actor": id, "statement": statement}),
            None => json!({"actor": id}),
        };
        let asserted = dispute.asserted_by.iter().enumerate().map(|(index, id)| {
            party(id, dispute.statements.get(index).or(dispute.statements.first()))
        });
        let denied = dispute.denied_by.iter().map(|id| party(id, dispute.denials.first()));
        json!({
            "id": dispute.id,
            "optional": dispute.optional,
            "claim": claim.map(|span| self.at(span)),
            "claim_alternatives": self.all_at(rest),
            "events": dispute.events,
            "asserted_by": asserted.collect::<Vec<_>>(),
            "denied_by": denied.collect::<Vec<_>>(),
        })
    }

    fn gold_dates(&self) -> Vec<Value> {
        let mut dates = Vec::new();
        for date in &self.dates {
            for (index, span) in date.spans.iter().enumerate() {
                dates.push(json!({
                    "id": format!("{}.{index}", date.id),
                    "optional": date.optional,
                    "span": self.at(*span),
                    "value": date.value,
                    "grain": date.grain,
                }));
            }
        }
        dates
    }

    fn gold_places(&self) -> Vec<Value> {
        let mut places = Vec::new();
        for place in &self.places {
            for (index, span) in place.spans.iter().enumerate() {
                places.push(json!({
                    "id": format!("{}.{index}", place.id),
                    "optional": place.optional,
                    "span": self.at(*span),
                    "place": place.name,
                    "iso3": place.country,
                }));
            }
        }
        places
    }

    fn at(&self, span: Span) -> Value {
        let [start, end] = self.point(span);
        json!({"start": start, "end": end, "text": span.of(&self.text)})
    }

    fn all_at(&self, spans: &[Span]) -> Vec<Value> {
        spans.iter().map(|span| self.at(*span)).collect()
    }
}

/// Whether every word of a name begins with a capital, particles left aside: "Ngozi Bello",
/// "Ana de la Cruz", and not "regional governor".
fn is_proper(name: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
        "la", "le", "ibn", "van", "von",
    ];
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut words = name.split_whitespace();
    name.split_whitespace().any(capital)
        && words.all(|word| capital(word) || PARTICLES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_are_told_from_descriptions() {
        for (name, expected) in [
            ("Ngozi Bello", true),
            ("Ana de la Cruz", true),
            ("Nayra", true),
            ("regional governor", false),
            ("Karganan border colonel", false),
            ("officials in Kargana", false),
        ] {
            assert_eq!(is_proper(name), expected, "{name}");
        }
    }
}
